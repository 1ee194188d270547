"""Legal demands, whom they reached, what left on them, and the half-yearly reports on them."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from .columns import added, id_field, link, time_field
from .handovers import HandOver


class LegalDemand(SQLModel, table=True):
    """A paper as its agency handed it in, and the company's word on it; no column depends on a resident."""

    __tablename__ = "legal_demand"

    id: str = id_field()
    agency_id: str = link("agency.id")
    account_id: str = link("account.id")
    officer_name: str
    kind: str
    authority: str
    paper_number: str
    name: str
    email: str
    street: str
    block: int | None
    wants: str
    from_us: int = time_field()
    to_us: int = time_field()
    secrecy: str
    gag_until_us: int | None = time_field(nullable=True)
    words: str
    in_danger: str
    no_time: str
    filed_us: int = time_field(index=True)
    regime_id: str
    state: str
    outcome: str
    grounds: str
    note: str
    decided_us: int | None = time_field(nullable=True)
    reach_from_us: int = time_field()
    reach_to_us: int = time_field()
    reach: str


class DemandEvent(SQLModel, table=True):
    """One step of a demand; closed to the reading role, for a step can say that a household was found."""

    __tablename__ = "demand_event"
    __table_args__ = (UniqueConstraint("demand_id", "position"),)

    id: str = id_field()
    demand_id: str = link("legal_demand.id", index=False)
    position: int
    at_us: int = time_field()
    step: str
    account_id: str | None = link("account.id", nullable=True)
    note: str


class DemandOrigin(SQLModel, table=True):
    """Which households answer to a paper's words, and until when their clips are kept for it; closed likewise."""

    __tablename__ = "demand_origin"

    demand_id: str = link("legal_demand.id", primary_key=True, index=False)
    household_id: str = link("household.id", primary_key=True)
    kept_until_us: int | None = time_field(nullable=True)
    consented_us: int | None = time_field(nullable=True)
    consented_by: str | None = link("account.id", nullable=True)


class Production(SQLModel, table=True):
    """What left on a demand: a clip's bytes, or account data as JSON."""

    __tablename__ = "production"

    id: str = id_field()
    demand_id: str = link("legal_demand.id")
    agency_id: str = link("agency.id")
    start_us: int = time_field()
    end_us: int = time_field()
    produced_us: int = time_field()
    media_type: str
    sha256: str = Field(max_length=64, index=True)
    capture_commitment: str = Field(max_length=64)
    account: str
    expires_us: int | None = time_field(nullable=True)


class ProductionOrigin(SQLModel, table=True):
    """Which household and clip, or whose account, a production came from; closed to the reading role."""

    __tablename__ = "production_origin"

    production_id: str = link("production.id", primary_key=True, index=False)
    household_id: str = link("household.id")
    clip_id: str = Field(max_length=40)
    account_id: str = added("", max_length=40)


class ProductionStep(HandOver, table=True):
    """One hand-over of a produced clip."""

    __tablename__ = "production_step"
    __table_args__ = (UniqueConstraint("production_id", "position"),)

    production_id: str = link("production.id", index=False)


class LegalNotice(SQLModel, table=True):
    """When one household is told of a demand, and when it was; closed to the reading role."""

    __tablename__ = "legal_notice"

    demand_id: str = link("legal_demand.id", primary_key=True, index=False)
    household_id: str = link("household.id", primary_key=True)
    due_us: int = time_field()
    told_us: int | None = time_field(nullable=True)


class LegalReport(SQLModel, table=True):
    """A half-year's report as it was published, small numbers protected; rows are only ever added."""

    __tablename__ = "legal_report"

    half: str = Field(primary_key=True, max_length=8)
    published_us: int = time_field()
    body: str
