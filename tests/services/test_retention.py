"""What the company keeps no longer, and copies whose term is over, are gone from the database's files."""

from __future__ import annotations

import pytest
from glassporch.policy.units import DAY, MINUTE
from glassporch.storage import engine
from glassporch.worlds.world import EMPTY_LOG, World, advance
from structlog.testing import capture_logs

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered


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


def bodies(scene: Scene) -> tuple[bytes, bytes, bytes]:
    """The picture, the capture and the released footage of the resident's first clip."""
    clip, release = scene.clips_of("resident")[0], scene.view()["shared"][0]["release_id"]
    resident = scene.reader("resident")
    picture = resident.get(f"{API}/me/clips/{clip}/picture").body
    capture = resident.get(f"{API}/me/clips/{clip}/footage").body
    return picture, capture, scene.reader("officer").get(f"{API}/officer/releases/{release}/picture").body


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
