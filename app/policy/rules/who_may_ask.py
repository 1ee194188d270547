"""Rule: an open account whose role the question serves, and whose agency has a live agreement, may ask it."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..regime import Regime
from ..roles import AGENCY_ROLES
from ..rulebook import admits
from ..wire import ALL_QUESTIONS
from ..wire.base import Question

CLOSED = Reason("account-closed", "This account is closed. Ask your administrator to open it again.")
NO_AGREEMENT = Reason("no-agreement", "Your agency has no agreement in force. Access begins again when one is signed.")
NOT_SERVED = Reason("not-served", "This does not serve your role. Sign in with a role it serves.")


@admits(*ALL_QUESTIONS)
def who_may_ask(question: Question[object], standing: Standing, regime: Regime) -> Vote:
    """An open account whose role the question serves, and whose agency has a live agreement, may ask it."""
    del regime  # holds in every regime
    if standing.role not in question.serves:
        return Forbid(NOT_SERVED)
    if not standing.active:
        return Forbid(CLOSED)
    if standing.role in AGENCY_ROLES and not (standing.agency and standing.agency.agreement_live):
        return Forbid(NO_AGREEMENT)
    return Permit()
