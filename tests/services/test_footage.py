"""Footage from the camera to the agency: what is kept, what leaves, and what the company cannot open."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from glassporch.footage.metadata import inspect
from glassporch.footage.padding import LADDER
from glassporch.footage.render import can_film, released
from glassporch.footage.sealed import resident_key, unseal
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY
from glassporch.services import footage_room
from glassporch.services.footage_room import filmed, salt_of, scene_of, sealed_scene
from glassporch.services.own_desk import NotThere
from glassporch.services.own_footage import open_sealed
from glassporch.services.portal import Caller, token_hash
from glassporch.simulation.plans import PlantPlan
from glassporch.storage import footage, handovers, worlds_rows
from glassporch.testing.images import Image, make_image, token_of
from glassporch.worlds.world import World

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered

SECRET = "maple-otter-seventeen"


def sharing_with(regime_id: str, **changes: Any) -> Regime:
    """A regime with other rules of sharing."""
    base = REGIMES[regime_id]
    known = {name: Known(value=value, source="OWN") for name, value in changes.items()}
    return replace(base, sharing=replace(base.sharing, **known))


def under(bench: Bench, regime: Regime, *, stills: bool = True) -> None:
    """Let the bench's next worlds follow a regime."""
    bench.wiring = replace(bench.wiring, regimes={**bench.wiring.regimes, regime.id: regime}, stills=stills)


def released_footage(scene: Scene) -> bytes:
    path = f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/footage"
    answer = scene.reader("officer").get(path)
    assert answer.status == 200, answer.body
    return answer.body


def log_of(scene: Scene) -> list[footage.Step]:
    with scene.world.database.reading() as rows:
        return handovers.list_steps(rows, handovers.OF_RELEASES, scene.view()["shared"][0]["release_id"])


def test_a_clip_gives_the_same_bytes_whenever_it_is_first_needed(bench: Bench) -> None:
    first, second = delivered(bench), delivered(bench)
    clip = first.clips_of("resident")[0]
    path = f"{API}/me/clips/{clip}/footage"
    early = first.reader("resident").get(path).body
    first.share("resident", [clip])
    second.share("resident", [clip])
    assert first.reader("resident").get(path).body == second.reader("resident").get(path).body == early
    assert {item.kind.value for item in inspect(early)} >= {"location", "device", "owner", "time"}
    assert first.reader("neighbor").get(path).status == 404
    assert second.reader("resident").get(path, range="bytes=0-9").body == early[:10]


@pytest.mark.skipif(not can_film(), reason="films need the extra media")
@pytest.mark.parametrize("rendering", ["stripped", "original"])
def test_the_rules_say_whether_the_film_or_a_stripped_rendering_leaves(bench: Bench, rendering: str) -> None:
    under(bench, sharing_with("heat-map-2018", rendering=rendering, pads_sizes=False), stills=False)
    scene = delivered(bench)
    clip = scene.clips_of("resident")[0]
    capture = scene.reader("resident").get(f"{API}/me/clips/{clip}/footage").body
    scene.share("resident", [clip])
    body = released_footage(scene)
    assert body[4:8] == b"ftyp"
    assert (body == capture) is (rendering == "original")
    assert bool(inspect(body)) is (rendering == "original")
    [shared] = scene.view()["shared"]
    assert shared["footage_sha256"] == hashlib.sha256(body).hexdigest()
    assert shared["footage_type"] == "video/mp4"


