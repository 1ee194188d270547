"""The evidence package: what the command verifies offline, and that it tells nothing beyond what was disclosed."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from glassporch.cli.problems import CommandError
from glassporch.cli.proofs import verify_evidence, verify_receipts
from glassporch.evidence.commitment import openings_in
from glassporch.policy.units import DAY
from glassporch.services import footage_room
from glassporch.storage import footage
from glassporch.worlds.world import advance

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, add_resident, delivered, under
from .test_terms_hold import change


def package_of(scene: Scene) -> bytes:
    path = f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/evidence"
    answer = scene.reader("officer").get(path)
    assert answer.status == 200, answer.body
    assert answer.header("content-type") == "application/zip"
    return answer.body


def key_file(scene: Scene, folder: Path) -> Path:
    key = folder / "company.key"
    key.write_text(scene.reader().get(f"{API}/public/keys").json()["public_key"], encoding="ascii")
    return key


@pytest.fixture
def shared(bench: Bench) -> Scene:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    return scene


def test_the_command_verifies_a_package_and_its_receipt_with_the_published_key(shared: Scene, tmp_path: Path) -> None:
    file, key = tmp_path / "package.zip", key_file(shared, tmp_path)
    file.write_bytes(package_of(shared))
    verify_evidence(file=file, key=key)
    receipt = tmp_path / "receipt.json"
    receipt.write_bytes(zipfile.ZipFile(file).read("receipt.json"))
    verify_receipts(file=receipt, key=key)


def test_the_command_refuses_a_package_in_which_one_byte_of_the_footage_was_changed(
    shared: Scene, tmp_path: Path
) -> None:
    body = bytearray(package_of(shared))
    body[body.index(b"IDAT") + 40] ^= 1
    file = tmp_path / "package.zip"
    file.write_bytes(bytes(body))
    with pytest.raises(CommandError):
        verify_evidence(file=file, key=key_file(shared, tmp_path))


def test_the_key_of_another_world_does_not_verify_a_package(bench: Bench, shared: Scene, tmp_path: Path) -> None:
    file, key = tmp_path / "package.zip", tmp_path / "other.key"
    file.write_bytes(package_of(shared))
    key.write_text("ab" * 32, encoding="ascii")
    with pytest.raises(CommandError):
        verify_evidence(file=file, key=key)


def everything_in(body: bytes) -> tuple[str, dict[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        texts = [packed.read(name).decode() for name in packed.namelist() if not name.startswith("media/")]
        return "\n".join(texts), dict(json.loads(packed.read("receipt.json"))["document"])


def test_a_package_says_no_more_about_the_resident_than_the_rules_disclosed(shared: Scene) -> None:
    text, receipt = everything_in(package_of(shared))
    resident = shared.reader("resident").get(f"{API}/me").json()
    assert resident["name"] not in text
    assert resident["home"] not in text
    with shared.world.database.looking() as rows:
        for query in (
            "SELECT id FROM household",
            "SELECT id FROM camera",
            "SELECT id FROM clip",
            "SELECT id FROM account",
        ):
            assert not [one for one in rows.exec_driver_sql(query).scalars() if one in text]
    assert receipt["pii_principal_id"].startswith(f"{shared.view()['shared'][0]['label']}, ")
    assert len(receipt["footage"]) == 1


def test_no_two_packages_of_one_resident_can_be_put_together(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    clips = scene.clips_of("resident")[:2]
    assert len(clips) == 2
    scene.share("resident", clips)
    officer = scene.reader("officer")
    shared = [one["release_id"] for one in scene.view()["shared"]]
    receipts = [everything_in(officer.get(f"{API}/officer/releases/{one}/evidence").body)[1] for one in shared]
    first, second = ({receipt["pii_principal_id"], receipt["record_id"]} for receipt in receipts)
    assert not first & second


def test_a_package_stays_the_same_whatever_the_resident_says_later(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    before = package_of(scene)
    scene.opt("resident", out=True)
    advance(scene.world, scene.now().clock_us + DAY)
    assert package_of(scene) == before


def test_a_package_stays_the_same_under_whatever_rules_it_is_fetched(bench: Bench) -> None:
    under(bench, "reference-map", "sharing", cloud_days=10)
    under(bench, "no-policy", "consent", receipts=True)
    scene = delivered(bench, "reference-blind")
    change(scene, "reference-map")  # between filing and release: the request keeps its terms
    scene.share("resident")
    before = package_of(scene)
    assert everything_in(before)[1]["jurisdiction"].endswith("the rules reference-blind.")
    assert "60 days" in everything_in(before)[1]["purposes"][0]["storage"]
    for regime in ("no-policy", "reference-blind", "reference-map"):
        change(scene, regime)
        advance(scene.world, scene.now().clock_us + 7 * DAY)
        assert package_of(scene) == before, regime


MINUTE = 60_000_000


def receipt_of(scene: Scene) -> dict[str, Any]:
    """The receipt in a package, without what a moment or a pseudonym makes different."""
    _, receipt = everything_in(package_of(scene))
    dated = {"issued_at", "record_id", "pii_principal_id", "event_time", "entity_id", "request_id", "served_at"}

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: plain(one) for name, one in value.items() if name not in dated | {"footage"}}
        return [plain(one) for one in value] if isinstance(value, list) else value

    return dict(plain(receipt) | {"pii_controllers": None, "withdrawal_method": None, "notice_location": None})


def test_the_receipt_in_a_package_tells_of_no_earlier_no_and_of_no_housemate(bench: Bench) -> None:
    plain = delivered(bench, "reference-blind")
    plain.share("resident")
    told = receipt_of(plain)
    assert [(event["event_id"], event["state"]) for event in told["events"]] == [("event-1", "given")]
    came_round = delivered(bench, "reference-blind")
    came_round.decline("resident")
    advance(came_round.world, came_round.now().clock_us + 7 * MINUTE)
    came_round.share("resident")
    assert receipt_of(came_round) == told
    shared_home = delivered(bench, "reference-blind")
    add_resident(shared_home, "second")
    shared_home.decline("second")
    shared_home.share("second")
    clips = shared_home.clips_of("resident")
    shared_home.share("resident", clips[:1], key="share-the-first")
    assert shared_home.share("second", clips[:2], key="share-one-more").status == 200
    assert receipt_of(shared_home) == told


def test_a_clip_that_a_housemate_added_comes_with_the_housemates_own_yes(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    clips = scene.clips_of("resident")[:2]
    scene.share("resident", clips[:1], key="share-the-first")
    advance(scene.world, scene.now().clock_us + 7 * MINUTE)
    added = scene.share("second", clips, key="share-both")
    assert added.json()["released_clips"] == 1, added.body
    officer = scene.reader("officer")
    times = []
    for one in scene.view()["shared"]:
        path = f"{API}/officer/releases/{one['release_id']}/evidence"
        [event] = everything_in(officer.get(path).body)[1]["events"]
        times.append(event["event_time"])
    assert len(set(times)) == len(times) == 2


def test_a_dictionary_of_houses_names_and_models_finds_no_capture_in_a_package(shared: Scene) -> None:
    package = package_of(shared)
    clip = shared.clips_of("resident")[0]
    digests = {digest for seen in captures_that_could_be(shared, clip) for digest in seen}
    true = shared.reader("resident").get(f"{API}/me/clips/{clip}/footage").body
    # The control: the true capture is in the dictionary, and its digest would have been found.
    assert hashlib.sha256(true).hexdigest().encode() in digests
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        bodies = [packed.read(name) for name in packed.namelist()]
    assert not [digest for digest in digests for body in bodies if digest in body]
    with shared.world.database.reading() as rows:  # what the reading role finds holds none of them either
        held = repr(rows.exec_driver_sql("SELECT * FROM custody_entry").all())
        held += repr(rows.exec_driver_sql("SELECT * FROM release").all())
    assert not [digest for digest in digests if digest.decode("latin-1") in held]


def captures_that_could_be(scene: Scene, clip_id: str) -> Iterator[tuple[bytes, ...]]:
    """Digests of what each of some houses, owners and models would have captured, in the spellings that one would try.

    The scene is the true one: an agency can read it off the released picture.
    """
    with scene.world.database.looking() as rows:
        recording = footage_room.recording_of(rows, clip_id)
        owner = footage.owner_name(rows, recording.household_id)
        names = [owner, *rows.exec_driver_sql("SELECT name FROM person ORDER BY name LIMIT 3").scalars()]
        places = rows.exec_driver_sql("SELECT lon, lat FROM camera_place ORDER BY camera_id LIMIT 3").all()
        models = rows.exec_driver_sql("SELECT DISTINCT model FROM camera ORDER BY model").scalars().all()
    seen = footage_room.scene_of(recording.camera_id, recording.start_us, shows_event=recording.shows_event)
    own = (recording.lon, recording.lat)
    for name, (lon, lat), model in product(names, [own, *map(tuple, places)], models):
        guess = replace(recording, lon=lon, lat=lat, model=model)
        raw = hashlib.sha256(footage_room.filmed(scene.world, guess, name, seen)[1]).digest()
        again = hashlib.sha256(raw).hexdigest()
        salted = [hmac.digest(key, raw, "sha256").hex() for key in (b"", bytes(32), clip_id.encode(), raw)]
        yield raw, *(text.encode() for text in (raw.hex(), again, *salted))


def test_the_residents_own_receipt_opens_the_package_and_only_that(shared: Scene, tmp_path: Path) -> None:
    file, own = tmp_path / "package.zip", tmp_path / "own.json"
    file.write_bytes(package_of(shared))
    own.write_bytes(shared.reader("resident").get(f"{API}/me/receipt").body)
    openings = openings_in(own.read_bytes())
    verify_evidence(file=file, key=key_file(shared, tmp_path), opening=str(own))
    for one in openings:
        for word in (one.salt, one.salt.hex().encode(), one.sha256.encode()):
            assert word not in file.read_bytes()
    other = f"{'00' * 32}{openings[0].sha256}"
    with pytest.raises(CommandError):
        verify_evidence(file=file, key=key_file(shared, tmp_path), opening=other)


@pytest.mark.parametrize("pads", [True, False])
def test_a_package_of_footage_that_leaves_as_captured_verifies_too(bench: Bench, tmp_path: Path, *, pads: bool) -> None:
    under(bench, "reference-blind", "sharing", rendering="original", pads_sizes=pads)
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    file = tmp_path / "package.zip"
    file.write_bytes(package_of(scene))
    verify_evidence(file=file, key=key_file(scene, tmp_path))


def test_a_package_is_one_nothing_here_for_another_agency_for_an_expired_copy_and_for_none(shared: Scene) -> None:
    path = f"{API}/officer/releases/{shared.view()['shared'][0]['release_id']}/evidence"
    none = shared.reader("officer").get(f"{API}/officer/releases/rel_nothing/evidence")
    other = shared.reader("other-officer").get(path)
    advance(shared.world, shared.now().clock_us + 31 * DAY)
    gone = shared.reader("officer").get(path)
    assert [(one.status, one.body) for one in (none, other, gone)] == [(404, none.body)] * 3


def test_rules_without_receipts_refuse_packages_whatever_is_asked_for(bench: Bench) -> None:
    scene = delivered(bench)
    scene.share("resident")
    officer = scene.reader("officer")
    known = officer.get(f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/evidence")
    unknown = officer.get(f"{API}/officer/releases/rel_nothing/evidence")
    assert known.status == 422
    assert known.body == unknown.body
