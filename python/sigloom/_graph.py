"""Graphs: made of reports or read from files, measured, looked at, and handed on."""

from __future__ import annotations

import functools
import json
import os
import re
import tempfile
import warnings
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import _core
from ._errors import Diagnostic, Error, NotFoundError, SigloomWarning, UsageError
from ._options import arguments, describe
from ._progress import Progress
from ._table import Table

if TYPE_CHECKING:
    import igraph
    import networkx
    import numpy
    import scipy.sparse

Paths = "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]"

_here = "graph"  # stands for INPUT, where a graph takes its place
_most_drawn = 600  # edges in a picture for a notebook


def _paths(paths: Any) -> list[str]:
    one = isinstance(paths, (str, bytes, os.PathLike))
    return [os.fsdecode(path) for path in ([paths] if one else paths)]


def _bytes(word: str) -> bytes:
    """A word as the command line has it; paths that are no UTF-8 among them."""
    if "\0" in word:
        raise UsageError(f"{word!r} has a null character, which no argument can have")
    try:
        return os.fsencode(word)
    except UnicodeEncodeError:
        raise UsageError(f"{word!r} has a surrogate, which is no character") from None


def _is_text(name: Any) -> bool:
    return isinstance(name, str) and not any("\ud800" <= character <= "\udfff" for character in name)


def _each(names: Iterable[str | Iterable[str]]) -> Iterator[str]:
    """Names, or lists of some."""
    for name in names:
        yield from [name] if isinstance(name, str) else name


def _diagnostics(rows: list[tuple]) -> list[Diagnostic]:
    return [Diagnostic(*row) for row in rows]


def _run(
    command: str,
    positional: list[str],
    options: dict[str, Any] | None = None,
    graph: Graph | None = None,
    fixed: Iterable[str] = (),
) -> _core.Result:
    """Runs a command of the program; raises what went wrong, and warns of what it warns of."""
    words = [command, *arguments(command, options or {}, graph is not None), *fixed, "--", *positional]
    words = [_bytes(word) for word in words]
    with Progress() as progress:
        result = _core.run(words, graph._core if graph is not None else None, progress.show)
    for warning in result.warnings:
        warnings.warn(warning, SigloomWarning, stacklevel=4)
    if result.failure or result.errors:
        kind = UsageError if result.is_wrong_use else Error
        message = "\n".join(filter(None, [result.failure, *result.errors]))
        raise kind(message, _diagnostics(result.diagnostics))
    return result


# The format that has a place for all that is known of a graph. Nothing is written in it.
_as_graph = ("--output=-", "--format=html" if _core.has_format("html") else "--format=json")
_as_table = ("--format=csv",)
_as_json = ("--format=json",)


def _graph_of(result: _core.Result) -> Graph:
    return Graph(result.take_graph(), _diagnostics(result.diagnostics), result.notes)


def _table_of(result: _core.Result) -> Table:
    return Table(result.frames[0], result.notes)


@describe("build", of_graph=False)
def build(paths: Paths, **options: Any) -> Graph:
    """Builds the graph of reports: of folders, which are read recursively, and of files.

    Damage in one report does not stop the others: ``Graph.diagnostics`` lists all that is odd. Raises Error where
    no report is found, and UsageError for options that make no sense.
    """
    return _graph_of(_run("build", _paths(paths), options, fixed=_as_graph))


@describe("convert", of_graph=False)
def read(path: str | os.PathLike[str], **options: Any) -> Graph:
    """Reads a graph file of any format that the program reads (``sigloom help convert`` lists them).

    ``Graph.diagnostics`` lists what was repaired or left out. Raises Error where no graph can be read.
    """
    return _graph_of(_run("convert", _paths(path), options, fixed=_as_graph))


@describe("merge", of_graph=False)
def merge(paths: Paths, **options: Any) -> Graph:
    """Adds contributions up, files that ``sigloom contribute`` wrote, to the graph of all their reports."""
    return _graph_of(_run("merge", _paths(paths), options, fixed=_as_graph))


@describe("check", of_graph=False)
def check(paths: Paths, **options: Any) -> Table:
    """Everything odd in reports or in a graph file, one row each."""
    return _table_of(_run("check", _paths(paths), options, fixed=_as_table))


@describe("names", of_graph=False)
def names(paths: Paths, **options: Any) -> Table:
    """Every surface form of a name in reports, what it became, and the rule that decided."""
    return _table_of(_run("names", _paths(paths), options, fixed=_as_table))


