"""Writing to the neighbors' feed: posts of residents and agencies, comments, and the steps of a post's life.

Whatever is written about a place is written here once, by the company, with the rules of the day: the cell, the label,
and what those rules let out beside. Nobody reads the place itself again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from ..policy.cells import centre
from ..policy.facts import PostCommentFact, PostFact
from ..policy.gate import Admitted
from ..policy.geometry import distance_m
from ..policy.roles import Role
from ..policy.wire.feed import CommentOnPost, PostOfficially
from ..storage import agenda, feed, feed_homes, standings, worlds_rows
from ..worlds.world import World

ALERT: Final = "feed-alert"
"""Kind of agenda row that alerts followers to a post."""


def note(world: World, rows: Connection, post_id: str, account_id: str, step: feed.PostStep) -> None:
    """Note a step of a post's life."""
    turn = str(len(feed.list_events(rows, post_id)))
    feed.add_event(rows, world.new_id("post-event", post_id, turn), post_id, account_id, step)


def publish(world: World, rows: Connection, post: PostFact, now_us: int) -> PostFact:
    """Let a post that stands in the database appear, and plan the alerts to it."""
    feed.set_state(rows, post.post_id, "published", now_us)
    key = world.new_id("agenda", ALERT, post.post_id)
    agenda.add(rows, agenda.Due(key, now_us, ALERT, post.post_id))
    return replace(post, state="published", published_us=now_us)


def post_officially(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[PostFact]:
    """Publish a post in an agency's name, with the officer's own; no moderator looks at it."""
    question, standing = admitted.question, admitted.standing
    if not isinstance(question, PostOfficially) or standing.agency is None:
        return ()
    account_id = standing.account_id or ""
    post = PostFact(
        post_id=world.new_id("post", account_id, key),
        number=feed.next_number(rows),
        category=question.draft.category,
        title=question.draft.title,
        text=question.draft.text,
        state="in-review",
        published_us=None,
        label=standings.staff_name(rows, account_id),
        agency_name=standing.agency.name,
    )
    feed.add_post(rows, post, standing.now_us, standing.agency.agency_id)
    note(world, rows, post.post_id, account_id, feed.PostStep(standing.now_us, "posted", ""))
    return [publish(world, rows, post, standing.now_us)]


def comment(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[PostFact | PostCommentFact]:
    """Add a comment to a post that its author may read; to any other post nothing is added, and nothing is told."""
    question, standing = admitted.question, admitted.standing
    if not isinstance(question, CommentOnPost):
        return ()
    post = feed.find_post(rows, question.post_id)
    if post is None or not world.gate.decide(question, standing, (post,), admitted.regime).covered:
        return ()
    account_id = standing.account_id or ""
    agency = standing.agency
    written = PostCommentFact(
        comment_id=world.new_id("post-comment", account_id, key),
        post=post,
        label=_commenter(world, rows, standing.role, account_id, post.post_id),
        agency_name=agency.name if agency else "",
        text=question.draft.text,
        at_us=standing.now_us,
    )
    feed.add_comment(rows, written, account_id, agency.agency_id if agency else None)
    return [post, *feed.list_comments(rows, (post,))]


def _commenter(world: World, rows: Connection, role: Role, account_id: str, post_id: str) -> str:
    """Name an officer by name, and a resident by the number of their household below this post."""
    if role is Role.OFFICER:
        return standings.staff_name(rows, account_id)
    household_id = standings.find_household(rows, account_id) or ""
    return world.wiring.book.plain.how_posters_are_named(world.keys.noise_key, post_id, household_id)


def alert_followers(world: World, rows: Connection, subject: str) -> None:
    """Alert every resident who follows what a post is about, and whose home's cell is near enough to the post's."""
    post = feed.find_post(rows, subject)
    if post is None or post.state != "published":
        return
    for account_id, household_id, wanted in feed_homes.list_followers(rows):
        if wants(world, rows, household_id, wanted, post):
            feed_homes.add_alert(rows, account_id, subject, post.published_us or 0)


def wants(world: World, rows: Connection, household_id: str, wanted: feed_homes.Following, post: PostFact) -> bool:
    """Whether a resident follows a post: by category, and from cell to cell."""
    if wanted.categories and post.category not in wanted.categories:
        return False
    if wanted.radius_m is None or post.cell is None:
        return True
    regime = world.regime(worlds_rows.read_now(rows).regime_id)
    home = world.wiring.book.plain.where_a_post_seems_to_be(feed_homes.home_place(rows, household_id), regime)
    return distance_m(centre(home), centre(post.cell)) <= wanted.radius_m
