"""Rule: the public reads the terms in force, but of a confidential agreement no more than its name where published."""

from __future__ import annotations

from ..agreement_facts import InForceFact, TermsFact
from ..casefile import Standing
from ..decision import Permit, Vote
from ..regime import Regime
from ..rulebook import covers
from ..wire.agreements import ListAgreementsInForce
from .which_agencies import is_eligible


@covers(ListAgreementsInForce)
def which_terms_are_public(
    question: ListAgreementsInForce, standing: Standing, fact: InForceFact | TermsFact, regime: Regime
) -> Vote:
    """The public reads the terms in force, but of a confidential agreement no more than its name where published."""
    del question, standing
    if not is_eligible(fact.kind, regime):
        return None
    if not fact.confidential:
        return Permit()
    named = isinstance(fact, InForceFact) and regime.records.public_record.value != "none"
    return Permit() if named else None
