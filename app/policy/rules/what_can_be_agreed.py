"""Rule: a new agreement holds clauses that its era knows, begins soon, and stands alone."""

from __future__ import annotations

from typing import Final

from ..agreement_facts import Dealings
from ..agreement_terms import term_faults
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..units import DAY
from ..wire.agreements import OfferAgreement
from ..wire.base import microseconds
from .which_agencies import is_eligible

LATEST_START_DAYS: Final = 366
LONGEST_DAYS: Final = 3_653
"""Ten years."""
NO_AGENCY = Reason(
    "agency-unknown", "There is no such agency that the rules in force let in. Choose one from the list."
)
OFFER_OPEN = Reason("offer-open", "An offer to this agency waits for its answer. Wait for it, or take the offer back.")
STILL_BOUND = Reason(
    "still-bound", "An agreement with this agency goes on at that time. End it, or begin after its end."
)
START_UNUSABLE = Reason("start-unusable", "An agreement begins now or within a year. Choose another day.")
END_UNUSABLE = Reason("end-unusable", "An agreement ends after it begins, within ten years. Choose another day.")
RENEWS_NOTHING = Reason("agreement-unknown", "This agency has no such agreement to renew. Choose one from its list.")


@admits(OfferAgreement)
def what_can_be_agreed(question: OfferAgreement, standing: Standing, regime: Regime) -> Vote:
    """A new agreement holds clauses that its era knows, begins soon, and stands alone."""
    reason = next(iter((*_side(question, standing, regime), *_times(question, standing))), None)
    reason = reason or next(iter(term_faults(question.draft.clauses, regime)), None)
    return Forbid(reason) if reason else None


def _side(question: OfferAgreement, standing: Standing, regime: Regime) -> tuple[Reason, ...]:
    other, dealings = standing.other_agency, standing.dealings or Dealings()
    if other is None or not is_eligible(other.kind, regime):
        return (NO_AGENCY,)
    if dealings.open_offer:
        return (OFFER_OPEN,)
    return (RENEWS_NOTHING,) if question.draft.renews and dealings.named is None else ()


def _times(question: OfferAgreement, standing: Standing) -> tuple[Reason, ...]:
    starts, dealings = microseconds(question.draft.starts), standing.dealings or Dealings()
    if not standing.now_us <= starts <= standing.now_us + LATEST_START_DAYS * DAY:
        return (START_UNUSABLE,)
    ends = microseconds(question.draft.ends) if question.draft.ends else None
    if ends is not None and not starts < ends <= starts + LONGEST_DAYS * DAY:
        return (END_UNUSABLE,)
    until = dealings.latest_end_us
    return (STILL_BOUND,) if until is None or until > starts else ()
