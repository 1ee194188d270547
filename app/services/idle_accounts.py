"""Closing accounts that were not used for as long as the regime allows, on the world's agenda.

It looks again when the next account would have been idle long enough, and once a week in any case, so that a change
of regime is noticed. The last open administrator of an agency is left alone, which no document says: nobody could
open the agency's accounts again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection

from ..policy.roles import Role
from ..policy.units import DAY
from ..storage import accounts, agenda, worlds_rows
from ..storage.accounts import Seen
from ..worlds.world import World

CLOSE_IDLE: Final = "close-idle"
"""The kind of agenda row."""
LOOK_AGAIN_US: Final = 7 * DAY


def close_idle(world: World, rows: Connection, subject: str) -> None:
    """Close the accounts that are idle, and put the next look on the agenda."""
    del subject
    now = worlds_rows.read_now(rows)
    days = world.regime(now.regime_id).agency.idle_days.value
    next_us = now.clock_us + LOOK_AGAIN_US
    if days is not None:
        seen = accounts.list_seen(rows)
        for account in idle(seen, now.clock_us - days * DAY):
            accounts.close_account(rows, account.account_id)
        due = (one.seen_us + days * DAY for one in seen)
        next_us = min((moment for moment in due if moment > now.clock_us), default=next_us)
        next_us = min(next_us, now.clock_us + LOOK_AGAIN_US)
    schedule(world, rows, next_us)


def schedule(world: World, rows: Connection, due_us: int) -> None:
    """Put a look at idle accounts on the agenda."""
    agenda.add(rows, agenda.Due(world.new_id("agenda", CLOSE_IDLE, str(due_us)), due_us, CLOSE_IDLE, ""))


def idle(seen: Iterable[Seen], since_us: int) -> list[Seen]:
    """Choose the accounts to close: no sign-in after a moment, and not the agency's last open administrator.

    Parameters
    ----------
    seen : iterable of Seen
        All open accounts, the one that was away longest first.
    since_us : int
        Simulated microseconds.
    """
    listed = list(seen)
    left = Counter(one.agency_id for one in listed if one.role is Role.ADMINISTRATOR)
    chosen: list[Seen] = []
    for one in listed:
        if one.seen_us > since_us:
            continue
        if one.role is Role.ADMINISTRATOR:
            if left[one.agency_id] == 1:
                continue
            left[one.agency_id] -= 1
        chosen.append(one)
    return chosen
