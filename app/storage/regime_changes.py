"""Changes of the regime in force, append-only: rows to facts, and back."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select
from sqlmodel import col

from ..models import RegimeChange
from .tables import columns_of


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: the how-manieth, when, from which regime and to which."""

    change_id: str
    position: int
    at_us: int
    from_id: str
    to_id: str


def add_change(rows: Connection, change: ChangeRow) -> None:
    """File a change."""
    rows.execute(
        insert(RegimeChange).values(
            id=change.change_id,
            position=change.position,
            at_us=change.at_us,
            from_id=change.from_id,
            to_id=change.to_id,
        )
    )


def count_changes(rows: Connection) -> int:
    """Count the changes so far."""
    return int(rows.execute(select(func.count()).select_from(RegimeChange)).scalar_one())


def list_changes(rows: Connection) -> list[ChangeRow]:
    """List every change, newest first."""
    found = rows.execute(select(*columns_of(RegimeChange)).order_by(col(RegimeChange.position).desc()))
    return [ChangeRow(row.id, row.position, row.at_us, row.from_id, row.to_id) for row in found]
