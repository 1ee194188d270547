"""The map: its index of published tiles, and one tile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Bytes, Disclosure, Question

LayerName = Literal["heat", "circles", "blocks", "outlines"]


class Layer(Disclosure):
    """One layer of the map and the zoom range in which it is drawn."""

    name: Literal["heat", "circles"]
    from_zoom: int = Field(description="First map zoom at which the layer is drawn.")
    to_zoom: int = Field(description="Map zoom at which it stops being drawn.")


class TileRef(Disclosure):
    """One published tile. The list is fixed by the town's outline: a tile is there whether or not it holds cameras."""

    id: str = Field(description="Opaque; fetch the tile by it.")
    layer: LayerName
    bounds: tuple[float, float, float, float] = Field(description="West, south, east, north; degrees, WGS 84.")


class MapIndex(Disclosure):
    """What the regime publishes to agencies about cameras."""

    epoch: int = Field(description="The publication that is current.")
    layers: tuple[Layer, ...] = Field(description="Empty where the regime shows agencies nothing about cameras.")
    tiles: tuple[TileRef, ...]


class BaseIndex(Disclosure):
    """The base map: public geometry of houses and blocks, the same in every regime."""

    bounds: tuple[float, float, float, float] = Field(description="West, south, east, north; degrees, WGS 84.")
    tiles: tuple[TileRef, ...]


@dataclass(frozen=True, slots=True)
class ReadMapIndex(Question[MapIndex]):
    """Which tiles does the regime publish to agencies?"""

    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class ReadTile(Question[Bytes]):
    """What does this tile of the agencies' map hold?"""

    tile_id: str
    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class ReadBaseIndex(Question[BaseIndex]):
    """Which tiles does the base map have?"""

    serves = frozenset(Role)


@dataclass(frozen=True, slots=True)
class ReadBaseTile(Question[Bytes]):
    """What does this tile of the base map hold?"""

    tile_id: str
    serves = frozenset(Role)
