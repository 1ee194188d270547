"""Publishing: an agenda effect that closes an epoch of the agencies' map. Runs as the company."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ..policy.plain_rules import PlainRules
from ..policy.publication import Counting, PublishedTile, publish
from ..policy.publication.budget import epoch_us
from ..policy.publication.counts import count_grid, tile_cells
from ..policy.regime import Regime
from ..policy.units import DAY
from ..storage import agenda, cameras, houses, publications, worlds_rows
from ..storage.worlds_rows import Now
from ..worlds.world import World

KIND: Final = "publish"
"""The kind of agenda row that closes an epoch; its subject is the regime that it was put there for, or "" for any."""


def publish_map(world: World, rows: Connection, subject: str) -> None:
    """Compute the map anew, flip the pointer to it, and put the next publication on the agenda.

    One that was put there under another regime does nothing: the change itself has published.
    """
    if subject in {"", worlds_rows.read_now(rows).regime_id}:
        open_epoch(world, rows)


def open_epoch(world: World, rows: Connection) -> None:
    """Publish now, and put the next publication on the agenda if the regime has one."""
    republish(world, rows)
    now = worlds_rows.read_now(rows)
    due_us = next_due(world.regime(now.regime_id), now, world.wiring.book.plain)
    if due_us is not None:
        _schedule(world, rows, now.regime_id, due_us)


def next_due(regime: Regime, now: Now, plain: PlainRules) -> int | None:
    """Return when the map is published next, simulated microseconds; None where the regime publishes nothing more.

    Counts are published when their epoch begins, counted from the world's first moment; other maps at midnight.
    """
    match regime.map.layer.value:
        case "none":
            return None
        case "counts":
            gone = (now.clock_us - now.started_us) // epoch_us(regime)
            due_us = now.started_us + (gone + 1) * epoch_us(regime)
            return due_us if plain.count_epoch(regime, now.started_us, due_us) else None
        case _:
            return (now.clock_us // DAY + regime.map.epoch_days.value) * DAY


def skip_to(world: World, rows: Connection, to_us: int) -> None:
    """Leave out the publications that nobody could read in a jump to a moment, all but the last one.

    Nothing else reads a publication: who is asked is decided by the cameras themselves. Counts have few epochs, each
    with noise and a price of its own, and are not skipped.
    """
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    last_us = to_us // DAY * DAY
    first_us = next_due(regime, now, world.wiring.book.plain)
    if regime.map.layer.value == "counts" or first_us is None or first_us >= last_us:
        return
    agenda.withdraw(rows, KIND, last_us, now.clock_us)
    _schedule(world, rows, regime.id, last_us)


def republish(world: World, rows: Connection) -> None:
    """Compute the map anew and flip the pointer to it, all in the caller's transaction."""
    now = worlds_rows.read_now(rows)
    regime = world.regime(now.regime_id)
    if regime.map.layer.value == "counts":
        _publish_counts(world, rows, now, regime)
    else:
        facts = cameras.list_cameras(rows) if regime.map.layer.value != "none" else []
        tiles = publish(facts, now.box, regime, world.wiring.book, world.keys.noise_key, now.clock_us)
        _store(world, rows, now, tiles, "")
    worlds_rows.set_epoch(rows, now.epoch + 1)


def _publish_counts(world: World, rows: Connection, now: Now, regime: Regime) -> None:
    """Publish the counts of the present epoch once; after that, and when the budget is over, what stands stays.

    The same noise on other counts would show what changed between them, exactly.
    """
    epoch = world.wiring.book.plain.count_epoch(regime, now.started_us, now.clock_us)
    if epoch is None:
        stands = publications.newest_epoch(rows, regime.id)
        if stands is not None:
            publications.carry_over(rows, regime.id, stands, now.epoch + 1)
        return
    homes = houses.load_homes(rows)
    grid = count_grid(homes, regime.map.cell_addresses.value)
    known = _tile_id(world, "counts", str(tile_cells(grid, now.box)[0]), epoch.name)
    stands = publications.epoch_of(rows, regime.id, known)
    if stands is not None:
        publications.carry_over(rows, regime.id, stands, now.epoch + 1)
        return
    _draw_counts(world, rows, now, Counting(homes, grid, epoch))


def _draw_counts(world: World, rows: Connection, now: Now, counting: Counting) -> None:
    facts, regime = cameras.list_cameras(rows), world.regime(now.regime_id)
    book, key = world.wiring.book, world.keys.noise_key
    tiles = publish(facts, now.box, regime, book, key, now.clock_us, counting)
    _store(world, rows, now, tiles, counting.epoch.name)


def _store(world: World, rows: Connection, now: Now, tiles: tuple[PublishedTile, ...], epoch: str) -> None:
    named = [(_tile_id(world, tile.layer, str(tile.cell), epoch), tile) for tile in tiles]
    publications.replace_tiles(rows, now.regime_id, now.epoch + 1, named)


def _tile_id(world: World, layer: str, cell: str, epoch: str) -> str:
    """Name a tile; one of counts by its epoch too, so that it is known again."""
    return world.new_id("tile", layer, cell, *([epoch] if epoch else []))


def _schedule(world: World, rows: Connection, regime_id: str, due_us: int) -> None:
    key = world.new_id("agenda", KIND, regime_id, str(due_us))
    agenda.add(rows, agenda.Due(key, due_us, KIND, regime_id))
