"""Stills and clips with posts: chosen from one's own, made anew, read by whoever reads the post, and gone with it."""

from __future__ import annotations

from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.footage.metadata import inspect
from glassporch.footage.padding import LADDER
from glassporch.policy.units import DAY
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API
from .test_feed import DRAFT, fresh, judge

ERA = "assistance-2021"


def clips(portal: Portal) -> list[str]:
    """The clips of one's own that could go with a post."""
    return [clip["id"] for clip in portal.get(f"{API}/me/posts").json()["clips"]]


def write(portal: Portal, clip: str, **part: Any) -> Exchange:
    body = {**DRAFT, "footage": {"clip_id": clip, **part}}
    return portal.write("POST", f"{API}/me/posts", body, key=fresh())


def written(bench: Bench, world: World, **part: Any) -> str:
    """A post with footage that still waits where the rules want a word on it."""
    me = bench.reader(world, "resident")
    answer = write(me, clips(me)[0], **part)
    assert answer.status == 201, answer.body
    return str(answer.json()["id"])


def fetched(bench: Bench, world: World, post_id: str) -> list[Exchange]:
    """What a neighbor and an officer get."""
    doors = (("neighbor", "me"), ("officer", "officer"))
    return [bench.reader(world, who).get(f"{API}/{section}/feed/{post_id}/footage") for who, section in doors]


def seen(answer: Exchange) -> tuple[object, ...]:
    return answer.status, answer.headers, answer.body


def is_absent(bench: Bench, world: World, post_id: str) -> bool:
    """Whether nothing tells footage of a post from that of a post which never was."""
    found, none = (fetched(bench, world, one) for one in (post_id, "pos_none"))
    return [seen(one) for one in found] == [seen(one) for one in none]


@pytest.mark.parametrize("part", [{}, {"kind": "still", "begins_s": 4}, {"kind": "clip", "begins_s": 1, "seconds": 3}])
def test_footage_of_a_post_is_the_same_for_all_its_readers_and_holds_nothing_beside_the_picture(
    bench: Bench, part: dict[str, Any]
) -> None:
    world = bench.world(ERA)
    post_id = written(bench, world, **part)
    judge(bench.reader(world, "moderator"), post_id, "approve")
    neighbor, officer = fetched(bench, world, post_id)
    assert neighbor.status == 200
    assert neighbor.body == officer.body
    assert not inspect(neighbor.body)
    assert len(neighbor.body) in LADDER
    assert "content-disposition" not in dict(neighbor.headers)
    me = bench.reader(world, "resident")
    own = me.get(f"{API}/me").json()
    for secret in (*(camera[name] for camera in own["cameras"] for name in ("id", "model")), own["name"]):
        assert str(secret).encode() not in neighbor.body
    assert me.get(f"{API}/me/posts/{post_id}/footage").body == neighbor.body
    line = bench.reader(world, "neighbor").get(f"{API}/me/feed/{post_id}").json()["post"]
    assert line["footage"] == neighbor.header("content-type")


def test_footage_of_a_post_that_waits_is_read_by_its_author_and_the_moderator_alone(bench: Bench) -> None:
    world = bench.world(ERA)
    post_id = written(bench, world)
    assert is_absent(bench, world, post_id)
    own, judged, other = (
        bench.reader(world, who).get(f"{API}/{section}/posts/{post_id}/footage")
        for who, section in (("resident", "me"), ("moderator", "company"), ("neighbor", "me"))
    )
    assert own.status == judged.status == 200
    assert own.body == judged.body
    assert other.status == 404


@pytest.mark.parametrize("deed", ["take-back", "remove", "reject"])
def test_footage_is_absent_and_erased_once_its_post_is_gone(bench: Bench, deed: str) -> None:
    world = bench.world(ERA)
    post_id, moderator = written(bench, world), bench.reader(world, "moderator")
    if deed != "reject":
        judge(moderator, post_id, "approve")
        assert not is_absent(bench, world, post_id)
    if deed == "take-back":
        bench.reader(world, "resident").write("POST", f"{API}/me/posts/{post_id}/take-back")
    else:
        judge(moderator, post_id, deed, "A face is in it.")
    assert is_absent(bench, world, post_id)
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM post_footage")).scalar_one() == 0


