"""Where a long list is read on: after a moment and an id, newest first, as `next` wrote it on the page before."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

Place = tuple[int, str]
"""Minus the moment, simulated microseconds, and the id: places compare as a list stands, newest first."""

Line = TypeVar("Line")
"""Whatever a list is made of."""

_CURSOR: Final = re.compile(r"([0-9]{1,18})-([a-z0-9_]{1,40})")


def place_of(after: str) -> Place | None:
    """Return the place in the list that a cursor names; None for anything else."""
    found = _CURSOR.fullmatch(after)
    return (-int(found[1]), found[2]) if found else None


def cursor_of(place: Place) -> str:
    """Write a place as a page says it; `place_of` reads it."""
    return f"{-place[0]}-{place[1]}"


def page_of(
    lines: Iterable[Line], place: Callable[[Line], Place], after: str, length: int
) -> tuple[tuple[Line, ...], str | None] | None:
    """Return one page of a list in its order, and what to send to read on; None where the cursor names no place.

    Parameters
    ----------
    lines : iterable
        In any order; one more than the page takes is enough, if there is one.
    place : callable
        Line -> its place in the list.
    """
    begin = place_of(after)
    if after and begin is None:
        return None
    left = sorted((line for line in lines if begin is None or place(line) > begin), key=place)
    shown = tuple(left[:length])
    return shown, cursor_of(place(shown[-1])) if len(left) > length else None
