"""The graphs that tests send through other programs, as tables: {id: {column: value}} of the nodes and
{{source, target}: {column: value}} of the edges."""

import json
import math
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

PROGRAM = ""  # set by what runs the tests
SAMPLES = str(Path(__file__).resolve().parent.parent.parent / "samples")


def sigloom(*arguments, allowed=(0,)):
    """What the program prints on standard error; it must not fail."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8")
    if done.returncode not in allowed:
        raise AssertionError(f"sigloom {arguments} exits with {done.returncode}: {done.stderr}")
    return done.stderr


def present(row):
    """The columns that have a value; most readers take an empty text for none."""
    return {
        name: value
        for name, value in row.items()
        if value is not None and value != "" and not (isinstance(value, float) and math.isnan(value))
    }


def tables(nodes, edges):
    """From pairs of id and row, and of both ends and row."""
    nodes = list(nodes)
    edges = [(frozenset(ends), row) for ends, row in edges]
    of_nodes = {id_: present(row) for id_, row in nodes}
    of_edges = {ends: present(row) for ends, row in edges}
    assert len(of_nodes) == len(nodes) and len(of_edges) == len(edges), "something stands twice"
    return of_nodes, of_edges


def node_link(path):
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    of_node, of_edge = without("id", "places", "mentions"), without("source", "target")
    return tables(
        ((node["id"], of_node(node)) for node in data["nodes"]),
        (((edge["source"], edge["target"]), of_edge(edge)) for edge in data["edges"]),
    )


def changed(tables_, text=None, node=None, edge=None, id_=None):
    """The tables with functions applied to all texts, all rows, all ids."""

    def mended(row, of_row):
        row = {
            name: text(value) if text and isinstance(value, str) else value for name, value in row.items()
        }
        return present(of_row(row) if of_row else row)

    id_ = id_ or (lambda one: one)
    nodes, edges = tables_
    return (
        {id_(one): mended(dict(row), node) for one, row in nodes.items()},
        {frozenset(map(id_, ends)): mended(dict(row), edge) for ends, row in edges.items()},
    )


def without(*names):
    return lambda row: {name: value for name, value in row.items() if name not in names}


def replace_controls(keep):
    """U+FFFD in place of control characters, but for those to keep."""
    unwanted = re.compile("[" + "".join(f"\\x{c:02x}" for c in range(32) if chr(c) not in keep) + "]")
    return lambda text: unwanted.sub("\ufffd", text)


XML_TEXT = replace_controls("\t\n\r")


def look_of(number):
    return {
        "x": math.cos(number) * number * 10,
        "y": math.sin(number) * number * 7 - 3,
        "size": 4 + number % 9,
        "color": "#%06x" % (number * 2654435761 % 0x1000000),
        "community": number % 5,
    }


TORTURE = (
    [f"control {chr(c)} character" for c in range(32)]
    + [
        'quotes " and \' and ` and “”',
        'ends in a backslash \\',
        'a backslash and a quote \\"',
        "]]> ends CDATA <![CDATA[",
        "<script>alert(1)</script> <!-- -->",
        "&amp; &#233; & &nosuch; R&D",
        "emoji 👩‍🚀 and 🏳️‍🌈",
        "من اليمين \u202eto left\u202c",
        "combining e\u0301 and \ufeff inside",
        "NUL \0 in the middle",
        "x" * 100_000,
        "INF",
        "INFRASTRUCTURE",
        "NaN",
        "NA",
        "null",
        "=cmd()",
        "+1",
        "-1",
        "@SUM(A1)",
        "'=quoted",
        "1,2;3\t4|5",
        "line\nbreak",
        "carriage\r\nreturn",
        " outer spaces ",
        "*Edges",
        "%percent #hash // slash",
        "{\"json\": [1]}",
        "__proto__",
        "true",
        "12",
    ]
)


def torture_graph():
    """One node for each text, in a ring; the texts are labels, kinds and values of columns."""
    nodes = [
        {
            "id": f"n{number}",
            "label": text,
            "kind": text[:40],
            "text": TORTURE[(number + 1) % len(TORTURE)],
            "Whole": number - 3,
            "real": (number + 1) * 1e-7,
            "long": number * 10**14,
            "checked": number % 2 == 0,
        }
        | (look_of(number) if number else {})
        for number, text in enumerate(TORTURE)
    ]
    edges = [
        {
            "source": f"n{number}",
            "target": f"n{(number + 1) % len(TORTURE)}",
            "weight": 10.0 ** (number % 12 - 6) / 3,
            "kind": text[:40],
            "text": text,
            "type": number,
        }
        for number, text in enumerate(TORTURE)
    ]
    return {"directed": False, "multigraph": False, "graph": {}, "nodes": nodes, "edges": edges}


def make_graphs(folder):
    """The graphs that go through every program: name -> (JSON file, tables)."""
    samples = folder / "plain.json"
    sigloom("rank", SAMPLES, "--by", "pagerank,degree", "-o", samples)
    graph = json.loads(samples.read_text(encoding="utf-8"))
    for number, node in enumerate(graph["nodes"]):
        node.update(look_of(number))
    graphs = {}
    for name, data in (("samples", graph), ("torture", torture_graph())):
        (folder / name).mkdir()
        path = folder / name / "graph.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        own = folder / name / "own.json"
        # Control characters in names are replaced when they are read, which is an error.
        sigloom("convert", path, own, allowed=(0, 1))
        graphs[name] = (own, node_link(own))
        assert len(graphs[name][1][1]) >= len(TORTURE)
    return graphs


def with_sources(path, graph):
    """The tables with what Neo4j gets as arrays: the reports that name a node or stand behind an edge."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    reports = [report["path"] for report in data["graph"].get("reports", [])]
    of_node = {node["id"]: [place[0] for place in node.get("places", [])] for node in data["nodes"]}
    paths = lambda numbers: tuple(reports[number] for number in sorted(numbers))
    nodes, edges = graph
    if not reports:
        return graph
    return (
        {id_: present(row | {"sources": paths(of_node[id_])}) for id_, row in nodes.items()},
        {
            ends: row | {"sources": paths(set.intersection(*(set(of_node[end]) for end in ends)))}
            for ends, row in edges.items()
        },
    )


class GraphTest(unittest.TestCase):
    """A test that sends these graphs through other programs, and compares what they read."""

    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.graphs = make_graphs(cls.folder)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def assert_same(self, expected, got, what):
        self.assertEqual(expected.keys(), got.keys())
        for key, row in expected.items():
            seen = got[key]
            self.assertEqual(row.keys(), seen.keys(), f"{what} {key}")
            for name, value in row.items():
                if isinstance(value, float) and isinstance(seen[name], str):
                    seen[name] = float(seen[name])
                if isinstance(value, float):
                    self.assertTrue(
                        math.isclose(value, seen[name], rel_tol=1e-14, abs_tol=1e-300),
                        f"{what} {key}, {name}: {value} expected, {seen[name]} read",
                    )
                else:
                    self.assertEqual(value, seen[name], f"{what} {key}, {name}")
