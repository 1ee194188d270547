"""Facts about cameras, clips, requests and releases: what households own, and what was asked and given."""

from __future__ import annotations

from dataclasses import dataclass

from ..consent.file import ConsentFile
from ..geometry import Point, Ring
from ..switches.records import PublicRecord
from ..wire.footage_request import RequestState
from ..wire.steps import Triage


@dataclass(frozen=True, slots=True)
class CameraFact:
    """One camera: where it truly is, since when, and what its household chose.

    Parameters
    ----------
    lon, lat : float
        Degrees, WGS 84.
    installed_us : int
        Simulated time, microseconds since the Unix epoch.
    consent : ConsentFile
        What its household chose about requests and maps.
    uses_feed : bool
        Whether its household uses the neighbors' feed.
    """

    camera_id: str
    household_id: str
    lon: float
    lat: float
    installed_us: int
    consent: ConsentFile
    uses_feed: bool = True


@dataclass(frozen=True, slots=True)
class ClipFact:
    """One recorded clip of a household's camera.

    Parameters
    ----------
    start_us, end_us : int
        Simulated time, microseconds since the Unix epoch.
    place : Point or None
        Where its camera truly is, (lon, lat) degrees; None where that was not loaded.
    """

    clip_id: str
    household_id: str
    start_us: int
    end_us: int
    place: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFact:
    """A filed footage request; every field is the agency's own, or the company's act upon it.

    Parameters
    ----------
    regime_id : str
        The regime under which it was filed, whose terms its answers follow; "" means the one in force.
    told_as : PublicRecord or None
        What that regime publishes of its requests; None where it is the one in force.
    """

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
    further_incident_ids: tuple[str, ...] = ()
    regime_id: str = ""
    told_as: PublicRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuarterFact:
    """How many requests of one agency were delivered in one quarter, filed under rules that publish alike.

    Parameters
    ----------
    quarter : str
        Such as ``2020-Q4``.
    ends_us : int
        The first moment after the quarter, simulated microseconds.
    told_as : PublicRecord or None
        As of a request.
    """

    agency_name: str
    quarter: str
    ends_us: int
    requests: int
    told_as: PublicRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseFact:
    """A clip that a resident shared, with exactly what the regime of that day disclosed beside it.

    Parameters
    ----------
    triage : Triage
        How its agency sorted it; "" where no evidence system is in between.
    passed_to : tuple of str
        The other agencies that have it.
    withdrawn_us : int or None
        When the resident took it back, where the rules of its request then remove it; simulated microseconds.
    footage_sha256 : str
        Of the bytes that left; "" where a release is older than footage.
    capture_commitment : str
        A commitment to the bytes as captured, hexadecimal: nobody finds them by trying. "" as above.
    footage_type : str
        Media type of the footage.
    """

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
    triage: Triage = ""
    passed_to: tuple[str, ...] = ()
    withdrawn_us: int | None = None
    footage_sha256: str = ""
    footage_type: str = ""
    capture_commitment: str = ""
