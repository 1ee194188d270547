"""The whole life of a request: consent after ISO/IEC TS 27560, steps, comments, footage, custody, onward sharing.

Columns are only added, so that no table is made anew and the guards of revision 0002 stay in place.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str = "0002"

APPEND_ONLY = ("comment", "custody_entry", "objection", "regime_change", "request_event")


def upgrade() -> None:
    """Add the tables and columns, and put what older worlds hold into the new words."""
    op.create_table(
        "regime_change",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("from_id", sa.String(length=40), nullable=False),
        sa.Column("to_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("position"),
    )
    op.create_table(
        "objection",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("house_id", sa.String(length=40), nullable=False),
        sa.Column("from_us", sa.BigInteger(), nullable=False),
        sa.Column("to_us", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("decided_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["house_id"],
            ["house.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_objection_house_id", "objection", ["house_id"], unique=False)

    op.create_table(
        "invitation",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("agency_id", sa.String(length=40), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("may_post", sa.Boolean(), nullable=False),
        sa.Column("code_hash", sa.String(length=64), nullable=False),
        sa.Column("invited_us", sa.BigInteger(), nullable=False),
        sa.Column("expires_us", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_us", sa.BigInteger(), nullable=True),
        sa.Column("account_id", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["agency.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code_hash"),
    )
    op.create_index("ix_invitation_account_id", "invitation", ["account_id"], unique=False)
    op.create_index("ix_invitation_agency_id", "invitation", ["agency_id"], unique=False)

    op.create_table(
        "comment",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.String(length=40), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["footage_request.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_comment_request_id", "comment", ["request_id"], unique=False)

    op.create_table(
        "footage",
        sa.Column("clip_id", sa.String(length=40), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("ingested_us", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["clip_id"],
            ["clip.id"],
        ),
        sa.PrimaryKeyConstraint("clip_id"),
    )
    op.create_table(
        "request_event",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("request_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["footage_request.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("request_id", "position"),
    )
    op.create_index("ix_request_event_account_id", "request_event", ["account_id"], unique=False)

    op.create_table(
        "comment_origin",
        sa.Column("comment_id", sa.String(length=40), nullable=False),
        sa.Column("household_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["comment_id"],
            ["comment.id"],
        ),
        sa.ForeignKeyConstraint(
            ["household_id"],
            ["household.id"],
        ),
        sa.PrimaryKeyConstraint("comment_id"),
    )
    op.create_index("ix_comment_origin_account_id", "comment_origin", ["account_id"], unique=False)
    op.create_index("ix_comment_origin_household_id", "comment_origin", ["household_id"], unique=False)

    op.create_table(
        "custody_entry",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("release_id", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("sha256_before", sa.String(length=64), nullable=False),
        sa.Column("sha256_after", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["release.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("release_id", "position"),
    )
    op.create_table(
        "notice_display",
        sa.Column("notice_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("muted", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["notice.id"],
        ),
        sa.PrimaryKeyConstraint("notice_id", "account_id"),
    )
    op.create_index("ix_notice_display_account_id", "notice_display", ["account_id"], unique=False)

    op.create_table(
        "onward",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("release_id", sa.String(length=40), nullable=False),
        sa.Column("from_agency_id", sa.String(length=40), nullable=False),
        sa.Column("to_agency_id", sa.String(length=40), nullable=False),
        sa.Column("account_id", sa.String(length=40), nullable=False),
        sa.Column("asked_us", sa.BigInteger(), nullable=False),
        sa.Column("passed_us", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_us", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["account.id"],
        ),
        sa.ForeignKeyConstraint(
            ["from_agency_id"],
            ["agency.id"],
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["release.id"],
        ),
        sa.ForeignKeyConstraint(
            ["to_agency_id"],
            ["agency.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("release_id", "to_agency_id"),
    )
    op.create_index("ix_onward_account_id", "onward", ["account_id"], unique=False)
    op.create_index("ix_onward_from_agency_id", "onward", ["from_agency_id"], unique=False)
    op.create_index("ix_onward_to_agency_id", "onward", ["to_agency_id"], unique=False)

    op.add_column("account", sa.Column("assigned_area", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("account", sa.Column("seen_us", sa.BigInteger(), nullable=True))

    op.add_column("agency", sa.Column("kind", sa.String(), server_default=sa.text("'police'"), nullable=False))
    op.add_column("agency", sa.Column("email_domain", sa.String(), server_default=sa.text("''"), nullable=False))

    op.add_column("camera", sa.Column("end_to_end", sa.Boolean(), server_default=sa.false(), nullable=False))

    op.add_column(
        "consent_event", sa.Column("purpose", sa.String(), server_default=sa.text("'requests'"), nullable=False)
    )
    op.add_column("consent_event", sa.Column("scopes", sa.String(), server_default=sa.text("'[]'"), nullable=False))
    op.add_column("consent_event", sa.Column("agency_id", sa.String(length=40), nullable=True))
    op.add_column("consent_event", sa.Column("incident_type", sa.String(length=80), nullable=True))
    op.add_column(
        "consent_event", sa.Column("notice_version", sa.String(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column(
        "consent_event", sa.Column("notice_digest", sa.String(), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("consent_event", sa.Column("served_us", sa.BigInteger(), nullable=True))
    op.add_column("consent_event", sa.Column("expires_us", sa.BigInteger(), nullable=True))
    op.add_column("consent_event", sa.Column("retention_days", sa.Integer(), nullable=True))
    op.create_index("ix_consent_event_agency_id", "consent_event", ["agency_id"], unique=False)

    op.add_column(
        "footage_request", sa.Column("further_incidents", sa.String(), server_default=sa.text("'[]'"), nullable=False)
    )
    op.add_column("footage_request", sa.Column("regime_id", sa.String(), server_default=sa.text("''"), nullable=False))

    op.add_column("household", sa.Column("uses_feed", sa.Boolean(), server_default=sa.true(), nullable=False))

    op.add_column("person", sa.Column("phone", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("person", sa.Column("since_us", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    op.add_column("person", sa.Column("left_us", sa.BigInteger(), nullable=True))

    op.add_column("release", sa.Column("footage_sha256", sa.String(length=64), nullable=True))
    op.add_column("release", sa.Column("footage_type", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column(
        "release", sa.Column("capture_commitment", sa.String(length=64), server_default=sa.text("''"), nullable=False)
    )
    op.add_column("release", sa.Column("triage", sa.String(), server_default=sa.text("''"), nullable=False))
    op.add_column("release", sa.Column("withdrawn_us", sa.BigInteger(), nullable=True))

    op.add_column(
        "release_origin",
        sa.Column("capture_sha256", sa.String(length=64), server_default=sa.text("''"), nullable=False),
    )
    op.add_column(
        "release_origin", sa.Column("grant_id", sa.String(length=40), server_default=sa.text("''"), nullable=False)
    )

    op.add_column("world_state", sa.Column("pinned", sa.Boolean(), server_default=sa.true(), nullable=False))
    op.add_column("world_state", sa.Column("started_us", sa.BigInteger(), server_default=sa.text("0"), nullable=False))
    _guard()
    _translate()


def _guard() -> None:
    for table in APPEND_ONLY:
        op.execute(
            f"CREATE TRIGGER keep_{table} BEFORE DELETE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
        )


def _translate() -> None:
    """Put older consent events into the words of ISO/IEC TS 27560, and let older worlds keep their one regime."""
    op.execute("UPDATE consent_event SET purpose = 'answer' WHERE request_id IS NOT NULL")
    op.execute("UPDATE consent_event SET kind = 'withdrawn' WHERE kind = 'opted-out'")
    op.execute("UPDATE consent_event SET kind = 'given' WHERE kind = 'opted-in'")
    op.execute("UPDATE footage_request SET regime_id = (SELECT regime_id FROM world_state)")
    op.execute("UPDATE world_state SET started_us = clock_us")
    op.execute("UPDATE account SET seen_us = (SELECT clock_us FROM world_state) WHERE agency_id IS NOT NULL")
    for kind in ("close-idle", "expire-clips"):
        row = sa.text(
            "INSERT INTO agenda_item (key, due_us, kind, subject) "
            "SELECT :key, clock_us, :kind, '' FROM world_state WHERE true ON CONFLICT (key) DO NOTHING"
        )
        op.execute(row.bindparams(key=f"{kind}-since-0003", kind=kind))


def downgrade() -> None:
    """Take the guards, the columns and the tables away; the words of consent and the agenda stay."""
    for table in APPEND_ONLY:
        op.execute(f"DROP TRIGGER keep_{table}")
    op.drop_index("ix_consent_event_agency_id", "consent_event")
    op.drop_column("world_state", "started_us")
    op.drop_column("world_state", "pinned")
    op.drop_column("release_origin", "grant_id")
    op.drop_column("release_origin", "capture_sha256")
    op.drop_column("release", "withdrawn_us")
    op.drop_column("release", "triage")
    op.drop_column("release", "capture_commitment")
    op.drop_column("release", "footage_type")
    op.drop_column("release", "footage_sha256")
    op.drop_column("person", "left_us")
    op.drop_column("person", "since_us")
    op.drop_column("person", "phone")
    op.drop_column("household", "uses_feed")
    op.drop_column("footage_request", "regime_id")
    op.drop_column("footage_request", "further_incidents")
    op.drop_column("consent_event", "retention_days")
    op.drop_column("consent_event", "expires_us")
    op.drop_column("consent_event", "served_us")
    op.drop_column("consent_event", "notice_digest")
    op.drop_column("consent_event", "notice_version")
    op.drop_column("consent_event", "incident_type")
    op.drop_column("consent_event", "agency_id")
    op.drop_column("consent_event", "scopes")
    op.drop_column("consent_event", "purpose")
    op.drop_column("camera", "end_to_end")
    op.drop_column("agency", "email_domain")
    op.drop_column("agency", "kind")
    op.drop_column("account", "seen_us")
    op.drop_column("account", "assigned_area")
    op.drop_table("onward")
    op.drop_table("notice_display")
    op.drop_table("custody_entry")
    op.drop_table("comment_origin")
    op.drop_table("request_event")
    op.drop_table("footage")
    op.drop_table("comment")
    op.drop_table("invitation")
    op.drop_table("objection")
    op.drop_table("regime_change")
