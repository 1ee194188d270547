"""How published tiles are listed: the agencies' map, and the base map."""

from __future__ import annotations

from ..casefile import Standing
from ..facts import TileFact
from ..regime import Regime
from ..wire import map as maps


def map_index(
    question: maps.ReadMapIndex, standing: Standing, facts: tuple[TileFact, ...], regime: Regime
) -> maps.MapIndex:
    """List the published tiles; where the regime shows agencies no cameras the list is empty."""
    del question, standing
    turn = regime.map.circles_from_zoom.value
    layers = (
        maps.Layer(name="heat", from_zoom=0, to_zoom=turn),
        maps.Layer(name="circles", from_zoom=turn, to_zoom=24),
    )
    return maps.MapIndex(
        epoch=max((fact.epoch for fact in facts), default=0),
        layers=layers if regime.map.shows_cameras.value else (),
        tiles=tuple(tile_ref(fact) for fact in sorted(facts, key=lambda fact: fact.tile_id)),
    )


def tile_ref(fact: TileFact) -> maps.TileRef:
    """Name a published tile."""
    return maps.TileRef(
        id=fact.tile_id,
        layer=fact.layer,
        bounds=fact.bounds,
    )


def base_index(
    question: maps.ReadBaseIndex, standing: Standing, facts: tuple[TileFact, ...], regime: Regime
) -> maps.BaseIndex | None:
    """List the tiles of the base map."""
    del question, standing, regime
    if not facts:
        return None
    west, south, east, north = zip(*(fact.bounds for fact in facts if fact.layer == "blocks"), strict=True)
    return maps.BaseIndex(
        bounds=(min(west), min(south), max(east), max(north)),
        tiles=tuple(tile_ref(fact) for fact in sorted(facts, key=lambda fact: fact.tile_id)),
    )
