"""Local and spectral measures, side by side with igraph, NetworKit, graph-tool and scipy.

    bench/local.py PROGRAMS REPORTS [ROUNDS]

PROGRAMS is the folder of measure_bench; the graph is that of the reports, rows included. Every value is
compared before a time is printed; a peer that is not installed is left out. One thread everywhere. Of
PageRank, the residual is printed for each: by how much one more step of the walk changes the values, in sum.
"""
import math
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import numpy
import scipy.sparse

import graph_tool_peer

MEASURES = ["pagerank", "core_number", "clustering", "weighted_clustering", "constraint"]


def graph_of(programs, reports, file, pairs="terms"):
    """The number of nodes, the ends of the edges and their weights, which are also written to a file."""
    subprocess.run([Path(programs) / "measure_bench", "graph", reports, pairs, file], check=True)
    data = Path(file).read_bytes()
    nodes, edges = numpy.frombuffer(data, numpy.uint32, 2)
    ends = numpy.frombuffer(data, numpy.uint32, 2 * edges, 8).reshape(-1, 2)
    return int(nodes), ends, numpy.frombuffer(data, numpy.float64, edges, 8 + 8 * int(edges))


def timed(call):
    begin = time.perf_counter()
    result = call()
    return numpy.array(result, dtype=float), time.perf_counter() - begin


def sigloom(programs, edges, measure):
    with tempfile.TemporaryDirectory() as folder:
        output = subprocess.run([Path(programs) / "measure_bench", "run", edges, "1", "1", folder, measure],
                                check=True, stdout=subprocess.PIPE, text=True).stdout
        return numpy.fromfile(Path(folder) / measure), float(output.split()[1])


def scipy_pagerank(nodes, ends, weights):
    """Power iteration as networkx does it, without the conversion of the graph."""
    a, b = ends.T
    both = (numpy.r_[weights, weights], (numpy.r_[a, b], numpy.r_[b, a]))
    matrix = scipy.sparse.coo_array(both, shape=(nodes, nodes)).tocsr()
    strength = matrix.sum(axis=1)
    inverse = numpy.divide(1, strength, where=strength > 0, out=numpy.zeros(nodes))
    steps = (scipy.sparse.dia_array((inverse[None, :], [0]), shape=(nodes, nodes)).tocsr() @ matrix).tocsr()

    def step(rank):
        return 0.85 * (rank @ steps + rank[strength == 0].sum() / nodes) + 0.15 / nodes

    def run():
        rank = numpy.full(nodes, 1 / nodes)
        while True:
            following = step(rank)
            if abs(following - rank).sum() < 1e-12:
                return following
            rank = following

    return step, run


def peers(nodes, ends, weights):
    graph = igraph.Graph(n=nodes, edges=ends.tolist())
    w = weights.tolist()
    step, power = scipy_pagerank(nodes, ends, weights)
    calls = {
        "pagerank": {"igraph": lambda: graph.pagerank(weights=w), "scipy": power},
        "core_number": {"igraph": graph.coreness},
        "clustering": {"igraph": lambda: graph.transitivity_local_undirected(mode="zero")},
        "weighted_clustering": {"igraph": lambda: graph.transitivity_local_undirected(mode="zero", weights=w)},
        "constraint": {"igraph": lambda: graph.constraint(weights=w)},
    }
    try:
        import networkit
    except ImportError:
        return step, calls
    networkit.setNumberOfThreads(1)
    other = networkit.Graph(nodes)
    for a, b in ends.tolist():
        other.addEdge(a, b)
    calls["core_number"]["NetworKit"] = lambda: networkit.centrality.CoreDecomposition(other).run().scores()
    calls["clustering"]["NetworKit"] = lambda: networkit.centrality.LocalClusteringCoefficient(other).run().scores()
    return step, calls


def change_by(step, values):
    """By how much one more step of PageRank's walk changes values, in sum."""
    return math.fsum(abs(step(values) - values))


def check(measure, who, ours, theirs):
    theirs = numpy.nan_to_num(theirs)
    difference = abs(ours - theirs).max()
    if difference > 1e-9 * max(1, abs(ours).max()):
        sys.exit(f"{measure}: {who} differs by {difference:g}")


def compare(programs, edges, nodes, ends, weights, rounds):
    step, calls = peers(nodes, ends, weights)
    print(f"{nodes} nodes, {len(ends)} edges; medians of {rounds} rounds, one thread, times in seconds")
    for measure in MEASURES:
        times = {}
        residuals = {}
        for _ in range(int(rounds)):
            ours, seconds = sigloom(programs, edges, measure)
            times.setdefault("sigloom", []).append(seconds)
            for who, call in calls[measure].items():
                theirs, seconds = timed(call)
                check(measure, who, ours, theirs)
                if measure == "pagerank":
                    residuals[who] = change_by(step, theirs)
                times.setdefault(who, []).append(seconds)
            if found := graph_tool_peer.measure(edges, measure):
                check(measure, "graph-tool", ours, numpy.array(found[0]))
                times.setdefault("graph-tool", []).append(found[1])
        own = statistics.median(times.pop("sigloom"))
        for who, seconds in times.items():
            other = statistics.median(seconds)
            print(f"  {measure:20}{own:9.3f}  {who:10}{other:9.3f}  {other / own:8.1f} times as fast")
        if measure == "pagerank":
            residuals["sigloom"] = change_by(step, ours)
            print(f"  {'':20}residuals: " + ", ".join(f"{who} {value:.1g}" for who, value in residuals.items()))


def main(programs, reports, rounds=3):
    with tempfile.TemporaryDirectory() as folder:
        edges = Path(folder) / "edges"
        compare(programs, edges, *graph_of(programs, reports, edges), rounds)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
