"""Reading reports and building their graph, side by side with cmark parsing the same bytes.

    bench/build.py PROGRAMS REPORTS [ROUNDS]

PROGRAMS is the folder of build_bench and cmark_baseline. The two take turns, each round in a process
of its own and the files in the page cache; medians are printed, and the ratio of the medians.
"""
import statistics
import subprocess
import sys
from pathlib import Path

THREADS = "2"


def run(*command):
    """The `name value` lines that a program prints."""
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return {name: float(value) for name, value in (line.split() for line in output.splitlines())}


def main(programs, reports, rounds=7):
    programs = Path(programs)
    cmark = [programs / "cmark_baseline", reports]
    build = [programs / "build_bench", reports, THREADS]
    run(*cmark), run(*build)  # fills the page cache
    parsed, built = [], []
    for _ in range(int(rounds)):
        parsed.append(run(*cmark))
        built.append(run(*build))
    if parsed[0]["reports"] != built[0]["reports"]:
        sys.exit("the two did not read the same reports")

    def median(results, name):
        return statistics.median(result[name] for result in results)

    baseline, ours = median(parsed, "seconds"), median(built, "seconds")
    mebibytes = parsed[0]["bytes"] / 2**20
    print(f"{parsed[0]['reports']:.0f} reports, {mebibytes:.1f} MiB; medians of {rounds} rounds")
    print(f"  cmark parses them, 1 thread               {baseline:8.3f} s  {mebibytes / baseline:7.1f} MiB/s")
    print(f"  sigloom reads them and builds, {THREADS} threads   {ours:8.3f} s  {mebibytes / ours:7.1f} MiB/s")
    print(f"  ratio                                     {ours / baseline:8.2f}")
    print(f"  graph: {built[0]['nodes']:.0f} nodes, {built[0]['edges']:.0f} edges;"
          f" peak memory {median(built, 'peak_mib'):.0f} MiB")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
