"""Answers kept so that a repeated write can be replayed: agencies' in one table, residents' in another."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from ..models import OwnReplay, Replay

Table = type[Replay] | type[OwnReplay]

AGENCY_WRITES: Table = Replay
"""Writes of agency accounts, which the reading role files."""
OWN_WRITES: Table = OwnReplay
"""Writes of residents and of the company's staff, which the reading role never sees."""


def find_replay(rows: Connection, table: Table, account_id: str, key: str) -> tuple[str, str] | None:
    """Return fingerprint and stored answer of an earlier write under this key."""
    row = rows.execute(
        select(col(table.fingerprint), col(table.answer)).where(
            col(table.account_id) == account_id, col(table.key) == key
        )
    ).one_or_none()
    return (row[0], row[1]) if row else None


def add_replay(rows: Connection, table: Table, account_id: str, key: str, fingerprint: str, answer: str) -> None:
    """Keep the answer to a write."""
    rows.execute(insert(table).values(account_id=account_id, key=key, fingerprint=fingerprint, answer=answer))
