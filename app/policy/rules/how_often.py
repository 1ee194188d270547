"""Rule: a case has no more requests than the regime allows."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import FileRequest


@admits(FileRequest)
def how_often(question: FileRequest, standing: Standing, regime: Regime) -> Vote:
    """A case has no more requests than the regime allows."""
    del question
    most = regime.request.max_posts_per_case.value
    if most is not None and standing.case_posts >= most:
        text = f"This case has had {standing.case_posts} requests; {most} are allowed in all."
        return Forbid(Reason("case-exhausted", text))
    return None
