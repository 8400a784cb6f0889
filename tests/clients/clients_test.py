"""Opens what `sigloom` writes in networkx and igraph, and their files in `sigloom`.

    clients_test.py PROGRAM [INPUT]

INPUT is a folder of reports or a graph file; without it, the samples of this project. The tests
compare values, not counts: every label, every column, every weight, every measure.
"""

import json
import math
import struct
import subprocess
import sys
import tempfile
import unittest
from collections import Counter
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import igraph
import networkx as nx

HERE = Path(__file__).resolve().parent
PROGRAM = ""
INPUT = str(HERE.parent.parent / "samples")

# Above this many nodes only igraph is asked for measures that search paths from every node.
SMALL = 1000

MEASURES = (
    "degree strength pagerank eigenvector betweenness betweenness_distance closeness "
    "closeness_distance harmonic harmonic_distance stress core_number clustering "
    "local_efficiency component"
).split()
ITERATED = {"pagerank", "eigenvector"}


def passes(graph):
    """How many shortest paths between others run over each node."""
    inside = Counter(
        node
        for s, t in combinations(graph, 2)
        if nx.has_path(graph, s, t)
        for path in nx.all_shortest_paths(graph, s, t)
        for node in path[1:-1]
    )
    return {node: inside[node] for node in graph}


