"""Writes what type checkers and editors read of the package: sigloom/__init__.pyi, with every option of the program.

python make_stubs.py FOLDER, in which there is the package
"""

import inspect
import sys
import textwrap
from pathlib import Path

folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))

import sigloom  # noqa: E402

_imports = """\
import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

import igraph
import networkx
import numpy
import scipy.sparse
"""


def _docstring(thing: object) -> str:
    text = inspect.getdoc(thing) or ""
    return '"""' + text.replace("\\", "\\\\").replace('"""', "'''") + '\n"""'


def _annotation(annotation: object) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return {"Paths": "str | os.PathLike[str] | Iterable[str | os.PathLike[str]]"}.get(text, text.replace("sigloom._table.", ""))


def _parameter(parameter: inspect.Parameter) -> str:
    star = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}.get(parameter.kind, "")
    text = star + parameter.name
    if parameter.annotation is not inspect.Parameter.empty:
        text += f": {_annotation(parameter.annotation)}"
    if parameter.default is not inspect.Parameter.empty:
        text += f" = {parameter.default!r}"
    return text


def _function(name: str, function: object) -> str:
    signature = inspect.signature(function)
    parts = []
    names_only = False
    for parameter in signature.parameters.values():
        if parameter.kind is inspect.Parameter.KEYWORD_ONLY and not names_only:
            if not any(part.startswith("*") for part in parts):
                parts.append("*")
            names_only = True
        parts.append(_parameter(parameter))
    returned = signature.return_annotation
    result = "" if returned is inspect.Signature.empty else f" -> {_annotation(returned)}"
    return f"def {name}({', '.join(parts)}){result}:\n{textwrap.indent(_docstring(function), '    ')}\n"


def _members(cls: type) -> list[str]:
    members = []
    for name, value in vars(cls).items():
        is_special = name.startswith("__") and name.endswith("__")
        if name.startswith("_") and not (is_special and inspect.isfunction(value)):
            continue
        if isinstance(value, property):
            members.append("@property\n" + _function(name, value.fget))
        elif inspect.isfunction(value):
            members.append(_function(name, value))
    return members


_attributes = {
    "Diagnostic": ["path: str", "line: int", "column: int", "severity: str", "message: str", "name: str", "text: str"],
    "Error": ["message: str", "diagnostics: list[Diagnostic]"],
    "Node": ["number: int"],
    "Table": ["notes: list[str]"],
    "Graph": ["diagnostics: list[Diagnostic]", "notes: list[str]"],
}


def _class(cls: type) -> str:
    name = cls.__name__
    bases = "NamedTuple" if issubclass(cls, tuple) else ", ".join(base.__name__ for base in cls.__bases__ if base is not object)
    bases = bases.replace("Mapping", "Mapping[str, Any]")
    members = [] if issubclass(cls, tuple) else [m.replace("_core.Graph", "Any").replace("_core.Frame", "Any") for m in _members(cls)]
    body = "\n".join([_docstring(cls), *_attributes.get(name, []), *members])
    return f"class {name}({bases}):\n" + textwrap.indent(body, "    ") if bases else f"class {name}:\n" + textwrap.indent(body, "    ")


pieces = [_docstring(sigloom), _imports, "__version__: str\n"]
for name in sigloom.__all__:
    thing = getattr(sigloom, name)
    if inspect.isclass(thing):
        pieces.append(_class(thing) + "\n")
    elif inspect.isfunction(thing):
        pieces.append(_function(name, thing))
    elif not name.startswith("__"):
        pieces.append(f"{name}: Mapping[str, dict[str, str]]\n")
(folder / "sigloom" / "__init__.pyi").write_text("\n".join(pieces), encoding="utf-8")
