"""A backend of networkx: measures of simple undirected graphs.

``networkx.betweenness_centrality(graph, backend="sigloom")``, or ``NETWORKX_BACKEND_PRIORITY=sigloom`` in the
environment and no change of code. Values, normalisation and errors are networkx's. Where an argument or a graph
cannot be honoured (directions, parallel edges, loops, weights of 0 or less), ``can_run`` says so and networkx does
it itself.
"""

from __future__ import annotations

import inspect
import math
import random
from collections.abc import Callable, Collection, Hashable, Iterator
from typing import Any

import networkx
import numpy

from . import _core
from ._network import Network, forget_what_may_be_old, why_not_simple, why_not_weights
from .networkx_info import _functions

_nx = _core.networkx


def _by_node(graph: Network, values: numpy.ndarray) -> dict[Hashable, Any]:
    return dict(zip(graph.node_list, values.tolist()))


class Backend:
    """What networkx loads: one attribute for each function, ``can_run``, and the two conversions."""

    def __init__(self) -> None:
        self._functions: dict[str, Callable[..., Any]] = {}
        self._limits: dict[str, Callable[..., str]] = {}

    def serve(self, limits: Callable[..., str] = lambda **_: "") -> Callable[..., Any]:
        """Adds a function. ``limits`` is called with its arguments by name and says why it cannot run, or ""."""

        def add(function: Callable[..., Any]) -> Callable[..., Any]:
            self._functions[function.__name__] = function
            self._limits[function.__name__] = limits
            setattr(self, function.__name__, function)
            return function

        return add

    def can_run(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool | str:
        function = self._functions.get(name)
        if function is None:
            return False
        try:
            bound = inspect.signature(function).bind(*args, **kwargs)
        except TypeError as error:
            return str(error)
        bound.apply_defaults()
        graph = bound.arguments["G"]
        forget_what_may_be_old(graph)
        try:
            return why_not_simple(graph) or self._limits[name](**bound.arguments) or True
        except (TypeError, ValueError) as error:  # of arguments that cannot even be looked at
            return str(error)

    def should_run(self, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
        return True

    @staticmethod
    def convert_from_nx(
        graph: networkx.Graph, *, edge_attrs: dict[Hashable, Any] | None = None, **_: Any
    ) -> Network:
        converted = Network(graph)
        converted.weighted(None)
        for name, missing in (edge_attrs or {}).items():
            if name is not None and missing is not None:
                converted.attribute(name, float(missing))
        return converted

    @staticmethod
    def convert_to_nx(result: Any, *, name: str | None = None) -> Any:
        return result.graph_object if isinstance(result, Network) else result


backend = Backend()


def _only_default(**wanted: Any) -> Callable[..., str]:
    """Limits: these arguments have these values only."""

    def limits(**arguments: Any) -> str:
        for name, value in wanted.items():
            given = arguments[name]
            is_same = given is value or (isinstance(given, (bool, int, float, str)) and given == value)
            if not is_same:
                return f"{name}={given!r} is not supported"
        return ""

    return limits


def _all_of(*limits: Callable[..., str]) -> Callable[..., str]:
    return lambda **arguments: next(filter(None, (limit(**arguments) for limit in limits)), "")


def _some_nodes(G: Any, **_: Any) -> str:
    return "" if len(G) > 0 else "the graph has no nodes"


def _weights(name: str) -> Callable[..., str]:
    return lambda G, **arguments: why_not_weights(G, arguments[name])


def _is_real(value: Any) -> bool:
    return isinstance(value, (int, float, numpy.number)) and math.isfinite(value)


def _enough_iterations(usual: int) -> Callable[..., str]:
    """An iteration that is to end early, or that begins elsewhere, is networkx's own."""

    def limits(max_iter: Any, tol: Any, nstart: Any, **_: Any) -> str:
        if nstart is not None:
            return "nstart is not supported"
        if not _is_real(max_iter) or max_iter < usual:
            return f"max_iter below {usual} is not supported"
        return "" if _is_real(tol) and tol > 0 else "tol must be above 0"

    return limits


# Shortest paths.


def _betweenness_limits(G: Any, k: Any = None, **_: Any) -> str:
    return "" if k is None or (isinstance(k, int) and k == len(G)) else "a sample is not supported"


@backend.serve(_all_of(_betweenness_limits, _weights("weight")))
def betweenness_centrality(G, k=None, normalized=True, weight=None, endpoints=False, seed=None):
    values = _nx.betweenness(*G.by_distance(weight))  # of unordered pairs
    n = len(G)
    if endpoints:
        component = _nx.component(G.plain)
        # Of each pair that a node is an end of, all paths are its own.
        values = values + (numpy.bincount(component)[component] - 1 if n > 0 else 0)
    pairs = n * (n - 1) if endpoints else (n - 1) * (n - 2)  # ordered
    if normalized and pairs > 0:
        values = values * (2 / pairs)
    return _by_node(G, values)


@backend.serve(_all_of(_only_default(k=None), _weights("weight")))
def edge_betweenness_centrality(G, k=None, normalized=True, weight=None, seed=None):
    values = _nx.edge_betweenness(*G.by_distance(weight))
    n = len(G)
    if normalized and n > 1:
        values = values * (2 / (n * (n - 1)))
    return dict(zip(G.ends, values.tolist()))


@backend.serve(_all_of(_only_default(u=None), _weights("distance")))
def closeness_centrality(G, u=None, distance=None, wf_improved=True):
    values = _nx.closeness(*G.by_distance(distance))
    if not wf_improved and len(G) > 1:
        component = _nx.component(G.plain)
        others = numpy.bincount(component)[component] - 1
        values = numpy.divide(values * (len(G) - 1), others, out=numpy.zeros(len(G)), where=others > 0)
    return _by_node(G, values)


@backend.serve(_all_of(_only_default(nbunch=None, sources=None), _weights("distance")))
def harmonic_centrality(G, nbunch=None, distance=None, sources=None):
    return _by_node(G, _nx.harmonic(*G.by_distance(distance)))


@backend.serve()
def global_efficiency(G):
    n = len(G)
    return float(_nx.harmonic(G.plain, False).sum()) / (n * (n - 1)) if n > 1 else 0


@backend.serve(_some_nodes)
def local_efficiency(G):
    return float(_nx.local_efficiency(G.plain).sum()) / len(G)


def _components(G: Network) -> list[list[Hashable]]:
    """The nodes of each component, by the first of them."""
    members: dict[int, list[Hashable]] = {}
    for node, number in zip(G.node_list, _nx.component(G.plain).tolist()):
        members.setdefault(number, []).append(node)
    return list(members.values())


def _eccentricities(G: Network) -> dict[Hashable, int]:
    if len(_components(G)) > 1:
        raise networkx.NetworkXError("Found infinite path length because the graph is not connected")
    return _by_node(G, _nx.eccentricity(G.plain))


@backend.serve(_only_default(v=None, sp=None, weight=None))
def eccentricity(G, v=None, sp=None, weight=None):
    return _eccentricities(G)


_of_all_hops = _only_default(e=None, usebounds=False, weight=None)


@backend.serve(_of_all_hops)
def diameter(G, e=None, usebounds=False, weight=None):
    return max(_eccentricities(G).values())


@backend.serve(_of_all_hops)
def radius(G, e=None, usebounds=False, weight=None):
    return min(_eccentricities(G).values())


@backend.serve(_of_all_hops)
def periphery(G, e=None, usebounds=False, weight=None):
    values = _eccentricities(G)
    most = max(values.values())
    return [node for node, value in values.items() if value == most]


def _no_tree(G: Any, **_: Any) -> str:
    # networkx has another order for the center of a tree.
    return "trees are not supported" if G.number_of_edges() == len(G) - 1 else ""


@backend.serve(_all_of(_some_nodes, _of_all_hops, _no_tree))
def center(G, e=None, usebounds=False, weight=None):
    values = _eccentricities(G)
    least = min(values.values())
    return [node for node, value in values.items() if value == least]


def _radius_limits(G: Any, n: Any, radius: Any, **_: Any) -> str:
    if n not in G:
        return "there is no such node"
    return "" if _is_real(radius) and radius >= 0 and radius == int(radius) else "radius must be a whole number from 0"


@backend.serve(_all_of(_only_default(distance=None), _radius_limits))
def ego_graph(G, n, radius=1, center=True, undirected=False, distance=None):
    around = _nx.neighborhood(G.plain, G.numbers[n], int(min(radius, len(G))))
    nodes = [G.node_list[number] for number in around]
    if not center:
        nodes.remove(n)
    return G.graph_object.subgraph(nodes).copy()


# Walks.


def _pagerank_limits(G: Any, alpha: Any, personalization: Any, dangling: Any, **_: Any) -> str:
    if dangling is not None:
        return "dangling is not supported"
    if not (_is_real(alpha) and 0 <= alpha < 1):
        return "alpha must be at least 0 and below 1"
    if personalization is None:
        return ""
    values = [personalization.get(node, 0) for node in G]
    if all(_is_real(value) and value >= 0 for value in values) and any(values):
        return ""
    return "personalization must be 0 or more, and above 0 somewhere"


@backend.serve(_all_of(_enough_iterations(100), _pagerank_limits, _weights("weight")))
def pagerank(
    G, alpha=0.85, personalization=None, max_iter=100, tol=1.0e-6, nstart=None, weight="weight", dangling=None
):
    start = [] if personalization is None else [float(personalization.get(node, 0)) for node in G]
    return _by_node(G, _nx.pagerank(G.weighted(weight), alpha, start))


@backend.serve(_all_of(_enough_iterations(100), _weights("weight")))
def eigenvector_centrality(G, max_iter=100, tol=1.0e-6, nstart=None, weight=None):
    if len(G) == 0:
        raise networkx.NetworkXPointlessConcept("cannot compute centrality for the null graph")
    return _by_node(G, _nx.eigenvector(G.weighted(weight)))


def _katz_limits(alpha: Any, beta: Any, **_: Any) -> str:
    if not (_is_real(alpha) and alpha >= 0):
        return "alpha must be a number from 0"
    return "" if _is_real(beta) and beta > 0 else "beta must be a number above 0"


@backend.serve(_all_of(_enough_iterations(1000), _katz_limits, _weights("weight")))
def katz_centrality(
    G, alpha=0.1, beta=1.0, max_iter=1000, tol=1.0e-6, nstart=None, normalized=True, weight=None
):
    try:
        values = _nx.katz(G.weighted(weight), alpha, bool(normalized))
    except ValueError:  # alpha is not below the inverse of the highest eigenvalue
        raise networkx.PowerIterationFailedConvergence(max_iter) from None
    return _by_node(G, values if normalized else values * beta)


# Neighbourhoods.


@backend.serve()
def core_number(G):
    return _by_node(G, _nx.core_number(G.plain))


@backend.serve()
def k_truss(G, k):
    result = G.graph_object.copy()
    trussness = _nx.edge_trussness(G.plain).tolist()
    result.remove_edges_from([edge for edge, value in zip(G.ends, trussness) if value < k])
    result.remove_nodes_from(list(networkx.isolates(result)))
    return result


@backend.serve(_only_default(nodes=None))
def triangles(G, nodes=None):
    return _by_node(G, _nx.triangles(G.plain))


@backend.serve()
def transitivity(G):
    degrees = [len(neighbors) for neighbors in G.adjacency_dicts.values()]
    closed = 2 * int(_nx.triangles(G.plain).sum())
    return closed / sum(degree * (degree - 1) for degree in degrees) if closed > 0 else 0


_clustering_of_all = _only_default(nodes=None, weight=None)


@backend.serve(_clustering_of_all)
def clustering(G, nodes=None, weight=None):
    return _by_node(G, _nx.clustering(G.plain))


@backend.serve(_clustering_of_all)
def average_clustering(G, nodes=None, weight=None, count_zeros=True):
    values = _nx.clustering(G.plain).tolist()
    if not count_zeros:
        values = [value for value in values if value > 0]
    return sum(values) / len(values)


def _nan_where_isolated(
    G: Network, values: numpy.ndarray, nodes: Collection[Hashable] | None
) -> dict[Hashable, float]:
    isolated = [not neighbors for neighbors in G.adjacency_dicts.values()]
    all_values = _by_node(G, numpy.where(isolated, math.nan, values))
    return all_values if nodes is None else {node: all_values[node] for node in nodes}


def _nodes_limits(G: Any, nodes: Any, **_: Any) -> str:
    if nodes is None or (isinstance(nodes, (list, tuple, set)) and all(node in G for node in nodes)):
        return ""
    return "nodes must be a list of nodes of the graph"


def _effective_size_limits(nodes: Any, weight: Any, **_: Any) -> str:
    # networkx (up to 3.6) gives other values then than for each node by itself.
    return "weights are supported for a list of nodes only" if nodes is None and weight is not None else ""


@backend.serve(_all_of(_some_nodes, _nodes_limits, _weights("weight")))
def constraint(G, nodes=None, weight=None):
    return _nan_where_isolated(G, _nx.constraint(G.weighted(weight)), nodes)


@backend.serve(_all_of(_some_nodes, _nodes_limits, _effective_size_limits, _weights("weight")))
def effective_size(G, nodes=None, weight=None):
    return _nan_where_isolated(G, _nx.effective_size(G.weighted(weight)), nodes)


# Parts.


@backend.serve()
def connected_components(G):
    return (set(members) for members in _components(G))


@backend.serve()
def number_connected_components(G):
    return len(_components(G))


@backend.serve(_some_nodes)
def is_connected(G):
    return len(_components(G)) == 1


@backend.serve(lambda G, n, **_: "" if n in G else "there is no such node")
def node_connected_component(G, n):
    return next(set(members) for members in _components(G) if n in members)


def _communities(G: Network, weight: Any, resolution: float, seed: Any) -> list[set[Hashable]]:
    if len(G) == 0:
        return []
    members: dict[int, set[Hashable]] = {}
    found = _nx.communities(G.weighted(weight), float(resolution), int((seed or random).random() * 2**32))
    for node, number in zip(G.node_list, found.tolist()):
        members.setdefault(number, set()).add(node)
    return list(members.values())


def _resolution_limits(resolution: Any, **_: Any) -> str:
    return "" if _is_real(resolution) and 0 < resolution <= 1e9 else "resolution must be above 0, at most 1e9"


def _seed_limits(seed: Any, **_: Any) -> str:
    # A seed asks for the division that networkx draws by it. Without one it passes its own generator.
    return "" if seed is None or seed is random._inst else "a seed is not supported"


@backend.serve(
    _all_of(_only_default(max_level=None, threshold=1e-7), _seed_limits, _resolution_limits, _weights("weight"))
)
def louvain_communities(G, weight="weight", resolution=1, threshold=0.0000001, max_level=None, seed=None):
    return _communities(G, weight, resolution, seed)


@backend.serve(_all_of(_only_default(max_level=None), _resolution_limits, _weights("weight")))
def leiden_communities(G, weight="weight", resolution=1, max_level=None, seed=None):
    return _communities(G, weight, resolution, seed)


def _spanning_limits(G: Any, weight: Any, algorithm: Any, **_: Any) -> str:
    if not isinstance(algorithm, str) or algorithm != "kruskal":
        return "only Kruskal's algorithm is supported"
    graph = G if isinstance(G, Network) else Network(G)
    values = graph.attribute(weight)
    return "a weight is no number of at most 53 bits" if values is None or numpy.isnan(values).any() else ""


def _spanning_edges(G: Network, weight: Any) -> Iterator[tuple[Hashable, Hashable, dict[Any, Any]]]:
    """By rising weight; of equal ones the first edge comes first, as with networkx."""
    order = numpy.argsort(G.attribute(weight), kind="stable")
    strength = numpy.empty(len(order))
    strength[order] = numpy.arange(len(order), 0, -1)
    stays = _nx.spanning_forest(_nx.with_weights(G.plain, strength.tolist()))
    ends = list(G.ends)
    return ((*ends[i], G.adjacency_dicts[ends[i][0]][ends[i][1]]) for i in order.tolist() if stays[i])


@backend.serve(_spanning_limits)
def minimum_spanning_tree(G, weight="weight", algorithm="kruskal", ignore_nan=False):
    tree = G.graph_object.__class__()
    tree.graph.update(G.graph_object.graph)
    tree.add_nodes_from(G.graph_object.nodes.items())
    tree.add_edges_from(_spanning_edges(G, weight))
    return tree


@backend.serve(_spanning_limits)
def minimum_spanning_edges(G, algorithm="kruskal", weight="weight", keys=True, data=True, ignore_nan=False):
    edges = _spanning_edges(G, weight)
    return edges if data else ((a, b) for a, b, _ in edges)


if set(backend._functions) != set(_functions):
    raise ImportError("networkx_info.py has another list of functions")
