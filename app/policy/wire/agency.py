"""An agency's own affairs: its incidents, and the answer totals where a regime gives them; not its accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from geojson_pydantic import Feature, FeatureCollection, Point
from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Disclosure, Question


class IncidentProperties(Disclosure):
    """What the agency recorded about an incident."""

    id: str
    case_number: str
    category: str
    window_from: datetime
    window_to: datetime


IncidentCollection = FeatureCollection[Feature[Point, IncidentProperties]]


class ResponseTotals(Disclosure):
    """Counts over all of the agency's requests; documented for 2018 and denied as a policy in 2019."""

    requests: int
    asked: int = Field(description="Notices sent: one for each request and household.")
    shared: int
    declined: int
    silent: int


@dataclass(frozen=True, slots=True)
class ListIncidents(Question[IncidentCollection]):
    """Which incidents are in my agency's records?"""

    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class ReadResponseTotals(Question[ResponseTotals]):
    """How did residents answer my agency's requests, all together?"""

    serves = frozenset({Role.ADMINISTRATOR})
