"""Households' consent histories: rows to facts, and back. Rows are only ever added. Company role only."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, func, insert, select
from sqlmodel import col

from ..models import ConsentEvent, Person
from ..policy.consent.events import ConsentFact, Purpose, is_yes
from ..policy.consent.file import NEVER_CHOSE, ConsentFile
from ..policy.consent.machine import is_valid_next
from ..policy.decision import Reason
from .tables import columns_of

LASTING: Final[tuple[Purpose, ...]] = ("requests", "map")
"""Purposes of the choices that deliveries and maps follow; answers concern one request alone."""
_AT_ONCE: Final = 500
"""Households that one query names: fewer than SQLite takes parameters."""
_EVENTS: Final[Select[Any]] = select(*columns_of(ConsentEvent))
_HISTORY: Final = _EVENTS.where(col(ConsentEvent.household_id) == bindparam("household_id")).order_by(
    col(ConsentEvent.position)
)
"""Written once, as every page of a household needs it: building a statement takes longer than running it."""


def add_event(rows: Connection, event: ConsentFact) -> Reason | None:
    """Add an event to its household's history if it may follow what stands there.

    The caller's transaction must have begun with a write lock, so that nothing comes in between.

    Returns
    -------
    Reason or None
        Why it was not added; None if it was.
    """
    reason = is_valid_next(history(rows, event.household_id), event)
    if reason is None:
        rows.execute(insert(ConsentEvent).values(_row(event)))
    return reason


def add_requested(rows: Connection, events: Iterable[ConsentFact]) -> None:
    """Add to several households' histories that their residents were asked.

    Each event gets the next place in its household's history, whatever place it comes with. Work does not grow with
    what stands there: whether a question may follow depends on the newest event and those about the same request.

    Raises
    ------
    ValueError
        If one of them may not be added, or is about no request.
    """
    asked = list(events)
    held = _to_follow(rows, asked)
    added: list[ConsentFact] = []
    for event in asked:
        earlier = held[event.household_id]
        placed = replace(event, position=max((known.position for known in earlier), default=-1) + 1)
        reason = is_valid_next(earlier, placed)
        if reason is not None:
            raise ValueError(f"{event.kind} cannot be filed for {event.household_id}: {reason.text}")
        earlier.append(placed)
        added.append(placed)
    if added:
        rows.execute(insert(ConsentEvent), [_row(event) for event in added])


def _to_follow(rows: Connection, asked: list[ConsentFact]) -> dict[str, list[ConsentFact]]:
    """Load the newest event of each household that is asked, and its events about the same requests."""
    about = {event.request_id for event in asked}
    if None in about:
        message = "a question that is filed for several households is about a request"
        raise ValueError(message)
    place, home = col(ConsentEvent.position), col(ConsentEvent.household_id)
    newest: Any = select(home.label("home"), func.max(place).label("place"))
    found: dict[str, dict[str, ConsentFact]] = defaultdict(dict)
    households = {event.household_id for event in asked}
    for part in _in_parts(newest.group_by(home), households, ConsentEvent):
        last = part.subquery()
        for row in rows.execute(_EVENTS.join(last, (last.c.home == home) & (last.c.place == place))):
            found[row.household_id][row.id] = _fact(row)
    for query in _in_parts(_EVENTS.where(col(ConsentEvent.request_id).in_(about)), households, ConsentEvent):
        for row in rows.execute(query):
            found[row.household_id][row.id] = _fact(row)
    return defaultdict(list, {home_id: list(events.values()) for home_id, events in found.items()})


def residents_of_many(rows: Connection, household_ids: Iterable[str]) -> Mapping[str, set[str]]:
    """Return the accounts of those who live in some households now, by household."""
    return _living(rows, household_ids)


def next_position(rows: Connection, household_id: str) -> int:
    """Return the place of a household's next event."""
    query = select(func.max(col(ConsentEvent.position))).where(col(ConsentEvent.household_id) == household_id)
    last: Any = rows.execute(query).scalar_one()
    return 0 if last is None else int(last) + 1


def history(rows: Connection, household_id: str) -> list[ConsentFact]:
    """List a household's events, oldest first."""
    return [_fact(row) for row in rows.execute(_HISTORY, {"household_id": household_id})]


