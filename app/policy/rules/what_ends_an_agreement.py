"""Rule: either side ends an agreement once, by notice; the company takes an unanswered offer back."""

from __future__ import annotations

from ..agreement_facts import Dealings
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..roles import Role
from ..rulebook import admits
from ..wire.agreements import EndAgreement

NO_AGREEMENT = Reason("agreement-unknown", "There is no such agreement of yours. Choose one from the list.")
NOTICE_GIVEN = Reason("notice-given", "Notice was given before: the agreement ends on the day that stands with it.")
OVER = Reason("agreement-over", "This agreement is not in force and will not be. There is nothing to end.")
NOT_YOURS = Reason("offer-open", "This is an offer that waits for your answer. Sign or decline it.")


@admits(EndAgreement)
def what_ends_an_agreement(question: EndAgreement, standing: Standing, regime: Regime) -> Vote:
    """Either side ends an agreement once, by notice; the company takes an unanswered offer back."""
    del question, regime  # holds in every regime
    named = (standing.dealings or Dealings()).named
    if named is None:
        return Forbid(NO_AGREEMENT)
    if named.state == "offered":
        return None if standing.role is Role.PARTNERS else Forbid(NOT_YOURS)
    if named.state not in {"signed", "in-force"}:
        return Forbid(OVER)
    return Forbid(NOTICE_GIVEN) if named.closed_us is not None else None
