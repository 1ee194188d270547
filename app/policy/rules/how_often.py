"""Rule: a case, and a day of an agency, have no more requests than the regime allows."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime, RequestRules
from ..rulebook import admits
from ..wire.footage_request import FileRequest


@admits(FileRequest)
def how_often(question: FileRequest, standing: Standing, regime: Regime) -> Vote:
    """A case, and a day of an agency, have no more requests than the regime allows."""
    del question
    reason = _case_fault(standing, regime.request) or _day_fault(standing, regime.request)
    return Forbid(reason) if reason else None


def _case_fault(standing: Standing, limits: RequestRules) -> Reason | None:
    most = limits.max_posts_per_case.value
    if most is None or standing.case_posts < most:
        return None
    return Reason("case-exhausted", f"This case has had {standing.case_posts} requests; {most} are allowed in all.")


def _day_fault(standing: Standing, limits: RequestRules) -> Reason | None:
    most = limits.max_per_day.value
    if most is None or standing.posts_today < most:
        return None
    text = f"Your agency has filed {standing.posts_today} requests within 24 hours; {most} are allowed. File it later."
    return Reason("day-exhausted", text)
