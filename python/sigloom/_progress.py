"""Progress bars: by tqdm, in notebooks, once work takes longer than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType

_patience = 1.0  # seconds


def _is_notebook() -> bool:
    return "ipykernel" in sys.modules


class Progress:
    """Shows how far one call is: ``with Progress() as progress: run(..., progress.show)``."""

    def __init__(self) -> None:
        self.show = self._show if _is_notebook() else None
        self._begun = time.monotonic()
        self._bar = None

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def _show(self, what: str, share: float) -> None:
        if time.monotonic() - self._begun < _patience:
            return
        if self._bar is None:
            try:
                from tqdm.auto import tqdm
            except ImportError:
                self._begun = float("inf")
                return
            self._bar = tqdm(total=100, bar_format="{desc}: {percentage:.0f} % {bar} {remaining}")
        self._bar.set_description(what, refresh=False)
        self._bar.n = round(100 * share)
        self._bar.refresh()
