"""Statements of agencies, and every step of each.

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str = "0008"


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
    op.create_table(
        "records_request",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("account.id"), nullable=False),
        sa.Column("agency_id", sa.String(40), sa.ForeignKey("agency.id"), nullable=False),
        sa.Column("topics", sa.String(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("from_us", "to_us", "filed_us", "due_us")),
        sa.Column("answered_us", sa.BigInteger(), nullable=True),
    )
    op.create_index("ix_records_request_account_id", "records_request", ["account_id"])
    op.create_index("ix_records_request_agency_id", "records_request", ["agency_id"])
    op.create_table(
        "records_file",
        sa.Column("records_id", sa.String(40), sa.ForeignKey("records_request.id"), primary_key=True),
        sa.Column("name", sa.String(80), primary_key=True),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    """Take the tables away, and with them what they hold."""
    op.drop_table("records_file")
    op.drop_table("records_request")
    op.execute("DROP TRIGGER keep_statement_version")
    op.drop_table("statement_version")
    op.drop_table("statement")
