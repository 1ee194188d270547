"""Fictional agencies, every account with its sign-in, invitations, and the incidents in agencies' records."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from .columns import added, id_field, link, time_field


class Agency(SQLModel, table=True):
    """A fictional agency; with an agreement in force it has access, without one it has none."""

    __tablename__ = "agency"

    id: str = id_field()
    name: str
    kind: str = added("police")
    email_domain: str = added("")


class Account(SQLModel, table=True):
    """Who can sign in. Holds nothing about residents: their names are in ``person``."""

    __tablename__ = "account"

    id: str = id_field()
    role: str
    staff_name: str = ""
    agency_id: str | None = link("agency.id", nullable=True)
    may_post: bool = False
    active: bool = True
    assigned_area: str = added("")
    seen_us: int | None = time_field(nullable=True)


class Invitation(SQLModel, table=True):
    """An account offered to somebody by their agency's administrator; the code itself is never stored."""

    __tablename__ = "invitation"

    id: str = id_field()
    agency_id: str = link("agency.id")
    email: str = Field(max_length=200)
    name: str
    role: str
    may_post: bool
    code_hash: str = Field(max_length=64, unique=True)
    invited_us: int = time_field()
    expires_us: int | None = time_field(nullable=True)
    withdrawn_us: int | None = time_field(nullable=True)
    account_id: str | None = link("account.id", nullable=True)


class Credential(SQLModel, table=True):
    """How an account signs in."""

    __tablename__ = "credential"

    account_id: str = link("account.id", primary_key=True, index=False)
    email: str = Field(unique=True, max_length=200)
    password_hash: str


class SignIn(SQLModel, table=True):
    """A signed-in session; times here are wall time, and the token itself is never stored."""

    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True, max_length=64)
    account_id: str = link("account.id")
    csrf: str
    expires_us: int = time_field()


class Incident(SQLModel, table=True):
    """Something that an agency recorded, at a place drawn from patterns, never a published incident's."""

    __tablename__ = "incident"

    id: str = id_field()
    agency_id: str = link("agency.id")
    case_number: str = Field(unique=True, max_length=40)
    category: str
    place_kind: str
    lon: float
    lat: float
    from_us: int = time_field()
    to_us: int = time_field()
