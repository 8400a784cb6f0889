"""Shortest-path measures, side by side with igraph, NetworKit and graph-tool (where installed), networkx (where it
ends) and Boost.Graph.

    bench/paths.py PROGRAMS REPORTS [ROUNDS] [LIMIT]

PROGRAMS is the folder of measure_bench. The graph is that of the reports' terms; then come the whole graph of
the reports and graphs that have nothing to do with reports. The other libraries compute the same measure on the
same edges; their values are compared with ours before a time is printed. Ours runs ROUNDS times (3) with one and
with two threads, medians are given; another library runs once, if its estimated time is below LIMIT
seconds (400). Processor seconds are what counts where other programs keep the machine busy; they are
compared for one thread.
"""
import math
import random
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path

import igraph
import networkx

import graph_tool_peer

try:
    import networkit
except ImportError:
    networkit = None

HOPS = ("betweenness", "closeness", "harmonic", "eccentricity")
LENGTHS = ("betweenness_distance", "closeness_distance", "harmonic_distance")
# They count shortest paths in whole numbers of a few bytes, which those of a large grid exceed.
WHOLE_COUNTS = ("graph-tool", "Boost.Graph")
TOLERANCE = {"betweenness": 1e-5, "betweenness_distance": 1e-6}


def read(path):
    data = Path(path).read_bytes()
    nodes, count = struct.unpack_from("=II", data)
    ends = struct.unpack_from(f"={2 * count}I", data, 8)
    weights = struct.unpack_from(f"={count}d", data, 8 + 8 * count)
    return nodes, list(zip(ends[::2], ends[1::2])), list(weights)


def write(path, nodes, edges):
    with open(path, "wb") as file:
        file.write(struct.pack("=II", nodes, len(edges)))
        array("I", [end for edge in edges for end in edge]).tofile(file)
        array("d", [1.0] * len(edges)).tofile(file)


def grid(side, keep=1.0, seed=1):
    """A square grid; with keep below 1, one that has lost edges and looks like roads."""
    chance = random.Random(seed)
    edges = [(y * side + x, y * side + x + step) for y in range(side) for x in range(side)
             for step, fits in ((1, x + 1 < side), (side, y + 1 < side))
             if fits and chance.random() < keep]
    return side * side, edges


def synthetic():
    def of(graph):
        return graph.vcount(), graph.simplify().get_edgelist()
    random.seed(1)
    yield "grid 70 x 70", grid(70)
    yield "grid 100 x 100", grid(100)
    yield "road-like, 10,000", grid(100, 0.65)
    yield "random, 10,000", of(igraph.Graph.Erdos_Renyi(n=10_000, m=50_000))
    yield "small world, 10,000", of(igraph.Graph.Watts_Strogatz(1, 10_000, 4, 0.1))
    yield "power law, 10,000", of(igraph.Graph.Barabasi(10_000, 4))
    yield "path, 10,000", (10_000, [(i, i + 1) for i in range(9_999)])
    yield "star, 100,000", (100_000, [(0, i) for i in range(1, 100_000)])


