"""The still or clip that goes with a post.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str = "0010"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "post_footage",
        sa.Column("post_id", sa.String(40), sa.ForeignKey("post.id"), primary_key=True),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
    )


def downgrade() -> None:
    """Take the table away, and with it what it holds."""
    op.drop_table("post_footage")
