"""What each program makes of a file: a table of its nodes and one of its edges."""

import asyncio
import decimal
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

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

from graphs import tables, without

HERE = Path(__file__).resolve().parent
NODE = shutil.which("node") if (HERE / "node" / "node_modules").is_dir() else None
DOT = shutil.which("dot")


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
