"""On which line of a TOML text each name stands, for messages only: Python's reader does not tell."""

from __future__ import annotations

from typing import Final

_LONGEST: Final = 120
"""Characters of a name; whatever is longer is none of ours."""


def lines_of(text: str) -> dict[str, int]:
    """Return the first line, from 1, of every table and key under its dotted name.

    A line inside a text of several lines may be taken for a key; that misleads a message at most.
    """
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        said = line.strip()
        if said.startswith("["):
            table = _plain(said.lstrip("[").partition("]")[0])
            found.setdefault(table, number)
        elif "=" in said:
            found.setdefault(f"{table}.{_plain(said.partition('=')[0])}".strip("."), number)
    return found


def _plain(name: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in name[:_LONGEST].split("."))
