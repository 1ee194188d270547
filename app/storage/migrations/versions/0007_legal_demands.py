"""Legal demands: papers, whom they reached, what left on them, notices, and half-yearly reports.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str = "0006"

APPEND_ONLY = ("demand_event", "legal_demand", "legal_report", "production", "production_origin", "production_step")
TABLES = (
    "legal_report",
    "legal_notice",
    "production_step",
    "production_origin",
    "production",
    "demand_origin",
    "demand_event",
    "legal_demand",
)
"""In the order in which they are dropped."""


def upgrade() -> None:
    """Add the tables, and guard those whose rows are only ever added."""
    _papers()
    _productions()
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
        )
    row = sa.text(
        "INSERT INTO agenda_item (key, due_us, kind, subject) "
        "SELECT 'legal-report-since-0007', clock_us, 'legal-report', '' FROM world_state "
        "WHERE true ON CONFLICT (key) DO NOTHING"
    )
    op.execute(row)


def _papers() -> None:
    op.create_table(
        "legal_demand",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("officer_name", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=False),
        sa.Column("paper_number", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("street", sa.String(), nullable=False),
        sa.Column("block", sa.Integer(), nullable=True),
        sa.Column("wants", sa.String(), nullable=False),
        sa.Column("from_us", sa.BigInteger(), nullable=False),
        sa.Column("to_us", sa.BigInteger(), nullable=False),
        sa.Column("secrecy", sa.String(), nullable=False),
        sa.Column("gag_until_us", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("in_danger", sa.String(), nullable=False),
        sa.Column("no_time", sa.String(), nullable=False),
        sa.Column("filed_us", sa.BigInteger(), nullable=False),
        sa.Column("regime_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("grounds", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("decided_us", sa.BigInteger(), nullable=True),
        sa.Column("reach_from_us", sa.BigInteger(), nullable=False),
        sa.Column("reach_to_us", sa.BigInteger(), nullable=False),
        sa.Column("reach", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_legal_demand_account_id", "legal_demand", ["account_id"], unique=False)
    op.create_index("ix_legal_demand_agency_id", "legal_demand", ["agency_id"], unique=False)
    op.create_index("ix_legal_demand_filed_us", "legal_demand", ["filed_us"], unique=False)
    op.create_table(
        "demand_event",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("demand_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["demand_id"], ["legal_demand.id"]),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("demand_id", "position"),
    )
    op.create_index("ix_demand_event_account_id", "demand_event", ["account_id"], unique=False)
    op.create_table(
        "demand_origin",
        sa.Column("demand_id", sa.String(length=40), nullable=False),
        sa.Column("household_id", sa.String(length=40), nullable=False),
        sa.Column("kept_until_us", sa.BigInteger(), nullable=True),
        sa.Column("consented_us", sa.BigInteger(), nullable=True),
        sa.Column("consented_by", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(["demand_id"], ["legal_demand.id"]),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"]),
        sa.ForeignKeyConstraint(["consented_by"], ["account.id"]),
        sa.PrimaryKeyConstraint("demand_id", "household_id"),
    )
    op.create_index("ix_demand_origin_consented_by", "demand_origin", ["consented_by"], unique=False)
    op.create_index("ix_demand_origin_household_id", "demand_origin", ["household_id"], unique=False)
    op.create_table(
        "legal_notice",
        sa.Column("demand_id", sa.String(length=40), nullable=False),
        sa.Column("household_id", sa.String(length=40), nullable=False),
        sa.Column("due_us", sa.BigInteger(), nullable=False),
        sa.Column("told_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["demand_id"], ["legal_demand.id"]),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"]),
        sa.PrimaryKeyConstraint("demand_id", "household_id"),
    )
    op.create_index("ix_legal_notice_household_id", "legal_notice", ["household_id"], unique=False)


def _productions() -> None:
    op.create_table(
        "production",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("demand_id", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=False),
        sa.Column("start_us", sa.BigInteger(), nullable=False),
        sa.Column("end_us", sa.BigInteger(), nullable=False),
        sa.Column("produced_us", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("capture_commitment", sa.String(length=64), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["demand_id"], ["legal_demand.id"]),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_production_agency_id", "production", ["agency_id"], unique=False)
    op.create_index("ix_production_demand_id", "production", ["demand_id"], unique=False)
    op.create_index("ix_production_sha256", "production", ["sha256"], unique=False)
    op.create_table(
        "production_origin",
        sa.Column("production_id", sa.String(length=40), nullable=False),
        sa.Column("household_id", sa.String(length=40), nullable=False),
        sa.Column("clip_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["production_id"], ["production.id"]),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"]),
        sa.PrimaryKeyConstraint("production_id"),
    )
    op.create_index("ix_production_origin_household_id", "production_origin", ["household_id"], unique=False)
    op.create_table(
        "production_step",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("production_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("sha256_before", sa.String(length=64), nullable=False),
        sa.Column("sha256_after", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["production_id"], ["production.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("production_id", "position"),
    )
    op.create_table(
        "legal_report",
        sa.Column("half", sa.String(length=8), nullable=False),
        sa.Column("published_us", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("half"),
    )


def downgrade() -> None:
    """Take the guards and the tables away."""
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER keep_{table}")
    for table in TABLES:
        op.drop_table(table)
