"""E-mail inside a world; and avoiding words becomes a clause of its own.

Until here an agreement in which the company approved statements checked their words too. It keeps doing so.

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import json
from collections.abc import Callable

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str = "0011"

Clauses = list[dict[str, object]]
_WORDING = {"name": "wording", "number": 0, "usd": 0, "company_usd": 0}


def upgrade() -> None:
    """Add the tables, and the clause where its check ran."""
    op.create_table(
        "mail",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("agency_id", sa.String(40), sa.ForeignKey("agency.id"), nullable=False),
        sa.Column("account_id", sa.String(40), sa.ForeignKey("account.id"), nullable=True),
        sa.Column("thread_id", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("kind", "side", "by")),
        sa.Column("at_us", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("category", "subject", "text")),
    )
    for column in ("agency_id", "account_id", "thread_id"):
        op.create_index(f"ix_mail_{column}", "mail", [column])
    op.execute(
        "CREATE TRIGGER keep_mail BEFORE DELETE ON mail "
        "BEGIN SELECT RAISE(ABORT, 'rows of this table are only ever added'); END"
    )
    op.create_table(
        "alert_choice",
        sa.Column("account_id", sa.String(40), sa.ForeignKey("account.id"), primary_key=True),
        sa.Column("categories", sa.String(), nullable=False),
    )
    _rewrite(lambda clauses: [*clauses, _WORDING] if _has(clauses, "statements-approved") else clauses)


def _has(clauses: Clauses, name: str) -> bool:
    return any(clause["name"] == name for clause in clauses)


def _rewrite(change: Callable[[Clauses], Clauses]) -> None:
    rows = op.get_bind()
    for agreement_id, clauses in rows.execute(sa.text("SELECT id, clauses FROM agreement")).all():
        changed = json.dumps(change(json.loads(clauses)))
        rows.execute(
            sa.text("UPDATE agreement SET clauses = :clauses WHERE id = :id"), {"clauses": changed, "id": agreement_id}
        )


def downgrade() -> None:
    """Take the tables away, and with them what they hold; the clause is no longer known."""
    _rewrite(lambda clauses: [clause for clause in clauses if clause["name"] != "wording"])
    op.drop_table("alert_choice")
    op.execute("DROP TRIGGER keep_mail")
    op.drop_table("mail")
