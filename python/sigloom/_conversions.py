"""Graphs of other libraries -> Graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from . import _core
from ._errors import Error, UsageError
from ._graph import Graph, _diagnostics

if TYPE_CHECKING:
    import networkx


def _plain(value: Any) -> Any:
    """A value of Python that JSON has, or nearly: numpy's numbers and arrays, and what is none of it, as a text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, (str, int, float)):
        return value
    return _plain(value.tolist()) if hasattr(value, "tolist") else str(value)


def _node_link(graph: networkx.Graph) -> bytes:
    ids = {node: node if isinstance(node, (str, int)) else str(node) for node in graph}
    nodes = [{**_plain(values), "id": ids[node]} for node, values in graph.nodes(data=True)]
    edges = [{**_plain(values), "source": ids[a], "target": ids[b]} for a, b, values in graph.edges(data=True)]
    document = {"directed": graph.is_directed(), "multigraph": False, "graph": {}, "nodes": nodes, "edges": edges}
    return json.dumps(document).encode()


def from_networkx(
    graph: networkx.Graph, *, weight_column: str = "", label_column: str = "", kind_column: str = ""
) -> Graph:
    """The graph of a networkx.Graph, with its attributes as columns.

    Directions are given up, parallel edges are added up and loops left out, as of a file; ``Graph.diagnostics`` says
    so. The weight, the label and the kind are the attributes named, or those called so. Raises UsageError where no
    attribute is.
    """
    try:
        core, diagnostics = _core.read_bytes(_node_link(graph), "networkx", weight_column, label_column, kind_column)
    except ValueError as error:
        raise UsageError(str(error)) from None
    if core is None:
        raise Error("no graph could be read", _diagnostics(diagnostics))
    return Graph(core, _diagnostics(diagnostics))


def from_scipy(matrix: Any, labels: Iterable[str] | None = None) -> Graph:
    """The graph of a symmetric matrix of weights, shape (nodes, nodes); an entry of 0 is no edge, the diagonal is left
    out. Ids are numbers from 0; labels, one per node, are their text where none are given.
    """
    import numpy
    import scipy.sparse

    matrix = scipy.sparse.coo_array(matrix)
    if len(set(matrix.shape)) != 1 or len(matrix.shape) != 2:
        raise UsageError(f"a matrix of {' x '.join(map(str, matrix.shape))} is not of a graph")
    matrix.sum_duplicates()
    if numpy.iscomplexobj(matrix.data):
        raise UsageError("a weight is a complex number")
    between = matrix.row != matrix.col
    if not (numpy.isfinite(matrix.data) & (matrix.data >= 0))[between].all():
        raise UsageError("a weight is below 0 or not finite")
    matrix = scipy.sparse.coo_array((matrix.data[between], (matrix.row[between], matrix.col[between])), matrix.shape)
    if (matrix != matrix.T).nnz > 0:
        raise UsageError("the matrix is not symmetric: add its transpose to it")
    upper = (matrix.row < matrix.col) & (matrix.data > 0)
    ids = [str(number) for number in range(matrix.shape[0])]
    names = ids if labels is None else [str(label) for label in labels]
    if len(names) != len(ids):
        raise UsageError(f"{len(names)} labels for {len(ids)} nodes")
    core = _core.graph_of_arrays(
        ids,
        names,
        matrix.row[upper].astype(numpy.uint32),
        matrix.col[upper].astype(numpy.uint32),
        matrix.data[upper].astype(numpy.float64),
    )
    return Graph(core)
