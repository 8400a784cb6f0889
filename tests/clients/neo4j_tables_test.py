"""Reads the folder that `sigloom` writes for Neo4j without Neo4j: its tables, and load.cypher in ladybug.

    neo4j_tables_test.py PROGRAM

ladybug runs the statements of load.cypher as they stand but for what only Neo4j has: the constraint, in whose place
comes ladybug's schema; `:auto LOAD CSV WITH HEADERS` and `CALL { ... } IN TRANSACTIONS`, in whose place come the
rows of the table as a parameter; labels that are set (`SET n:Theme`), as a node of ladybug has the label of its table
alone; and the functions of NEO4J_FUNCTIONS, which ladybug calls otherwise. neo4j_test.py runs all of it in Neo4j.
"""

import csv
import re
import subprocess
import sys
import unittest

import ladybug

import graphs
from graphs import changed, replace_controls, sigloom, tables, with_sources, without

TYPES = {
    "int": ("INT64", int),
    "long": ("INT64", int),
    "double": ("DOUBLE", float),
    "string": ("STRING", str),
    "boolean": ("BOOL", lambda text: {"true": True, "false": False}[text]),
    "string[]": ("STRING[]", lambda text: tuple(text.split(";"))),
}
ROLES = ("ID", "LABEL", "START_ID", "END_ID", "TYPE")
NEO4J_FUNCTIONS = {
    "toInteger(x)": "CAST(x AS INT64)",
    "toFloat(x)": "CAST(x AS DOUBLE)",
    "toBoolean(x)": "CAST(x AS BOOL)",
    "split(x, y)": "string_split(x, y)",
}
BATCH = 1000


def read_table(path):
    """Its headings, and its rows as texts; None where there is nothing."""
    with open(path, encoding="utf-8", newline="") as file:
        headings, *lines = csv.reader(file)
    for line in lines:
        assert len(line) == len(headings), line
    return headings, [dict(zip(headings, (text or None for text in line))) for line in lines]


def name_and_type(heading):
    name, _, type_ = heading.partition(":")
    return name or type_, type_


def typed(row):
    """A row under the names of its properties, with values of the types that the headings say."""
    values = {}
    for heading, text in row.items():
        name, type_ = name_and_type(heading)
        if text is not None:
            values[name] = TYPES.get(type_, TYPES["string"])[1](text)
    return values


def as_in_tables(source, graph):
    """The graph with what becomes of its texts on the way."""
    backslashes = lambda text: re.sub(r'(?<!\\)((?:\\\\)*\\)(?="|\Z)', r"\1\\", text)
    return changed(
        with_sources(source, graph),
        text=lambda text: backslashes(replace_controls("\t\n\r")(text)),
        edge=without("kind"),
    )


