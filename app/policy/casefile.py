"""Who asks, and what is the asker's own: all that `admit` may look at.

Nothing in a standing may be a fact about a resident. That is why admission may explain itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from .geometry import Point
from .roles import Role


@dataclass(frozen=True, slots=True)
class AgencyStanding:
    """The asker's agency: fictional, and with or without a live agreement."""

    agency_id: str
    name: str
    agreement_live: bool


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The asker's own standing at one moment.

    Parameters
    ----------
    role : Role
    now_us : int
        Simulated time, microseconds since the Unix epoch.
    account_id : str or None
        None for the public.
    active : bool
        Whether the account is open.
    may_post : bool
        Whether the account holds its agency's permission to file requests.
    agency : AgencyStanding or None
    incident : IncidentStanding or None
        The incident that the question names, if it is in the asker's own agency's records.
    case_posts : int
        Requests that the asker's agency has already filed in the case that the question names.
    """

    role: Role
    now_us: int
    account_id: str | None = None
    active: bool = True
    may_post: bool = False
    agency: AgencyStanding | None = None
    incident: IncidentStanding | None = None
    case_posts: int = 0

    @property
    def agency_id(self) -> str | None:
        """The asker's agency, if any."""
        return self.agency.agency_id if self.agency else None
