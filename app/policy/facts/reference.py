"""Facts out of reference data, the same in every world, and files that are made of what is public."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StateFact:
    """A state as it is drawn, and how many people live in it.

    Parameters
    ----------
    code, name : str
        Two letters, and in full.
    inhabitants : int or None
        Residents in 2017; None where the file of residents is absent.
    path : str
        Outline as an SVG path, tenths of a unit of the drawing of 975 x 610.
    """

    code: str
    name: str
    inhabitants: int | None
    path: str


@dataclass(frozen=True, slots=True)
class CountyLinesFact:
    """The borders between counties, as one SVG path in tenths of a unit."""

    path: str


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A point of a ZIP code or of a place, degrees, WGS 84."""

    label: str
    state: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class KnownAgencyFact:
    """A real agency on the FBI's list; it never acts."""

    ori: str
    name: str
    kind: str
    county: str
    state: str


@dataclass(frozen=True, slots=True)
class PublicCountFact:
    """A number of partner agencies that somebody gave in public; days are ISO."""

    as_of: str
    count: int
    what: str
    reported_by: str
    register_count: int | None
    note: str


@dataclass(frozen=True, slots=True)
class MapFileFact:
    """A file made of what the gate let out of the map of agencies, and of nothing else."""

    form: str


@dataclass(frozen=True, slots=True)
class RegisterFileFact:
    """A file made of what the gate let out of the public register and of its numbers, and of nothing else."""

    form: str
