"""Legal demands: what an officer hands in on paper, and what the agency reads of it. No shape names an account.

Whether an account matches the name on a paper is a fact. No shape here says so: an agency sees what was produced, and
"nothing" is the same word for a name that does not exist, a camera that recorded nothing, and a clip that is sealed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from ..roles import Role
from .base import Bytes, Disclosure, Draft, Question
from .sent import Moment, Words

DemandKind = Literal["subpoena", "court-order", "warrant", "verified-consent", "preservation", "emergency"]
Wanted = Literal["account-data", "content"]
Papers = Literal["all", "waiting", "decided"]
"""Which papers the legal desk looks at: those that wait for its word, those that have it, or both."""
Secrecy = Literal["none", "gagged", "delayed"]
"""Whether the resident may be told before: yes; a court forbids it; a court put it off."""
DemandState = Literal["in-review", "on-its-way", "answered", "refused", "preserved"]
Outcome = Literal["full", "partial", "none"]
Ground = Literal[
    "no-account-named", "window-too-wide", "paper-insufficient", "paper-defective", "no-imminent-danger", "out-of-scope"
]
"""Why the company complies in part or not at all: a closed list, about the paper alone."""


PAGE: Final = 25
"""Demands on one page of an agency's list."""


class DemandDraft(Draft):
    """A paper as its officer hands it in."""

    kind: DemandKind
    authority: Words = Field(max_length=160, description="The court or authority that issued it.")
    paper_number: Words = Field(default="", max_length=80)
    name: Words = Field(default="", max_length=120, description="Whom the paper names; what is empty was not named.")
    email: Words = Field(default="", max_length=200)
    street: Words = Field(default="", max_length=120)
    block: int | None = Field(default=None, ge=0, le=999_999)
    wants: tuple[Wanted, ...] = Field(min_length=1, max_length=2)
    window_from: Moment
    window_to: Moment
    secrecy: Secrecy = "none"
    gag_until: Moment | None = Field(default=None, description="null: the paper gives no day.")
    words: Words = Field(default="", max_length=1200, description="What the paper says beyond this.")
    in_danger: Words = Field(default="", max_length=400, description="For an emergency: who is in danger.")
    no_time: Words = Field(default="", max_length=400, description="For an emergency: why no paper can be had in time.")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.window_to < self.window_from:
            raise ValueError("The end of the time lies before its beginning. Give the earlier moment first.")
        return self


class Narrowing(Draft):
    """What is left of a demand that the company complies with in part."""

    window_from: Moment
    window_to: Moment
    wants: tuple[Wanted, ...] = Field(min_length=1, max_length=2)


class DecisionDraft(Draft):
    """The legal desk's word on a demand."""

    outcome: Outcome
    grounds: tuple[Ground, ...] = Field(default=(), max_length=6)
    note: Words = Field(
        default="", max_length=600, description="The agency and, where they are told, residents read it."
    )
    narrowed: Narrowing | None = None


class DemandPaper(Disclosure):
    """A demand as it stands on paper, and what was decided on it; the agency and the legal desk read the same."""

    id: str
    agency: str
    officer: str
    kind: DemandKind
    authority: str
    paper_number: str
    name: str
    email: str
    street: str
    block: int | None
    wants: tuple[Wanted, ...]
    window_from: datetime
    window_to: datetime
    secrecy: Secrecy
    gag_until: datetime | None
    words: str
    in_danger: str
    no_time: str
    filed_at: datetime
    state: DemandState
    outcome: Outcome | None
    grounds: tuple[Ground, ...]
    note: str


class ProducedClip(Disclosure):
    """A clip that left on a demand. Nothing beside it says whose camera it was."""

    id: str
    clip_start: datetime
    clip_end: datetime
    media_type: str
    sha256: str
    fetchable_until: datetime | None = Field(description="null: without limit.")


class DemandAnswer(Disclosure):
    """A demand, and what was produced on it: nothing looks the same for whatever cause."""

    demand: DemandPaper
    clips: tuple[ProducedClip, ...]
    accounts: tuple[dict[str, str], ...] = Field(description="Account data, where the paper reaches it.")


class DemandList(Disclosure):
    """Demands, newest first."""

    demands: tuple[DemandPaper, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


@dataclass(frozen=True, slots=True)
class FileDemand(Question[DemandPaper]):
    """Please act on this paper."""

    draft: DemandDraft
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ListDemands(Question[DemandList]):
    """Which demands did my agency file, after a place in the list?"""

    after: str = ""
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ReadDemand(Question[DemandAnswer]):
    """What became of this demand?"""

    demand_id: str
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class FetchProduced(Question[Bytes]):
    """May I have the bytes of this clip that was produced?"""

    production_id: str
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class FetchProducedEvidence(Question[Bytes]):
    """May I have this clip that was produced, packed with all that is needed to check it?"""

    production_id: str
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ListPapers(Question[DemandList]):
    """Which demands are before the legal desk, or were, after a place in the list?"""

    after: str = ""
    which: Papers = "all"
    serves = frozenset({Role.LEGAL})


@dataclass(frozen=True, slots=True)
class DecideDemand(Question[DemandPaper]):
    """Please take this as the company's word on this demand."""

    demand_id: str
    draft: DecisionDraft
    serves = frozenset({Role.LEGAL})
