"""Agreements between the company and agencies: what is offered, signed, ended, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import Field, StrictBool, StrictInt

from ..roles import Role
from .base import Disclosure, Draft, Question, RepeatWrite
from .sent import Moment, Words

ClauseName = Literal[
    "promotion",
    "outreach",
    "statements-approved",
    "wording",
    "confidentiality",
    "call-data",
    "camera-donation",
    "credit-per-download",
    "subsidy",
]
"""What an agreement can hold, by name."""
AgreementState = Literal["offered", "declined", "lapsed", "signed", "in-force", "expired", "terminated"]
AgreementStep = Literal[
    "drafted", "signed", "declined", "started", "renewed", "notice-given", "terminated", "expired", "lapsed"
]
_NUMBER: Final = 100_000
_Amount = Annotated[StrictInt, Field(ge=0, le=_NUMBER)]


class ClauseDraft(Draft):
    """One clause; which of its numbers count depends on its name."""

    name: ClauseName
    number: _Amount = Field(default=0, description="Cameras given, or households that a subsidy reaches.")
    usd: _Amount = Field(default=0, description="US dollars: for each download, or by the agency for each camera.")
    company_usd: _Amount = Field(default=0, description="US dollars that the company adds for each subsidized camera.")


class AgreementDraft(Draft):
    """An agreement that the company offers to an agency."""

    clauses: tuple[ClauseDraft, ...] = Field(max_length=9)
    starts: Moment = Field(description="Simulated time.")
    ends: Moment | None = Field(default=None, description="Simulated time; null: until either side ends it.")
    notice_days: Annotated[StrictInt, Field(ge=0, le=365)] = Field(
        default=30, description="Days between a side's notice and the end."
    )
    renews: str = Field(default="", max_length=40, description="The agreement that this one follows, if any.")


class Signatory(Draft):
    """Somebody of the agency's whom the agreement names, and for what."""

    role: str = Field(min_length=1, max_length=40)
    name: Words = Field(min_length=1, max_length=80)


class SigningDraft(Draft):
    """An agency's answer to an offer."""

    agree: StrictBool
    signatories: tuple[Signatory, ...] = Field(default=(), max_length=10)


class TerminationDraft(Draft):
    """Why a side ends an agreement."""

    reason: Words = Field(min_length=3, max_length=400)


class ClauseTold(Disclosure):
    """One clause of an agreement."""

    name: ClauseName
    number: int = 0
    usd: int = 0
    company_usd: int = 0


class SignatoryTold(Disclosure):
    """A role that an agreement names, and who holds it."""

    role: str
    name: str


class AgreementEventTold(Disclosure):
    """One step of an agreement's life."""

    step: AgreementStep
    at: datetime
    by: str
    note: str


class AgreementTold(Disclosure):
    """One agreement with its terms, as its two sides read it."""

    id: str
    form: str
    state: AgreementState
    clauses: tuple[ClauseTold, ...]
    signatories: tuple[SignatoryTold, ...]
    drafted_at: datetime
    starts: datetime
    ends: datetime | None
    notice_days: int
    renews: str
    events: tuple[AgreementEventTold, ...]


class AgencyAgreements(Disclosure):
    """An agency's agreements, newest first, and what the regime in force lets a new one hold."""

    agency_id: str
    agency: str
    kind: str
    live: bool
    agreements: tuple[AgreementTold, ...]
    form: str
    clauses_known: tuple[ClauseName, ...]
    roles_named: tuple[str, ...] = Field(description="Roles that a signed memorandum has to name.")


class PartnerList(Disclosure):
    """Every fictional agency, with its agreements."""

    agencies: tuple[AgencyAgreements, ...]


class InForce(Disclosure):
    """An agreement in force, as the public reads it; of a confidential one no more than that there is one."""

    agency: str
    confidential: bool
    form: str | None = None
    since: datetime | None = None
    clauses: tuple[ClauseTold, ...] | None = None


class AgreementsInForce(Disclosure):
    """The agreements in force here, by agency."""

    agreements: tuple[InForce, ...]


class SubsidyTold(Disclosure):
    """A documented subsidy programme of a real agency's place: history only."""

    agency: str
    state: str
    agreement_date: str
    total_usd: int | None
    each_usd: int | None
    residents: int | None
    note: str
    source: str


class SubsidyList(Disclosure):
    """The documented subsidy programmes, in the order of the source."""

    programmes: tuple[SubsidyTold, ...]


class RepeatSigning(RepeatWrite):
    """Please repeat the answer to an offer that I answered before under the same Idempotency-Key."""

    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class ListPartnerAgencies(Question[PartnerList]):
    """Which agencies are there, and how do we stand with them?"""

    serves = frozenset({Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class ReadPartnerAgency(Question[AgencyAgreements]):
    """What did we agree with this agency?"""

    agency_id: str
    serves = frozenset({Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class OfferAgreement(Question[AgencyAgreements]):
    """Please offer this agreement to this agency."""

    agency_id: str
    draft: AgreementDraft
    serves = frozenset({Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class EndAgreement(Question[AgencyAgreements]):
    """Please end this agreement after its period of notice."""

    agreement_id: str
    draft: TerminationDraft
    serves = frozenset({Role.PARTNERS, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class ReadOwnAgreements(Question[AgencyAgreements]):
    """What did my agency agree to, and what is it offered?"""

    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class SignAgreement(Question[AgencyAgreements]):
    """My agency signs this offer, or declines it."""

    agreement_id: str
    draft: SigningDraft
    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class ListAgreementsInForce(Question[AgreementsInForce]):
    """Which agreements are in force here, and on what terms?"""

    serves = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ListSubsidies(Question[SubsidyList]):
    """Which subsidy programmes are documented?"""

    serves = frozenset(Role)
