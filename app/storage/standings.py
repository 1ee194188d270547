"""Sign-ins, accounts and standings: who asks, and what is the asker's own."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, func, insert, select
from sqlmodel import col

from ..models import Account, Agency, Credential, FootageRequest, Incident, Person, SignIn
from ..policy.casefile import AgencyStanding, Standing
from ..policy.facts import ColleagueFact
from ..policy.own_books import IncidentStanding
from ..policy.roles import Role
from ..policy.units import DAY
from .agreements import is_live
from .tables import ring_from
from .worlds_rows import Now

NO_FURTHER: Final = "[]"
"""How a request that names one incident stores its further ones."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account that signed in, and its session's protection against forged forms."""

    account_id: str
    role: Role
    name: str
    csrf: str
    may_post: bool


_SIGN_IN: Final = (
    select(col(SignIn.account_id), col(Account.role), col(Account.staff_name), col(SignIn.csrf), col(Account.may_post))
    .join(Account, col(Account.id) == col(SignIn.account_id))
    .where(col(SignIn.token_hash) == bindparam("token_hash"), col(SignIn.expires_us) > bindparam("wall_us"))
)
_STANDING: Final = (
    select(
        col(Account.active),
        col(Account.may_post),
        col(Account.agency_id),
        col(Agency.name),
        is_live(bindparam("now_us")),
        col(Agency.kind),
        col(Agency.email_domain),
        col(Account.assigned_area),
    )
    .outerjoin(Agency, col(Agency.id) == col(Account.agency_id))
    .where(col(Account.id) == bindparam("account_id"))
)
_HOME: Final = select(col(Person.household_id), col(Person.left_us)).where(
    col(Person.account_id) == bindparam("account_id")
)
"""These are written once, as every question of somebody signed in needs them."""


def find_sign_in(rows: Connection, token_hash: str, wall_us: int) -> SignedIn | None:
    """Find a session by the hash of its token; None when there is none or its time is over."""
    row = rows.execute(_SIGN_IN, {"token_hash": token_hash, "wall_us": wall_us}).one_or_none()
    return SignedIn(row[0], Role(row[1]), row[2], row[3], row[4]) if row else None


def add_sign_in(rows: Connection, token_hash: str, account_id: str, csrf: str, expires_us: int) -> None:
    """Open a session; ``expires_us`` is wall time."""
    rows.execute(insert(SignIn).values(token_hash=token_hash, account_id=account_id, csrf=csrf, expires_us=expires_us))


def drop_sign_in(rows: Connection, token_hash: str, wall_us: int) -> None:
    """Close a session, and clear away those whose time is over."""
    rows.execute(delete(SignIn).where((col(SignIn.token_hash) == token_hash) | (col(SignIn.expires_us) <= wall_us)))


def find_credential(rows: Connection, email: str) -> tuple[str, Role, str] | None:
    """Return account id, role and password hash of an e-mail address."""
    row = rows.execute(
        select(col(Credential.account_id), col(Account.role), col(Credential.password_hash))
        .join(Account, col(Account.id) == col(Credential.account_id))
        .where(col(Credential.email) == email)
    ).one_or_none()
    return (row[0], Role(row[1]), row[2]) if row else None


def find_home(rows: Connection, account_id: str) -> tuple[str, int | None] | None:
    """Return a resident's household, and when they moved out of it; None for whoever never lived in one."""
    row = rows.execute(_HOME, {"account_id": account_id}).one_or_none()
    return (row[0], row[1]) if row else None


def staff_name(rows: Connection, account_id: str) -> str:
    """Return the name under which an agency's account acts."""
    return str(rows.execute(select(col(Account.staff_name)).where(col(Account.id) == account_id)).scalar_one())


def find_household(rows: Connection, account_id: str) -> str | None:
    """Return the household in which a resident lives now; None after moving out."""
    living = col(Person.left_us).is_(None)
    row = rows.execute(
        select(col(Person.household_id)).where(col(Person.account_id) == account_id, living)
    ).one_or_none()
    return str(row[0]) if row else None


def load_standing(rows: Connection, signed_in: SignedIn | None, now: Now) -> Standing:
    """Load an asker's own standing; the public has none but the time."""
    if signed_in is None:
        return Standing(role=Role.PUBLIC, now_us=now.clock_us)
    row = rows.execute(_STANDING, {"account_id": signed_in.account_id, "now_us": now.clock_us}).one()
    return Standing(
        role=signed_in.role,
        now_us=now.clock_us,
        account_id=signed_in.account_id,
        active=row[0],
        may_post=row[1],
        agency=_agency(row),
        assigned_area=ring_from(row[7]),
    )


def _agency(row: Any) -> AgencyStanding | None:
    if row[2] is None:
        return None
    return AgencyStanding(row[2], row[3], bool(row[4]), row[5], row[6])


def with_case(rows: Connection, standing: Standing, incident_id: str, further: tuple[str, ...] = ()) -> Standing:
    """Add to a standing what the asker's own agency's records hold about the case that a question names.

    Parameters
    ----------
    incident_id : str
        The incident that the request is about.
    further : tuple of str
        The other incidents of the same batch.
    """
    named = {incident_id, *further}
    own = {
        row[0]: IncidentStanding(row[0], row[1], (row[2], row[3]))
        for row in rows.execute(
            select(col(Incident.id), col(Incident.case_number), col(Incident.lon), col(Incident.lat)).where(
                col(Incident.id).in_(named), col(Incident.agency_id) == standing.agency_id
            )
        )
    }
    posts = _posts_by_incident(rows, standing.agency_id, named)
    return replace(
        standing,
        incident=own.get(incident_id),
        further=len(own.keys() & set(further)),
        case_posts=max(posts[incident] for incident in named),
        posts_today=_posts_since(rows, standing.agency_id, standing.now_us - DAY),
    )


def _own_posts(agency_id: str | None) -> ColumnElement[bool]:
    """Select an agency's requests that count: those that the company rejected were never sent."""
    return and_(col(FootageRequest.agency_id) == agency_id, col(FootageRequest.state) != "rejected")


def _posts_by_incident(rows: Connection, agency_id: str | None, named: set[str]) -> Counter[str]:
    """Count the requests of each named incident, which is a case: its number may have been left out."""
    found = rows.execute(
        select(col(FootageRequest.incident_id), col(FootageRequest.further_incidents)).where(
            _own_posts(agency_id),
            col(FootageRequest.incident_id).in_(named) | (col(FootageRequest.further_incidents) != NO_FURTHER),
        )
    )
    return Counter(incident for first, others in found for incident in {first, *json.loads(others)})


def _posts_since(rows: Connection, agency_id: str | None, since_us: int) -> int:
    """Count the requests that an agency filed after a moment, simulated microseconds."""
    found = select(func.count()).select_from(FootageRequest)
    return rows.execute(found.where(_own_posts(agency_id), col(FootageRequest.filed_us) > since_us)).scalar_one()


def list_colleagues(rows: Connection, agency_id: str | None) -> list[ColleagueFact]:
    """List the accounts of one agency."""
    found = rows.execute(
        select(
            col(Account.id),
            col(Account.staff_name),
            col(Account.role),
            col(Account.may_post),
            col(Account.active),
            col(Account.seen_us),
            col(Account.assigned_area),
        ).where(col(Account.agency_id) == agency_id, col(Account.agency_id).is_not(None))
    )
    return [
        ColleagueFact(
            account_id=row[0],
            agency_id=str(agency_id),
            name=row[1],
            role=row[2],
            may_post=row[3],
            active=row[4],
            seen_us=row[5],
            assigned_area=ring_from(row[6]),
        )
        for row in found
    ]
