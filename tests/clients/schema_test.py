"""Validates what `sigloom` writes against docs/graph.schema.json, and runs README's networkx example.

    schema_test.py PROGRAM
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pyarrow.parquet

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = str(ROOT / "samples")
PROGRAM = ""


def sigloom(*arguments):
    """What the program prints; it must not fail."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        raise AssertionError(f"sigloom {arguments} exits with {done.returncode}: {done.stderr}")
    return done.stdout


class SchemaTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        schema = json.loads((ROOT / "docs" / "graph.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        cls.validator = jsonschema.Draft202012Validator(schema)

    def graph_of(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph.json"
            sigloom(*arguments, "-o", path, "-q")
            return json.loads(path.read_text(encoding="utf-8"))

    def assert_valid(self, graph):
        self.assertEqual([error.message for error in self.validator.iter_errors(graph)], [])

    def test_every_way_to_build_gives_a_valid_file(self):
        self.assert_valid(self.graph_of("build", SAMPLES))
        self.assert_valid(self.graph_of("build", SAMPLES, "--report-nodes", "--pairs", "all"))
        self.assert_valid(self.graph_of("build", SAMPLES, "--names", "exact", "--nx-key", "both"))
        self.assert_valid(self.graph_of("build", SAMPLES, "--thin", "top:2", "--weight", "npmi"))

    def test_measures_and_communities_are_valid_columns(self):
        self.assert_valid(self.graph_of("rank", SAMPLES, "--by", "all"))
        self.assert_valid(self.graph_of("communities", SAMPLES))
        self.assert_valid(self.graph_of("edges", SAMPLES, "--by", "edge_betweenness"))

    def test_a_wrong_file_is_not_valid(self):
        for damage in (
            lambda graph: graph.pop("nodes"),
            lambda graph: graph["edges"][0].update(weight=0),
            lambda graph: graph["nodes"][0].update(label=None),
            lambda graph: graph["graph"]["provenance"].update(schema=2),
        ):
            graph = self.graph_of("build", SAMPLES)
            damage(graph)
            self.assertFalse(self.validator.is_valid(graph))

    def test_provenance_does_not_depend_on_threads_or_names_of_outputs(self):
        one = self.graph_of("build", SAMPLES, "--threads", "1")
        two = self.graph_of("build", SAMPLES, "--threads", "2")
        self.assertEqual(one, two)
        self.assertEqual(one["graph"]["provenance"]["options"],
                         {"names": "learned", "pairs": "terms", "weight": "relevancy"})

    def test_pages_pictures_and_tables_say_the_same_of_where_they_come_from(self):
        expected = self.graph_of("build", SAMPLES)["graph"]["provenance"]
        with tempfile.TemporaryDirectory() as folder:
            graph = Path(folder) / "graph"
            sigloom("build", SAMPLES, "-o", f"{graph}.parquet", "-o", f"{graph}.svg", "-q")
            for table in ("nodes", "edges", "reports", "evidence", "mentions"):
                metadata = pyarrow.parquet.read_metadata(Path(f"{graph}.parquet") / f"{table}.parquet").metadata
                self.assertEqual(json.loads(metadata[b"provenance"]), expected)
            picture = xml.etree.ElementTree.parse(f"{graph}.svg")
            self.assertEqual(json.loads(picture.findtext("{http://www.w3.org/2000/svg}metadata")), expected)
            if "html" in sigloom("help", "formats"):
                sigloom("build", SAMPLES, "-o", f"{graph}.html", "-q")
                finder = MetaFinder()
                finder.feed(Path(f"{graph}.html").read_text(encoding="utf-8"))
                self.assertEqual(json.loads(finder.metas["provenance"]), expected)


class MetaFinder(HTMLParser):
    """The content of each <meta>, by its name."""

    def __init__(self):
        super().__init__()
        self.metas = {}

    def handle_starttag(self, tag, attributes):
        if tag == "meta" and "name" in (values := dict(attributes)):
            self.metas[values["name"]] = values["content"]


class ReadmeTest(unittest.TestCase):
    def test_the_example_runs_with_every_version_of_networkx(self):
        example = re.search(r"```python\n(import json, networkx.*?)```",
                            (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL).group(1)
        folders = sorted((ROOT / ".venv").glob("networkx-*"))
        self.assertGreaterEqual(len(folders), 2, "scripts/setup installs older versions")
        answers = set()
        with tempfile.TemporaryDirectory() as folder:
            sigloom("build", SAMPLES, "-o", Path(folder) / "graph.json", "--nx-key", "both", "-q")
            for version in ["", *map(str, folders)]:
                done = subprocess.run([sys.executable, "-W", "ignore", "-c", example], cwd=folder,
                                      env={**os.environ, "PYTHONPATH": version},
                                      capture_output=True, encoding="utf-8")
                self.assertEqual(done.returncode, 0, f"{version}: {done.stderr}")
                answers.add(done.stdout)
        self.assertEqual(len(answers), 1)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
