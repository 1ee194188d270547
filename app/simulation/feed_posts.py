"""Posts with which a world begins: who wrote them, when, about what, and who commented, in words of our own.

About what comes from the published table of incidents by kind. About 30 % of posts were not about crime (MARKUP). The
words say nothing about a place: it is the author's camera's, and goes through the rules of the world as any post does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from sqlalchemy import Connection

from ..policy.facts import PostCommentFact, PostFact
from ..policy.regime import PostCategory, Regime
from ..policy.units import DAY, HOUR
from ..storage import feed, notices
from ..storage.feed import Origin, PostStep
from ..worlds.world import World
from .patterns import load_patterns
from .plans import PlantPlan
from .plant_rows import Ids
from .population import Camera, Population
from .post_words import ANY_CRIME, COMMENTS, CRIMES, OTHERS
from .streams import stream, uniforms

OTHER_SHARE: Final = 0.3
"""Share of posts that are not about crime: about 30 % of a random sample (MARKUP)."""
COMMENTED_SHARE: Final = 0.5
"""Share of posts with a comment; an assumption, for nothing is documented."""


@dataclass(frozen=True, slots=True)
class PostPlan:
    """One post: whose camera, when (simulated microseconds), about what, and who comments ("" for nobody)."""

    camera: Camera
    at_us: int
    category: PostCategory
    words: tuple[str, str]
    commenter: str
    comment: str


def draw_posts(plan: PlantPlan, people: Population, regime: Regime) -> tuple[PostPlan, ...]:
    """Draw the posts of a plan, oldest first: at most one of a household, each from a stream of its own."""
    first = {camera.household_key: camera for camera in reversed(people.cameras) if camera.installed_us <= _begin(plan)}
    homes = sorted(first)
    if not homes or not plan.posts:
        return ()
    ranks = uniforms(plan.seed, "feed-author", homes)[:, 0]
    authors = [homes[at] for at in np.argsort(ranks, kind="stable")[: plan.posts]]
    drawn = (_draw(plan, regime, first[home], homes) for home in authors)
    return tuple(sorted(drawn, key=lambda post: (post.at_us, post.camera.key)))


def _begin(plan: PlantPlan) -> int:
    return plan.start_us - plan.incident_days * DAY


def _draw(plan: PlantPlan, regime: Regime, camera: Camera, homes: list[str]) -> PostPlan:
    chance = stream(plan.seed, camera.household_key, "feed-post")
    at_us = int(chance.integers(_begin(plan), plan.start_us - HOUR))
    others = [category for category in OTHERS if category in regime.feed.categories.value]
    category: PostCategory = "crime"
    words = CRIMES.get(_incident(chance.random()), ANY_CRIME)
    if chance.random() < OTHER_SHARE and others:
        category = others[int(chance.integers(len(others)))]
        words = OTHERS[category]
    commenter = homes[int(chance.integers(len(homes)))] if chance.random() < COMMENTED_SHARE else ""
    return PostPlan(camera, at_us, category, words, commenter, COMMENTS[int(chance.integers(len(COMMENTS)))])


def _incident(share: float) -> str:
    """Return the kind of incident at a share from 0 to 1 of all that are on record."""
    patterns = load_patterns()
    up_to = np.cumsum(patterns.counts.sum(axis=0))
    return patterns.kinds[int(np.searchsorted(up_to, share * up_to[-1], side="right"))][0]


def plant_posts(world: World, rows: Connection, plan: PlantPlan, people: Population) -> int:
    """Write the posts of a plan with the rules of the world; return how many."""
    regime, ids = world.regime(plan.regime_id), Ids(world)
    accounts = {resident.household_key: ids.resident(resident.key) for resident in reversed(people.residents)}
    planned = draw_posts(plan, people, regime)
    for number, post in enumerate(planned, 1):
        _add(world, rows, regime, _Author(ids, accounts), post, number)
    return len(planned)


@dataclass(frozen=True, slots=True)
class _Author:
    """How households and their first residents are named in this world."""

    ids: Ids
    accounts: dict[str, str]

    def of(self, household_key: str) -> tuple[str, str]:
        """Return the ids of a household and of its first resident."""
        return self.ids.of("household", household_key), self.accounts[household_key]


def _add(world: World, rows: Connection, regime: Regime, author: _Author, planned: PostPlan, number: int) -> None:
    plain, key = world.wiring.book.plain, world.keys.noise_key
    household_id, account_id = author.of(planned.camera.household_key)
    place = (planned.camera.lon, planned.camera.lat)
    post_id = author.ids.of("post", account_id, str(number))
    _, address, _ = notices.contact_of(rows, account_id)
    beside, told = plain.what_stands_beside_a_post(key, post_id, place, address, regime)
    post = PostFact(
        post_id=post_id,
        number=number,
        category=planned.category,
        title=planned.words[0],
        text=planned.words[1],
        state="published",
        published_us=planned.at_us,
        label=plain.how_posters_are_named(key, post_id, household_id),
        cell=plain.where_a_post_seems_to_be(place, regime),
        beside_place=beside,
        beside_address=told,
    )
    feed.add_post(rows, post, planned.at_us)
    feed.add_origin(rows, post_id, Origin(household_id, account_id, place))
    event_id = author.ids.of("post-event", post_id, "0")
    feed.add_event(rows, event_id, post_id, account_id, PostStep(planned.at_us, "posted", ""))
    for comment, commenter in _comments(world, author, planned, post):
        feed.add_comment(rows, comment, commenter, None)


def _comments(
    world: World, author: _Author, planned: PostPlan, post: PostFact
) -> Iterator[tuple[PostCommentFact, str]]:
    if not planned.commenter:
        return
    household_id, account_id = author.of(planned.commenter)
    named = world.wiring.book.plain.how_posters_are_named
    yield (
        PostCommentFact(
            comment_id=author.ids.of("post-comment", post.post_id, account_id),
            post=post,
            label=named(world.keys.noise_key, post.post_id, household_id),
            agency_name="",
            text=planned.comment,
            at_us=planned.at_us + HOUR // 2,
        ),
        account_id,
    )
