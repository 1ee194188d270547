"""Rule: a clip does not go where somebody who was filmed objected near its camera and the company upheld it.

Holds only where the regime knows such objections. Where the regime chooses residents by whole cells, "near" is measured
from the camera's cell: measured from the camera, an objection that a stranger files about a block would show by the
clips that leave in which house of the cell it hangs.
"""

from __future__ import annotations

from typing import Final

from ..acts import Objected, Share
from ..casefile import Standing
from ..cells import cell_at, ring_of
from ..decision import Forbid, Reason, Vote
from ..facts import ClipFact
from ..geometry import Point, contains_or_adjoins, distance_m
from ..regime import Regime
from ..rulebook import covers

REACH_M: Final = 50.0
"""Metres from a house that was named within which a camera, or its cell, has to come for its clips to stay."""
OBJECTED = Reason("objected", "Somebody who was filmed objected, and the company upheld it.")


@covers(Share)
def nobody_objected(act: Share, standing: Standing, clip: ClipFact, regime: Regime) -> Vote:
    """A clip does not go where somebody who was filmed objected near its camera and the company upheld it."""
    del standing
    if not regime.consent.bystander_objection.value:
        return None
    return Forbid(OBJECTED) if any(_may_show(clip, one, regime) for one in act.objections) else None


def _may_show(clip: ClipFact, objected: Objected, regime: Regime) -> bool:
    """Whether a clip touches the time of an objection, and its camera or cell a house: an unknown place may."""
    if clip.end_us < objected.from_us or clip.start_us > objected.to_us:
        return False
    return clip.place is None or _is_near(clip.place, objected.places, regime)


def _is_near(place: Point, houses: tuple[Point, ...], regime: Regime) -> bool:
    if regime.delivery.targeting.value == "exact-place":
        return any(distance_m(place, house) <= REACH_M for house in houses)
    cell = ring_of(cell_at(*place, regime.delivery.cell_level.value))
    return any(contains_or_adjoins(cell, house, REACH_M) for house in houses)
