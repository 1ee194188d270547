"""What of a resident's own a question about the feed is judged by: the cell of their home, and their own alerts.

Both are exact places and names of people to everybody else, so the company looks them up, for the asker alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..policy.casefile import Standing
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.wire.feed import FEED_QUESTIONS, PAGE, ReadAlerts
from ..policy.wire.paging import place_of
from ..storage import feed_homes, standings
from ..worlds.world import World


def with_home(world: World, standing: Standing, question: Any, regime: Regime) -> Standing:
    """Add a resident's own home, as the cell in which a post from there would be shown, and their alerts."""
    if standing.role is not Role.RESIDENT or not isinstance(question, FEED_QUESTIONS):
        return standing
    account_id, plain = standing.account_id or "", world.wiring.book.plain
    with world.database.looking() as rows:
        found = standings.find_home(rows, account_id)
        household_id = plain.whose_home_is_it(*found) if found else None
        if household_id is None:
            return standing
        home = plain.where_a_post_seems_to_be(feed_homes.home_place(rows, household_id), regime)
        alerts: tuple[tuple[str, int], ...] = ()
        if isinstance(question, ReadAlerts):
            alerts = feed_homes.list_alerts(rows, account_id, place_of(question.after), PAGE + 1)
    return replace(standing, home=home, alerts=alerts)
