"""The evidence package: what the command verifies offline, and that it tells nothing beyond what was disclosed."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from glassporch.cli.problems import CommandError
from glassporch.cli.proofs import verify_evidence, verify_receipts
from glassporch.policy.units import DAY
from glassporch.worlds.world import advance

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered


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
    assert receipt["pii_principal_id"].startswith("Neighbor 1, ")
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
