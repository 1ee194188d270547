"""The ledger of the arrangement: who gave what to whom, as the company and the agency read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictInt

from ..roles import Role
from .base import Disclosure, Draft, Question

EntryKind = Literal["cameras-given", "cameras-subsidized", "download-credited", "credits-redeemed"]
"""What can stand in the ledger."""
EnteredKind = EntryKind
"""What the company's partner manager enters: all of it. Of downloads they enter how many came, and never whose."""


class EntryDraft(Draft):
    """Something that the company gave an agency."""

    kind: EnteredKind
    number: Annotated[StrictInt, Field(ge=1, le=10_000)] = Field(
        description="Cameras; or downloads that came by the agency's outreach."
    )


class EntryTold(Disclosure):
    """One entry; never about a named resident."""

    kind: EntryKind
    at: datetime
    number: int
    agency_usd: int = Field(description="US dollars that the agency, or its town, paid.")
    company_usd: int = Field(description="US dollars that the company gave, or credited.")


class FootageGained(Disclosure):
    """Footage that the agency holds from residents and did not have to film or store itself."""

    clips: int
    minutes: float
    stored_bytes: int = Field(description="Padded size of the recordings.")


class Ledger(Disclosure):
    """What one agency and the company gave each other."""

    agency_id: str
    agency: str
    entries: tuple[EntryTold, ...]
    cameras_given: int
    cameras_subsidized: int
    agency_usd: int
    company_usd: int
    downloads_credited: int | None = Field(description="Null: the rules in force tell nobody.")
    credit_left_usd: int | None
    footage: FootageGained | None = Field(description="Null: told to the agency that holds it, and to nobody else.")


class LedgerList(Disclosure):
    """The ledger of every agency, by name."""

    ledgers: tuple[Ledger, ...]


@dataclass(frozen=True, slots=True)
class ReadLedgers(Question[LedgerList]):
    """What did the company and the agencies give each other?"""

    serves = frozenset({Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class ReadOwnLedger(Question[Ledger]):
    """What did the company and my agency give each other?"""

    serves = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class EnterGift(Question[Ledger]):
    """Please enter what the company gave this agency."""

    agency_id: str
    draft: EntryDraft
    serves = frozenset({Role.PARTNERS})