def ours(program, graph, threads, rounds, measures):
    """Measure -> (median wall, median processor seconds, values)."""
    with tempfile.TemporaryDirectory() as folder:
        lines = subprocess.run([program, "run", graph, str(threads), str(rounds), folder, *measures],
                               check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
        times = {}
        for name, wall, processor in map(str.split, lines):
            times.setdefault(name, []).append((float(wall), float(processor)))
        result = {}
        for name, pairs in times.items():
            values = array("d")
            values.frombytes((Path(folder) / name).read_bytes())
            result[name] = (*(statistics.median(column) for column in zip(*pairs)), values)
        return result


def with_igraph(nodes, edges, weights, measure):
    graph = igraph.Graph(n=nodes, edges=edges)
    lengths = [1 / weight for weight in weights] if measure.endswith("_distance") else None
    pairs = (nodes - 1) * (nodes - 2) / 2 or 1
    return {
        "betweenness": lambda: [v / pairs for v in graph.betweenness(weights=lengths)],
        "closeness": lambda: graph.closeness(weights=lengths),
        "harmonic": lambda: graph.harmonic_centrality(weights=lengths, normalized=False),
        "eccentricity": graph.eccentricity,
    }[measure.removesuffix("_distance")]


def with_networkit(nodes, edges, measure):
    graph = networkit.Graph(nodes)
    for a, b in edges:
        graph.addEdge(a, b)
    networkit.setNumberOfThreads(1)
    kind = {"betweenness": lambda: networkit.centrality.Betweenness(graph, normalized=True),
            "harmonic": lambda: networkit.centrality.HarmonicCloseness(graph, normalized=False)}
    return (lambda: kind[measure]().run().scores()) if measure in kind else None


def with_networkx(nodes, edges, measure):
    graph = networkx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(edges)
    return {"betweenness": lambda: list(networkx.betweenness_centrality(graph).values()),
            "closeness": lambda: list(networkx.closeness_centrality(graph).values()),
            "harmonic": lambda: list(networkx.harmonic_centrality(graph).values())}.get(measure)


def difference(who, measure, found, expected):
    """The worst relative one between two lists; a value that they define in different ways is left out:
    closeness of igraph and graph-tool is that within a component, and nothing for an isolated node."""
    worst = 0
    for a, b in zip(found, expected):
        if measure.startswith("closeness") and who in ("igraph", "graph-tool") and (math.isnan(b) or a < b):
            continue
        worst = max(worst, abs(a - b) / max(abs(b), 1e-12))
    return worst


def agrees(who, measure, found, expected):
    """Whether two lists do; stops where a difference has no other reason than an error."""
    worst = difference(who, measure, found, expected)
    if worst <= TOLERANCE.get(measure, 1e-9):
        return True
    if measure == "betweenness" and who in WHOLE_COUNTS:
        return False
    sys.exit(f"{measure}: {who} differs from sigloom by {worst:.1e}")


def timed(call):
    """(values, wall seconds, processor seconds), or None where there is nothing to call."""
    if call is None:
        return None
    wall, processor = time.perf_counter(), time.process_time()
    values = call()
    return values, time.perf_counter() - wall, time.process_time() - processor


def with_boost(program, path, nodes):
    wall, processor, values = ours(program, path, 1, 1, ["boost"])["boost"]
    scale = (nodes - 1) * (nodes - 2)  # as its graph is directed, both directions
    return [value / scale for value in values], wall, processor


def peers(program, path, nodes, edges, weights, measure, limit):
    """(who, what timed gives) of each library that has the measure and ends in time."""
    steps = nodes * len(edges)
    cost = steps * 2e-8 * (4 if measure.endswith("_distance") else 1)
    if cost < limit:
        yield "igraph", timed(with_igraph(nodes, edges, weights, measure))
    if networkit and cost < limit and not measure.endswith("_distance"):
        yield "NetworKit", timed(with_networkit(nodes, edges, measure))
    if cost < limit:
        yield "graph-tool", graph_tool_peer.measure(path, measure)
    if cost < limit and measure == "betweenness":
        yield "Boost.Graph", with_boost(program, path, nodes)
    if steps * 2e-6 < limit and not measure.endswith("_distance"):
        yield "networkx", timed(with_networkx(nodes, edges, measure))


def measure_graph(program, title, path, measures, rounds, limit):
    nodes, edges, weights = read(path)
    print(f"\n{title}: {nodes:,} nodes, {len(edges):,} edges")
    print(f"  {'':22}{'sigloom, threads 2':>19}{'1':>9}{'processor':>11}")
    for measure in measures:
        two = ours(program, path, 2, rounds, [measure])[measure]
        one = ours(program, path, 1, rounds, [measure])[measure]
        if one[2] != two[2]:
            sys.exit(f"{measure}: one thread and two give different values")
        print(f"  {measure:22}{two[0]:18.3f}s{one[0]:8.3f}s{one[1]:10.3f}s", flush=True)
        for who, found in peers(program, path, nodes, edges, weights, measure, limit):
            if found is None:
                continue
            values, wall, processor = found
            if not agrees(who, measure, one[2], values):
                print(f"    {who:20}other values: it counts paths in whole numbers, too few here", flush=True)
                continue
            print(f"    {who:20}{wall:18.3f}s{'':9}{processor:10.3f}s   {wall / two[0]:6.1f} times"
                  f" by the clock, {processor / one[1]:.1f} in processor time, one thread each",
                  flush=True)


def main(programs, reports, rounds=3, limit=400):
    program = str(Path(programs) / "measure_bench")
    rounds, limit = int(rounds), float(limit)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "graph")
        subprocess.run([program, "graph", reports, "terms-only", path], check=True)
        measure_graph(program, "Terms of the reports", path, HOPS + LENGTHS, rounds, limit)
        for pairs in ("terms", "all"):
            subprocess.run([program, "graph", reports, pairs, path], check=True)
            measure_graph(program, f"All of the reports, --pairs {pairs}", path, HOPS, rounds, 0)
        for title, graph in synthetic():
            write(path, *graph)
            measure_graph(program, title, path, HOPS + LENGTHS, rounds, limit)


if __name__ == "__main__":
    if not 3 <= len(sys.argv) <= 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
