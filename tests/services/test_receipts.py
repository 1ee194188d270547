"""A signed receipt holds a resident's own choices and nobody else's, and anybody can check it offline."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from glassporch.cli.commands import app
from glassporch.evidence.commitment import opening_of
from glassporch.evidence.receipt import agrees_to_clips, footage_of, verify_receipt
from glassporch.evidence.signing import public_hex
from glassporch.policy.regimes import REGIMES
from typer.testing import CliRunner

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, account_of, add_resident, delivered, household_of

GIVEN = [name for name in REGIMES if REGIMES[name].consent.receipts.value]


def public_key(scene: Scene) -> str:
    return public_hex(Ed25519PrivateKey.from_private_bytes(scene.world.keys.signing_seed))


def receipt(scene: Scene, who: str = "resident") -> bytes:
    answer = scene.reader(who).get(f"{API}/me/receipt")
    assert answer.status == 200, answer.body
    return bytes(answer.body)


def document(body: bytes) -> dict[str, Any]:
    return dict(json.loads(body)["document"])


@pytest.mark.parametrize("regime", GIVEN)
def test_a_receipt_is_verified_offline_by_the_command(bench: Bench, tmp_path: Path, regime: str) -> None:
    scene = delivered(bench, regime)
    scene.share("resident")
    file, key = tmp_path / "receipt.json", tmp_path / "company.pub"
    file.write_bytes(receipt(scene))
    key.write_text(public_key(scene), encoding="ascii")
    run = CliRunner()
    assert run.invoke(app, ["receipts", "verify", str(file), "--key", str(key)]).exit_code == 0
    file.write_bytes(file.read_bytes().replace(b'"given"', b'"refused"', 1))
    assert run.invoke(app, ["receipts", "verify", str(file), "--key", str(key)]).exit_code == 1


def test_a_receipt_names_what_was_agreed_when_it_was_told_and_which_footage_left(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    verified = verify_receipt(receipt(scene), public_key(scene))
    assert verified.ok, verified.details
    told = verified.document or {}
    assert agrees_to_clips(told, scene.request_id)
    [purpose] = told["purposes"]
    view = scene.reader("resident").get(f"{API}/me/notices/{scene.notice_of('resident')}").json()
    assert (purpose["state"], purpose["live"], purpose["retention_days"]) == ("given", True, 30)
    assert purpose["notice"]["version"] == view["notice_version"]
    assert purpose["notice"]["digest"] == view["notice_digest"]
    assert [party["party_name"] for party in purpose["recipients"]] == ["the agency that sent the request"]
    assert [event["state"] for event in told["events"]] == ["requested", "given"]
    [opening] = [opening_of(one) for one in told["openings"]]
    assert opening is not None
    assert footage_of(told) == {opening.commitment}
    capture = scene.reader("resident").get(f"{API}/me/clips/{scene.clips_of('resident')[0]}/footage").body
    assert opening.sha256 == sha256(capture).hexdigest()
    scene.withdraw("resident")
    after = document(receipt(scene))
    assert not agrees_to_clips(after, scene.request_id)
    assert footage_of(after) == frozenset()


def test_a_receipt_holds_neither_account_nor_household_nor_another_residents_choices(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    scene.choose("second", "requests", agree=False)
    scene.decline("resident")
    body = receipt(scene)
    with scene.world.database.looking() as rows:
        hidden = [account_of(rows, "resident"), account_of(rows, "second"), household_of(rows, "resident")]
    own = scene.reader("resident").get(f"{API}/me").json()
    for word in (*hidden, own["name"], own["home"]):
        assert word.encode() not in body
    assert [event["state"] for event in document(body)["events"]] == ["requested", "refused"]
    assert "openings" not in document(body)
    assert document(body)["pii_principal_id"] != document(receipt(scene, "second"))["pii_principal_id"]


@pytest.mark.parametrize("regime", [name for name in REGIMES if name not in GIVEN])
def test_where_the_rules_know_no_receipts_the_resident_is_told_so(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    answer = bench.reader(world, "resident").get(f"{API}/me/receipt")
    assert (answer.status, answer.json()["reasons"][0]["code"]) == (409, "no-receipts")


def test_equal_worlds_give_equal_receipts(bench: Bench) -> None:
    bodies = []
    for _ in range(2):
        scene = delivered(bench, "reference-blind")
        scene.share("resident")
        bodies.append(document(receipt(scene)))
    for body in bodies:
        for address in ("withdrawal_method", "notice_location", "pii_controllers"):  # they name the world
            body.pop(address)
    assert bodies[0] == bodies[1]
