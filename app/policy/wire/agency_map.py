"""The public map of partner agencies: who counts on a day, where they are, and how many there are by state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pydantic import Field

from ..roles import Role
from .base import Bytes, Disclosure, Draft, Question
from .sent import Words

Form = Literal["csv", "geojson"]
"""A table in a zip beside its credits; or features with the credit as a member of the collection."""


class MappedAgency(Disclosure):
    """A real agency as the map shows it, at a point of its place and never at a station. It never acts here."""

    atlas_id: str
    agency: str
    kind: str
    city: str
    county: str
    county_fips: str
    state: str
    counts_from: date = Field(description="First day, US Eastern time, on which it counts.")
    lon: float | None = Field(description="Degrees, WGS 84.")
    lat: float | None = Field(description="Degrees, WGS 84.")
    x: float | None = Field(description="Place on the drawing of 975 x 610, to the right.")
    y: float | None = Field(description="Place on the drawing of 975 x 610, down.")


class StateCount(Disclosure):
    """How many agencies of a state count, by themselves and for each million of its residents (2017)."""

    state: str
    name: str
    count: int
    inhabitants: int | None = Field(description="Sum over its counties; null where it is not known.")
    per_million: float | None


class MonthCount(Disclosure):
    """How many agencies counted at the end of a month, or on the map's day where that comes first."""

    month: str
    count: int


class AgencyMap(Disclosure):
    """What the company's own map of its partners shows on a day."""

    exists: bool = Field(description="Whether the company publishes such a map on the world's own day.")
    begins: date | None = Field(description="First day of the map under the rules in force; null: never.")
    begins_assumed: bool
    today: date = Field(description="The world's own day, US Eastern time; no later one can be asked.")
    day: date = Field(description="The day that is shown.")
    count: int
    states: tuple[StateCount, ...]
    months: tuple[MonthCount, ...]
    agencies: tuple[MappedAgency, ...]


class StateOutline(Disclosure):
    """The outline of a state as an SVG path, tenths of a unit."""

    state: str
    name: str
    path: str


class Outlines(Disclosure):
    """The drawing that lies under the map; no states where its file is not installed."""

    width: int
    height: int
    states: tuple[StateOutline, ...]


class MapSearchDraft(Draft):
    """What somebody looks for."""

    text: Words = Field(
        min_length=2, max_length=80, description='An agency, a ZIP code, or a place such as "Ames, IA".'
    )


class FoundPlace(Disclosure):
    """The ZIP code or the place that was meant."""

    label: str
    state: str
    lon: float
    lat: float
    x: float | None
    y: float | None


class NearAgency(Disclosure):
    """An agency of the map and how far its point is from the place's."""

    agency: MappedAgency
    kilometers: float
    miles: float


class KnownAgency(Disclosure):
    """A real agency on the FBI's list of September 2018, and since when the map shows it. It never acts here."""

    ori: str
    name: str
    kind: str
    county: str
    state: str
    mapped_since: date | None = Field(description="Null where the map does not show it, or where there is none.")


class MapSearch(Disclosure):
    """What was found: partners by name, partners near the place that was meant, and agencies of the FBI's list."""

    exists: bool = Field(description="Whether there is a map on the world's own day.")
    named: tuple[MappedAgency, ...]
    place: FoundPlace | None
    near: tuple[NearAgency, ...]
    known: tuple[KnownAgency, ...]


class PublicCount(Disclosure):
    """A number of agencies that somebody gave in public, and what the register of history holds for that day."""

    as_of: date
    count: int
    what: str
    reported_by: str
    register_count: int | None
    note: str


class PublicCounts(Disclosure):
    """The counts that the press and the company gave, by day."""

    counts: tuple[PublicCount, ...]


_EVERYBODY = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ReadAgencyMap(Question[AgencyMap]):
    """Which agencies does the company's map show on a day; on the world's own where none is named?"""

    day: date | None = None
    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class SearchAgencyMap(Question[MapSearch]):
    """Which agencies of the map bear this name or are near this place, and is one on the FBI's list?"""

    draft: MapSearchDraft
    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ReadOutlines(Question[Outlines]):
    """How are the states drawn?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ListPublicCounts(Question[PublicCounts]):
    """Which numbers of partners were given in public?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ReadCountyLines(Question[Bytes]):
    """How do the borders of counties run?"""

    serves = _EVERYBODY


@dataclass(frozen=True, slots=True)
class ExportAgencyMap(Question[Bytes]):
    """What does the map show on a day, as a file?"""

    form: Form
    day: date | None = None
    serves = _EVERYBODY
