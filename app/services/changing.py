"""Changing the rules: history's own dates as an agenda effect, and a researcher's pin. Runs as the company.

A change publishes at once, is filed, and lets whatever is in flight follow: `HOOKS`, in their order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection

from ..policy.history import begins_us, in_force, next_after
from ..policy.regime import Regime
from ..storage import agenda, publications, regime_changes, requests, worlds_rows
from ..worlds.world import World
from .consent_ends import file_stale
from .publishing import open_epoch
from .request_life import close_requests, note_step
from .retention import follow_change as follow_term

KIND: Final = "regime"
"""The kind of agenda row that puts the next dated regime in force; its subject is that regime."""

Hook = Callable[[World, Connection, Regime, Regime], None]
"""What a change does to what is in flight: (world, company rows, regime until now, regime from now on)."""


def follow_history(world: World, rows: Connection, subject: str) -> None:
    """Put the dated regime of the day in force, and the next one on the agenda; a pinned world stays as it is."""
    del subject  # the date decides, also where the effect runs late
    if not worlds_rows.read_now(rows).pinned:
        release_pin(world, rows)


def expect_next(world: World, rows: Connection) -> None:
    """Put the next dated regime on the agenda, for the first moment of its first day."""
    coming = next_after(worlds_rows.read_now(rows).clock_us)
    if coming is not None:
        key = world.new_id("agenda", KIND, coming.id)
        agenda.add(rows, agenda.Due(key, begins_us(coming), KIND, coming.id))


def pin(world: World, rows: Connection, regime_id: str) -> None:
    """Put a regime in force and keep it, whatever the date."""
    worlds_rows.set_pinned(rows, pinned=True)
    change_regime(world, rows, regime_id)


def release_pin(world: World, rows: Connection) -> bool:
    """Let the world follow history again from now on; False, and nothing done, before history's first day."""
    dated = in_force(worlds_rows.read_now(rows).clock_us)
    if dated is None:
        return False
    worlds_rows.set_pinned(rows, pinned=False)
    change_regime(world, rows, dated.id)
    expect_next(world, rows)
    return True


def change_regime(world: World, rows: Connection, regime_id: str) -> None:
    """Put another regime in force: publish, file the change, and let what is in flight follow.

    The regime that is in force already is no change.
    """
    now = worlds_rows.read_now(rows)
    if now.regime_id == regime_id:
        return
    old, new = world.regime(now.regime_id), world.regime(regime_id)
    worlds_rows.set_regime(rows, new.id)
    if old.map.layer.value != "counts":  # counts of an epoch are drawn once: they wait for the regime to come back
        publications.drop_tiles(rows, old.id)
    open_epoch(world, rows)
    position = regime_changes.count_changes(rows)
    change_id = world.new_id("change", str(position))
    regime_changes.add_change(rows, regime_changes.ChangeRow(change_id, position, now.clock_us, old.id, new.id))
    for hook in HOOKS:
        hook(world, rows, old, new)


def stop_what_waits(world: World, rows: Connection, old: Regime, new: Regime) -> None:
    """Let requests that were not delivered yet expire where the new regime has no requests."""
    del old
    if new.request.is_open.value:
        return
    now_us = worlds_rows.read_now(rows).clock_us
    for request in requests.list_in_states(rows, ("in-review", "queued")):
        expired = replace(request, state="expired")
        requests.set_state(rows, expired)
        note_step(world, rows, expired, "expired", now_us, None, CLOSED_NOTE)


CLOSED_NOTE: Final = "The rules changed before it was delivered: there are no footage requests any more."

HOOKS: Final[tuple[Hook, ...]] = (stop_what_waits, close_requests, file_stale, follow_term)
"""What a change of regime does to what is in flight, in this order."""
