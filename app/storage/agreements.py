"""Agreements: rows to facts, and back; and whether an agency has one in force at a moment."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection
from dataclasses import asdict
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, func, insert, or_, select, update
from sqlmodel import col

from ..models import Agency, Agreement, AgreementEvent, SubsidyProgramme
from ..policy import agreement_facts as f
from ..policy.wire.agreements import AgreementState
from .tables import columns_of

CONFIDENTIAL: Final = "confidentiality"


def in_force_at(now_us: Any) -> ColumnElement[bool]:
    """Select agreements in force at a moment: signed, begun, and neither over by term nor by notice.

    Parameters
    ----------
    now_us : int or bound parameter
        Simulated microseconds.
    """
    ends, closed = col(Agreement.ends_us), col(Agreement.closed_us)
    return and_(
        col(Agreement.signed_us).is_not(None),
        col(Agreement.starts_us) <= now_us,
        or_(ends.is_(None), ends > now_us),
        or_(closed.is_(None), closed > now_us),
    )


def is_live(now_us: Any) -> ColumnElement[bool]:
    """Say of each agency of a query whether an agreement is in force; the one place where that is said."""
    return exists(select(col(Agreement.id)).where(col(Agreement.agency_id) == col(Agency.id), in_force_at(now_us)))


_AGREEMENTS: Final[Select[Any]] = select(*columns_of(Agreement)).order_by(col(Agreement.drafted_us), col(Agreement.id))
_EVENTS: Final[Select[Any]] = (
    select(*columns_of(AgreementEvent))
    .where(col(AgreementEvent.agreement_id).in_(bindparam("agreements", expanding=True)))
    .order_by(col(AgreementEvent.agreement_id), col(AgreementEvent.position))
)
"""Written once, as many pages need them: building a statement takes longer than running it."""


def list_agreements(rows: Connection, agency_id: str | None = None) -> list[f.AgreementFact]:
    """List agreements with full terms and events, oldest first; of one agency, or of all.

    A records request reads from here what a clause of confidentiality keeps from the public.
    """
    query = _AGREEMENTS
    if agency_id is not None:
        query = query.where(col(Agreement.agency_id) == agency_id)
    held = rows.execute(query).all()
    events = _events(rows, [row.id for row in held])
    return [_fact(row, tuple(events[row.id])) for row in held]


def find_agreement(rows: Connection, agreement_id: str, agency_id: str | None = None) -> f.AgreementFact | None:
    """Find an agreement by its id; where an agency is given, only among that one's own."""
    row = rows.execute(select(*columns_of(Agreement)).where(col(Agreement.id) == agreement_id)).one_or_none()
    if row is None or (agency_id is not None and row.agency_id != agency_id):
        return None
    return _fact(row, tuple(_events(rows, [agreement_id])[agreement_id]))


def live_clauses(rows: Connection, agencies: Collection[str], now_us: int) -> defaultdict[str, set[str]]:
    """Name the clauses that bind agencies at a moment, simulated microseconds; none without an agreement in force.

    It is one statement, however many agencies there are, and for none.
    """
    found = rows.execute(
        select(col(Agreement.agency_id), col(Agreement.clauses)).where(
            col(Agreement.agency_id).in_(agencies), in_force_at(now_us)
        )
    )
    names: defaultdict[str, set[str]] = defaultdict(set)
    for agency_id, clauses in found:
        names[agency_id].update(clause["name"] for clause in json.loads(clauses))
    return names


def list_in_force(rows: Connection, now_us: int) -> list[f.InForceFact | f.TermsFact]:
    """List the agreements in force, each as its name and as its terms."""
    query = select(*columns_of(Agreement), col(Agency.name), col(Agency.kind))
    query = query.join(Agency, col(Agency.id) == col(Agreement.agency_id)).where(in_force_at(now_us))
    found: list[f.InForceFact | f.TermsFact] = []
    for row in rows.execute(query.order_by(col(Agency.name))):
        held = _fact(row, ())
        confidential = held.clause(CONFIDENTIAL) is not None
        found.append(
            f.InForceFact(agency_id=row.agency_id, agency_name=row.name, kind=row.kind, confidential=confidential)
        )
        found.append(
            f.TermsFact(
                agency_id=row.agency_id,
                kind=row.kind,
                confidential=confidential,
                form=held.form,
                since_us=held.starts_us,
                clauses=held.clauses,
            )
        )
    return found


