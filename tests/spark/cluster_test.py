"""sigloom-spark on a cluster of one master and two workers, of which something is killed (SIGKILL): the same tables."""

import os
import signal
import subprocess
import sys

import pytest
import tables
from cluster import TIME, Cluster, wait_for
from conftest import ROOT

PAGERANK = ["--by", "pagerank", "--tolerance", "1e-2", "--partitions", 2]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    running = Cluster(tmp_path_factory.mktemp("cluster"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def whole(tmp_path_factory, sigloom, samples):
    folder = tmp_path_factory.mktemp("whole") / "whole.parquet"
    sigloom("build", samples, "-o", folder)
    return folder


@pytest.fixture
def start(cluster, tmp_path, program, samples):
    """Starts a command on the cluster, of which both workers are there."""
    cluster.renew()
    started = []

    def run(*arguments, master=None):
        environment = os.environ | {
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable,
        }
        settings = {
            "spark.executor.memory": "512m",
            "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
            "spark.executor.extraJavaOptions": "-XX:TieredStopAtLevel=1",
            "spark.local.dir": tmp_path / "local",
        }
        command = [ROOT / "distributed" / "sigloom-spark", *map(str, arguments), "--master", master or cluster.url]
        for name, value in settings.items():
            command += ["--conf", f"{name}={value}"]
        with (tmp_path / "errors").open("ab") as errors:
            started.append(subprocess.Popen(command, stderr=errors, env=environment, start_new_session=True))
        return started[-1]

    yield run
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def build(start, tmp_path, program, samples):
    def run(*options):
        output = tmp_path / "built"
        return start(
            "build", "--input", samples, "--output", output, "--program", program, "--partitions", 4, *options
        )

    return run


@pytest.fixture
def finish(tmp_path):
    """Waits for the end of a command, which must be a good one."""

    def wait(process):
        code = process.wait(TIME)
        assert code == 0, (tmp_path / "errors").read_text()

    return wait


def executor_of(worker):
    return wait_for("an executor", worker.executors)[0]


def test_a_worker_killed_while_reports_are_read_does_not_show(cluster, build, finish, filter_of, tmp_path, whole):
    started, go = f"{tmp_path}/started.$$", tmp_path / "go"
    waiting = filter_of(f'touch {started}; until [ -e {go} ]; do sleep 0.05; done; exec "$SIGLOOM" "$@"')
    process = build("--worker-program", waiting)
    wait_for("reports in two filters", lambda: len(list(tmp_path.glob("started.*"))) >= 2)
    cluster.workers[0].kill()
    go.touch()
    finish(process)
    assert len(list(tmp_path.glob("started.*"))) > 4, "what the worker did was done again"
    tables.same(tmp_path / "built", whole)


def test_a_worker_killed_while_pairs_are_added_up_does_not_show(cluster, build, finish, tmp_path, whole):
    process = build()
    sums = tmp_path / "built" / "_unfinished" / "sums"
    wait_for("the sum", (sums / "_temporary").exists)
    cluster.workers[1].kill()
    assert not (sums / "_SUCCESS").exists(), "the sum was over before"
    finish(process)
    tables.same(tmp_path / "built", whole)


def test_a_killed_executor_does_not_show(cluster, build, finish, tmp_path, whole):
    process = build()
    sums = tmp_path / "built" / "_unfinished" / "sums"
    wait_for("the sum", (sums / "_temporary").exists)
    os.kill(executor_of(cluster.workers[0]), signal.SIGKILL)
    assert not (sums / "_SUCCESS").exists(), "the sum was over before"
    finish(process)
    assert cluster.workers[0].is_running()
    tables.same(tmp_path / "built", whole)


def test_a_worker_killed_in_a_step_of_pagerank_does_not_show(cluster, build, start, finish, tmp_path):
    finish(build())
    built, ranked = tmp_path / "built", tmp_path / "ranked"
    finish(start("rank", "--tables", built, "--output", tmp_path / "expected", *PAGERANK, master="local[2]"))
    process = start("rank", "--tables", built, "--output", ranked, *PAGERANK)
    checkpoints_before = 3  # nodes, edges, and the share that an edge has of its node's
    wait_for("steps", lambda: len(list(ranked.glob("_unfinished/*/rdd-*"))) >= checkpoints_before + 3)
    cluster.workers[0].kill()
    assert not (ranked / "nodes").exists(), "the last step was over before"
    finish(process)
    assert tables.of_spark(ranked, "nodes").equals(tables.of_spark(tmp_path / "expected", "nodes"))


def test_a_filter_that_breaks_off_is_an_error_with_the_name_of_the_report(build, filter_of, samples, tmp_path):
    process = build("--worker-program", filter_of('echo no memory >&2; head -n 2 | "$SIGLOOM" "$@"; exit 3'))
    assert process.wait(TIME) == 1
    said = (tmp_path / "errors").read_text()
    assert f"sigloom-spark: error: {samples}/" in said
    assert ".md: not answered: the program ended with 3; it said: no memory" in said
    assert not (tmp_path / "built" / "_SUCCESS").exists()
