"""Write a regime as a file that people can read and change: each switch below what it means."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Final

from ..policy.regime import Known, Regime, Setting, groups
from ..policy.regimes.sources import Source
from . import kinds, shape

_WIDTH: Final = 110
_HEAD: Final = (
    "A set of rules for Glassporch. Check it: glassporch regimes check FILE. docs/writing-a-regime.md explains it.",
)
_DRAFT: Final = (
    "Every switch that is not named here keeps its value and its source. To change one, take away the mark",
    "before it, and say where the new value is documented, or that it is assumed.",
)


def write(regime: Regime, sources: Iterable[Source] = (), *, new_id: str | None = None) -> str:
    """Write a whole regime as TOML; reading it again gives an equal one.

    Parameters
    ----------
    regime : Regime
    sources : iterable of Source, optional
        Those that are not shipped.
    new_id : str, optional
        Another id, for a copy that will be changed.
    """
    lines = [*_comment(_HEAD), *_head(regime, new_id or regime.id), *_sources(sources)]
    for name, group in groups(regime):
        lines += ["", *_comment([_first_line(type(group))]), f"[{name}]", *_switches(group, "")]
    return "\n".join([*lines, *_tables(regime)]) + "\n"


def write_extending(base: Regime, new_id: str) -> str:
    """Write a draft that extends a regime: every switch stands there, none is changed yet.

    Parameters
    ----------
    base : Regime
        A shipped regime.
    new_id : str
        The draft's id.
    """
    title = kinds.written(f"{base.title}, changed")
    top = [f'id = "{new_id}"', f"title = {title}", f"summary = {kinds.written(base.summary)}"]
    lines = [*_comment(_HEAD), *top, *_dates(base), f'extends = "{base.id}"', "", *_comment(_DRAFT)]
    for name, group in groups(base):
        lines += ["", f"[{name}]", *_switches(group, "#")]
    return "\n".join(lines) + "\n"


def _switches(group: Any, mark: str) -> Iterator[str]:
    """Write the switches of a group, each below what it means and takes; the mark stands before each."""
    docs = shape.docs_of(type(group))
    for name, hint in shape.switch_kinds(type(group)).items():
        yield from _comment([_explained(docs.get(name, ""), hint)])
        yield f"{mark}{name} = {_setting(getattr(group, name))}"


def _explained(doc: str, hint: Any) -> str:
    """Say what a switch means and takes, with TOML's word where Python has None."""
    said = re.sub(r"\bNone\b", f'"{kinds.NOTHING[0]}"', doc)
    return f"{doc} {kinds.limits(hint)}" if said == doc else said


def _comment(paragraphs: Iterable[str]) -> list[str]:
    return [f"# {line}" for text in paragraphs for line in textwrap.wrap(text, _WIDTH)]


def _first_line(group: type) -> str:
    return (group.__doc__ or "").strip().partition("\n")[0]


def _head(regime: Regime, regime_id: str) -> list[str]:
    """Write the plain fields above the switches; None is left out, for that is what its absence means."""
    lines = [f"id = {kinds.written(regime_id)}"]
    for name in shape.head_kinds():
        value = getattr(regime, name)
        if name == "id" or value is None or is_dataclass(value):
            continue
        lines.append(f"{name} = {_spread(value)}")
    return lines


def _dates(regime: Regime) -> Iterator[str]:
    for name in ("starts", "ends"):
        if (day := getattr(regime, name)) is not None:
            yield f"{name} = {kinds.written(day)}"


def _spread(value: object) -> str:
    """Write a list of texts or tables with one a line, everything else on one line."""
    if not isinstance(value, tuple) or not value:
        return kinds.written(value)
    return "[\n" + "".join(f"    {kinds.written(one)},\n" for one in value) + "]"


def _sources(sources: Iterable[Source]) -> Iterator[str]:
    for source in sources:
        yield from ("", "[[sources]]")
        yield from (f"{one.name} = {kinds.written(getattr(source, one.name))}" for one in fields(source))


def _setting(setting: Setting[Any]) -> str:
    if isinstance(setting, Known):
        return f"{{ value = {kinds.written(setting.value)}, source = {kinds.written(setting.source)} }}"
    swept, why = kinds.written(setting.swept), kinds.written(setting.why)
    return f"{{ assumed = {kinds.written(setting.assumed)}, swept = {swept}, why = {why} }}"


def _tables(regime: Regime) -> Iterator[str]:
    """Write what a regime holds beside its switches and plain fields, one table each."""
    for name in shape.head_kinds():
        value = getattr(regime, name)
        if value is not None and is_dataclass(value):
            yield from ("", f"[{name}]")
            yield from _fields(name, value)


def _fields(name: str, value: Any) -> Iterator[str]:
    held = [(one.name, getattr(value, one.name)) for one in fields(value)]
    yield from (f"{field} = {_spread(one)}" for field, one in held if one is not None and not is_dataclass(one))
    for field, one in held:
        if one is not None and is_dataclass(one):
            yield from ("", f"[{name}.{field}]")
            yield from _fields(f"{name}.{field}", one)
