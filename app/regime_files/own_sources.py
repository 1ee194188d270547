"""The sources that a regime's file brings along, beside those of ``policy/regimes/sources.py``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..policy.regimes.sources import SOURCES, Source
from . import kinds
from .faults import FaultList

GRADES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "P": "primary: company, agency, court or regulator",
        "M": "news outlet or organisation at its own address",
        "m": "the same, read through a mirror or summary",
        "OWN": "a choice of whoever wrote the regime, not history",
    }
)
"""How far a source can be trusted."""

_KEY: Final = re.compile(r"[A-Z][A-Za-z0-9-]{1,23}")
_FIELDS: Final = ("key", "grade", "title", "address")


def read_sources(raw: object, faults: FaultList) -> dict[str, Source]:
    """Read the tables ``[[sources]]`` of a file; what is wrong with one is noted, and it is left out."""
    if not isinstance(raw, list):
        faults.add("sources", "is no list of tables", "write [[sources]] above each source")
        return {}
    found: dict[str, Source] = {}
    for number, one in enumerate(raw, start=1):
        source = _read_one(one, f"source {number}", faults)
        if source is None:
            continue
        if source.key in found:
            faults.add("sources", f"there are two sources {source.key}", "rename or remove one")
        found[source.key] = source
    return found


def _read_one(raw: object, where: str, faults: FaultList) -> Source | None:
    if not isinstance(raw, dict) or set(raw) != set(_FIELDS):
        faults.add("sources", f"{where} needs exactly {', '.join(_FIELDS)}", "add what is missing, remove the rest")
        return None
    texts = {name: _text(raw[name], f"the {name} of {where}", faults) for name in _FIELDS}
    if not all(texts.values()):
        return None
    source = Source(**texts)
    wrong = _wrong(source)
    if wrong:
        faults.add("sources", f"{where} {wrong[0]}", wrong[1])
    return source


def _text(raw: object, where: str, faults: FaultList) -> str:
    """Read one field; "" where it is none, which no text of a file is."""
    try:
        return str(kinds.read(str, raw))
    except kinds.KindError as error:
        faults.add("sources", f"{where} is something else than {error}", "write it as a text in quotes")
        return ""


def _wrong(source: Source) -> tuple[str, str] | None:
    if not _KEY.fullmatch(source.key):
        return f"has the key {source.key[:30]!r}", "write 2 to 24 letters, digits and hyphens, a capital first"
    if source.key in SOURCES:
        return f"has the key {source.key}, which is taken", "choose another; that one can be cited without a table"
    if source.grade not in GRADES:
        known = "; ".join(f"{grade}: {said}" for grade, said in GRADES.items())
        return f"has the grade {source.grade[:10]!r}", f"write one of these ({known})"
    if source.grade != "OWN" and not source.address.startswith(("https://", "http://")):
        return "has an address that is no link", "write where anybody can read it, beginning with https://"
    return None


def cited_but_unused(own: Mapping[str, Source], cited: set[str], faults: FaultList) -> None:
    """Warn of sources that no switch cites."""
    for key in sorted(set(own) - cited):
        faults.add("sources", f"no switch cites {key}", "cite it, or remove it", "warning")
