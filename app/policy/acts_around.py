"""What the company does on papers, on records requests and by mail, judged by the same rules as questions are.

The other acts, which are about requests and the map, stand in ``acts.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from .switches.agency import AgencyKind
from .switches.feed import PostCategory
from .wire.demand import DemandKind, Wanted
from .wire.records import RecordTopic


@dataclass(frozen=True, slots=True)
class Produce:
    """Hand over, on a legal demand, what the company holds of the account that the paper names.

    Parameters
    ----------
    kind : DemandKind
        Which paper it is.
    reach : tuple of Wanted
        Account data, content, or both, as the company complies with it.
    names_an_account : bool
        Whether the paper names somebody, and not everybody of a street or a town.
    households : frozenset of str
        Every household that answers to the paper's words.
    consented : frozenset of str
        Of them, those whose resident agreed to this demand.
    from_us, to_us : int
        The window, simulated microseconds.
    now_us : int
        Simulated time, microseconds.
    """

    kind: DemandKind
    reach: tuple[Wanted, ...]
    names_an_account: bool
    households: frozenset[str]
    consented: frozenset[str]
    from_us: int
    to_us: int
    now_us: int


@dataclass(frozen=True, slots=True)
class AnswerRecords:
    """Bring out what an agency holds, because somebody asked for its records.

    Parameters
    ----------
    topics : frozenset of RecordTopic
    from_us, to_us : int
        The days asked for, simulated microseconds.
    """

    agency_id: str
    topics: frozenset[RecordTopic]
    from_us: int
    to_us: int


@dataclass(frozen=True, slots=True)
class AlertOfficer:
    """Mail a new post to an officer.

    Parameters
    ----------
    categories : frozenset of PostCategory
        What the officer chose.
    active : bool
        Whether the officer's account is open.
    agreement_live : bool
        Whether an agreement of the officer's agency is in force.
    kind : AgencyKind
    """

    categories: frozenset[PostCategory]
    active: bool
    agreement_live: bool
    kind: AgencyKind