def test_a_clip_of_another_household_is_answered_like_one_that_never_was_and_nothing_is_posted(bench: Bench) -> None:
    world = bench.world(ERA)
    me, other = bench.reader(world, "resident"), bench.reader(world, "neighbor")
    theirs = clips(other)[0]
    answers = [write(me, clip) for clip in (theirs, "clp_none")]
    assert [(one.status, one.body) for one in answers] == [(409, answers[0].body)] * 2
    assert answers[0].json()["reasons"][0]["code"] == "posted-clip-unknown"
    assert me.get(f"{API}/me/posts").json()["posts"] == []


def test_a_sealed_clip_goes_with_no_post_and_is_not_offered(bench: Bench) -> None:
    world = bench.world(ERA)
    me = bench.reader(world, "resident")
    clip = clips(me)[0]
    with world.database.acting() as rows:
        seal = text("UPDATE camera SET end_to_end = 1 WHERE id = (SELECT camera_id FROM clip WHERE id = :id)")
        rows.execute(seal, {"id": clip})
    assert clip not in clips(me)
    answer = write(me, clip)
    assert (answer.status, answer.json()["reasons"][0]["code"]) == (409, "posted-clip-sealed")


def test_a_part_outside_the_film_says_how_long_the_film_is(bench: Bench) -> None:
    me = bench.reader(bench.world(ERA), "resident")
    clip = clips(me)[0]
    for part in ({"kind": "clip", "begins_s": 3, "seconds": 3}, {"begins_s": 5}):
        answer = write(me, clip, **part)
        assert (answer.status, answer.json()["reasons"][0]["code"]) == (409, "posted-part-outside")
        assert "5 seconds" in answer.json()["reasons"][0]["text"]
    assert write(me, clip, begins_s=-1).status == 422


def test_a_clip_that_is_kept_no_longer_goes_with_no_post(bench: Bench) -> None:
    world = bench.world(ERA)
    me = bench.reader(world, "resident")
    clip = clips(me)[0]
    advance(world, world.now().clock_us + 400 * DAY)
    assert write(me, clip).json()["reasons"][0]["code"] == "posted-clip-unknown"


def test_a_neighbor_out_of_reach_is_answered_as_if_the_post_had_no_footage(bench: Bench) -> None:
    world = bench.world(ERA)
    post_id = written(bench, world)
    judge(bench.reader(world, "moderator"), post_id, "approve")
    with world.database.acting() as rows:
        rows.execute(text("UPDATE post SET x = x + 400 WHERE id = :id"), {"id": post_id})
    neighbor = bench.reader(world, "neighbor")
    found, none = (neighbor.get(f"{API}/me/feed/{one}/footage") for one in (post_id, "pos_none"))
    assert seen(found) == seen(none)
    assert found.status == 404


def test_a_repeated_post_is_one_post_with_one_picture(bench: Bench) -> None:
    world = bench.world(ERA)
    me = bench.reader(world, "resident")
    body = {**DRAFT, "footage": {"clip_id": clips(me)[0]}}
    first, again = (me.write("POST", f"{API}/me/posts", body, key="one-post-key") for _ in "ab")
    assert first.body == again.body
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM post_footage")).scalar_one() == 1


@pytest.mark.parametrize("kind", ["still", "clip"])
def test_two_worlds_that_differ_in_house_owner_and_device_show_the_same_bytes_of_one_scene(
    bench: Bench, kind: str
) -> None:
    here, there = bench.world(ERA), bench.world(ERA)
    with there.database.acting() as rows:
        rows.execute(text("UPDATE camera SET model = 'Another Model 9'"))
        rows.execute(text("UPDATE camera_place SET lon = lon + 0.00003, lat = lat - 0.00002"))
        rows.execute(text("UPDATE person SET name = 'Somebody Else'"))
    seen_in = []
    for world in (here, there):
        post_id = written(bench, world, kind=kind)
        judge(bench.reader(world, "moderator"), post_id, "approve")
        seen_in.append([seen(answer) for answer in fetched(bench, world, post_id)])
    assert seen_in[0][0][0] == 200
    assert seen_in[0] == seen_in[1]
