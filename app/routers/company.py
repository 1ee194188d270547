"""The API for the company's moderators at work. It stands outside the gate; moderators see no cameras."""

from __future__ import annotations

from ..edge.door import AtOwn, WriteKey
from ..edge.routes import OwnRouter
from ..policy.roles import Role
from ..services import moderation
from ..services.own_shapes import ReviewDraft, Reviewed, ReviewList

router = OwnRouter(serves={Role.MODERATOR}, prefix="/company", tags=["company"])


@router.get("/requests")
def list_reviews(door: AtOwn) -> ReviewList:
    """The requests that wait for review, oldest first."""
    return door.look(moderation.review_list)


@router.post("/requests/{request_id}/review")
def review(
    door: AtOwn,
    request_id: str,
    draft: ReviewDraft,
    idempotency_key: WriteKey,
) -> Reviewed:
    """Approve a request, which queues its delivery, or reject it with a note that the agency reads."""
    del idempotency_key  # the door reads it
    return door.act(draft, Reviewed, lambda desk: moderation.review(desk, request_id, draft))
