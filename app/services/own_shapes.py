"""What residents read about themselves, and what the company's moderators read at work.

These shapes stand outside the gate: they are only ever shown to the data's own resident, or to the company.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from geojson_pydantic import Polygon
from pydantic import BaseModel, ConfigDict, Field, StrictBool

from ..policy.wire.sent import Words
from ..storage.notices import Answer, ConsentKind


class Own(BaseModel):
    """A shape that its owner reads."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class OwnCamera(Own):
    """One of the household's own cameras."""

    id: str
    model: str
    installed_at: datetime


class ConsentEntry(Own):
    """One event of the household's consent history."""

    kind: ConsentKind
    request_id: str | None
    at: datetime


class Household(Own):
    """The signed-in resident's own household."""

    name: str
    home: str = Field(description="Block and street; there are no house numbers here.")
    opted_out: bool = Field(description="True: no footage request reaches this household.")
    cameras: tuple[OwnCamera, ...]
    consent: tuple[ConsentEntry, ...]


class OwnClip(Own):
    """One of the household's own clips that touches a request's window."""

    id: str
    camera_id: str
    starts_at: datetime
    ends_at: datetime
    shared: bool


class NoticeLine(Own):
    """One line of the household's list of requests."""

    id: str
    agency: str
    incident_type: str
    form: str
    delivered_at: datetime
    answer: Answer


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


class ShareDraft(Own):
    """Which of their own clips a resident shares."""

    clip_ids: tuple[Words, ...] = Field(min_length=1, max_length=50)


class Answered(Own):
    """The household's answer, and how many clips left with it."""

    notice_id: str
    answer: Answer
    released_clips: int


class OptDraft(Own):
    """The household's standing choice."""

    opted_out: StrictBool


class Decided(Own):
    """One decision that was about this household."""

    at: datetime
    what: str
    regime: str
    agency: str
    request_id: str | None
    allowed: bool
    rules: tuple[str, ...]


class Left(Own):
    """One clip that left the household's hands."""

    release_id: str
    request_id: str
    agency: str
    case_number: str
    clip_id: str
    released_at: datetime
    expires_at: datetime | None
    disclosed: dict[str, str]


class OwnRecord(Own):
    """Who asked about the household, what was decided, and what left; newest first."""

    decisions: tuple[Decided, ...]
    left: tuple[Left, ...]


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


class ReviewList(Own):
    """The requests that wait for the company's review, oldest first."""

    requests: tuple[ReviewLine, ...]


class ReviewDraft(Own):
    """A moderator's word on a request."""

    approve: StrictBool
    note: Words = Field(default="", max_length=400, description="Why it was rejected; the agency reads it.")


class Reviewed(Own):
    """What became of a reviewed request."""

    id: str
    state: Literal["queued", "rejected"]
