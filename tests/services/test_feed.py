"""Posting in the neighbors' feed, moderating it, following it, and what is told of whom."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.policy.units import MINUTE
from glassporch.storage import feed_homes
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

KEYS = count()
DRAFT = {"category": "crime", "title": "At the door", "text": "Somebody tried the door."}


def fresh() -> str:
    """A key that no write had before."""
    return f"fresh-key-{next(KEYS)}"


def write(portal: Portal, **changes: Any) -> Exchange:
    return portal.write("POST", f"{API}/me/posts", DRAFT | changes, key=fresh())


def judge(moderator: Portal, post_id: str, verdict: str, note: str = "") -> Exchange:
    return moderator.write(
        "POST", f"{API}/company/posts/{post_id}/review", {"verdict": verdict, "note": note}, key=fresh()
    )


def listed(portal: Portal, section: str = "me") -> list[str]:
    return [post["id"] for post in portal.get(f"{API}/{section}/feed").json()["posts"]]


def shown(bench: Bench, world: World, who: str = "resident", **changes: Any) -> str:
    """A published post."""
    post_id = write(bench.reader(world, who), **changes).json()["id"]
    judge(bench.reader(world, "moderator"), post_id, "approve")
    return str(post_id)


def test_a_post_appears_when_the_moderator_approves_it_and_a_rejected_one_never_does(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    neighbor, moderator = bench.reader(world, "neighbor"), bench.reader(world, "moderator")
    first, second = (write(bench.reader(world, "resident")).json()["id"] for _ in range(2))
    assert listed(neighbor) == []
    assert judge(moderator, second, "reject").status == 409
    assert judge(moderator, second, "reject", "No camera was there.").json()["state"] == "rejected"
    assert judge(moderator, first, "approve").json()["state"] == "published"
    assert listed(neighbor) == listed(bench.reader(world, "officer"), "officer") == [first]
    assert judge(moderator, first, "approve").status == 409
    own = bench.reader(world, "resident").get(f"{API}/me/posts").json()["posts"]
    assert [post["state"] for post in own] == ["rejected", "published"]
    assert own[0]["steps"][-1]["note"] == "No camera was there."


def test_under_the_rules_of_2018_a_post_appears_at_once_and_can_be_taken_down(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    post_id = write(bench.reader(world, "resident")).json()["id"]
    assert listed(bench.reader(world, "neighbor")) == [post_id]
    assert judge(bench.reader(world, "moderator"), post_id, "remove", "A name stands in it.").status == 200
    assert listed(bench.reader(world, "neighbor")) == []


def test_where_nobody_looks_at_posts_no_moderator_takes_one_down(bench: Bench) -> None:
    world = bench.world("no-policy")
    post_id = write(bench.reader(world, "resident")).json()["id"]
    answer = judge(bench.reader(world, "moderator"), post_id, "remove", "Off.")
    assert (answer.status, answer.json()["reasons"][0]["code"]) == (409, "no-moderation")


def test_an_author_resolves_a_post_and_takes_it_back_and_nobody_else_does(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    post_id, me, other = shown(bench, world), bench.reader(world, "resident"), bench.reader(world, "neighbor")
    for deed in ("resolve", "take-back"):
        assert other.write("POST", f"{API}/me/posts/{post_id}/{deed}").status == 404
    assert me.write("POST", f"{API}/me/posts/{post_id}/resolve").json()["state"] == "resolved"
    assert listed(other) == [post_id]
    assert me.write("POST", f"{API}/me/posts/{post_id}/resolve").status == 409
    assert me.write("POST", f"{API}/me/posts/{post_id}/take-back").json()["state"] == "removed"
    assert listed(other) == []
    assert me.write("POST", f"{API}/me/posts/{post_id}/take-back").status == 409


def test_a_comment_below_a_post_that_cannot_be_read_is_told_what_an_unknown_one_is(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    waiting = write(bench.reader(world, "resident")).json()["id"]
    for who, section in (("neighbor", "me"), ("officer", "officer")):
        sent = [
            bench.reader(world, who).write(
                "POST", f"{API}/{section}/feed/{post}/comments", {"text": "I saw it."}, key=fresh()
            )
            for post in (waiting, "pos_none")
        ]
        assert [(answer.status, answer.body) for answer in sent] == [(404, sent[0].body)] * 2
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM post_comment")).scalar_one() == 0


def test_a_repeated_comment_is_one_comment_and_its_answer_is_repeated(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    path = f"{API}/me/feed/{shown(bench, world)}/comments"
    one, again = (
        bench.reader(world, "neighbor").write("POST", path, {"text": "Me too."}, key="comment-1") for _ in "ab"
    )
    assert (one.status, one.body) == (201, again.body)
    assert len(one.json()["comments"]) == 1


def test_officers_comment_and_post_under_their_own_name_and_agency(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    post_id, officer = shown(bench, world), bench.reader(world, "officer")
    officer.write("POST", f"{API}/officer/feed/{post_id}/comments", {"text": "We look into it."})
    official = officer.write("POST", f"{API}/officer/feed", DRAFT).json()["post"]
    comment = bench.reader(world, "neighbor").get(f"{API}/me/feed/{post_id}").json()["comments"][0]
    assert comment["by"] == official["by"] == "Det. Mara Quill"
    assert comment["agency"] == official["agency"] == "Tern Cay Police Department"
    assert official["area"] is None


def test_hostile_html_is_escaped_and_oversized_or_unknown_posts_say_what_to_do(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    me = bench.reader(world, "resident")
    shown(bench, world, title="<script>alert(1)</script>", text="<img src=x onerror=alert(1)>")
    for who, page in (("neighbor", "/me/feed"), ("resident", "/me/posts"), ("officer", "/officer/feed")):
        body = bench.reader(world, who).get(page).body.decode()
        assert "&lt;script&gt;alert(1)" in body, page
        assert "<script>alert" not in body
        assert "<img src=x" not in body
    assert write(me, text="x" * 1_501).status == 422
    assert write(me, category="gossip").status == 422
    unknown = write(me, category="lost-pet")
    assert (unknown.status, unknown.json()["reasons"][0]["code"]) == (409, "category-unknown")


def test_who_follows_a_category_within_a_radius_is_alerted_once_and_others_are_not(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    wishes = {
        "neighbor": {"radius_m": 8_000, "categories": ["crime"], "alerts": True},
        "third-resident": {"radius_m": 8_000, "categories": ["animal"], "alerts": True},
    }
    for who, wish in wishes.items():
        assert bench.reader(world, who).write("PUT", f"{API}/me/feed-settings", wish).json() == wish
    post_id = shown(bench, world)
    advance(world, world.now().clock_us + MINUTE)
    alerted = {
        who: [alert["post"]["id"] for alert in bench.reader(world, who).get(f"{API}/me/alerts").json()["alerts"]]
        for who in ("resident", *wishes)
    }
    assert alerted == {"resident": [], "neighbor": [post_id], "third-resident": []}


def test_nobody_follows_further_than_the_rules_let_anybody_read(bench: Bench) -> None:
    me = bench.reader(bench.world("assistance-2021"), "resident")
    for radius, status in ((8_047, 200), (8_048, 409), (0, 422)):
        assert me.write("PUT", f"{API}/me/feed-settings", {"radius_m": radius, "alerts": True}).status == status


@pytest.mark.parametrize(("regime", "rows_made"), [("heat-map-2018", 1), ("assistance-2021", 0), ("reference-map", 0)])
def test_what_leaks_is_stored_for_readers_only_under_rules_that_leak_it(
    bench: Bench, regime: str, rows_made: int
) -> None:
    world = bench.world(regime)
    shown(bench, world)
    with world.database.reading() as rows:
        assert rows.execute(text("SELECT count(*) FROM post_beside")).scalar_one() == rows_made


def test_whoever_moved_out_reads_nothing_of_the_feed(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    shown(bench, world, "neighbor")
    me = bench.reader(world, "resident")
    assert len(listed(me)) == 1
    assert me.write("POST", f"{API}/me/move-out").status == 200
    assert listed(me) == []


def test_a_household_without_a_hanging_camera_posts_from_its_home(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    with world.database.acting() as rows:
        home = str(rows.execute(text("SELECT household_id FROM camera LIMIT 1")).scalar_one())
        rows.execute(text("UPDATE camera SET installed_us = :later"), {"later": 2**62})
        assert feed_homes.posting_place(rows, home, 0) == feed_homes.home_place(rows, home)
