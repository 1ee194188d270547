"""What commands print: the report to standard output, everything else to standard error."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum

from rich import box
from rich.console import Console
from rich.table import Table


class Format(StrEnum):
    """How a report is written."""

    TEXT = "text"
    JSON = "json"


class LogFormat(StrEnum):
    """How an event log is written."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


class ReaderGoneError(Exception):
    """Whoever read the report has closed it, as ``head`` does after its lines; nothing is wrong."""


class _ReportConsole(Console):
    """A console on standard output that leaves it to `run` how a report ends that nobody reads on."""

    def on_broken_pipe(self) -> None:
        """Tell that the reader has gone, where rich would end the process as failed."""
        raise ReaderGoneError


def report_console() -> Console:
    """Return a console on standard output, for the report alone; without a terminal its lines are not broken."""
    width = None if sys.stdout.isatty() else 160
    return _ReportConsole(highlight=False, markup=False, soft_wrap=not sys.stdout.isatty(), width=width)


def note_console() -> Console:
    """Return a console on standard error, for progress, hints and errors."""
    return Console(stderr=True, highlight=False, markup=False, soft_wrap=True)


def note(text: str) -> None:
    """Say something that is no part of the report."""
    note_console().print(text)


def print_json(value: object) -> None:
    """Write a report for programs: one JSON document on standard output."""
    try:
        sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGoneError from error


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Make a table without frames that is easy to copy from.

    Parameters
    ----------
    columns : sequence of str
        Headings.
    rows : iterable of sequence of str
    """
    made = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for position, heading in enumerate(columns):
        made.add_column(heading, no_wrap=position == 0, overflow="fold")
    for row in rows:
        made.add_row(*row)
    return made
