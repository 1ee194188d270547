"""Rule: of the map, an agency reads the current publication of the regime in force and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import CountFact, TileFact
from ..regime import MapLayer, Regime
from ..rulebook import covers
from ..wire.map import LayerName, ReadCounts, ReadMapIndex, ReadTile

LAYERS: Final[Mapping[MapLayer, frozenset[LayerName]]] = MappingProxyType(
    {
        "none": frozenset(),
        "heat": frozenset({"heat", "circles"}),
        "counts": frozenset({"counts", "sums"}),
        "points": frozenset({"points"}),
    }
)
"""The tiles that each kind of map is made of."""


@covers(ReadMapIndex, ReadTile, ReadCounts)
def what_is_published(
    question: ReadMapIndex | ReadTile | ReadCounts, standing: Standing, fact: TileFact | CountFact, regime: Regime
) -> Vote:
    """Of the map, an agency reads the current publication of the regime in force and nothing else."""
    del question, standing
    layer = fact.layer if isinstance(fact, TileFact) else "counts"
    current = fact.epoch == fact.current_epoch and fact.regime_id == regime.id
    return Permit() if current and layer in LAYERS[regime.map.layer.value] else None
