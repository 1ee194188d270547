"""Rule: of agencies with access the company counts their own deeds, and how residents answered only where it is told.

An agency that is given the counts of answers has them measured (I04). Two of these counts a while apart say how many
declined in between: that is what was documented, and under rules that give no counts there is none to compare.
"""

from __future__ import annotations

from ..agreement_facts import EntryFact
from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import TotalsFact
from ..mail_facts import EngagementFact
from ..regime import Regime
from ..request_facts import AgencyFact
from ..rulebook import covers
from ..wire.engagement import ListEngagement, SendSuggestions
from .which_agencies import is_eligible


@covers(ListEngagement, SendSuggestions)
def what_is_measured(
    question: ListEngagement | SendSuggestions, standing: Standing, fact: object, regime: Regime
) -> Vote:
    """Of agencies with access the company counts their own deeds, and how residents answered only where it is told."""
    del question, standing
    match fact:
        case AgencyFact():
            return Permit() if fact.agreement_live and is_eligible(fact.kind, regime) else None
        case EngagementFact():
            return Permit()
        case EntryFact():
            return Permit() if fact.kind == "download-credited" else None
        case TotalsFact():
            return Permit() if regime.records.response_totals_to_agency.value else None
        case _:
            return None
