"""What stands in the asker's own books about the one thing that a question names: never a fact about a resident."""

from __future__ import annotations

from dataclasses import dataclass

from .geometry import Point
from .wire.demand import DemandState, Wanted
from .wire.footage_request import RequestState
from .wire.steps import Triage


@dataclass(frozen=True, slots=True)
class IncidentStanding:
    """An incident in the records of the asker's own agency.

    Parameters
    ----------
    incident_id : str
    case_number : str
    place : Point
        (lon, lat), degrees.
    """

    incident_id: str
    case_number: str
    place: Point


@dataclass(frozen=True, slots=True)
class OwnRequest:
    """A request of the asker's own agency, as far as it stands.

    Parameters
    ----------
    state : RequestState
    """

    request_id: str
    state: RequestState


@dataclass(frozen=True, slots=True)
class OwnRelease:
    """A clip that was released to the asker's own agency and can still be read there.

    Parameters
    ----------
    triage : Triage
    passed_to : frozenset of str
        The agencies to which the asker's agency passed it on, or asked to; never how a resident answered.
    """

    release_id: str
    triage: Triage
    passed_to: frozenset[str]


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """A demand that is before the legal desk, as far as its paper says: never whether an account answers to it.

    Parameters
    ----------
    state : DemandState
    names_an_account : bool
        Whether it names a person or one block, and not everybody of a street or a town.
    from_us, to_us : int
        Its window, simulated microseconds.
    wants : tuple of Wanted
    """

    demand_id: str
    state: DemandState
    names_an_account: bool
    from_us: int
    to_us: int
    wants: tuple[Wanted, ...]
