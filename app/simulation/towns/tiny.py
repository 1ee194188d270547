"""Tern Cay: a hand-written town small enough to be checked by eye, for tests and docs.

Two groups of blocks on three streets, and one house alone at the end of a track: the case that no blurring of
its own street can hide.
"""

import tomllib
from importlib.resources.abc import Traversable
from typing import Any

from ..seedfiles import open_text, towns_folder
from .model import House, Outline, Town

_REMEDY = 'Use a generated town such as "generated:25", which needs no file.'


def load(folder: Traversable | None = None) -> Town:
    """Load Tern Cay from ``tiny.toml``.

    Parameters
    ----------
    folder
        Where the file lies; by default the shipped folder.

    Returns
    -------
    Town
        25 houses with outlines, degrees (lon, lat), WGS 84, at five decimals (outlines at six).

    Raises
    ------
    SeedFileMissingError
        If the file is not installed.
    """
    where = towns_folder() if folder is None else folder
    with open_text(where, "tiny.toml", remedy=_REMEDY) as file:
        table: dict[str, Any] = tomllib.loads(file.read())
    houses = tuple(_house(row) for row in table["houses"])
    outlines = tuple(_outline(row) for row in table["houses"])
    return Town("tiny", table["title"], table["timezone"], houses, outlines, ())


def _house(row: dict[str, Any]) -> House:
    return House(
        house_id=row["house_id"],
        lon=row["lon"],
        lat=row["lat"],
        block=row["block"],
        street=row["street"],
        district=row["district"],
        area=row["area"],
        footprint_m2=row["footprint_m2"],
    )


def _outline(row: dict[str, Any]) -> Outline:
    return Outline("house", row["house_id"], tuple((lon, lat) for lon, lat in row["outline"]))
