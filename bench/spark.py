"""What `sigloom-spark build` costs on two processors, beside `contribute` and `merge` on the same reports.

    bench/spark.py PROGRAM [REPORTS...]       (3000 30000)

Makes up reports (bench/synthesize.py), builds their tables both ways, compares every edge, and prints a table: seconds,
processor seconds, and the peak of the memory that all processes together hold (proportional set size: what several
share counts once).
"""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import pyarrow
import pyarrow.parquet

HERE = Path(__file__).resolve().parent
COMMAND = HERE.parent / "distributed" / "sigloom-spark"
EVERY = 0.25  # seconds between two looks at the memory
TICKS = os.sysconf("SC_CLK_TCK")


def processes_below(pid):
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            for child in task.read_text().split():
                yield from processes_below(int(child))
        except OSError:
            continue


class Watch(threading.Thread):
    """Looks at a process and all below it until it ends."""

    def __init__(self, pid):
        super().__init__()
        self.pid, self.peak, self.seconds = pid, 0, {}
        self.ended = threading.Event()

    def run(self):
        while not self.ended.wait(EVERY):
            memory = 0
            for pid in list(processes_below(self.pid)):
                try:
                    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
                    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
                except OSError:
                    continue
                memory += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
                self.seconds[pid] = (int(fields[11]) + int(fields[12])) / TICKS
            self.peak = max(self.peak, memory)


def measured(*command):
    """(seconds, processor seconds, peak in MB) of a command."""
    begin = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    code = process.wait()
    seconds = time.monotonic() - begin
    watch.ended.set()
    watch.join()
    if code != 0:
        sys.exit(f"{command[0]} ended with {code}")
    return seconds, sum(watch.seconds.values()), watch.peak / 1000


def edges(folder):
    parts = sorted(folder.glob("*.parquet")) if folder.is_dir() else [folder]
    return pyarrow.concat_tables(pyarrow.parquet.read_table(part) for part in parts)


def row(reports, edge_count, what, seconds, processor, peak):
    print(f"{reports:>8}  {edge_count:>10}  {what:<20} {seconds:>8.1f} {processor:>10.1f} {peak:>8.0f}", flush=True)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, sizes = sys.argv[1], [int(size) for size in sys.argv[2:]] or [3000, 30000]
    print(f"{'reports':>8}  {'edges':>10}  {'by':<20} {'seconds':>8} {'processor':>10} {'MB':>8}")
    for reports in sizes:
        with tempfile.TemporaryDirectory(prefix="sigloom-bench-") as scratch:
            here = Path(scratch)
            subprocess.run(
                [sys.executable, HERE / "synthesize.py", here / "reports", str(reports)],
                check=True, stdout=subprocess.DEVNULL,
            )
            one = measured(program, "contribute", here / "reports", "-o", here / "all.jsonl.gz", "-q")
            two = measured(program, "merge", here / "all.jsonl.gz", "-o", here / "whole.parquet", "-q")
            (here / "all.jsonl.gz").unlink()
            spark = measured(
                COMMAND, "build", "--input", here / "reports", "--output", here / "built", "--master", "local[2]",
                "--program", program, "--conf", f"spark.local.dir={here / 'local'}",
            )
            whole, mine = edges(here / "whole.parquet" / "edges.parquet"), edges(here / "built" / "edges")
            if not all(whole[name].equals(mine[name]) for name in whole.column_names):
                sys.exit(f"the edges of {reports} reports differ")
            row(reports, whole.num_rows, "contribute", *one)
            row(reports, whole.num_rows, "merge", *two)
            row(reports, whole.num_rows, "sigloom-spark build", *spark)


if __name__ == "__main__":
    main()
