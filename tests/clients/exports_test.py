"""Opens every format that `sigloom` writes in the programs that it is for.

    exports_test.py PROGRAM

Two graphs go through each: that of the samples of this project, with measures, positions, sizes and
colours, and one whose texts are what breaks writers: control characters, quotes, markup, formulas. The
tests compare values, not counts: every id, label, column and weight. What a format cannot carry stands
in EXPECTED below, and docs/formats.md has the same table.
"""

import asyncio
import csv
import decimal
import json
import math
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from xml.etree import ElementTree

import duckdb
import igraph
import jsonschema
import ladybug
import networkit
import networkx as nx
import pandas as pd
import pyarrow.parquet
import scipy.io
from datasette.app import Datasette
from ndex2.cx2 import RawCX2NetworkFactory

HERE = Path(__file__).resolve().parent
PROGRAM = ""
SAMPLES = str(HERE.parent.parent / "samples")
NODE = shutil.which("node") if (HERE / "node" / "node_modules").is_dir() else None
DOT = shutil.which("dot")


def sigloom(*arguments, allowed=(0,)):
    """What the program prints on standard error; it must not fail."""
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, encoding="utf-8")
    if done.returncode not in allowed:
        raise AssertionError(f"sigloom {arguments} exits with {done.returncode}: {done.stderr}")
    return done.stderr


# Graphs as tables: {id: {column: value}} and {{source, target}: {column: value}}.


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


def rgb(color):
    return {"r": int(color[1:3], 16), "g": int(color[3:5], 16), "b": int(color[5:7], 16)}


# The readers: what each program makes of a file.


def networkx_tables(graph):
    assert type(graph) is nx.Graph, type(graph)
    return tables(graph.nodes(data=True), (((a, b), row) for a, b, row in graph.edges(data=True)))


def read_gexf_by_networkx(path):
    graph = nx.read_gexf(path)
    for _, row in graph.nodes(data=True):
        viz = row.pop("viz", {})
        row.update(viz.get("position", {}))
        row.pop("z", None)
        row["size"] = viz.get("size")
        if "color" in viz:
            row["color"] = "#{r:02x}{g:02x}{b:02x}".format(**viz["color"])
    for _, _, row in graph.edges(data=True):
        row.pop("id")
    return networkx_tables(graph)