def sigloom(*arguments):
    """What the program prints; it must not fail."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8")
    if done.returncode != 0:
        raise AssertionError(f"sigloom {arguments} exits with {done.returncode}: {done.stderr}")
    return done.stdout


def values(attributes, *without):
    """The columns that have a value. GraphML readers take an empty text for no value, and igraph
    fills up missing ones."""
    return {
        key: value
        for key, value in attributes.items()
        if key not in without
        and value is not None
        and value != ""
        and not (isinstance(value, float) and math.isnan(value))
    }


def tables_of_networkx(graph):
    nodes = {node: values(data, "places", "mentions") for node, data in graph.nodes(data=True)}
    edges = {frozenset((a, b)): values(data, "id") for a, b, data in graph.edges(data=True)}
    assert len(edges) == graph.number_of_edges()
    return nodes, edges


def tables_of_igraph(graph, id_column):
    ids = graph.vs[id_column]
    nodes = {v[id_column]: values(v.attributes(), id_column, "places", "mentions") for v in graph.vs}
    edges = {
        frozenset((ids[e.source], ids[e.target])): values(e.attributes(), "id", "source", "target")
        for e in graph.es
    }
    assert len(nodes) == graph.vcount() and len(edges) == graph.ecount()
    return nodes, edges


def load_json(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


class ClientsTest(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = Path(cls.scratch.name)
        cls.graphml = cls.folder / "graph.graphml"
        cls.json = cls.folder / "graph.json"
        sigloom("build", INPUT, "-o", cls.graphml, "-o", cls.json)
        cls.networkx = nx.node_link_graph(load_json(cls.json))
        cls.tables = tables_of_networkx(cls.networkx)
        assert cls.networkx.number_of_edges() > 0

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def assert_same_tables(self, tables, digits=None):
        def rounded(row):
            return {
                name: float(f"{value:.{digits}g}") if isinstance(value, float) and digits else value
                for name, value in row.items()
            }

        for kind, expected, got in zip(("node", "edge"), self.tables, tables):
            self.assertEqual(expected.keys(), got.keys())
            for key, row in expected.items():
                self.assertEqual(rounded(row), rounded(got[key]), f"{kind} {key}")

    def tables_after_convert(self, path):
        converted = self.folder / (path.name + ".converted.json")
        sigloom("convert", path, converted)
        return tables_of_networkx(nx.node_link_graph(load_json(converted)))

    def plain_networkx(self):
        """The graph without the lists that only JSON can carry."""
        graph = self.networkx.copy()
        graph.graph.clear()
        for _, data in graph.nodes(data=True):
            data.pop("places", None)
            data.pop("mentions", None)
        return graph

    def plain_igraph(self):
        return igraph.Graph.Read_GraphML(str(self.graphml))

    # What we write, they read.

    def test_NetworkxReadsTheSameGraphFromBothFiles(self):
        graph = nx.read_graphml(self.graphml)
        self.assertIs(type(graph), nx.Graph)
        self.assertIs(type(self.networkx), nx.Graph)
        self.assertEqual(list(graph), list(self.networkx))
        self.assert_same_tables(tables_of_networkx(graph))

    def test_EveryNodeHasALabelAndEveryEdgeAWeightAboveZero(self):
        for node, data in self.networkx.nodes(data=True):
            self.assertTrue(data["label"], node)
        for a, b, data in self.networkx.edges(data=True):
            self.assertIsInstance(data["weight"], float)
            self.assertGreater(data["weight"], 0)

    def test_IgraphReadsGraphmlWithEveryValue(self):
        graph = self.plain_igraph()
        self.assertFalse(graph.is_directed())
        self.assert_same_tables(tables_of_igraph(graph, "id"))
        self.assertEqual(
            math.fsum(graph.es["weight"]), math.fsum(edge["weight"] for edge in self.tables[1].values())
        )

    def test_IgraphReadsJsonAsLists(self):
        data = load_json(self.json)
        graph = igraph.Graph.DictList(
            vertices=data["nodes"], edges=data["edges"], vertex_name_attr="id"
        )
        self.assert_same_tables(tables_of_igraph(graph, "id"))

    def test_JsonCarriesTheReportsBehindEveryEdge(self):
        reports = self.networkx.graph["reports"]
        places = {
            node: {place[0]: place[2] for place in data["places"]}
            for node, data in self.networkx.nodes(data=True)
        }
        for a, b, data in self.networkx.edges(data=True):
            shared = places[a].keys() & places[b].keys()
            self.assertTrue(shared and max(shared) < len(reports))
            self.assertEqual(data["count"], len(shared))
            weight = sum((places[a][r] * places[b][r] + 500_000) // 1_000_000 for r in shared)
            self.assertEqual(data["weight"], weight / 1_000_000)

    # What they write, we read.

    def test_GraphmlOfNetworkxComesBackEqual(self):
        path = self.folder / "networkx.graphml"
        nx.write_graphml(self.plain_networkx(), path)
        self.assert_same_tables(self.tables_after_convert(path))

    def test_JsonOfNetworkxComesBackEqualUnderBothNamesOfItsEdges(self):
        for name in ("edges", "links"):
            path = self.folder / f"networkx_{name}.json"
            path.write_text(json.dumps(nx.node_link_data(self.plain_networkx(), edges=name)))
            self.assert_same_tables(self.tables_after_convert(path))

    def test_GraphmlOfIgraphComesBackEqual(self):
        path = self.folder / "igraph.graphml"
        self.plain_igraph().write_graphml(str(path))
        # igraph writes numbers with 15 digits; not all doubles survive that.
        self.assert_same_tables(self.tables_after_convert(path), digits=14)

    def test_OurOwnFilesComeBackEqual(self):
        self.assert_same_tables(self.tables_after_convert(self.graphml))
        again = self.folder / "again.json"
        sigloom("convert", self.json, again)
        self.assertEqual(again.read_bytes(), self.json.read_bytes())
        again = self.folder / "again.graphml"
        sigloom("convert", self.json, again)
        self.assertEqual(again.read_bytes(), self.graphml.read_bytes())

    def test_GraphmlOfGephiComesBackWithWeightsOf32Bits(self):
        """gephi.graphml is what Gephi Toolkit 0.10.1 exported after importing ours.graphml."""
        nodes, edges = tables_of_networkx(nx.read_graphml(HERE / "ours.graphml"))
        converted = self.folder / "gephi.json"
        sigloom("convert", HERE / "gephi.graphml", converted)
        got_nodes, got_edges = tables_of_networkx(nx.node_link_graph(load_json(converted)))
        self.assertEqual(nodes.keys(), got_nodes.keys())
        for node, row in nodes.items():
            drawn = ("x", "y", "size", "r", "g", "b")
            self.assertEqual(row, values(got_nodes[node], *drawn))
            self.assertEqual(set(drawn), set(drawn) & got_nodes[node].keys())
        self.assertEqual(edges.keys(), got_edges.keys())
        for ends, row in edges.items():
            # Gephi keeps 32 bits of a weight.
            row["weight"] = struct.unpack("f", struct.pack("f", row["weight"]))[0]
            got = got_edges[ends]
            self.assertEqual(struct.unpack("f", struct.pack("f", got["weight"]))[0], row["weight"])
            self.assertEqual(values(row, "weight"), values(got, "weight"))

    # What we compute, they compute.

    def ranks(self):
        rows = json.loads(
            sigloom("rank", self.json, "--by", ",".join(MEASURES), "--top", 0, "--format", "json")
        )
        self.assertEqual(len(rows), len(self.networkx))
        return {row["id"]: row for row in rows}

    def assert_close(self, measure, expected, ranks):
        tolerance = 1e-6 if measure in ITERATED else 1e-9
        self.assertEqual(expected.keys(), ranks.keys())
        for node, value in expected.items():
            got = ranks[node][measure]
            self.assertTrue(
                math.isclose(value, got, rel_tol=tolerance, abs_tol=1e-15),
                f"{measure} of {node}: {value} expected, {got} computed",
            )

    def test_MeasuresEqualThoseOfNetworkx(self):
        graph = self.networkx.copy()
        small = len(graph) <= SMALL
        order = {node: i for i, node in enumerate(graph)}
        for _, _, edge in graph.edges(data=True):
            edge["distance"] = 1 / edge["weight"]
            edge["exact"] = 1 / Fraction(edge["weight"]).limit_denominator(10**6)
        components = sorted(
            nx.connected_components(graph), key=lambda c: (-len(c), min(map(order.get, c)))
        )
        expected = {
            "degree": lambda: dict(graph.degree()),
            "strength": lambda: dict(graph.degree(weight="weight")),
            "pagerank": lambda: nx.pagerank(graph, weight="weight", tol=1e-14, max_iter=1000),
            "core_number": lambda: nx.core_number(graph),
            "clustering": lambda: nx.clustering(graph),
            "component": lambda: {node: i for i, c in enumerate(components) for node in c},
        }
        if small:
            expected |= {
                "eigenvector": lambda: nx.eigenvector_centrality(
                    graph, weight="weight", tol=1e-12, max_iter=200_000
                ),
                "betweenness": lambda: nx.betweenness_centrality(graph),
                "betweenness_distance": lambda: nx.betweenness_centrality(graph, weight="exact"),
                "closeness": lambda: nx.closeness_centrality(graph),
                "closeness_distance": lambda: nx.closeness_centrality(graph, distance="distance"),
                "harmonic": lambda: nx.harmonic_centrality(graph),
                "harmonic_distance": lambda: nx.harmonic_centrality(graph, distance="distance"),
                "stress": lambda: passes(graph),
                "local_efficiency": lambda: {
                    node: nx.global_efficiency(graph.subgraph(graph[node])) for node in graph
                },
            }
            self.assertEqual(expected.keys(), set(MEASURES))
        ranks = self.ranks()
        for measure, compute in expected.items():
            with self.subTest(measure):
                self.assert_close(measure, compute(), ranks)

    def test_MeasuresEqualThoseOfIgraph(self):
        graph = self.plain_igraph()
        n = graph.vcount()
        graph.es["distance"] = [1 / weight for weight in graph.es["weight"]]
        pairs = (n - 1) * (n - 2) / 2
        components = graph.components()
        reach = [components.size(i) - 1 for i in components.membership]

        def closeness(**options):  # igraph looks at one component only
            return [
                0 if r == 0 else value * r / (n - 1)
                for value, r in zip(graph.closeness(**options), reach)
            ]

        expected = {
            "degree": graph.degree(),
            "strength": graph.strength(weights="weight"),
            "pagerank": graph.pagerank(damping=0.85, weights="weight"),
            "betweenness": [b / pairs for b in graph.betweenness()],
            "betweenness_distance": [b / pairs for b in graph.betweenness(weights="distance")],
            "closeness": closeness(),
            "closeness_distance": closeness(weights="distance"),
            "harmonic": graph.harmonic_centrality(normalized=False),
            "harmonic_distance": graph.harmonic_centrality(weights="distance", normalized=False),
            "core_number": graph.coreness(),
            "clustering": graph.transitivity_local_undirected(mode="zero"),
        }
        ranks = self.ranks()
        for measure, column in expected.items():
            with self.subTest(measure):
                self.assert_close(measure, dict(zip(graph.vs["id"], column)), ranks)

    def test_PagerankFromANodeEqualsThatOfNetworkxAndIgraph(self):
        origin = max(self.networkx, key=lambda node: (self.networkx.degree(node), node))
        rows = json.loads(
            sigloom("rank", self.json, "--from", origin, "--top", 0, "--format", "json")
        )
        ranks = {row["id"]: row for row in rows}
        expected = nx.pagerank(
            self.networkx,
            weight="weight",
            tol=1e-14,
            max_iter=1000,
            personalization={origin: 1},
            nstart={origin: 1},  # or parts that it cannot reach keep a rest of their start
        )
        self.assert_close("pagerank", expected, ranks)
        graph = self.plain_igraph()
        column = graph.personalized_pagerank(
            damping=0.85, weights="weight", reset_vertices=graph.vs.find(id=origin).index
        )
        self.assert_close("pagerank", dict(zip(graph.vs["id"], column)), ranks)


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    PROGRAM = sys.argv[1]
    if len(sys.argv) == 3:
        INPUT = sys.argv[2]
    unittest.main(argv=sys.argv[:1], verbosity=2)
