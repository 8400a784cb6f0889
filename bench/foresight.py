"""Does sigloom find what was planted, and nothing else? Prints precision and recall at the default settings.

    bench/foresight.py SIGLOOM [SEEDS]

Made-up reports (planted.py), one collection per seed and one of pure noise. A burst is found where it overlaps the one
that was planted.
"""
import csv
import io
import subprocess
import sys
import tempfile
import time

from planted import plant


def trends(program, folder):
    """The rows of `sigloom trends` by label, and the seconds it took."""
    begin = time.monotonic()
    run = subprocess.run([program, "trends", f"{folder}/reports", "--top", "0", "--format", "csv",
                          "--quiet"], check=True, capture_output=True, text=True)
    rows = csv.DictReader(io.StringIO(run.stdout))
    return {row["label"]: row for row in rows}, time.monotonic() - begin


def months(header):
    """The first and the last month, from 0, of a period such as 2023-Q2."""
    year, part = header.split("-")
    begin = 12 * (int(year) - 2023)
    if part[0] == "Q":
        return begin + 3 * int(part[1]) - 3, begin + 3 * int(part[1]) - 1
    if part[0] == "H":
        return begin + 6 * int(part[1]) - 6, begin + 6 * int(part[1]) - 1
    return begin + int(part) - 1, begin + int(part) - 1


def overlaps(intervals, first, last):
    for interval in filter(None, intervals.split("; ")):
        begin, end = interval.split("/")
        if months(begin)[0] <= last and months(end)[1] >= first:
            return True
    return False


def share(part, whole):
    return len(part) / len(whole) if whole else 1.0


def score(found, planted):
    right = found & planted
    return share(right, found), share(right, planted)


def look_at(program, seed):
    with tempfile.TemporaryDirectory() as folder:
        truth = plant(folder, seed)
        rows, seconds = trends(program, folder)
    result = {"tested": len(rows), "seconds": seconds}
    for kind in ("rising", "fading"):
        result[kind] = score({t for t, row in rows.items() if row["trend"] == kind},
                             set(truth[kind]))
    with_bursts = {t for t, row in rows.items() if row["burst"]}
    planted = {b["term"] for b in truth["bursts"]}
    hit = {b["term"] for b in truth["bursts"]
           if b["term"] in rows and overlaps(rows[b["term"]]["burst"], b["first"], b["last"])}
    result["bursts"] = share(hit, with_bursts), share(hit, planted)
    with tempfile.TemporaryDirectory() as folder:
        plant(folder, seed, only_noise=True)
        rows, _ = trends(program, folder)
    alarms = [t for t, row in rows.items() if row["trend"] != "steady" or row["burst"]]
    result["false alarms"] = share(alarms, rows)
    return result


def main(program, seeds=3):
    print("seed  tested  rising p / r    fading p / r    bursts p / r    false alarms on noise  seconds")
    for seed in range(1, int(seeds) + 1):
        r = look_at(program, seed)
        pairs = "    ".join(f"{r[kind][0]:.3f} / {r[kind][1]:.3f}"
                            for kind in ("rising", "fading", "bursts"))
        print(f"{seed:4}  {r['tested']:6}  {pairs}    {r['false alarms']:21.4f}  {r['seconds']:7.2f}",
              flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
