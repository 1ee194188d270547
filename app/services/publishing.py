"""Publishing: an agenda effect that closes an epoch of the agencies' map. Runs as the company."""

from __future__ import annotations

from sqlalchemy import Connection

from ..policy.publication import publish
from ..policy.units import DAY
from ..storage import agenda, cameras, publications, worlds_rows
from ..worlds.world import World


def publish_map(world: World, rows: Connection, subject: str) -> None:
    """Compute the map anew, flip the pointer to it, and put the next day's publication on the agenda."""
    del subject
    republish(world, rows)
    now = worlds_rows.read_now(rows)
    due_us = (now.clock_us // DAY + 1) * DAY
    agenda.add(rows, agenda.Due(world.new_id("agenda", "publish", str(due_us)), due_us, "publish", ""))


def republish(world: World, rows: Connection) -> None:
    """Compute the map anew and flip the pointer to it, all in the caller's transaction."""
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    facts = cameras.list_cameras(rows) if regime.map.shows_cameras.value else []
    tiles = publish(facts, now.box, regime, world.wiring.book, world.keys.noise_key, now.clock_us)
    named = [(world.new_id("tile", tile.layer, str(tile.cell)), tile) for tile in tiles]
    publications.replace_tiles(rows, regime.id, now.epoch + 1, named)
    worlds_rows.set_epoch(rows, now.epoch + 1)
