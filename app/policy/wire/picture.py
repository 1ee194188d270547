"""The still picture of a released clip."""

from __future__ import annotations

from dataclasses import dataclass

from ..roles import AGENCY_ROLES
from .base import Bytes, Question


@dataclass(frozen=True, slots=True)
class FetchPicture(Question[Bytes]):
    """May I have the picture of this released clip?"""

    release_id: str
    serves = AGENCY_ROLES
