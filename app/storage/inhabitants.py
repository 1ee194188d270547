"""What an inhabited world's director reads and writes: who acts, whom a notice reached, incidents. Company only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from ..models import Account, Camera, CameraPlace, House, Incident, Notice, Person, SignIn
from ..policy.roles import Role


@dataclass(frozen=True, slots=True)
class Hung:
    """A camera at its exact place, (lon, lat) degrees, and whether it seals its clips."""

    camera_id: str
    lon: float
    lat: float
    installed_us: int
    sealed: bool


def list_houses(rows: Connection) -> list[tuple[str, float, float]]:
    """List every house, id and (lon, lat) degrees, in the order of ids."""
    found = rows.execute(select(col(House.id), col(House.lon), col(House.lat)).order_by(col(House.id)))
    return [(row[0], row[1], row[2]) for row in found]


def list_hung(rows: Connection, by_us: int) -> list[Hung]:
    """List the cameras that hang by a moment, in the order of ids."""
    found = rows.execute(
        select(
            col(Camera.id), col(CameraPlace.lon), col(CameraPlace.lat), col(Camera.installed_us), col(Camera.end_to_end)
        )
        .join(CameraPlace, col(CameraPlace.camera_id) == col(Camera.id))
        .where(col(Camera.installed_us) <= by_us)
        .order_by(col(Camera.id))
    )
    return [Hung(*row) for row in found]


def list_staff(rows: Connection, role: Role) -> list[str]:
    """List the open accounts of a role, in the order of ids."""
    query = (
        select(col(Account.id)).where(col(Account.role) == role.value, col(Account.active)).order_by(col(Account.id))
    )
    return list(rows.execute(query).scalars())


def list_posting(rows: Connection, agency_id: str) -> list[str]:
    """List an agency's open officer accounts that may post, in the order of ids."""
    theirs = (col(Account.agency_id) == agency_id, col(Account.role) == Role.OFFICER.value)
    query = select(col(Account.id)).where(*theirs, col(Account.active), col(Account.may_post))
    return list(rows.execute(query.order_by(col(Account.id))).scalars())


def list_residents(rows: Connection) -> list[str]:
    """List the accounts of everybody who lives in a household now, in the order of ids."""
    query = select(col(Person.account_id)).where(col(Person.left_us).is_(None)).order_by(col(Person.account_id))
    return list(rows.execute(query).scalars())


def residents_behind(rows: Connection, cameras: Sequence[str]) -> list[str]:
    """List the accounts of everybody who lives now in a household with one of some cameras, in the order of ids."""
    query = (
        select(col(Person.account_id))
        .join(Camera, col(Camera.household_id) == col(Person.household_id))
        .where(col(Camera.id).in_(cameras), col(Person.left_us).is_(None))
    )
    return list(rows.execute(query.distinct().order_by(col(Person.account_id))).scalars())


def reached_by(rows: Connection, request_id: str) -> list[tuple[str, str]]:
    """List the notices of a request with each resident who lives where it came: (notice, account), sorted."""
    found = rows.execute(
        select(col(Notice.id), col(Person.account_id))
        .join(Person, col(Person.household_id) == col(Notice.household_id))
        .where(col(Notice.request_id) == request_id, col(Person.left_us).is_(None))
    )
    return sorted((row[0], row[1]) for row in found)


def is_open(rows: Connection, account_id: str) -> bool:
    """Whether there is such an account, and it is open."""
    query = select(col(Account.id)).where(col(Account.id) == account_id, col(Account.active))
    return rows.execute(query).first() is not None


def renew_sign_in(rows: Connection, token_hash: str, account_id: str, expires_us: int) -> None:
    """Open a session under a token that may have opened one before; ``expires_us`` is wall time. No form vouches."""
    fresh = insert(SignIn).values(token_hash=token_hash, account_id=account_id, csrf="", expires_us=expires_us)
    rows.execute(fresh.on_conflict_do_update(index_elements=["token_hash"], set_={"expires_us": expires_us}))


def has_incident(rows: Connection, incident_id: str) -> bool:
    """Whether an incident is on record."""
    return rows.execute(select(col(Incident.id)).where(col(Incident.id) == incident_id)).first() is not None


def next_case(rows: Connection, prefix: str) -> str:
    """Return the next case number of a year, such as ``HPD-2019-00042``, after those on record.

    Parameters
    ----------
    prefix : str
        All before the running number, such as ``HPD-2019``.
    """
    query = select(func.max(col(Incident.case_number))).where(col(Incident.case_number).startswith(f"{prefix}-"))
    last = rows.execute(query).scalar_one()
    return f"{prefix}-{int(last.rpartition('-')[2]) + 1 if last else 1:05d}"
