"""Rule: a clip does not go where somebody who was filmed objected near its camera and the company upheld it.

Holds only where the regime knows such objections.
"""

from __future__ import annotations

from typing import Final

from ..acts import Objected, Share
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..facts import ClipFact
from ..geometry import distance_m
from ..regime import Regime
from ..rulebook import covers

REACH_M: Final = 50.0
"""Metres from a house that was named within which a camera may have filmed whoever stood there."""
OBJECTED = Reason("objected", "Somebody who was filmed objected, and the company upheld it.")


@covers(Share)
def nobody_objected(act: Share, standing: Standing, clip: ClipFact, regime: Regime) -> Vote:
    """A clip does not go where somebody who was filmed objected near its camera and the company upheld it."""
    del standing
    if not regime.consent.bystander_objection.value:
        return None
    return Forbid(OBJECTED) if any(_may_show(clip, one) for one in act.objections) else None


def _may_show(clip: ClipFact, objected: Objected) -> bool:
    """Whether a clip touches the time of an objection, and its camera one of its houses: an unknown place may."""
    if clip.end_us < objected.from_us or clip.start_us > objected.to_us:
        return False
    place = clip.place
    return place is None or any(distance_m(place, house) <= REACH_M for house in objected.places)
