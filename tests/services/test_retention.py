"""What the company keeps no longer, and copies whose term is over, are gone from the database's files."""

from __future__ import annotations

import hashlib

import pytest
from glassporch.footage.placeholder import NOT_KEPT, placeholder
from glassporch.policy.units import DAY, MINUTE
from glassporch.services import footage_room, own_footage
from glassporch.services.changing import pin
from glassporch.storage import engine, footage, handovers, worlds_rows
from glassporch.worlds.world import EMPTY_LOG, World, advance
from structlog.testing import capture_logs

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered, under


def contents_of(world: World) -> bytes:
    files = world.database.path.parent.glob(f"{world.database.path.name}*")
    return b"".join(path.read_bytes() for path in files if not path.name.endswith("-shm"))


def found(world: World, body: bytes, *unlike: bytes) -> float:
    """The share of short stretches of a body that stand in the database's files, of those that other bodies lack.

    A stretch that lies across two pages is not found although it is there, so a body that is there shows most of its
    stretches, and one that is gone shows none.
    """
    stretches = [body[at : at + 24] for at in range(100, len(body.rstrip(b"\0")) - 100, 61)]
    own = [one for one in stretches if any(one) and not any(one in other for other in unlike)]
    assert len(own) > 10
    held = contents_of(world)
    return sum(one in held for one in own) / len(own)


def bodies_of(scene: Scene) -> tuple[bytes, bytes]:
    """The picture and the capture of the resident's first clip."""
    clip, resident = scene.clips_of("resident")[0], scene.reader("resident")
    picture = resident.get(f"{API}/me/clips/{clip}/picture").body
    return picture, resident.get(f"{API}/me/clips/{clip}/footage").body


def bodies(scene: Scene) -> tuple[bytes, bytes, bytes]:
    """The picture, the capture and the released footage of the resident's first clip."""
    release = scene.view()["shared"][0]["release_id"]
    return *bodies_of(scene), scene.reader("officer").get(f"{API}/officer/releases/{release}/picture").body


def end_of(world: World, clip: str) -> int:
    """When a clip ended, simulated microseconds."""
    with world.database.looking() as rows:
        return footage_room.recording_of(rows, clip).end_us


def set_clock(world: World, to_us: int) -> None:
    """Move the clock alone: no effect runs, as between two looks at clips."""
    with world.database.acting() as rows:
        worlds_rows.set_clock(rows, to_us)


def change(scene: Scene, regime_id: str) -> None:
    """Put other rules in force."""
    with scene.world.database.acting() as rows:
        pin(scene.world, rows, regime_id)


def pass_days(scene: Scene, days: int) -> None:
    advance(scene.world, scene.now().clock_us + days * DAY)


