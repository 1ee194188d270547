"""One switch of a file: a value with its source, or an assumption with the values it is swept over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from ..policy.regime import Known, Setting, Unknown
from ..policy.regimes.sources import SOURCES, Source
from . import kinds
from .faults import FaultList
from .near import nearest

HOW: Final = 'write { value = ..., source = "KEY" }, or { assumed = ..., swept = [...], why = "..." }'

_KNOWN: Final = {"value", "source"}
_UNKNOWN: Final = {"assumed", "swept", "why"}


def read_setting(
    name: str, hint: Any, raw: object, own: Mapping[str, Source], faults: FaultList
) -> Setting[Any] | None:
    """Read one switch.

    Parameters
    ----------
    name : str
        Its dotted name.
    hint : type
        What its value is.
    raw : object
        What TOML holds.
    own : mapping of str to Source
        The file's own sources.
    faults : FaultList
        Where faults are noted.

    Returns
    -------
    Known or Unknown or None
        None if there was a fault.
    """
    before = len(faults.found)
    made: Setting[Any] | None = None
    if not isinstance(raw, dict):
        faults.add(name, "has a value without a source", HOW)
    elif set(raw) == _KNOWN:
        made = Known(_value(name, "value", hint, raw["value"], faults), _source(name, raw["source"], own, faults))
    elif set(raw) == _UNKNOWN:
        made = _assumption(name, hint, raw, faults)
    else:
        _misshapen(name, set(raw), faults)
    return made if len(faults.found) == before else None


def _misshapen(name: str, found: set[str], faults: FaultList) -> None:
    if found & _KNOWN and found & _UNKNOWN:
        faults.add(name, "is both documented and assumed", HOW)
    elif found == {"value"}:
        faults.add(name, "names no source", f'add source = "KEY", or say that it is assumed: {HOW}')
    elif found <= _UNKNOWN and found:
        missing = ", ".join(sorted(_UNKNOWN - found))
        faults.add(name, f"is an assumption without {missing}", "an assumption says over what it is swept, and why")
    else:
        faults.add(name, "is neither a value with a source nor an assumption", HOW)


def _value(name: str, part: str, hint: Any, raw: object, faults: FaultList) -> Any:
    try:
        return kinds.read(hint, raw)
    except kinds.KindError as error:
        faults.add(name, f"has a {part} that cannot be used", f"write {error}")
        return None


def _source(name: str, raw: object, own: Mapping[str, Source], faults: FaultList) -> str:
    if isinstance(raw, str) and (raw in own or raw in SOURCES):
        return raw
    near = nearest(raw, {*own, *SOURCES})
    how = f"did you mean {near}? Else add" if near else "add"
    remedy = f"{how} it as a table [[sources]], or cite one of those at the end of docs/regimes.md"
    faults.add(name, f"cites {str(raw)[:30]!r}, a source that there is not", remedy)
    return ""


def _assumption(name: str, hint: Any, raw: dict[str, object], faults: FaultList) -> Unknown[Any]:
    assumed = _value(name, "assumed value", hint, raw["assumed"], faults)
    why = _value(name, "reason (why)", str, raw["why"], faults)
    swept = _swept(name, hint, raw["swept"], faults)
    if swept and (assumed not in swept or len(set(swept)) != len(swept)):
        faults.add(name, "is swept over values among which its own is not, or one is twice", "list each value once")
    return Unknown(assumed, swept, why)


def _swept(name: str, hint: Any, raw: object, faults: FaultList) -> tuple[Any, ...]:
    if not isinstance(raw, list) or not raw:
        faults.add(name, "is swept over nothing", "list the values over which a verdict must hold, its own among them")
        return ()
    return tuple(_value(name, "swept value", hint, one, faults) for one in raw)
