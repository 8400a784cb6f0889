"""The Python package beside other libraries: networkx, nx-parallel and igraph, conversion of the graph included.

    PYTHONPATH=build/release/python/package .venv/bin/python bench/python.py [--reports FOLDER] [--nodes N]

Betweenness of a power-law graph (Holme and Kim 2002) and, with --reports, of the graph of the terms of these reports.
Times are of one run each (the quickest of three of ours), from a networkx.Graph to a dict of values, by the clock and of
processor time on all threads; values are compared with ours.
"""

import argparse
import importlib.util
import time
import warnings

import networkx
import sigloom

warnings.filterwarnings("ignore")


def by_sigloom(graph: networkx.Graph) -> dict:
    return networkx.betweenness_centrality(graph, backend="sigloom")


def by_networkx(graph: networkx.Graph) -> dict:
    return networkx.betweenness_centrality.orig_func(graph)


def by_nx_parallel(graph: networkx.Graph) -> dict:
    return networkx.betweenness_centrality(graph, backend="parallel")


def by_igraph(graph: networkx.Graph) -> dict:
    import igraph

    there = igraph.Graph.from_networkx(graph)
    nodes = there.vs["_nx_name"]
    pairs = (len(nodes) - 1) * (len(nodes) - 2) / 2
    return {node: value / pairs for node, value in zip(nodes, there.betweenness())}


peers = {"igraph": ("igraph", by_igraph), "nx-parallel": ("nx_parallel", by_nx_parallel), "networkx": ("networkx", by_networkx)}


def timed(function, graph: networkx.Graph) -> tuple[float, float, dict]:
    graph = graph.copy()  # without what others have converted it to
    begin, processor = time.perf_counter(), time.process_time()
    values = function(graph)
    return time.perf_counter() - begin, time.process_time() - processor, values


def compare(title: str, graph: networkx.Graph, without: set[str]) -> None:
    print(f"{title}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges", flush=True)
    ours, our_processor, values = min((timed(by_sigloom, graph) for _ in range(3)), key=lambda run: run[0])
    print(f"  {'sigloom':12} {ours:9.3f} s, processor {our_processor:9.3f} s", flush=True)
    for name, (module, function) in peers.items():
        if name in without or importlib.util.find_spec(module) is None:
            continue
        try:
            seconds, processor, theirs = timed(function, graph)
        except ImportError as error:  # nx-parallel 0.3 does not go with networkx 3.6
            print(f"  {name:12} cannot be loaded: {error}")
            continue
        difference = max(abs(values[node] - theirs[node]) for node in graph)
        print(
            f"  {name:12} {seconds:9.3f} s, processor {processor:9.3f} s; {seconds / ours:.1f} times ours, processor "
            f"{processor / our_processor:.1f} times; values differ by {difference:.1e}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", help="a folder of reports")
    parser.add_argument("--nodes", type=int, default=10_000)
    parser.add_argument("--without", nargs="*", default=[], choices=list(peers))
    arguments = parser.parse_args()
    graph = networkx.powerlaw_cluster_graph(arguments.nodes, 4, 0.1, seed=1)
    compare("power-law graph", graph, set(arguments.without))
    if arguments.reports:
        terms = sigloom.build(arguments.reports, pairs="terms-only").thin("kind:entity,theme")
        compare("terms of reports", terms.to_networkx(), set(arguments.without))


if __name__ == "__main__":
    main()