def test_a_released_copy_leaves_the_files_when_its_term_is_over_and_not_before(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, left = bodies(scene)
    pass_days(scene, 29)
    assert found(scene.world, left, picture, capture) > 0.8
    pass_days(scene, 2)
    assert found(scene.world, left, picture, capture) == 0
    assert found(scene.world, capture) > 0.8


def test_the_log_of_a_release_ends_with_its_expiry(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    release = scene.view()["shared"][0]["release_id"]
    body = scene.reader("officer").get(f"{API}/officer/releases/{release}/footage").body
    released_us = scene.now().clock_us
    pass_days(scene, 29)
    assert steps_of(scene, release)[-1].step == "fetched"
    pass_days(scene, 2)
    end, digest = steps_of(scene, release)[-1], hashlib.sha256(body).hexdigest()
    assert (end.step, end.actor, end.at_us) == ("expired", "company", released_us + 30 * DAY)
    assert (end.sha256_before, end.sha256_after) == (digest, digest)
    pass_days(scene, 30)
    assert [step.step for step in steps_of(scene, release)].count("expired") == 1


def steps_of(scene: Scene, release_id: str) -> list[footage.Step]:
    with scene.world.database.reading() as rows:
        return handovers.list_steps(rows, handovers.OF_RELEASES, release_id)


def test_clips_leave_the_files_when_the_company_keeps_them_no_longer(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, _ = bodies(scene)
    assert found(scene.world, picture) > 0.8
    assert found(scene.world, capture) > 0.8
    pass_days(scene, 62)
    assert found(scene.world, picture) == 0
    assert found(scene.world, capture) == 0
    left = scene.reader("resident").get(f"{API}/me/record").json()["left"]
    assert len(left) == 1
    with scene.world.database.looking() as rows:
        assert rows.exec_driver_sql("SELECT count(*) FROM clip").scalar_one() == 1
        assert rows.exec_driver_sql("SELECT count(*) FROM picture").scalar_one() == 1


def test_nothing_is_deleted_while_it_is_kept(bench: Bench) -> None:
    world = bench.world("reference-blind")
    with world.database.looking() as rows:
        before = rows.exec_driver_sql("SELECT count(*), min(end_us) FROM clip").one()
    advance(world, before[1] + 60 * DAY - 1)
    with world.database.looking() as rows:
        assert rows.exec_driver_sql("SELECT count(*) FROM clip").scalar_one() == before[0]


def test_a_copy_that_its_resident_took_back_leaves_the_files_and_is_one_nothing_here(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, left = bodies(scene)
    release = scene.view()["shared"][0]["release_id"]
    path = f"{API}/me/notices/{scene.notice_of('resident')}/withdraw"
    answer = scene.reader("resident").write("POST", path, {}, key="take-back-1")
    assert answer.status == 200, answer.body
    assert found(scene.world, left, picture, capture) > 0.5, "the log is emptied with the agenda, not before"
    advance(scene.world, scene.now().clock_us + 1)
    assert found(scene.world, left, picture, capture) == 0
    officer = scene.reader("officer")
    nothing = officer.get(f"{API}/officer/releases/rel_nothing/footage")
    gone = officer.get(f"{API}/officer/releases/{release}/footage")
    assert (gone.status, gone.body) == (nothing.status, nothing.body)


def test_two_releases_of_the_same_bytes_do_not_take_each_other_away(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, left = bodies(scene)
    with scene.world.database.acting() as rows:
        rows.exec_driver_sql(
            "INSERT INTO release (id, request_id, agency_id, label, start_us, end_us, released_us, expires_us, contact,"
            " picture_sha256, footage_sha256, footage_type, capture_commitment, triage) SELECT 'rel_twin', request_id,"
            " agency_id, label, start_us, end_us, released_us, NULL, contact, picture_sha256, footage_sha256,"
            " footage_type, capture_commitment, triage FROM release"
        )
    pass_days(scene, 31)
    assert found(scene.world, left, picture, capture) > 0.8


def test_a_log_that_a_reader_held_is_emptied_at_the_next_tick_and_the_delay_is_logged(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, left = bodies(scene)
    with scene.world.database.looking() as rows, capture_logs() as logged:
        rows.exec_driver_sql("SELECT count(*) FROM released_picture").scalar_one()  # holds this moment
        pass_days(scene, 31)
    assert found(scene.world, left, picture, capture) > 0.8, "what the reader still sees stands in the files"
    assert [line["log_level"] for line in logged if "log" in line["event"]].count("warning") >= 1
    assert open_rows(scene.world) == 1, "one retry waits, however many effects erased"
    advance(scene.world, scene.now().clock_us + MINUTE)
    assert found(scene.world, left, picture, capture) == 0
    assert open_rows(scene.world) == 0


def open_rows(world: World) -> int:
    """How many rows that empty the log wait on the agenda."""
    with world.database.looking() as rows:
        query = f"SELECT count(*) FROM agenda_item WHERE kind = '{EMPTY_LOG}' AND done_us IS NULL"
        return int(rows.exec_driver_sql(query).scalar_one())


def test_looking_at_a_released_clip_after_its_term_brings_nothing_back(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, _ = bodies(scene)
    clip, resident = scene.clips_of("resident")[0], scene.reader("resident")
    paths = {part: f"{API}/me/clips/{clip}/{part}" for part in ("footage", "picture")}
    nothing = resident.get(f"{API}/me/clips/clip_nothing/footage")
    for _ in range(2):
        pass_days(scene, 62)
        gone, instead = resident.get(paths["footage"]), resident.get(paths["picture"])
        assert (gone.status, gone.body) == (nothing.status, nothing.body)
        assert (instead.status, instead.body) == (200, placeholder(NOT_KEPT))
        assert found(scene.world, picture) == 0
        assert found(scene.world, capture) == 0


def test_a_clip_whose_time_is_over_is_gone_before_the_look_that_deletes_it(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    shared, other = scene.clips_of("resident")[:2]
    assert scene.share("resident", [shared]).status == 200
    resident = scene.reader("resident")
    for clip, instead in ((shared, 200), (other, 404)):
        for more_us, footage_status, picture_status in ((-1, 200, 200), (0, 404, instead)):
            set_clock(scene.world, end_of(scene.world, clip) + 60 * DAY + more_us)
            assert resident.get(f"{API}/me/clips/{clip}/footage").status == footage_status
            assert resident.get(f"{API}/me/clips/{clip}/picture").status == picture_status
            listed = resident.get(f"{API}/me/notices/{scene.notice_of('resident')}").json()["clips"]
            assert (clip in {one["id"] for one in listed}) is (footage_status == 200)
    assert resident.get(f"{API}/me/clips/{shared}/picture").body == placeholder(NOT_KEPT)


def test_what_was_drawn_is_not_kept_when_the_clips_time_is_over_meanwhile(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = delivered(bench, "reference-blind")
    clip, world = scene.clips_of("resident")[0], scene.world
    draw = own_footage.kept_of

    def slowly(world: World, source: footage_room.Source) -> footage.Kept | None:
        set_clock(world, source.recording.end_us + 60 * DAY)
        return draw(world, source)

    monkeypatch.setattr(own_footage, "kept_of", slowly)
    assert scene.reader("resident").get(f"{API}/me/clips/{clip}/footage").status == 404
    with world.database.looking() as rows:
        assert footage.find_kept(rows, clip) is None


def test_a_longer_term_brings_back_nothing_that_is_gone(bench: Bench) -> None:
    under(bench, "reference-blind", "request", open_days=400)
    under(bench, "reference-map", "sharing", cloud_days=400)
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    picture, capture, _ = bodies(scene)
    clip, resident = scene.clips_of("resident")[0], scene.reader("resident")
    pass_days(scene, 62)
    change(scene, "reference-map")
    assert resident.get(f"{API}/me/clips/{clip}/footage").status == 404
    assert resident.get(f"{API}/me/clips/{clip}/picture").body == placeholder(NOT_KEPT)
    assert scene.clips_of("resident") == []
    again = scene.share("resident", [clip], key="share-again-1")
    assert [one["code"] for one in again.json()["reasons"]] == ["clips-cannot-be-shared"]
    pass_days(scene, 1)
    assert found(scene.world, picture) == 0
    assert found(scene.world, capture) == 0
