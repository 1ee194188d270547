"""What a table of events is to the event log: which columns say when, what, and who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Join


@dataclass(frozen=True, slots=True)
class Source:
    """Rows that are events.

    Parameters
    ----------
    kind : str
        What such an event is called.
    at, id : column
    who : mapping of str to column
    detail : tuple of str
        Further columns of the row's own table, by name.
    suffix : column, optional
        What is added to the kind after a hyphen.
    joined : Join, optional
        The tables to read, where it is not one.
    """

    kind: str
    at: Any
    id: Any
    who: Mapping[str, Any]
    detail: tuple[str, ...] = ()
    suffix: Any = None
    joined: Join | None = None


def joined(table: Any, other: Any, on: Any, *, maybe: bool = False) -> Join:
    """Join two tables; ``maybe``: rows of the first stay that have none in the other."""
    made: Join = table.__table__.join(other.__table__, on, isouter=maybe)
    return made


def further(join: Join, other: Any, on: Any, *, maybe: bool = False) -> Join:
    """Join a further table; ``maybe`` as above."""
    made: Join = join.join(other.__table__, on, isouter=maybe)
    return made
