"""What residents read of what others did: decisions about them, what left, and demands of which they were told."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from ..policy.wire.demand import DemandKind, DemandState, Outcome, Wanted
from ..policy.wire.steps import Triage
from .own_shapes import Own


class OwnProduced(Own):
    """What left of the household's own."""

    clip_start: datetime | None = Field(description="null: account data.")
    clip_end: datetime | None
    account: dict[str, str] = Field(description="The reader's own alone; empty for what was another resident's.")
    sha256: str


class OwnDemand(Own):
    """A demand of which the reader was told."""

    id: str
    agency: str
    officer: str
    kind: DemandKind
    authority: str
    paper_number: str
    wants: tuple[Wanted, ...]
    window_from: datetime
    window_to: datetime
    filed_at: datetime
    told_at: datetime
    state: DemandState
    outcome: Outcome | None
    note: str
    asks_consent: bool = Field(description="True: nothing leaves unless you agree, until it is answered.")
    consented: bool
    produced: tuple[OwnProduced, ...]


class OwnDemands(Own):
    """The legal demands of which the reader was told, newest first."""

    demands: tuple[OwnDemand, ...]


class Decided(Own):
    """One decision that was about this household."""

    at: datetime
    what: str
    regime: str
    agency: str
    request_id: str | None
    allowed: bool
    rules: tuple[str, ...]


class Onward(Own):
    """One other agency that has a shared clip, or was to have it."""

    id: str
    to_agency: str
    asked_at: datetime
    passed_at: datetime | None = Field(description="null: it never had it.")
    taken_back_at: datetime | None = Field(description="When you took your yes back, where that removes it.")
    fetchable: bool = Field(description="True: that agency has it, and can still fetch it here.")
    agreed: bool = Field(description="True: you said yes to it, and can take that back.")
    remark: str = Field(description="Whether the rules would have told you.")


class Left(Own):
    """One clip that left the household's hands."""

    release_id: str
    request_id: str
    agency: str
    case_number: str
    clip_id: str
    released_at: datetime
    expires_at: datetime | None
    taken_back_at: datetime | None = Field(description="When the household took it back, if it is gone.")
    disclosed: dict[str, str]
    triage: Triage = Field(description="How the agency sorted it, where it went to an evidence system.")
    onward: tuple[Onward, ...] = Field(description="To whom the agency passed it on, or asked to.")


class OwnRecord(Own):
    """Who asked about the household, what was decided, and what left; newest first."""

    decisions: tuple[Decided, ...]
    left: tuple[Left, ...]
    demands: tuple[OwnDemand, ...] = Field(description="Legal demands of which you were told, newest first.")