def test_sizes_are_padded_where_the_rules_pad(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    assert len(released_footage(scene)) in LADDER


def test_every_hand_over_is_logged_as_one_chain(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    body = released_footage(scene)
    released_footage(scene)
    steps = log_of(scene)
    assert [step.step for step in steps] == ["captured", "ingested", "rendered", "padded", "released", "fetched"]
    for before, after in pairwise(steps):
        assert before.sha256_after == after.sha256_before
        assert before.at_us <= after.at_us
    assert steps[-1].sha256_after == hashlib.sha256(body).hexdigest()
    assert {step.actor for step in steps} == {"camera", "company", "service", "resident", "agency"}


def test_a_clip_that_is_passed_on_can_be_fetched_there_and_the_log_says_so(bench: Bench) -> None:
    scene = delivered(bench, "video-request-2019")
    scene.share("resident")
    release = scene.view()["shared"][0]["release_id"]
    officer = scene.reader("officer")
    to = next(
        one["id"] for one in officer.get(f"{API}/officer/agencies").json()["agencies"] if "Sheriff" in one["name"]
    )
    path = f"{API}/officer/releases/{release}"
    assert scene.reader("other-officer").get(f"{path}/footage").status == 404
    assert officer.write("POST", f"{path}/onward", {"to_agency_id": to}, key="pass-on-1").json()["state"] == "passed"
    assert scene.reader("other-officer").get(f"{path}/footage").body == officer.get(f"{path}/footage").body
    told = [(step.step, step.actor) for step in log_of(scene)][-3:]
    assert told == [("passed on", "agency"), ("fetched", "other agency"), ("fetched", "agency")]


def test_footage_is_not_there_for_another_agency_nor_in_another_name(bench: Bench) -> None:
    scene = delivered(bench)
    scene.share("resident")
    path = f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/footage"
    hidden = scene.reader("other-officer").get(path)
    none = scene.reader("officer").get(f"{API}/officer/releases/rel_nothing/footage")
    assert (hidden.status, hidden.body) == (none.status, none.body) == (404, none.body)


def _sealing(plan: PlantPlan) -> PlantPlan:
    sign_ins = tuple(replace(one, device_secret=SECRET if one.who == "resident" else "") for one in plan.sign_ins)
    return replace(plan, sign_ins=sign_ins, sealed_share=0.0)


@pytest.fixture(scope="module")
def sealed_image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return make_image(tmp_path_factory.mktemp("sealed"), "reference-blind", seed=1, share=_sealing)


@pytest.fixture
def sealed(bench: Bench, sealed_image: Image) -> Iterator[Scene]:
    usual: Callable[[str], Image] = bench.image_of
    bench.image_of = lambda _: sealed_image
    yield delivered(bench, "reference-blind")
    bench.image_of = usual


def share_with(scene: Scene, secret: str | None, key: str) -> Any:
    path = f"{API}/me/notices/{scene.notice_of('resident')}/share"
    body = scene.yes_to("resident") | ({"device_secret": secret} if secret is not None else {})
    return scene.reader("resident").write("POST", path, body, key=key)


def contents_of(world: World) -> bytes:
    files = world.database.path.parent.glob(f"{world.database.path.name}*")
    return b"".join(path.read_bytes() for path in files if not path.name.endswith("-shm"))


def secrets_of(scene: Scene) -> list[list[bytes]]:
    """Stretches of everything that would show a sealed clip of the resident: capture, rendering and picture."""
    clip = scene.clips_of("resident")[0]
    with scene.world.database.looking() as rows:
        recording = footage_room.recording_of(rows, clip)
        assert recording.sealed
        owner = footage.owner_name(rows, recording.household_id)
    scene_seen = sealed_scene(recording, resident_key(SECRET, salt_of(recording.household_id)))
    _, capture = filmed(scene.world, recording, owner, scene_seen)
    # From inside the compressed pixels: the beginning of a file is the same for many. A stretch is short, because
    # one that lies across two pages of the database would not be found.
    return [
        [body[at : at + 24] for at in range(300, len(body) - 100, 61)]
        for body in (capture, released(scene_seen, still=True).body)
    ]


def test_nothing_of_a_sealed_clip_stands_open_in_the_database_and_a_wrong_secret_shares_nothing(sealed: Scene) -> None:
    shown = secrets_of(sealed)
    path = f"{API}/me/clips/{sealed.clips_of('resident')[0]}/footage"
    assert sealed.reader("resident").get(path).status == 409
    for key, secret in (("no-secret-1", None), ("wrong-secret-1", "guess"), ("empty-secret", "")):
        answer = share_with(sealed, secret, key)
        assert answer.status == 409, answer.body
        assert "secret" in answer.json()["reasons"][0]["text"]
    assert sealed.view()["shared"] == []
    held = contents_of(sealed.world)
    assert not any(stretch in held for body in shown for stretch in body)
    assert SECRET.encode() not in held
    # The control: what was released is found once the resident has shared; the capture is still not.
    assert share_with(sealed, SECRET, "right-secret").json()["released_clips"] == 1
    capture, left = shown
    held = contents_of(sealed.world)
    assert sum(stretch in held for stretch in left) > len(left) / 2
    assert not any(stretch in held for stretch in capture if stretch not in b"".join(left))
    assert SECRET.encode() not in held


def test_what_the_company_keeps_of_a_sealed_clip_does_not_suffice_to_draw_it_again(sealed: Scene) -> None:
    with sealed.world.database.looking() as rows:
        recording = footage_room.recording_of(rows, sealed.clips_of("resident")[0])
        kept, owner = footage.find_kept(rows, recording.clip_id), footage.owner_name(rows, recording.household_id)
    assert kept is not None
    key = resident_key(SECRET, salt_of(recording.household_id))
    inside = unseal(kept.body, key, recording.clip_id)
    from_rows = scene_of(recording.camera_id, recording.start_us, shows_event=recording.shows_event)
    assert filmed(sealed.world, recording, owner, from_rows)[1] != inside
    # The control: with the resident's key it is drawn to the byte.
    assert filmed(sealed.world, recording, owner, sealed_scene(recording, key))[1] == inside


def test_a_share_with_the_secret_releases_what_an_open_camera_would(sealed: Scene) -> None:
    assert share_with(sealed, SECRET, "right-secret").status == 200
    body = released_footage(sealed)
    assert inspect(body) == ()
    assert SECRET.encode() not in body
    page = sealed.reader("resident").get(f"/me/notices/{sealed.notice_of('resident')}").body
    assert SECRET.encode() not in page


def test_a_sealed_clip_whose_time_is_over_is_opened_by_no_secret(sealed: Scene) -> None:
    clip = sealed.clips_of("resident")[0]
    caller = Caller(token_hash(token_of("resident")), frozenset({Role.RESIDENT}))
    with sealed.world.database.acting() as rows:
        end_us = footage_room.recording_of(rows, clip).end_us
        worlds_rows.set_clock(rows, end_us + 60 * DAY - 1)
    assert isinstance(open_sealed(sealed.world, caller, clip, SECRET), footage_room.Captured)
    with sealed.world.database.acting() as rows:
        worlds_rows.set_clock(rows, end_us + 60 * DAY)
    assert isinstance(open_sealed(sealed.world, caller, clip, SECRET), NotThere)


def test_the_log_of_a_sealed_clip_is_in_the_words_of_an_open_one(bench: Bench, sealed: Scene) -> None:
    assert share_with(sealed, SECRET, "right-secret").status == 200
    told = [(step.step, step.actor) for step in log_of(sealed)]
    plain = [("captured", "camera"), ("ingested", "company")]
    assert told == [*plain, ("rendered", "service"), ("padded", "service"), ("released", "resident")]


def test_cameras_seal_in_no_world_whose_rules_do_not_offer_it(folder: Path) -> None:
    made = make_image(folder, "heat-map-2018", seed=77, share=lambda plan: replace(_sealing(plan), sealed_share=1.0))
    world = made.fresh(folder, "unsealed", footage_room_wiring())
    with world.database.looking() as rows:
        assert rows.exec_driver_sql("SELECT count(*) FROM camera WHERE end_to_end").scalar_one() == 0
    world.database.close()


def footage_room_wiring() -> Any:
    from glassporch.testing.images import wiring_for_tests

    return wiring_for_tests()
