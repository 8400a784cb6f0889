"""Spark, and the program that does the work on each report and on all names."""

import os
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

from pyspark import SparkConf
from pyspark.sql import SparkSession

from sigloom_spark import Fault

IN_TREE = Path(__file__).resolve().parents[2] / "build" / "release" / "sigloom"
DEFAULTS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    # A file counts as so many bytes beside its own: reports are small, and of 4 MB each, which is
    # Spark's own value, every few of them would be a partition.
    "spark.sql.files.openCostInBytes": "65536",
}


def start(master=None, settings=()):
    """A session on `master`, or on that of spark-submit, or on all processors of this machine."""
    conf = SparkConf()
    master = master or conf.get("spark.master", "local[*]")
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # nothing of it is seen from elsewhere
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")  # it is not used
    conf.setMaster(master).setIfMissing("spark.app.name", "sigloom-spark")
    for name, value in DEFAULTS.items():
        conf.setIfMissing(name, value)
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise Fault(f"--conf {setting}: expected NAME=VALUE")
        conf.set(name, value)
    return SparkSession.builder.config(conf=conf).getOrCreate()


def find_program(given=None):
    """The path of `sigloom` on this machine."""
    if given is not None:
        if not os.access(given, os.X_OK) or not Path(given).is_file():
            raise Fault(f"--program {given}: no program")
        return str(Path(given).resolve())
    found = shutil.which("sigloom") or (str(IN_TREE) if IN_TREE.is_file() else None)
    if found is None:
        raise Fault("sigloom is not on the PATH: say by --program where it is")
    return found


def run_program(program, *arguments, output):
    """Runs it on this machine. Returns 1 if it said that content was lost, else 0."""
    done = subprocess.run([program, *map(str, arguments), "-o", str(output)], stdin=subprocess.DEVNULL)
    if done.returncode not in (0, 1) or not Path(output).exists():
        raise Fault(f"{program} {arguments[0]} ended with {done.returncode}")
    return done.returncode
