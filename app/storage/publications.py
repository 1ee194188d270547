"""Published tiles and the registers anybody may read: rows to facts, and back."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlmodel import col

from ..models import AttributionRow, PartnerAgency, Publication
from ..policy.facts import AttributionFact, CountFact, PartnerFact, TileFact
from ..policy.publication import PublishedTile, tile_bounds
from .tables import columns_of

BASE = "base"
"""The regime id and epoch 0 under which the base map stands; it is the same in every regime."""


def replace_tiles(rows: Connection, regime_id: str, epoch: int, tiles: list[tuple[str, PublishedTile]]) -> None:
    """Store the tiles of an epoch and drop those of the regime's epochs before the last."""
    rows.execute(delete(Publication).where(col(Publication.regime_id) == regime_id, col(Publication.epoch) < epoch - 1))
    if not tiles:
        return
    rows.execute(
        insert(Publication),
        [
            {
                "regime_id": regime_id,
                "epoch": epoch,
                "tile_id": tile_id,
                "layer": tile.layer,
                **dict(zip(("west", "south", "east", "north"), tile_bounds(tile), strict=True)),
                "body": tile.body,
            }
            for tile_id, tile in tiles
        ],
    )


def newest_epoch(rows: Connection, regime_id: str) -> int | None:
    """Return the newest epoch of which a regime's tiles are held; None without any."""
    query = select(func.max(col(Publication.epoch))).where(col(Publication.regime_id) == regime_id)
    found: int | None = rows.execute(query).scalar_one()
    return found


def epoch_of(rows: Connection, regime_id: str, tile_id: str) -> int | None:
    """Return the newest epoch of a regime in which a tile is held; None if it is not."""
    query = select(func.max(col(Publication.epoch))).where(
        col(Publication.regime_id) == regime_id, col(Publication.tile_id) == tile_id
    )
    found: int | None = rows.execute(query).scalar_one()
    return found


def carry_over(rows: Connection, regime_id: str, epoch: int, to_epoch: int) -> None:
    """Let the tiles of an epoch stand in a later one, byte for byte."""
    rows.execute(
        update(Publication)
        .where(col(Publication.regime_id) == regime_id, col(Publication.epoch) == epoch)
        .values(epoch=to_epoch)
    )


def drop_tiles(rows: Connection, regime_id: str) -> None:
    """Drop every tile of a regime."""
    rows.execute(delete(Publication).where(col(Publication.regime_id) == regime_id))


def list_tiles(rows: Connection, regime_id: str, epoch: int) -> list[TileFact]:
    """List the tiles of one publication, without their bodies."""
    found = rows.execute(
        select(
            col(Publication.tile_id),
            col(Publication.layer),
            col(Publication.west),
            col(Publication.south),
            col(Publication.east),
            col(Publication.north),
        ).where(col(Publication.regime_id) == regime_id, col(Publication.epoch) == epoch)
    )
    return [TileFact(r[0], regime_id, epoch, epoch, r[1], (r[2], r[3], r[4], r[5])) for r in found]


_TILE: Final = select(
    col(Publication.layer),
    col(Publication.west),
    col(Publication.south),
    col(Publication.east),
    col(Publication.north),
    col(Publication.body),
).where(
    col(Publication.regime_id) == bindparam("regime_id"),
    col(Publication.epoch) == bindparam("epoch"),
    col(Publication.tile_id) == bindparam("tile_id"),
)
"""Written once: a map is many tiles."""


def find_tile(rows: Connection, regime_id: str, epoch: int, tile_id: str) -> tuple[TileFact, bytes] | None:
    """Find one tile of one publication, with its body."""
    row = rows.execute(_TILE, {"regime_id": regime_id, "epoch": epoch, "tile_id": tile_id}).one_or_none()
    if row is None:
        return None
    return TileFact(tile_id, regime_id, epoch, epoch, row[0], (row[1], row[2], row[3], row[4])), row[5]


def list_bodies(rows: Connection, regime_id: str, epoch: int, layer: str) -> list[bytes]:
    """List the bodies of one layer of a publication, in the order of their tiles' ids."""
    query = (
        select(col(Publication.body))
        .where(
            col(Publication.regime_id) == regime_id,
            col(Publication.epoch) == epoch,
            col(Publication.layer) == layer,
        )
        .order_by(col(Publication.tile_id))
    )
    return list(rows.execute(query).scalars())


def list_counts(rows: Connection, regime_id: str, epoch: int) -> list[CountFact]:
    """List the finest cells of a publication of counts, as they were published."""
    bodies = list_bodies(rows, regime_id, epoch, "counts")
    features = [feature for body in bodies for feature in json.loads(body)["features"]]
    return [_count(regime_id, epoch, feature) for feature in features]


def _count(regime_id: str, epoch: int, feature: Any) -> CountFact:
    lons, lats = zip(*feature["geometry"]["coordinates"][0], strict=True)
    bounds = (min(lons), min(lats), max(lons), max(lats))
    return CountFact(regime_id, epoch, epoch, bounds, feature["properties"]["count"], feature["properties"]["homes"])


_OF_A_PARTNER: Final = tuple(one.name for one in fields(PartnerFact))
"""The columns of a partner agency; a fact has the same names."""


def list_partners(rows: Connection) -> list[PartnerFact]:
    """List the historical partner agencies in the order of the source."""
    found = rows.execute(select(*columns_of(PartnerAgency)).order_by(col(PartnerAgency.position)))
    return [PartnerFact(**{name: getattr(row, name) for name in _OF_A_PARTNER}) for row in found]


def list_attributions(rows: Connection) -> list[AttributionFact]:
    """List every data set that the world uses."""
    found = rows.execute(select(*columns_of(AttributionRow)).order_by(col(AttributionRow.file)))
    return [
        AttributionFact(row.file, row.title, row.licence, row.licence_url, row.credit, row.changes) for row in found
    ]
