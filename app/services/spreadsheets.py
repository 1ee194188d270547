"""Words in a table that a spreadsheet opens: none of them is a formula, whoever wrote it."""

from __future__ import annotations

from typing import Final

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def cell(text: str) -> str:
    """Return a cell's words; an apostrophe stands before those that a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
