"""Agreements between the company and the fictional agencies, the ledger of what they gave each other, and history."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import id_field, link, time_field


class Agreement(SQLModel, table=True):
    """An agreement; an agency has access while a signed one has begun and has not ended."""

    __tablename__ = "agreement"

    id: str = id_field()
    agency_id: str = link("agency.id")
    form: str
    clauses: str
    signatories: str
    drafted_us: int = time_field()
    signed_us: int | None = time_field(nullable=True)
    starts_us: int = time_field()
    ends_us: int | None = time_field(nullable=True)
    closed_us: int | None = time_field(nullable=True)
    notice_days: int
    state: str
    renews: str


class AgreementEvent(SQLModel, table=True):
    """One step of an agreement's life; rows are only ever added."""

    __tablename__ = "agreement_event"
    __table_args__ = (UniqueConstraint("agreement_id", "position"),)

    id: str = id_field()
    agreement_id: str = link("agreement.id", index=False)
    position: int
    at_us: int = time_field()
    step: str
    by: str
    note: str


class LedgerEntry(SQLModel, table=True):
    """Something that the company and an agency gave each other; rows are only ever added, none names a resident."""

    __tablename__ = "ledger_entry"
    __table_args__ = (UniqueConstraint("agency_id", "position"),)

    id: str = id_field()
    agency_id: str = link("agency.id", index=False)
    position: int
    at_us: int = time_field()
    kind: str
    number: int
    agency_usd: int
    company_usd: int


class SubsidyProgramme(SQLModel, table=True):
    """A documented subsidy of cameras at a real agency's place; history only."""

    __tablename__ = "subsidy_programme"

    position: int = Field(primary_key=True)
    agency: str
    state: str
    agreement_date: str
    total_usd: int | None
    each_usd: int | None
    residents: int | None
    note: str
    source: str