class Node(Mapping):
    """A node of a graph: its id, label, kind and columns, as a mapping by name; None where it has no value."""

    def __init__(self, graph: Graph, number: int):
        self._graph = graph
        self.number = number  #: its row in ``Graph.nodes``, from 0
        self._values = graph._core.node(number)

    @property
    def id(self) -> str:
        return self._values["id"]

    @property
    def label(self) -> str:
        return self._values["label"]

    @property
    def kind(self) -> str:
        return self._values["kind"]

    @property
    def degree(self) -> int:
        """The number of its neighbours."""
        return len(self._graph._core.neighbors(self.number)[0])

    def neighbors(self) -> list[Node]:
        """Its neighbours, by their numbers."""
        return [Node(self._graph, number) for number in self._graph._core.neighbors(self.number)[0]]

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Node):
            return NotImplemented
        return self._graph is other._graph and self.number == other.number

    def __hash__(self) -> int:
        return hash((id(self._graph), self.number))

    def __repr__(self) -> str:
        return f"<{self.kind or 'node'} {self.label!r}, {self.id}>"


class Why(Mapping):
    """What reports say of two nodes: ``a``, ``b``, ``edge``, ``evidence`` and ``in_text_only``, as a mapping.

    ``evidence`` is a list of dicts, one for each report behind the edge: its path (``report``), title, date and
    url, the lines in which both stand, their relevancies from 0 to 1, what the report adds to the weight, and quotes.
    """

    def __init__(self, answer: dict[str, Any], markdown: str):
        self._answer = answer
        self._markdown = markdown

    @property
    def evidence(self) -> list[dict[str, Any]]:
        return self._answer["evidence"]

    def __getitem__(self, name: str) -> Any:
        return self._answer[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._answer)

    def __len__(self) -> int:
        return len(self._answer)

    def __repr__(self) -> str:
        return self._markdown

    def _repr_markdown_(self) -> str:
        return self._markdown


