"""Does sigloom find what was planted, and nothing else? Prints figures at the default settings: precision and recall of
trends, the place of the planted gap, and how well links are foretold.

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


def table(program, command, folder, *options):
    """The rows that a command prints of the reports."""
    run = subprocess.run([program, command, f"{folder}/reports", *options, "--format", "csv", "--quiet"],
                         check=True, capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(run.stdout)))


def trends(program, folder):
    """The rows of `sigloom trends` by label, and the seconds it took."""
    begin = time.monotonic()
    rows = table(program, "trends", folder, "--top", "0")
    return {row["label"]: row for row in rows}, time.monotonic() - begin


def gap_place(program, folder, truth):
    """Which of the gaps between communities, from 1, is that of the two planted groups; 0: none."""
    one, other = map(set, truth["groups"])
    rows = table(program, "gaps", folder, "--top", "0", "--only", "between-communities")
    for place, row in enumerate(rows, 1):
        a, b = set(row["a"].split("; ")), set(row["b"].split("; "))
        if (a <= one and b <= other) or (a <= other and b <= one):
            return place
    return 0


def foretelling(program, folder, truth):
    """The rows of the backtest by score, and, of the pairs of terms that eight reports name before the planted pairs join, the
    chance that a planted one has a higher chance than another."""
    backtest = {row["score"]: row for row in table(program, "next", folder, "--backtest")}
    year, month = divmod(truth["joined_from"] - 1, 12)
    rows = table(program, "next", folder, "--until", f"{2023 + year}-{month + 1:02}", "--least", "8",
                 "--top", "0")
    planted = {frozenset(pair) for pair in truth["pairs"]}
    places = [i for i, row in enumerate(rows)
              if frozenset((row["source_label"], row["target_label"])) in planted]
    others = len(rows) - len(places)
    return backtest, 1 - sum(i - j for j, i in enumerate(places)) / (len(places) * others)


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
        gap = gap_place(program, folder, truth)
        backtest, foretold = foretelling(program, folder, truth)
    result = {"gap": gap, "backtest": backtest, "foretold": foretold, "tested": len(rows), "seconds": seconds}
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
    results = {seed: look_at(program, seed) for seed in range(1, int(seeds) + 1)}
    print("seed  tested  rising p / r    fading p / r    bursts p / r    false alarms on noise  seconds")
    for seed, r in results.items():
        pairs = "    ".join(f"{r[kind][0]:.3f} / {r[kind][1]:.3f}"
                            for kind in ("rising", "fading", "bursts"))
        print(f"{seed:4}  {r['tested']:6}  {pairs}    {r['false alarms']:21.4f}  {r['seconds']:7.2f}")
    print("\nseed  place of the gap  AUC of the combination  of the best single score"
          "             precision at 100  of chance  AUC of planted pairs")
    for seed, r in results.items():
        combination, chance = r["backtest"].pop("combination"), r["backtest"].pop("chance")
        best = max(r["backtest"].values(), key=lambda row: float(row["auc"]))
        print(f"{seed:4}  {r['gap']:16}  {float(combination['auc']):22.3f}  {float(best['auc']):.3f} "
              f"{best['score']:<32}  {float(combination['precision_at_100']):16.3f}"
              f"  {float(chance['precision_at_100']):9.3f}  {r['foretold']:20.3f}")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
