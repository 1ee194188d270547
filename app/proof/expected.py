"""Which properties are broken under which regimes, committed before the run; all others must hold."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_NO_ROUTE: Final = "The rules know no objection of somebody who was filmed."
_NO_MAP_CHOICE: Final = "Cameras are on the map without anybody being asked; no rule lets a resident leave it."
_OWN_CHOICE: Final = "The map follows its own yes: opting out of requests says nothing about it, and is seen by nobody."
_TOTALS: Final = "Agencies are given counts of how residents answered, those who declined among them."

EXPECTED: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        ("objection", "heat-map-2018"): _NO_ROUTE,
        ("objection", "video-request-2019"): _NO_ROUTE,
        ("objection", "control-center-2020"): _NO_ROUTE,
        ("objection", "assistance-2021"): _NO_ROUTE,
        ("objection", "none-2024"): _NO_ROUTE,
        ("objection", "community-requests-2025"): _NO_ROUTE,
        ("objection", "no-policy"): _NO_ROUTE,
        ("map-opted-out", "heat-map-2018"): _NO_MAP_CHOICE,
        ("map-opted-out", "no-policy"): _NO_MAP_CHOICE,
        ("map-opted-out", "reference-map"): _OWN_CHOICE,
        ("map-agreed", "heat-map-2018"): _NO_MAP_CHOICE,
        ("map-agreed", "no-policy"): _NO_MAP_CHOICE,
        ("declined", "heat-map-2018"): _TOTALS,
        ("declined", "no-policy"): _TOTALS,
        ("asked-opted-out", "no-policy"): "Everybody is asked, whatever they chose.",
        ("no-federal", "no-policy"): "Agencies of every kind are let in.",
    }
)
"""(property, regime) -> why it is broken there; an entry that the run does not confirm is a failure too."""
