"""Statements of agencies, and every step of each.

Revision ID: 0009
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str = "0003"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "statement",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("agency_id", sa.String(40), sa.ForeignKey("agency.id"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("published_us", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_statement_agency_id", "statement", ["agency_id"])
    op.create_table(
        "statement_version",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("statement_id", sa.String(40), sa.ForeignKey("statement.id"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.UniqueConstraint("statement_id", "position"),
    )
    op.create_index("ix_statement_version_account_id", "statement_version", ["account_id"])
    op.execute(
        "CREATE TRIGGER keep_statement_version BEFORE DELETE ON statement_version "
        "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
    )


def downgrade() -> None:
    """Take the tables away, and with them what they hold."""
    op.execute("DROP TRIGGER keep_statement_version")
    op.drop_table("statement_version")
    op.drop_table("statement")
