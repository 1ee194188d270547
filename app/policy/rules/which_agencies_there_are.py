"""Rule: an agency reads the names of the other agencies with an agreement in force, and the public where published."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..regime import Regime
from ..request_facts import AgencyFact
from ..rulebook import covers
from ..wire.counted import ListTakingPart
from ..wire.onward import ListOtherAgencies
from .which_agencies import is_eligible

ENDED = Reason("no-agreement", "The agency has no agreement in force.")
NOT_LET_IN = Reason("agency-not-eligible", "The regime in force does not let agencies of this kind in.")


@covers(ListOtherAgencies, ListTakingPart)
def which_agencies_there_are(
    question: ListOtherAgencies | ListTakingPart, standing: Standing, fact: AgencyFact, regime: Regime
) -> Vote:
    """An agency reads the names of the other agencies with an agreement in force, and the public where published."""
    if not fact.agreement_live:
        return Forbid(ENDED)
    if not is_eligible(fact.kind, regime):
        return Forbid(NOT_LET_IN)
    if isinstance(question, ListTakingPart):
        return Permit() if regime.records.public_record.value != "none" else None
    return Permit() if fact.agency_id != standing.agency_id else None
