"""The towns of a study by density: a terrace, a suburb and a country town, or any town of the simulation by its key."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Final

from ..towns import Town, UnknownTownError, load_town
from ..towns.generated import ORIGIN_LAT, ORIGIN_LON

_GENERATED: Final = MappingProxyType({"terrace": ("generated:20000", 0.6), "rural": ("generated:6000", 5.0)})
"""A generated town and the factor by which its distances are stretched: lots of 11 m or 90 m rather than 18 m."""
STUDY_TOWNS: Final = ("terrace", "suburb", "rural")
"""About 4,400 homes to the square kilometre; Heronsford, a real suburb's geometry; about 60."""


def study_town(key: str) -> Town:
    """Load a town of the study, or any other by its key.

    Raises
    ------
    UnknownTownError
        If there is none.
    SeedFileMissingError
        If its files are not installed.
    """
    if key == "suburb":
        return replace(load_town("heronsford"), key="suburb")
    if key in _GENERATED:
        base, factor = _GENERATED[key]
        return _stretched(load_town(base), key, factor)
    try:
        return load_town(key)
    except UnknownTownError as error:
        raise UnknownTownError(f"{error} A study also knows {', '.join(STUDY_TOWNS)}.") from error


def _stretched(town: Town, key: str, factor: float) -> Town:
    houses = tuple(
        replace(
            house,
            lon=round(ORIGIN_LON + (house.lon - ORIGIN_LON) * factor, 6),
            lat=round(ORIGIN_LAT + (house.lat - ORIGIN_LAT) * factor, 6),
        )
        for house in town.houses
    )
    return replace(town, key=key, title=key.capitalize(), houses=houses, outlines=())
