"""How requests move on without anybody's act: expiry and archiving, and the note that is kept of every step.

Which step is possible is said by ``policy/lifecycle.py``. No step here reads a fact about a resident.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Final

from sqlalchemy import Connection

from ..policy.facts import RequestFact
from ..policy.lifecycle import Deed, steps
from ..policy.regime import Regime
from ..policy.units import DAY
from ..policy.wire.base import microseconds
from ..policy.wire.footage_request import RequestState
from ..policy.wire.steps import StepName
from ..storage import agenda, request_events, requests, worlds_rows
from ..storage.worlds_rows import Now
from ..worlds.world import World

DELIVERED: Final[tuple[RequestState, ...]] = ("delivered", "resolved", "expired")


def terms_of(world: World, request: RequestFact, in_force: Regime) -> Regime:
    """Return the regime whose terms the answers to a request follow: the one under which it was filed.

    What a resident can do with it, what a share discloses, by which way it goes, for how long it stays and whether it
    may be passed on were fixed when residents were asked. Who is asked, opting out and who may act follow the regime
    in force.
    """
    return world.regime(request.regime_id) if request.regime_id else in_force


def note_step(
    world: World,
    rows: Connection,
    request: RequestFact,
    step: StepName,
    at_us: int,
    account_id: str | None,
    note: str = "",
) -> None:
    """Note one step in the life of a request.

    Parameters
    ----------
    at_us : int
        Simulated time, microseconds.
    account_id : str or None
        Whose act it was; None for the agenda's.
    note : str
        The text as filed or amended, or the company's reasons for a rejection.
    """
    position = request_events.count_events(rows, request.request_id)
    event_id = world.new_id("step", request.request_id, str(position))
    request_events.add_event(
        rows, request_events.RequestStep(event_id, request.request_id, position, at_us, step, account_id, note)
    )


def note_filing(world: World, rows: Connection, request: RequestFact, account_id: str, earlier_posts: int) -> None:
    """Note that a request was filed, and whether it is its case's second."""
    note_step(world, rows, request, "filed", request.filed_us, account_id, request.message)
    if earlier_posts == 1:
        note_step(world, rows, request, "second-post", request.filed_us, account_id)
    if request.state == "queued":
        note_step(world, rows, request, "queued", request.filed_us, None)


def note_delivery(world: World, rows: Connection, request: RequestFact, in_force: Regime) -> None:
    """Note that a request was delivered, and put its expiry on the agenda where its terms set one.

    The same is noted and planned whatever the area held.
    """
    at_us = request.delivered_us or request.filed_us
    note_step(world, rows, request, "delivered", at_us, None)
    days = terms_of(world, request, in_force).request.open_days.value
    if days is not None:
        key = world.new_id("agenda", "expire", request.request_id)
        agenda.add(rows, agenda.Due(key, at_us + days * DAY, "expire", request.request_id))


def expire(world: World, rows: Connection, request_id: str) -> None:
    """Close a delivered request to answers when its time is over."""
    now = worlds_rows.read_now(rows)
    request = requests.find_request(rows, request_id)
    if request is not None and request.delivered_us is not None:
        _move(world, rows, request, "expire", "expired", terms_of(world, request, world.regime(now.regime_id)), now)


def archive(world: World, rows: Connection, request_id: str) -> None:
    """Close a request for good where the regime in force has no requests any more; it stays readable."""
    now = worlds_rows.read_now(rows)
    request = requests.find_request(rows, request_id)
    if request is not None:
        _move(world, rows, request, "archive", "archived", world.regime(now.regime_id), now)


def close_requests(world: World, rows: Connection, before: Regime, after: Regime) -> None:
    """Follow a change to a regime without new requests: earlier ones are answerable for a while, and then archived.

    A hook of ``services/changing.py``, which has let expire what was not delivered yet.
    """
    del before
    if after.request.is_open.value:
        return
    now = worlds_rows.read_now(rows)
    for request in requests.list_in_states(rows, DELIVERED):
        _archive_at(world, rows, request, _last_answer_us(after, now), now)


def _last_answer_us(regime: Regime, now: Now) -> int:
    """Return the first moment at which earlier requests can no longer be answered, simulated microseconds."""
    last = regime.request.replies_until.value
    if last is None:
        return now.clock_us
    return microseconds(datetime.combine(last + timedelta(days=1), time(tzinfo=UTC)))


def _archive_at(world: World, rows: Connection, request: RequestFact, due_us: int, now: Now) -> None:
    if due_us <= now.clock_us:
        archive(world, rows, request.request_id)
    else:
        key = world.new_id("agenda", "archive", request.request_id, str(due_us))
        agenda.add(rows, agenda.Due(key, due_us, "archive", request.request_id))


def _move(
    world: World, rows: Connection, request: RequestFact, deed: Deed, step: StepName, regime: Regime, now: Now
) -> None:
    possible = steps(deed, request.state, regime)
    if possible:
        moved = replace(request, state=possible[0].after)
        requests.set_state(rows, moved)
        note_step(world, rows, moved, step, now.clock_us, None)
