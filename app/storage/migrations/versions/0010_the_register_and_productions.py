"""The public register's order, the term of what was produced on a demand, and whose account data it was.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the index; what was produced before keeps no term."""
    op.create_index("ix_footage_request_delivered_us", "footage_request", ["delivered_us"])
    op.add_column("production", sa.Column("expires_us", sa.BigInteger(), nullable=True))
    op.add_column(
        "production_origin", sa.Column("account_id", sa.String(40), nullable=False, server_default=sa.text("''"))
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_column("production_origin", "account_id")
    op.drop_column("production", "expires_us")
    op.drop_index("ix_footage_request_delivered_us", "footage_request")
