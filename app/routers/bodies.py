"""What stands in answers that are bytes, for the API document: published tiles and still pictures."""

from __future__ import annotations

from typing import Any, Final

from geojson_pydantic import Feature, FeatureCollection, LineString, Point, Polygon
from pydantic import Field

from ..edge.routes import GEO_JSON
from ..policy.wire.base import Disclosure


class CameraTileProperties(Disclosure):
    """What a feature of the agencies' map says: a shade for a cell of the heat map, nothing for a circle."""

    shade: int = Field(default=0, ge=0, le=4, description="How dark a cell of the heat map is; circles have none.")


class BaseTileProperties(Disclosure):
    """What a feature of the base map says."""

    name: str = Field(default="", description="Of a block; outlines have none.")
    kind: str = Field(default="", description="Of an outline; blocks have none.")


CameraTile = FeatureCollection[Feature[Polygon | Point, CameraTileProperties]]
BaseTile = FeatureCollection[Feature[LineString | Polygon, BaseTileProperties]]

Answers = dict[int | str, dict[str, Any]]

GEO: Final[Answers] = {200: {"content": {GEO_JSON: {}}}}
CAMERA_TILE: Final[Answers] = {200: {"model": CameraTile, "content": {GEO_JSON: {}}}}
BASE_TILE: Final[Answers] = {200: {"model": BaseTile, "content": {GEO_JSON: {}}}}
PICTURE: Final[Answers] = {200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}}
