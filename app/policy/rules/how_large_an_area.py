"""Rule: an area is one sound ring, no smaller and no larger than the regime's limits."""

from __future__ import annotations

from typing import Final

from geojson_pydantic import Polygon

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..geometry import Ring, area_sq_mi, distance_m
from ..outlines import ring_faults
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import CheckArea, FileRequest
from ..wire.geo import ring_of

MAX_EXTENT_M: Final = 10_000.0
"""Longest diagonal of the box round an area, metres. No document names one: a thread of an area across a country
has few square miles and touches more cells than one delivery can visit."""


def area_faults(area: Polygon) -> str | None:
    """Say what makes an area unusable and what to do about it; None when it can be used."""
    if len(area.coordinates) != 1:
        return "An area is one ring without holes. Send exactly one ring."
    ring = ring_of(area)
    return ring_faults(ring) or _extent_fault(ring)


def _extent_fault(ring: Ring) -> str | None:
    lons, lats = zip(*ring, strict=True)
    if distance_m((min(lons), min(lats)), (max(lons), max(lats))) > MAX_EXTENT_M:
        return f"The area reaches farther than {MAX_EXTENT_M / 1000:g} km. Draw it closer together."
    return None


@admits(CheckArea, FileRequest)
def how_large_an_area(question: CheckArea | FileRequest, standing: Standing, regime: Regime) -> Vote:
    """An area is one sound ring, no smaller and no larger than the regime's limits."""
    del standing
    fault = area_faults(question.draft.area)
    if fault is not None:
        return Forbid(Reason("area-unusable", fault))
    size = area_sq_mi(ring_of(question.draft.area))
    smallest, largest = regime.request.min_area_sq_mi.value, regime.request.max_area_sq_mi.value
    if size > largest:
        text = f"The area is {size:.4f} square miles; at most {largest:g} are allowed. Draw a smaller one."
        return Forbid(Reason("area-too-large", text))
    if size < smallest:
        text = f"The area is {size:.4f} square miles; at least {smallest:g} are needed. Draw a larger one."
        return Forbid(Reason("area-too-small", text))
    return None
