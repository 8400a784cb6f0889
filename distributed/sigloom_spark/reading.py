"""Reports -> contributions: read by Spark wherever they lie, answered by the program on the workers."""

import os

from pyspark import SparkFiles, cloudpickle

from sigloom_spark import Fault, answers

# What runs on the workers is sent there by value, so that they need nothing of this package.
cloudpickle.register_pickle_by_value(answers)

MARKDOWN = "*.{[mM][dD],[mM][aA][rR][kK][dD][oO][wW][nN]}"
MOST_NAMED = 10  # in a message
REPORTS_OF_PARTITION = 2000


class Reports:
    """The reports of a folder, or one of its own.

    paths      as Hadoop shows them, sorted
    prefix     how all of them begin: what follows is what results call them
    shown      what messages have in its place
    in_folder  they were found in a folder
    """

    def __init__(self, place, given):
        if not place.exists():
            raise Fault(f"{given}: there is no such file or folder")
        self.in_folder = place.is_folder()
        if self.in_folder:
            self.prefix = f"{place}/"
            self.shown = given.rstrip("/") + "/"
            self.paths = sorted(path for path in place.files_below() if answers.is_report(_name(path)))
        else:
            self.prefix = str(place)[: -len(_name(str(place)))]
            self.shown = given[: -len(_name(given))]
            self.paths = [str(place)]
        if not self.paths:
            raise Fault(f"no report was found in {given}")


def _name(path):
    return path.rpartition("/")[2]


def named(paths, prefix):
    """The first of them, for a message."""
    paths = sorted(paths)
    more = f" and {len(paths) - MOST_NAMED} more" if len(paths) > MOST_NAMED else ""
    return ", ".join(path.removeprefix(prefix) for path in paths[:MOST_NAMED]) + more


def partitions_for(spark, reports):
    """How many parts the work is cut into if nobody says so."""
    return max(4 * spark.sparkContext.defaultParallelism, len(reports.paths) // REPORTS_OF_PARTITION)


def read(spark, reports, place, partitions):
    """Rows of (path, content)."""
    spark.conf.set("spark.sql.files.minPartitionNum", str(partitions))
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    if reports.in_folder:
        reader = reader.option("pathGlobFilter", MARKDOWN)
    files = reader.load(str(place)).select("path", "content")
    unseen = set(reports.paths) - {row.path for row in files.select("path").collect()}
    if unseen:
        raise Fault(
            "Spark reads no files whose names, or whose folders' names, begin with an underscore; "
            f"please rename them: {named(unseen, reports.prefix)}"
        )
    return files


def contribute(spark, reports, files, program, options, output, worker_program=None):
    """Writes a line for each report into `output`, packed by gzip. Raises Fault if one is missing.

    The program is sent to the workers, unless `worker_program` is its path there.
    """
    if worker_program is None:
        spark.sparkContext.addFile(program)
    name = os.path.basename(program)
    prefix, shown, in_folder = reports.prefix, reports.shown, reports.in_folder
    version = answers.version_of(program)

    def of_partition(rows):
        found = (
            (row.path.removeprefix(prefix), row.content, shown + row.path.removeprefix(prefix))
            for row in rows
            if not in_folder or answers.is_report(row.path.rpartition("/")[2])
        )
        command = [worker_program or SparkFiles.get(name), "contribute", "--stdin", "--threads", "1", *options]
        return answers.answers(found, command, version)

    lines = files.rdd.mapPartitions(of_partition)
    lines.saveAsTextFile(str(output), compressionCodecClass="org.apache.hadoop.io.compress.GzipCodec")
    require_all(spark, reports, output)


def require_all(spark, reports, contributions):
    """Raises Fault unless there is exactly one line for each report."""
    lines = spark.read.text(str(contributions))
    count = lines.count()
    if count == len(reports.paths):
        return
    answered = {row[0] for row in lines.selectExpr("get_json_object(value, '$.path')").collect()}
    missing = {path.removeprefix(reports.prefix) for path in reports.paths} - answered
    raise Fault(
        f"{count} contributions of {len(reports.paths)} reports"
        + (f"; there is none of {named(missing, '')}" if missing else "")
    )
