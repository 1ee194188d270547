"""The bytes of a released clip: its still picture, its footage, and a package of it that can be checked offline."""

from __future__ import annotations

from dataclasses import dataclass

from ..roles import AGENCY_ROLES
from .base import Bytes, Question


@dataclass(frozen=True, slots=True)
class FetchPicture(Question[Bytes]):
    """May I have the picture of this released clip?"""

    release_id: str
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class FetchFootage(Question[Bytes]):
    """May I have the footage of this released clip?"""

    release_id: str
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class FetchEvidence(Question[Bytes]):
    """May I have this released clip with everything that is needed to check it offline?"""

    release_id: str
    serves = AGENCY_ROLES
