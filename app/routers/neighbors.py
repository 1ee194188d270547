"""The API by which a resident reads what others posted: that is data of others, so every answer has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import After, Category, Since, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.feed import (
    AlertList,
    CommentOnPost,
    FeedPage,
    FetchPostFootage,
    PostCommentDraft,
    PostView,
    ReadAlerts,
    ReadPost,
    ReadPostByNumber,
    feed_question,
)
from .bodies import FOOTAGE

router = GatedRouter(serves={Role.RESIDENT}, prefix="/me", tags=["resident"])


@router.get("/feed")
def read_feed(door: AtGate, after: After = "", category: Category = None, since: Since = None) -> Released[FeedPage]:
    """What neighbors within reach of your home posted, newest first, twenty at a time."""
    return door.ask(feed_question(after, category, since))


@router.get("/feed/{post_id}")
def read_post(door: AtGate, post_id: str) -> Released[PostView]:
    """One post within reach, with its comments."""
    return door.ask(ReadPost(post_id))


@router.get("/feed/{post_id}/footage", responses=FOOTAGE)
def fetch_post_footage(door: AtGate, post_id: str) -> ReleasedBytes:
    """The still or clip that goes with a post, to whoever may read the post: rendered anew, without place or device."""
    return door.fetch(FetchPostFootage(post_id))


@router.get("/feed/by-number/{number}")
def read_post_by_number(door: AtGate, number: str) -> Released[PostView]:
    """One post by its number, wherever it is, under the rules that numbered posts; under any other nothing is here."""
    return door.ask(ReadPostByNumber(number))


@router.post("/feed/{post_id}/comments", status_code=201)
def comment_on_post(
    door: AtGate, post_id: str, draft: PostCommentDraft, idempotency_key: WriteKey
) -> Released[PostView]:
    """Comment on a post within reach; below it you are the number that stands for your household there."""
    del idempotency_key  # the door reads it
    return door.carry_out(CommentOnPost(post_id, draft))


@router.get("/alerts")
def read_alerts(door: AtGate, after: After = "") -> Released[AlertList]:
    """The posts to which you were alerted, the latest first, as far as you may still read them; a page at a time."""
    return door.ask(ReadAlerts(after))
