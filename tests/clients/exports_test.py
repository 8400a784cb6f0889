"""Opens every format that `sigloom` writes in the programs that it is for.

    exports_test.py PROGRAM

Two graphs go through each: that of the samples of this project, with measures, positions, sizes and
colours, and one whose texts are what breaks writers: control characters, quotes, markup, formulas. The
tests compare values, not counts: every id, label, column and weight. What a format cannot carry, CASES
says, and docs/formats.md has the same table.
"""

import json
import re
import sqlite3
import sys
import unittest
from xml.etree import ElementTree

import networkx as nx
import pandas as pd

import graphs
import readers
from graphs import (
    SAMPLES,
    XML_TEXT,
    changed,
    node_link,
    present,
    replace_controls,
    sigloom,
    without,
)
from readers import DOT, NODE

# What each program is to see: from the graph, by the rules of the format.


def as_texts(row):
    """All values as a program without types shows them."""
    return {
        name: value
        if isinstance(value, str)
        else ("true" if value else "false")
        if isinstance(value, bool)
        else float(value)
        for name, value in row.items()
    }


def harmless(text):
    text = re.sub(r'(?<!\\)((?:\\\\)*\\)(?="|\Z)', r"\1\\", text)
    return "'" + text if re.match("'*[=+\\-@\t\r]", text) else text


def with_distance(row):
    return {"distance": 1 / row["weight"]} | row


def one_line(text):
    return re.sub("[\t\n\r]", " ", text)


def renamed(*names):
    """Columns of these names have been taken by the format itself."""
    return lambda row: {name + "_2" if name in names else name: value for name, value in row.items()}


def lower_case_names(row):
    return {name.lower(): value for name, value in row.items()}


def year_of(number):
    day = pd.Timestamp(str(number))
    first, next_ = pd.Timestamp(day.year, 1, 1), pd.Timestamp(day.year + 1, 1, 1)
    return day.year + (day - first).days / (next_ - first).days


def vosviewer_tables(graph):
    nodes, edges = graph
    degree = dict.fromkeys(nodes, 0)
    strength = dict.fromkeys(nodes, 0.0)
    for ends, edge in edges.items():
        for end in ends:
            degree[end] += 1
            strength[end] += edge["weight"]

    def row_of(id_, row):
        numbers = {
            name: year_of(value) if name in ("first_seen", "last_seen") else value
            for name, value in row.items()
            if isinstance(value, (int, float)) and not isinstance(value, bool)
        }
        return {"label": row["label"]} | numbers | {"degree": degree[id_], "strength": strength[id_]}

    return (
        {id_: row_of(id_, row) for id_, row in nodes.items()},
        {ends: {"weight": edge["weight"]} for ends, edge in edges.items()},
    )


def vosviewer_file_tables(graph):
    nodes, edges = changed(vosviewer_tables(graph), text=lambda t: replace_controls("")(one_line(t)))
    numbers = {id_: number for number, id_ in enumerate(nodes, 1)}
    return (
        {numbers[id_]: row for id_, row in nodes.items()},
        {frozenset(map(numbers.get, ends)): edge for ends, edge in edges.items()},
    )


def pajek_tables(graph):
    nodes, edges = graph
    mended = lambda text: replace_controls("")(one_line(text).replace('"', "\u201d").replace("\\", "\uff3c"))
    labels, taken = {}, set()
    for id_, row in nodes.items():
        label = name = mended(row["label"])
        if name in taken and "kind" in row:
            name = f"{label} ({mended(row['kind'])})"
        number = 2
        while name in taken:
            name = f"{label} {number}"
            number += 1
        taken.add(name)
        labels[id_] = name
    placed = [row for row in nodes.values() if "x" in row and "y" in row]
    left, bottom = (min((row[axis] for row in placed), default=0) for axis in "xy")
    widest = max((max(row["x"] - left, row["y"] - bottom) for row in placed), default=0) or 1

    def row_of(row):
        if row not in placed:
            return {}
        return {"x": (row["x"] - left) / widest, "y": (row["y"] - bottom) / widest}

    return (
        {labels[id_]: row_of(row) for id_, row in nodes.items()},
        {frozenset(map(labels.get, ends)): {"weight": edge["weight"]} for ends, edge in edges.items()},
    )


def weights_alone(graph):
    nodes, edges = graph
    return {id_: {} for id_ in nodes}, {ends: {"weight": edge["weight"]} for ends, edge in edges.items()}


