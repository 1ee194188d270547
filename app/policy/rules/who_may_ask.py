"""Rule: an open account whose role the question serves, and whose agency has a live agreement, may ask it.

An agency without one reads and files nothing, but for one narrow way in: its administrator reads what it is offered,
and answers it.
"""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..regime import Regime
from ..roles import AGENCY_ROLES
from ..rulebook import admits
from ..wire import ALL_QUESTIONS
from ..wire.agreements import ReadOwnAgreements, RepeatSigning, SignAgreement
from ..wire.base import Question

CLOSED = Reason("account-closed", "This account is closed. Ask your administrator to open it again.")
NO_AGREEMENT = Reason("no-agreement", "Your agency has no agreement in force. Access begins again when one is signed.")
TO_SIGN: Final = (ReadOwnAgreements, SignAgreement, RepeatSigning)
"""What leads to an agreement, and so cannot need one; administrators alone are served by these."""
NOT_SERVED = Reason("not-served", "This does not serve your role. Sign in with a role it serves.")


@admits(*ALL_QUESTIONS)
def who_may_ask(question: Question[object], standing: Standing, regime: Regime) -> Vote:
    """An open account whose role the question serves, and whose agency has a live agreement, may ask it."""
    del regime  # holds in every regime
    if standing.role not in question.serves:
        return Forbid(NOT_SERVED)
    if not standing.active:
        return Forbid(CLOSED)
    live = standing.agency is not None and standing.agency.agreement_live
    if standing.role in AGENCY_ROLES and not live and not (standing.agency and isinstance(question, TO_SIGN)):
        return Forbid(NO_AGREEMENT)
    return Permit()
