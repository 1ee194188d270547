"""Facts about records requests, and the tables that an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass

from .wire.records import RecordTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsFact:
    """A records request.

    Parameters
    ----------
    from_us, to_us : int
        The days that were asked for, from their first to their last microsecond, simulated time.
    """

    records_id: str
    account_id: str
    agency_id: str
    agency_name: str
    topics: tuple[RecordTopic, ...]
    from_us: int
    to_us: int
    filed_us: int
    due_us: int
    answered_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsFileFact:
    """A file of an answer, without its bytes."""

    records_id: str
    account_id: str
    name: str
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class RecordTable:
    """One table of an answer; every cell is text, and what was withheld says so in its place."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
