"""Calls that an agency hands over, as a clause of its agreement has it, and what the company's feed makes of them.

Documented is that partners gave a feed of dispatch data with addresses, that the company kept a few kinds, took the
exact address away and alerted users (Gizmodo, August 2019, on call data; leak I20). How soon, and every word, is ours.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ..policy.facts import PostFact
from ..policy.units import MINUTE
from ..storage import agenda, agreements, feed, feed_ground, worlds_rows
from ..worlds.world import World
from .feed_writes import publish

CALL: Final = "call-data"
"""Kind of agenda row that hands a call over; its subject is the incident."""
KEPT: Final = ("arson", "burglary", "vehicle theft")
"""Kinds of incident that the company keeps, of those documented: ours know no shots, stabbings, hostages or fires."""
_AFTER_US: Final = 15 * MINUTE
"""From an incident's record to the feed. An assumption."""
DESK: Final = "News desk"
"""Who posts: the company itself."""


def expected(world: World, incident_id: str, now_us: int) -> agenda.Due:
    """Return when a new incident's call will be handed over, if an agreement then provides for it."""
    return agenda.Due(world.new_id("agenda", CALL, incident_id), now_us + _AFTER_US, CALL, incident_id)


def hand_over(world: World, rows: Connection, incident_id: str) -> None:
    """Post a call of a kept kind in the company's name, if its agency's agreement in force has the clause.

    The post is in the cell that posts are shown in. Address, exact place and what the caller said are in no post.
    """
    now = worlds_rows.read_now(rows)
    call, regime = feed_ground.find_call(rows, incident_id), world.regime(now.regime_id)
    bound = agreements.live_clauses(rows, (call.agency_id,), now.clock_us)[call.agency_id]
    if CALL not in bound or call.category not in KEPT or "crime" not in regime.feed.categories.value:
        return
    post = PostFact(
        post_id=world.new_id("post", CALL, incident_id),
        number=feed.next_number(rows),
        category="crime",
        title=f"Police were called: {call.category}",
        text=f"Officers answered a call about {call.category} in this part of town.",
        state="in-review",
        published_us=None,
        label=DESK,
        cell=world.wiring.book.plain.where_a_post_seems_to_be(call.place, regime),
    )
    feed.add_post(rows, post, now.clock_us)
    publish(world, rows, post, now.clock_us)
