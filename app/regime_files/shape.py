"""Which groups and switches a regime has, and what their docstrings say, read from the type itself.

A new switch needs no line here: it stands in files, messages and comments as soon as it stands in the type.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from ..policy.regime import Known, Regime, Unknown


def group_types() -> dict[str, type]:
    """Return every group of switches: its name, and its type."""
    hints = get_type_hints(Regime)
    return {one.name: hints[one.name] for one in fields(Regime) if _is_group(hints[one.name])}


def _is_group(hint: Any) -> bool:
    if not is_dataclass(hint):
        return False
    kinds = get_type_hints(hint)
    return bool(kinds) and all(_of_setting(kind) is not None for kind in kinds.values())


def head_kinds() -> dict[str, Any]:
    """Return what a regime holds beside its groups: name -> hint."""
    groups = group_types()
    return {name: hint for name, hint in get_type_hints(Regime).items() if name not in groups}


def switch_kinds(group: type) -> dict[str, Any]:
    """Return the switches of a group: name -> hint of the value (the V of ``Setting[V]``)."""
    return {name: _of_setting(hint) for name, hint in get_type_hints(group).items()}


def _of_setting(hint: Any) -> Any:
    """Return the V of ``Known[V] | Unknown[V]``, None for any other hint."""
    parts = get_args(hint)
    kinds = {getattr(part, "__origin__", None) for part in parts}
    return get_args(parts[0])[0] if kinds == {Known, Unknown} else None


def docs_of(group: type) -> Mapping[str, str]:
    """Return what stands below each field of a class as its docstring: name -> text on one line."""
    body = ast.parse(textwrap.dedent(inspect.getsource(group))).body[0]
    found: dict[str, str] = {}
    last = ""
    for node in getattr(body, "body", ()):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            last = node.target.id
        elif last and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            found[last] = " ".join(str(node.value.value).split())
    return found
