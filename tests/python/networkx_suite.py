"""Runs networkx's own tests against the backend and prints which of them really ran in it.

    python tests/python/networkx_suite.py [--all]

Without --all only the modules whose functions the backend serves. Fails for a test that fails with the backend and not
with networkx alone, and for a function of the backend that no test ran in it.
"""

import logging
import os
import subprocess
import sys
from collections import defaultdict

served = [
    "networkx.algorithms.centrality",
    "networkx.algorithms.community",
    "networkx.algorithms.components",
    "networkx.algorithms.link_analysis",
    "networkx.algorithms.tests.test_cluster",
    "networkx.algorithms.tests.test_core",
    "networkx.algorithms.tests.test_distance_measures",
    "networkx.algorithms.tests.test_efficiency",
    "networkx.algorithms.tests.test_structuralholes",
    "networkx.algorithms.tree.tests.test_mst",
    "networkx.generators.tests.test_ego",
]
# No test of networkx calls these through its dispatcher in a way that the backend can honour.
without_tests: set[str] = set()


class Recorder(logging.Handler):
    """A pytest plugin: which functions each test ran in the backend, and which tests failed."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.calls: dict[str, set[str]] = defaultdict(set)
        self.failed: set[str] = set()
        self.passed = 0
        self.test = ""

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("Using backend") and record.args[0] == "sigloom":
            self.calls[self.test].add(record.args[1])

    def pytest_runtest_logstart(self, nodeid: str, location: object) -> None:
        self.test = nodeid

    def pytest_runtest_logreport(self, report: object) -> None:
        if report.failed:
            self.failed.add(report.nodeid)
        self.passed += report.passed and report.when == "call"


def run(modules: list[str]) -> Recorder:
    import pytest

    recorder = Recorder()
    logger = logging.getLogger("networkx.utils.backends")
    logger.addHandler(recorder)
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    pytest.main(["-q", "-p", "no:cacheprovider", "--no-header", "--tb=short", "--pyargs", *modules], plugins=[recorder])
    return recorder


def fails_alone(tests: set[str]) -> set[str]:
    """Those that fail with networkx alone, too."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NETWORKX")}
    return {
        test
        for test in tests
        if subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--pyargs", test], env=environment, capture_output=True
        ).returncode
        != 0
    }


def main() -> int:
    os.environ["NETWORKX_TEST_BACKEND"] = "sigloom"
    os.environ["NETWORKX_FALLBACK_TO_NX"] = "True"
    recorder = run(["networkx"] if "--all" in sys.argv else served)
    for test, functions in sorted(recorder.calls.items()):
        print(f"{test}: {', '.join(sorted(functions))}")
    from sigloom.networkx_info import get_info

    used = set().union(*recorder.calls.values())
    unused = set(get_info()["functions"]) - used - without_tests
    ours = recorder.failed - fails_alone(recorder.failed)
    print(f"{recorder.passed} tests passed, {len(recorder.calls)} of them in the backend, with {len(used)} functions")
    for test in sorted(ours):
        print(f"fails with the backend only: {test}")
    for name in sorted(unused):
        print(f"ran in no test: {name}")
    return 1 if ours or unused or not recorder.passed else 0


if __name__ == "__main__":
    sys.exit(main())
