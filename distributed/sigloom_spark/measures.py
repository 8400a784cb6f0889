"""Measures of nodes on the tables, where they do not fit into one machine. Where they do, `sigloom rank` is faster.

All of them add up whole numbers, so that neither partitions nor lost workers show in a value.

degree      edges of a node
strength    sum of their weights
components  the number of the part that a node can reach: from 0, by falling number of nodes, of parts of one size by
            their first node by id; as `sigloom rank --by component` has it. By alternating large-star and small-star:
            O(log(nodes)^2) rounds at most, each of them a few sorts of the edges that are left. [1]
pagerank    as `sigloom rank --by pagerank` has it, damping 0.85, by the power method [2]: O(edges) a step. It ends when
            the distance to the exact values, added up over all nodes, is below the tolerance: a step brings it down by
            0.85 at least, so that it is at most 0.85/0.15 of the last change. Values are whole numbers of 10^-18;
            rounding adds at most 7 * 10^-18 for each end of an edge, and 10^-14 in all, to that distance.

[1] R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii (2014). Connected components in MapReduce and
    beyond. SoCC.
[2] L. Page, S. Brin, R. Motwani, T. Winograd (1999). The PageRank citation ranking. Stanford InfoLab.
"""

from pyspark.sql import functions as F
from pyspark.sql.types import LongType, StructField, StructType

from sigloom_spark.tables import ONE

MEASURES = ("degree", "strength", "components", "pagerank")
WHOLE = 10**18  # all ranks together
DAMPING = (85, 100)
LEAST_TOLERANCE = 1e-6  # above what rounding can do to a step of some hundred million edges


class Graph:
    """Nodes by number, in the order of their ids, and each edge in both directions.

    What takes many rounds is kept by checkpoint(), in the folder that the session has for it: unlike localCheckpoint(),
    it outlives workers.
    """

    def __init__(self, spark, place):
        nodes = spark.read.parquet(str(place / "nodes")).select("id")
        self.nodes = _numbered(nodes.sort("id")).checkpoint()
        edges = spark.read.parquet(str(place / "edges")).select("source", "target", "weight")
        source = self.nodes.selectExpr("id AS source", "number AS a")
        target = self.nodes.selectExpr("id AS target", "number AS b")
        ends = edges.join(source, "source").join(target, "target")
        # The weights are the doubles next to whole millionths.
        ends = ends.selectExpr("a", "b", f"bigint(round(weight * {ONE})) AS weight")
        self.arcs = ends.unionByName(ends.selectExpr("b AS a", "a AS b", "weight")).checkpoint()

    def with_measures(self, names, tolerance):
        """A row for each node: id, and the measures by name."""
        table = self.nodes
        for name in names:
            values = {
                "degree": self.degree,
                "strength": self.strength,
                "components": self.components,
                "pagerank": lambda: self.pagerank(tolerance),
            }[name]()
            table = table.join(values, "number", "left")
        return table.select("id", *(F.coalesce(F.col(name), F.lit(0)).alias(name) for name in names))

    def degree(self):
        return self.arcs.groupBy(F.col("a").alias("number")).agg(F.expr("int(count(*))").alias("degree"))

    def strength(self):
        return self.arcs.groupBy(F.col("a").alias("number")).agg(
            (F.sum("weight") / F.lit(float(ONE))).alias("strength")
        )

    def components(self):
        """By number: of each node that has an edge a star is left, whose centre is the first node of its part."""
        edges = self.arcs.where("a > b").select("a", "b")
        while not _are_stars(edges):
            edges = _small_star(_large_star(edges)).checkpoint()
        first = (
            self.nodes.select("number")
            .join(edges.selectExpr("a AS number", "b AS first"), "number", "left")
            .select("number", F.coalesce("first", "number").alias("first"))
        )
        sizes = first.groupBy("first").agg(F.count("*").alias("size"))
        order = sizes.sort(F.desc("size"), "first").select("first")
        ranked = _numbered(order).selectExpr("first", "int(number) AS components")
        return first.join(ranked, "first").select("number", "components")

    def pagerank(self, tolerance):
        damping, whole = DAMPING
        count = self.nodes.count()
        strength = self.arcs.groupBy("a").agg(F.sum("weight").alias("strength"))
        arcs = self.arcs.join(strength, "a").selectExpr("a", "b", "weight / strength AS share").checkpoint()
        tied = strength.selectExpr("a AS number", "true AS walks")
        ranks = self.nodes.join(tied, "number", "left").select(
            "number",
            F.lit(WHOLE // max(count, 1)).alias("rank"),
            F.coalesce("walks", F.lit(False)).alias("walks"),
        )
        alone = F.sum(F.expr("if(walks, 0, rank)"))
        isolated = ranks.agg(alone).first()[0] or 0
        while True:
            base = ((whole - damping) * WHOLE + damping * isolated) // (whole * max(count, 1))
            walked = (
                arcs.join(ranks.selectExpr("number AS a", "rank"), "a")
                .groupBy(F.col("b").alias("number"))
                .agg(F.sum(F.expr(f"bigint(rank * share * {damping / whole}D)")).alias("walked"))
            )
            ranks = (
                ranks.withColumnRenamed("rank", "old")
                .join(walked, "number", "left")
                .selectExpr("number", f"coalesce(walked, 0) + {base} AS rank", "old", "walks")
                .checkpoint()
            )
            change, isolated = (sum_ or 0 for sum_ in ranks.agg(F.sum(F.expr("abs(rank - old)")), alone).first())
            ranks = ranks.drop("old")
            if change * damping <= tolerance * WHOLE * (whole - damping):
                return ranks.select("number", (F.col("rank") / F.lit(float(WHOLE))).alias("pagerank"))


def _numbered(ordered):
    """With the place of each row, from 0, as column `number`."""
    rows = ordered.rdd.zipWithIndex().map(lambda pair: (*pair[0], pair[1]))
    schema = StructType([*ordered.schema.fields, StructField("number", LongType())])
    return ordered.sparkSession.createDataFrame(rows, schema, verifySchema=False)


def _are_stars(edges):
    """Of edges from higher to lower nodes, none twice: whether each node is tied to a centre only, or is one."""
    beyond = edges.join(edges.selectExpr("a AS b"), "b", "left_semi")
    tied_twice = edges.groupBy("a").count().where("count > 1")
    return beyond.isEmpty() and tied_twice.isEmpty()


def _large_star(edges):
    """Of edges from higher to lower nodes: ties the neighbours of higher number that a node has to the least of all."""
    arcs = edges.unionByName(edges.selectExpr("b AS a", "a AS b"))
    least = arcs.groupBy("a").agg(F.expr("least(a, min(b)) AS least"))
    return arcs.where("b > a").join(least, "a").selectExpr("b AS a", "least AS b").distinct()


def _small_star(edges):
    """Ties a node, and its neighbours of lower number, to the least of these."""
    least = edges.groupBy("a").agg(F.min("b").alias("least"))
    others = edges.join(least, "a").where("b > least").selectExpr("b AS a", "least AS b")
    return others.unionByName(least.selectExpr("a", "least AS b")).distinct()
