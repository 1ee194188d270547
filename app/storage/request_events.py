"""The steps in the life of a request, append-only: rows to values, and back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from ..models import FootageRequest, RequestEvent
from ..policy.request_facts import StepFact
from ..policy.wire.steps import StepName
from .tables import columns_of


@dataclass(frozen=True, slots=True)
class RequestStep:
    """One step: what happened to a request, when, by which account ("" and None: by the agenda)."""

    event_id: str
    request_id: str
    position: int
    at_us: int
    step: StepName
    account_id: str | None
    note: str


def add_event(rows: Connection, step: RequestStep) -> None:
    """Add a step after all earlier ones."""
    rows.execute(
        insert(RequestEvent).values(
            id=step.event_id,
            request_id=step.request_id,
            position=step.position,
            at_us=step.at_us,
            step=step.step,
            account_id=step.account_id,
            note=step.note,
        )
    )


def count_events(rows: Connection, request_id: str) -> int:
    """Count the steps of a request."""
    query = select(func.count()).select_from(RequestEvent).where(col(RequestEvent.request_id) == request_id)
    return int(rows.execute(query).scalar_one())


def list_events(rows: Connection, request_id: str) -> list[RequestStep]:
    """List the steps of a request, oldest first."""
    found = rows.execute(
        select(*columns_of(RequestEvent))
        .where(col(RequestEvent.request_id) == request_id)
        .order_by(col(RequestEvent.position))
    )
    return [
        RequestStep(row.id, row.request_id, row.position, row.at_us, row.step, row.account_id, row.note)
        for row in found
    ]


def reviewed_ids(rows: Connection) -> list[str]:
    """List the requests that were approved or rejected at least once, the latest review first."""
    found = rows.execute(
        select(col(RequestEvent.request_id), func.max(col(RequestEvent.at_us)).label("last"))
        .where(col(RequestEvent.step).in_(("approved", "rejected")))
        .group_by(col(RequestEvent.request_id))
        .order_by(func.max(col(RequestEvent.at_us)).desc(), col(RequestEvent.request_id))
    )
    return [row[0] for row in found]


def step_facts(rows: Connection, *, request_id: str | None = None) -> list[StepFact]:
    """List the steps of one request, or of every request that was delivered, oldest first."""
    query = (
        select(*columns_of(RequestEvent), col(FootageRequest.agency_id), col(FootageRequest.delivered_us))
        .join(FootageRequest, col(FootageRequest.id) == col(RequestEvent.request_id))
        .order_by(col(RequestEvent.request_id), col(RequestEvent.position))
    )
    delivered, one = col(FootageRequest.delivered_us).is_not(None), col(RequestEvent.request_id) == request_id
    return [
        StepFact(
            request_id=row.request_id,
            agency_id=row.agency_id,
            delivered=row.delivered_us is not None,
            position=row.position,
            step=row.step,
            at_us=row.at_us,
            note=row.note,
        )
        for row in rows.execute(query.where(delivered if request_id is None else one))
    ]
