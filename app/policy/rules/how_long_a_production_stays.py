"""Rule: what was produced on a demand can be read by its agency for as long as what a resident shares, and no longer.

No document says how long the company holds what it handed over on a paper; that the term is a shared clip's is an
assumption. What the agency saved is beyond the portal. The household's own page goes on saying what left.
"""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..demand_facts import ProducedFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.base import Question
from ..wire.demand import FetchProduced, FetchProducedEvidence, ReadDemand

EXPIRED = Reason("expired", "The produced copy has expired.")


@covers(ReadDemand, FetchProduced, FetchProducedEvidence)
def how_long_a_production_stays(question: Question[object], standing: Standing, fact: object, regime: Regime) -> Vote:
    """What was produced on a demand can be read by its agency for as long as what a resident shares, and no longer."""
    del question, regime  # the term was fixed when it was produced
    over = isinstance(fact, ProducedFact) and fact.expires_us is not None and fact.expires_us <= standing.now_us
    return Forbid(EXPIRED) if over else None
