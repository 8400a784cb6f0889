"""Layouts, side by side with Gephi's ForceAtlas2, igraph's DrL and the sfdp of Graphviz.

    bench/layout.py SIGLOOM REPORTS [GEPHI_TOOLKIT]

SIGLOOM is the program, GEPHI_TOOLKIT the jar with everything in it (Maven: org.gephi:gephi-toolkit, classifier all);
without it Gephi is left out. The graphs are those of the reports: of their terms alone, and of their terms and rows,
in both cases the largest component. Each of the others gets the whole graph with its weights, as we do, and its
defaults; Gephi as many iterations as we (300), on two threads like us. Figures:

    neighbours    of the 10 nearest nodes in the picture, the share that are neighbours in the graph (up to degree)
    own           of the 10 nearest nodes, the share that are of the same community
    overlaps      nodes that overlap another one, with our sizes, scaled so that all pictures have the same area
    crossings     of links that our picture draws, pairs that cross, as a share (of 4,000 links drawn at random)
"""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import numpy
from scipy.spatial import ConvexHull, cKDTree

ITERATIONS = 300
NEAREST = 10
LINKS = 4000
SOURCE = Path(__file__).resolve().parent / "GephiLayout.java"


class Graph:
    def __init__(self, program, reports, pairs, folder):
        plain, drawn = folder / "plain.json", folder / "drawn.json"
        build = [program, "build", reports, "--quiet", "--pairs", pairs, "--thin", "giant", "-o", plain]
        subprocess.run(build, check=False, stderr=subprocess.DEVNULL)
        begin = time.perf_counter()
        subprocess.run([program, "convert", plain, plain.with_name("copy.json"), "--quiet"], check=True)
        without = time.perf_counter() - begin
        begin = time.perf_counter()
        subprocess.run([program, "convert", plain, drawn, "--quiet", "--layout", "force", "--threads", "2"], check=True)
        self.our_time = time.perf_counter() - begin - without
        graph = json.loads(drawn.read_text())
        number = {node["id"]: i for i, node in enumerate(graph["nodes"])}
        self.at = numpy.array([(node["x"], node["y"]) for node in graph["nodes"]])
        self.radius = numpy.array([node["size"] for node in graph["nodes"]])
        self.community = numpy.array([node["community"] for node in graph["nodes"]])
        self.ends = numpy.array([(number[e["source"]], number[e["target"]]) for e in graph["edges"]])
        self.weights = numpy.array([e["weight"] for e in graph["edges"]])
        rank = numpy.array([e["backbone"] for e in graph["edges"]])
        most = (1.7 if len(number) > 2000 else 2.2) * len(number)
        k = max([k for k in range(1, 100) if (rank <= k).sum() <= most], default=1)
        self.drawn = self.ends[rank <= k]
        self.neighbors = [set() for _ in number]
        for a, b in self.ends:
            self.neighbors[a].add(b)
            self.neighbors[b].add(a)


def by_igraph(graph, _):
    layout = igraph.Graph(n=len(graph.at), edges=graph.ends.tolist()).layout_drl(weights=graph.weights.tolist())
    return numpy.array(layout.coords)


def by_sfdp(graph, folder):
    file = folder / "graph.dot"
    lines = [f"{a} -- {b} [weight={w}];" for (a, b), w in zip(graph.ends.tolist(), graph.weights.tolist())]
    file.write_text("graph {" + "".join(f"{i};" for i in range(len(graph.at))) + "\n".join(lines) + "}")
    done = subprocess.run(["sfdp", "-Tplain", "-Nshape=point", file], check=True, capture_output=True, text=True)
    at = numpy.zeros_like(graph.at)
    for line in done.stdout.splitlines():
        fields = line.split()
        if fields and fields[0] == "node":
            at[int(fields[1])] = float(fields[2]), float(fields[3])
    return at


def by_gephi(graph, folder, jar):
    file = folder / "edges.txt"
    lines = [f"{a} {b} {w}" for (a, b), w in zip(graph.ends.tolist(), graph.weights.tolist())]
    file.write_text("\n".join([str(len(graph.at)), *lines]))
    command = ["java", "-Djava.awt.headless=true", "-cp", jar, SOURCE, file, str(ITERATIONS), "2"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    seconds, *positions = done.stdout.split()
    return numpy.array(positions, dtype=float).reshape(-1, 2), float(seconds)


def crossings(at, links):
    """The share of pairs of links, without those that share an end, that cross."""
    chosen = numpy.random.default_rng(1).permutation(len(links))[:LINKS]
    links = links[chosen]
    a, b = at[links[:, 0]], at[links[:, 1]]

    def side(p, q, r):
        return (q[0] - p[0]) * (r[:, 1] - p[1]) - (q[1] - p[1]) * (r[:, 0] - p[0])

    crossing = pairs = 0
    for i in range(len(links) - 1):
        c, d = a[i + 1:], b[i + 1:]
        apart = ~numpy.isin(links[i + 1:], links[i]).any(axis=1)
        along, across = b[i] - a[i], d - c
        mine = side(a[i], b[i], c) * side(a[i], b[i], d) < 0
        from_a = across[:, 0] * (a[i][1] - c[:, 1]) - across[:, 1] * (a[i][0] - c[:, 0])
        from_b = from_a + across[:, 0] * along[1] - across[:, 1] * along[0]
        crossing += (mine & (from_a * from_b < 0) & apart).sum()
        pairs += apart.sum()
    return crossing / pairs


def figures(graph, at):
    tree = cKDTree(at)
    near = tree.query(at, NEAREST + 1)[1][:, 1:]
    found = possible = 0
    for node, others in enumerate(near):
        found += len(graph.neighbors[node].intersection(others.tolist()))
        possible += min(NEAREST, len(graph.neighbors[node]))
    own = (graph.community[near] == graph.community[:, None]).mean()
    radius = graph.radius * (ConvexHull(at).volume / ConvexHull(graph.at).volume) ** 0.5
    overlapping = set()
    for a, b in tree.query_pairs(2 * radius.max()):
        if numpy.hypot(*(at[a] - at[b])) < radius[a] + radius[b] - 1e-9:
            overlapping.update((a, b))
    return found / possible, own, len(overlapping), crossings(at, graph.drawn)


def show(name, seconds, values):
    neighbors, own, overlaps, crossing = values
    print(f"  {name:<22} {seconds:8.2f} s   neighbours {neighbors:.3f}   own {own:.3f}   overlaps {overlaps:6}"
          f"   crossings {100 * crossing:.3f} %", flush=True)


def compare(program, reports, pairs, jar):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graph = Graph(program, reports, pairs, folder)
        print(f"{pairs}: {len(graph.at)} nodes, {len(graph.ends)} edges, of which {len(graph.drawn)} are drawn")
        show("sigloom", graph.our_time, figures(graph, graph.at))
        if jar:
            at, seconds = by_gephi(graph, folder, jar)
            show("Gephi's ForceAtlas2", seconds, figures(graph, at))
        for peer, lay_out in (("Graphviz' sfdp", by_sfdp), ("igraph's DrL", by_igraph)):
            begin = time.perf_counter()
            at = lay_out(graph, folder)
            show(peer, time.perf_counter() - begin, figures(graph, at))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    for which in ("terms", "terms-only"):
        compare(sys.argv[1], sys.argv[2], which, sys.argv[3] if len(sys.argv) == 4 else None)
