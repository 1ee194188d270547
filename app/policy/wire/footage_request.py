"""Footage requests: drafting, filing, listing and reading them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from geojson_pydantic import Polygon
from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Disclosure, Question
from .onward import OnwardLine
from .request_draft import AreaDraft, RequestDraft
from .steps import CommentTold, StepTold, Triage

RequestState = Literal["in-review", "rejected", "queued", "delivered", "resolved", "expired", "archived", "withdrawn"]


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
    label: str = Field(description='The neighbour\'s label, "Neighbor n" within this request, or the name.')
    clip_start: datetime
    clip_end: datetime
    released_at: datetime
    expires_at: datetime | None
    contact: dict[str, str] = Field(description="Resident's details, as far as the regime discloses them.")
    picture_sha256: str
    footage_type: str = Field(default="", description='Media type of its footage: a film, or a still; "" without any.')
    footage_sha256: str = Field(default="", description="SHA-256 of its footage as it left.")
    triage: Triage = Field(default="", description="How it is sorted, where it arrived in an evidence system.")
    onward: tuple[OnwardLine, ...] = Field(default=(), description="Whom your agency passed it on to, or asked to.")


class RequestView(Disclosure):
    """One of the agency's own requests, with what was shared in answer to it. Silence has no trace here."""

    id: str
    agency: str
    officer: str
    incident_id: str
    further_incident_ids: tuple[str, ...]
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
    steps: tuple[StepTold, ...] = Field(default=(), description="What happened to the request, oldest first.")
    comments: tuple[CommentTold, ...] = Field(default=(), description="Public comments, oldest first.")
    can: tuple[str, ...] = Field(default=(), description="What your agency can do with it now.")


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


class RequestChanged(Disclosure):
    """What an agency's own act made of its request."""

    id: str
    state: RequestState


@dataclass(frozen=True, slots=True)
class ResolveRequest(Question[RequestChanged]):
    """Please mark this request of my agency as resolved."""

    request_id: str
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
