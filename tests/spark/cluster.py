"""A standalone cluster of Spark on this machine: a master and workers, which only this machine can reach."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pyspark

SPARK_CLASS = Path(pyspark.__file__).parent / "bin" / "spark-class"
TIME = 300  # seconds that anything may take


def wait_for(what, true, every=0.002):
    """Until true() gives something, which it returns."""
    end = time.monotonic() + TIME
    while time.monotonic() < end:
        found = true()
        if found:
            return found
        time.sleep(every)
    raise TimeoutError(f"{what}: not within {TIME} seconds")


class Process:
    """One of Spark's own, with what it says in a file."""

    def __init__(self, log, name, *arguments):
        environment = os.environ | {
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_LOCAL_DIRS": str(log.parent / "local"),
            "SPARK_DAEMON_MEMORY": "256m",
            "PYSPARK_PYTHON": sys.executable,
        }
        self.log = log
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                [SPARK_CLASS, f"org.apache.spark.deploy.{name}", *map(str, arguments)]
                + ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"],
                stdout=out, stderr=subprocess.STDOUT, env=environment,
            )
        self.pid = self._process.pid

    def says(self, pattern):
        return wait_for(f"{pattern} in {self.log}", lambda: re.search(pattern, self.log.read_text(errors="replace")))

    def is_running(self):
        return self._process.poll() is None

    def executors(self):
        """Process ids of those that it runs."""
        return [pid for pid in descendants(self.pid) if b"CoarseGrainedExecutorBackend" in command_line(pid)]

    def kill(self):
        """At once, so that it can tell nobody; what it ran has to notice by itself."""
        executors = self.executors()
        self._process.kill()
        self._process.wait()
        wait_for(f"end of the executors {executors} of a killed worker", lambda: not any(map(command_line, executors)))

    def stop(self):
        self._process.terminate()
        self._process.wait(TIME)


class Cluster:
    def __init__(self, folder):
        self._folder = folder
        self._started = 0
        self._master = Process(folder / "master.log", "master.Master")
        self.url = self._master.says(r"Starting Spark master at (spark://\S+)")[1]
        self.workers = []
        self.renew()

    def renew(self):
        """Two workers, whatever happened to those before."""
        self.workers = [worker for worker in self.workers if worker.is_running()]
        new = []
        while len(self.workers) + len(new) < 2:
            self._started += 1
            log, work = self._folder / f"worker{self._started}.log", self._folder / f"work{self._started}"
            new.append(Process(log, "worker.Worker", "--cores", 1, "--memory", "1g", "-d", work, self.url))
        for worker in new:
            worker.says("Successfully registered with master")
        self.workers += new

    def stop(self):
        for process in [*self.workers, self._master]:
            process.stop()


def command_line(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def descendants(pid):
    """What it started, and what that started, by any of their threads."""
    found = []
    for task in Path("/proc").glob(f"{pid}/task/*/children"):
        try:
            for child in map(int, task.read_text().split()):
                found += [child, *descendants(child)]
        except OSError:
            continue
    return found
