"""Contributions -> the tables of the graph.

Names, nodes and where they stand come from one process of the program (`sigloom merge --nodes-only`), whose memory
grows with the items of reports. Pairs, of which there are many times more, are added up here by the rules of
core/graph/pairs.hpp, as whole numbers, so that neither partitions nor lost workers show.
"""

from pyspark.sql import functions as F

TABLES = ("reports", "nodes", "edges", "evidence", "mentions")
COMPLETE = "_SUCCESS"  # beside the tables once all of them are there
ONE = 1_000_000  # millionths

# Of a pair of members a and b of one report, a being the node of lower id. Members are terms, rows or the report.
TERM_AND_ROW = "(a.class = 'term' AND b.class = 'row' OR a.class = 'row' AND b.class = 'term')"
TWO_ROWS = "(a.class = 'row' AND b.class = 'row')"
MENTIONED = f"""(coalesce({TERM_AND_ROW} AND
    (array_contains(a.named, b.number) OR array_contains(b.named, a.number)), false))"""
JOINED = {
    "terms": f"NOT {TWO_ROWS}",
    "terms-only": f"NOT {TWO_ROWS} AND NOT {TERM_AND_ROW}",
    "mentions": f"NOT {TWO_ROWS} AND (NOT {TERM_AND_ROW} OR {MENTIONED})",
    "all": "true",
}


class Merged:
    """The tables of a graph without edges, as `sigloom merge --nodes-only -o X.parquet` wrote them."""

    def __init__(self, spark, place):
        self.reports, self.evidence, self.mentions = (
            spark.read.parquet(f"{place}/{name}.parquet") for name in ("reports", "evidence", "mentions")
        )
        # The place of a node in its file is its place by id.
        self.nodes = spark.read.parquet(f"{place}/nodes.parquet").withColumn(
            "number", F.expr("int(_metadata.row_index)")
        )

    def members(self):
        """A row for each node in a report: report, date, number, class, relevancy, numbers of the terms it names."""
        node = self.nodes.selectExpr(
            "id AS node",
            "number",
            """CASE WHEN kind IN ('entity', 'theme') THEN 'term'
                    WHEN kind = 'report' THEN 'report' ELSE 'row' END AS class""",
        )
        term = self.nodes.selectExpr("id AS named", "number AS term")
        named = (
            self.mentions.join(term, "named")
            .groupBy("node", "report")
            .agg(F.collect_list("term").alias("named"))
        )
        return (
            self.evidence.join(named, ["node", "report"], "left")
            .join(node, "node")
            .join(self.reports, "report")
            .select("report", "date", "number", "class", "relevancy", "named")
        )

    def pairs(self, choice):
        """A row for each pair of nodes that a report joins: a < b by number, and what it adds to their edge."""
        members = self.members()
        of_one_report = f"a.report = b.report AND a.number < b.number AND {JOINED[choice]}"
        return (
            members.alias("a")
            .join(members.alias("b"), F.expr(of_one_report))
            .selectExpr(
                "a.number AS a",
                "b.number AS b",
                f"(bigint(a.relevancy) * b.relevancy + {ONE // 2}) DIV {ONE} AS weight",
                f"int({MENTIONED}) AS mentioned",
                "a.date",
            )
        )

    def links(self):
        """The same of reports that are nodes, a row for each link of a Closest list."""
        report = self.nodes.where("kind = 'report'")
        from_, to = report.selectExpr("id AS node", "number AS x"), report.selectExpr("id AS named", "number AS y")
        return (
            self.mentions.join(from_, "node")
            .join(to, "named")
            .join(self.reports, "report")
            .selectExpr(
                "least(x, y) AS a", "greatest(x, y) AS b", f"bigint({ONE}) AS weight", "0 AS mentioned", "date"
            )
        )

    def sums(self, choice):
        """A row for each edge, its weight in millionths."""
        return (
            self.pairs(choice)
            .unionByName(self.links())
            .groupBy("a", "b")
            .agg(
                F.sum("weight").alias("weight"),
                F.expr("int(count(*))").alias("count"),
                F.expr("int(sum(mentioned))").alias("mentions"),
                F.min("date").alias("first_seen"),
                F.max("date").alias("last_seen"),
            )
        )

    def edges(self, sums, partitions):
        """The sums as a table: with ids and kinds, and sorted by them."""
        node = self.nodes.selectExpr("number", "id", "kind")
        source = node.selectExpr("number AS a", "id AS source", "kind AS kind_a")
        target = node.selectExpr("number AS b", "id AS target", "kind AS kind_b")
        return _sorted(sums.join(source, "a").join(target, "b"), partitions, "a", "b").selectExpr(
            "source",
            "target",
            f"weight / {float(ONE)}D AS weight",
            """CASE WHEN kind_a = 'report' AND kind_b = 'report' THEN 'related'
                    WHEN kind_a = 'report' OR kind_b = 'report' THEN 'contains'
                    WHEN (kind_a IN ('entity', 'theme')) = (kind_b IN ('entity', 'theme')) THEN 'cooccurs'
                    ELSE 'relevance' END AS kind""",
            "count",
            "mentions",
            "first_seen",
            "last_seen",
        )


def _sorted(table, partitions, *columns):
    """In order, from file to file and in each of them, so that who reads a part of it can leave files out."""
    return table.repartitionByRange(partitions, *columns).sortWithinPartitions(*columns)


def write_tables(spark, merged, output, scratch, partitions, choice, min_count):
    """Writes all tables. Returns how many edges were left out, of fewer than `min_count` reports."""
    for name, table, order in (
        ("reports", merged.reports, ["report"]),
        ("nodes", merged.nodes.drop("number"), ["id"]),
        ("evidence", merged.evidence, ["node", "report"]),
        ("mentions", merged.mentions, ["node", "report", "named"]),
    ):
        _sorted(table, partitions, *order).write.parquet(str(output / name))
    # Written on the way, they are added up once, however often they are read.
    merged.sums(choice).write.parquet(str(scratch / "sums"))
    sums = spark.read.parquet(str(scratch / "sums"))
    kept = sums.where(F.col("count") >= min_count)
    merged.edges(kept, partitions).write.parquet(str(output / "edges"))
    return sums.where(F.col("count") < min_count).count()
