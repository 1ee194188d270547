"""Rule: an agency reads and fetches what was passed on to it, from the hand-over until the resident takes it back."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import ReleaseFact
from ..regime import Regime
from ..request_facts import OnwardFact
from ..rulebook import covers
from ..wire.onward import ListPassedOn
from ..wire.picture import FetchEvidence, FetchFootage, FetchPicture


@covers(ListPassedOn, FetchPicture, FetchFootage, FetchEvidence)
def what_was_passed_on(
    question: ListPassedOn | FetchPicture | FetchFootage | FetchEvidence,
    standing: Standing,
    fact: OnwardFact | ReleaseFact,
    regime: Regime,
) -> Vote:
    """An agency reads and fetches what was passed on to it, from the hand-over until the resident takes it back."""
    del question, regime
    if isinstance(fact, ReleaseFact):
        return Permit() if standing.agency_id in fact.passed_to else None
    there = fact.passed_us is not None and fact.withdrawn_us is None
    return Permit() if there and fact.to_agency_id == standing.agency_id else None
