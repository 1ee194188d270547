"""Rule: the public address list can be searched where the regime lets officers jump to an address."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import HouseFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.map import FindAddress


@covers(FindAddress)
def what_address_is_found(question: FindAddress, standing: Standing, house: HouseFact, regime: Regime) -> Vote:
    """The public address list can be searched where the regime lets officers jump to an address."""
    del question, standing, house  # every house alike: the list is public geometry
    return Permit() if regime.map.address_search.value else None
