"""graph-tool (Debian's python3-graph-tool) as a peer, in a process of Debian's own Python.

    /usr/bin/python3 bench/graph_tool_peer.py EDGES MEASURE VALUES THREADS

EDGES is a graph as edge_file.hpp describes it. Writes one double per node to the file VALUES and prints the wall and
the processor seconds that the measure took. A script of this folder calls `measure(...)` instead, which gives None
where graph-tool is not installed or has no such measure.
"""
import subprocess
import sys
import tempfile
import time
from array import array
from pathlib import Path

PYTHON = "/usr/bin/python3"
# Not betweenness by length: it takes paths for tied only where sums of floats are equal in every bit.
MEASURES = ("betweenness", "closeness", "closeness_distance", "harmonic", "harmonic_distance", "pagerank", "core_number",
            "clustering")


def installed():
    try:
        return subprocess.run([PYTHON, "-c", "import graph_tool"], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def measure(edges, name, threads=1):
    """(values, wall seconds, processor seconds), or None."""
    if name not in MEASURES or not installed():
        return None
    with tempfile.TemporaryDirectory() as folder:
        values = Path(folder) / "values"
        output = subprocess.run([PYTHON, __file__, edges, name, values, str(threads)], check=True,
                                stdout=subprocess.PIPE, text=True).stdout
        wall, processor = map(float, output.split())
        return array("d", values.read_bytes()), wall, processor


def compute(graph_tool, graph, weight, name):
    centrality = graph_tool.centrality
    if name.endswith("_distance"):
        length = graph.new_edge_property("double", 1 / weight.a)
    else:
        length = None
    kind = name.removesuffix("_distance")
    if kind == "betweenness":
        return centrality.betweenness(graph, weight=length)[0]
    if kind in ("closeness", "harmonic"):
        # Closeness within a component, as igraph's; a sum for harmonic centrality.
        return centrality.closeness(graph, weight=length, harmonic=kind == "harmonic", norm=kind == "closeness")
    if kind == "pagerank":
        return centrality.pagerank(graph, weight=weight, epsilon=1e-12)
    if kind == "core_number":
        return graph_tool.topology.kcore_decomposition(graph)
    return graph_tool.clustering.local_clustering(graph)


def main(edges, name, values, threads):
    import graph_tool.centrality
    import graph_tool.clustering
    import graph_tool.topology
    import numpy

    graph_tool.openmp_set_num_threads(int(threads))
    data = Path(edges).read_bytes()
    nodes, count = numpy.frombuffer(data, numpy.uint32, 2).tolist()
    graph = graph_tool.Graph(directed=False)
    graph.add_vertex(nodes)
    graph.add_edge_list(numpy.frombuffer(data, numpy.uint32, 2 * count, 8).reshape(-1, 2))
    weight = graph.new_edge_property("double", numpy.frombuffer(data, numpy.float64, count, 8 + 8 * count))
    wall, processor = time.perf_counter(), time.process_time()
    found = compute(graph_tool, graph, weight, name)
    print(time.perf_counter() - wall, time.process_time() - processor)
    Path(values).write_bytes(numpy.array(found.a, dtype=float).tobytes())


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