class Graph:
    """An undirected, weighted graph of nodes that have kinds. It never changes: methods give new ones.

    ``len(graph)`` is the number of nodes, ``"Meta" in graph`` asks for a name, ``graph["Meta"]`` is that node: by
    its id, its label in any case, or what else reports call it, as on the command line.
    """

    def __init__(self, core: _core.Graph, diagnostics: list[Diagnostic] | None = None, notes: list[str] | None = None):
        self._core = core
        self.diagnostics = diagnostics or []  #: what was odd in what it was made of
        self.notes = notes or []  #: what the command said that made it

    # What it holds.

    @property
    def nodes(self) -> Table:
        """The nodes, one row each: id, label, kind, and their other columns."""
        return Table(self._core.nodes())

    @property
    def edges(self) -> Table:
        """The edges, one row each: source and target (ids), kind, weight (a strength above 0), and others."""
        return Table(self._core.edges())

    def to_arrow(self) -> tuple[Table, Table]:
        """The nodes and the edges, which Arrow's consumers take as they are."""
        return self.nodes, self.edges

    @property
    def node_count(self) -> int:
        return self._core.node_count

    @property
    def edge_count(self) -> int:
        return self._core.edge_count

    @property
    def report_count(self) -> int:
        """The number of reports that it was made of; 0 where that is not known."""
        return self._core.report_count

    def __len__(self) -> int:
        return self._core.node_count

    def __contains__(self, name: object) -> bool:
        return _is_text(name) and self._core.contains(name)

    def __getitem__(self, name: str) -> Node:
        return self.find(name)

    def find(self, name: str, kind: str | None = None) -> Node:
        """The node that is called so; ``kind`` tells nodes of one name apart. Raises NotFoundError."""
        if not _is_text(name):
            raise NotFoundError(f"{name!r} is no name")
        try:
            return Node(self, self._core.find(name, kind or ""))
        except KeyError as error:
            raise NotFoundError(error.args[0]) from None

    def __repr__(self) -> str:
        reports = f" of {self.report_count} reports" if self.report_count else ""
        return f"<sigloom.Graph{reports}: {self.node_count} nodes, {self.edge_count} edges>"

    # Commands.

    def _table(self, command: str, positional: Iterable[str], options: dict[str, Any]) -> Table:
        return _table_of(_run(command, [_here, *positional], options, self, _as_table))

    @describe("rank", of_graph=True, own=["by"])
    def rank(self, by: str | Iterable[str] | None = None, **options: Any) -> Table:
        """The nodes that stand out by one or more measures, the highest first: id, label, kind and a column for each
        measure. ``sigloom.measures`` describes the measures; ``top=0`` gives all nodes.
        """
        return self._table("rank", [], {"by": by, **options})

    @describe("edges", of_graph=True, own=["by"])
    def rank_edges(self, by: str | Iterable[str] | None = None, **options: Any) -> Table:
        """The edges that stand out by their weight, a column, or a measure of edges (``sigloom.edge_measures``)."""
        return self._table("edges", [], {"by": by, **options})

    @describe("communities", of_graph=True)
    def communities(self, **options: Any) -> Table:
        """The groups of nodes that are tied to each other more than to the rest, the largest first, with their size,
        weight, stability (0 to 1) and typical terms; with ``members=True`` their nodes.
        """
        return self._table("communities", [], options)

    @describe("trends", of_graph=True)
    def trends(self, **options: Any) -> Table:
        """What rises, what fades and what had its burst (docs/foresight.md)."""
        return self._table("trends", [], options)

    @describe("signals", of_graph=True)
    def signals(self, **options: Any) -> Table:
        """Weak signals: what is rare and comes up (docs/foresight.md)."""
        return self._table("signals", [], options)

    @describe("reports", of_graph=True)
    def reports(self, *names: str, **options: Any) -> Table:
        """The reports, the oldest first; with names, those that name all of these, in their lists or in their text,
        and the words.
        """
        return self._table("reports", names, options)

    @describe("path", of_graph=True)
    def path(self, a: str, b: str, **options: Any) -> Table:
        """A shortest path between two nodes, a row for each node on it. Raises Error where none leads there."""
        return self._table("path", [a, b], options)

    @describe("ego", of_graph=True, own=["radius"])
    def neighbors(self, name: str, **options: Any) -> Table:
        """The neighbours of a node, the strongest first, with the weight of the edge to each."""
        return self._table("ego", [name], options)

    @describe("ego", of_graph=True, own=["top"])
    def ego(self, name: str, **options: Any) -> Graph:
        """What is around a node, ``radius`` edges away or nearer, as a graph."""
        return _graph_of(_run("ego", [_here, name], options, self, _as_graph))

    @describe("why", of_graph=True)
    def why(self, a: str, b: str, **options: Any) -> Why:
        """What reports say of two nodes, and the rows behind their edge. Raises Error where nothing joins them."""
        answer = _run("why", [_here, a, b], options, self, _as_json)
        markdown = _run("why", [_here, a, b], options, self, ("--format=md",))
        return Why(json.loads(answer.text), markdown.text)

    @describe("info", of_graph=True)
    def info(self, **options: Any) -> dict[str, Any]:
        """How large it is and what it is made of, as ``sigloom info --format json`` says."""
        return json.loads(_run("info", [_here], options, self, _as_json).text)

    @describe("convert", of_graph=True)
    def write(self, path: Paths, **options: Any) -> None:
        """Writes it to files, in the formats that their suffixes tell (``sigloom help convert`` lists them).

        A file is the old one or the complete new one. A file that the graph was read from is not replaced.
        """
        outputs = [f"--output={each}" for each in _paths(path)]
        _run("convert", [_here], options, self, outputs)

    @describe("view", of_graph=True)
    def view(self, path: str | os.PathLike[str], **options: Any) -> None:
        """Writes a page to look at it in a browser: one file of HTML that works offline."""
        _run("view", [_here], options, self, [f"--output={os.fsdecode(path)}"])

    # Measures, filters, weights.

    def with_measures(self, *names: str) -> Graph:
        """It with measures of nodes or edges as columns."""
        return _graph_of(_run("convert", [_here], {"with": _each(names)}, self, _as_graph))

    def thin(self, *filters: str) -> Graph:
        """It without what these filters leave out, one after the other: ``"disparity:0.05"``, ``"weight:2"``.

        ``sigloom.filters`` describes them.
        """
        return _graph_of(_run("convert", [_here], {"thin": _each(filters)}, self, _as_graph))

    def weigh(self, scheme: str) -> Graph:
        """It with other weights for the same edges; ``sigloom.weights`` describes the schemes."""
        return _graph_of(_run("convert", [_here], {"weight": scheme}, self, _as_graph))

    def measure(self, name: str, threads: int = 0) -> numpy.ndarray:
        """One value per node, shape (nodes,), in the order of ``nodes``; doubles or whole numbers.

        Every measure is a method, too: ``graph.pagerank()``.
        """
        return self._values(self._core.measure, "measure", name, _core.measures(), threads)

    def edge_measure(self, name: str, threads: int = 0) -> numpy.ndarray:
        """One value per edge, shape (edges,), in the order of ``edges``."""
        return self._values(self._core.edge_measure, "measure of edges", name, _core.edge_measures(), threads)

    def weights(self, scheme: str, threads: int = 0) -> numpy.ndarray:
        """What the edges weigh by another scheme, shape (edges,); 0 or less where it finds no tie."""
        return self._values(self._core.weights, "weight scheme", scheme, _core.weights(), threads)

    def _values(self, compute: Any, what: str, name: str, table: list[dict[str, str]], threads: int) -> numpy.ndarray:
        if all(row["name"] != name for row in table):
            raise UsageError(_core.unknown_name(what, name, [row["name"] for row in table]))
        try:
            with Progress() as progress:
                values, notes = compute(name, threads, progress.show)
        except ValueError as error:  # the graph has not got what this one takes
            raise Error(str(error)) from None
        for note in notes:
            warnings.warn(f"{name}: {note}", SigloomWarning, stacklevel=3)
        return values

    # Other libraries.

    def to_networkx(self) -> networkx.Graph:
        """A networkx.Graph: nodes by their ids; labels, kinds, weights and columns are attributes."""
        import networkx

        graph = networkx.Graph()

        def present(row: dict[str, Any]) -> dict[str, Any]:
            return {name: value for name, value in row.items() if value is not None}

        graph.add_nodes_from((row.pop("id"), present(row)) for row in self.nodes)
        graph.add_edges_from((row.pop("source"), row.pop("target"), present(row)) for row in self.edges)
        return graph

    def to_igraph(self) -> igraph.Graph:
        """An igraph.Graph, undirected: the ids are the attribute ``name``, all else is an attribute of its name; a column
        ``name`` becomes ``name_2``.
        """
        import igraph

        ends = self._core.edges(True)
        pairs = zip(ends.values("source"), ends.values("target"))
        graph = igraph.Graph(n=len(self), edges=pairs, directed=False)
        renamed = {"id": "name", "name": "name_2"}
        for name in self.nodes.columns:
            graph.vs[renamed.get(name, name)] = self._core.nodes().values(name)
        for name in self.edges.columns:
            if name not in ("source", "target"):
                graph.es[name] = self._core.edges().values(name)
        return graph

    def to_scipy(self) -> scipy.sparse.csr_array:
        """The symmetric matrix of weights, shape (nodes, nodes), in the order of ``nodes``."""
        import numpy
        import scipy.sparse

        ends = self._core.edges(True)
        source, target, weight = ends.numpy("source"), ends.numpy("target"), ends.numpy("weight")
        rows = numpy.concatenate([source, target])
        columns = numpy.concatenate([target, source])
        values = numpy.concatenate([weight, weight])
        return scipy.sparse.csr_array((values, (rows, columns)), shape=(len(self), len(self)))

    # Notebooks.

    def to_svg(self) -> str:
        """A picture: of all of it, or of the strongest edges where there are many."""
        graph = self if self.edge_count <= _most_drawn else self.thin(f"strongest:{_most_drawn}", "linked")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "graph.svg"
            graph.write(path, svg_text="fonts")
            return path.read_text(encoding="utf-8")

    def _repr_html_(self) -> str:
        picture = self.to_svg()
        svg = picture[picture.index("<svg") :]
        # It fits the notebook's width, whatever its own is.
        svg = re.sub(r'(<svg[^>]*?) width="[^"]*" height="[^"]*"', r'\1 style="max-width:100%;height:auto"', svg, count=1)
        reports = f"{self.report_count} reports, " if self.report_count else ""
        return f"<div>{svg}<p>{reports}{self.node_count} nodes, {self.edge_count} edges</p></div>"


