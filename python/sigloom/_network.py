"""A graph of networkx, numbered, and what of one the backend cannot take."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import networkx
import numpy

from . import _core

_nx = _core.networkx

# Sums of weights that are further apart than this do not tell the lighter ones any more.
_most_ratio = 1e80
_most_weight = 1e150


class Network:
    """A networkx.Graph as it was when ``plain`` was first asked for, numbered: nodes from 0 in its order, edges in that
    of its ``edges``. All else is asked of the graph itself, which is also what is copied and pickled.
    """

    __networkx_backend__ = "sigloom"

    def __init__(self, graph: networkx.Graph):
        reason = why_not_simple(graph)
        if reason:
            raise NotImplementedError(reason)
        self.graph_object = graph

    def __getstate__(self) -> dict[str, Any]:
        return {"graph_object": self.graph_object}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "graph_object":
            raise AttributeError(name)
        return getattr(self.graph_object, name)

    def __len__(self) -> int:
        return len(self.node_list)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self.node_list)

    def __contains__(self, node: object) -> bool:
        return node in self.numbers

    def __getitem__(self, node: Hashable) -> Mapping[Hashable, Any]:
        return self.graph_object[node]

    @functools.cached_property
    def adjacency_dicts(self) -> dict[Hashable, dict[Hashable, dict[Any, Any]]]:
        return _dicts(self.graph_object)

    @functools.cached_property
    def node_list(self) -> list[Hashable]:
        return list(self.adjacency_dicts)

    @functools.cached_property
    def numbers(self) -> dict[Hashable, int]:
        return {node: number for number, node in enumerate(self.node_list)}

    @functools.cached_property
    def plain(self) -> _core.Graph:
        """Without weights."""
        return _nx.network(self.adjacency_dicts, self.numbers)

    @functools.cached_property
    def _values(self) -> dict[tuple[Hashable, float], numpy.ndarray | None]:
        return {}

    @functools.cached_property
    def _weighted(self) -> dict[Hashable, _core.Graph]:
        return {}

    def attribute(self, name: Hashable, missing: float = 1.0) -> numpy.ndarray | None:
        """What each edge has of this name, shape (edges,); None where one is no number."""
        key = (name, missing)
        if key not in self._values:
            self._values[key] = _nx.attribute(self.adjacency_dicts, self.numbers, name, missing)
        return self._values[key]

    def weighted(self, weight: Hashable | None) -> _core.Graph:
        """With an attribute as the weight; None: every weight is 1."""
        if weight is None:
            return self.plain
        if weight not in self._weighted:
            self._weighted[weight] = _nx.with_weights(self.plain, self.attribute(weight).tolist())
        return self._weighted[weight]

    def by_distance(self, distance: Hashable | None) -> tuple[_core.Graph, bool]:
        """With the inverse of a distance as the weight, and whether that is how paths are measured."""
        if distance is None:
            return self.plain, False
        return _nx.with_weights(self.plain, (1 / self.attribute(distance)).tolist()), True

    @property
    def ends(self) -> Iterator[tuple[Hashable, Hashable]]:
        """The edges, as networkx has them."""
        frame = self.plain.edges(True)
        nodes = self.node_list
        return ((nodes[a], nodes[b]) for a, b in zip(frame.values("source"), frame.values("target")))


def _dicts(graph: networkx.Graph) -> dict[Hashable, dict[Hashable, dict[Any, Any]]]:
    """The adjacency as dicts; that of a view is a dict no longer."""
    adjacency = graph._adj
    if isinstance(adjacency, dict) and all(isinstance(each, dict) for each in adjacency.values()):
        return adjacency
    return {
        node: {neighbor: dict(values) for neighbor, values in neighbors.items()}
        for node, neighbors in adjacency.items()
    }


def _bases(view: networkx.Graph) -> Iterator[networkx.Graph]:
    """What a view is a view of, and what that is one of."""
    while (view := getattr(view, "_graph", None)) is not None:
        yield view


def forget_what_may_be_old(graph: Any) -> None:
    """networkx keeps a converted graph until the graph changes; a view is not told that what it shows has changed."""
    if isinstance(graph, networkx.Graph) and any(_bases(graph)):
        cache = getattr(graph, "__networkx_cache__", None) or {}
        cache.get("backends", {}).pop(Network.__networkx_backend__, None)


def why_not_simple(graph: Any) -> str:
    """Why a graph cannot be taken, or ""."""
    if isinstance(graph, Network):
        return ""
    if not isinstance(graph, networkx.Graph):
        return "it is no graph of networkx"
    if graph.is_directed():
        return "directed graphs are not supported"
    if graph.is_multigraph():
        return "multigraphs are not supported"
    if any(base.is_directed() for base in _bases(graph)):
        return "undirected views of directed graphs are not supported"
    adjacency = graph._adj
    has_loop = (
        _nx.has_loop(adjacency)
        if isinstance(adjacency, dict)
        else any(node in neighbors for node, neighbors in adjacency.items())
    )
    return "loops are not supported" if has_loop else ""


def why_not_weights(graph: Any, weight: Any) -> str:
    """Why an attribute cannot be a weight or a distance, which is above 0 and finite on every edge, or ""."""
    if weight is None:
        return ""
    if callable(weight):
        return "weights by a function are not supported"
    values = (graph if isinstance(graph, Network) else Network(graph)).attribute(weight)
    if values is None:
        return "a weight is no number of at most 53 bits"
    if values.size == 0:
        return ""
    if not (numpy.isfinite(values) & (values > 0)).all():
        return "a weight is not above 0 and finite"
    least, most = values.min(), values.max()
    if least < 1 / _most_weight or most > _most_weight or most / least > _most_ratio:
        return "weights are too small, too large or too far apart"
    return ""
