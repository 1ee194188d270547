"""What is wrong with a regime's file: one fault each, with its place and what to do about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

Level = Literal["error", "warning"]

MOST: Final = 100
"""Errors that are told at once; nobody reads more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, or odd.

    Parameters
    ----------
    name : str
        Dotted name of what it is about, such as ``request.max_area_sq_mi``; empty for the whole file.
    problem, remedy : str
        What is wrong, and what to do.
    line : int or None
        Line of the file, from 1; None where it stands on no line, as what is missing does.
    level : "error" or "warning"
        A file with an error is refused; a warning is odd, and runs.
    """

    name: str
    problem: str
    remedy: str
    line: int | None = None
    level: Level = "error"

    def __str__(self) -> str:
        place = f"line {self.line}: " if self.line else ""
        name = f"{self.name}: " if self.name else ""
        return f"{place}{name}{self.problem}; {self.remedy}"


@dataclass(slots=True)
class FaultList:
    """Collects faults, so that all of them are told at once.

    Parameters
    ----------
    lines : mapping of str to int
        Where each dotted name stands.
    """

    lines: Mapping[str, int]
    found: list[Fault] = field(default_factory=list)

    def add(self, name: str, problem: str, remedy: str, level: Level = "error") -> None:
        """Note a fault; its line is that of the name, or of the table it should stand in.

        Of errors, the first `MOST` are kept.
        """
        if level == "error" and sum(fault.level == "error" for fault in self.found) >= MOST:
            return
        self.found.append(Fault(_plain(name), _plain(problem), _plain(remedy), self._line(name), level))

    def _line(self, name: str) -> int | None:
        parts = name.split(".")
        places = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
        return next((self.lines[place] for place in places if place in self.lines), None)

    def in_order(self) -> tuple[Fault, ...]:
        """Return the faults: errors first, each kind in the order of the file."""
        return tuple(sorted(self.found, key=lambda fault: (fault.level, fault.line or 0)))


def _plain(text: str) -> str:
    """Take out what a terminal would obey: names come from a file that anybody may have written."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
