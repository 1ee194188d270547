"""Entity tags are made of published bytes and of nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from glassporch.client import Exchange
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.worlds.world import World, advance

from ..conftest import Bench
from ..flow import API
from ..scene import delivered


def tiles(bench: Bench, world: World) -> dict[str, Exchange]:
    officer = bench.reader(world, "officer")
    index = officer.get(f"{API}/officer/map").json()["tiles"]
    return {tile["id"]: officer.get(f"{API}/officer/map/tiles/{tile['id']}") for tile in index}


def tags(bench: Bench, world: World) -> dict[str, str]:
    return {name: answer.header("etag") for name, answer in tiles(bench, world).items()}


def test_a_tag_is_the_digest_of_the_body(bench: Bench) -> None:
    found = tiles(bench, bench.world())
    assert len(found) > 1
    for answer in found.values():
        assert answer.header("etag") == f'"{hashlib.sha256(answer.body).hexdigest()}"'


def test_a_reader_who_has_the_bytes_is_sent_none(bench: Bench) -> None:
    world = bench.world()
    officer = bench.reader(world, "officer")
    for name, answer in tiles(bench, world).items():
        for sent in (answer.header("etag"), f"W/{answer.header('etag')}", f'"x", {answer.header("etag")}'):
            again = officer.get(f"{API}/officer/map/tiles/{name}", **{"if-none-match": sent})
            assert (again.status, again.body) == (304, b"")
            assert again.header("etag") == answer.header("etag")
        other = officer.get(f"{API}/officer/map/tiles/{name}", **{"if-none-match": '"other"'})
        assert (other.status, other.body) == (200, answer.body)


def test_equal_publications_of_two_worlds_have_equal_tags(bench: Bench) -> None:
    first, second = bench.world(), bench.world()
    bench.reader(second, "resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": True})
    delivered(bench)
    assert tags(bench, first) == tags(bench, second)


def test_a_new_epoch_with_the_same_bytes_keeps_its_tags_and_one_with_others_does_not(bench: Bench) -> None:
    base = REGIMES["heat-map-2018"]
    hiding = replace(base, map=replace(base.map, hides_opted_out=Known(value=True, source="OWN")))
    world = bench.world(wiring=replace(bench.wiring, regimes={base.id: hiding}))
    before, epoch = tags(bench, world), world.now().epoch
    day = 24 * 3600 * 10**6
    with world.database.acting() as rows:  # no camera may be installed meanwhile
        from sqlalchemy import text

        now = {"now": world.now().clock_us}
        rows.execute(text("UPDATE camera SET installed_us = 0 WHERE installed_us <= :now"), now)
        rows.execute(text("UPDATE camera SET installed_us = :far WHERE installed_us > 0"), {"far": 10**18})
    advance(world, world.now().clock_us + day)
    assert world.now().epoch > epoch
    assert tags(bench, world) == before
    bench.reader(world, "resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": True})
    advance(world, world.now().clock_us + day)
    after = tags(bench, world)
    assert set(after) == set(before)
    assert after != before


UNTAGGED = [
    ("", "/public/world"),
    ("", "/public/regime"),
    ("", "/public/base-map"),
    ("officer", "/officer/map"),
    ("officer", "/officer/requests"),
    ("officer", "/officer/map/tiles/nowhere"),
    ("resident", "/me"),
    ("resident", "/officer/map"),
    ("researcher", "/lab/truth"),
]


@pytest.mark.parametrize(("who", "path"), UNTAGGED)
def test_no_other_answer_has_a_tag_or_may_be_kept(bench: Bench, who: str, path: str) -> None:
    answer = bench.reader(bench.world(), who).get(f"{API}{path}")
    assert answer.header("etag") == ""
    assert answer.header("last-modified") == ""


def test_nobody_but_whom_it_serves_can_try_a_tag(bench: Bench) -> None:
    world = bench.world()
    name, answer = next(iter(tiles(bench, world).items()))
    for who in ("", "resident", "administrator"):
        tried = bench.reader(world, who).get(
            f"{API}/officer/map/tiles/{name}", **{"if-none-match": answer.header("etag")}
        )
        assert tried.status == 403
        assert tried.header("etag") == ""


def test_a_released_picture_is_tagged_by_its_bytes_and_the_tag_of_an_expired_one_is_worth_nothing(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    path = f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/picture"
    officer = scene.reader("officer")
    tag = officer.get(path).header("etag")
    assert officer.get(path, **{"if-none-match": tag}).status == 304
    advance(scene.world, scene.now().clock_us + 31 * 24 * 3600 * 10**6)
    assert officer.get(path, **{"if-none-match": tag}).status == 404
