"""Rule: a household's standing opt-out is honoured wherever the regime says that it counts, and in every release."""

from __future__ import annotations

from ..acts import Deliver, Publish, Share
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..facts import CameraFact, ClipFact
from ..regime import Regime
from ..rulebook import covers

OPTED_OUT = Reason("opted-out", "The household opted out.")


@covers(Publish, Deliver, Share)
def who_said_yes(
    act: Publish | Deliver | Share, standing: Standing, fact: CameraFact | ClipFact, regime: Regime
) -> Vote:
    """A household's standing opt-out is honoured wherever the regime says that it counts, and in every release."""
    del standing
    match act, fact:
        case Share(), _:
            refused = act.opted_out
        case Publish(), CameraFact():
            refused = fact.opted_out and regime.map.hides_opted_out.value
        case Deliver(), CameraFact():
            refused = fact.opted_out and regime.delivery.opt_out_stops_requests.value
        case _:
            refused = True  # a fact of another kind has no business here
    return Forbid(OPTED_OUT) if refused else None
