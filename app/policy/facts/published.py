"""Facts that were let out already: tiles and counts of maps, and the public address list."""

from __future__ import annotations

from dataclasses import dataclass

from ..wire.map import LayerName


@dataclass(frozen=True, slots=True)
class TileFact:
    """One published tile of a map: what was let out when its epoch closed.

    Parameters
    ----------
    layer : str
        "heat", "circles", "counts", "sums" or "points" for agencies, "blocks" or "outlines" for the base map.
    bounds : tuple of float
        West, south, east, north; degrees.
    """

    tile_id: str
    regime_id: str
    epoch: int
    current_epoch: int
    layer: LayerName
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class CountFact:
    """One cell of the counts, as it was published: west, south, east, north in degrees."""

    regime_id: str
    epoch: int
    current_epoch: int
    bounds: tuple[float, float, float, float]
    count: int
    homes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFact:
    """A house of the public address list, (lon, lat) degrees."""

    lon: float
    lat: float
    block: int | None
    street: str
