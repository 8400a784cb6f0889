"""How time and memory grow with the number of reports.

    bench/growth.py PROGRAM REPORTS [MADE_UP...]

PROGRAM is sigloom. Of the folder REPORTS the first 100, 300, 1000, ... reports by name are taken, and in the
end all; after them as many made-up ones (synthesize.py) as each MADE_UP says, for example 10000 30000. For each
number the graph is built and written as JSON, and ranked from that file by two measures; seconds are those of
the whole process, the least of three, and memory is its maximum resident set. What takes more than LIMIT
seconds is given up, and not tried for larger graphs.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 3
LIMIT = 120
RANKINGS = ("pagerank", "betweenness")


def measured(command):
    """Seconds, MiB and exit code of one run; nothing when it takes too long."""
    began = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        while True:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            seconds = time.monotonic() - began
            if pid != 0:
                process.returncode = os.waitstatus_to_exitcode(status)
                return seconds, usage.ru_maxrss / 1024
            if seconds > LIMIT:
                process.kill()
                return None
            time.sleep(0.002)


def least(command):
    runs = []
    for _ in range(ROUNDS):
        run = measured(command)
        if run is None:
            return None
        runs.append(run)
        if run[0] > LIMIT / ROUNDS:
            break
    return min(seconds for seconds, _ in runs), max(memory for _, memory in runs)


def folders(reports, made_up, scratch):
    """Pairs of a title and a folder."""
    paths = sorted(reports.rglob("*.md"))
    counts = [count for power in (100, 1000, 10000) for count in (power, 3 * power) if count < len(paths)]
    for count in counts + [len(paths)]:
        folder = scratch / f"real-{count}"
        folder.mkdir()
        for path in paths[:count]:
            (folder / path.name).symlink_to(path)
        yield f"{count:,}", folder
    synthesize = Path(__file__).with_name("synthesize.py")
    for count in made_up:
        folder = scratch / f"made-up-{count}"
        subprocess.run([sys.executable, synthesize, folder, count], check=True)
        yield f"{int(count):,} made up", folder


def size_of(program, graph):
    info = subprocess.run([program, "info", graph, "--format", "json"], check=True,
                          stdout=subprocess.PIPE).stdout
    info = json.loads(info)
    return info["nodes"], info["edges"]


def cells(run):
    return ("-", "-") if run is None else (f"{run[0]:.2f} s", f"{run[1]:,.0f} MiB")


def main(program, reports, *made_up):
    titles = ["reports", "nodes", "edges", "build", "memory"]
    for measure in RANKINGS:
        titles += [measure, "memory"]
    print("| " + " | ".join(titles) + " |")
    print("|" + "--:|" * len(titles))
    given_up = set()
    with tempfile.TemporaryDirectory() as scratch:
        graph = Path(scratch) / "graph.json"
        for title, folder in folders(Path(reports).resolve(), made_up, Path(scratch)):
            build = least([program, "build", folder, "-o", graph, "-q"])
            nodes, edges = size_of(program, graph)
            row = [title, f"{nodes:,}", f"{edges:,}", *cells(build)]
            for measure in RANKINGS:
                run = None
                if measure not in given_up:
                    run = least([program, "rank", graph, "--by", measure, "-q"])
                if run is None:
                    given_up.add(measure)
                row += cells(run)
            print("| " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
