"""Let no row of the append-only tables be deleted, by any role.

SQLite's authorizer does not see that ``INSERT OR REPLACE`` deletes what it replaces; a trigger does, where
triggers run for such deletions too (``PRAGMA recursive_triggers``, set on every connection).

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op

revision: str = "0002"
down_revision: str = "0001"

TABLES = ("agenda_item", "consent_event", "decision", "decision_about", "footage_request", "replay")


def upgrade() -> None:
    """Guard every table."""
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
        )


def downgrade() -> None:
    """Take the guards away."""
    for table in TABLES:
        op.execute(f"DROP TRIGGER keep_{table}")