def _add_measures() -> None:
    """Every measure of the program's tables as a method of its name."""

    def method(row: dict[str, str], compute: Any, shape: str) -> Any:
        def values(self: Graph, threads: int = 0) -> numpy.ndarray:
            return compute(self, row["name"], threads)

        values.__name__ = row["name"]
        values.__qualname__ = f"Graph.{row['name']}"
        values.__doc__ = (
            f"High where a {shape} {row['summary']}.\n\nFormula: {row['formula']}. Source: {row['source']}. Cost: {row['cost']}.\n"
            f"Gives one value per {shape}, shape ({shape}s,), in the order of ``{shape}s``."
        )
        return values

    for row in _core.measures():
        setattr(Graph, row["name"], method(row, Graph.measure, "node"))
    for row in _core.edge_measures():
        setattr(Graph, row["name"], method(row, Graph.edge_measure, "edge"))


_add_measures()


class _Rows(Mapping):
    """The rows of one of the program's tables by name."""

    def __init__(self, what: str, rows: Any):
        self._what = what
        self._load = functools.cache(lambda: {row["name"]: row for row in rows()})

    def __getitem__(self, name: str) -> dict[str, str]:
        return self._load()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._load())

    def __len__(self) -> int:
        return len(self._load())

    def __repr__(self) -> str:
        return f"<{self._what}: {', '.join(self)}>"


measures = _Rows("measures of nodes", _core.measures)
edge_measures = _Rows("measures of edges", _core.edge_measures)
filters = _Rows("filters", _core.filters)
weights = _Rows("weight schemes", _core.weights)