def edge_list_tables(graph):
    nodes, edges = graph
    ends_of_all = set().union(*edges)
    return (
        {id_: {} for id_ in nodes if id_ in ends_of_all},
        {ends: {"weight": edge["weight"]} for ends, edge in edges.items()},
    )


def matrix_tables(graph):
    graph = changed(graph, text=lambda t: replace_controls("")(one_line(t)))
    nodes, edges = graph
    return (
        {id_: {"label": row["label"], "kind": row.get("kind")} for id_, row in nodes.items()},
        {ends: {"weight": edge["weight"]} for ends, edge in edges.items()},
    )


def truth_as_number(row):
    return {name: int(value) if isinstance(value, bool) else value for name, value in row.items()}


GML_UTF8 = replace_controls("\t\n")
CSV = lambda graph: changed(
    graph,
    text=lambda t: harmless(replace_controls("\t\n\r")(t)),
    node=lower_case_names,
    edge=lambda row: renamed("type")(lower_case_names(row)),
)
SQLITE = lambda graph: changed(
    graph,
    text=lambda text: text.replace("\0", "\ufffd"),
    node=lambda row: lower_case_names(truth_as_number(row)),
    edge=lower_case_names,
)
JS_XML = lambda graph: changed(graph, text=XML_TEXT, node=lower_case_names, edge=lower_case_names)

# name of the case: (suffix, options, what it needs, reader, what it is to see, digits)
CASES = {
    "GEXF in networkx": (".gexf", (), True, readers.read_gexf_by_networkx, JS_XML),
    "GEXF in graphology": (".gexf", (), NODE, readers.read_by_graphology("graphology-gexf"), JS_XML),
    "GraphML in graphology": (
        ".graphml",
        (),
        NODE,
        readers.read_by_graphology("graphology-graphml"),
        lambda graph: changed(graph, text=XML_TEXT),
    ),
    "graphology's own": (
        ".graphology.json",
        (),
        NODE,
        readers.read_by_graphology("graphology"),
        lambda graph: changed(graph, node=renamed("type"), edge=lambda r: with_distance(renamed("type")(r))),
    ),
    "Cytoscape.js": (".cyjs", (), NODE, readers.read_by_cytoscape, lambda graph: graph),
    "d3-force": (".json", ("--nx-key", "links"), NODE, readers.read_by_d3, lambda graph: graph),
    "CSV in pandas": (".csv", (), True, readers.read_csv_by_pandas, CSV),
    "CSV in DuckDB": (".csv", (), True, readers.read_csv_by_duckdb, CSV),
    "CSV in ladybug": (".csv", (), True, readers.read_csv_by_ladybug, CSV),
    "CX2 in ndex2": (".cx2", (), True, readers.read_cx2_by_ndex, lambda graph: graph),
    "JSON Graph Format": (".jgf.json", (), True, readers.read_jgf, lambda graph: graph),
    "VOSviewer's JSON": (".vosviewer.json", (), True, readers.read_vosviewer, vosviewer_tables),
    "VOSviewer's files": (".map.txt", (), True, readers.read_vosviewer_files, vosviewer_file_tables),
    "GML in networkx": (
        ".gml",
        (),
        True,
        readers.read_gml_by_networkx,
        lambda graph: changed(graph, node=truth_as_number, edge=truth_as_number),
    ),
    "GML in igraph": (
        ".gml",
        ("--gml-text", "utf8"),
        True,
        readers.read_gml_by_igraph,
        lambda graph: changed(graph, text=GML_UTF8, node=truth_as_number, edge=truth_as_number),
    ),
    "DOT in Graphviz": (
        ".dot",
        (),
        DOT,
        readers.read_by_graphviz,
        lambda graph: changed(
            graph,
            text=replace_controls("\t\n"),
            node=lambda row: as_texts(without("x", "y", "size")(row)),
            edge=as_texts,
        ),
    ),
    "Pajek in networkx": (".net", (), True, readers.read_pajek_by_networkx, pajek_tables),
    "Pajek in igraph": (".net", (), True, readers.read_pajek_by_igraph, pajek_tables),
    "Parquet in DuckDB": (
        ".parquet",
        (),
        True,
        readers.read_parquet(readers.rows_by_duckdb),
        lambda graph: changed(graph, node=lower_case_names, edge=lower_case_names),
    ),
    "Parquet in pyarrow": (
        ".parquet",
        (),
        True,
        readers.read_parquet(readers.rows_by_pyarrow),
        lambda graph: changed(graph, node=lower_case_names, edge=lower_case_names),
    ),
    "SQLite in Python": (".sqlite", (), True, readers.read_sqlite, SQLITE),
    "Parquet in ladybug": (
        ".parquet",
        (),
        True,
        readers.read_parquet(readers.rows_by_ladybug),
        lambda graph: changed(graph, node=lower_case_names, edge=lower_case_names),
    ),
    "SQLite in Datasette": (".sqlite", (), True, readers.read_sqlite_by_datasette, SQLITE),
    "edge list in NetworKit": (".edges", (), True, readers.read_edge_list_by_networkit, edge_list_tables),
    "GEXF in NetworKit": (".gexf", (), True, readers.read_gexf_by_networkit, weights_alone),
    "Matrix Market in NetworKit": (".mtx", (), True, readers.read_matrix_by_networkit, weights_alone),
    "edge list in networkx": (".edges", (), True, readers.read_edge_list, edge_list_tables),
    "Matrix Market in SciPy": (".mtx", (), True, readers.read_matrix_market, matrix_tables),
}


