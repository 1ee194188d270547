"""Houses as rows of a CSV file that this product wrote or ships; it trusts its input and only converts.

Files from elsewhere go through the import, which trusts nothing.
"""

import csv
from collections.abc import Iterable, Iterator
from sys import intern

from .model import House

COLUMNS = ("house_id", "lat", "lon", "block", "street", "district", "area", "footprint_m2")


def read_houses(lines: Iterable[str]) -> tuple[House, ...]:
    """Read houses from lines whose header is `COLUMNS`.

    Parameters
    ----------
    lines
        Lines of the file, header first.

    Raises
    ------
    ValueError
        If the header or a row is not as written by `house_rows`.
    """
    rows = csv.reader(lines, strict=True)
    if tuple(next(rows, ())) != COLUMNS:
        message = f"the header is not {','.join(COLUMNS)}"
        raise ValueError(message)
    return tuple(_house(row) for row in rows)


def house_rows(houses: Iterable[House]) -> Iterator[tuple[str, ...]]:
    """Return the header and one row per house; numbers keep every digit, so reading gives equal houses."""
    yield COLUMNS
    for house in houses:
        block = "" if house.block is None else str(house.block)
        footprint = "" if house.footprint_m2 is None else str(house.footprint_m2)
        place = (repr(house.lat), repr(house.lon))
        yield (house.house_id, *place, block, house.street, house.district, house.area, footprint)


def _house(row: list[str]) -> House:
    house_id, lat, lon, block, street, district, area, footprint = row
    return House(
        house_id=house_id,
        lon=float(lon),
        lat=float(lat),
        block=int(block) if block else None,
        # Streets repeat about twenty times each: one shared string keeps a town of 50,000 small.
        street=intern(street),
        district=intern(district),
        area=intern(area),
        footprint_m2=int(footprint) if footprint else None,
    )
