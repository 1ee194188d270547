"""Rule: an agency reads its own demands and what was produced on them, no other's; the legal desk reads papers."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..demand_facts import DemandFact, ProducedFact
from ..regime import Regime
from ..roles import Role
from ..rulebook import covers
from ..wire.base import Question
from ..wire.demand import (
    DecideDemand,
    FetchProduced,
    FetchProducedEvidence,
    FileDemand,
    ListDemands,
    ListPapers,
    ReadDemand,
)


@covers(FileDemand, ListDemands, ReadDemand, FetchProduced, FetchProducedEvidence, ListPapers, DecideDemand)
def what_was_produced(
    question: Question[object], standing: Standing, fact: DemandFact | ProducedFact, regime: Regime
) -> Vote:
    """An agency reads its own demands and what was produced on them, no other's; the legal desk reads papers."""
    del regime
    if isinstance(question, ListPapers | DecideDemand):
        return Permit() if standing.role is Role.LEGAL and isinstance(fact, DemandFact) else None
    return Permit() if fact.agency_id == standing.agency_id else None
