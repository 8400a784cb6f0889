"""What `sigloom trends` says of made-up reports, against statsmodels, pymannkendall, scipy and definitions.

    foresight_test.py SIGLOOM
"""
import csv
import io
import itertools
import math
import random
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

import numpy as np
import pymannkendall
import scipy.stats
import statsmodels.api as sm

PROGRAM = None
MONTHS = 12
TERMS = [f"{first} {second}" for first in ("amber", "cobalt", "ivory", "olive", "scarlet", "violet")
         for second in ("anvil", "bridge", "canyon", "dynamo", "engine")]


def write_reports(folder):
    """60 to 90 reports with terms of all sorts of trends."""
    rng = random.Random(5)
    slope = {term: rng.uniform(-0.35, 0.35) for term in TERMS}
    level = {term: rng.uniform(0.02, 0.2) for term in TERMS}
    number = 0
    for month in range(MONTHS):
        if month == 4:
            continue  # a period without reports
        for _ in range(rng.randint(3, 9)):
            number += 1
            terms = [t for t in TERMS
                     if rng.random() < min(0.9, level[t] * math.exp(slope[t] * (month - 6)))]
            day = f"2024{month + 1:02}{rng.randint(1, 28):02}"
            text = (f"# __Report {number}__, (from page [{day}](https://example.org/{day}).)\n\n"
                    f"__[External link](https://host{number % 7}.example/{number})__\n\n"
                    "## Keywords\n\n" + "".join(f"* {t}\n" for t in terms) + "\n## Summary\n\nText.\n")
            (folder / f"{number:03}.md").write_text(text, encoding="utf-8")


def viterbi(r, d, s=2.0, gamma=1.0):
    """The states of Kleinberg's automaton, by trying all paths."""
    n, p0 = len(r), sum(r) / sum(d)
    if not 0 < s * p0 < 1:
        return [0] * n
    gain = [r[t] * math.log(s) + (d[t] - r[t]) * math.log((1 - s * p0) / (1 - p0)) for t in range(n)]

    def value(path):
        ups = sum(b > a for a, b in zip((0,) + path, path))
        return sum(g for g, state in zip(gain, path) if state) - ups * gamma * math.log(n)
    return list(max(itertools.product((0, 1), repeat=n), key=value))


class Trends(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        write_reports(Path(cls.folder.name))
        run = subprocess.run(
            [PROGRAM, "trends", cls.folder.name, "--names", "exact", "--period", "month", "--top", "0",
             "--least", "1", "--with", "all", "--burst-level", "1", "--format", "csv", "--quiet"],
            check=True, capture_output=True, text=True)
        cls.rows = list(csv.DictReader(io.StringIO(run.stdout)))
        cls.labels = [name for name in cls.rows[0] if name[:5] == "2024-"]
        cls.reports = [len([f for f in Path(cls.folder.name).iterdir()
                            if f"[{label.replace('-', '')}" in f.read_text(encoding="utf-8")])
                       for label in cls.labels]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def counts(self, row):
        return [int(row[label]) for label in self.labels]

    def test_TheColumnsAreTheAgreedOnes(self):
        self.assertEqual(list(self.rows[0])[:13],
                         ["id", "label", "kind", "reports", "publishers", "first_seen", "last_seen",
                          "growth", "growth_low", "growth_high", "p", "trend", "burst"])
        self.assertEqual(self.labels, [f"2024-{m + 1:02}" for m in range(MONTHS)])
        self.assertGreater(len(self.rows), 25)

    def test_GrowthIsThatOfStatsmodels(self):
        compared = 0
        has = np.array(self.reports) > 0
        t = np.arange(MONTHS, dtype=float)[has]
        for row in self.rows:
            if not row["growth"]:
                continue
            y = np.array(self.counts(row))[has]
            fit = sm.GLM(y, sm.add_constant(t), family=sm.families.Poisson(),
                         offset=np.log(np.array(self.reports)[has])).fit(tol=1e-12, maxiter=200)
            low, high = fit.conf_int()[1]
            for name, value in (("growth", fit.params[1]), ("growth_low", low), ("growth_high", high)):
                self.assertAlmostEqual(float(row[name]), value, delta=1e-6)
            compared += 1
        self.assertGreater(compared, 25)

    def test_OrderAndSlopeAreThoseOfPymannkendall(self):
        has = [i for i, d in enumerate(self.reports) if d > 0]
        for row in self.rows:
            counts = self.counts(row)
            shares = [counts[i] / self.reports[i] for i in has]
            expected = pymannkendall.original_test(shares)
            self.assertEqual(float(row["mann_kendall"]), expected.s)
            self.assertAlmostEqual(float(row["mann_kendall_p"]), expected.p, delta=1e-9)
            whole = [c / d if d else math.nan for c, d in zip(counts, self.reports)]
            self.assertAlmostEqual(float(row["sen_slope"]), pymannkendall.sens_slope(whole).slope,
                                   delta=1e-12)

    def test_PIsExactAndCorrectedAsScipyDoes(self):
        share = np.array(self.reports) / sum(self.reports)
        for row in self.rows:
            counts = self.counts(row)
            total, s = sum(counts), sum(t * c for t, c in enumerate(counts))
            chance = np.array([1.0])
            for _ in range(total):
                chance = np.convolve(chance, share)
            p = min(1, 2 * min(chance[:s + 1].sum(), chance[s:].sum()))
            self.assertAlmostEqual(float(row["p"]), p, delta=1e-9)
        corrected = scipy.stats.false_discovery_control([float(r["p"]) for r in self.rows])
        for row, expected in zip(self.rows, corrected):
            self.assertAlmostEqual(float(row["adjusted_p"]), expected, delta=1e-9)
            if float(row["adjusted_p"]) > 0.05:
                self.assertEqual(row["trend"], "steady")
        self.assertIn("rising", {row["trend"] for row in self.rows})
        self.assertIn("fading", {row["trend"] for row in self.rows})

    def test_BurstsAreThoseOfTheCheapestPath(self):
        with_bursts = 0
        for row in self.rows:
            states = [0] * MONTHS
            for interval in filter(None, row["burst"].split("; ")):
                first, last = (self.labels.index(label) for label in interval.split("/"))
                states[first:last + 1] = [1] * (last - first + 1)
            self.assertEqual(states, viterbi(self.counts(row), self.reports), row["label"])
            with_bursts += any(states)
        self.assertGreater(with_bursts, 3)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    warnings.simplefilter("error", RuntimeWarning)
    unittest.main()
