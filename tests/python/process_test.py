"""What the package does to the process that it runs in."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import networkx
import pytest
import sigloom


@pytest.fixture(scope="module")
def large() -> sigloom.Graph:
    """One whose distances take some seconds."""
    source = networkx.gnm_random_graph(12_000, 60_000, seed=1)
    networkx.set_edge_attributes(source, {edge: 1 + i % 97 for i, edge in enumerate(source.edges)}, "weight")
    return sigloom.from_networkx(source)


def test_importing_takes_little_time_and_no_library():
    program = "import sys, time; t = time.process_time(); import sigloom; print(time.process_time() - t); " \
        "print([m for m in ('numpy', 'pandas', 'networkx', 'scipy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    seconds, loaded = done.stdout.splitlines()
    assert float(seconds) < 0.3 and loaded == "[]"


def test_control_c_ends_a_long_call_and_the_next_one_works(large):
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    begin = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        large.betweenness_distance()
    assert time.monotonic() - begin < 3
    assert large.degree().sum() == 2 * large.edge_count


def test_other_threads_go_on_meanwhile(large):
    turns = []
    done = threading.Event()

    def count():
        while not done.is_set():
            turns.append(time.monotonic())
            time.sleep(0.005)

    counting = threading.Thread(target=count)
    counting.start()
    begin = time.monotonic()
    large.closeness_distance()
    end = time.monotonic()
    done.set()
    counting.join()
    assert end - begin > 0.2
    assert sum(begin < turn < end for turn in turns) > (end - begin) / 0.2


def test_threads_may_call_at_once(graph):
    expected = graph.pagerank().tolist()
    results = []
    threads = [threading.Thread(target=lambda: results.append(graph.pagerank().tolist())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [expected] * 8


def test_building_again_and_again_takes_no_more_memory(samples):
    program = textwrap.dedent(
        """
        import resource, sys, sigloom
        def once():
            graph = sigloom.build(sys.argv[1])
            graph.rank(top=3), list(graph.nodes), graph.edges.__arrow_c_stream__(), graph.thin("giant")
        def peak():
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(50): once()
        before = peak()
        for _ in range(150): once()
        print(peak() - before)
        """
    )
    done = subprocess.run([sys.executable, "-c", program, samples], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 6_000  # kilobytes


def test_progress_is_told(large):
    from sigloom import _core

    told = []
    _core.Graph.measure(large._core, "closeness_distance", 0, lambda what, share: told.append((what, share)))
    assert told and all(what == "computing closeness_distance" and 0 <= share <= 1 for what, share in told)
    assert [share for _, share in told] == sorted(share for _, share in told)


def test_an_error_while_progress_is_told_ends_the_call(large):
    from sigloom import _core

    def fail(what, share):
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        _core.Graph.measure(large._core, "betweenness_distance", 0, fail)
    assert large.degree().size == len(large)


def test_nothing_is_printed(samples, tmp_path):
    program = "import sys, sigloom; g = sigloom.build(sys.argv[1]); g.rank(); g.communities(); g.write(sys.argv[2])"
    done = subprocess.run(
        [sys.executable, "-c", program, samples, tmp_path / "graph.json"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "" and done.stderr == ""
