"""What residents read about themselves, and what the company's moderators read at work.

These shapes stand outside the gate: they are only ever shown to the data's own resident, or to the company.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from geojson_pydantic import Polygon
from pydantic import BaseModel, ConfigDict, Field, SecretStr, StrictBool, ValidationInfo, field_validator

from ..policy.consent.events import ConsentKind, Purpose
from ..policy.regime import Choice, ProhibitedContent, Route
from ..policy.wire.footage_request import RequestState
from ..policy.wire.sent import Words
from ..policy.wire.steps import StepName
from ..storage.notices import Answer
from .notice_read import Named, named_by_a_yes


class Own(BaseModel):
    """A shape that its owner reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnCamera(Own):
    """One of the household's own cameras."""

    id: str
    model: str
    installed_at: datetime


class ConsentEntry(Own):
    """One event of the signed-in resident's consent history; `/me/choices/history` has more of each."""

    kind: ConsentKind
    purpose: Purpose
    request_id: str | None
    at: datetime


class Household(Own):
    """The signed-in resident's own household."""

    name: str
    home: str = Field(description="Block and street; there are no house numbers here.")
    opted_out: bool = Field(description="True: no footage request reaches this household.")
    somebody_said_no: bool = Field(description="True: somebody else in the household opted out. No more is told.")
    cameras: tuple[OwnCamera, ...]
    consent: tuple[ConsentEntry, ...]


class OwnClip(Own):
    """One of the household's own clips that touches a request's window."""

    id: str
    camera_id: str
    starts_at: datetime
    ends_at: datetime
    shared: bool
    sealed: bool = Field(default=False, description="True: sealed with your own key; the company cannot open it.")
    film: bool = Field(default=False, description="True: its footage is a film; else a still stands in for it.")


class NoticeLine(Own):
    """One line of the household's list of requests."""

    id: str
    agency: str
    incident_type: str
    form: str
    delivered_at: datetime
    answer: Answer
    state: RequestState
    hidden: bool
    muted: bool


class NoticeList(Own):
    """The requests that reached the household, newest first."""

    notices: tuple[NoticeLine, ...]


class NoticeView(Own):
    """One request as it reached the household, with the household's own clips in its window."""

    id: str
    agency: str
    officer: str
    incident_type: str
    case_number: str
    contact: str
    message: str
    area: Polygon
    window_from: datetime
    window_to: datetime
    form: str
    delivered_at: datetime
    answer: Answer
    discloses: tuple[str, ...] = Field(description="What the agency learns about you if you share, beside the clips.")
    kept_days: int | None = Field(description="Days for which the agency can fetch a shared clip; null: no limit.")
    counted: bool = Field(
        description="True: your answer, or your silence, is counted in totals that the agency can read."
    )
    clips: tuple[OwnClip, ...]
    state: RequestState = Field(description="In which state the request stands.")
    closed: str = Field(description='Why it cannot be answered; "" where it can.')
    choices: tuple[Choice, ...] = Field(description="What the rules of the request let a resident do.")
    named: bool = Field(description="True: whoever shares or comments is named, not numbered.")
    notice_version: str = Field(description="Which text you are told before you share.")
    notice_digest: str = Field(description="SHA-256 of that text, one sentence a line.")
    notice: tuple[str, ...] = Field(description="The text, sentence by sentence.")
    served_at: datetime = Field(description="Since when it stands so.")
    agreed: bool = Field(description="True: you said yes to this request, and can take it back.")
    refused: bool = Field(description="True: you said no to this request yourself; the answer is your household's.")
    household_refuses: bool = Field(
        description="True: somebody else in the household said no, and under these rules nothing can be shared then."
    )
    takes_back: bool = Field(description="True: you can take an answer back, your own or your household's.")
    ends_clips: int = Field(description="How many released clips that would end.")
    ends_for_all: bool = Field(description="True: also those that somebody else in your household shared.")
    removes: bool = Field(description="True: it removes them from this service; a copy made before stays.")
    route: Route = Field(description="By which way a shared clip reaches the agency.")
    hidden: bool
    muted: bool
    steps: tuple[NoticeStep, ...]
    comments: tuple[NoticeComment, ...]


class NoticeStep(Own):
    """One step of a request since it was delivered."""

    step: StepName
    at: datetime


class NoticeComment(Own):
    """A public comment on a request."""

    label: str
    text: str
    at: datetime


class ShareDraft(Own):
    """Which of their own clips a resident shares, and the text that they read before."""

    model_config = ConfigDict(json_schema_extra={"required": ["clip_ids", "notice_version"]})

    clip_ids: tuple[Words, ...] = Field(min_length=1, max_length=50)
    notice_version: Named = Field(default="", description="Which text you read: `notice_version` of the request.")
    device_secret: SecretStr | None = Field(
        default=None, max_length=200, description="Opens clips that are sealed with your own key; it is kept nowhere."
    )

    @field_validator("notice_version")
    @classmethod
    def _was_read(cls, version: str) -> str:
        return named_by_a_yes(version, agrees=True, where="request")


class Answered(Own):
    """The household's answer, and how many clips left with it."""

    notice_id: str
    answer: Answer
    released_clips: int
    waits: bool = Field(
        default=False, description="True: your yes is kept; nothing leaves before the others of your household agree."
    )


class OptDraft(Own):
    """The household's standing choice."""

    opted_out: StrictBool
    notice_version: Named = Field(
        default="", description="To opt in again: which text you read, `requests_notice` of your choices."
    )

    @field_validator("notice_version")
    @classmethod
    def _was_read(cls, version: str, info: ValidationInfo) -> str:
        return named_by_a_yes(version, agrees=info.data.get("opted_out") is False, where="choices")


class Piece(Own):
    """A piece of a message: plain, or words in which the text check found prohibited content."""

    text: str
    category: ProhibitedContent | None = None
    explanation: str = ""


class ReviewLine(Own):
    """One request that waits for the company's review."""

    id: str
    agency: str
    officer: str
    incident_type: str
    case_number: str
    contact: str
    message: str
    area: Polygon
    area_sq_mi: float
    window_from: datetime
    window_to: datetime
    filed_at: datetime
    pieces: tuple[Piece, ...] = Field(description="The message, with the check's findings marked where it advises.")
    checked: bool = Field(description="Whether a check of the text advises the reviewer.")
    grounds: tuple[ProhibitedContent, ...] = Field(description="What the rules prohibit: grounds for a rejection.")
    amended: bool = Field(description="True: a second look, after the agency changed the text.")
    former: str = Field(description='The text that residents read until now; "" where nobody has read it.')


class ReviewList(Own):
    """The requests that wait for the company's review, oldest first."""

    requests: tuple[ReviewLine, ...]


class ReviewDraft(Own):
    """A moderator's word on a request."""

    approve: StrictBool
    note: Words = Field(default="", max_length=400, description="Why it was rejected; the agency reads it.")
    grounds: tuple[ProhibitedContent, ...] = Field(
        default=(), max_length=10, description="Which of the prohibited contents it holds; for a rejection."
    )


class Reviewed(Own):
    """What became of a reviewed request."""

    id: str
    state: Literal["queued", "delivered", "rejected"]
