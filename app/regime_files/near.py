"""The nearest name to one that is not there, for messages."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: object, known: Iterable[str]) -> str | None:
    """Return the name that was probably meant, None where none is near.

    Parameters
    ----------
    name : object
        What was written; only its beginning is looked at.
    known : iterable of str
    """
    matches = get_close_matches(str(name)[:80].lower(), by_lower := {one.lower(): one for one in known}, n=1)
    return by_lower[matches[0]] if matches else None
