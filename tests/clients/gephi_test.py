"""Opens what `sigloom` writes for Gephi in Gephi itself (Gephi Toolkit 0.10.1).

    gephi_test.py PROGRAM

The toolkit is fetched by Maven (80 MB) into ~/.cache/sigloom, where it stays, if SIGLOOM_GEPHI is set, as
in .ci/run; without it and without the toolkit, the test is skipped (exit code 77).
"""

import json
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import graphs
from graphs import changed, node_link, present, tables, without
from java_client import fetch

HERE = Path(__file__).resolve().parent


def toolkit():
    """The folder of the toolkit."""
    pom = HERE / "gephi" / "pom.xml"
    return fetch("gephi-toolkit-0.10.1", pom, "SIGLOOM_GEPHI", "Gephi Toolkit")


class GephiTest(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.jars = toolkit()
        subprocess.run(
            ["javac", "-cp", f"{cls.jars}/*", "-d", cls.folder, HERE / "gephi" / "ReadByGephi.java"],
            check=True,
        )
        cls.graphs = {}
        for name, data in (("samples", None), ("torture", graphs.torture_graph())):
            path = cls.folder / f"{name}.json"
            if data is None:
                graphs.sigloom("build", graphs.SAMPLES, "-o", path)
            else:
                path.write_text(json.dumps(data), encoding="utf-8")
                graphs.sigloom("convert", path, cls.folder / "own.json", allowed=(0, 1))
                path = cls.folder / "own.json"
            cls.graphs[name] = (path, node_link(path))

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def read(self, *paths):
        done = subprocess.run(
            ["java", "-Xmx2g", "-Djava.awt.headless=true", "-Dfile.encoding=UTF-8"]
            + ["-cp", f"{self.folder}:{self.jars}/*", "ReadByGephi", *map(str, paths)],
            capture_output=True,
            encoding="utf-8",
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        graph = json.loads(done.stdout)
        self.assertEqual([one for one in graph["issues"] if one["level"] != "INFO"], [])
        self.assertEqual({edge["directed"] for edge in graph["edges"]}, {False})
        return graph

    def assert_same(self, expected, graph, weight=float, kind_is_type=False):
        def row_of(edge):
            row = edge["columns"] | {"weight": edge["weight"]}
            return row | {"kind": edge["kind"]} if kind_is_type else row

        nodes, edges = tables(
            ((node["id"], {"label": node["label"]} | node["columns"]) for node in graph["nodes"]),
            (((edge["source"], edge["target"]), row_of(edge)) for edge in graph["edges"]),
        )
        self.assertEqual(expected[0], nodes)
        wanted = {ends: row | {"weight": weight(row["weight"])} for ends, row in expected[1].items()}
        got = {ends: row | {"weight": weight(row["weight"])} for ends, row in edges.items()}
        self.assertEqual(wanted, got)

    @staticmethod
    def as_gephi_reads_xml(graph):
        """In every text of a column INF becomes Infinity, and null no value; what is drawn is no column."""
        nodes, edges = changed(graph, text=graphs.XML_TEXT)

        def row_of(row):
            drawn = without("x", "y", "size", "color") if "x" in row or "size" in row else dict
            return present(
                {
                    name.lower(): value.replace("INF", "Infinity")
                    if isinstance(value, str) and name != "label"
                    else value
                    for name, value in drawn(row).items()
                    if value != "null" or name == "label"
                }
            )

        return {i: row_of(row) for i, row in nodes.items()}, {e: row_of(row) for e, row in edges.items()}

    def test_GraphmlAndGexfArriveWithWeightsOf32Bits(self):
        single = lambda weight: struct.unpack("f", struct.pack("f", weight))[0]
        for name, (source, graph) in self.graphs.items():
            for suffix in (".graphml", ".gexf"):
                with self.subTest(name + suffix):
                    path = self.folder / (name + suffix)
                    graphs.sigloom("convert", source, path)
                    self.assert_same(self.as_gephi_reads_xml(graph), self.read(path), weight=single)

    def test_TablesArriveWithNodesLabelsKindsAndWeights(self):
        for name, (source, (nodes, edges)) in self.graphs.items():
            with self.subTest(name):
                graphs.sigloom("convert", source, self.folder / f"{name}.csv")
                graph = self.read(*(self.folder / f"{name}.{table}.csv" for table in ("nodes", "edges")))
                self.assertEqual(set(nodes), {node["id"] for node in graph["nodes"]})
                expected = {ends: edge["weight"] for ends, edge in edges.items()}
                got = {frozenset((edge["source"], edge["target"])): edge["weight"] for edge in graph["edges"]}
                self.assertEqual(expected, got)
                if name == "samples":
                    labels = {id_: row["label"] for id_, row in nodes.items()}
                    self.assertEqual(labels, {node["id"]: node["label"] for node in graph["nodes"]})

    def test_TheTimelineHasAValueOnEveryEdge(self):
        path = self.folder / "time.dynamic.gexf"
        graphs.sigloom("build", graphs.SAMPLES, "-o", path)
        graph = self.read(path)
        for edge in graph["edges"]:
            self.assertTrue(edge["weight"] and all(weight > 0 for weight in edge["weight"]))
        self.assertTrue(any(node["columns"]["reports_in_period"] for node in graph["nodes"]))


if __name__ == "__main__":
    graphs.PROGRAM = sys.argv.pop(1)
    toolkit()
    unittest.main()
