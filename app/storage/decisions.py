"""Filed decisions, and whom they were about."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from ..models import DecisionAbout, DecisionRow, ReleaseOrigin
from .tables import columns_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """A decision as it is filed.

    Parameters
    ----------
    cause : str
        Name of the question or act.
    subject : str
        Id of the release, tile or notice it was about; may be empty.
    rules : tuple of str
        The determining rules.
    """

    decision_id: str
    at_us: int
    cause: str
    regime_id: str
    account_id: str | None = None
    agency_id: str | None = None
    request_id: str | None = None
    subject: str = ""
    allowed: bool = True
    rules: tuple[str, ...] = ()


def file_decision(rows: Connection, filed: Filed) -> None:
    """File a decision; the same decision twice is filed once."""
    values = {
        "id": filed.decision_id,
        "at_us": filed.at_us,
        "cause": filed.cause,
        "regime_id": filed.regime_id,
        "account_id": filed.account_id,
        "agency_id": filed.agency_id,
        "request_id": filed.request_id,
        "subject": filed.subject,
        "allowed": filed.allowed,
        "rules": json.dumps(filed.rules),
    }
    rows.execute(insert(DecisionRow).values(values).on_conflict_do_nothing())


def note_households(rows: Connection, decision_id: str, household_ids: list[str]) -> None:
    """Note whom a decision was about, so that they can read it. Company role only."""
    if household_ids:
        rows.execute(
            insert(DecisionAbout),
            [{"decision_id": decision_id, "household_id": household_id} for household_id in household_ids],
        )


def decisions_about(rows: Connection, household_id: str) -> list[Filed]:
    """List the decisions about a household, oldest first: deliveries, releases, and fetches of its releases."""
    named = select(col(DecisionAbout.decision_id)).where(col(DecisionAbout.household_id) == household_id)
    own = select(col(ReleaseOrigin.release_id)).where(col(ReleaseOrigin.household_id) == household_id)
    found = rows.execute(
        select(*columns_of(DecisionRow))
        .where(col(DecisionRow.id).in_(named) | col(DecisionRow.subject).in_(own))
        .order_by(col(DecisionRow.at_us), col(DecisionRow.id))
    )
    return [
        Filed(
            decision_id=row.id,
            at_us=row.at_us,
            cause=row.cause,
            regime_id=row.regime_id,
            account_id=row.account_id,
            agency_id=row.agency_id,
            request_id=row.request_id,
            subject=row.subject,
            allowed=row.allowed,
            rules=tuple(json.loads(row.rules)),
        )
        for row in found
    ]
