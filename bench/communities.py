"""Communities, side by side with the Leiden of igraph, and of leidenalg and NetworKit where these are installed.

    bench/communities.py PROGRAMS REPORTS [SEEDS]

PROGRAMS is the folder of communities_bench; the graph is that of the reports, rows included. All search for the
highest modularity; igraph and leidenalg iterate until nothing changes, sigloom keeps the best of 8 searches. igraph
computes the modularity of all that is found. They take turns, seed by seed, on one thread each.
"""
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import numpy

from local import graph_of

try:
    import leidenalg
except ImportError:
    leidenalg = None
try:
    import networkit
except ImportError:
    networkit = None


def sigloom(programs, edges):
    def find(seed):
        out = edges.with_name("communities")
        output = subprocess.run([Path(programs) / "communities_bench", edges, "1", "8", out, str(seed)],
                                check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        return numpy.fromfile(out, numpy.int32).tolist(), float(output[1])

    return find


def timed(search):
    """A search that has a seed, with the seconds that it takes."""
    def find(seed):
        begin = time.perf_counter()
        found = search(seed)
        return found, time.perf_counter() - begin

    return find


def peers(graph, ends, weights):
    def with_igraph(seed):
        random.seed(seed)
        igraph.set_random_number_generator(random)
        return graph.community_leiden(objective_function="modularity", weights=weights,
                                      n_iterations=-1).membership

    yield "igraph", with_igraph
    if leidenalg:
        yield "leidenalg", lambda seed: leidenalg.find_partition(
            graph, leidenalg.ModularityVertexPartition, weights=weights, n_iterations=-1, seed=seed).membership
    if networkit:
        networkit.setNumberOfThreads(1)
        other = networkit.Graph(graph.vcount(), weighted=True)
        for (a, b), weight in zip(ends.tolist(), weights):
            other.addEdge(a, b, weight)

        def with_networkit(seed):
            networkit.setSeed(seed, False)
            return networkit.community.ParallelLeiden(other, iterations=10).run().getPartition().getVector()

        yield "NetworKit", with_networkit


def compare(programs, edges, nodes, ends, weights, seeds):
    weights = weights.tolist()
    graph = igraph.Graph(n=nodes, edges=ends.tolist())
    searches = {"sigloom": sigloom(programs, edges)}
    searches |= {name: timed(search) for name, search in peers(graph, ends, weights)}
    results = {name: [] for name in searches}
    for seed in range(seeds):
        for name, search in searches.items():
            found, seconds = search(seed)
            results[name].append((graph.modularity(found, weights=weights), seconds))
    print(f"{nodes} nodes, {len(ends)} edges; {seeds} seeds, one thread")
    print(f"  {'':9}{'mean modularity':>16}{'lowest':>9}{'highest':>9}{'median seconds':>16}")
    for name, pairs in results.items():
        quality, seconds = zip(*pairs)
        print(f"  {name:9}{statistics.mean(quality):16.4f}{min(quality):9.4f}{max(quality):9.4f}"
              f"{statistics.median(seconds):16.2f}")


def main(programs, reports, seeds=20):
    with tempfile.TemporaryDirectory() as folder:
        edges = Path(folder) / "edges"
        compare(programs, edges, *graph_of(programs, reports, edges), int(seeds))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
