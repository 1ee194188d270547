"""The company's moderators and the feed: approving posts where the rules want that before, taking them down after.

Moderators see what was written and no place, camera or name. Posts of agencies are not theirs to judge.
"""

from __future__ import annotations

from typing import Final

from ..policy.decision import Reason
from ..policy.facts import PostFact
from ..policy.wire.base import moment
from ..policy.wire.feed import SHOWN, PostState
from ..storage import feed
from ..storage.feed import PostStep
from .feed_shapes import PostJudged, PostsToJudge, PostToJudge, PostVerdict
from .feed_writes import note, publish
from .own_desk import Declined, Desk, NotThere

MOST_SHOWN: Final = 200
"""Shown posts that a moderator sees; older ones are taken down by whoever knows their id."""
NOTE_MISSING: Final = Reason("note-missing", "Say in the note why the post does not appear; its author reads it.")
NOT_WAITING: Final = Reason("post-not-waiting", "This post does not wait for a word any more. Reload the list.")
NOT_SHOWN: Final = Reason("post-not-shown", "This post is not shown, so it cannot be taken down. Reload the list.")
NOBODY: Final = Reason("no-moderation", "Under the rules in force nobody at the company looks at posts.")


def posts_to_judge(desk: Desk) -> PostsToJudge:
    """List the posts of residents that wait, oldest first, and the newest that are shown, newest first."""
    looks = desk.regime.feed.moderation.value != "none"
    waiting = feed.list_to_judge(desk.rows, ("in-review",))
    shown = feed.list_to_judge(desk.rows, SHOWN, newest=MOST_SHOWN) if looks else []
    return PostsToJudge(
        waiting=tuple(_line(post, at_us) for post, at_us in waiting),
        shown=tuple(_line(post, at_us) for post, at_us in shown),
        moderation=desk.regime.feed.moderation.value,
    )


def judge(desk: Desk, post_id: str, draft: PostVerdict) -> PostJudged | Declined | NotThere:
    """Approve a post that waits, reject it, or take down one that is shown, the latter two with a note.

    A still or clip that goes with a post which does not appear is erased.
    """
    post = feed.find_post(desk.rows, post_id)
    if post is None or post.agency_name:
        return NotThere()
    fault = _fault(desk, post, draft)
    if fault is not None:
        return Declined((fault,))
    if draft.verdict == "approve":
        publish(desk.world, desk.rows, post, desk.now.clock_us)
        return _judged(desk, post_id, "approved", draft, "published")
    state: PostState = "rejected" if draft.verdict == "reject" else "removed"
    feed.set_state(desk.rows, post_id, state, post.published_us)
    feed.drop_footage(desk.rows, post_id)
    return _judged(desk, post_id, state, draft, state)


def _fault(desk: Desk, post: PostFact, draft: PostVerdict) -> Reason | None:
    if draft.verdict == "remove":
        if desk.regime.feed.moderation.value == "none":
            return NOBODY
        if post.state not in SHOWN:
            return NOT_SHOWN
    elif post.state != "in-review":
        return NOT_WAITING
    return NOTE_MISSING if draft.verdict != "approve" and not draft.note.strip() else None


def _judged(desk: Desk, post_id: str, step: str, draft: PostVerdict, state: PostState) -> PostJudged:
    now_us = desk.now.clock_us
    note(desk.world, desk.rows, post_id, desk.account_id, PostStep(now_us, step, draft.note.strip()))
    return PostJudged(id=post_id, state=state)


def _line(post: PostFact, at_us: int) -> PostToJudge:
    return PostToJudge(
        id=post.post_id,
        category=post.category,
        title=post.title,
        text=post.text,
        label=post.label,
        state=post.state,
        footage=post.footage,
        written_at=moment(at_us),
    )
