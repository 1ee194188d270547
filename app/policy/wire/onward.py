"""Passing released footage on to another agency, and what other agencies passed on to one's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Disclosure, Draft, Question


class PassOnDraft(Draft):
    """To which agency a clip shall go."""

    to_agency_id: str = Field(max_length=40, description="Another agency with an agreement in force.")


class PassedOn(Disclosure):
    """What became of the wish to pass a clip on: the same whatever the resident says, or does not say."""

    release_id: str
    to_agency_id: str
    state: Literal["passed", "asked"] = Field(
        description='"passed": the other agency has it. "asked": the resident decides, and you are not told how.'
    )


class OtherAgency(Disclosure):
    """Another agency with an agreement in force."""

    id: str
    name: str


class OtherAgencies(Disclosure):
    """The other agencies with an agreement in force, by name."""

    agencies: tuple[OtherAgency, ...]


class OnwardLine(Disclosure):
    """One agency to which one's own agency passed a clip on, or asked to."""

    to_agency: str
    asked_at: datetime


class PassedClip(Disclosure):
    """A clip that another agency passed on, with everything that it had been told about the resident."""

    release_id: str
    from_agency: str
    case_number: str
    label: str
    clip_start: datetime
    clip_end: datetime
    passed_at: datetime
    expires_at: datetime | None
    contact: dict[str, str]
    picture_sha256: str
    footage_type: str = Field(default="", description='Media type of its footage: a film, or a still; "" without any.')
    footage_sha256: str = Field(default="", description="SHA-256 of its footage as it left.")


class PassedClips(Disclosure):
    """The clips that other agencies passed on to one's own, newest first."""

    clips: tuple[PassedClip, ...]


@dataclass(frozen=True, slots=True)
class PassOn(Question[PassedOn]):
    """Please pass this clip on to that agency."""

    release_id: str
    draft: PassOnDraft
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ListOtherAgencies(Question[OtherAgencies]):
    """Which other agencies are there?"""

    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class ListPassedOn(Question[PassedClips]):
    """What have other agencies passed on to mine?"""

    serves = AGENCY_ROLES
