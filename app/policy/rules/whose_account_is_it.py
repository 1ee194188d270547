"""Rule: an administrator changes the accounts of their own agency, and leaves somebody in charge."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..outlines import ring_faults
from ..own_accounts import OwnAccount, OwnAccounts
from ..regime import Regime
from ..roles import Role
from ..rulebook import admits
from ..wire.accounts import CloseAccount, ReopenAccount, SetAssignedArea, SetPosting
from ..wire.geo import ring_of

AccountQuestion = CloseAccount | ReopenAccount | SetPosting | SetAssignedArea

NO_SUCH_ACCOUNT = Reason("account-unknown", "Your agency has no such account. Choose one from its list.")
YOURSELF = Reason("your-own-account", "You cannot close your own account. Ask another administrator to.")
LAST_ONE = Reason(
    "last-administrator", "This is your agency's last administrator with an open account. Invite another one first."
)
NO_AREAS = Reason("no-assigned-areas", "The regime in force knows no assigned areas. Nothing was changed.")
ONE_RING = "An area is one ring without holes. Send exactly one ring."


@admits(CloseAccount, ReopenAccount, SetPosting, SetAssignedArea)
def whose_account_is_it(question: AccountQuestion, standing: Standing, regime: Regime) -> Vote:
    """An administrator changes the accounts of their own agency, and leaves somebody in charge."""
    own = standing.accounts or OwnAccounts()
    if own.named is None:
        return Forbid(NO_SUCH_ACCOUNT)  # one answer for another agency's account and for none
    match question:
        case CloseAccount():
            return _closing(own.named, own, standing)
        case SetAssignedArea():
            return _assigning(question, regime)
        case _:
            return None


def _closing(named: OwnAccount, own: OwnAccounts, standing: Standing) -> Vote:
    if named.account_id == standing.account_id:
        return Forbid(YOURSELF)
    is_last = named.active and named.role is Role.ADMINISTRATOR and own.open_administrators <= 1
    return Forbid(LAST_ONE) if is_last else None


def _assigning(question: SetAssignedArea, regime: Regime) -> Vote:
    if not regime.agency.one_assigned_area.value:
        return Forbid(NO_AREAS)
    area = question.draft.area
    if area is None:
        return None
    fault = ring_faults(ring_of(area)) if len(area.coordinates) == 1 else ONE_RING
    return Forbid(Reason("area-unusable", fault)) if fault else None
