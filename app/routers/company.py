"""The API for the company's moderators at work. It stands outside the gate; moderators see no cameras."""

from __future__ import annotations

from fastapi import Response

from ..edge.door import AtOwn
from ..edge.parameters import WriteKey
from ..edge.ranges import own_bytes
from ..edge.routes import OwnRouter
from ..policy.roles import Role
from ..services import feed_moderation, moderation, objections, posted_footage
from ..services.feed_shapes import PostJudged, PostsToJudge, PostVerdict
from ..services.life_shapes import ReviewedList
from ..services.objection_shapes import ObjectionDecided, ObjectionList, ObjectionVerdict
from ..services.own_shapes import ReviewDraft, Reviewed, ReviewList
from .bodies import FOOTAGE

router = OwnRouter(serves={Role.MODERATOR}, prefix="/company", tags=["company"])


@router.get("/requests")
def list_reviews(door: AtOwn) -> ReviewList:
    """The requests that wait for review, oldest first."""
    return door.look(moderation.review_list)


@router.get("/reviewed")
def list_reviewed(door: AtOwn) -> ReviewedList:
    """The requests that were reviewed, the latest first, with their steps."""
    return door.look(moderation.reviewed_list)


@router.get("/posts")
def list_posts_to_judge(door: AtOwn) -> PostsToJudge:
    """The posts of the feed that wait for a word, and those that are shown."""
    return door.look(feed_moderation.posts_to_judge)


@router.get("/posts/{post_id}/footage", response_class=Response, responses=FOOTAGE)
def read_post_footage(door: AtOwn, post_id: str) -> Response:
    """The still or clip that goes with a post, as its readers would get it."""
    return own_bytes(door.request, *door.look(lambda desk: posted_footage.copy_to_judge(desk, post_id)))


@router.post("/posts/{post_id}/review")
def judge_post(door: AtOwn, post_id: str, draft: PostVerdict, idempotency_key: WriteKey) -> PostJudged:
    """Approve or reject a post that waits, or take down one that is shown."""
    del idempotency_key  # the door reads it
    return door.act(draft, PostJudged, lambda desk: feed_moderation.judge(desk, post_id, draft))


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


@router.get("/objections")
def list_objections(door: AtOwn) -> ObjectionList:
    """The objections of people who were filmed that wait for the company's word, oldest first."""
    return door.look(objections.objection_list)


@router.post("/objections/{objection_id}/decision")
def decide_objection(
    door: AtOwn, objection_id: str, draft: ObjectionVerdict, idempotency_key: WriteKey
) -> ObjectionDecided:
    """Uphold an objection, which keeps clips of its time and place from being released, or dismiss it."""
    del idempotency_key  # the door reads it
    return door.act(draft, ObjectionDecided, lambda desk: objections.decide(desk, objection_id, draft))
