"""Rule: where the regime asks for it, an officer needs permission to file or amend a request, or to post."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.feed import PostOfficially
from ..wire.footage_request import FileRequest
from ..wire.life import AmendRequest

NO_PERMISSION = Reason(
    "no-posting-permission",
    "Your account may neither file requests nor post. Ask your administrator which of your colleagues may.",
)


@admits(FileRequest, AmendRequest, PostOfficially)
def who_may_file(question: FileRequest | AmendRequest | PostOfficially, standing: Standing, regime: Regime) -> Vote:
    """Where the regime asks for it, an officer needs permission to file or amend a request, or to post."""
    del question
    if regime.request.posting_permission_required.value and not standing.may_post:
        return Forbid(NO_PERMISSION)
    return None
