"""Read a regime's file whole: its shape, and whether its values go together."""

from __future__ import annotations

from collections.abc import Collection

from ..policy.regimes import REGIMES
from .check import check
from .faults import FaultList
from .lines import lines_of
from .parse import Parsed, parse


def read_regime(text: str, *, taken: Collection[str] = tuple(REGIMES)) -> Parsed:
    """Parse and check the text of a regime's file.

    Parameters
    ----------
    text : str
        TOML.
    taken : collection of str
        Ids that the file may not have.
    """
    parsed = parse(text, taken=taken)
    if parsed.file is None:
        return parsed
    every = FaultList(lines_of(text), list(parsed.faults))
    for fault in check(parsed.file.regime):
        every.add(fault.name, fault.problem, fault.remedy, fault.level)
    is_good = all(fault.level == "warning" for fault in every.found)
    return Parsed(parsed.file if is_good else None, every.in_order())
