"""Facts in an agency's own books: its accounts, its incidents, and how residents answered it, added up."""

from __future__ import annotations

from dataclasses import dataclass

from ..geometry import Ring


@dataclass(frozen=True, slots=True, kw_only=True)
class TotalsFact:
    """How the residents of one agency's requests answered, added up."""

    agency_id: str
    requests: int
    asked: int
    shared: int
    declined: int
    silent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColleagueFact:
    """An account of an agency, as its own administrator sees it.

    Parameters
    ----------
    seen_us : int or None
        Simulated time of the last sign-in, microseconds; None where none is on record.
    assigned_area : Ring
        (lon, lat) degrees; empty where none is assigned.
    """

    account_id: str
    agency_id: str
    name: str
    role: str
    may_post: bool
    active: bool
    seen_us: int | None = None
    assigned_area: Ring = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFact:
    """An incident in an agency's own records."""

    incident_id: str
    agency_id: str
    case_number: str
    category: str
    lon: float
    lat: float
    from_us: int
    to_us: int
