"""Heronsford: the real geometry of a suburb, moved to the open Atlantic and renamed, without a soul in it.

Derived from City of Chesapeake, Virginia, open data; (c) OpenStreetMap contributors (ODbL). See
``seed/data/LICENSES.md``.
"""

import json
from importlib.resources.abc import Traversable
from typing import Any

from ..seedfiles import data_folder, open_text
from .model import House, Outline, Town
from .tables import read_houses

TITLE = "Heronsford"
TIMEZONE = "America/New_York"
CREDIT = "derived from City of Chesapeake, Virginia, open data; (c) OpenStreetMap contributors (ODbL)"
_REMEDY = 'Use the town "tiny" or a generated one such as "generated:5000", or install with the data files.'
_KINDS = {"House": "house", "Residential": "outbuilding", "Commercial": "commercial", "Church": "church"}


def load(data: Traversable | None = None) -> Town:
    """Load Heronsford: 50,171 houses and 4,704 building outlines.

    Parameters
    ----------
    data
        Folder with the two files ``heronsford_*``; by default the shipped one.

    Returns
    -------
    Town
        Points in degrees (lon, lat), WGS 84, at five decimals (about one metre); outlines at six.

    Raises
    ------
    SeedFileMissingError
        If the files are not installed; the message names the towns that need no file.
    """
    folder = data_folder() if data is None else data
    return Town("heronsford", TITLE, TIMEZONE, _houses(folder), _outlines(folder), (CREDIT,))


def _houses(folder: Traversable) -> tuple[House, ...]:
    with open_text(folder, "heronsford_houses.csv", remedy=_REMEDY) as lines:
        return read_houses(lines)


def _outlines(folder: Traversable) -> tuple[Outline, ...]:
    with open_text(folder, "heronsford_buildings.geojson", remedy=_REMEDY) as file:
        features: list[dict[str, Any]] = json.load(file)["features"]
    return tuple(_outline(feature) for feature in features)


def _outline(feature: dict[str, Any]) -> Outline:
    properties = feature["properties"]
    ring = tuple((lon, lat) for lon, lat in feature["geometry"]["coordinates"][0])
    return Outline(_KINDS.get(properties["b"], "building"), properties.get("house_id") or None, ring)
