"""Rule: once it has begun, the public map shows every partner that counts by the world's own day, and no other."""

from __future__ import annotations

from datetime import date

from ..casefile import Standing
from ..decision import Permit, Vote
from ..eastern import eastern_day
from ..facts import PartnerFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.agency_map import ReadAgencyMap, SearchAgencyMap


@covers(ReadAgencyMap, SearchAgencyMap)
def which_agencies_are_mapped(
    question: ReadAgencyMap | SearchAgencyMap, standing: Standing, fact: object, regime: Regime
) -> Vote:
    """Once it has begun, the public map shows every partner that counts by the world's own day, and no other."""
    del question  # an earlier day is a narrower view of what is covered, and a later one shows no more
    if not isinstance(fact, PartnerFact):
        return Permit()  # states, places and the FBI's list are the same for everybody
    begins, today = regime.partnership.map_from.value, eastern_day(standing.now_us)
    if begins is None or today < begins or fact.status != "active" or fact.duplicate or not fact.counts_from:
        return None
    return Permit() if date.fromisoformat(fact.counts_from) <= today else None
