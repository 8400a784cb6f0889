"""Communities, side by side with the Leiden of igraph, and of leidenalg and NetworKit where these are installed.

    bench/communities.py PROGRAMS REPORTS [SEEDS [SECONDS]]

PROGRAMS is the folder of communities_bench; the graphs are those of the reports: of their terms alone, and of their
terms and rows. Sigloom searches as the command does by default; the others as they do by default, and to the end, that
is until nothing changes (NetworKit, which cannot be told that: 10 iterations). They take turns, seed by seed (20 by
default, for the constant Potts model 5 at most), on one thread each; times are of the processor. A search of more than
SECONDS (10 by default) is the last that its peer is given on a graph, and one of more than three times that is broken
off. Modularity is as igraph computes it.
"""
import math
import multiprocessing
import random
import resource
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

POTTS_SEEDS = 5
POTTS_RESOLUTIONS = (0.02, 0.2)


class Graph:
    def __init__(self, edges, nodes, ends, weights):
        self.edges, self.ends, self.numbers = edges, ends, weights
        self.weights = weights.tolist()
        self.igraph = igraph.Graph(n=nodes, edges=ends.tolist())

    def modularity(self, found):
        return self.igraph.modularity(found, weights=self.weights)

    def potts(self, resolution):
        def quality(found):
            found = numpy.array(found)
            sizes = numpy.bincount(found)
            inside = self.numbers[found[self.ends[:, 0]] == found[self.ends[:, 1]]].sum()
            return inside - resolution * (sizes * (sizes - 1) / 2).sum()

        return quality


def sigloom(programs, edges, quality, resolution):
    def find(seed):
        out = edges.with_name("communities")
        output = subprocess.run(
            [Path(programs) / "communities_bench", edges, "1", quality, str(resolution), out, str(seed)],
            check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        return numpy.fromfile(out, numpy.int32).tolist(), float(output[1])

    return find


def limited(search, seconds):
    """A search that has a seed, with the processor seconds that it takes; nothing if these are more than allowed."""
    def answer(seed, sender):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        begin = time.process_time()
        found = search(seed)
        sender.send((found, time.process_time() - begin))

    def find(seed):
        receiver, sender = multiprocessing.Pipe(duplex=False)
        child = multiprocessing.get_context("fork").Process(target=answer, args=(seed, sender))
        child.start()
        sender.close()
        try:
            return receiver.recv()
        except EOFError:
            return None
        finally:
            child.join()

    return find


def with_igraph(graph, **options):
    def search(seed):
        random.seed(seed)
        igraph.set_random_number_generator(random)
        return graph.igraph.community_leiden(weights=graph.weights, **options).membership

    return search


def with_leidenalg(graph, kind, **options):
    return lambda seed: leidenalg.find_partition(graph.igraph, kind, weights=graph.weights, seed=seed,
                                                 **options).membership


def with_networkit(graph):
    networkit.setNumberOfThreads(1)
    other = networkit.Graph(graph.igraph.vcount(), weighted=True)
    for (a, b), weight in zip(graph.ends.tolist(), graph.weights):
        other.addEdge(a, b, weight)

    def searching(iterations):
        def search(seed):
            networkit.setSeed(seed, False)
            return networkit.community.ParallelLeiden(other, iterations=iterations).run().getPartition().getVector()

        return search

    return searching


def modularity_peers(graph):
    yield "igraph, 2 iterations", with_igraph(graph, objective_function="modularity", n_iterations=2)
    yield "igraph, to the end", with_igraph(graph, objective_function="modularity", n_iterations=-1)
    if networkit:
        searching = with_networkit(graph)
        yield "NetworKit, 3 iterations", searching(3)
        yield "NetworKit, 10 iterations", searching(10)
    if leidenalg:
        kind = leidenalg.ModularityVertexPartition
        yield "leidenalg, 2 iterations", with_leidenalg(graph, kind, n_iterations=2)
        yield "leidenalg, to the end", with_leidenalg(graph, kind, n_iterations=-1)


def potts_peers(graph, resolution):
    yield "igraph, 2 iterations", with_igraph(graph, objective_function="CPM", resolution=resolution, n_iterations=2)
    yield "igraph, to the end", with_igraph(graph, objective_function="CPM", resolution=resolution, n_iterations=-1)
    if leidenalg:
        kind = leidenalg.CPMVertexPartition
        yield "leidenalg, 2 iterations", with_leidenalg(graph, kind, resolution_parameter=resolution, n_iterations=2)
        yield "leidenalg, to the end", with_leidenalg(graph, kind, resolution_parameter=resolution, n_iterations=-1)


def measure(searches, quality, seeds, seconds):
    """Pairs of quality and seconds, by name."""
    results = {name: [] for name in searches}
    running = dict(searches)
    for seed in range(seeds):
        for name, search in list(running.items()):
            answer = search(seed)
            if answer:
                results[name].append((quality(answer[0]), answer[1]))
            if not answer or answer[1] > seconds and name != "sigloom":
                del running[name]
    return results


def ratio(a, b):
    """Infinite where a search is too short for the clock of the processor."""
    return a / b if b else math.inf


def report(title, results, broken_off):
    print(f"{title}; means; the ratios are ours to theirs")
    print(f"  {'':26}{'seeds':>5}{'quality':>13}{'lowest':>13}{'highest':>13}{'seconds':>9}"
          f"{'quality ratio':>15}{'time ratio':>12}")
    means = {name: [statistics.mean(each) for each in zip(*pairs)] for name, pairs in results.items() if pairs}
    own_quality, own_seconds = means["sigloom"]
    for name, pairs in results.items():
        if not pairs:
            print(f"  {name:26} broken off after {broken_off} s")
            continue
        quality, seconds = means[name]
        qualities = [each for each, _ in pairs]
        print(f"  {name:26}{len(pairs):5}{quality:13.7g}{min(qualities):13.7g}{max(qualities):13.7g}{seconds:9.3f}"
              f"{own_quality / quality:15.5f}{ratio(own_seconds, seconds):12.3f}")
    best = max((name for name in means if name != "sigloom"), key=lambda name: means[name][0])
    print(f"  best peer: {best}; ours is {own_quality / means[best][0]:.5f} of its quality "
          f"in {ratio(own_seconds, means[best][1]):.3f} of its time", flush=True)


def compare(programs, graph, title, seeds, seconds):
    def side_by_side(objective, arguments, peers, quality, most_seeds):
        searches = {"sigloom": sigloom(programs, graph.edges, *arguments)}
        searches |= {name: limited(search, 3 * seconds) for name, search in peers}
        report(f"{title}: {objective}", measure(searches, quality, most_seeds, seconds), 3 * seconds)

    side_by_side("modularity", ("modularity", 1), modularity_peers(graph), graph.modularity, seeds)
    for resolution in POTTS_RESOLUTIONS:
        side_by_side(f"constant Potts model, resolution {resolution}", ("cpm", resolution),
                     potts_peers(graph, resolution), graph.potts(resolution), min(seeds, POTTS_SEEDS))


def main(programs, reports, seeds=20, seconds=10):
    with tempfile.TemporaryDirectory() as folder:
        edges = Path(folder) / "edges"
        for pairs, name in (("terms-only", "terms"), ("terms", "terms and rows")):
            graph = Graph(edges, *graph_of(programs, reports, edges, pairs))
            title = f"{name}, {graph.igraph.vcount()} nodes, {len(graph.ends)} edges"
            compare(programs, graph, title, int(seeds), int(seconds))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
