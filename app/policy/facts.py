"""What `decide` may see: facts about cameras, households, clips, requests and releases.

Facts arrive from storage as these frozen values and never travel further than a decision: an answer is
built from covered facts only. Nothing in ``wire/`` may import this module (enforced by an import contract).
"""

from __future__ import annotations

from dataclasses import dataclass

from .geometry import Ring
from .wire.footage_request import RequestState
from .wire.map import LayerName


@dataclass(frozen=True, slots=True)
class CameraFact:
    """One camera: where it truly is, since when, and whether its household opted out of requests."""

    camera_id: str
    household_id: str
    lon: float
    lat: float
    installed_us: int
    opted_out: bool


@dataclass(frozen=True, slots=True)
class ClipFact:
    """One recorded clip of a household's camera.

    Parameters
    ----------
    start_us, end_us : int
        Simulated time, microseconds since the Unix epoch.
    """

    clip_id: str
    household_id: str
    start_us: int
    end_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFact:
    """A filed footage request; every field is the agency's own, or the company's act upon it."""

    request_id: str
    agency_id: str
    agency_name: str
    officer_name: str
    incident_id: str
    incident_type: str
    case_number: str
    contact: str
    message: str
    area: Ring
    area_sq_mi: float
    from_us: int
    to_us: int
    filed_us: int
    state: RequestState
    review_note: str
    delivered_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFact:
    """A clip that a resident shared, with exactly what the regime of that day disclosed beside it."""

    release_id: str
    request_id: str
    agency_id: str
    label: str
    start_us: int
    end_us: int
    released_us: int
    expires_us: int | None
    contact: tuple[tuple[str, str], ...]
    picture_sha256: str


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
    """An account of an agency, as its own administrator sees it."""

    account_id: str
    agency_id: str
    name: str
    role: str
    may_post: bool
    active: bool


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


@dataclass(frozen=True, slots=True)
class TileFact:
    """One published tile of a map: what was let out when its epoch closed.

    Parameters
    ----------
    layer : str
        "heat" or "circles" for agencies, "blocks" or "outlines" for the base map.
    bounds : tuple of float
        West, south, east, north; degrees.
    """

    tile_id: str
    regime_id: str
    epoch: int
    current_epoch: int
    layer: LayerName
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class WorldFact:
    """A world's public description."""

    world: str
    town: str
    now_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerFact:
    """A real agency in the historical register; it never acts."""

    atlas_id: str
    agency: str
    state: str
    agreement_date: str
    date_precision: str
    status: str
    duplicate: bool
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class AttributionFact:
    """One data file's origin and licence."""

    file: str
    title: str
    licence: str
    licence_url: str
    credit: str
    changes: str
