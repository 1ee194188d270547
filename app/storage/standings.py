"""Sign-ins, accounts and standings: who asks, and what is the asker's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select
from sqlmodel import col

from ..models import Account, Agency, Credential, FootageRequest, Incident, Person, SignIn
from ..policy.casefile import AgencyStanding, IncidentStanding, Standing
from ..policy.facts import ColleagueFact
from ..policy.roles import Role
from .worlds_rows import Now


@dataclass(frozen=True, slots=True)
class SignedIn:
    """An account that signed in, and its session's protection against forged forms."""

    account_id: str
    role: Role
    name: str
    csrf: str


_SIGN_IN: Final = (
    select(col(SignIn.account_id), col(Account.role), col(Account.staff_name), col(SignIn.csrf))
    .join(Account, col(Account.id) == col(SignIn.account_id))
    .where(col(SignIn.token_hash) == bindparam("token_hash"), col(SignIn.expires_us) > bindparam("wall_us"))
)
_STANDING: Final = (
    select(
        col(Account.active),
        col(Account.may_post),
        col(Account.agency_id),
        col(Agency.name),
        col(Agency.agreement_from_us),
        col(Agency.agreement_to_us),
    )
    .outerjoin(Agency, col(Agency.id) == col(Account.agency_id))
    .where(col(Account.id) == bindparam("account_id"))
)
"""These two are written once, as every question of somebody signed in needs them."""


def find_sign_in(rows: Connection, token_hash: str, wall_us: int) -> SignedIn | None:
    """Find a session by the hash of its token; None when there is none or its time is over."""
    row = rows.execute(_SIGN_IN, {"token_hash": token_hash, "wall_us": wall_us}).one_or_none()
    return SignedIn(row[0], Role(row[1]), row[2], row[3]) if row else None


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


def find_household(rows: Connection, account_id: str) -> str | None:
    """Return the household of a resident's account."""
    row = rows.execute(select(col(Person.household_id)).where(col(Person.account_id) == account_id)).one_or_none()
    return str(row[0]) if row else None


def load_standing(rows: Connection, signed_in: SignedIn | None, now: Now) -> Standing:
    """Load an asker's own standing; the public has none but the time."""
    if signed_in is None:
        return Standing(role=Role.PUBLIC, now_us=now.clock_us)
    row = rows.execute(_STANDING, {"account_id": signed_in.account_id}).one()
    return Standing(
        role=signed_in.role,
        now_us=now.clock_us,
        account_id=signed_in.account_id,
        active=row[0],
        may_post=row[1],
        agency=_agency(row, now.clock_us),
    )


def _agency(row: Any, now_us: int) -> AgencyStanding | None:
    if row[2] is None:
        return None
    starts, ends = row[4], row[5]
    live = starts is not None and starts <= now_us and (ends is None or now_us < ends)
    return AgencyStanding(row[2], row[3], live)


def with_case(rows: Connection, standing: Standing, incident_id: str) -> Standing:
    """Add to a standing the incident that a question names, if it is in the asker's own agency's records."""
    row = rows.execute(
        select(col(Incident.id), col(Incident.case_number), col(Incident.lon), col(Incident.lat)).where(
            col(Incident.id) == incident_id, col(Incident.agency_id) == standing.agency_id
        )
    ).one_or_none()
    if row is None:
        return standing
    posts = rows.execute(
        select(func.count())
        .select_from(FootageRequest)
        .where(
            col(FootageRequest.incident_id) == row[0],  # an incident is a case; its number may have been left out
            col(FootageRequest.agency_id) == standing.agency_id,
            col(FootageRequest.state) != "rejected",
        )
    ).scalar_one()
    return replace(standing, incident=IncidentStanding(row[0], row[1], (row[2], row[3])), case_posts=posts)


def list_colleagues(rows: Connection, agency_id: str | None) -> list[ColleagueFact]:
    """List the accounts of one agency."""
    found = rows.execute(
        select(
            col(Account.id),
            col(Account.staff_name),
            col(Account.role),
            col(Account.may_post),
            col(Account.active),
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
        )
        for row in found
    ]
