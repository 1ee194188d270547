"""Rule: a time window lies in the past, is of a length within the regime's limits, and not too far back."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime, RequestRules
from ..rulebook import admits
from ..units import DAY, MINUTE
from ..wire.base import microseconds
from ..wire.footage_request import FileRequest


@admits(FileRequest)
def how_long_a_window(question: FileRequest, standing: Standing, regime: Regime) -> Vote:
    """A time window lies in the past, is of a length within the regime's limits, and not too far back."""
    start, end = microseconds(question.draft.window_from), microseconds(question.draft.window_to)
    reason = _fault(start, end, standing.now_us, regime.request)
    return Forbid(reason) if reason else None


def _fault(start: int, end: int, now_us: int, limits: RequestRules) -> Reason | None:
    minutes = (end - start) / MINUTE
    shortest, longest = limits.min_window_minutes.value, limits.max_window_minutes.value
    if end > now_us:
        return Reason("window-in-future", "The window ends after the simulated present. End it earlier.")
    if minutes < shortest:
        text = f"The window is {minutes:g} minutes; at least {shortest} are needed. Check its start and end."
        return Reason("window-too-short", text)
    if minutes > longest:
        text = f"The window is {minutes:g} minutes; at most {longest} are allowed. Shorten it."
        return Reason("window-too-long", text)
    days = limits.look_back_days.value
    if start < now_us - days * DAY:
        return Reason("window-too-old", f"The window begins more than {days} days ago. Choose a later one.")
    return None
