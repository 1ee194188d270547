"""Several worlds in one process do not touch, and ids are keyed functions of natural keys."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from glassporch.storage import agenda, worlds_rows
from glassporch.worlds.ids import make_id, make_secret
from glassporch.worlds.keys import KeysError, keys_from_seed, keys_from_system, load_keys
from glassporch.worlds.world import World
from hypothesis import given
from hypothesis import strategies as st

from ..conftest import Bench, pass_minutes
from ..flow import API, file, incidents
from ..scene import Scene, delivered, hours_around, review

KEY = bytes(32)
parts = st.lists(st.text(max_size=6), max_size=4)


@given(parts, parts)
def test_two_natural_keys_never_run_into_each_other(first: list[str], second: list[str]) -> None:
    same = make_id(KEY, "camera", *first) == make_id(KEY, "camera", *second)
    assert same is (first == second)


def test_an_id_depends_on_its_kind_and_on_the_key() -> None:
    ids = {make_id(key, kind, "1") for key in (KEY, b"x" * 32) for kind in ("camera", "camouflage", "clip")}
    assert len(ids) == 6
    assert make_id(KEY, "camera", "1").startswith("cam_")


def test_a_secret_of_something_is_32_bytes_that_follow_from_key_purpose_and_name_alone() -> None:
    made = {make_secret(key, kind, name) for key in (KEY, b"x" * 32) for kind in ("salt", "other") for name in "12"}
    assert len(made) == 8
    assert {len(secret) for secret in made} == {32}
    assert make_secret(KEY, "salt", "1") in made
    assert make_id(KEY, "salt", "1") != make_id(KEY, "other", "1")


def test_ids_of_neighbouring_keys_have_no_order() -> None:
    ids = [make_id(KEY, "request", str(number)) for number in range(200)]
    assert len(set(ids)) == 200
    rising = sum(first < second for first, second in pairwise(ids))
    assert 60 < rising < 140


def test_keys_of_served_worlds_differ_and_those_of_a_seed_do_not() -> None:
    assert keys_from_system() != keys_from_system()
    assert keys_from_seed(1) == keys_from_seed(1) != keys_from_seed(2)
    assert keys_from_seed(1).ids != keys_from_seed(1).noise


def transcript(bench: Bench, world: World) -> list[bytes]:
    scene = play(bench, world)
    reads = ["/officer/requests", f"/officer/requests/{scene.request_id}", "/officer/map", "/officer/incidents"]
    own = ["/me", "/me/notices", "/me/record"]
    return [scene.reader("officer").get(f"{API}{path}").body for path in reads] + [
        scene.reader("resident").get(f"{API}{path}").body for path in own
    ]


def play(bench: Bench, world: World) -> Scene:
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    request = file(officer, incident, **hours_around(incident)).json()["id"]
    pass_minutes(world, 11)
    scene = Scene(bench, world, incident, request)
    assert scene.share("resident").status == 200
    return scene


def test_the_same_seed_and_the_same_acts_give_the_same_bytes(bench: Bench) -> None:
    first, second = (transcript(bench, bench.world()) for _ in range(2))
    assert first == second


def test_other_keys_give_other_ids_for_the_same_acts(bench: Bench) -> None:
    from dataclasses import replace

    world = bench.world()
    other = replace(world, keys=keys_from_seed(99))
    assert world.new_id("request", "a", "b") != other.new_id("request", "a", "b")


def test_an_act_in_one_world_leaves_every_other_as_it_was(bench: Bench) -> None:
    untouched, acted = bench.world(), bench.world()

    def seen() -> list[bytes]:
        officer, resident = bench.reader(untouched, "officer"), bench.reader(untouched, "resident")
        paths = ["/officer/requests", "/officer/map"]
        return [officer.get(f"{API}{path}").body for path in paths] + [
            resident.get(f"{API}{path}").body for path in ("/me", "/me/notices", "/me/record")
        ]

    before, clock = seen(), untouched.now()
    scene = play(bench, acted)
    scene.opt("resident", out=True)
    pass_minutes(acted, 60 * 24 * 3)
    assert seen() == before
    assert untouched.now() == clock


def test_dropping_one_world_leaves_the_others_open(bench: Bench) -> None:
    kept, dropped = bench.world(), bench.world()
    path = dropped.database.path
    bench.shelf.drop(dropped.name)
    bench.opened.remove(dropped)
    path.unlink()
    assert bench.reader(dropped).get(f"{API}/public/world").status == 404
    assert bench.reader(kept).get(f"{API}/public/world").status == 200


def test_an_image_is_not_changed_by_what_happens_in_its_copies(bench: Bench) -> None:
    before = bench.image_of("heat-map-2018").path.read_bytes()
    play(bench, bench.world())
    assert bench.image_of("heat-map-2018").path.read_bytes() == before


Act = Callable[[Scene], object]
ACTS: dict[str, Act] = {
    "file": lambda scene: file(scene.reader("officer"), incidents(scene.reader("officer"))[1], key="file-again"),
    "check an area": lambda scene: scene.reader("officer").write(
        "POST", f"{API}/officer/area-checks", {"area": scene.view()["area"]}
    ),
    "share": lambda scene: scene.share("resident"),
    "fetch": lambda scene: [
        scene.reader("officer").get(f"{API}/officer/releases/{clip['release_id']}/picture")
        for clip in scene.view()["shared"]
    ],
    "decline": lambda scene: scene.decline("neighbor"),
    "opt out": lambda scene: scene.opt("third-resident", out=True),
    "review": lambda scene: review(scene.bench, scene.world, scene.request_id),
    "sign in": lambda scene: scene.reader().write(
        "POST", f"{API}/sessions", {"email": "officer@test.example", "password": "officer-password"}
    ),
}


def test_acting_never_moves_the_worlds_clock_nor_runs_what_is_due(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    clock = scene.now().clock_us
    with scene.world.database.acting() as rows:
        agenda.add(rows, agenda.Due("age_overdue", clock - 1, "publish", ""))
    for name, act in ACTS.items():
        act(scene)
        assert scene.now().clock_us == clock, name
    with scene.world.database.looking() as rows:
        due = agenda.next_due(rows, clock)
    assert due is not None
    assert due.key == "age_overdue"


def test_the_lab_moves_the_clock_and_nothing_else_in_the_api_does(bench: Bench) -> None:
    scene = delivered(bench)
    before = scene.now().clock_us
    answer = scene.reader("researcher").write("POST", f"{API}/lab/clock", {"minutes": 90}, key="lab-clock-1")
    assert answer.status == 200
    assert scene.now().clock_us == before + 90 * 60_000_000


@pytest.mark.parametrize("minutes", [0, -1, 60 * 24 * 366 * 10 + 1, 1.5, "x", None])
def test_the_labs_clock_goes_forward_ten_years_at_most(bench: Bench, minutes: object) -> None:
    world = bench.world()
    answer = bench.reader(world, "researcher").write("POST", f"{API}/lab/clock", {"minutes": minutes})
    assert answer.status == 422


def test_a_worlds_state_is_one_row(bench: Bench) -> None:
    world = bench.world()
    with pytest.raises(Exception, match="UNIQUE"), world.database.acting() as rows:
        worlds_rows.add_world(rows, world.now())


def test_a_key_file_of_an_older_version_is_given_a_signing_key_once(tmp_path: Path) -> None:
    path = tmp_path / "w.keys.json"
    path.write_text(json.dumps({"ids": "01" * 32, "noise": "02" * 32}), encoding="utf-8")
    first = load_keys(path)
    assert (first.ids, first.noise) == ("01" * 32, "02" * 32)
    assert load_keys(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["w.keys.json"]


@pytest.mark.parametrize("held", ["{}", "[]", '{"ids": "zz", "noise": "02"}', '{"ids": 1, "noise": 2, "signing": 3}'])
def test_a_spoilt_key_file_is_refused_and_left_alone(tmp_path: Path, held: str) -> None:
    path = tmp_path / "w.keys.json"
    path.write_text(held, encoding="utf-8")
    with pytest.raises(KeysError):
        load_keys(path)
    assert path.read_text(encoding="utf-8") == held
