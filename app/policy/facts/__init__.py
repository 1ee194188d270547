"""What `decide` may see: facts about cameras, households, clips, requests and releases.

Facts arrive from storage as these frozen values and never travel further than a decision: an answer is
built from covered facts only. Nothing in ``wire/`` may import this module (enforced by an import contract).
"""

from __future__ import annotations

from .agencies import ColleagueFact, IncidentFact, TotalsFact
from .announcements import AnnouncementFact, Channel, RecordsAnswerFact
from .clips import CameraFact, ClipFact, QuarterFact, ReleaseFact, RequestFact
from .feed import PostCommentFact, PostFact
from .published import CountFact, HouseFact, TileFact
from .reference import (
    CountyLinesFact,
    KnownAgencyFact,
    MapFileFact,
    PlaceFact,
    PublicCountFact,
    RegisterFileFact,
    StateFact,
)
from .world import AttributionFact, CourseFact, PartnerFact, RegimeChangeFact, WorldFact

__all__ = [
    "AnnouncementFact",
    "AttributionFact",
    "CameraFact",
    "Channel",
    "ClipFact",
    "ColleagueFact",
    "CountFact",
    "CountyLinesFact",
    "CourseFact",
    "HouseFact",
    "IncidentFact",
    "KnownAgencyFact",
    "MapFileFact",
    "PartnerFact",
    "PlaceFact",
    "PostCommentFact",
    "PostFact",
    "PublicCountFact",
    "QuarterFact",
    "RecordsAnswerFact",
    "RegimeChangeFact",
    "RegisterFileFact",
    "ReleaseFact",
    "RequestFact",
    "StateFact",
    "TileFact",
    "TotalsFact",
    "WorldFact",
]
