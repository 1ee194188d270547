"""Filing what came to its end: a yes that ran out, or whose notice changed. It ends nothing: a yes stops by itself."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from sqlalchemy import Connection

from ..policy.consent.ends import due_changes, ending
from ..policy.consent.events import ConsentFact, ConsentKey
from ..policy.consent.notices import map_notice, requests_notice
from ..policy.consent.onward_notice import onward_notice
from ..policy.facts import RequestFact
from ..policy.regime import Regime
from ..storage import agenda, consents, requests, worlds_rows
from ..worlds.world import World
from .consenting import told_of
from .request_life import terms_of

AMENDED: Final = "request-amended"
"""The kind of agenda row that files which yeses were given to former words; its subject is the request."""


def file_ends(world: World, rows: Connection, household_id: str) -> None:
    """File for one household what has run out or become stale by now; the same twice files nothing more."""
    now = worlds_rows.read_now(rows)
    by_key: dict[ConsentKey, list[ConsentFact]] = defaultdict(list)
    for event in consents.history(rows, household_id):
        by_key[event.key].append(event)
    for key, events in by_key.items():
        version = _version(world, rows, key, world.regime(now.regime_id))
        for due in due_changes(events, now.clock_us, version):
            position = consents.next_position(rows, household_id)
            event_id = world.new_id("consent", household_id, str(position))
            reason = consents.add_event(rows, ending(due, event_id, now.clock_us, position))
            if reason is not None:
                raise ValueError(f"what is due cannot be filed for {household_id}: {reason.text}")


def file_stale(world: World, rows: Connection, before: Regime, after: Regime) -> None:
    """File for every household which yes became stale with a change of the rules. A hook of ``changing.py``."""
    del before, after  # the notices in force say it
    for household_id in consents.households_that_chose(rows):
        file_ends(world, rows, household_id)


def plan_stale(world: World, rows: Connection, request_id: str, now_us: int, turn: int) -> None:
    """Plan the filing of what became stale with a request's words.

    Such a yes stops at once, and by itself. Only its filing waits for the agenda, so that an officer's amendment is the
    same work whoever said yes.

    Parameters
    ----------
    turn : int
        Which step of the request changed the words.
    """
    key = world.new_id("agenda", AMENDED, request_id, str(turn))
    agenda.add(rows, agenda.Due(key, now_us, AMENDED, request_id))


def file_amended(world: World, rows: Connection, request_id: str) -> None:
    """File for every household which yes became stale with other words of a request."""
    for household_id in consents.households_that_answered(rows, request_id):
        file_ends(world, rows, household_id)


def _version(world: World, rows: Connection, key: ConsentKey, in_force: Regime) -> str:
    """Return the version of the notice in force for what a choice is about."""
    match key.purpose:
        case "requests":
            return requests_notice(in_force).version
        case "map":
            return map_notice(in_force).version
        case "onward":
            return onward_notice(terms_of(world, _request(rows, key), in_force), in_force).version
        case "answer":
            return told_of(world, _request(rows, key), in_force).version


def _request(rows: Connection, key: ConsentKey) -> RequestFact:
    """Return the request that a choice is about.

    Raises
    ------
    LookupError
        If the world holds none: every choice of these purposes names one, and a request stays.
    """
    request = requests.find_request(rows, key.request_id or "")
    if request is None:
        message = f"a choice of {key.household_id} names no request of this world"
        raise LookupError(message)
    return request
