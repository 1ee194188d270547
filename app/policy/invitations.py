"""How an invitation stands at a moment. Whether somebody may be invited is a rule's affair."""

from __future__ import annotations

from .account_facts import InvitationFact
from .wire.invitations import InvitationState


def state_of(invitation: InvitationFact, now_us: int) -> InvitationState:
    """Return how an invitation stands; at the very moment at which it runs out, it has run out.

    Parameters
    ----------
    now_us : int
        Simulated time, microseconds.
    """
    if invitation.account_id is not None:
        return "accepted"
    if invitation.withdrawn_us is not None:
        return "withdrawn"
    if invitation.expires_us is not None and now_us >= invitation.expires_us:
        return "expired"
    return "open"