class ExportsTest(graphs.GraphTest):
    def test_EveryFormatArrivesWithEveryValueInTheProgramsThatItIsFor(self):
        for case, (suffix, options, needed, read, rules) in CASES.items():
            if not needed:
                print(f"skipped, as its program is not installed: {case}", file=sys.stderr)
                continue
            for name, (source, graph) in self.graphs.items():
                with self.subTest(case, graph=name):
                    path = source.parent / ("graph" + suffix)
                    sigloom("convert", source, path, *options)
                    for expected, got, what in zip(rules(graph), read(path), ("node", "edge")):
                        self.assert_same({k: present(r) for k, r in expected.items()}, got, what)

    def test_IdsInCytoscapeAreUniqueOverNodesAndEdges(self):
        path = self.folder / "clash.json"
        nodes = [{"id": id_, "label": id_} for id_ in ("e0", "e1", "e_0", "a")]
        edges = [{"source": "a", "target": "e0", "weight": 1.0}, {"source": "e0", "target": "e1", "weight": 1.0}]
        path.write_text(json.dumps({"nodes": nodes, "edges": edges}))
        sigloom("convert", path, self.folder / "clash.cyjs")
        elements = json.loads((self.folder / "clash.cyjs").read_text())["elements"]
        ids = [element["data"]["id"] for list_ in elements.values() for element in list_]
        self.assertEqual(len(ids), len(set(ids)))

    def test_AGraphWithoutPositionsIsWrittenWithoutThem(self):
        path = self.folder / "plain.json"
        for suffix, trace in ((".gexf", "viz:position"), (".cyjs", '"position"'), (".cx2", '"x":')):
            out = self.folder / ("plain" + suffix)
            sigloom("convert", path, out)
            self.assertNotIn(trace, out.read_text(encoding="utf-8"))

    def test_TheEvidenceInSqliteAddsUpToEveryWeightAndTextsAreFound(self):
        path = self.folder / "evidence.sqlite"
        for pairs in ("terms", "mentions"):
            sigloom("build", SAMPLES, "--pairs", pairs, "--report-nodes", "-o", path)
            database = sqlite3.connect(path)
            rows = database.execute(
                "SELECT weight, count, contributions, reports FROM edges LEFT JOIN (SELECT edge,"
                " sum(contribution) AS contributions, count(*) AS reports FROM edge_evidence"
                " GROUP BY edge) USING (edge)"
            ).fetchall()
            self.assertTrue(rows)
            for weight, count, contributions, reports in rows:
                self.assertEqual((round(weight, 6), count), (round(contributions, 6), reports))
            label, kind = database.execute("SELECT label, kind FROM top_nodes LIMIT 1").fetchone()
            found = database.execute(
                "SELECT label, kind FROM nodes WHERE node IN"
                " (SELECT rowid FROM search WHERE search MATCH ?)",
                (f'"{label}"',),
            ).fetchall()
            self.assertIn((label, kind), found)

    def test_TheEvidenceInParquetAddsUpToEveryWeight(self):
        folder = self.folder / "evidence.parquet"
        sigloom("build", SAMPLES, "-o", folder)
        edges, evidence, reports = (
            readers.rows_by_pyarrow(folder / f"{table}.parquet") for table in ("edges", "evidence", "reports")
        )
        places = {}
        for row in evidence:
            self.assertLess(row["report"], len(reports))
            places.setdefault(row["node"], {})[row["report"]] = row["relevancy"]
        for edge in edges:
            a, b = places[edge["source"]], places[edge["target"]]
            total = sum((a[report] * b[report] + 500_000) // 1_000_000 for report in a.keys() & b.keys())
            self.assertEqual(edge["weight"], total / 1_000_000)

    def test_TheMentionsInParquetAddUpToThoseOfEveryEdge(self):
        folder = self.folder / "mentions.parquet"
        sigloom("build", SAMPLES, "-o", folder, "--report-nodes")
        edges, mentions = (readers.rows_by_pyarrow(folder / f"{table}.parquet") for table in ("edges", "mentions"))
        named = {}
        for row in mentions:
            ends = frozenset((row["node"], row["named"]))
            named[ends] = named.get(ends, 0) + 1
        for edge in edges:
            count = edge["count"] if edge["kind"] == "related" else edge["mentions"]
            self.assertEqual(named.pop(frozenset((edge["source"], edge["target"])), 0), count)
        self.assertEqual(named, {})

    def test_NotesOfAVaultLinkToEachOtherAndHaveSafeNames(self):
        for name, (source, (nodes, edges)) in self.graphs.items():
            with self.subTest(name):
                vault = source.parent / "graph.vault"
                sigloom("convert", source, vault)
                notes = {path.stem: path.read_text(encoding="utf-8") for path in vault.glob("*.md")}
                self.assertEqual(len(notes), len(nodes))
                self.assertEqual({path.parent for path in vault.rglob("*.md")}, {vault})
                self.assertEqual(len({stem.casefold() for stem in notes}), len(notes))
                ids, links = {}, set()
                for stem, note in notes.items():
                    self.assertFalse(set(stem) & set('\\/:*?"<>|#^[]') or min(stem) < " ", stem)
                    properties = json.loads(
                        "{" + re.match("---\n(.*?)\n---\n", note, re.S)[1].replace("\n", ",") + "}"
                    )
                    ids[stem] = properties["id"]
                    label = nodes[properties["id"]]["label"]
                    self.assertIn(label, [stem, *properties.get("aliases", [])])
                    self.assertEqual(nodes[properties["id"]].get("kind"), properties.get("kind"))
                for stem, note in notes.items():
                    links |= {frozenset((ids[stem], ids[to])) for to in re.findall(r"^- \[\[(.*?)\]\]", note, re.M)}
                self.assertEqual(links, set(edges))

    def test_TheTimelineForGephiAddsUpToEveryWeight(self):
        path, plain = self.folder / "time.dynamic.gexf", self.folder / "time.json"
        for period in ("day", "month", "year"):
            sigloom("build", SAMPLES, "--period", period, "-o", path, "-o", plain)
            nx.read_gexf(path)
            nodes, edges = node_link(plain)
            data = json.loads(plain.read_text(encoding="utf-8"))
            dated = [bool(report["date"]) for report in data["graph"]["reports"]]
            self.assertEqual(set(dated), {True, False})
            places = {
                node["id"]: {place[0]: place[2] for place in node["places"] if dated[place[0]]}
                for node in data["nodes"]
            }
            space = {"g": "http://gexf.net/1.3"}
            root = ElementTree.parse(path).getroot()
            for edge in root.iterfind(".//g:edge", space):
                weights = edge.findall('.//g:attvalue[@for="weight"]', space)
                total = sum(float(one.get("value")) for one in weights)
                a, b = edge.get("source"), edge.get("target")
                weight = edges[frozenset((a, b))]["weight"]
                both = places[a].keys() & places[b].keys()
                expected = sum(places[a][report] * places[b][report] for report in both) / 1e12
                self.assertAlmostEqual(total, expected if both else weight, places=5)
                self.assertEqual(float(edge.get("weight")), weight)
            for node in root.iterfind(".//g:node", space):
                counts = node.findall('.//g:attvalue[@for="reports_in_period"]', space)
                total = sum(int(one.get("value")) for one in counts)
                self.assertLessEqual(total, nodes[node.get("id")]["reports"])
                spells = [(one.get("start"), one.get("end")) for one in node.iterfind(".//g:spell", space)]
                self.assertEqual(bool(spells), bool(counts))
                for (_, end), (start, _) in zip(spells, spells[1:]):
                    self.assertLess(end, start)
                for start, end in spells:
                    self.assertLess(start, end)


if __name__ == "__main__":
    graphs.PROGRAM = sys.argv.pop(1)
    unittest.main()
