"""Simulated time: whether a world is inhabited, and the time zone by whose hours things happen in it.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str = "0007"


def upgrade() -> None:
    """Add the columns; worlds that were planted earlier are not inhabited."""
    op.add_column("world_state", sa.Column("timezone", sa.String(), server_default=sa.text("'UTC'"), nullable=False))
    op.add_column("world_state", sa.Column("inhabited", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    """Take them away."""
    op.drop_column("world_state", "inhabited")
    op.drop_column("world_state", "timezone")
