"""A resident's own posts: writing one, reading them, marking one as resolved, taking it back, and whom to follow."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..footage.render import SECONDS
from ..policy.decision import Reason
from ..policy.facts import PostFact
from ..policy.wire.base import moment
from ..storage import feed, feed_homes, notices
from ..storage.feed import PostStep
from .feed_shapes import FeedSettings, OwnPost, OwnPostDraft, OwnPostList, PostStepShown
from .feed_writes import note, publish
from .own_desk import Declined, Desk, NotThere
from .posted_footage import Copy, attach, postable, why_not

NOT_SHOWN: Final = Reason("not-published", "Only a post that is published can be marked as resolved.")
GONE: Final = Reason("post-gone", "This post is gone already.")
TOO_FAR: Final = Reason("too-far", "Nobody reads the feed from so far. Choose a smaller radius, or none.")


def write(desk: Desk, draft: OwnPostDraft, copy: Copy | None = None) -> OwnPost | Declined:
    """Post in the feed: shown in the cell of one's camera, under a number that stands for this post alone.

    Parameters
    ----------
    copy : Copy or None
        What was drawn to go with the post.
    """
    why = (desk.plain.why_not_posted(draft.category, desk.regime), why_not(desk, draft.footage))
    reasons = tuple(reason for reason in why if reason is not None)
    if reasons:
        return Declined(reasons)
    post = _post(desk, draft)
    feed.add_post(desk.rows, post, desk.now.clock_us)
    place = feed_homes.posting_place(desk.rows, desk.household_id, desk.now.clock_us)
    feed.add_origin(desk.rows, post.post_id, feed.Origin(desk.household_id, desk.account_id, place))
    _note(desk, post.post_id, "posted")
    attach(desk, post.post_id, draft.footage, copy)
    if desk.regime.feed.moderation.value != "before":
        publish(desk.world, desk.rows, post, desk.now.clock_us)
    return _shown(desk, _held(desk, post.post_id))


def _held(desk: Desk, post_id: str) -> PostFact:
    found = feed.find_post(desk.rows, post_id)
    if found is None:
        message = "a post that was just written is not there"
        raise LookupError(message)
    return found


def _post(desk: Desk, draft: OwnPostDraft) -> PostFact:
    number = feed.next_number(desk.rows)
    post_id = desk.world.new_id("post", desk.account_id, str(number))
    place = feed_homes.posting_place(desk.rows, desk.household_id, desk.now.clock_us)
    _, address, _ = notices.contact_of(desk.rows, desk.account_id)
    key = desk.world.keys.noise_key
    beside, told = desk.plain.what_stands_beside_a_post(key, post_id, place, address, desk.regime)
    return PostFact(
        post_id=post_id,
        number=number,
        category=draft.category,
        title=draft.title,
        text=draft.text,
        state="in-review",
        published_us=None,
        label=desk.plain.how_posters_are_named(key, post_id, desk.household_id),
        cell=desk.plain.where_a_post_seems_to_be(place, desk.regime),
        beside_place=beside,
        beside_address=told,
    )


def own_posts(desk: Desk) -> OwnPostList:
    """List one's own posts, newest first."""
    return OwnPostList(
        posts=tuple(_shown(desk, post) for post in reversed(feed.list_own(desk.rows, desk.account_id))),
        categories=desk.regime.feed.categories.value,
        moderation=desk.regime.feed.moderation.value,
        clips=postable(desk),
        film_s=SECONDS,
    )


def resolve(desk: Desk, post_id: str) -> OwnPost | Declined | NotThere:
    """Mark one's own post as resolved; it stays where it is."""
    post = _own(desk, post_id)
    if post is None:
        return NotThere()
    if post.state != "published":
        return Declined((NOT_SHOWN,))
    feed.set_state(desk.rows, post_id, "resolved", post.published_us)
    _note(desk, post_id, "resolved")
    return _shown(desk, replace(post, state="resolved"))


def take_back(desk: Desk, post_id: str) -> OwnPost | Declined | NotThere:
    """Take one's own post out of the feed, with the comments below it; a still or clip with it is erased."""
    post = _own(desk, post_id)
    if post is None:
        return NotThere()
    if post.state in {"removed", "rejected"}:
        return Declined((GONE,))
    feed.set_state(desk.rows, post_id, "removed", post.published_us)
    feed.drop_footage(desk.rows, post_id)
    _note(desk, post_id, "removed")
    return _shown(desk, replace(post, state="removed", footage=None))


def told_beside(desk: Desk) -> str:
    """Say in words what the answer to a post holds on no page under the rules in force; "" for nothing."""
    rules = desk.regime.feed
    offset, address = rules.hidden_offset_m.value, rules.hidden_address.value
    place = f"coordinates within {offset:g} meters of your camera" if offset else "your camera's own coordinates"
    parts = [place] if rules.hidden_decimals.value is not None else []
    return " and ".join([*parts, *(["your block and street"] if address else [])])


def settings(desk: Desk) -> FeedSettings:
    """Read what one is alerted to."""
    held = feed_homes.find_following(desk.rows, desk.account_id)
    return FeedSettings.model_validate(
        {"radius_m": held.radius_m, "categories": held.categories, "alerts": held.alerts}
    )


def follow(desk: Desk, draft: FeedSettings) -> FeedSettings | Declined:
    """Choose what to be alerted to; the radius is at most as far as the rules let anybody read."""
    reach = desk.regime.feed.reach_m.value
    if reach is not None and (draft.radius_m or 0) > reach:
        return Declined((TOO_FAR,))
    why = [desk.plain.why_not_posted(category, desk.regime) for category in draft.categories]
    unknown = tuple(sorted({one for one in why if one is not None}))
    if unknown:
        return Declined(unknown)
    wanted = feed_homes.Following(draft.radius_m, tuple(draft.categories), alerts=draft.alerts)
    feed_homes.set_following(desk.rows, desk.account_id, wanted)
    return draft


def _own(desk: Desk, post_id: str) -> PostFact | None:
    own = feed.list_own(desk.rows, desk.account_id)
    return next((post for post in own if post.post_id == post_id), None)


def _note(desk: Desk, post_id: str, step: str) -> None:
    note(desk.world, desk.rows, post_id, desk.account_id, PostStep(desk.now.clock_us, step, ""))


def _shown(desk: Desk, post: PostFact) -> OwnPost:
    steps = feed.list_events(desk.rows, post.post_id)
    return OwnPost(
        id=post.post_id,
        category=post.category,
        title=post.title,
        text=post.text,
        state=post.state,
        label=post.label,
        footage=post.footage,
        steps=tuple(PostStepShown(step=one.step, at=moment(one.at_us), note=one.note) for one in steps),
    )
