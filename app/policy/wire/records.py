"""A records request: somebody who writes about the service asks an agency for what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Final, Literal

from pydantic import Field

from ..roles import Role
from .base import Bytes, Disclosure, Draft, Question

PAGE: Final = 25
"""Requests that one page of a list shows."""

RecordTopic = Literal["requests", "statements", "agreements", "statistics", "accounts", "e-mails"]
"""Footage requests; statements with every wording; agreements with what was given; what the company told of answers;
who has an account; letters, suggestions and mailed posts."""
RecordsState = Literal["waiting", "answered"]


class RecordsDraft(Draft):
    """What is asked for."""

    agency_id: str = Field(max_length=40)
    topics: Annotated[tuple[RecordTopic, ...], Field(min_length=1, max_length=6)]
    from_day: date = Field(description="First day, UTC.")
    to_day: date = Field(description="Last day, UTC.")


class Holder(Disclosure):
    """An agency of this world; that it exists is public."""

    id: str
    name: str


class HolderList(Disclosure):
    """The agencies that can be asked, by name."""

    agencies: tuple[Holder, ...]


class RecordsLine(Disclosure):
    """One records request as it stands."""

    id: str
    agency: str
    topics: tuple[RecordTopic, ...]
    from_day: date
    to_day: date
    state: RecordsState
    filed_at: datetime
    due_at: datetime
    answered_at: datetime | None


class RecordsList(Disclosure):
    """One's own records requests, newest first."""

    requests: tuple[RecordsLine, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


class RecordsFileLine(Disclosure):
    """A file that came with the answer."""

    name: str
    media_type: str
    size: int
    sha256: str


class RecordsView(Disclosure):
    """One records request with what came of it."""

    request: RecordsLine
    files: tuple[RecordsFileLine, ...]


@dataclass(frozen=True, slots=True)
class ListHolders(Question[HolderList]):
    """Which agencies are there to ask?"""

    serves = frozenset({Role.JOURNALIST})


@dataclass(frozen=True, slots=True)
class AskForRecords(Question[RecordsLine]):
    """Please give me what you hold about this."""

    draft: RecordsDraft
    serves = frozenset({Role.JOURNALIST})


@dataclass(frozen=True, slots=True)
class ListRecordsRequests(Question[RecordsList]):
    """Which records did I ask for, after a place in the list?"""

    after: str = ""
    serves = frozenset({Role.JOURNALIST})


@dataclass(frozen=True, slots=True)
class ReadRecordsRequest(Question[RecordsView]):
    """What came of this request for records?"""

    records_id: str
    serves = frozenset({Role.JOURNALIST})


@dataclass(frozen=True, slots=True)
class FetchRecordsFile(Question[Bytes]):
    """Please give me this file of the answer."""

    records_id: str
    name: str
    serves = frozenset({Role.JOURNALIST})
