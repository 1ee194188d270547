"""The neighbors' feed: posts, their steps and comments, whose they are, and who is alerted.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str = "0005"

APPEND_ONLY = ("post_comment", "post_event")
TABLES = (
    "post",
    "post_beside",
    "post_origin",
    "post_event",
    "post_comment",
    "post_comment_origin",
    "feed_setting",
    "feed_alert",
)


def upgrade() -> None:
    """Add the tables, and guard those whose rows are only ever added."""
    op.create_table(
        "post",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("published_us", sa.BigInteger(), nullable=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("x", sa.Integer(), nullable=True),
        sa.Column("y", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("number"),
    )
    op.create_index("ix_post_agency_id", "post", ["agency_id"], unique=False)
    op.create_index("ix_post_published_us", "post", ["published_us"], unique=False)
    op.create_table(
        "post_beside",
        sa.Column("post_id", sa.String(length=40), nullable=False),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"]),
        sa.PrimaryKeyConstraint("post_id"),
    )
    op.create_table(
        "post_origin",
        sa.Column("post_id", sa.String(length=40), nullable=False),
        sa.Column("household_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["household_id"], ["household.id"]),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"]),
        sa.PrimaryKeyConstraint("post_id"),
    )
    op.create_index("ix_post_origin_account_id", "post_origin", ["account_id"], unique=False)
    op.create_index("ix_post_origin_household_id", "post_origin", ["household_id"], unique=False)
    op.create_table(
        "post_event",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("post_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("post_id", "position"),
    )
    op.create_index("ix_post_event_account_id", "post_event", ["account_id"], unique=False)
    op.create_table(
        "post_comment",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("post_id", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["agency_id"], ["agency.id"]),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_post_comment_agency_id", "post_comment", ["agency_id"], unique=False)
    op.create_index("ix_post_comment_post_id", "post_comment", ["post_id"], unique=False)
    op.create_table(
        "post_comment_origin",
        sa.Column("comment_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["comment_id"], ["post_comment.id"]),
        sa.PrimaryKeyConstraint("comment_id"),
    )
    op.create_index("ix_post_comment_origin_account_id", "post_comment_origin", ["account_id"], unique=False)
    op.create_table(
        "feed_setting",
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("radius_m", sa.Integer(), nullable=True),
        sa.Column("categories", sa.String(), nullable=False),
        sa.Column("alerts", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.PrimaryKeyConstraint("account_id"),
    )
    op.create_table(
        "feed_alert",
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("post_id", sa.String(length=40), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"]),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"]),
        sa.PrimaryKeyConstraint("account_id", "post_id"),
    )
    op.create_index("ix_feed_alert_post_id", "feed_alert", ["post_id"], unique=False)
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
        )


def downgrade() -> None:
    """Take the guards and the tables away."""
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER keep_{table}")
    for table in reversed(TABLES):
        op.drop_table(table)
