"""Custody logs, append-only: of releases and of what was produced on demands. Rows to values, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from ..models import CustodyEntry, ProductionStep
from .tables import columns_of

Log = tuple[type[Any], str]
"""A table of hand-overs, and its column that says what an entry is about."""
OF_RELEASES: Final[Log] = (CustodyEntry, "release_id")
OF_PRODUCTIONS: Final[Log] = (ProductionStep, "production_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One hand-over of footage; SHA-256 before and after, hexadecimal.

    In place of the capture's SHA-256 stands a commitment to it: the agency reads the log.

    Parameters
    ----------
    actor : str
        A role, never a name.
    """

    step: str
    actor: str
    at_us: int
    sha256_before: str
    sha256_after: str


def add_step(rows: Connection, log: Log, step_id: str, about: str, step: Step) -> None:
    """Add a hand-over to a log; one that is on it already is not added again."""
    table, column = log
    if rows.execute(select(col(table.id)).where(col(table.id) == step_id)).first() is not None:
        return
    held = select(func.count()).select_from(table).where(col(getattr(table, column)) == about)
    rows.execute(
        insert(table).values(
            {
                "id": step_id,
                column: about,
                "position": rows.execute(held).scalar_one(),
                "at_us": step.at_us,
                "step": step.step,
                "actor": step.actor,
                "sha256_before": step.sha256_before,
                "sha256_after": step.sha256_after,
            }
        )
    )


def list_steps(rows: Connection, log: Log, about: str) -> list[Step]:
    """List the hand-overs of a release or of a production, oldest first."""
    table, column = log
    query = select(*columns_of(table)).where(col(getattr(table, column)) == about)
    return [
        Step(
            step=row.step,
            actor=row.actor,
            at_us=row.at_us,
            sha256_before=row.sha256_before,
            sha256_after=row.sha256_after,
        )
        for row in rows.execute(query.order_by(col(table.position)))
    ]
