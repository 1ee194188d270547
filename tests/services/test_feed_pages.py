"""The feed read page by page: every post that the gate allows, in its order, once, of few rows."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from glassporch.policy.cells import cell_at
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.feed import ReadFeed
from glassporch.services import feed_pages, portal
from glassporch.services.portal import Caller, token_hash
from glassporch.storage import feed, feed_homes
from glassporch.testing.images import token_of
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

ERA = "assistance-2021"
STATES = ("published", "published", "resolved", "removed", "in-review")


def plant(world: World, count: int, spread: int) -> None:
    """Add posts in any state, around a resident's home and far away, many of one moment."""
    dice = random.Random(count)
    with world.database.acting() as rows:
        household = rows.execute(text("SELECT household_id FROM person ORDER BY account_id LIMIT 1")).scalar_one()
        home = feed_homes.home_place(rows, household)
        for number in range(1, count + 1):
            cell = cell_at(*home, dice.choice([15, 16, 17]))
            row: dict[str, Any] = {
                "id": f"pos_{dice.getrandbits(40):010x}", "number": number, "level": cell.level,
                "category": dice.choice(["crime", "safety"]), "state": dice.choice(STATES),
                "at": world.now().clock_us - dice.randrange(60) * DAY,
                "x": cell.x + dice.randint(-spread, spread), "y": cell.y + dice.randint(-spread, spread),
            }  # fmt: skip
            rows.execute(
                text(
                    "INSERT INTO post (id, number, category, title, text, state, at_us, published_us, label, level, x,"
                    " y) VALUES (:id, :number, :category, 'T', 'text', :state, :at, :at, 'Neighbor 1', :level, :x, :y)"
                ),
                row,
            )


def pages(bench: Bench, world: World, who: str, section: str, query: str = "") -> Iterator[list[str]]:
    after = ""
    while True:
        page = bench.reader(world, who).get(f"{API}/{section}/feed?after={after}{query}").json()
        yield [post["id"] for post in page["posts"]]
        if page["next"] is None:
            return
        after = page["next"]


def allowed(world: World, who: str, role: Role, question: ReadFeed) -> list[str]:
    """Put every post of the world before the gate, one at a time, and return the shown ones in their order."""
    caller = Caller(token_hash(token_of(who)), frozenset({role}))
    with world.database.acting() as rows:
        let: Any = portal.let_in(world, rows, caller, question)
        admitted = let.admitted
        facts = [
            post
            for post in feed.list_by_ids(rows, rows.execute(text("SELECT id FROM post")).scalars().all())
            if world.gate.decide(question, admitted.standing, (post,), admitted.regime).covered
            and question.category in {None, post.category}
            and (post.published_us or 0) >= question.since_us
        ]
    return [post.post_id for post in sorted(facts, key=lambda post: (-(post.published_us or 0), post.post_id))]


READERS = [("neighbor", "me", Role.RESIDENT), ("officer", "officer", Role.OFFICER)]


@pytest.mark.parametrize(("who", "section", "role"), READERS)
@pytest.mark.parametrize("spread", [3, 24, 90])
def test_all_pages_together_are_what_the_gate_allows_one_by_one(
    bench: Bench, who: str, section: str, role: Role, spread: int
) -> None:
    world = bench.world(ERA)
    plant(world, 300, spread)
    read = list(pages(bench, world, who, section))
    assert [post for page in read for post in page] == allowed(world, who, role, ReadFeed())
    assert all(len(page) == 20 for page in read[:-1])


def test_a_category_and_a_day_narrow_the_list(bench: Bench) -> None:
    world = bench.world(ERA)
    plant(world, 200, 5)
    since_us = (world.now().clock_us // DAY - 40) * DAY
    day = moment(since_us).date()
    read = [post for page in pages(bench, world, "neighbor", "me", f"&category=safety&since={day}") for post in page]
    wanted = allowed(world, "neighbor", Role.RESIDENT, ReadFeed("", "safety", since_us))
    assert read == wanted
    assert 20 < len(wanted) < 200


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the rows that each statement of the feed brings."""
    brought: list[int] = []
    read = feed.list_newest

    def reading(*args: Any) -> list[Any]:
        found = read(*args)
        brought.append(len(found))
        return found

    monkeypatch.setattr(feed_pages.feed, "list_newest", reading)
    yield brought


def test_posts_far_away_and_posts_taken_down_are_never_loaded(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    world = bench.world(ERA)
    plant(world, 300, 3)
    with world.database.acting() as rows:
        rows.execute(text("UPDATE post SET x = x + 4000 WHERE number > 100"))
        rows.execute(text("UPDATE post SET state = 'removed' WHERE number > 10 AND number <= 100"))
    with counted(monkeypatch) as brought:
        bench.reader(world, "neighbor").get(f"{API}/me/feed")
    assert len(brought) == 1
    assert brought[0] <= 10


def test_a_page_of_a_full_feed_takes_one_statement_of_forty_rows(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    world = bench.world(ERA)
    plant(world, 500, 3)
    with counted(monkeypatch) as brought:
        bench.reader(world, "officer").get(f"{API}/officer/feed")
        bench.reader(world, "neighbor").get(f"{API}/me/feed")
    assert brought == [40, 40]


def test_an_unusable_search_says_what_to_do_and_loses_nothing(bench: Bench) -> None:
    world = bench.world(ERA)
    plant(world, 5, 0)
    for query in ("since=2021-02-31", "category=gossip"):
        assert bench.reader(world, "neighbor").get(f"{API}/me/feed?{query}").status == 422
        for who, section in (("neighbor", "me"), ("officer", "officer")):
            page = bench.reader(world, who).get(f"/{section}/feed?{query}")
            assert page.status == 422
            assert b"Choose a category of the list" in page.body
    page = bench.reader(world, "neighbor").get("/me/feed?category=safety&since=2021-02-03").body.decode()
    assert 'value="safety" selected' in page
    assert 'value="2021-02-03"' in page