class Ladybug:
    """A database that load.cypher fills, statement by statement."""

    STATEMENT = re.compile(
        r":auto LOAD CSV WITH HEADERS FROM 'file:///(?P<table>\w+\.csv)' AS row\n(?P<where>WITH row WHERE .*\n)?"
        r"CALL \{ WITH row\n(?P<body>.*)\n\} IN TRANSACTIONS OF 1000 ROWS",
        re.S,
    )
    CONSTRAINT = re.compile(r"CREATE CONSTRAINT .* FOR \(n:Node\) REQUIRE n\.`id` IS UNIQUE")
    LABEL = re.compile(r" SET n:`(.*)`\Z")

    def __init__(self, folder):
        self.database = ladybug.Database(":memory:")
        self.connection = ladybug.Connection(self.database)
        self.tables = {name: read_table(folder / name) for name in ("nodes.csv", "edges.csv")}
        self.labels = {}
        for function, meaning in NEO4J_FUNCTIONS.items():
            self.connection.execute(f"CREATE MACRO {function} AS {meaning}")
        script = (folder / "load.cypher").read_text(encoding="utf-8")
        statements = re.sub("^//.*\n", "", script, flags=re.M).split(";\n")
        assert statements.pop() == ""
        assert self.CONSTRAINT.fullmatch(statements[0]), statements[0]
        self.make_schema(types={row[":TYPE"] for row in self.tables["edges.csv"][1]})
        for statement in statements[1:]:
            self.run(statement)

    def make_schema(self, types):
        def columns(table):
            for heading in self.tables[table][0]:
                name, type_ = name_and_type(heading)
                if type_ not in ROLES:
                    yield f"`{name}` {TYPES.get(type_, TYPES['string'])[0]}"

        of_nodes, of_edges = ", ".join(columns("nodes.csv")), ", ".join(columns("edges.csv"))
        self.connection.execute(f"CREATE NODE TABLE Node(id STRING PRIMARY KEY, {of_nodes})")
        for type_ in types:
            self.connection.execute(f"CREATE REL TABLE `{type_}`(FROM Node TO Node, {of_edges})")

    def run(self, statement):
        parts = self.STATEMENT.fullmatch(statement)
        assert parts, statement
        _, rows = self.tables[parts["table"]]
        body, label = parts["body"], self.LABEL.search(parts["body"])
        if label:
            body = self.LABEL.sub(" RETURN n.id", body)
        query = f"UNWIND $rows AS row {parts['where'] or ''} {body}"
        for begin in range(0, len(rows), BATCH):
            result = self.connection.execute(query, {"rows": rows[begin : begin + BATCH]})
            if label:
                self.labels.setdefault(label[1], set()).update(id_ for (id_,) in result)

    def rows(self, query):
        result = self.connection.execute(query)
        names = result.get_column_names()
        for row in result:
            yield {
                name: tuple(value) if isinstance(value, list) else value for name, value in zip(names, row)
            }

    def contents(self):
        """The nodes as rows; the edges as both ends, type and row."""

        def properties(row, variable):
            return {
                name.removeprefix(variable): value for name, value in row.items() if name.startswith(variable)
            }

        nodes = self.rows("MATCH (n:Node) RETURN n.*")
        edges = self.rows("MATCH (a)-[e]->(b) RETURN a.id AS source, b.id AS target, label(e) AS type, e.*")
        return (
            [properties(row, "n.") for row in nodes],
            [((row["source"], row["target"]), row["type"], properties(row, "e.")) for row in edges],
        )


class Neo4jTablesTest(graphs.GraphTest):
    def folders(self):
        for name, (source, graph) in self.graphs.items():
            folder = source.parent / "graph.neo4j"
            sigloom("convert", source, folder)
            yield name, folder, as_in_tables(source, graph)

    def assert_all_same(self, expected, got):
        for want, have, what in zip(expected, got, ("node", "edge")):
            self.assert_same(want, have, what)

    def test_TheyHoldEveryValueUnderTypedHeaders(self):
        for name, folder, expected in self.folders():
            with self.subTest(name):
                nodes, edges = (map(typed, read_table(folder / table)[1]) for table in ("nodes.csv", "edges.csv"))
                got = tables(
                    ((node["id"], without("id", "LABEL")(node)) for node in nodes),
                    (
                        ((edge["START_ID"], edge["END_ID"]), without("START_ID", "END_ID", "TYPE")(edge))
                        for edge in edges
                    ),
                )
                self.assert_all_same(expected, got)
                script = subprocess.run(["sh", "-n", folder / "import.sh"], capture_output=True)
                self.assertEqual(script.stderr, b"")

    def test_TheCypherBesideThemLoadsEveryValueIntoLadybug(self):
        for name, folder, expected in self.folders():
            with self.subTest(name):
                database = Ladybug(folder)
                nodes, edges = database.contents()
                got = tables(
                    ((node["id"], without("id")(node)) for node in nodes),
                    ((ends, row) for ends, _, row in edges),
                )
                self.assert_all_same(expected, got)
                labels, types = {}, {}
                for row in database.tables["nodes.csv"][1]:
                    for label in row[":LABEL"].split(";")[1:]:
                        labels.setdefault(label, set()).add(row["id:ID"])
                for row in database.tables["edges.csv"][1]:
                    types[row[":START_ID"], row[":END_ID"]] = row[":TYPE"]
                self.assertEqual(labels, database.labels)
                self.assertEqual(types, {ends: type_ for ends, type_, _ in edges})
                total = sum(edge["weight"] for edge in expected[1].values())
                (row,) = database.rows("MATCH ()-[e]->() RETURN sum(e.weight) AS total")
                self.assertAlmostEqual(row["total"], total, delta=1e-9 * total)


if __name__ == "__main__":
    graphs.PROGRAM = sys.argv.pop(1)
    unittest.main()
