"""Weaves horizon-scanning reports into tables of one knowledge graph by Apache Spark, and measures these."""

import argparse
import sys
import tempfile
from pathlib import Path

from py4j.protocol import Py4JError, Py4JJavaError
from pyspark.errors import PySparkException

from sigloom_spark import Fault, measures, reading, session, tables
from sigloom_spark.storage import Place


def whole(least):
    def number(text):
        if not text.isdecimal() or int(text) < least:
            raise argparse.ArgumentTypeError(f"{text}: expected a whole number of at least {least}")
        return int(text)

    return number


def parser():
    top = argparse.ArgumentParser(prog="sigloom-spark", description=__doc__)
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="reports to tables of their graph")
    build.add_argument("--input", required=True, metavar="PATH", help="folder of reports, or a report")
    build.add_argument("--output", required=True, metavar="PATH", help="folder to make, for tables and contributions")
    build.add_argument("--names", default="learned", metavar="RULE", help="exact, learned (default) or a file of names")
    build.add_argument("--pairs", default="terms", choices=sorted(tables.JOINED), help="which pairs are joined (terms)")
    build.add_argument("--report-nodes", action="store_true", help="make every report a node")
    build.add_argument("--min-count", type=whole(1), default=1, metavar="N", help="leave out edges of fewer reports")
    build.add_argument("--default-relevancy", metavar="R", help="what a row without a relevancy counts as (3)")
    build.add_argument("--as-of", metavar="DATE", help="without reports of later days")
    build.add_argument("--graph", metavar="FILE", help="also a graph file, where it fits in the memory of this machine")
    build.add_argument("--program", metavar="FILE", help="sigloom on this machine (that on the PATH)")
    build.add_argument("--worker-program", metavar="FILE", help="sigloom on the workers; without it, --program is sent")
    build.set_defaults(run=run_build)

    rank = commands.add_parser("rank", help="measures of the nodes of tables")
    rank.add_argument("--tables", required=True, metavar="PATH", help="what build made")
    rank.add_argument("--output", required=True, metavar="PATH", help="folder to make, for a table of ids and measures")
    rank.add_argument(
        "--by", default="pagerank", metavar="MEASURES", help=f"separated by commas: {', '.join(measures.MEASURES)}"
    )
    rank.add_argument(
        "--tolerance", type=float, default=1e-4, metavar="X", help="of all values of pagerank together (0.0001)"
    )
    rank.set_defaults(run=run_rank)

    for each in (build, rank):
        each.add_argument("--master", metavar="URL", help="of a cluster (local[*], all processors of this machine)")
        each.add_argument("--partitions", type=whole(1), metavar="N", help="how many parts the work is cut into")
        each.add_argument(
            "--conf", action="append", default=[], metavar="NAME=VALUE", help="a setting of Spark; may be repeated"
        )
    return top


def new_folder(spark, path):
    place = Place(spark, path)
    if place.exists():
        raise Fault(f"--output {path}: is there already")
    return place


def say(text):
    print(f"sigloom-spark: {text}", file=sys.stderr)


def run_build(spark, arguments):
    program = session.find_program(arguments.program)
    source, output = Place(spark, arguments.input), new_folder(spark, arguments.output)
    reports = reading.Reports(source, arguments.input)
    partitions = arguments.partitions or reading.partitions_for(spark, reports)
    spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
    scratch, contributions = output / "_unfinished", output / "contributions"
    shaping = ["--default-relevancy", arguments.default_relevancy] if arguments.default_relevancy else []
    files = reading.read(spark, reports, source, partitions)
    reading.contribute(spark, reports, files, program, shaping, contributions, arguments.worker_program)

    naming = ["--names", arguments.names, "--pairs", arguments.pairs]
    naming += ["--as-of", arguments.as_of] if arguments.as_of else []
    naming += ["--report-nodes"] if arguments.report_nodes else []
    with tempfile.TemporaryDirectory(prefix="sigloom-spark-") as here:
        if contributions.local() is None:
            contributions.give(Path(here) / "contributions")
        parts = sorted((Path(contributions.local() or Path(here) / "contributions")).glob("part-*"))
        nodes = Path(here) / "nodes.parquet"
        exit_code = session.run_program(program, "merge", *parts, *naming, "--nodes-only", output=nodes)
        (scratch / "merged").take(nodes)
        merged = tables.Merged(spark, scratch / "merged")
        left_out = tables.write_tables(
            spark, merged, output, scratch, partitions, arguments.pairs, arguments.min_count
        )
        if arguments.graph:
            rare = ["--min-count", arguments.min_count] if arguments.min_count > 1 else []
            session.run_program(program, "merge", *parts, *naming, *rare, "-q", output=arguments.graph)
    scratch.delete()
    (output / tables.COMPLETE).touch()
    if left_out:
        say(f"--min-count {arguments.min_count} leaves out {left_out} edges")
    say(f"{len(reports.paths)} files, tables written to {arguments.output}")
    return exit_code


def run_rank(spark, arguments):
    chosen = arguments.by.split(",")
    unknown = [name for name in chosen if name not in measures.MEASURES]
    if unknown:
        raise Fault(f"--by {unknown[0]}: expected some of {', '.join(measures.MEASURES)}")
    if not measures.LEAST_TOLERANCE <= arguments.tolerance < 1:
        raise Fault(f"--tolerance {arguments.tolerance}: expected a number from {measures.LEAST_TOLERANCE} to 1")
    given, output = Place(spark, arguments.tables), new_folder(spark, arguments.output)
    if not (given / tables.COMPLETE).exists():
        raise Fault(f"--tables {arguments.tables}: no complete tables of `sigloom-spark build`")
    partitions = arguments.partitions or 4 * spark.sparkContext.defaultParallelism
    spark.conf.set("spark.sql.shuffle.partitions", str(partitions))
    scratch = output / "_unfinished"
    spark.sparkContext.setCheckpointDir(str(scratch))
    graph = measures.Graph(spark, given)
    graph.with_measures(chosen, arguments.tolerance).repartitionByRange(partitions, "id").sortWithinPartitions(
        "id"
    ).write.parquet(str(output / "nodes"))
    scratch.delete()
    (output / tables.COMPLETE).touch()
    say(f"written to {arguments.output}/nodes")
    return 0


def message_of(failure):
    """What a failed job has to say to a user: the fault of a filter, or what Spark says."""
    text = str(failure)
    found = text.rfind("FilterFault: ")
    if found >= 0:
        return text[found:].partition(": ")[2].partition("\n\n\tat ")[0].strip()
    if isinstance(failure, Py4JJavaError):
        cause = failure.java_exception
        while cause.getCause() is not None:
            cause = cause.getCause()
        text = cause.toString()
    return text.partition("\n")[0].strip()


def main(given=None):
    arguments = parser().parse_args(given)
    try:
        spark = session.start(arguments.master, arguments.conf)
        try:
            return arguments.run(spark, arguments)
        finally:
            spark.stop()
    except Fault as fault:
        say(f"error: {fault}")
    except (PySparkException, Py4JError) as failure:
        say(f"error: {message_of(failure)}")
    return 1
