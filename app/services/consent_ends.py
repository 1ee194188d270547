"""Filing what came to its end: a yes that ran out, or whose notice changed. It ends nothing: a yes stops by itself."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from ..policy.consent.ends import due_changes, ending
from ..policy.consent.events import ConsentFact, ConsentKey
from ..policy.consent.notices import answer_notice, map_notice, requests_notice
from ..policy.consent.onward_notice import onward_notice
from ..policy.regime import Regime
from ..storage import consents, requests, worlds_rows
from ..worlds.world import World
from .request_life import terms_of


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


def _version(world: World, rows: Connection, key: ConsentKey, in_force: Regime) -> str:
    """Return the version of the notice in force for what a choice is about."""
    match key.purpose:
        case "requests":
            return requests_notice(in_force).version
        case "map":
            return map_notice(in_force).version
        case "onward":
            return onward_notice(_terms(world, rows, key, in_force), in_force).version
        case "answer":
            return answer_notice(_terms(world, rows, key, in_force), in_force).version


def _terms(world: World, rows: Connection, key: ConsentKey, in_force: Regime) -> Regime:
    request = requests.find_request(rows, key.request_id or "")
    return terms_of(world, request, in_force) if request else in_force
