"""How contributing and merging grow with the number of reports.

    bench/scale.py PROGRAM [REPORTS...]

PROGRAM is sigloom. For each number (3000 10000 30000 unless others are given) so many made-up reports
(synthesize.py) are read by `contribute` and added up by `merge`, once with all edges and once with --min-count 2,
to be written as JSON to nowhere. Seconds are processor time, of all threads; memory is the maximum resident set, in
MiB. In the end stand milliseconds a report, and bytes of memory an edge, which are the same in all rows where growth
is linear. 100000 reports take 3 GB of disk in the folder TMPDIR.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

USUAL = (3000, 10000, 30000)


def measured(command):
    """Seconds, MiB and what it said of one run that has to succeed."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        said = process.stderr.read().decode()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {said}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said


def counts(said):
    """Nodes and edges of what was written."""
    found = re.search(r"([\d,]+) nodes?, ([\d,]+) edges?, written", said)
    return tuple(int(number.replace(",", "")) for number in found.groups())


def synthesize(reports, folder):
    program = Path(__file__).with_name("synthesize.py")
    subprocess.run([sys.executable, program, folder, str(reports)], check=True)


def row(program, folder, scratch):
    """What contributing and both ways of merging the reports in a folder, which is removed, took."""
    contributions = scratch / "reports.jsonl.zst"
    read = measured([program, "contribute", folder, "-o", contributions])
    shutil.rmtree(folder)
    merge = [program, "merge", contributions, "-o", "-", "--format", "json"]
    whole = measured(merge)
    frequent = measured([*merge, "--min-count", "2"])
    contributions.unlink()
    return read, whole, frequent


def cells(reports, read, whole, frequent):
    nodes, edges = counts(whole[2])
    row = [f"{reports:,}", f"{nodes:,}", f"{edges:,}", f"{read[0]:.1f} s", f"{read[1]:,.0f}",
           f"{whole[0]:.1f} s", f"{whole[1]:,.0f}", f"{counts(frequent[2])[1]:,}", f"{frequent[0]:.1f} s",
           f"{frequent[1]:,.0f}", f"{1000 * (read[0] + whole[0]) / reports:.2f}",
           f"{whole[1] * 2**20 / edges:.0f}"]
    return "| " + " | ".join(row) + " |"


def main(program, *numbers):
    titles = ["reports", "nodes", "edges", "contribute", "MiB", "merge", "MiB", "edges, 2 reports at least",
              "merge", "MiB", "ms a report", "bytes an edge"]
    print("| " + " | ".join(titles) + " |")
    print("|" + "--:|" * len(titles))
    for reports in [int(number) for number in numbers] or USUAL:
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "reports"
            synthesize(reports, folder)
            read, whole, frequent = row(program, folder, Path(scratch))
        print(cells(reports, read, whole, frequent), flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 2 or not Path(sys.argv[1]).exists():
        sys.exit(__doc__)
    main(*sys.argv[1:])
