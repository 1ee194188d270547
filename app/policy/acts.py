"""What the company does on its own account, judged by the same rules as questions are.

An act has no asker: publishing, delivering and releasing run as the company, on the world's agenda or on a
resident's choice. The rules decide which facts each act covers.
"""

from __future__ import annotations

from dataclasses import dataclass

from .acts_around import AlertOfficer, AnswerRecords, Produce
from .cells import Cell
from .consent.events import Scope
from .consent.file import ConsentFile
from .geometry import Point, Ring
from .regime import Regime


@dataclass(frozen=True, slots=True)
class Publish:
    """Put the cameras on the agencies' map, as far as the regime shows any."""

    now_us: int


@dataclass(frozen=True, slots=True)
class Deliver:
    """Bring a request to the residents whose camera lies inside its area.

    Parameters
    ----------
    area : Ring
        The request's area, (lon, lat) degrees.
    cells : frozenset of Cell
        The cells chosen for the area; read only where the regime chooses cameras by cell.
    now_us : int
        Simulated time, microseconds.
    agency_id, incident_type, request_id : str
        The request's, for choices that are about one agency, one type of incident or one request.
    """

    area: Ring
    cells: frozenset[Cell]
    now_us: int
    agency_id: str
    incident_type: str
    request_id: str


@dataclass(frozen=True, slots=True)
class Objected:
    """Somebody who was filmed objects, and the company upheld it.

    Parameters
    ----------
    places : tuple of Point
        The houses that were named, (lon, lat) degrees.
    from_us, to_us : int
        When it was, simulated microseconds.
    """

    places: tuple[Point, ...]
    from_us: int
    to_us: int


@dataclass(frozen=True, slots=True)
class Share:
    """Release the clips that a resident chose in answer to a request.

    Parameters
    ----------
    household_id : str
        The household of the resident who chose.
    chosen : frozenset of str
        Ids of the clips that the resident chose.
    consent : ConsentFile
        That household's, read in the same transaction, with the grant that this share begins with.
    agency_id, incident_type, request_id : str
        The request's.
    scopes : frozenset of Scope
        What leaves: each of them needs a yes.
    notice_version : str
        The notice in force, to which the yes must have been given.
    from_us, to_us : int
        The request's window, simulated microseconds.
    now_us : int
        Simulated time, microseconds.
    objections : tuple of Objected
        All that the company upheld and that touch the window.
    """

    household_id: str
    chosen: frozenset[str]
    consent: ConsentFile
    agency_id: str
    incident_type: str
    request_id: str
    scopes: frozenset[Scope]
    notice_version: str
    from_us: int
    to_us: int
    now_us: int
    objections: tuple[Objected, ...] = ()


@dataclass(frozen=True, slots=True)
class HandOn:
    """Let another agency have a released clip that its own agency wants to pass on; the fact names both agencies.

    Parameters
    ----------
    household_id : str
        Whose clip it is.
    consent : ConsentFile
        That household's, read in the same transaction, with the yes that hands it on.
    incident_type, request_id : str
        Those of the request that the clip answered.
    scopes : frozenset of Scope
        What goes on: each of them needs a yes.
    notice_version : str
        The notice with which residents are asked, to which the yes must have been given.
    now_us : int
        Simulated time, microseconds.
    terms : Regime
        The rules under which the request was filed: they say whether residents are asked, and whose word counts.
    """

    household_id: str
    consent: ConsentFile
    incident_type: str
    request_id: str
    scopes: frozenset[Scope]
    notice_version: str
    now_us: int
    terms: Regime


Act = Publish | Deliver | Share | HandOn | Produce | AnswerRecords | AlertOfficer
