"""Small counts in what is told of answers and demands: those below a number are not told, nor can a sum give them away.

A sum over counts of which one is not told is the sum of the others, as "at least": it is made of what is told already,
and so adds nothing to it. Any hidden count may then be anything below the number, whatever else is told.
"""

from __future__ import annotations

from collections.abc import Sequence


def is_told(count: int, least: int) -> bool:
    """Whether a count is told exactly: none and few are one answer, unless the least that may be told is 1."""
    return count >= least or least <= 1


def told(count: int, least: int) -> str:
    """Write a count exactly, or as fewer than ``least``."""
    return str(count) if is_told(count, least) else f"fewer than {least}"


def told_sum(counts: Sequence[int], least: int) -> str:
    """Write the sum of counts, each told as `told` does; "at least" the sum of those that are told."""
    shown = [count for count in counts if is_told(count, least)]
    if len(shown) == len(counts):
        return str(sum(counts))
    return f"at least {sum(shown)}"
