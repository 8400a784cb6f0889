"""Shows each rule of `sigloom doctor` in the real program, and that --fix makes the file open there.

    doctor_test.py PROGRAM

For each file of tests/exporters/doctor/faults and each program that the doctor names: what the program makes of the
file differs from what it makes of the repaired one; where the doctor says that it does not open the file, it
raises an error; and it opens the repaired file. Gephi takes part where its toolkit is (see gephi_test.py). What
VOSviewer and Neo4j do is not run here.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import unittest
import warnings
from pathlib import Path

import igraph
import networkx as nx

import gephi_test

HERE = Path(__file__).resolve().parent
FAULTS = HERE.parent / "exporters" / "doctor" / "faults"
PROGRAM = ""
NODE = shutil.which("node") if (HERE / "node" / "node_modules").is_dir() else None
SIGMA = HERE.parent.parent / "page" / "node_modules" / "sigma"
ASKED = {  # told only where --for names the program
    "two-blocks.gexf": "graphology",
    "entity.gml": "igraph",
    "label-twice.gml": "networkx",
    "dot-color.dot": "gephi",
    "always-directed.net": "gephi",
}

# The repair makes the file say what the program makes of it; of the last, the rule is about a warning.
SAME_GRAPH = {
    ("gephi", "hyperedge"),
    ("gephi", "invalid-utf8"),
    ("gephi", "key-twice"),
    ("gephi", "parallel-edges"),
    ("gephi", "value-twice"),
    ("networkx", "value-twice"),
    ("networkx", "repeated-member"),
    ("networkx", "missing-node"),
    ("networkx", "direction-unsaid"),
    ("igraph", "direction-unsaid"),
    ("igraph", "hyperedge"),
    ("igraph", "value-twice"),
    ("graphology", "direction-unsaid"),
    ("graphology", "hyperedge"),
    ("graphology", "invalid-utf8"),
    ("graphology", "value-twice"),
    ("networkx", "no-type"),
}


def may_be_same(program, rule, does):
    """An effect that is there under some condition, too."""
    return (program, rule) in SAME_GRAPH or ", if " in does or ", unless " in does



def doctor(*arguments):
    done = subprocess.run([PROGRAM, "doctor", *map(str, arguments)], capture_output=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise AssertionError(f"doctor {arguments} exits with {done.returncode}: {done.stderr}")
    return done


def plain(value):
    """Comparable, also where it holds NaN."""
    return json.dumps(value, sort_keys=True, default=str)


def of_networkx(path):
    def read():
        if path.name.endswith(".json"):
            return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")))
        if path.suffix == ".gml":
            return nx.read_gml(path)
        return (nx.read_graphml if path.suffix == ".graphml" else nx.read_gexf)(path)

    def result():
        graph = read()
        # The same in any order: a repaired file may name a node earlier.
        nodes = sorted(([repr(id_), row] for id_, row in graph.nodes(data=True)), key=plain)
        in_order = list if graph.is_directed() else sorted
        edges = sorted(([in_order([repr(a), repr(b)]), row] for a, b, row in graph.edges(data=True)), key=plain)
        return [type(graph).__name__, nodes, edges]

    return attempt(result)


def of_igraph(path):
    def result():
        graph = (igraph.Graph.Read_GML if path.suffix == ".gml" else igraph.Graph.Read_GraphML)(str(path))
        return [
            graph.is_directed(),
            [vertex.attributes() for vertex in graph.vs],
            [[edge.tuple, edge.attributes()] for edge in graph.es],
        ]

    return attempt(result)


def attempt(result):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return {"graph": plain(result())}
        except Exception as error:  # whatever the program raises
            return {"error": f"{type(error).__name__}: {error}"}


def of_node(library, paths):
    done = subprocess.run(
        [NODE, HERE / "node" / "open.js", library, *paths], capture_output=True, encoding="utf-8", check=True
    )
    return [
        graph if "error" in graph else {"graph": plain(graph)} for graph in map(json.loads, done.stdout.splitlines())
    ]


class DoctorTest(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.cases = []  # of file, its findings, and the repaired file
        for path in sorted(FAULTS.iterdir()):
            of_pair = path.name.endswith(".csv") and len(list(FAULTS.glob(path.name.split(".")[0] + ".*.csv"))) > 1
            if of_pair or path.name.startswith("no-role"):
                continue
            asked = ["--for", ASKED[path.name]] if path.name in ASKED else []
            findings = json.loads(doctor(path, "--format", "json", *asked).stdout)
            mended = cls.folder / path.name
            doctor(path, "--fix", "-o", mended, *asked)
            cls.cases.append((path, findings, mended))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def concerned(self, program):
        """The files that a program trips over, and what it is said to do."""
        for path, findings, mended in self.cases:
            effects = {}
            for finding in findings:
                for effect in finding["effects"].split("; "):
                    name, _, does = effect.partition(" ")
                    if name == program:
                        effects[finding["rule"]] = (does, finding["repair"])
            if effects:
                yield path, mended, effects

    def check(self, program, open_both):
        """`open_both` takes pairs of a file and the repaired one, and gives a pair of results for each."""
        cases = list(self.concerned(program))
        results = open_both([(path, mended) for path, mended, _ in cases])
        self.assertTrue(cases)
        for (path, _, effects), (before, after) in zip(cases, results, strict=True):
            with self.subTest(f"{program} {path.name}"):
                if any(does == "does not open it" for does, _ in effects.values()):
                    self.assertIn("error", before)
                if all(repair is None for _, repair in effects.values()):
                    continue
                self.assertNotIn("error", after)
                rule = next((rule for rule in effects if path.name.startswith(rule)), "")
                if rule and (program, rule) in SAME_GRAPH and "error" not in before:
                    self.assertEqual(before, after)
                elif not all(may_be_same(program, rule, does) for rule, (does, _) in effects.items()):
                    self.assertNotEqual(before, after)

    def test_NetworkxDoesIt(self):
        self.check("networkx", lambda pairs: [(of_networkx(path), of_networkx(mended)) for path, mended in pairs])

    def test_IgraphDoesIt(self):
        self.check("igraph", lambda pairs: [(of_igraph(path), of_igraph(mended)) for path, mended in pairs])

    @unittest.skipUnless(NODE, "no node_modules")
    def test_GraphologyDoesIt(self):
        libraries = {".graphml": "graphology-graphml", ".gexf": "graphology-gexf", ".json": "graphology"}

        def open_both(pairs):
            results = {}
            for suffix, library in libraries.items():
                paths = [path for pair in pairs for path in pair if path.suffix == suffix]
                results.update(zip(paths, of_node(library, paths), strict=True))
            return [(results[path], results[mended]) for path, mended in pairs]

        self.check("graphology", open_both)

    @unittest.skipUnless(NODE, "no node_modules")
    def test_CytoscapeDoesIt(self):
        def open_both(pairs):
            paths = [path for pair in pairs for path in pair]
            results = of_node("cytoscape", paths)
            return list(zip(results[::2], results[1::2], strict=True))

        self.check("cytoscape", open_both)

    @unittest.skipUnless(NODE and SIGMA.is_dir(), "no node_modules of the page")
    def test_SigmaKnowsNoOtherDrawingPrograms(self):
        script = (
            "globalThis.WebGLRenderingContext = globalThis.WebGL2RenderingContext ="
            " new Proxy(class {}, { get: () => 1 });"
            f"const settings = require({json.dumps(str(SIGMA / 'settings'))});"
            "console.log(JSON.stringify([Object.keys(settings.DEFAULT_NODE_PROGRAM_CLASSES),"
            " Object.keys(settings.DEFAULT_EDGE_PROGRAM_CLASSES)]))"
        )
        done = subprocess.run([NODE, "-e", script], capture_output=True, encoding="utf-8", check=True)
        self.assertEqual([["circle"], ["arrow", "line"]], json.loads(done.stdout))

    def test_HalfOfACharacterMakesGraphmlThatNothingReads(self):
        path, _, mended = next(case for case in self.cases if case[0].name == "half-character.json")
        for file, fails in ((path, True), (mended, False)):
            written = self.folder / "half.graphml"
            nx.write_graphml(nx.node_link_graph(json.loads(file.read_text(encoding="utf-8"))), written)
            self.assertEqual(fails, "error" in of_networkx(written))

    def test_GephiDoesIt(self):
        try:
            jars = gephi_test.toolkit()
        except SystemExit:
            self.skipTest("Gephi Toolkit is not there, and SIGLOOM_GEPHI is not set")
        subprocess.run(
            ["javac", "-cp", f"{jars}/*", "-d", self.folder, HERE / "gephi" / "ReadByGephi.java"], check=True
        )

        def open_both(pairs):
            done = subprocess.run(
                ["java", "-Xmx2g", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
                + ["-cp", f"{self.folder}:{jars}/*", "ReadByGephi", "--each"]
                + [str(path) for pair in pairs for path in pair],
                capture_output=True,
                encoding="utf-8",
            )
            self.assertEqual(done.returncode, 0, done.stderr[-2000:])
            results = []
            for graph in map(json.loads, done.stdout.splitlines()):
                loud = [one for one in graph.get("issues", []) if one["level"] != "INFO"]
                result = {key: value for key, value in graph.items() if key != "issues"}
                result["loud"] = [one["message"] for one in loud]
                if loud and not graph.get("nodes"):  # a table that is given up
                    result["error"] = result["loud"][0]
                results.append(result)
            for (path, mended), after in zip(pairs, results[1::2], strict=True):
                repaired = all(
                    finding["repair"] for case in self.cases if case[0] == path for finding in case[1]
                )
                with self.subTest(f"quiet {path.name}"):
                    if repaired:
                        self.assertEqual([], after["loud"])
            return list(zip(results[::2], results[1::2], strict=True))

        self.check("gephi", open_both)

    def test_GephiSaysSo(self):
        """What is said of the weight is what arrives: values, not only that something differs."""
        try:
            jars = gephi_test.toolkit()
        except SystemExit:
            self.skipTest("Gephi Toolkit is not there, and SIGLOOM_GEPHI is not set")
        subprocess.run(
            ["javac", "-cp", f"{jars}/*", "-d", self.folder, HERE / "gephi" / "ReadByGephi.java"], check=True
        )
        weights = {
            "property-for-all.graphml": (1, 2),
            "weight-by-case.graphml": (1, 2),
            "key-late.graphml": (1, 2),
            "default.graphml": (1, 3),
            "weight-elsewhere.gexf": (1, 2),
            "parallel-edges.graphml": (5, 5),
            "weight-no-number.edges.csv": (2, 3),
            "heading-of-ends.edges.csv": (6, 5),
        }
        paths = [str(folder / name) for name in weights for folder in (FAULTS, self.folder)]
        done = subprocess.run(
            ["java", "-Djava.awt.headless=true", "-cp", f"{self.folder}:{jars}/*", "ReadByGephi", "--each", *paths],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        sums = [sum(edge["weight"] for edge in graph["edges"]) for graph in map(json.loads, done.stdout.splitlines())]
        got = dict(zip(weights, zip(sums[::2], sums[1::2], strict=True), strict=True))
        self.assertEqual(weights, got)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
