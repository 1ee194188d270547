"""What `decide` may see of a request's life: its steps, public comments, onward hand-overs, and agencies by name.

Facts as in ``facts/``: frozen, from storage, never further than a decision.
"""

from __future__ import annotations

from dataclasses import dataclass

from .facts import ReleaseFact
from .switches.agency import AgencyKind
from .wire.steps import StepName


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFact:
    """One step in the life of a request.

    Parameters
    ----------
    agency_id : str
        The agency whose request it is.
    delivered : bool
        Whether the request was delivered by now.
    """

    request_id: str
    agency_id: str
    delivered: bool
    position: int
    step: StepName
    at_us: int
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentFact:
    """A resident's public comment on a delivered request, under the label that it was written with."""

    comment_id: str
    request_id: str
    agency_id: str
    label: str
    text: str
    at_us: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OnwardFact:
    """A released clip that its agency passed on, or wants to.

    Parameters
    ----------
    agency_id, agency_name : str
        The agency that passes it on.
    to_agency_id, to_agency_name : str
        The agency that shall have it.
    case_number : str
        Of the request that the clip answered.
    by_consent : bool
        Whether the resident is asked before; fixed by the rules under which the request was filed.
    asked_us : int
    passed_us : int or None
        None: the other agency does not have it.
    withdrawn_us : int or None
        When the resident took the yes to it back, where the rules of the request then remove it.
    """

    release: ReleaseFact
    agency_id: str
    agency_name: str
    to_agency_id: str
    to_agency_name: str
    case_number: str
    by_consent: bool
    asked_us: int
    passed_us: int | None
    withdrawn_us: int | None = None


@dataclass(frozen=True, slots=True)
class KeyFact:
    """The company's public signing key, hexadecimal."""

    public_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyFact:
    """A fictional agency, by name."""

    agency_id: str
    name: str
    kind: AgencyKind
    agreement_live: bool
