"""What networkx asks of its backends before it loads them."""

from __future__ import annotations

from typing import Any

_functions = {
    "average_clustering": "Without weights.",
    "betweenness_centrality": "Of all nodes; endpoints and distances are honoured.",
    "center": "By hops, of graphs that are no trees.",
    "closeness_centrality": "Of all nodes; distances are honoured.",
    "clustering": "Of all nodes, without weights.",
    "connected_components": "",
    "constraint": "",
    "core_number": "",
    "diameter": "By hops.",
    "eccentricity": "Of all nodes, by hops.",
    "edge_betweenness_centrality": "Of all edges; distances are honoured.",
    "effective_size": "With weights of a list of nodes only.",
    "ego_graph": "By hops.",
    "eigenvector_centrality": "To a residual of 1e-11, whatever `tol` and `max_iter`.",
    "global_efficiency": "",
    "harmonic_centrality": "Of all nodes; distances are honoured.",
    "is_connected": "",
    "k_truss": "",
    "katz_centrality": "Of one `beta`; to a residual of 1e-12, whatever `tol` and `max_iter`.",
    "leiden_communities": "The best of eight searches; `seed` makes it repeatable.",
    "local_efficiency": "",
    "louvain_communities": "Without a seed; by Leiden's method, the best of eight searches.",
    "minimum_spanning_edges": "By Kruskal's algorithm.",
    "minimum_spanning_tree": "By Kruskal's algorithm.",
    "node_connected_component": "",
    "number_connected_components": "",
    "pagerank": "To 1e-13, whatever `tol` and `max_iter`.",
    "periphery": "By hops.",
    "radius": "By hops.",
    "transitivity": "",
    "triangles": "Of all nodes.",
}


def get_info() -> dict[str, Any]:
    return {
        "backend_name": "sigloom",
        "project": "sigloom",
        "package": "sigloom",
        "short_summary": "Measures of undirected graphs, on all threads.",
        "functions": {name: {"additional_docs": text} for name, text in _functions.items()},
    }
