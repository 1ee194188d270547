"""How each resident wants to see a notice: their own affair, which nobody else in the household learns."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from ..models import NoticeDisplay


@dataclass(frozen=True, slots=True)
class Display:
    """Whether a resident hides a notice, and whether its push messages are off."""

    hidden: bool
    muted: bool


PLAIN: Final = Display(hidden=False, muted=False)
"""How a notice is shown until its reader says otherwise."""


def display_of(rows: Connection, notice_id: str, account_id: str) -> Display:
    """Return how a resident sees one notice."""
    return displays_of(rows, account_id).get(notice_id, PLAIN)


def displays_of(rows: Connection, account_id: str) -> dict[str, Display]:
    """Return by notice how a resident sees it, where they ever said so."""
    found = rows.execute(
        select(col(NoticeDisplay.notice_id), col(NoticeDisplay.hidden), col(NoticeDisplay.muted)).where(
            col(NoticeDisplay.account_id) == account_id
        )
    )
    return {row[0]: Display(row[1], row[2]) for row in found}


def set_display(rows: Connection, notice_id: str, account_id: str, display: Display) -> None:
    """Store how a resident wants to see a notice."""
    own = (col(NoticeDisplay.notice_id) == notice_id) & (col(NoticeDisplay.account_id) == account_id)
    changed = rows.execute(update(NoticeDisplay).where(own).values(**asdict(display)))
    if changed.rowcount == 0:
        rows.execute(insert(NoticeDisplay).values(notice_id=notice_id, account_id=account_id, **asdict(display)))
