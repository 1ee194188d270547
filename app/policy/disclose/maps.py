"""How published tiles are listed (the agencies' map, the base map), and counts and addresses in words."""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..facts import CountFact, HouseFact, TileFact
from ..regime import Regime
from ..wire import map as maps

COUNTS_FROM_ZOOM: Final = 13
"""Map zoom from which the finest cells of counts replace their sums."""
_LAST_ZOOM: Final = 24


def map_index(
    question: maps.ReadMapIndex, standing: Standing, facts: tuple[TileFact, ...], regime: Regime
) -> maps.MapIndex:
    """List the published tiles; where the regime shows agencies no cameras the list is empty."""
    del question, standing
    return maps.MapIndex(
        epoch=max((fact.epoch for fact in facts), default=0),
        layers=layers_of(regime),
        tiles=tuple(tile_ref(fact) for fact in sorted(facts, key=lambda fact: fact.tile_id)),
    )


def layers_of(regime: Regime) -> tuple[maps.Layer, ...]:
    """Name the layers that the regime shows, each with its range of zooms."""
    turn = regime.map.circles_from_zoom.value
    match regime.map.layer.value:
        case "heat":
            return _turning("heat", "circles", turn)
        case "counts":
            return _turning("sums", "counts", COUNTS_FROM_ZOOM)
        case "points":
            return (maps.Layer(name="points", from_zoom=0, to_zoom=_LAST_ZOOM),)
        case _:
            return ()


def _turning(coarse: maps.CameraLayer, fine: maps.CameraLayer, turn: int) -> tuple[maps.Layer, ...]:
    return (
        maps.Layer(name=coarse, from_zoom=0, to_zoom=turn),
        maps.Layer(name=fine, from_zoom=turn, to_zoom=_LAST_ZOOM),
    )


def count_list(
    question: maps.ReadCounts, standing: Standing, facts: tuple[CountFact, ...], regime: Regime
) -> maps.CountList:
    """List the cells of the counts as they were published."""
    del question, standing, regime
    ordered = sorted(facts, key=lambda fact: (-fact.bounds[3], fact.bounds[0]))
    return maps.CountList(
        cells=tuple(maps.CountedCell(bounds=fact.bounds, count=fact.count, homes=fact.homes) for fact in ordered),
        count=sum(fact.count for fact in facts),
        homes=sum(fact.homes for fact in facts),
    )


def found_houses(
    question: maps.FindAddress, standing: Standing, facts: tuple[HouseFact, ...], regime: Regime
) -> maps.FoundHouses:
    """List the houses of a street, in the order of block and place."""
    del question, standing, regime
    return maps.FoundHouses(
        houses=tuple(
            maps.FoundHouse(lon=fact.lon, lat=fact.lat, block=fact.block, street=fact.street) for fact in facts
        )
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
