"""Rule: an agency may do with its own filed request what the regime lets it do, in the state in which it stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..lifecycle import knows, steps
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import RequestState, ResolveRequest
from ..wire.life import AmendRequest, WithdrawRequest

OwnDeed = Literal["amend", "resolve", "withdraw"]

OWN_DEEDS: Final[Mapping[type, OwnDeed]] = MappingProxyType(
    {AmendRequest: "amend", ResolveRequest: "resolve", WithdrawRequest: "withdraw"}
)
"""What an agency can ask to do with a request that it has filed."""

NO_SUCH = Reason("request-unknown", "Your agency has no such request. Choose one from its list.")
UNKNOWN_DEED: Final[Mapping[OwnDeed, Reason]] = MappingProxyType(
    {
        "amend": Reason("not-editable", "The regime in force lets nobody change a filed request."),
        "resolve": Reason("not-resolvable", "The regime in force knows no resolved requests."),
        "withdraw": Reason("not-deletable", "The regime in force lets nobody take a filed request back."),
    }
)
WRONG_STATE: Final[Mapping[OwnDeed, Reason]] = MappingProxyType(
    {
        "amend": Reason("too-late-to-amend", "In its present state the request's text can no longer be changed."),
        "resolve": Reason("not-delivered", "Only a delivered request can be resolved."),
        "withdraw": Reason("too-late-to-withdraw", "In its present state the request can no longer be taken back."),
    }
)


@admits(ResolveRequest, AmendRequest, WithdrawRequest)
def what_can_be_done(
    question: ResolveRequest | AmendRequest | WithdrawRequest, standing: Standing, regime: Regime
) -> Vote:
    """An agency may do with its own filed request what the regime lets it do, in the state in which it stands."""
    deed = OWN_DEEDS[type(question)]
    if standing.request is None:
        return Forbid(NO_SUCH)
    if not knows(deed, regime):
        return Forbid(UNKNOWN_DEED[deed])
    return None if steps(deed, standing.request.state, regime) else Forbid(WRONG_STATE[deed])


def own_deeds(state: RequestState, regime: Regime) -> tuple[OwnDeed, ...]:
    """Name what an agency can do with its request in a state, for its page; it depends on no resident."""
    return tuple(deed for deed in OWN_DEEDS.values() if steps(deed, state, regime))
