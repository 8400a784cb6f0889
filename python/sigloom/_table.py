"""Tables of columns, as commands give them and as graphs hold them."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy

    from . import _core

_shown = 20  # rows


class Table:
    """Columns of one length with different names.

    ``table["weight"]`` is a column as a numpy array of shape (rows,): numbers without a copy where the graph holds
    them as such; texts as objects. The table speaks Arrow (``__arrow_c_stream__``), so that
    ``pandas.DataFrame.from_arrow(table)``, ``polars.DataFrame(table)``, ``pyarrow.table(table)`` and a query of
    DuckDB take it. ``notes`` is what the command says beside it.
    """

    def __init__(self, frame: _core.Frame, notes: list[str] | None = None):
        self._frame = frame
        self.notes = notes or []

    @property
    def columns(self) -> list[str]:
        """The names of the columns."""
        return self._frame.names

    def __len__(self) -> int:
        """The number of rows."""
        return self._frame.length

    def __getitem__(self, name: str) -> numpy.ndarray:
        return self._frame.numpy(name)

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows, each as a dict by column; None where there is no value."""
        names = self.columns
        for values in zip(*(self._frame.values(name) for name in names)):
            yield dict(zip(names, values))

    def to_pandas(self):
        """A pandas.DataFrame; column ``kind`` is categorical."""
        import pandas

        return pandas.DataFrame.from_arrow(self)

    def __arrow_c_schema__(self) -> object:
        return self._frame.schema()

    def __arrow_c_array__(self, requested_schema: object = None) -> tuple[object, object]:
        return self._frame.array()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.stream()

    def _cells(self) -> list[list[str]]:
        def text(value: Any) -> str:
            if value is None:
                return ""
            return f"{value:.6g}" if isinstance(value, float) else str(value)

        return [[text(value) for value in row.values()] for row, _ in zip(self, range(_shown))]

    def _remainder(self) -> str:
        return f"... and {len(self) - _shown} more" if len(self) > _shown else ""

    def __repr__(self) -> str:
        lines = [self.columns, *self._cells()]
        widths = [min(40, max(len(line[i]) for line in lines)) for i in range(len(self.columns))]

        def cut(text: str, width: int) -> str:
            return text if len(text) <= width else text[: width - 1] + "…"

        shown = ["  ".join(cut(c, w).ljust(w) for c, w in zip(line, widths)).rstrip() for line in lines]
        return "\n".join([*shown, *filter(None, [self._remainder()])])

    def _repr_html_(self) -> str:
        def row(cells: list[str], tag: str) -> str:
            return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"

        body = "".join(row(cells, "td") for cells in self._cells())
        return f"<table><thead>{row(self.columns, 'th')}</thead><tbody>{body}</tbody></table><p>{self._remainder()}</p>"
