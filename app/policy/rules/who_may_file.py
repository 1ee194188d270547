"""Rule: where the regime asks for it, an officer needs the posting permission to file a request."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.footage_request import FileRequest

NO_PERMISSION = Reason(
    "no-posting-permission",
    "Your account may not file requests. Ask your administrator which of your colleagues may.",
)


@admits(FileRequest)
def who_may_file(question: FileRequest, standing: Standing, regime: Regime) -> Vote:
    """Where the regime asks for it, an officer needs the posting permission to file a request."""
    del question
    if regime.request.posting_permission_required.value and not standing.may_post:
        return Forbid(NO_PERMISSION)
    return None
