"""What residents read and write about their choices, beside ``own_shapes.py``.

These shapes stand outside the gate: they are only ever shown to the data's own resident.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, StrictBool, ValidationInfo, field_validator

from ..policy.consent.events import ConsentKind, Purpose, Scope
from ..policy.wire.sent import Words
from .notice_read import Named, named_by_a_yes
from .own_shapes import Own

Lasting = Literal["requests", "map"]


class ChoiceDraft(Own):
    """A choice for good: yes or no to being asked, or to being counted on a map."""

    purpose: Lasting
    agree: StrictBool
    agency_id: Words | None = Field(default=None, max_length=40, description="null: every agency.")
    incident_type: Words | None = Field(default=None, max_length=80, description="null: every type of incident.")
    notice_version: Named = Field(
        default="", description="For a yes: which text you read, `requests_notice` or `map_notice` of your choices."
    )

    @field_validator("notice_version")
    @classmethod
    def _was_read(cls, version: str, info: ValidationInfo) -> str:
        return named_by_a_yes(version, agrees=info.data.get("agree") is True, where="choices")


class OwnNotice(Own):
    """What a resident is told before a choice."""

    version: str
    digest: str = Field(description="SHA-256 of the text, one sentence a line.")
    sentences: tuple[str, ...]


class ChoiceLine(Own):
    """One lasting choice of the signed-in resident, as it holds now."""

    purpose: Lasting
    agency_id: str | None
    agency: str = Field(description='"" for every agency.')
    incident_type: str | None
    kind: ConsentKind
    holds: Literal["yes", "no", "neither"]
    since: datetime
    expires_at: datetime | None
    confirmable: bool = Field(description="True: it was a yes, and can be confirmed.")


class Offered(Own):
    """Which lasting choices the rules in force know."""

    lasting: Literal["none", "mail-link", "switch"] = Field(description="Where the rules put the way out of requests.")
    by_agency: bool
    by_incident_type: bool
    about_the_map: bool
    grant_days: int | None = Field(description="Days after which a yes runs out; null: never.")
    receipts: bool


class NamedAgency(Own):
    """An agency that can ask."""

    id: str
    name: str


class HistoryLine(Own):
    """One event of the signed-in resident's own consent history, with what it covers and what was told before it."""

    kind: ConsentKind
    purpose: Purpose
    scopes: tuple[Scope, ...]
    agency: str = Field(description='"" for every agency.')
    incident_type: str | None
    request_id: str | None
    notice_id: str | None = Field(description="Your notice of that request, where it is about one.")
    notice_version: str
    notice_digest: str
    served_at: datetime | None
    expires_at: datetime | None
    retention_days: int | None
    at: datetime


class Choices(Own):
    """A resident's choices for good, what they come to in the household, and what can be chosen."""

    asked: bool = Field(description="False: no request reaches this household.")
    on_the_map: bool | None = Field(description="Whether the household counts on the map; null: there is no map.")
    somebody_said_no: bool = Field(description="True: somebody else in the household opted out. No more is told.")
    own: tuple[ChoiceLine, ...]
    offered: Offered
    agencies: tuple[NamedAgency, ...]
    incident_types: tuple[str, ...] = Field(description="Of the requests that reached the household.")
    requests_notice: OwnNotice
    map_notice: OwnNotice | None


class ChoiceHistory(Own):
    """The signed-in resident's own consent history, oldest first."""

    events: tuple[HistoryLine, ...]


class Withdrawn(Own):
    """What became of an answer that was taken back."""

    notice_id: str
    removed_clips: int
    staying_clips: int
    told: str = Field(description="What it means, in the words of the rules of the request.")


class MovedOut(Own):
    """You moved out. This account no longer reads the household."""

    remaining_residents: int