def list_subsidies(rows: Connection) -> list[f.SubsidyFact]:
    """List the documented subsidy programmes in the order of the source."""
    found = rows.execute(select(*columns_of(SubsidyProgramme)).order_by(col(SubsidyProgramme.position)))
    return [
        f.SubsidyFact(
            agency=row.agency,
            state=row.state,
            agreement_date=row.agreement_date,
            total_usd=row.total_usd,
            each_usd=row.each_usd,
            residents=row.residents,
            note=row.note,
            source=row.source,
        )
        for row in found
    ]


def add_agreement(rows: Connection, fact: f.AgreementFact) -> None:
    """Store an agreement as it was offered; its events are added beside it."""
    rows.execute(insert(Agreement).values(**as_row(fact)))


def as_row(fact: f.AgreementFact) -> dict[str, Any]:
    """Write an agreement as its row."""
    return {
        "id": fact.agreement_id,
        "agency_id": fact.agency_id,
        "form": fact.form,
        "clauses": json.dumps([asdict(clause) for clause in fact.clauses]),
        "signatories": json.dumps(fact.signatories),
        "drafted_us": fact.drafted_us,
        "signed_us": fact.signed_us,
        "starts_us": fact.starts_us,
        "ends_us": fact.ends_us,
        "closed_us": fact.closed_us,
        "notice_days": fact.notice_days,
        "state": fact.state,
        "renews": fact.renews,
    }


def set_signed(
    rows: Connection, agreement_id: str, signed_us: int, starts_us: int, signatories: tuple[tuple[str, str], ...]
) -> None:
    """Note that an agency signed; an agreement begins when it is signed at the earliest."""
    rows.execute(
        update(Agreement)
        .where(col(Agreement.id) == agreement_id)
        .values(signed_us=signed_us, starts_us=starts_us, signatories=json.dumps(signatories), state="signed")
    )


def set_state(rows: Connection, agreement_id: str, state: AgreementState) -> None:
    """Note where an agreement stands."""
    rows.execute(update(Agreement).where(col(Agreement.id) == agreement_id).values(state=state))


def set_closed(rows: Connection, agreement_id: str, closed_us: int) -> None:
    """Note when notice makes an agreement end."""
    rows.execute(update(Agreement).where(col(Agreement.id) == agreement_id).values(closed_us=closed_us))


def count_events(rows: Connection, agreement_id: str) -> int:
    """Count the steps of an agreement so far."""
    found = select(func.count()).select_from(AgreementEvent)
    return rows.execute(found.where(col(AgreementEvent.agreement_id) == agreement_id)).scalar_one()


def add_event(rows: Connection, event_id: str, agreement_id: str, position: int, event: f.AgreementEvent) -> None:
    """Add a step to an agreement's life."""
    rows.execute(
        insert(AgreementEvent).values(id=event_id, agreement_id=agreement_id, position=position, **asdict(event))
    )


def _events(rows: Connection, agreement_ids: list[str]) -> dict[str, list[f.AgreementEvent]]:
    events: dict[str, list[f.AgreementEvent]] = defaultdict(list)
    for row in rows.execute(_EVENTS, {"agreements": agreement_ids}):
        events[row.agreement_id].append(f.AgreementEvent(row.step, row.at_us, row.by, row.note))
    return events


def _fact(row: Any, events: tuple[f.AgreementEvent, ...]) -> f.AgreementFact:
    return f.AgreementFact(
        agreement_id=row.id,
        agency_id=row.agency_id,
        form=row.form,
        clauses=tuple(f.Clause(**clause) for clause in json.loads(row.clauses)),
        signatories=tuple((role, name) for role, name in json.loads(row.signatories)),
        drafted_us=row.drafted_us,
        signed_us=row.signed_us,
        starts_us=row.starts_us,
        ends_us=row.ends_us,
        closed_us=row.closed_us,
        notice_days=row.notice_days,
        state=row.state,
        renews=row.renews,
        events=events,
    )
