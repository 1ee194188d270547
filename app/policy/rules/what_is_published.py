"""Rule: of the map, an agency reads the current publication of the regime in force and nothing else."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import TileFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.map import ReadMapIndex, ReadTile


@covers(ReadMapIndex, ReadTile)
def what_is_published(question: ReadMapIndex | ReadTile, standing: Standing, tile: TileFact, regime: Regime) -> Vote:
    """Of the map, an agency reads the current publication of the regime in force and nothing else."""
    del question, standing
    current = tile.epoch == tile.current_epoch and tile.regime_id == regime.id
    return Permit() if current and regime.map.shows_cameras.value else None
