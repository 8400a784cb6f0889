"""The options of the command line as keyword arguments.

``--default-relevancy 4`` is ``default_relevancy=4``: hyphens become underscores, a flag is True or False, what
stands for several values is a list, and a name that Python keeps for itself has an underscore at its end
(``from_``). Words, defaults and errors are those of the program, because the program reads them.
"""

from __future__ import annotations

import datetime
import functools
import inspect
import keyword
import os
import textwrap
from collections.abc import Iterable
from typing import Any

from . import _core
from ._errors import UsageError

# What has another form in Python: where results go, and how they look on a terminal.
_of_terminals = {
    "help", "output", "format", "wide", "no-pager", "list-measures", "quiet", "verbose", "force", "open", "serve",
    "port", "suggest", "explain", "slices",
}
_of_reading = {"input", "names", "pairs"}
_of_files = {"drawing", "format"}


@functools.cache
def commands() -> dict[str, dict[str, Any]]:
    """The commands of the program by name, each with its options by name, without hyphens."""
    table = {}
    for row in _core.commands():
        options = {option["name"].removeprefix("--"): option for option in row["options"] if not option["positional"]}
        table[row["name"]] = {**row, "options": options}
    return table


def _parameter_name(option: str) -> str:
    name = option.replace("-", "_")
    return name + "_" if keyword.iskeyword(name) else name


def _option_name(parameter: str) -> str:
    return parameter.removesuffix("_").replace("_", "-")


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.datetime):
        value = value.date()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, os.PathLike):
        return os.fspath(value)
    return str(value)


def _texts(value: Any) -> list[str]:
    if isinstance(value, (str, os.PathLike)) or not isinstance(value, Iterable):
        return [_text(value)]
    return [_text(each) for each in value]


def accepted(command: str, of_graph: bool) -> dict[str, dict[str, Any]]:
    """The options of a command that a call takes; those of reading are none of a graph's."""
    groups = _of_reading if of_graph else set()
    if command != "convert" and command != "view":
        groups = groups | _of_files
    return {
        name: option
        for name, option in commands()[command]["options"].items()
        if name not in _of_terminals and option["group"] not in groups
    }


def arguments(command: str, options: dict[str, Any], of_graph: bool) -> list[str]:
    """Keyword arguments as the command line has them."""
    known = accepted(command, of_graph)
    result = []
    for parameter, value in options.items():
        name = _option_name(parameter)
        option = known.get(name)
        if option is None and name in commands()[command]["options"]:
            raise UsageError(_misplaced(parameter, commands()[command]["options"][name]))
        if value is None:
            continue
        if option is not None and option["takes"] == "flag":
            if value:
                result.append(f"--{name}")
            continue
        texts = _texts(value)
        if option is not None and option["with_commas"]:
            texts = [",".join(texts)] if texts else []
        result += [f"--{name}={text}" for text in texts]
    return result


def _misplaced(parameter: str, option: dict[str, Any]) -> str:
    if option["group"] in _of_reading:
        return f"{parameter} is for reading, and this graph has been read"
    if option["group"] in _of_files:
        return f"{parameter} is about files: Graph.write takes it"
    return f"{parameter} is for a terminal, and means nothing here"


def _annotation(option: dict[str, Any]) -> str:
    if option["takes"] == "flag":
        return "bool"
    one = {"int": "int", "float": "float", "file": "str | os.PathLike[str]"}.get(option["takes"], "str")
    if option["choices"]:
        one = f"Literal[{', '.join(map(repr, option['choices']))}]"
    if option["value_name"] == "DATE":
        one = "str | int | datetime.date"
    return f"{one} | Iterable[{one}] | None" if option["several"] else f"{one} | None"


def describe(command: str, of_graph: bool, own: Iterable[str] = ()):
    """Gives a function that takes **options of a command their names and help."""
    own = set(own)

    def decorate(function):
        table = {
            _parameter_name(name): option
            for name, option in accepted(command, of_graph).items()
            if _parameter_name(name) not in own
        }
        signature = inspect.signature(function)
        kept = [each for each in signature.parameters.values() if each.kind is not inspect.Parameter.VAR_KEYWORD]
        added = [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=False if option["takes"] == "flag" else None,
                annotation=_annotation(option),
            )
            for name, option in table.items()
        ]
        function.__signature__ = signature.replace(parameters=kept + added)
        lines = [inspect.cleandoc(function.__doc__ or ""), "", f"Options, as of ``sigloom {command}``:", ""]
        for name, option in table.items():
            standard = f" (default: {option['standard']})" if option["standard"] else ""
            choices = f" One of {', '.join(option['choices'])}." if option["choices"] else ""
            text = f"{option['help']}{standard}.{choices}"
            lines.append(name)
            lines.append(textwrap.indent(textwrap.fill(text, 100), "    "))
        function.__doc__ = "\n".join(lines)
        return function

    return decorate
