"""Fixtures of the tests of distributed/, and whether Spark is there at all.

Without Java and pyspark (scripts/setup spark) the tests are skipped (exit code 77), unless SIGLOOM_SPARK is set, as in
.ci/run: then they fail.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "distributed"))


def pytest_addoption(parser):
    parser.addoption("--program", default=str(ROOT / "build/release/sigloom"))
    parser.addoption("--without-spark", action="store_true", help="these tests need none")


def pytest_configure(config):
    if config.getoption("--without-spark"):
        return
    missing = [] if importlib.util.find_spec("pyspark") else ["pyspark"]
    missing += [] if shutil.which("java") or os.environ.get("JAVA_HOME") else ["Java"]
    if not missing:
        return
    why = f"{' and '.join(missing)} not installed: scripts/setup spark"
    if os.environ.get("SIGLOOM_SPARK"):
        pytest.exit(why, returncode=1)
    pytest.exit(f"skipped: {why}", returncode=77)


def on_two_threads(scratch):
    """Options of sigloom-spark; what runs for seconds is not worth the work of Java's second compiler."""
    settings = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1", "spark.local.dir": scratch / "local"}
    return ["--master", "local[2]", *(word for each in settings.items() for word in ("--conf", "{}={}".format(*each)))]


@pytest.fixture(scope="session")
def samples():
    return ROOT / "samples"


@pytest.fixture(scope="session")
def program(pytestconfig):
    return pytestconfig.getoption("--program")


@pytest.fixture(scope="session")
def sigloom(program):
    """Runs the program; it may say that content was lost."""

    def run(*arguments, allowed=(0, 1)):
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, encoding="utf-8")
        assert done.returncode in allowed, done.stderr
        return done

    return run


@pytest.fixture
def filter_of(tmp_path, program):
    """Makes a filter that does what a line of shell says; "$SIGLOOM" "$@" is the real one."""

    def make(line):
        path = tmp_path / "filter"
        path.write_text(f"#!/bin/sh\nSIGLOOM={program}\n{line}\n")
        path.chmod(0o755)
        return str(path)

    return make
