"""The map: its index of published tiles, one tile, the counts in numbers, and the search by address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from ..roles import AGENCY_ROLES, Role
from .base import Bytes, Disclosure, Draft, Question
from .sent import Words

LayerName = Literal["heat", "circles", "counts", "sums", "points", "blocks", "outlines"]
CameraLayer = Literal["heat", "circles", "counts", "sums", "points"]
"""Shaded cells; a circle a camera; noisy counts in the finest cells; their sums in coarser ones; bare places."""


class Layer(Disclosure):
    """One layer of the map and the zoom range in which it is drawn."""

    name: CameraLayer
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


class CountedCell(Disclosure):
    """One cell of the counts: as many households as were published, among so many houses of the address list."""

    bounds: tuple[float, float, float, float] = Field(description="West, south, east, north; degrees, WGS 84.")
    count: int = Field(ge=0, description="Households that said yes to the map, with the epoch's noise.")
    homes: int = Field(ge=1, description="Houses of the public address list.")


class CountList(Disclosure):
    """Every cell of the counts, from north to south and west to east; the same numbers as on the map."""

    cells: tuple[CountedCell, ...]
    count: int = Field(description="The sum over all cells.")
    homes: int


class AddressDraft(Draft):
    """An address to look for on the public address list."""

    street: Words = Field(min_length=1, max_length=80)
    block: int | None = Field(default=None, ge=0, le=10**6, description="Every block of the street without one.")


class FoundHouse(Disclosure):
    """A house of the public address list."""

    lon: float = Field(description="Degrees, WGS 84.")
    lat: float = Field(description="Degrees, WGS 84.")
    block: int | None
    street: str


class FoundHouses(Disclosure):
    """The houses of a street, or of one of its blocks; they say nothing about cameras."""

    houses: tuple[FoundHouse, ...]


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
class ReadCounts(Question[CountList]):
    """How many households does each cell of the counts hold, in numbers rather than on a map?"""

    serves = AGENCY_ROLES


@dataclass(frozen=True, slots=True)
class FindAddress(Question[FoundHouses]):
    """Where are the houses of this street?"""

    draft: AddressDraft
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
