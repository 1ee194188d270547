"""A town of any size that needs no file: straight streets with houses on both sides, in the open Atlantic."""

import math
from itertools import product

import numpy as np
import numpy.typing as npt

from ..metres import metres_per_degree
from ..streams import uniforms
from .model import House, Outline, Town

MOST_HOUSES = 1_000_000
# South of Nova Scotia and east of the Carolinas: more than 200 km from any land.
ORIGIN_LON, ORIGIN_LAT = -67.0, 35.0
HOUSES_A_SIDE = 20
HOUSES_A_BLOCK = 10
LOT_M = 18.0
STREET_GAP_M = 70.0
SIDE_M = 15.0
JITTER_M = 3.0
STREETS_A_DISTRICT = 100


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_FIRST = _split(
    "Alder Amber Aspen Badger Barley Beech Birch Bracken Briar Brindle Cedar Chalk Clover Copper Coral "
    "Crane Curlew Dapple Dune Elder Ember Fallow Fen Finch Flint Gannet Gorse Hazel Heath Heron Juniper "
    "Kelp Lark Larch Linden Maple Marl Marsh Merlin Moss Nettle Oak Otter Pebble Pine Plover Quarry "
    "Quartz Raven Reed Rowan Rush Sage Sand Sedge Slate Swift Teal Thistle Willow"
)
_SECOND = _split(
    "bank bend bridge brook combe cross dale den edge fall field fold ford gate glen grove hall haven "
    "hill holm hurst lea march mead mere moor mount ness pool ridge rise shaw side stead stone vale "
    "view wade well wood"
)
_KINDS = _split("Avenue Close Court Crescent Drive Lane Place Road Row Street Terrace Way")

Floats = npt.NDArray[np.float64]


def generate(houses: int, seed: int, *, outlines: int = 5_000) -> Town:
    """Generate a town.

    Parameters
    ----------
    houses
        How many, 1 to 1,000,000.
    seed
        Shifts each house on its lot, sets its size and deals out the street names. Nothing else is random.
    outlines
        How many houses, from the first, get a building outline for the base map. (A million of them would
        fill a gigabyte.)

    Returns
    -------
    Town
        Degrees (lon, lat), WGS 84, points at five decimals and outlines at six. Its key,
        ``generated:HOUSES:SEED``, generates the same town again.

    Raises
    ------
    ValueError
        If ``houses`` is out of range.
    """
    if not 1 <= houses <= MOST_HOUSES:
        message = f"a generated town has 1 to {MOST_HOUSES:,} houses, not {houses}"
        raise ValueError(message)
    index = np.arange(houses, dtype=np.int64)
    east_m, north_m = _places_m(index, seed)
    sizes = _footprints_m(index, seed)
    made = _houses(index, east_m, north_m, sizes, seed)
    few = slice(0, max(0, outlines))
    drawn = _outlines(made[few], east_m[few], north_m[few], sizes[few])
    return Town(f"generated:{houses}:{seed}", _title(houses), "America/New_York", made, drawn, ())


def _title(houses: int) -> str:
    return f"Generated town of {houses:,} houses"


def _places_m(index: npt.NDArray[np.int64], seed: int) -> tuple[Floats, Floats]:
    # Streets fill a square, column by column; even houses stand north of the street, odd ones south.
    street, lot = np.divmod(index, 2 * HOUSES_A_SIDE)
    length_m = HOUSES_A_SIDE * LOT_M + 2 * SIDE_M
    streets = int(street[-1]) + 1
    rows = max(1, math.ceil(math.sqrt(streets * length_m / STREET_GAP_M)))
    column, row = np.divmod(street, rows)
    shift = (uniforms(seed, "town/shift", index, 2) * 2 - 1) * JITTER_M
    side = np.where(lot % 2 == 0, SIDE_M, -SIDE_M)
    east_m = column * length_m + (lot // 2) * LOT_M + shift[:, 0]
    north_m = row * STREET_GAP_M + side + shift[:, 1]
    return east_m, north_m


def _footprints_m(index: npt.NDArray[np.int64], seed: int) -> Floats:
    drawn = uniforms(seed, "town/size", index, 2)
    sizes: Floats = np.round(np.array([9.0, 9.0]) + np.array([3.0, 6.0]) * drawn, 1)
    return sizes


def _houses(
    index: npt.NDArray[np.int64], east_m: Floats, north_m: Floats, sizes: Floats, seed: int
) -> tuple[House, ...]:
    per_lon, per_lat = metres_per_degree(ORIGIN_LAT)
    lons = np.round(ORIGIN_LON + east_m / per_lon, 5).tolist()
    lats = np.round(ORIGIN_LAT + north_m / per_lat, 5).tolist()
    street, lot = np.divmod(index, 2 * HOUSES_A_SIDE)
    names = _street_names(int(street[-1]) + 1, seed)
    district = (street // STREETS_A_DISTRICT + 1).tolist()
    blocks = (100 * (1 + lot // HOUSES_A_BLOCK)).tolist()
    areas_m2 = np.rint(sizes[:, 0] * sizes[:, 1]).astype(np.int64).tolist()
    columns = zip(range(len(lons)), lons, lats, blocks, street.tolist(), district, areas_m2, strict=True)
    return tuple(
        House(f"G{number:07d}", lon, lat, block, names[which], f"D{part:03d}", str(part), area_m2)
        for number, lon, lat, block, which, part, area_m2 in columns
    )


def _street_names(count: int, seed: int) -> list[str]:
    # 60 x 40 x 12 names suffice for a million houses at 40 a street.
    every = [f"{first}{second} {kind}" for first, second, kind in product(_FIRST, _SECOND, _KINDS)]
    order = np.argsort(uniforms(seed, "town/streets", np.arange(len(every), dtype=np.int64))[:, 0])
    return [every[which] for which in order[:count].tolist()]


def _outlines(houses: tuple[House, ...], east_m: Floats, north_m: Floats, sizes: Floats) -> tuple[Outline, ...]:
    per_lon, per_lat = metres_per_degree(ORIGIN_LAT)
    corners = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5), (-0.5, -0.5)])
    around_m = sizes[:, np.newaxis, :] * corners[np.newaxis, :, :]
    lons = np.round(ORIGIN_LON + (east_m[:, np.newaxis] + around_m[:, :, 0]) / per_lon, 6).tolist()
    lats = np.round(ORIGIN_LAT + (north_m[:, np.newaxis] + around_m[:, :, 1]) / per_lat, 6).tolist()
    return tuple(
        Outline("house", house.house_id, tuple(zip(ring_lon, ring_lat, strict=True)))
        for house, ring_lon, ring_lat in zip(houses, lons, lats, strict=True)
    )
