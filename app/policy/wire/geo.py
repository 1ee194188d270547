"""Places and areas on the wire: GeoJSON (RFC 7946), WGS 84, longitude first."""

from __future__ import annotations

from geojson_pydantic import Point, Polygon
from geojson_pydantic.types import Position2D

from ..geometry import Ring


def point_of(lon: float, lat: float) -> Point:
    """Return a place as a GeoJSON point, degrees."""
    return Point(type="Point", coordinates=Position2D(lon, lat))


def polygon_of(ring: Ring) -> Polygon:
    """Return a ring of (lon, lat) pairs as a GeoJSON polygon, degrees."""
    return Polygon(type="Polygon", coordinates=[[Position2D(lon, lat) for lon, lat in ring]])


def ring_of(area: Polygon) -> Ring:
    """Return the exterior ring of an area as (lon, lat) pairs, degrees; heights are dropped."""
    return tuple((float(position[0]), float(position[1])) for position in area.coordinates[0])
