"""Published tiles and the registers anybody may read: rows to facts, and back."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlmodel import col

from ..models import AttributionRow, PartnerAgency, Publication
from ..policy.facts import AttributionFact, PartnerFact, TileFact
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


def list_partners(rows: Connection) -> list[PartnerFact]:
    """List the historical partner agencies in the order of the source."""
    found = rows.execute(select(*columns_of(PartnerAgency)).order_by(col(PartnerAgency.position)))
    return [
        PartnerFact(
            atlas_id=row.atlas_id,
            agency=row.agency,
            state=row.state,
            agreement_date=row.agreement_date,
            date_precision=row.date_precision,
            status=row.status,
            duplicate=row.duplicate,
            lon=row.lon,
            lat=row.lat,
        )
        for row in found
    ]


def list_attributions(rows: Connection) -> list[AttributionFact]:
    """List every data set that the world uses."""
    found = rows.execute(select(*columns_of(AttributionRow)).order_by(col(AttributionRow.file)))
    return [
        AttributionFact(row.file, row.title, row.licence, row.licence_url, row.credit, row.changes) for row in found
    ]
