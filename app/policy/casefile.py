"""Who asks, and what is the asker's own: all that `admit` may look at.

Nothing in a standing may be a fact about a resident. That is why admission may explain itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from .agreement_facts import Dealings
from .cells import Cell
from .geometry import Ring
from .mail_facts import OwnThread
from .own_accounts import OwnAccounts
from .own_books import IncidentStanding, OwnRelease, OwnRequest, PaperStanding
from .roles import Role
from .statement_facts import OwnStatement
from .switches.agency import AgencyKind


@dataclass(frozen=True, slots=True)
class AgencyStanding:
    """The asker's agency: fictional, and with or without a live agreement.

    Parameters
    ----------
    kind : AgencyKind
    email_domain : str
        Where the agency's own e-mail addresses are; "" where none is on record.
    """

    agency_id: str
    name: str
    agreement_live: bool
    kind: AgencyKind
    email_domain: str = ""


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
    further : int
        How many of the further incidents that the question names are in the asker's own agency's records.
    case_posts : int
        Requests that the asker's agency has already filed in the case that the question names; where it names
        several, in the one with the most.
    posts_today : int
        Requests that the asker's agency has filed within the last 24 simulated hours.
    request : OwnRequest or None
        The request that the question names, if it is the asker's own agency's.
    release : OwnRelease or None
        The released clip that the question names, if the asker's own agency can still read it.
    other_agency : AgencyStanding or None
        The other agency that the question names.
    assigned_area : Ring
        The area within which the account works, (lon, lat) degrees; empty where none is assigned.
    paper : PaperStanding or None
        The demand that a decision of the legal desk names.
    home : Cell or None
        The cell of the asker's own home, at the level in which posts are shown; loaded for questions about the feed.
    alerts : tuple of (str, int)
        The posts to which the asker was alerted, each with the moment, simulated microseconds.
    accounts : OwnAccounts or None
        What the asker's own agency's books hold about the account or the invitation that the question names.
    dealings : Dealings or None
        How the company and the agency of the question stand, for either side of an agreement.
    statement : OwnStatement or None
        The statement that the question names, if it stands in the asker's own books.
    thread : OwnThread or None
        The thread of letters that the question names, if it stands in the asker's own books.
    """

    role: Role
    now_us: int
    account_id: str | None = None
    active: bool = True
    may_post: bool = False
    agency: AgencyStanding | None = None
    incident: IncidentStanding | None = None
    further: int = 0
    case_posts: int = 0
    posts_today: int = 0
    request: OwnRequest | None = None
    release: OwnRelease | None = None
    other_agency: AgencyStanding | None = None
    assigned_area: Ring = ()
    accounts: OwnAccounts | None = None
    dealings: Dealings | None = None
    paper: PaperStanding | None = None
    home: Cell | None = None
    alerts: tuple[tuple[str, int], ...] = ()
    statement: OwnStatement | None = None
    thread: OwnThread | None = None

    @property
    def agency_id(self) -> str | None:
        """The asker's agency, if any."""
        return self.agency.agency_id if self.agency else None
