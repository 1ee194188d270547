"""What stands above the switches in a regime's file: id, title, dates, promises, and what it extends."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from typing import Any, Final

from ..policy.regime import Regime
from . import kinds, shape
from .faults import FaultList
from .near import nearest

NAMES: Final = ("extends", "sources")
"""What a file can hold that a regime does not."""

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
_LONGEST_ID: Final = 40
_YEAR: Final = re.compile(r"20[0-4][0-9]")
_OWN: Final = ("id", "title", "summary", "starts", "ends")
"""Never taken over from the extended regime."""
_HOW: Final = 'two or more lower-case words with hyphens between, at most 40 letters, such as "my-regime"'


def read_base(raw: Mapping[str, Any], shipped: Mapping[str, Regime], faults: FaultList) -> Regime | None:
    """Return the shipped regime that the file extends, None without one.

    Where a regime is named that there is not, any other stands in for it: the file is refused for that, and the
    switches that it does not name are not to be reported as missing beside.
    """
    if "extends" not in raw:
        return None
    named = raw["extends"]
    if isinstance(named, str) and named in shipped:
        return shipped[named]
    near = nearest(named, shipped)
    remedy = f"did you mean {near}?" if near else f"name one of these: {', '.join(shipped)}"
    faults.add("extends", f"there is no shipped regime {str(named)[:60]!r}", remedy)
    return next(iter(shipped.values()))


def read_head(raw: Mapping[str, Any], base: Regime | None, taken: Collection[str], faults: FaultList) -> dict[str, Any]:
    """Read everything of a regime but its switches; what is missing or wrong is noted."""
    defaults = {one.name: one.default for one in fields(Regime)}
    held: dict[str, Any] = {}
    for name, hint in shape.head_kinds().items():
        if name in raw:
            held[name] = _read(name, hint, raw[name], faults)
        elif base is not None and name not in _OWN:
            held[name] = getattr(base, name)
        elif defaults[name] is not MISSING:
            held[name] = defaults[name]
        elif kinds.is_optional(hint):
            held[name] = None
        else:
            faults.add(name, "is missing", f"write {name} = ... at the top: {_how(name, hint)}")
    _check_id(held, taken, faults)
    _check_dates(held, faults)
    return held


def _how(name: str, hint: Any) -> str:
    return _HOW if name == "id" else kinds.in_words(hint)


def _read(name: str, hint: Any, raw: object, faults: FaultList) -> Any:
    try:
        return kinds.read(hint, raw)
    except kinds.KindError as error:
        faults.add(name, "cannot be used", f"write {_HOW if name == 'id' else error}")
        return None


def _check_id(held: Mapping[str, Any], taken: Collection[str], faults: FaultList) -> None:
    regime_id = held.get("id")
    wrong = None if regime_id is None else wrong_id(regime_id, taken, has_dates=held.get("starts") is not None)
    if wrong:
        faults.add("id", *wrong)


def wrong_id(regime_id: str, taken: Collection[str], *, has_dates: bool) -> tuple[str, str] | None:
    """Return what is wrong with a regime's id, and what to do; None where it can be used.

    Parameters
    ----------
    regime_id : str
    taken : collection of str
        Ids that it may not be.
    has_dates : bool
        Whether the regime says from when it was in force.
    """
    if not _ID.fullmatch(regime_id) or len(regime_id) > _LONGEST_ID:
        return f"{regime_id[:60]!r} cannot be an id", f"write {_HOW}"
    if regime_id in taken:
        return f"{regime_id} is a shipped regime", "choose another id"
    if not has_dates and any(_YEAR.fullmatch(part) for part in regime_id.split("-")):
        remedy = "give starts (and ends), or take the year out of the id"
        return f"{regime_id} names a year, and the regime has no dates", remedy
    return None


def _check_dates(held: Mapping[str, Any], faults: FaultList) -> None:
    starts, ends = held.get("starts"), held.get("ends")
    if ends is not None and starts is None:
        faults.add("ends", "stands without starts", "give both, or neither")
    elif ends is not None and starts is not None and ends < starts:
        faults.add("ends", f"{ends} is before {starts}", "exchange them")


def warn_of_borrowed_promise(raw: Mapping[str, Any], base: Regime | None, faults: FaultList) -> None:
    """Warn where switches change and the promises stay those of another regime."""
    changes = any(raw.get(name) for name in shape.group_types())
    for name, nothing in (("secrets", "[]"), ("promise", '"none"')):
        if base is not None and getattr(base, name) and changes and name not in raw:
            problem = f"is that of {base.id}, whose switches differ"
            faults.add(name, problem, f"write your own; {name} = {nothing} promises nothing", "warning")
