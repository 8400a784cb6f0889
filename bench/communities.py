"""Communities, side by side with igraph's Leiden, which iterates until nothing changes.

    bench/communities.py PROGRAMS EDGES [SEEDS]

PROGRAMS is the folder of communities_bench, EDGES a graph as edge_file.hpp describes it. igraph
computes the modularity of both. The two take turns, seed by seed, on one thread each.
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

from local import read_edges


def main(programs, edges, seeds=20):
    nodes, ends, weights = read_edges(edges)
    graph, w = igraph.Graph(n=nodes, edges=ends.tolist()), weights.tolist()
    ours, theirs = [], []
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "communities"
        for seed in range(int(seeds)):
            output = subprocess.run([Path(programs) / "communities_bench", edges, "1", "8", out, str(seed)],
                                    check=True, stdout=subprocess.PIPE, text=True).stdout.split()
            found = graph.modularity(numpy.fromfile(out, numpy.int32).tolist(), weights=w)
            if abs(found - float(output[3])) > 1e-6:
                sys.exit(f"igraph finds modularity {found}, not {output[3]}")
            ours.append((found, float(output[1])))
            random.seed(seed)
            igraph.set_random_number_generator(random)
            begin = time.perf_counter()
            division = graph.community_leiden(objective_function="modularity", weights=w, n_iterations=-1)
            theirs.append((graph.modularity(division, weights=w), time.perf_counter() - begin))
    print(f"{nodes} nodes, {len(ends)} edges; {seeds} seeds, one thread")
    print(f"  {'':9}{'mean modularity':>16}{'lowest':>9}{'highest':>9}{'median seconds':>16}")
    for name, results in (("sigloom", ours), ("igraph", theirs)):
        quality = [each[0] for each in results]
        print(f"  {name:9}{statistics.mean(quality):16.4f}{min(quality):9.4f}{max(quality):9.4f}"
              f"{statistics.median(each[1] for each in results):16.2f}")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
