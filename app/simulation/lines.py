"""Takes a CSV text apart record by record, so that one bad line costs that line and no other.

The standard reader lets an unclosed quote swallow what follows, and a line without end fill the memory.
Here a quoted field may span lines only if it closes soon and the record parses; else its first line alone is
bad.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from .towns.imported import MARK

MAX_LINE_CHARS = 65_536
MAX_RECORD_LINES = 50
TOO_LONG = f"the line is longer than {MAX_LINE_CHARS:,} characters"
BAD_QUOTES = "its quotes do not close"
# A row of houses has two numbers at least: a latitude and a longitude.
ROW_NUMBERS = 2

_NUMBER = re.compile(r"\s*[+-]?[0-9]+(\.[0-9]*)?\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """One record: the line on which it begins, and its fields, or ``None`` and what is wrong."""

    line: int
    fields: list[str] | None
    fault: str = ""


def records(file: TextIO) -> Iterator[Record]:
    """Yield the records of a comma-separated text; blank lines, and the mark of a saved town, are left out.

    Parameters
    ----------
    file
        Open text stream; its line ends may be of any kind.
    """
    lines = _Lines(file)
    width: int | None = None
    while (line := lines.take()) is not None:
        if line.text is not None and (not line.text.strip("\ufeff \t") or line.text.startswith(MARK)):
            continue
        record = _record(line, width, lines)
        if width is None and record.fields is not None:
            width = len(record.fields)
        yield record


@dataclass(frozen=True, slots=True)
class _Line:
    """A line without its end; ``None`` where it is too long to be kept."""

    number: int
    text: str | None


class _Lines:
    """Lines that can be put back."""

    def __init__(self, file: TextIO) -> None:
        self._fresh = _numbered(file)
        self._waiting = deque[_Line]()

    def take(self) -> _Line | None:
        return self._waiting.popleft() if self._waiting else next(self._fresh, None)

    def put_back(self, lines: list[_Line]) -> None:
        self._waiting.extendleft(reversed(lines))


def _numbered(file: TextIO) -> Iterator[_Line]:
    number = 0
    while text := file.readline(MAX_LINE_CHARS + 1):
        number += 1
        if len(text) <= MAX_LINE_CHARS or text.endswith("\n"):
            yield _Line(number, text.rstrip("\r\n"))
            continue
        while (rest := file.readline(MAX_LINE_CHARS)) and not rest.endswith("\n"):
            pass
        yield _Line(number, None)


def _record(line: _Line, width: int | None, lines: _Lines) -> Record:
    if line.text is None:
        return Record(line.number, None, TOO_LONG)
    if '"' not in line.text:
        return Record(line.number, line.text.split(","))
    fields = _parsed(line.text) or _parsed_with_next(line.text, width, lines)
    return Record(line.number, fields, "" if fields else BAD_QUOTES)


def _parsed(text: str) -> list[str] | None:
    try:
        return next(csv.reader([text], strict=True), None)
    except csv.Error:
        return None


def _parsed_with_next(text: str, width: int | None, lines: _Lines) -> list[str] | None:
    # Looks ahead without using lines up: they are put back unless they belong to this record.
    ahead: list[_Line] = []
    joined = text
    while len(ahead) < MAX_RECORD_LINES and (line := lines.take()) is not None:
        ahead.append(line)
        if line.text is None or _looks_like_rows(line.text, width):
            break
        joined += "\n" + line.text
        # A record closes only on a line with a quote.
        fields = _parsed(joined) if '"' in line.text else None
        if fields is not None and width in {None, len(fields)}:
            return fields
        if fields is not None:
            break
    lines.put_back(ahead)
    return None


def _looks_like_rows(line: str, width: int | None) -> bool:
    # Two stray quotes far apart would otherwise make one quoted field of all the rows between them.
    text, quote, _ = line.partition('"')
    cells = text.split(",")
    numbers = sum(1 for cell in cells if _NUMBER.fullmatch(cell))
    return numbers >= ROW_NUMBERS and (bool(quote) or width is None or len(cells) == width)
