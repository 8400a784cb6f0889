"""What `sigloom trends`, `next` and `map` say of made-up reports, against statsmodels, pymannkendall, scipy, networkx and
definitions.

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

import networkx as nx
import numpy as np
import pymannkendall
import scipy.optimize
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


NODES = [f"{first}{second}" for first in ("qam", "vex", "zor", "bly", "cru", "dwi", "fno", "gly")
         for second in ("tik", "lum", "pon", "rev", "sax", "wod", "hep", "jin")]
SINGLE = ["common_neighbors", "jaccard", "adamic_adar", "resource_allocation", "preferential_attachment",
          "weighted_common_neighbors", "weighted_jaccard", "weighted_adamic_adar",
          "weighted_resource_allocation", "weighted_preferential_attachment", "recent_reports"]


def write_ring(folder):
    """96 reports of 12 months on terms of a ring that stand near to each other; returns (month, terms) of each."""
    rng = random.Random(7)
    reports = []
    for month in range(1, 13):
        for _ in range(8):
            start = rng.randrange(len(NODES))
            terms = sorted({NODES[(start + rng.randrange(8)) % len(NODES)] for _ in range(4)}
                           | ({rng.choice(NODES)} if rng.random() < 0.2 else set()))
            reports.append((month, terms))
            (folder / f"{len(reports):03}.md").write_text(
                f"# __R__, (from page [2024{month:02}15](https://example.org/p).)\n\n## Keywords\n\n"
                + "".join(f"* {t}\n" for t in terms) + "\n## Summary\n\nText.\n", encoding="utf-8")
    return reports


def table(arguments):
    run = subprocess.run([PROGRAM, *arguments, "--names", "exact", "--format", "csv", "--quiet"],
                         check=True, capture_output=True, text=True)
    return list(csv.DictReader(io.StringIO(run.stdout)))


class Links(unittest.TestCase):
    """The graph of the reports until a month, and the scores of its pairs that are not joined."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.reports = write_ring(Path(cls.folder.name))
        cls.arguments = ["next", cls.folder.name, "--period", "month", "--horizon", "3"]

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def graph(self, last):
        graph = nx.Graph()
        for month, terms in self.reports:
            if month <= last:
                graph.add_nodes_from(terms)
                for pair in itertools.combinations(terms, 2):
                    weight = graph.get_edge_data(*pair, {"weight": 0})["weight"]
                    graph.add_edge(*pair, weight=weight + 1)
        return graph

    def scores(self, last):
        """Of each candidate, in the order of SINGLE."""
        graph = self.graph(last)
        count = {n: sum(n in terms for month, terms in self.reports if month <= last) for n in graph}
        recent = {n: sum(n in terms for month, terms in self.reports if last - 3 < month <= last)
                  for n in graph}
        strength = dict(graph.degree(weight="weight"))
        pairs = [p for p in itertools.combinations(sorted(graph), 2)
                 if not graph.has_edge(*p) and min(count[p[0]], count[p[1]]) >= 2
                 and any(True for _ in nx.common_neighbors(graph, *p))]
        of_networkx = [{(u, v): value for u, v, value in index(graph, pairs)}
                       for index in (nx.jaccard_coefficient, nx.adamic_adar_index,
                                     nx.resource_allocation_index, nx.preferential_attachment)]
        result = {}
        for u, v in pairs:
            def w(x, z):
                return graph.get_edge_data(x, z, {"weight": 0})["weight"]
            common = list(nx.common_neighbors(graph, u, v))
            both = {z: w(u, z) + w(v, z) for z in common}
            result[u, v] = [
                len(common), *(index[u, v] for index in of_networkx), sum(both.values()),
                sum(min(w(u, z), w(v, z)) for z in graph) / sum(max(w(u, z), w(v, z)) for z in graph),
                sum(both[z] / math.log(1 + strength[z]) for z in common),
                sum(both[z] / strength[z] for z in common), strength[u] * strength[v],
                recent[u] * recent[v]]
        return result

    @staticmethod
    def features(scores):
        values = np.log1p(np.array(list(scores.values()), dtype=float))
        return (values - values.mean(axis=0)) / values.std(axis=0)

    def fit(self, first, last):
        """The ridge regression on what was joined from one month to the other."""
        scores, later = self.scores(first), self.graph(last)
        x = self.features(scores)
        y = np.array([later.has_edge(*pair) for pair in scores])
        sign = np.where(y, -1.0, 1.0)

        def loss(b):
            return np.logaddexp(0, sign * (b[0] + x @ b[1:])).sum() + 30 * (b[1:] ** 2).sum() / 2

        def slope(b):
            rest = 1 / (1 + np.exp(-(b[0] + x @ b[1:]))) - y
            return np.concatenate([[rest.sum()], x.T @ rest + 30 * b[1:]])
        return scipy.optimize.minimize(loss, np.zeros(12), jac=slope, method="BFGS",
                                       options={"gtol": 1e-9, "maxiter": 5000}).x

    def test_ScoresAreThoseOfNetworkxAndOfTheirDefinitions(self):
        rows = table([*self.arguments, "--top", "0"])
        expected = self.scores(12)
        self.assertEqual(len(rows), len(expected))
        self.assertGreater(len(rows), 300)
        for row in rows:
            pair = tuple(sorted((row["source_label"], row["target_label"])))
            for name, value in zip(SINGLE, expected[pair]):
                self.assertAlmostEqual(float(row[name]), value, delta=1e-9 * (1 + value), msg=name)

    def test_TheCombinationIsTheRidgeRegressionOnTheLatestPast(self):
        b = self.fit(9, 12)
        scores = self.scores(12)
        chance = dict(zip(scores, 1 / (1 + np.exp(-(b[0] + self.features(scores) @ b[1:])))))
        rows = table([*self.arguments, "--top", "0"])
        for row in rows:
            pair = tuple(sorted((row["source_label"], row["target_label"])))
            self.assertAlmostEqual(float(row["combination"]), chance[pair], delta=1e-5)
        values = [float(row["combination"]) for row in rows]
        self.assertEqual(values, sorted(values, reverse=True))

    def test_TheBacktestIsThatOfScipyAndUsesNothingOfLaterMonths(self):
        rows = {row["score"]: row for row in table([*self.arguments, "--backtest"])}
        scores, later = self.scores(9), self.graph(12)
        joined = np.array([later.has_edge(*pair) for pair in scores])
        b = self.fit(6, 9)
        columns = dict(zip(SINGLE, np.array(list(scores.values()), dtype=float).T))
        columns["combination"] = self.features(scores) @ b[1:]
        for name, values in columns.items():
            auc = scipy.stats.mannwhitneyu(values[joined], values[~joined]).statistic
            auc /= joined.sum() * (~joined).sum()
            self.assertAlmostEqual(float(rows[name]["auc"]), auc, delta=1e-4, msg=name)
            last = np.sort(values)[-100]
            above, equal = values > last, values == last
            found = joined[above].sum() + (100 - above.sum()) * joined[equal].mean()
            self.assertAlmostEqual(float(rows[name]["precision_at_100"]), found / 100,
                                   delta=1e-9 if name != "combination" else 0.011, msg=name)
        for name, value in zip(SINGLE, b[1:]):
            self.assertAlmostEqual(float(rows[name]["coefficient"]), value, delta=1e-4)
        self.assertAlmostEqual(float(rows["chance"]["precision_at_100"]), joined.mean(), delta=1e-12)

    def test_TheMapIsCallonsByDefinition(self):
        members = table(["communities", self.folder.name, "--members", "--top", "0"])
        theme = {row["label"]: row["community"] for row in members}
        count = {n: sum(n in terms for _, terms in self.reports) for n in theme}
        inside, outside = dict.fromkeys(theme.values(), 0.0), dict.fromkeys(theme.values(), 0.0)
        for a, b, data in self.graph(12).edges(data=True):
            e = data["weight"] ** 2 / (count[a] * count[b])
            for end in ((a,) if theme[a] == theme[b] else (a, b)):
                (inside if theme[a] == theme[b] else outside)[theme[end]] += e
        rows = table(["map", self.folder.name])
        self.assertGreater(len(rows), 3)
        for row in rows:
            size = sum(t == row["theme"] for t in theme.values())
            self.assertEqual(int(row["size"]), size)
            self.assertAlmostEqual(float(row["density"]), 100 * inside[row["theme"]] / size, delta=1e-9)
            self.assertAlmostEqual(float(row["centrality"]), 10 * outside[row["theme"]], delta=1e-9)
        middle = {name: np.median([float(row[name]) for row in rows]) for name in ("centrality", "density")}
        names = {(True, True): "motor", (True, False): "basic", (False, True): "niche",
                 (False, False): "emerging or declining"}
        for row in rows:
            place = tuple(float(row[name]) > middle[name] for name in ("centrality", "density"))
            self.assertEqual(row["quadrant"], names[place])


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    warnings.simplefilter("error", RuntimeWarning)
    unittest.main()
