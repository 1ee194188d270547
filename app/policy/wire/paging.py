"""Where a long list is read on: after a moment and an id, newest first, as `next` wrote it on the page before."""

from __future__ import annotations

import re
from typing import Final

Place = tuple[int, str]
"""Minus the moment, simulated microseconds, and the id: places compare as a list stands, newest first."""

_CURSOR: Final = re.compile(r"([0-9]{1,18})-([a-z0-9_]{1,40})")


def place_of(after: str) -> Place | None:
    """Return the place in the list that a cursor names; None for anything else."""
    found = _CURSOR.fullmatch(after)
    return (-int(found[1]), found[2]) if found else None


def cursor_of(place: Place) -> str:
    """Write a place as a page says it; `place_of` reads it."""
    return f"{-place[0]}-{place[1]}"
