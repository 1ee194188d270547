"""The end of a geodesic, for tests that place something at a known distance."""

from __future__ import annotations

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]
from glassporch.policy.geometry import Point


def destination(point: Point, bearing_deg: float, distance_m: float) -> Point:
    """Follow a geodesic of WGS 84 from a point: bearing clockwise from north, then metres."""
    end = Geodesic.WGS84.Direct(point[1], point[0], bearing_deg, distance_m)
    return end["lon2"], end["lat2"]
