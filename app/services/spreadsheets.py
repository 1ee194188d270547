"""Words in a table that a spreadsheet opens: none of them is a formula, whoever wrote it."""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

_PASSED_OVER: Final = " \t\r\n\v\f\u200b\u2060\ufeff"
"""What can stand before a formula without being seen."""
_FORMULA: Final = ("=", "+", "-", "@")


def cell(text: str) -> str:
    """Return a cell's words; an apostrophe stands before those that a spreadsheet would take for a formula.

    Spreadsheets pass over blanks and line ends, and know the wide forms of the signs.
    """
    looks = normalize("NFKC", text).lstrip(_PASSED_OVER)
    return f"'{text}" if looks.startswith(_FORMULA) else text
