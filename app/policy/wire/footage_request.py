"""Footage requests: drafting, filing, listing and reading them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from geojson_pydantic import Polygon
from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Disclosure, Draft, Question
from .sent import Area, Moment, Words

RequestState = Literal["in-review", "rejected", "queued", "delivered"]

SQUARE_EXAMPLE = {
    "type": "Polygon",
    "coordinates": [[[-69.0, 36.0], [-68.992, 36.0], [-68.992, 36.0065], [-69.0, 36.0065], [-69.0, 36.0]]],
}


class AreaDraft(Draft):
    """An area to be measured against the regime's limits."""

    area: Area


class RequestDraft(Draft):
    """What an officer hands in."""

    incident_id: str = Field(max_length=40, description="An incident in your agency's own records.")
    case_number: Words = Field(default="", max_length=40)
    contact: Words = Field(default="", max_length=120, description="Investigator's e-mail address or telephone.")
    message: Words = Field(min_length=1, max_length=1200, description="What residents will read.")
    area: Area
    window_from: Moment
    window_to: Moment


class AreaJudgement(Disclosure):
    """The size of an area the asker drew, and the limits in force."""

    area_sq_mi: float
    min_area_sq_mi: float
    max_area_sq_mi: float


class RequestFiled(Disclosure):
    """The receipt of a filed request; the same whatever the area holds."""

    id: str
    state: RequestState
    filed_at: datetime
    area_sq_mi: float


class RequestSummary(Disclosure):
    """One line of an agency's list of its own requests."""

    id: str
    case_number: str
    incident_type: str
    state: RequestState
    filed_at: datetime
    shared_clips: int = Field(description="Clips that residents shared and that can still be fetched.")


class RequestList(Disclosure):
    """An agency's own requests, newest first."""

    requests: tuple[RequestSummary, ...]


class SharedClip(Disclosure):
    """A clip that a resident chose to share, and what the regime discloses beside it."""

    release_id: str
    label: str = Field(description='The neighbour\'s label, "Neighbor n" within this request.')
    clip_start: datetime
    clip_end: datetime
    released_at: datetime
    expires_at: datetime | None
    contact: dict[str, str] = Field(description="Resident's details, as far as the regime discloses them.")
    picture_sha256: str


class RequestView(Disclosure):
    """One of the agency's own requests, with what was shared in answer to it. Silence has no trace here."""

    id: str
    agency: str
    officer: str
    incident_id: str
    incident_type: str
    case_number: str
    contact: str
    message: str
    area: Polygon
    area_sq_mi: float
    window_from: datetime
    window_to: datetime
    filed_at: datetime
    state: RequestState
    review_note: str
    shared: tuple[SharedClip, ...]


@dataclass(frozen=True, slots=True)
class CheckArea(Question[AreaJudgement]):
    """How large is this area, and is that allowed?"""

    draft: AreaDraft
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class FileRequest(Question[RequestFiled]):
    """Please ask the residents of this area for footage."""

    draft: RequestDraft
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ListRequests(Question[RequestList]):
    """Which requests has my agency filed?"""

    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class ReadRequest(Question[RequestView]):
    """How does this request of my agency stand, and what was shared?"""

    request_id: str
    serves = AGENCY_ROLES
