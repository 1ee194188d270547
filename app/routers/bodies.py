"""What stands in answers that are bytes, for the API document: published tiles and still pictures."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from geojson_pydantic import Feature, FeatureCollection, LineString, Point, Polygon
from pydantic import Field

from ..edge.routes import GEO_JSON
from ..policy.wire.base import Disclosure


class CameraTileProperties(Disclosure):
    """What a feature of the agencies' map says: a shade or a count of a cell, nothing of a circle or a point."""

    shade: int = Field(default=0, ge=0, description="How dark a cell of the heat map is; the others have none.")
    count: int = Field(default=0, ge=0, description="Of a cell of counts: households that said yes, with noise.")
    homes: int = Field(default=0, ge=0, description="Of a cell of counts: houses of the public address list.")


class BaseTileProperties(Disclosure):
    """What a feature of the base map says."""

    name: str = Field(default="", description="Of a block; outlines have none.")
    kind: str = Field(default="", description="Of an outline; blocks have none.")


CameraTile = FeatureCollection[Feature[Polygon | Point, CameraTileProperties]]
BaseTile = FeatureCollection[Feature[LineString | Polygon, BaseTileProperties]]


class MappedAgencyProperties(Disclosure):
    """What a feature of the exported map of agencies says."""

    atlas_id: str
    agency: str
    kind: str
    city: str
    county: str
    county_fips: str
    state: str
    counts_from: date = Field(description="First day, US Eastern time, on which it counts.")


Mapped = FeatureCollection[Feature[Point, MappedAgencyProperties]]

Answers = dict[int | str, dict[str, Any]]

GEO: Final[Answers] = {200: {"content": {GEO_JSON: {}}}}
CAMERA_TILE: Final[Answers] = {200: {"model": CameraTile, "content": {GEO_JSON: {}}}}
MAPPED: Final[Answers] = {200: {"model": Mapped, "content": {GEO_JSON: {}}}}
BASE_TILE: Final[Answers] = {200: {"model": BaseTile, "content": {GEO_JSON: {}}}}
PICTURE: Final[Answers] = {200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}}
FOOTAGE: Final[Answers] = {
    200: {
        "content": {
            "video/mp4": {"schema": {"type": "string", "format": "binary"}},
            "image/png": {"schema": {"type": "string", "format": "binary"}},
        }
    },
}
DECLINES: Final[Answers] = {409: {"description": "The API document completes it."}}
"""Of a reading of one's own that the rules, or one's own choices, can stand against."""
OWN_FOOTAGE: Final[Answers] = FOOTAGE | DECLINES | {206: {"description": "The API document completes it."}}
PACKAGE: Final[Answers] = {200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}}
LOG: Final[Answers] = PACKAGE | {206: {"description": "The API document completes it."}}
"""A file that its reader may take in parts."""
RECEIPT: Final[Answers] = {200: {"content": {"application/json": {"schema": {"type": "object"}}}}, **DECLINES}
"""A signed document: what it holds is stated by ``docs/consent.md``."""
DRAWING: Final[Answers] = {200: {"content": {"image/svg+xml": {"schema": {"type": "string", "format": "binary"}}}}}
_BINARY: Final = {"schema": {"type": "string", "format": "binary"}}
RECORDS: Final[Answers] = {200: {"content": dict.fromkeys(("text/csv", "text/plain", "application/zip"), _BINARY)}}
