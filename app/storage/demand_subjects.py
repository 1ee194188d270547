"""Whom a legal demand reaches: the households that answer to a paper's words, their clips, notices and consents.

Company role only. Every search is made whatever an earlier one found.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    String,
    and_,
    exists,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlmodel import col

from ..models import (
    Camera,
    Clip,
    DemandEvent,
    DemandOrigin,
    Dwelling,
    Footage,
    House,
    LegalDemand,
    LegalNotice,
    Person,
    Production,
    ProductionOrigin,
)
from ..policy.demand_facts import HeldAccount, HeldClip, Subject
from .erasing import is_preserved, is_there


@dataclass(frozen=True, slots=True)
class DemandStep:
    """One step of a demand."""

    event_id: str
    demand_id: str
    at_us: int
    step: str
    account_id: str | None
    note: str = ""


def add_event(rows: Connection, step: DemandStep, *, happened: bool = True) -> None:
    """Add a step after all earlier ones; one that did not happen takes the same statement and leaves nothing."""
    count = select(func.count()).select_from(DemandEvent).where(col(DemandEvent.demand_id) == step.demand_id)
    told = select(
        literal(step.event_id),
        literal(step.demand_id),
        count.scalar_subquery(),
        literal(step.at_us, BigInteger),
        literal(step.step),
        literal(step.account_id, String),
        literal(step.note),
    ).where(literal(happened, Boolean))
    names = ["id", "demand_id", "position", "at_us", "step", "account_id", "note"]
    rows.execute(insert(DemandEvent).from_select(names, told))


def list_events(rows: Connection, demand_id: str) -> list[tuple[str, int, str]]:
    """List the steps of a demand, oldest first: (step, simulated microseconds, note)."""
    found = rows.execute(
        select(col(DemandEvent.step), col(DemandEvent.at_us), col(DemandEvent.note))
        .where(col(DemandEvent.demand_id) == demand_id)
        .order_by(col(DemandEvent.position))
    )
    return [(row[0], row[1], row[2]) for row in found]


def find_households(rows: Connection, subject: Subject) -> frozenset[str]:
    """Return the households of residents who live there now and answer to every word that the paper says."""
    told: list[ColumnElement[bool]] = [col(Person.left_us).is_(None)]
    if subject.name:
        told.append(func.lower(col(Person.name)) == subject.name.lower())
    if subject.email:
        told.append(func.lower(col(Person.email)) == subject.email.lower())
    if subject.street:
        told.append(func.lower(col(House.street)) == subject.street.lower())
    if subject.block is not None:
        told.append(col(House.block) == subject.block)
    found = rows.execute(
        select(col(Person.household_id))
        .join(Dwelling, col(Dwelling.household_id) == col(Person.household_id))
        .join(House, col(House.id) == col(Dwelling.house_id))
        .where(*told)
        .distinct()
    )
    return frozenset(found.scalars())


def add_origins(rows: Connection, demand_id: str, households: frozenset[str], kept_until_us: int | None) -> None:
    """Note which households answer to a paper, and until when their clips are kept for it: one statement, however many.

    Whoever filed the paper could else tell by the time it took whether anybody answers to it.
    """
    _add_for_each(rows, DemandOrigin, demand_id, households, kept_until_us=kept_until_us)


def _add_for_each(
    rows: Connection,
    table: type[DemandOrigin | LegalNotice],
    demand_id: str,
    households: frozenset[str],
    **moment: int | None,
) -> None:
    [(name, at_us)] = moment.items()
    home = col(Dwelling.household_id)
    found = select(literal(demand_id), home, literal(at_us, BigInteger)).where(home.in_(households))
    rows.execute(insert(table).from_select(["demand_id", "household_id", name], found))


def origins(rows: Connection, demand_id: str) -> dict[str, int | None]:
    """Return the households that answer to a paper, each with when its resident agreed to it."""
    found = rows.execute(
        select(col(DemandOrigin.household_id), col(DemandOrigin.consented_us))
        .where(col(DemandOrigin.demand_id) == demand_id)
        .order_by(col(DemandOrigin.household_id))
    )
    return {row[0]: row[1] for row in found}


def set_consent(rows: Connection, demand_id: str, household_id: str, account_id: str, at_us: int | None) -> None:
    """Note that a resident agreed to a demand, or took that back (None)."""
    own = and_(col(DemandOrigin.demand_id) == demand_id, col(DemandOrigin.household_id) == household_id)
    rows.execute(update(DemandOrigin).where(own).values(consented_us=at_us, consented_by=account_id))


def held_clips(rows: Connection, households: frozenset[str], window: tuple[int, int], now_us: int) -> list[HeldClip]:
    """List the clips of some households that touch a window and are not gone; simulated microseconds."""
    box = exists().where(col(Footage.clip_id) == col(Clip.id), col(Footage.sealed).is_(True))
    found = rows.execute(
        select(
            col(Clip.id),
            col(Camera.household_id),
            col(Clip.start_us),
            col(Clip.end_us),
            col(Camera.end_to_end).is_(True) | box,
            is_preserved(now_us),
        )
        .join(Camera, col(Camera.id) == col(Clip.camera_id))
        .where(col(Camera.household_id).in_(households), is_there())
        .where(col(Clip.end_us) >= window[0], col(Clip.start_us) <= window[1])
        .order_by(col(Clip.start_us), col(Clip.id))
    )
    return [
        HeldClip(
            clip_id=row[0],
            household_id=row[1],
            start_us=row[2],
            end_us=row[3],
            sealed=bool(row[4]),
            preserved=bool(row[5]),
        )
        for row in found
    ]


def held_accounts(
    rows: Connection, households: frozenset[str], subject: Subject, concerns: Callable[[int, int | None], bool]
) -> list[HeldAccount]:
    """List what the company knows of the accounts of some households: one entry for each resident whom it concerns.

    Parameters
    ----------
    subject : Subject
        Whom the paper names.
    concerns : callable
        (when a resident moved in, when out or None, simulated microseconds) -> whether the demand concerns them.
    """
    counted = select(func.count()).where(col(Camera.household_id) == col(Person.household_id)).scalar_subquery()
    told = [col(getattr(Person, name)) for name in ("household_id", "account_id", "since_us", "left_us")]
    found = rows.execute(
        select(*told, col(Person.name), col(Person.email), col(Person.phone), counted)
        .where(col(Person.household_id).in_(households))
        .order_by(col(Person.household_id), col(Person.account_id))
    )
    names = ("name", "email", "phone", "cameras")
    return [
        HeldAccount(
            household_id=row[0],
            fields=tuple(zip(names, (str(value) for value in row[4:]), strict=True)),
            account_id=row[1],
            named=_means(subject, row[4], row[5]),
        )
        for row in found
        if concerns(row[2], row[3])
    ]


def _means(subject: Subject, name: str, email: str) -> bool:
    """Whether a resident answers to the name and the e-mail address that a paper gives; to none, everybody does."""
    given = ((subject.name, name), (subject.email, email))
    return all(not said or said.lower() == theirs.lower() for said, theirs in given)


def add_origin_of(
    rows: Connection, production_id: str, household_id: str, *, clip_id: str = "", account_id: str = ""
) -> None:
    """Note from which household and clip a production came; of account data, whose it is."""
    values = {"production_id": production_id, "household_id": household_id}
    values |= {"clip_id": clip_id, "account_id": account_id}
    rows.execute(insert(ProductionOrigin).values(values))


def plan_notices(rows: Connection, demand_id: str, households: frozenset[str], due_us: int) -> None:
    """Note when households are to be told of a demand: one statement, however many."""
    _add_for_each(rows, LegalNotice, demand_id, households, due_us=due_us)


def tell(rows: Connection, demand_id: str, now_us: int) -> int:
    """Tell the households whose time has come, and return how many are told by this."""
    due = and_(
        col(LegalNotice.demand_id) == demand_id, col(LegalNotice.due_us) <= now_us, col(LegalNotice.told_us).is_(None)
    )
    return int(rows.execute(update(LegalNotice).where(due).values(told_us=now_us)).rowcount)


def count_told(rows: Connection, from_us: int, to_us: int) -> int:
    """Count the notices given from a moment on and before another, simulated microseconds."""
    query = select(func.count()).select_from(LegalNotice)
    return int(
        rows.execute(query.where(col(LegalNotice.told_us) >= from_us, col(LegalNotice.told_us) < to_us)).scalar_one()
    )


def told_demands(rows: Connection, household_id: str) -> list[tuple[str, int, int]]:
    """List the demands of which a household was told, newest first: (demand, told, filed; simulated microseconds)."""
    found = rows.execute(
        select(col(LegalNotice.demand_id), col(LegalNotice.told_us), col(LegalDemand.filed_us))
        .join(LegalDemand, col(LegalDemand.id) == col(LegalNotice.demand_id))
        .where(col(LegalNotice.household_id) == household_id, col(LegalNotice.told_us).is_not(None))
        .order_by(col(LegalNotice.told_us).desc(), col(LegalNotice.demand_id))
    )
    return [(row[0], int(row[1] or 0), int(row[2])) for row in found]


def produced_of(rows: Connection, demand_id: str, household_id: str) -> dict[str, str]:
    """Return what left on a demand and came from one household, each with whose account data it is ("": a clip)."""
    found = rows.execute(
        select(col(Production.id), col(ProductionOrigin.account_id))
        .join(ProductionOrigin, col(ProductionOrigin.production_id) == col(Production.id))
        .where(col(Production.demand_id) == demand_id, col(ProductionOrigin.household_id) == household_id)
    )
    return {row[0]: row[1] for row in found}
