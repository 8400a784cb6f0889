"""Estimates of betweenness beside the exact values: time, number of samples, and the largest error.

    bench/estimates.py PROGRAM REPORTS [EPSILON]

PROGRAM is sigloom. The graphs are that of the reports, a grid of 100,000 nodes, and one like roads. Both
run on two threads; the time for reading the graph, which `rank --by degree` tells, is taken off.
"""
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from paths import grid


def rank(program, graph, *arguments):
    command = [program, "rank", graph, "--threads", "2", "--top", "0", "--format", "json", "-q", *arguments]
    begin = time.perf_counter()
    rows = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return {row["id"]: row for row in rows}, time.perf_counter() - begin


def write(path, nodes, edges):
    graph = {"directed": False, "multigraph": False, "graph": {},
             "nodes": [{"id": str(node)} for node in range(nodes)],
             "edges": [{"source": str(a), "target": str(b)} for a, b in edges]}
    Path(path).write_text(json.dumps(graph))


def compare(program, title, graph, epsilon):
    _, reading = rank(program, graph, "--by", "degree")
    exact, full = rank(program, graph, "--by", "betweenness")
    found, quick = rank(program, graph, "--by", "betweenness", "--epsilon", epsilon)
    name = "betweenness_estimate"
    worst = max(abs(row[name] - exact[id]["betweenness"]) for id, row in found.items())
    missed = sum(not row["betweenness_low"] - 1e-6 <= exact[id]["betweenness"] <= row["betweenness_high"] + 1e-6
                 for id, row in found.items())
    print(f"{title:24}{len(exact):9,}{full - reading:11.2f}{quick - reading:13.2f}{worst:15.5f}{missed:10}",
          flush=True)


def main(program, reports, epsilon="0.01"):
    print(f"epsilon {epsilon}, times in seconds")
    print(f"{'graph':24}{'nodes':>9}{'in full':>11}{'estimated':>13}{'largest error':>15}{'missed':>10}")
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "graph.json")
        subprocess.run([program, "build", reports, "-o", path, "-q"], stderr=subprocess.DEVNULL)
        compare(program, "reports", path, epsilon)
        write(path, *grid(100, 0.65))
        compare(program, "like roads, 10,000", path, epsilon)
        write(path, *grid(316))
        compare(program, "grid, 316 x 316", path, epsilon)


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