def last_yes(rows: Connection, household_id: str, account_id: str, request_id: str) -> str:
    """Return the event by which a resident last said yes to a request.

    Raises
    ------
    LookupError
        If there is none.
    """
    for event in reversed(history(rows, household_id)):
        about_it = event.purpose == "answer" and event.request_id == request_id
        if about_it and event.account_id == account_id and is_yes(event.kind):
            return event.event_id
    message = "a release needs a yes that was written down before it"
    raise LookupError(message)


def residents(rows: Connection, household_id: str) -> frozenset[str]:
    """Return the accounts of those who live in a household now."""
    query = select(col(Person.account_id)).where(
        col(Person.household_id) == household_id, col(Person.left_us).is_(None)
    )
    return frozenset(rows.execute(query).scalars())


def file_of(rows: Connection, household_id: str) -> ConsentFile:
    """Load a household's whole history with its residents."""
    return ConsentFile(tuple(history(rows, household_id)), residents(rows, household_id))


def lasting_files(rows: Connection, household_ids: Iterable[str] | None = None) -> Mapping[str, ConsentFile]:
    """Load what households chose for good, about requests and maps; `NEVER_CHOSE` for whoever chose nothing.

    Parameters
    ----------
    household_ids : iterable of str, optional
        By default every household that chose something.
    """
    events: dict[str, list[ConsentFact]] = defaultdict(list)
    for query in _in_parts(_EVENTS.where(col(ConsentEvent.purpose).in_(LASTING)), household_ids, ConsentEvent):
        for row in rows.execute(query):
            events[row.household_id].append(_fact(row))
    found: dict[str, ConsentFile] = defaultdict(lambda: NEVER_CHOSE)
    if events:
        living = _living(rows, events)
        found |= {home: ConsentFile(tuple(said), frozenset(living[home])) for home, said in events.items()}
    return found


def households_that_chose(rows: Connection) -> list[str]:
    """List the households in which somebody ever chose something, in the order of ids."""
    query = select(col(ConsentEvent.household_id)).distinct().order_by(col(ConsentEvent.household_id))
    return list(rows.execute(query).scalars())


def households_that_answered(rows: Connection, request_id: str) -> list[str]:
    """List the households in which somebody was asked about a request or answered it, in the order of ids."""
    query = select(col(ConsentEvent.household_id)).distinct().order_by(col(ConsentEvent.household_id))
    return list(rows.execute(query.where(col(ConsentEvent.request_id) == request_id)).scalars())


def _living(rows: Connection, household_ids: Iterable[str]) -> Mapping[str, set[str]]:
    query = select(col(Person.household_id), col(Person.account_id)).where(col(Person.left_us).is_(None))
    living: dict[str, set[str]] = defaultdict(set)
    for part in _in_parts(query, household_ids, Person):
        for home, account_id in rows.execute(part):
            living[home].add(account_id)
    return living


def _in_parts(
    query: Any, household_ids: Iterable[str] | None, table: type[ConsentEvent | Person]
) -> Iterable[Select[Any]]:
    """Yield a query for some households at a time, or for all at once."""
    if household_ids is None:
        yield query
        return
    wanted = sorted(set(household_ids))
    for start in range(0, len(wanted), _AT_ONCE):
        yield query.where(col(table.household_id).in_(wanted[start : start + _AT_ONCE]))


def _fact(row: Any) -> ConsentFact:
    return ConsentFact(
        event_id=row.id,
        household_id=row.household_id,
        account_id=row.account_id,
        kind=row.kind,
        purpose=row.purpose,
        scopes=tuple(json.loads(row.scopes)),
        agency_id=row.agency_id,
        incident_type=row.incident_type,
        request_id=row.request_id,
        notice_version=row.notice_version,
        notice_digest=row.notice_digest,
        served_us=row.served_us,
        expires_us=row.expires_us,
        retention_days=row.retention_days,
        at_us=row.at_us,
        position=row.position,
    )


def _row(event: ConsentFact) -> dict[str, Any]:
    return {
        "id": event.event_id,
        "household_id": event.household_id,
        "account_id": event.account_id,
        "kind": event.kind,
        "purpose": event.purpose,
        "scopes": json.dumps(event.scopes),
        "agency_id": event.agency_id,
        "incident_type": event.incident_type,
        "request_id": event.request_id,
        "notice_version": event.notice_version,
        "notice_digest": event.notice_digest,
        "served_us": event.served_us,
        "expires_us": event.expires_us,
        "retention_days": event.retention_days,
        "at_us": event.at_us,
        "position": event.position,
    }