def node_js(library, path):
    done = subprocess.run(
        [NODE, HERE / "node" / "read.js", library, path], capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def read_by_graphology(library):
    def read(path):
        graph = node_js(library, path)
        for node in graph["nodes"]:
            color = re.fullmatch(r"rgb\((\d+),(\d+),(\d+)\)", str(node["attributes"].get("color")))
            if color:
                node["attributes"]["color"] = "#%02x%02x%02x" % tuple(map(int, color.groups()))
        return tables(
            ((node["id"], node["attributes"]) for node in graph["nodes"]),
            (((edge["source"], edge["target"]), edge["attributes"]) for edge in graph["edges"]),
        )

    return read


def read_by_cytoscape(path):
    graph = node_js("cytoscape", path)
    placed = {
        node["data"]["id"]
        for node in json.loads(Path(path).read_text(encoding="utf-8"))["elements"]["nodes"]
        if "position" in node
    }
    for element in graph["nodes"] + graph["edges"]:
        kind = element["attributes"].get("kind")
        assert element["classes"] == ([kind] if kind else [])
    for node in graph["nodes"]:
        if node["id"] in placed:
            node["attributes"].update(node["position"])
    return tables(
        ((node["id"], node["attributes"]) for node in graph["nodes"]),
        (((edge["source"], edge["target"]), edge["attributes"]) for edge in graph["edges"]),
    )


def read_by_d3(path):
    graph = node_js("d3-force", path)
    of_node, of_edge = without("id", "places", "mentions"), without("source", "target")
    return tables(
        ((node["id"], of_node(node)) for node in graph["nodes"]),
        (((edge["source"], edge["target"]), of_edge(edge)) for edge in graph["links"]),
    )


def csv_paths(path):
    return [Path(str(path)[: -len(".csv")] + part) for part in (".nodes.csv", ".edges.csv")]


def read_csv_by_pandas(path):
    nodes, edges = (
        pd.read_csv(one, encoding="utf-8-sig", keep_default_na=False, na_values=[""])
        for one in csv_paths(path)
    )
    assert list(nodes)[:3] == ["Id", "Label", "kind"]
    assert list(edges)[:5] == ["Source", "Target", "Type", "Weight", "kind"]
    assert set(edges["Type"]) <= {"Undirected"}
    nodes = nodes.rename(columns={"Label": "label"})
    edges = edges.drop(columns="Type").rename(columns={"Weight": "weight"})
    rows = lambda frame, own: [without(*own)(row) for row in frame.to_dict("records")]
    return tables(
        zip(nodes["Id"], rows(nodes, ["Id"])),
        zip(zip(edges["Source"], edges["Target"]), rows(edges, ["Source", "Target"])),
    )


def tables_of_csv(rows, path):
    """Of both files, whose rows `rows` reads with their headings."""
    nodes, edges = map(rows, csv_paths(path))
    for node in nodes:
        node["label"] = node.pop("Label")
    for edge in edges:
        edge["weight"] = edge.pop("Weight")
    return tables(
        ((node["Id"], without("Id")(node)) for node in nodes),
        (((edge["Source"], edge["Target"]), without("Source", "Target", "Type")(edge)) for edge in edges),
    )


def read_csv_by_duckdb(path):
    def rows(one):
        table = duckdb.sql(
            f"select * from read_csv('{one}', header=true, delim=',', quote='\"', escape='\"', "
            "strict_mode=true, max_line_size=4000000, sample_size=-1, nullstr='')"
        )
        return [dict(zip(table.columns, row)) for row in table.fetchall()]

    return tables_of_csv(rows, path)


def rows_by_ladybug(path):
    """All rows of a table, with its headings."""
    options = " (header=true, parallel=false)" if path.suffix == ".csv" else ""
    result = ladybug.Connection(ladybug.Database(":memory:")).execute(
        f"LOAD FROM '{path}'{options} RETURN *"
    )
    names = [name.removeprefix("\ufeff") for name in result.get_column_names()]
    number = lambda value: float(value) if isinstance(value, decimal.Decimal) else value
    return [dict(zip(names, map(number, row))) for row in result]


def read_csv_by_ladybug(path):
    return tables_of_csv(rows_by_ladybug, path)


def weights_by_networkit(graph, ids):
    """What NetworKit keeps of a graph: nodes, edges and weights."""
    assert not graph.isDirected()
    return tables(
        ((ids[node], {}) for node in graph.iterNodes()),
        (((ids[a], ids[b]), {"weight": weight}) for a, b, weight in graph.iterEdgesWeights()),
    )


def read_edge_list_by_networkit(path):
    reader = networkit.graphio.EdgeListReader("\t", 0, "#", False, False)
    graph = reader.read(str(path))
    return weights_by_networkit(graph, {number: id_ for id_, number in reader.getNodeMap().items()})


def read_gexf_by_networkit(path):
    reader = networkit.graphio.GEXFReader()
    graph, _ = reader.read(str(path))
    return weights_by_networkit(graph, {number: id_ for id_, number in reader.getNodeMap().items()})


def read_matrix_by_networkit(path):
    names = Path(str(path)[: -len(".mtx")] + ".names.tsv").read_text(encoding="utf-8").split("\n")[1:-1]
    graph = networkit.graphio.MTXGraphReader().read(str(path))
    return weights_by_networkit(graph, [name.split("\t")[0] for name in names])


def read_cx2_by_ndex(path):
    network = RawCX2NetworkFactory().get_cx2network(str(path))
    ids = {number: node["v"]["node_id"] for number, node in network.get_nodes().items()}

    def row_of(node):
        return without("node_id", "name")(node["v"]) | {
            "label": node["v"]["name"],
            "x": node.get("x"),
            "y": node.get("y"),
        }

    def row_of_edge(edge):
        return without("interaction")(edge["v"]) | {"kind": edge["v"].get("interaction")}

    return tables(
        ((ids[number], row_of(node)) for number, node in network.get_nodes().items()),
        (((ids[edge["s"]], ids[edge["t"]]), row_of_edge(edge)) for edge in network.get_edges().values()),
    )


def strict(properties, required):
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


# Version 2 of the JSON Graph Format, as far as one graph goes.
JGF_SCHEMA = strict(
    {
        "graph": strict(
            {
                "id": {"type": "string"},
                "label": {"type": "string"},
                "type": {"type": "string"},
                "directed": {"type": "boolean"},
                "metadata": {"type": "object"},
                "nodes": {
                    "type": "object",
                    "additionalProperties": strict(
                        {"label": {"type": "string"}, "metadata": {"type": "object"}}, []
                    ),
                },
                "edges": {
                    "type": "array",
                    "items": strict(
                        {
                            "id": {"type": "string"},
                            "source": {"type": "string"},
                            "target": {"type": "string"},
                            "relation": {"type": "string"},
                            "directed": {"type": "boolean"},
                            "label": {"type": "string"},
                            "metadata": {"type": "object"},
                        },
                        ["source", "target"],
                    ),
                },
            },
            [],
        )
    },
    [],
)


def read_jgf(path):
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    jsonschema.validate(data, JGF_SCHEMA)
    graph = data["graph"]
    assert graph["directed"] is False and not any(edge["directed"] for edge in graph["edges"])
    return tables(
        ((id_, {"label": node["label"]} | node["metadata"]) for id_, node in graph["nodes"].items()),
        (
            ((edge["source"], edge["target"]), {"kind": edge.get("relation")} | edge["metadata"])
            for edge in graph["edges"]
        ),
    )


NUMBERS_FROM_0 = {"type": "object", "additionalProperties": {"type": "number", "minimum": 0}}
# As VOSviewer's manual has its JSON files.
VOSVIEWER_SCHEMA = strict(
    {
        "network": strict(
            {
                "items": {
                    "type": "array",
                    "items": strict(
                        {
                            "id": {"type": ["string", "integer"]},
                            "label": {"type": "string"},
                            "description": {"type": "string"},
                            "url": {"type": "string"},
                            "x": {"type": "number"},
                            "y": {"type": "number"},
                            "cluster": {"type": "integer", "minimum": 1, "maximum": 1000},
                            "weights": NUMBERS_FROM_0,
                            "scores": {"type": "object", "additionalProperties": {"type": "number"}},
                        },
                        ["id", "label"],
                    ),
                },
                "links": {
                    "type": "array",
                    "items": strict(
                        {
                            "source_id": {"type": ["string", "integer"]},
                            "target_id": {"type": ["string", "integer"]},
                            "strength": {"type": "number", "minimum": 0},
                        },
                        ["source_id", "target_id"],
                    ),
                },
                "clusters": {
                    "type": "array",
                    "items": strict(
                        {"cluster": {"type": "integer", "minimum": 1}, "label": {"type": "string"}},
                        ["cluster", "label"],
                    ),
                },
            },
            ["items", "links"],
        )
    },
    ["network"],
)


def read_vosviewer(path):
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    jsonschema.validate(data, VOSVIEWER_SCHEMA)
    network = data["network"]

    def row_of(item):
        row = {name: item.get(name) for name in ("label", "x", "y")} | item["scores"]
        row["reports"] = item["weights"].get("Occurrences")
        row["community"] = item["cluster"] - 1 if "cluster" in item else None
        row["degree"], row["strength"] = item["weights"]["Links"], item["weights"]["Total link strength"]
        return row

    return tables(
        ((item["id"], row_of(item)) for item in network["items"]),
        (
            ((link["source_id"], link["target_id"]), {"weight": link["strength"]})
            for link in network["links"]
        ),
    )


def vosviewer_paths(path):
    return [Path(str(path)[: -len(".map.txt")] + part) for part in (".map.txt", ".net.txt")]


def read_vosviewer_files(path):
    map_path, net_path = vosviewer_paths(path)
    items = pd.read_csv(map_path, sep="\t", encoding="utf-8-sig", keep_default_na=False, na_values=[""])
    links = pd.read_csv(net_path, sep="\t", encoding="utf-8-sig", header=None)
    assert list(items["id"]) == list(range(1, len(items) + 1))

    def row_of(item):
        row = {"label": item["label"], "x": item["x"], "y": item["y"]}
        row |= {name[6:-1]: value for name, value in item.items() if name.startswith("score<")}
        row["reports"] = item.get("weight<Occurrences>")
        row["community"] = item["cluster"] - 1
        row["degree"], row["strength"] = item["weight<Links>"], item["weight<Total link strength>"]
        return row

    return tables(
        ((item["id"], row_of(item)) for item in items.to_dict("records")),
        (((int(a), int(b)), {"weight": weight}) for a, b, weight in links.itertuples(index=False)),
    )


def read_gml_by_networkx(path):
    return networkx_tables(nx.read_gml(path, label="name"))


def read_gml_by_igraph(path):
    graph = igraph.Graph.Read_GML(str(path))
    assert not graph.is_directed()
    ids = graph.vs["name"]
    return tables(
        ((node["name"], without("name", "id")(node.attributes())) for node in graph.vs),
        (((ids[edge.source], ids[edge.target]), edge.attributes()) for edge in graph.es),
    )


def read_by_graphviz(path):
    done = subprocess.run(
        [DOT, "-Kosage", "-Tjson0", path], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stderr == "", done.stderr
    graph = json.loads(done.stdout, strict=False)
    drawn = ("_gvid", "name", "head", "tail", "height", "width", "pos", "lp", "style")

    def row_of(element):
        unescaped = {
            name: value.replace("\\\\", "\\") for name, value in without(*drawn)(element).items()
        }
        if "label" in element:
            parts = re.split(r"(\\\\|\\n)", element["label"])
            label = "".join({"\\\\": "\\", "\\n": "\n"}.get(part, part) for part in parts)
            unescaped["label"] = label.replace("&amp;", "&")
        if "fillcolor" in unescaped:
            unescaped["color"] = unescaped.pop("fillcolor")
        return unescaped

    ids = {node["_gvid"]: node["name"].replace("\\\\", "\\") for node in graph["objects"]}
    return tables(
        ((ids[node["_gvid"]], row_of(node)) for node in graph["objects"]),
        (((ids[edge["tail"]], ids[edge["head"]]), row_of(edge)) for edge in graph.get("edges", [])),
    )


def read_pajek_by_networkx(path):
    graph = nx.Graph(nx.read_pajek(path))
    for _, row in graph.nodes(data=True):
        row.pop("id")
        row.pop("shape", None)
    return networkx_tables(graph)


def read_pajek_by_igraph(path):
    graph = igraph.Graph.Read_Pajek(str(path))
    assert not graph.is_directed()
    labels = graph.vs["name"]
    coordinates = [name for name in ("x", "y") if name in graph.vs.attributes()]
    return tables(
        ((node["name"], {name: node[name] for name in coordinates}) for node in graph.vs),
        (((labels[edge.source], labels[edge.target]), edge.attributes()) for edge in graph.es),
    )


def read_edge_list(path):
    return networkx_tables(nx.read_weighted_edgelist(path, delimiter="\t"))


def read_matrix_market(path):
    matrix = scipy.io.mmread(path).tocoo()
    assert (abs(matrix - matrix.T) > 0).nnz == 0
    names = [
        line.split("\t")
        for line in Path(str(path)[: -len(".mtx")] + ".names.tsv")
        .read_text(encoding="utf-8")
        .split("\n")[1:-1]
    ]
    assert matrix.shape == (len(names), len(names))
    return tables(
        ((id_, {"label": label, "kind": kind}) for id_, label, kind in names),
        (
            ((names[a][0], names[b][0]), {"weight": weight})
            for a, b, weight in zip(matrix.row, matrix.col, matrix.data)
            if a > b
        ),
    )


def read_sqlite(path):
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    nodes, edges = (
        pd.read_sql(f"SELECT * FROM {table}", database).astype(object).to_dict("records")
        for table in ("nodes", "edges")
    )
    ids = {node["node"]: node["id"] for node in nodes}
    return tables(
        ((node["id"], without("node", "id")(node)) for node in nodes),
        (
            ((ids[edge["source"]], ids[edge["target"]]), without("edge", "source", "target")(edge))
            for edge in edges
        ),
    )


def read_sqlite_by_datasette(path):
    """As Datasette's web interface shows the tables, page by page."""
    site = Datasette([str(path)], settings={"max_returned_rows": 100, "default_page_size": 100})

    async def rows(table):
        found, address = [], f"/{path.stem}/{table}.json?_shape=objects"
        while address:
            answer = await site.client.get(address)
            assert answer.status_code == 200, answer.text
            page = answer.json()
            found += page["rows"]
            address = page["next_url"] and page["next_url"].removeprefix("http://localhost")
        return found

    async def all_tables():
        return await rows("nodes"), await rows("edges")

    nodes, edges = asyncio.run(all_tables())
    ids = {node["node"]: node["id"] for node in nodes}
    return tables(
        ((node["id"], without("node", "id")(node)) for node in nodes),
        (
            ((ids[edge["source"]], ids[edge["target"]]), without("edge", "source", "target")(edge))
            for edge in edges
        ),
    )


def read_parquet(read_file):
    def read(folder):
        nodes, edges = (read_file(folder / f"{table}.parquet") for table in ("nodes", "edges"))
        return tables(
            ((node["id"], without("id")(node)) for node in nodes),
            (
                ((edge["source"], edge["target"]), without("source", "target")(edge))
                for edge in edges
            ),
        )

    return read


def rows_by_duckdb(path):
    table = duckdb.sql(f"SELECT * FROM '{path}'")
    return [dict(zip(table.columns, row)) for row in table.fetchall()]


def rows_by_pyarrow(path):
    return pyarrow.parquet.read_table(path).to_pylist()


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


def free_name(name, taken):
    """As the program tells ids apart that became the same."""
    numbered = (f"{name}_{number}" for number in range(2, 1000))
    return next(free for free in (name, *numbered) if free not in taken)


def pajek_tables(graph):
    nodes, edges = graph
    labels, taken = {}, set()
    for id_, row in nodes.items():
        label = name = row["label"]
        if name in taken and "kind" in row:
            name = f"{label} ({row['kind']})"
        number = 2
        while name in taken:
            name = f"{label} {number}"
            number += 1
        taken.add(name)
        mended = one_line(name).replace('"', "\u201d").replace("\\", "\uff3c")
        labels[id_] = free_name(replace_controls("")(mended), labels.values())
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
    "GEXF in networkx": (".gexf", (), True, read_gexf_by_networkx, JS_XML),
    "GEXF in graphology": (".gexf", (), NODE, read_by_graphology("graphology-gexf"), JS_XML),
    "GraphML in graphology": (
        ".graphml",
        (),
        NODE,
        read_by_graphology("graphology-graphml"),
        lambda graph: changed(graph, text=XML_TEXT),
    ),
    "graphology's own": (
        ".graphology.json",
        (),
        NODE,
        read_by_graphology("graphology"),
        lambda graph: changed(graph, node=renamed("type"), edge=lambda r: with_distance(renamed("type")(r))),
    ),
    "Cytoscape.js": (".cyjs", (), NODE, read_by_cytoscape, lambda graph: graph),
    "d3-force": (".json", ("--nx-key", "links"), NODE, read_by_d3, lambda graph: graph),
    "CSV in pandas": (".csv", (), True, read_csv_by_pandas, CSV),
    "CSV in DuckDB": (".csv", (), True, read_csv_by_duckdb, CSV),
    "CSV in ladybug": (".csv", (), True, read_csv_by_ladybug, CSV),
    "CX2 in ndex2": (".cx2", (), True, read_cx2_by_ndex, lambda graph: graph),
    "JSON Graph Format": (".jgf.json", (), True, read_jgf, lambda graph: graph),
    "VOSviewer's JSON": (".vosviewer.json", (), True, read_vosviewer, vosviewer_tables),
    "VOSviewer's files": (".map.txt", (), True, read_vosviewer_files, vosviewer_file_tables),
    "GML in networkx": (
        ".gml",
        (),
        True,
        read_gml_by_networkx,
        lambda graph: changed(graph, node=truth_as_number, edge=truth_as_number),
    ),
    "GML in igraph": (
        ".gml",
        ("--gml-text", "utf8"),
        True,
        read_gml_by_igraph,
        lambda graph: changed(graph, text=GML_UTF8, node=truth_as_number, edge=truth_as_number),
    ),
    "DOT in Graphviz": (
        ".dot",
        (),
        DOT,
        read_by_graphviz,
        lambda graph: changed(
            graph,
            text=replace_controls("\t\n"),
            node=lambda row: as_texts(without("x", "y", "size")(row)),
            edge=as_texts,
        ),
    ),
    "Pajek in networkx": (".net", (), True, read_pajek_by_networkx, pajek_tables),
    "Pajek in igraph": (".net", (), True, read_pajek_by_igraph, pajek_tables),
    "Parquet in DuckDB": (
        ".parquet",
        (),
        True,
        read_parquet(rows_by_duckdb),
        lambda graph: changed(graph, node=lower_case_names, edge=lower_case_names),
    ),
    "Parquet in pyarrow": (
        ".parquet",
        (),
        True,
        read_parquet(rows_by_pyarrow),
        lambda graph: changed(graph, node=lower_case_names, edge=lower_case_names),
    ),
    "SQLite in Python": (".sqlite", (), True, read_sqlite, SQLITE),
    "Parquet in ladybug": (
        ".parquet",
        (),
        True,
        read_parquet(rows_by_ladybug),
        lambda graph: changed(graph, node=lower_case_names, edge=lower_case_names),
    ),
    "SQLite in Datasette": (".sqlite", (), True, read_sqlite_by_datasette, SQLITE),
    "edge list in NetworKit": (".edges", (), True, read_edge_list_by_networkit, edge_list_tables),
    "GEXF in NetworKit": (".gexf", (), True, read_gexf_by_networkit, weights_alone),
    "Matrix Market in NetworKit": (".mtx", (), True, read_matrix_by_networkit, weights_alone),
    "edge list in networkx": (".edges", (), True, read_edge_list, edge_list_tables),
    "Matrix Market in SciPy": (".mtx", (), True, read_matrix_market, matrix_tables),
}


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


class ExportsTest(unittest.TestCase):
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
            rows_by_pyarrow(folder / f"{table}.parquet") for table in ("edges", "evidence", "reports")
        )
        places = {}
        for row in evidence:
            self.assertLess(row["report"], len(reports))
            places.setdefault(row["node"], {})[row["report"]] = row["relevancy"]
        for edge in edges:
            a, b = places[edge["source"]], places[edge["target"]]
            total = sum((a[report] * b[report] + 500_000) // 1_000_000 for report in a.keys() & b.keys())
            self.assertEqual(edge["weight"], total / 1_000_000)

    def test_TheTablesForNeo4jHoldEveryValueUnderTypedHeaders(self):
        types = {
            "int": int,
            "long": int,
            "double": float,
            "string": str,
            "boolean": lambda text: {"true": True, "false": False}[text],
            "string[]": lambda text: tuple(text.split(";")),
        }

        def rows(path):
            with open(path, encoding="utf-8", newline="") as file:
                header, *lines = csv.reader(file)
            for line in lines:
                self.assertEqual(len(header), len(line))
                values = {}
                for title, text in zip(header, line):
                    name, _, type_ = title.partition(":")
                    if text != "":
                        values[name or type_] = types.get(type_, str)(text)
                yield values

        def backslashes(text):
            return re.sub(r'(?<!\\)((?:\\\\)*\\)(?="|\Z)', r"\1\\", text)

        for name, (source, graph) in self.graphs.items():
            with self.subTest(name):
                folder = source.parent / "graph.neo4j"
                sigloom("convert", source, folder)
                nodes, edges = list(rows(folder / "nodes.csv")), list(rows(folder / "edges.csv"))
                self.assertEqual({node["LABEL"].split(";")[0] for node in nodes}, {"Node"})
                expected = changed(
                    with_sources(source, graph),
                    text=lambda t: backslashes(replace_controls("\t\n\r")(t)),
                    edge=without("kind"),
                )
                got = tables(
                    ((node["id"], without("id", "LABEL")(node)) for node in nodes),
                    (
                        ((edge["START_ID"], edge["END_ID"]), without("START_ID", "END_ID", "TYPE")(edge))
                        for edge in edges
                    ),
                )
                for want, have, what in zip(expected, got, ("node", "edge")):
                    self.assert_same(want, have, what)
                self.assertTrue((folder / "load.cypher").read_text().count("CREATE CONSTRAINT") == 1)
                script = subprocess.run(["sh", "-n", folder / "import.sh"], capture_output=True)
                self.assertEqual(script.stderr, b"")

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
    PROGRAM = sys.argv.pop(1)
    unittest.main()
