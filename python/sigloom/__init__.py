"""Sigloom weaves horizon-scanning reports into one weighted knowledge graph.

    >>> import sigloom
    >>> graph = sigloom.build("samples")
    >>> graph.rank(by="pagerank", kind="theme", top=3)

Words, defaults and errors are those of the command line (``sigloom --help``).
"""

from ._core import version as __version__
from ._conversions import from_networkx, from_scipy
from ._errors import Diagnostic, Error, NotFoundError, SigloomWarning, UsageError
from ._graph import (
    Graph,
    Node,
    Why,
    build,
    check,
    edge_measures,
    filters,
    measures,
    merge,
    names,
    read,
    weights,
)
from ._table import Table

__all__ = [
    "Diagnostic",
    "Error",
    "Graph",
    "Node",
    "NotFoundError",
    "SigloomWarning",
    "Table",
    "UsageError",
    "Why",
    "__version__",
    "build",
    "check",
    "edge_measures",
    "filters",
    "from_networkx",
    "from_scipy",
    "measures",
    "merge",
    "names",
    "read",
    "weights",
]
