"""What the historical register says of each agency, and from which day it counts.

Rows that stand already get their day where the day of the agreement is known. Where only its month is, and for the
other columns, the older database does not hold what is needed: a world planted anew has all of it.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str = "0003"

WORDS = (
    "kind",
    "city",
    "county",
    "county_fips",
    "ori",
    "agreement_month",
    "counts_from",
    "note",
    "records_url",
)
AMOUNTS = ("subsidy_total_usd", "subsidy_each_usd", "subsidy_residents")


def upgrade() -> None:
    """Add the columns, and count each agency from the day after its agreement."""
    for name in WORDS:
        op.add_column("partner_agency", sa.Column(name, sa.String(), server_default=sa.text("''"), nullable=False))
    for name in AMOUNTS:
        op.add_column("partner_agency", sa.Column(name, sa.Integer(), nullable=True))
    op.execute("UPDATE partner_agency SET counts_from = date(agreement_date, '+1 day') WHERE agreement_date <> ''")


def downgrade() -> None:
    """Take the columns away."""
    for name in (*AMOUNTS, *WORDS):
        op.drop_column("partner_agency", name)
