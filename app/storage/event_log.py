"""The whole event log of a world: every dated row that says what happened, in one shape. Company role only.

A table whose rows are events has its lines in `SOURCES`; what is no event (who lives where, which cameras hang) is not
in the log.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Join, func, literal, select
from sqlmodel import col

from ..models import (
    Comment,
    CommentOrigin,
    ConsentEvent,
    CustodyEntry,
    DecisionRow,
    FootageRequest,
    Incident,
    Invitation,
    Notice,
    Objection,
    Onward,
    RegimeChange,
    Release,
    ReleaseOrigin,
    RequestEvent,
)
from ..policy.units import DAY

WHO: Final = ("agency_id", "account_id", "household_id", "request_id", "about")
"""What any event may name, beside its own details."""


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


def _with(table: Any, other: Any, on: Any) -> Join:
    joined: Join = table.__table__.join(other.__table__, on)
    return joined


_RELEASED: Final = _with(Release, ReleaseOrigin, col(ReleaseOrigin.release_id) == col(Release.id))
_HELD: Final = _with(CustodyEntry, Release, col(Release.id) == col(CustodyEntry.release_id))
_ASKED: Final = _with(RequestEvent, FootageRequest, col(FootageRequest.id) == col(RequestEvent.request_id))
_SAID: Final = _with(Comment, CommentOrigin, col(CommentOrigin.comment_id) == col(Comment.id))
_BY: Final[Mapping[str, Any]] = {
    "agency_id": col(Release.agency_id),
    "household_id": col(ReleaseOrigin.household_id),
    "request_id": col(Release.request_id),
    "about": col(ReleaseOrigin.clip_id),
}
_PASSED: Final[Mapping[str, Any]] = {
    "agency_id": col(Onward.from_agency_id),
    "account_id": col(Onward.account_id),
    "about": col(Onward.release_id),
}
_INVITED: Final[Mapping[str, Any]] = {"agency_id": col(Invitation.agency_id), "account_id": col(Invitation.account_id)}
_TOLD: Final[Mapping[str, Any]] = {
    "household_id": col(Notice.household_id),
    "request_id": col(Notice.request_id),
}

SOURCES: Final = (
    Source(
        "incident",
        col(Incident.to_us),
        col(Incident.id),
        {"agency_id": col(Incident.agency_id)},
        ("case_number", "category", "place_kind", "lon", "lat", "from_us"),
    ),
    Source(
        "request",
        col(RequestEvent.at_us),
        col(RequestEvent.id),
        {
            "agency_id": col(FootageRequest.agency_id),
            "account_id": col(RequestEvent.account_id),
            "request_id": col(RequestEvent.request_id),
            "about": col(FootageRequest.incident_id),
        },
        ("note",),
        col(RequestEvent.step),
        _ASKED,
    ),
    Source("notice", col(Notice.delivered_us), col(Notice.id), _TOLD, ("form",)),
    Source("answer", col(Notice.answered_us), col(Notice.id), _TOLD, (), col(Notice.answer)),
    Source(
        "consent",
        col(ConsentEvent.at_us),
        col(ConsentEvent.id),
        {
            "agency_id": col(ConsentEvent.agency_id),
            "account_id": col(ConsentEvent.account_id),
            "household_id": col(ConsentEvent.household_id),
            "request_id": col(ConsentEvent.request_id),
        },
        ("purpose", "scopes", "incident_type", "notice_version", "served_us", "expires_us"),
        col(ConsentEvent.kind),
    ),
    Source(
        "release",
        col(Release.released_us),
        col(Release.id),
        _BY,
        ("label", "start_us", "end_us", "expires_us", "contact", "footage_type", "triage"),
        None,
        _RELEASED,
    ),
    Source("release-taken-back", col(Release.withdrawn_us), col(Release.id), _BY, (), None, _RELEASED),
    Source(
        "custody",
        col(CustodyEntry.at_us),
        col(CustodyEntry.id),
        {
            "agency_id": col(Release.agency_id),
            "request_id": col(Release.request_id),
            "about": col(CustodyEntry.release_id),
        },
        ("actor", "sha256_before", "sha256_after"),
        col(CustodyEntry.step),
        _HELD,
    ),
    Source(
        "decision",
        col(DecisionRow.at_us),
        col(DecisionRow.id),
        {
            "agency_id": col(DecisionRow.agency_id),
            "account_id": col(DecisionRow.account_id),
            "request_id": col(DecisionRow.request_id),
            "about": col(DecisionRow.subject),
        },
        ("regime_id", "allowed", "rules"),
        col(DecisionRow.cause),
    ),
    Source(
        "comment",
        col(Comment.at_us),
        col(Comment.id),
        {
            "account_id": col(CommentOrigin.account_id),
            "household_id": col(CommentOrigin.household_id),
            "request_id": col(Comment.request_id),
        },
        ("label", "text"),
        None,
        _SAID,
    ),
    Source("onward-asked", col(Onward.asked_us), col(Onward.id), _PASSED, ("to_agency_id",)),
    Source("onward-passed", col(Onward.passed_us), col(Onward.id), _PASSED, ("to_agency_id",)),
    Source("onward-taken-back", col(Onward.withdrawn_us), col(Onward.id), _PASSED, ("to_agency_id",)),
    Source(
        "objection",
        col(Objection.at_us),
        col(Objection.id),
        {"about": col(Objection.house_id)},
        ("from_us", "to_us", "words"),
    ),
    Source(
        "objection-decided",
        col(Objection.decided_us),
        col(Objection.id),
        {"about": col(Objection.house_id)},
        ("state",),
    ),
    Source("invitation", col(Invitation.invited_us), col(Invitation.id), _INVITED, ("name", "role", "may_post")),
    Source("invitation-withdrawn", col(Invitation.withdrawn_us), col(Invitation.id), _INVITED),
    Source("regime-change", col(RegimeChange.at_us), col(RegimeChange.id), {}, ("from_id", "to_id")),
)
"""Everything that happens in a world and is kept. A further table of events is a line here."""


def list_log(rows: Connection) -> list[Event]:
    """List everything that happened, in the order of time, kind and id."""
    found = [event for source in SOURCES for event in _events(rows, source)]
    return sorted(found, key=lambda event: (event.at_us, event.kind, event.id))


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
