"""Small counts of the report on legal demands: those below a number are not told, and no sum lets them be computed.

A sum over counts of which one is not told is the sum of the others, as "at least": it is made of what is told already,
and so adds nothing to it. Any hidden count may then be anything below the number, whatever else is told.
"""

from __future__ import annotations

from collections.abc import Sequence


def told(count: int, least: int) -> str:
    """Write a count exactly, or as fewer than ``least``."""
    return str(count) if count >= least or least <= 1 else f"fewer than {least}"


def told_sum(counts: Sequence[int], least: int) -> str:
    """Write the sum of counts, each told as `told` does; "at least" the sum of those that are told."""
    shown = [count for count in counts if told(count, least) == str(count)]
    if len(shown) == len(counts):
        return str(sum(counts))
    return f"at least {sum(shown)}"
