"""Sabotages of the public map of partner agencies."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Vote
from ...policy.eastern import eastern_day
from ...policy.regime import Regime
from ...policy.rulebook import CoverVote
from ...policy.units import DAY
from ...policy.wire.base import microseconds
from .sabotage import Sabotage
from .swapping import covering


def _as_of_the_first(true: CoverVote) -> CoverVote:
    def vote(cause: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        today = eastern_day(standing.now_us)
        first = microseconds(datetime(today.year, today.month, 1, 12, tzinfo=UTC))
        return true(cause, replace(standing, now_us=first), fact, regime)

    return vote


def _a_week_ahead(true: CoverVote) -> CoverVote:
    def vote(cause: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        return true(cause, replace(standing, now_us=standing.now_us + 7 * DAY), fact, regime)

    return vote


HEARD_AHEAD: Final = Sabotage(
    "heard-ahead",
    "The page of announcements is fed from the press office's calendar, a week ahead.",
    "unheard",
    "video-request-2019",
    covering("what_is_heard_of_partners", _a_week_ahead),
    "what_is_heard_of_partners",
)
MAP_UPDATED_MONTHLY: Final = Sabotage(
    "map-updated-monthly",
    "The map is uploaded by hand on the first of each month, and the page still says that it is kept up to date.",
    "map-lag",
    "video-request-2019",
    covering("which_agencies_are_mapped", _as_of_the_first),
    "which_agencies_are_mapped",
)
