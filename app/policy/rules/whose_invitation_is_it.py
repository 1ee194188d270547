"""Rule: an administrator withdraws an open invitation of their own agency."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.invitations import WithdrawInvitation

NO_SUCH = Reason("invitation-unknown", "Your agency has no such invitation. Choose one from its list.")
NOT_OPEN = Reason("invitation-not-open", "This invitation is not open any more: there is nothing to withdraw.")


@admits(WithdrawInvitation)
def whose_invitation_is_it(question: WithdrawInvitation, standing: Standing, regime: Regime) -> Vote:
    """An administrator withdraws an open invitation of their own agency."""
    del question, regime
    is_open = standing.accounts.invitation_open if standing.accounts else None
    if is_open is None:
        return Forbid(NO_SUCH)  # one answer for another agency's invitation and for none
    return None if is_open else Forbid(NOT_OPEN)
