"""The whole event log of a world: every dated row that says what happened, in one shape. Company role only.

A table whose rows are events has its lines in `SOURCES`. Every other table stands in `NO_EVENTS` with the reason why
its rows are none (a test walks all tables).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, literal, select
from sqlmodel import col

from ..models import Incident, Notice, Post, RequestEvent
from ..policy.units import DAY
from .event_source import Source
from .event_sources import SOURCES_OF_REQUESTS
from .event_sources_around import SOURCES_AROUND

WHO: Final = ("agency_id", "account_id", "household_id", "request_id", "about")
"""What any event may name, beside its own details."""


SOURCES: Final = (*SOURCES_OF_REQUESTS, *SOURCES_AROUND)
"""Everything that happens in a world and is kept."""
_STATE: Final = "how something stands now; what made it so is in the log"
_BYTES: Final = "bytes, whose digests stand beside the events that made them"
_HOUSES: Final = "who lives where and which cameras hang: the ground on which things happen"
NO_EVENTS: Final[Mapping[str, str]] = {
    "account": _STATE,
    "agency": "who there is",
    "alert_choice": _STATE,
    "agenda_item": "when the world itself goes on; what it then did is in the log",
    "attribution": "whose data the world is made from",
    "camera": _HOUSES,
    "camera_place": _HOUSES,
    "clip": _HOUSES,
    "credential": "a secret",
    "dwelling": _HOUSES,
    "feed_setting": _STATE,
    "footage": _BYTES,
    "house": _HOUSES,
    "household": _HOUSES,
    "notice_display": _STATE,
    "own_replay": "answers kept so that a repeated write is answered alike",
    "partner_agency": "history before the world, of real agencies",
    "picture": _BYTES,
    "post_beside": "what stood beside a post, which is in the log",
    "post_footage": _BYTES,
    "publication": "what was shown by epoch, made from the log's own choices",
    "records_file": _BYTES,
    "released_picture": _BYTES,
    "replay": "answers kept so that a repeated write is answered alike",
    "response_total": "sums of answers, which are in the log",
    "sign_in": "sessions by wall time, no part of the simulated world",
    "subsidy_programme": "history before the world, of real agencies",
    "ticker_lease": "which process moves the clock",
    "world_state": "where the clock stands",
    "zone": "a camera's own setting",
}
"""Tables whose rows are no events, and why."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Parameters
    ----------
    at_us : int
        Simulated microseconds.
    kind, id : str
        Such as ``request-filed``; the id of the row that says so.
    who : mapping of str to str
        By the names in `WHO`; "" where it names none.
    detail : mapping of str to object
        The rest of the row.
    """

    at_us: int
    kind: str
    id: str
    who: Mapping[str, str]
    detail: Mapping[str, Any]


def list_log(rows: Connection) -> list[Event]:
    """List everything that happened, in the order of time, kind and id, and of whom it names."""
    found = [event for source in SOURCES for event in _events(rows, source)]
    return sorted(found, key=lambda event: (event.at_us, event.kind, event.id, *(event.who[name] for name in WHO)))


def _events(rows: Connection, source: Source) -> Iterator[Event]:
    table = source.at.table
    named = [table.c[name] for name in source.detail]
    who = [source.who.get(name, literal("")) for name in WHO]
    suffix = literal("") if source.suffix is None else source.suffix
    query = select(source.at, source.id, suffix, *who, *named).where(source.at.is_not(None))
    for row in rows.execute(query if source.joined is None else query.select_from(source.joined)):
        kind = f"{source.kind}-{row[2]}" if row[2] else source.kind
        yield Event(
            at_us=row[0],
            kind=kind,
            id=row[1],
            who={name: value or "" for name, value in zip(WHO, row[3:8], strict=True)},
            detail=dict(zip(source.detail, row[8:], strict=True)),
        )


ACTIVITY: Final[Mapping[str, tuple[Any, Any]]] = {
    "incidents": (col(Incident.to_us), None),
    "requests": (col(RequestEvent.at_us), col(RequestEvent.step) == "filed"),
    "notices": (col(Notice.delivered_us), None),
    "shared": (col(Notice.answered_us), col(Notice.answer) == "shared"),
    "posts": (col(Post.published_us), None),
    "declined": (col(Notice.answered_us), col(Notice.answer) == "declined"),
}
"""What is counted day by day: moment and condition."""


DayCounts = Mapping[tuple[str, int], int]
"""How much happened, by what and by the day since the epoch."""


def count_days(rows: Connection, from_us: int, to_us: int) -> DayCounts:
    """Count what happened from one moment up to another, by what and by day since the epoch."""
    counted: dict[tuple[str, int], int] = {}
    for what, (at, only) in ACTIVITY.items():
        day = at // DAY
        query = select(day, func.count()).where(at > from_us, at <= to_us).group_by(day)
        for row in rows.execute(query if only is None else query.where(only)):
            counted[what, int(row[0])] = int(row[1])
    return counted
