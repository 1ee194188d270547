"""Agreements as rows with their clauses and events, the ledger, and the documented subsidies.

What older worlds hold of an agency's agreement is two moments: they become an agreement without clauses, for none
were on record, in the form of the regime in force.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str = "0004"

APPEND_ONLY = ("agreement", "agreement_event", "ledger_entry")


def upgrade() -> None:
    """Add the tables, guard them, and carry over what stands in the agencies' rows."""
    op.create_table(
        "agreement",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("clauses", sa.String(), nullable=False),
        sa.Column("signatories", sa.String(), nullable=False),
        sa.Column("drafted_us", sa.BigInteger(), nullable=False),
        sa.Column("signed_us", sa.BigInteger(), nullable=True),
        sa.Column("starts_us", sa.BigInteger(), nullable=False),
        sa.Column("ends_us", sa.BigInteger(), nullable=True),
        sa.Column("closed_us", sa.BigInteger(), nullable=True),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("renews", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_agreement_agency_id", "agreement", ["agency_id"], unique=False)
    op.create_table(
        "agreement_event",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("agreement_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["agreement_id"], ["agreement.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agreement_id", "position"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("agency_usd", sa.Integer(), nullable=False),
        sa.Column("company_usd", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("agency_id", "position"),
    )
    op.create_table(
        "subsidy_programme",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("agreement_date", sa.String(), nullable=False),
        sa.Column("total_usd", sa.Integer(), nullable=True),
        sa.Column("each_usd", sa.Integer(), nullable=True),
        sa.Column("residents", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("position"),
    )
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
        )
    _carry_over()
    op.drop_column("agency", "agreement_from_us")
    op.drop_column("agency", "agreement_to_us")


def _carry_over() -> None:
    """Make an agreement of each agency's two moments; its id is the agency's own under another head."""
    op.execute(
        "INSERT INTO agreement (id, agency_id, form, clauses, signatories, drafted_us, signed_us, starts_us, ends_us, "
        "closed_us, notice_days, state, renews) "
        "SELECT 'agr' || substr(agency.id, 4), agency.id, "
        "CASE WHEN regime_id IN ('heat-map-2018', 'video-request-2019', 'no-policy') THEN 'memorandum' "
        "WHEN regime_id = 'control-center-2020' THEN 'acknowledgement' ELSE 'terms' END, "
        "'[]', '[]', agreement_from_us, agreement_from_us, agreement_from_us, agreement_to_us, NULL, 30, "
        "CASE WHEN agreement_from_us > clock_us THEN 'signed' "
        "WHEN agreement_to_us <= clock_us THEN 'expired' ELSE 'in-force' END, '' "
        "FROM agency, world_state WHERE agreement_from_us IS NOT NULL"
    )
    op.execute(
        "INSERT INTO agreement_event (id, agreement_id, position, at_us, step, by, note) "
        "SELECT 'evt' || substr(id, 4), id, 0, starts_us, 'signed', 'company', 'Carried over from an older world.' "
        "FROM agreement"
    )
    op.execute(
        "INSERT INTO agenda_item (key, due_us, kind, subject) "
        "SELECT 'starts-' || agreement.id, starts_us, 'agreement', agreement.id "
        "FROM agreement, world_state WHERE starts_us > clock_us "
        "UNION ALL SELECT 'ends-' || agreement.id, ends_us, 'agreement', agreement.id "
        "FROM agreement, world_state WHERE ends_us > clock_us"
    )


def downgrade() -> None:
    """Give the agencies their two moments back, and take the tables away."""
    op.add_column("agency", sa.Column("agreement_from_us", sa.BigInteger(), nullable=True))
    op.add_column("agency", sa.Column("agreement_to_us", sa.BigInteger(), nullable=True))
    op.execute(
        "UPDATE agency SET (agreement_from_us, agreement_to_us) = ("
        "SELECT starts_us, CASE WHEN closed_us IS NULL THEN ends_us WHEN ends_us IS NULL THEN closed_us "
        "ELSE min(closed_us, ends_us) END FROM agreement "
        "WHERE agreement.agency_id = agency.id AND signed_us IS NOT NULL ORDER BY starts_us DESC, id LIMIT 1)"
    )
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER keep_{table}")
    op.drop_table("subsidy_programme")
    op.drop_table("ledger_entry")
    op.drop_table("agreement_event")
    op.drop_index("ix_agreement_agency_id", "agreement")
    op.drop_table("agreement")
