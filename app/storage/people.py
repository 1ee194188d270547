"""Who lives in a household. Company role only."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, update
from sqlmodel import col

from ..models import Person


def mark_left(rows: Connection, account_id: str, at_us: int) -> None:
    """Note that a resident moved out; the row stays, for what they answered before stays theirs."""
    rows.execute(
        update(Person).where(col(Person.account_id) == account_id, col(Person.left_us).is_(None)).values(left_us=at_us)
    )


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a resident lives or lived, from when and until when (None: lives there); simulated microseconds."""

    household_id: str
    since_us: int
    left_us: int | None


def stay_of(rows: Connection, account_id: str) -> Stay | None:
    """Return a resident's stay; None for whoever never lived in a household."""
    told = [col(getattr(Person, name)) for name in ("household_id", "since_us", "left_us")]
    row = rows.execute(select(*told).where(col(Person.account_id) == account_id)).one_or_none()
    return Stay(*row) if row else None


def has_anybody_left(rows: Connection, household_id: str) -> bool:
    """Whether somebody ever moved out of a household."""
    query = select(col(Person.account_id)).where(
        col(Person.household_id) == household_id, col(Person.left_us).is_not(None)
    )
    return rows.execute(query.limit(1)).first() is not None
