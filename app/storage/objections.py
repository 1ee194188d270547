"""Objections of people who were filmed: rows to facts, and back. The reading role adds them and reads none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, and_, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import aliased
from sqlmodel import col

from ..models import House, Objection
from ..policy.acts import Objected

State = Literal["open", "upheld", "dismissed"]


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection as the company reads it: of somebody whom it does not know.

    Parameters
    ----------
    house_id : str
        One house of the block that was named; the others of the block count too.
    from_us, to_us, at_us : int
        Simulated time, microseconds.
    """

    objection_id: str
    house_id: str
    from_us: int
    to_us: int
    words: str
    at_us: int
    state: State
    block: int | None = None
    street: str = ""


def add_objection(rows: Connection, one: ObjectionRow) -> None:
    """Store an objection; the same id twice is one."""
    rows.execute(
        insert(Objection)
        .values(
            id=one.objection_id,
            house_id=one.house_id,
            from_us=one.from_us,
            to_us=one.to_us,
            words=one.words,
            at_us=one.at_us,
            state=one.state,
            decided_us=None,
        )
        .on_conflict_do_nothing()
    )


def first_house(rows: Connection, street: str, block: int | None) -> str | None:
    """Return the id of the first house of a block of a street; None if the public address list has none."""
    query = (
        select(col(House.id), col(House.street))
        .where(col(House.block) == block if block is not None else col(House.block).is_(None))
        .order_by(col(House.id))
    )
    wanted = street.strip().casefold()
    return next((row[0] for row in rows.execute(query) if row[1].casefold() == wanted), None)


def list_open(rows: Connection) -> list[ObjectionRow]:
    """List the objections that wait for the company's word, oldest first. Company role only."""
    query = (
        select(
            col(Objection.id),
            col(Objection.house_id),
            col(Objection.from_us),
            col(Objection.to_us),
            col(Objection.words),
            col(Objection.at_us),
            col(Objection.state),
            col(House.block),
            col(House.street),
        )
        .join(House, col(House.id) == col(Objection.house_id))
        .where(col(Objection.state) == "open")
        .order_by(col(Objection.at_us), col(Objection.id))
    )
    return [ObjectionRow(*row[:6], cast("State", row[6]), row[7], row[8]) for row in rows.execute(query)]


def count_objections(rows: Connection, since_us: int) -> tuple[int, int]:
    """Count the objections that wait, and those after a moment in simulated microseconds. Company role only."""
    query = select(func.count()).select_from(Objection)
    waiting = rows.execute(query.where(col(Objection.state) == "open")).scalar_one()
    recent = rows.execute(query.where(col(Objection.at_us) > since_us)).scalar_one()
    return int(waiting), int(recent)


def find_state(rows: Connection, objection_id: str) -> State | None:
    """Return how an objection stands; None if there is none. Company role only."""
    found = rows.execute(select(col(Objection.state)).where(col(Objection.id) == objection_id)).scalar_one_or_none()
    return cast("State | None", found)


def set_state(rows: Connection, objection_id: str, state: State, at_us: int) -> None:
    """Store the company's word on an objection."""
    rows.execute(update(Objection).where(col(Objection.id) == objection_id).values(state=state, decided_us=at_us))


def upheld(rows: Connection, from_us: int, to_us: int) -> tuple[Objected, ...]:
    """List what the company upheld that touches a window, with every house of each block. Company role only.

    Parameters
    ----------
    from_us, to_us : int
        Simulated time, microseconds.
    """
    named, near = aliased(House), aliased(House)
    same_block = col(near.block).is_not_distinct_from(col(named.block))
    found = rows.execute(
        select(col(Objection.id), col(Objection.from_us), col(Objection.to_us), col(near.lon), col(near.lat))
        .join(named, col(named.id) == col(Objection.house_id))
        .join(near, and_(col(near.street) == col(named.street), same_block))
        .where(col(Objection.state) == "upheld", col(Objection.from_us) <= to_us, col(Objection.to_us) >= from_us)
        .order_by(col(Objection.id), col(near.id))
    )
    windows: dict[str, tuple[int, int]] = {}
    places: dict[str, list[tuple[float, float]]] = {}
    for one, begins_us, ends_us, lon, lat in found:
        windows[one] = (begins_us, ends_us)
        places.setdefault(one, []).append((lon, lat))
    return tuple(Objected(tuple(places[one]), *window) for one, window in windows.items())
