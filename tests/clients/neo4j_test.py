"""Imports what `sigloom` writes and repairs for Neo4j into Neo4j itself (5.26), by its importer and by Cypher.

    neo4j_test.py PROGRAM

Neo4j is fetched by Maven (123 MB) into ~/.cache/sigloom, where it stays, if SIGLOOM_NEO4J is set, as in
.ci/run; without it and without Neo4j, the test is skipped (exit code 77).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import graphs
from graphs import changed, replace_controls, tables, with_sources, without
from java_client import fetch

HERE = Path(__file__).resolve().parent / "neo4j"
OPENED = "java.nio java.io sun.nio.ch java.lang java.util.concurrent".split()


def neo4j():
    """The folder of its jars."""
    return fetch("neo4j-5.26.30", HERE / "pom.xml", "SIGLOOM_NEO4J", "Neo4j")


# Tables of another program, all of whose headings Neo4j knows, but with two separators.
NODES = "id:Id(P){id-type:int};tags:string[];note:IGNORE;:label\n1;a|b;x;Node|X\n2;;y;Node\n"
EDGES = ':start_id(P),:End_ID(P),:Type,why,by:string[]\n1,2,K,"x, y",u;v\n1,2,L,x;y,u\n'


class Neo4jTest(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.jars = neo4j()
        subprocess.run(
            ["javac", "-cp", f"{cls.jars}/*", "-d", cls.folder, HERE / "ReadByNeo4j.java"], check=True
        )
        cls.graphs = graphs.make_graphs(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def java(self, home, *arguments):
        home.mkdir(exist_ok=True)
        done = subprocess.run(
            ["java", "-Xmx1g", "-Dfile.encoding=UTF-8"]
            + [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
            + ["-cp", f"{self.folder}:{self.jars}/*", *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            cwd=home,  # where the importer leaves its report
            env=os.environ | {"NEO4J_HOME": str(home), "NEO4J_CONF": str(home)},
        )
        self.assertEqual(done.returncode, 0, done.stdout[-2000:] + done.stderr[-2000:])
        return done.stdout

    def assert_same(self, graph, printed):
        data = json.loads(printed)
        kind = lambda text: re.sub(r"[^A-Za-z0-9_\x80-\U0010ffff]", "_", text)
        expected = changed(graph, text=lambda t: replace_controls("\t\n\r")(t))
        got = tables(
            ((node["properties"]["id"], without("id")(node["properties"])) for node in data["nodes"]),
            (((edge["source"], edge["target"]), edge["properties"]) for edge in data["edges"]),
        )
        for node in data["nodes"]:
            of_kind = kind(expected[0][node["properties"]["id"]].get("kind", ""))
            of_kind = of_kind[:1].upper() + of_kind[1:]
            self.assertEqual(set(node["labels"]), {"Node", of_kind} - {""})
        for edge in data["edges"]:
            of_kind = kind(expected[1][frozenset((edge["source"], edge["target"]))].get("kind", ""))
            self.assertEqual(edge["type"].upper(), of_kind.upper() or "RELATED_TO")
        expected = changed(expected, edge=without("kind"))
        for want, have in zip(expected, got):
            self.assertEqual(want.keys(), have.keys())
            for key, row in want.items():
                mine = {name: self.plain(value) for name, value in row.items()}
                theirs = {name: self.plain(value) for name, value in have[key].items()}
                self.assertEqual(mine, theirs, key)

    @staticmethod
    def plain(value):
        """A backslash before a quotation mark, or at the end, may stand twice."""
        if isinstance(value, str):
            return re.sub(r'\\+(?="|\Z)', r"\\", value)
        return tuple(value) if isinstance(value, list) else value

    def test_ItsImporterReadsEveryValue(self):
        for name, (source, graph) in self.graphs.items():
            with self.subTest(name):
                tables_, home = source.parent / "graph.neo4j", source.parent / "home"
                graphs.sigloom("convert", source, tables_)
                self.java(
                    home,
                    "org.neo4j.cli.AdminTool",
                    "database",
                    "import",
                    "full",
                    "neo4j",
                    "--multiline-fields=true",
                    f"--nodes={tables_}/nodes.csv",
                    f"--relationships={tables_}/edges.csv",
                )
                self.assert_same(with_sources(source, graph), self.java(home, "ReadByNeo4j", home))

    def test_BothScriptsLoadTablesOfOtherProgramsThatTheDoctorRepaired(self):
        theirs, ours = self.folder / "theirs", self.folder / "ours"
        theirs.mkdir()
        (theirs / "nodes.csv").write_text(NODES, encoding="utf-8")
        (theirs / "edges.csv").write_text(EDGES, encoding="utf-8")
        graphs.sigloom("doctor", theirs, "--fix", "-o", ours)
        self.assertEqual((ours / "nodes.csv").read_text(encoding="utf-8"), NODES)
        script = (ours / "import.sh").read_text(encoding="utf-8")
        imported, loaded = self.folder / "imported", self.folder / "loaded"
        self.java(
            imported,
            "org.neo4j.cli.AdminTool",
            "database",
            "import",
            "full",
            "neo4j",
            *(text.replace("'", "") for text in re.findall(r"--(?:array-)?delimiter=\S+", script)),
            f"--nodes={ours}/nodes.csv",
            f"--relationships={ours}/edges.csv",
        )
        for printed in (
            self.java(imported, "ReadByNeo4j", imported),
            self.java(loaded, "ReadByNeo4j", loaded, ours),
        ):
            data = json.loads(printed)
            nodes = {node["properties"].pop("id"): (set(node["labels"]), node["properties"]) for node in data["nodes"]}
            self.assertEqual(nodes, {1: ({"Node", "X"}, {"tags": ["a", "b"]}), 2: ({"Node"}, {})})
            edges = {edge["type"]: (edge["source"], edge["target"], edge["properties"]) for edge in data["edges"]}
            self.assertEqual(
                edges,
                {"K": (1, 2, {"why": "x, y", "by": ["u", "v"]}), "L": (1, 2, {"why": "x;y", "by": ["u"]})},
            )

    def test_ItsCypherLoadsEveryValue(self):
        source, graph = self.graphs["samples"]
        graphs.sigloom("convert", source, source.parent / "cypher.neo4j")
        home = source.parent / "cypher-home"
        printed = self.java(home, "ReadByNeo4j", home, source.parent / "cypher.neo4j")
        self.assert_same(with_sources(source, graph), printed)


if __name__ == "__main__":
    graphs.PROGRAM = sys.argv.pop(1)
    neo4j()
    unittest.main()
