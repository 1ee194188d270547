"""Agencies' accounts and invitations: rows to facts, and back. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, insert, select, update
from sqlmodel import col

from ..models import Account, Agency, Credential, Invitation
from ..policy.account_facts import InvitationFact
from ..policy.geometry import Ring
from ..policy.own_accounts import OwnAccount
from ..policy.roles import Role
from .tables import columns_of, ring_into


@dataclass(frozen=True, slots=True)
class Seen:
    """An open account of an agency, and when it last signed in, simulated microseconds."""

    account_id: str
    agency_id: str
    role: Role
    seen_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account of an agency that is about to be opened, with its way in."""

    account_id: str
    agency_id: str
    role: Role
    name: str
    may_post: bool
    seen_us: int
    email: str
    password_hash: str


def list_invitations(rows: Connection, agency_id: str | None) -> list[InvitationFact]:
    """List the invitations of one agency."""
    return _invitations(rows, col(Invitation.agency_id) == agency_id)


def find_invitation(rows: Connection, invitation_id: str) -> InvitationFact | None:
    """Find an invitation by its id."""
    return next(iter(_invitations(rows, col(Invitation.id) == invitation_id)), None)


def find_by_code(rows: Connection, code_hash: str) -> InvitationFact | None:
    """Find an invitation by the hash of its code."""
    return next(iter(_invitations(rows, col(Invitation.code_hash) == code_hash)), None)


def _invitations(rows: Connection, which: ColumnElement[bool]) -> list[InvitationFact]:
    return [
        InvitationFact(
            invitation_id=row.id,
            agency_id=row.agency_id,
            email=row.email,
            name=row.name,
            role=row.role,
            may_post=row.may_post,
            invited_us=row.invited_us,
            expires_us=row.expires_us,
            withdrawn_us=row.withdrawn_us,
            account_id=row.account_id,
        )
        for row in rows.execute(select(*columns_of(Invitation)).where(which))
    ]


def add_invitation(rows: Connection, invitation: InvitationFact, code_hash: str) -> None:
    """Keep an invitation; of its code only the hash."""
    rows.execute(
        insert(Invitation).values(
            id=invitation.invitation_id,
            agency_id=invitation.agency_id,
            email=invitation.email,
            name=invitation.name,
            role=invitation.role,
            may_post=invitation.may_post,
            code_hash=code_hash,
            invited_us=invitation.invited_us,
            expires_us=invitation.expires_us,
            withdrawn_us=invitation.withdrawn_us,
            account_id=invitation.account_id,
        )
    )


def mark_withdrawn(rows: Connection, invitation_id: str, at_us: int) -> None:
    """Note that an invitation was taken back."""
    rows.execute(update(Invitation).where(col(Invitation.id) == invitation_id).values(withdrawn_us=at_us))


def mark_accepted(rows: Connection, invitation_id: str, account_id: str) -> None:
    """Note the account that was opened with an invitation."""
    rows.execute(update(Invitation).where(col(Invitation.id) == invitation_id).values(account_id=account_id))


def find_account(rows: Connection, agency_id: str | None, account_id: str) -> OwnAccount | None:
    """Find an account of one agency; another agency's is not found."""
    row = rows.execute(
        select(col(Account.role), col(Account.active)).where(
            col(Account.id) == account_id, col(Account.agency_id) == agency_id
        )
    ).one_or_none()
    return OwnAccount(account_id, Role(row[0]), row[1]) if row else None


def count_administrators(rows: Connection, agency_id: str | None) -> int:
    """Count the open administrator accounts of one agency."""
    found = select(func.count()).where(
        col(Account.agency_id) == agency_id, col(Account.role) == Role.ADMINISTRATOR, col(Account.active)
    )
    return int(rows.execute(found).scalar_one())


def has_address(rows: Connection, email: str, agency_id: str) -> bool:
    """Whether one of an agency's accounts signs in with an address. Company role only."""
    found = (
        select(col(Credential.account_id))
        .join(Account, col(Account.id) == col(Credential.account_id))
        .where(func.lower(col(Credential.email)) == email, col(Account.agency_id) == agency_id)
    )
    return rows.execute(found).first() is not None


def domain_of(rows: Connection, agency_id: str) -> str:
    """Return the e-mail domain on record for an agency; empty where there is none."""
    return str(rows.execute(select(col(Agency.email_domain)).where(col(Agency.id) == agency_id)).scalar_one())


def add_account(rows: Connection, new: NewAccount) -> None:
    """Open an account with its way in."""
    rows.execute(
        insert(Account).values(
            id=new.account_id,
            role=new.role.value,
            staff_name=new.name,
            agency_id=new.agency_id,
            may_post=new.may_post,
            active=True,
            assigned_area="",
            seen_us=new.seen_us,
        )
    )
    rows.execute(insert(Credential).values(account_id=new.account_id, email=new.email, password_hash=new.password_hash))


def set_posting(rows: Connection, account_id: str, *, may_post: bool) -> None:
    """Give an account the posting permission, or take it away."""
    rows.execute(update(Account).where(col(Account.id) == account_id).values(may_post=may_post))


def close_account(rows: Connection, account_id: str) -> None:
    """Close an account; nothing of it is deleted."""
    rows.execute(update(Account).where(col(Account.id) == account_id).values(active=False))


def reopen_account(rows: Connection, account_id: str, at_us: int) -> None:
    """Open an account again; from this moment on it counts as idle anew."""
    rows.execute(update(Account).where(col(Account.id) == account_id).values(active=True, seen_us=at_us))


def set_assigned_area(rows: Connection, account_id: str, area: Ring) -> None:
    """Let an account work within an area, (lon, lat) degrees; the empty ring takes it away."""
    rows.execute(update(Account).where(col(Account.id) == account_id).values(assigned_area=ring_into(area)))


def note_seen(rows: Connection, account_id: str, at_us: int) -> None:
    """Note that an agency's account signed in. When residents sign in is kept nowhere."""
    own = (col(Account.id) == account_id, col(Account.agency_id).is_not(None))
    rows.execute(update(Account).where(*own).values(seen_us=at_us))


def list_seen(rows: Connection) -> list[Seen]:
    """List the open accounts of all agencies, the one that was away longest first."""
    found = rows.execute(
        select(col(Account.id), col(Account.agency_id), col(Account.role), col(Account.seen_us))
        .where(col(Account.agency_id).is_not(None), col(Account.active), col(Account.seen_us).is_not(None))
        .order_by(col(Account.seen_us), col(Account.id))
    )
    return [Seen(row[0], str(row[1]), Role(row[2]), int(row[3] or 0)) for row in found]
