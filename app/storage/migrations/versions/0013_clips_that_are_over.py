"""Clips whose time was over once and that only a legal demand keeps.

Revision ID: 0013
Revises: 0012
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str = "0012"


def upgrade() -> None:
    """Add the column; a clip that a demand keeps already gets its mark at the next look."""
    op.add_column("clip", sa.Column("over", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Take the column away, and with it which clips were over."""
    op.drop_column("clip", "over")
