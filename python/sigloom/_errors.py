"""What goes wrong, and what is odd in an input."""

from __future__ import annotations

from typing import NamedTuple


class Diagnostic(NamedTuple):
    """Something odd in an input, as ``sigloom check`` lists it."""

    path: str
    line: int  #: from 1; 0 where the whole file is meant
    column: int  #: in bytes, from 1; 0 where the whole line is meant
    severity: str  #: "note", "warning" or "error"
    message: str
    name: str  #: of the kind of oddity
    text: str  #: all of it, as the program prints it

    def __str__(self) -> str:
        return self.text


class Error(Exception):
    """What was asked for could not be done; the message is the command line's.

    ``diagnostics`` is what is odd in the input that was read, in the order of paths and lines.
    """

    def __init__(self, message: str, diagnostics: list[Diagnostic] | None = None):
        super().__init__(message)
        self.message = message
        self.diagnostics = diagnostics or []

    def __str__(self) -> str:
        worst = [each.text for each in self.diagnostics if each.severity == "error"]
        return "\n".join([self.message, *worst[:10]])


class UsageError(Error, ValueError):
    """What was asked for makes no sense: the command line would exit with 2."""


class NotFoundError(Error, KeyError):
    """No node, or more than one, is called so."""


class SigloomWarning(UserWarning):
    """What the command line says as a warning."""
