"""Agenda rows: what is due when."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, case, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from ..models import AgendaItem


@dataclass(frozen=True, slots=True)
class Due:
    """One deferred effect; ``subject`` is the id it is about."""

    key: str
    due_us: int
    kind: str
    subject: str


def add(rows: Connection, item: Due) -> None:
    """Put an effect on the agenda; the same key twice is one effect."""
    rows.execute(
        insert(AgendaItem)
        .values(key=item.key, due_us=item.due_us, kind=item.kind, subject=item.subject)
        .on_conflict_do_nothing()
    )


def next_due(rows: Connection, to_us: int) -> Due | None:
    """Return the first open effect that is due by a moment, in (due, key) order."""
    row = rows.execute(
        select(col(AgendaItem.key), col(AgendaItem.due_us), col(AgendaItem.kind), col(AgendaItem.subject))
        .where(col(AgendaItem.done_us).is_(None), col(AgendaItem.due_us) <= to_us)
        .order_by(col(AgendaItem.due_us), col(AgendaItem.key))
        .limit(1)
    ).one_or_none()
    return Due(row[0], row[1], row[2], row[3]) if row else None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How much of one kind is open, and when the first of it is due; a turn's kind is its purpose after "turn "."""

    kind: str
    count: int
    next_us: int


def list_waiting(rows: Connection) -> list[Waiting]:
    """Count the open effects and turns by kind, the one that is due first first."""
    purpose = func.substr(col(AgendaItem.subject), 1, func.instr(col(AgendaItem.subject), " "))
    kind = case((col(AgendaItem.kind) == "turn", func.trim("turn " + purpose)), else_=col(AgendaItem.kind))
    first = func.min(col(AgendaItem.due_us))
    query = select(kind, func.count(), first).where(col(AgendaItem.done_us).is_(None)).group_by(kind)
    return [Waiting(row[0], row[1], row[2]) for row in rows.execute(query.order_by(first, kind))]


def first_open_us(rows: Connection) -> int | None:
    """Return when the first open effect or turn is due, simulated microseconds."""
    found: int | None = rows.execute(
        select(func.min(col(AgendaItem.due_us))).where(col(AgendaItem.done_us).is_(None))
    ).scalar_one()
    return found


def mark_done(rows: Connection, key: str, at_us: int) -> None:
    """Note that an effect has run."""
    rows.execute(update(AgendaItem).where(col(AgendaItem.key) == key).values(done_us=at_us))


def withdraw(rows: Connection, kind: str, before_us: int, at_us: int) -> int:
    """Note the open effects of a kind that are due before a moment as done without running them; return how many."""
    done = rows.execute(
        update(AgendaItem)
        .where(col(AgendaItem.kind) == kind, col(AgendaItem.done_us).is_(None), col(AgendaItem.due_us) < before_us)
        .values(done_us=at_us)
    )
    return int(done.rowcount)
