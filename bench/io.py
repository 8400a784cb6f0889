"""Writing and reading graph files, side by side with igraph (GraphML; it has no JSON) and networkx (GraphML, JSON,
GEXF).

    bench/io.py PROGRAMS REPORTS [ROUNDS]

PROGRAMS is the folder of io_bench, which builds the graph and writes it. The other libraries read
those files and write the same nodes, edges and columns again; all times are taken inside the
processes. No time is printed before the counts and the sum of the weights agree.
"""
import gc
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import networkx


def timed(times, name, call):
    gc.collect()
    begin = time.perf_counter()
    result = call()
    times.setdefault(name, []).append(time.perf_counter() - begin)
    return result


def sigloom(program, reports, folder, times, counts):
    output = subprocess.run([program, reports, folder, "1"], check=True, stdout=subprocess.PIPE,
                            text=True).stdout
    for name, value in (line.split() for line in output.splitlines()):
        if name.endswith(("_write", "_read", "_per_second")):
            times.setdefault(name, []).append(float(value))
        else:
            counts[name] = float(value)


def check(who, kind, counts, nodes, edges, weight):
    """Stops the run unless a library has the graph that sigloom wrote."""
    wanted = tuple(counts[f"{kind}_{what}"] for what in ("nodes", "edges", "weight"))
    if (nodes, edges) != wanted[:2] or not math.isclose(weight, wanted[2], rel_tol=1e-9):
        sys.exit(f"{who} has {nodes} nodes, {edges} edges, weight {weight}; sigloom wrote {wanted}")


def with_igraph(folder, times, counts):
    graph = timed(times, "graphml_read",
                  lambda: igraph.Graph.Read_GraphML(os.path.join(folder, "sigloom.graphml")))
    check("igraph", "graphml", counts, graph.vcount(), graph.ecount(), math.fsum(graph.es["weight"]))
    timed(times, "graphml_write",
          lambda: graph.write_graphml(os.path.join(folder, "igraph.graphml")))
    return len(graph.vs.attributes()), len(graph.es.attributes())


def with_networkx(folder, times, counts):
    def read():
        with open(os.path.join(folder, "sigloom.json"), encoding="utf-8") as file:
            return networkx.node_link_graph(json.load(file))

    def write(graph):
        with open(os.path.join(folder, "networkx.json"), "w", encoding="utf-8") as file:
            json.dump(networkx.node_link_data(graph), file, ensure_ascii=False)

    graph = timed(times, "json_read", read)
    def agrees(kind, graph):
        check("networkx", kind, counts, graph.number_of_nodes(), graph.number_of_edges(),
              math.fsum(weight for _, _, weight in graph.edges(data="weight")))

    agrees("json", graph)
    timed(times, "json_write", lambda: write(graph))
    graph.graph.clear()
    timed(times, "nx_graphml_write",
          lambda: networkx.write_graphml(graph, os.path.join(folder, "networkx.graphml")))
    del graph
    agrees("gexf", timed(times, "gexf_read",
                         lambda: networkx.read_gexf(os.path.join(folder, "sigloom.gexf"))))


def main(programs, reports, rounds=3):
    ours, theirs, counts = {}, {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(int(rounds)):
            sigloom(Path(programs) / "io_bench", reports, folder, ours, counts)
            columns = with_igraph(folder, theirs, counts)
            with_networkx(folder, theirs, counts)
    print(f"{counts['graphml_nodes']:.0f} nodes with {columns[0]} columns,"
          f" {counts['graphml_edges']:.0f} edges with {columns[1]} columns;"
          f" medians of {rounds} rounds, times in seconds")
    print(f"  {'':15}{'sigloom':>9}{'other':>9}{'times as fast':>15}")
    for name, other in (("graphml_write", "igraph, graphml_write"),
                        ("graphml_read", "igraph, graphml_read"),
                        ("json_write", "igraph, graphml_write"),
                        ("json_read", "igraph, graphml_read"),
                        ("json_write", "networkx, json_write"),
                        ("json_read", "networkx, json_read"),
                        ("graphml_write", "networkx, nx_graphml_write"),
                        ("gexf_read", "networkx, gexf_read")):
        a = statistics.median(ours[name])
        b = statistics.median(theirs[other.split(", ")[1]])
        print(f"  {name.replace('_', ' '):15}{a:9.3f}{b:9.3f}{b / a:15.1f}  ({other.replace('_', ' ')})")
    print(f"  sqlite write, with the evidence: {statistics.median(ours['sqlite_write']):.2f} s")
    print("  megabytes a second of one thread:", ", ".join(
        f"{name.removesuffix('_per_second')} {max(speeds):.0f}"
        for name, speeds in ours.items() if name.endswith("_per_second")))
    print("  MiB by which the peak of memory grows:", ", ".join(
        f"{name.removesuffix('_growth_mib')} {value:.1f}"
        for name, value in counts.items() if name.endswith("_growth_mib")))


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
