"""Filed decisions, whom they were about, and answers kept so that a repeated write can be replayed."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from .columns import id_field, link, time_field


class DecisionRow(SQLModel, table=True):
    """One decision, filed with its effect."""

    __tablename__ = "decision"

    id: str = id_field()
    at_us: int = time_field(index=True)
    cause: str
    regime_id: str
    account_id: str | None = link("account.id", nullable=True)
    agency_id: str | None = link("agency.id", nullable=True)
    request_id: str | None = link("footage_request.id", nullable=True)
    subject: str
    allowed: bool
    rules: str


class DecisionAbout(SQLModel, table=True):
    """Which household a decision was about; closed to the reading role."""

    __tablename__ = "decision_about"

    decision_id: str = link("decision.id", primary_key=True, index=False)
    household_id: str = link("household.id", primary_key=True)


class Replay(SQLModel, table=True):
    """The stored answer to an agency's write, by account and idempotency key."""

    __tablename__ = "replay"

    account_id: str = link("account.id", primary_key=True, index=False)
    key: str = Field(primary_key=True, max_length=80)
    fingerprint: str
    answer: str


class OwnReplay(SQLModel, table=True):
    """The stored answer to a resident's or a moderator's write; closed to the reading role."""

    __tablename__ = "own_replay"

    account_id: str = link("account.id", primary_key=True, index=False)
    key: str = Field(primary_key=True, max_length=80)
    fingerprint: str
    answer: str
