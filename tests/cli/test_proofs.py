"""``evidence verify`` and ``receipts verify`` check files offline, for people and for programs."""

import hashlib
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from glassporch.evidence.commitment import Opening
from glassporch.evidence.custody import Handover
from glassporch.evidence.package import Contents, PackedClip, build_package
from glassporch.evidence.receipt import about
from glassporch.evidence.signing import public_hex, sign_document

COMPANY = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
OPENING = Opening(b"s" * 32, "a" * 64)
CAPTURE = OPENING.commitment
BODY = b"a released still"
RECEIPT = {
    "doc_type": "glassporch-consent-receipt",
    "schema_version": "1",
    "record_id": "record-1",
    "pii_principal_id": "principal-1",
    "issued_at": "2019-08-01T12:00:00.000000Z",
    "withdrawal_method": "the page of your home",
    "pii_controllers": [],
    "purposes": [
        {
            "consent_id": "consent-1",
            "purpose": "answer",
            "lawful_basis": {},
            "state": "given",
            "live": True,
            "pii_information": [{"pii_type": "clip"}],
            "recipients": [],
            "notice": {},
        }
    ],
    "events": [],
    "footage": [CAPTURE],
}


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    file = tmp_path / "receipt.json"
    file.write_bytes(sign_document(RECEIPT, COMPANY))
    return file


@pytest.fixture
def package(tmp_path: Path, receipt: Path) -> Path:
    after = hashlib.sha256(BODY).hexdigest()
    share = Handover("", "share", "resident", 5, CAPTURE, after)
    clip = PackedClip(CAPTURE, "image/png", BODY, None, [share])
    file = tmp_path / "package.zip"
    file.write_bytes(build_package(Contents("request-1", 7, [clip], receipt.read_bytes()), COMPANY))
    return file


def key_file(folder: Path, body: bytes) -> str:
    file = folder / "key"
    file.write_bytes(body)
    return str(file)


def pem(key) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


COMMANDS = [("evidence", "package"), ("receipts", "receipt")]


@pytest.mark.parametrize(("command", "name"), COMMANDS)
@pytest.mark.parametrize(
    "key", [public_hex(COMPANY).encode() + b"\n", public_hex(COMPANY).upper().encode(), pem(COMPANY)]
)
def test_a_whole_file_verifies_with_the_key_in_any_form(cli, tmp_path, request, command, name, key):
    file = str(request.getfixturevalue(name))
    said = cli(command, "verify", file, "--key", key_file(tmp_path, key))
    assert (said.code, said.err) == (0, "")
    assert f"{file}: verified" in said.out
    assert "that key is: the expected one" in said.out


@pytest.mark.parametrize(("command", "name"), COMMANDS)
def test_without_a_key_the_report_says_that_none_was_compared(cli, request, command, name):
    said = cli(command, "verify", str(request.getfixturevalue(name)), "--format", "json")
    assert said.code == 0
    assert said.report["ok"]
    assert said.report["facts"]["signed with"] == public_hex(COMPANY)
    assert "not compared" in said.report["facts"]["that key is"]


@pytest.mark.parametrize(("command", "name"), COMMANDS)
def test_another_key_is_found_and_the_exit_code_is_one(cli, tmp_path, request, command, name):
    file, key = str(request.getfixturevalue(name)), key_file(tmp_path, pem(STRANGER))
    said = cli(command, "verify", file, "--key", key)
    assert said.code == 1
    assert f"{file}: NOT verified" in said.out
    assert "another key" in said.out
    assert "do not rely on this file" in said.err


@pytest.mark.parametrize(
    ("command", "name", "finding"), [("evidence", "package", "wrong-hash"), ("receipts", "receipt", "wrong-signature")]
)
def test_a_changed_file_is_reported_by_name(cli, request, command, name, finding):
    file = request.getfixturevalue(name)
    body = file.read_bytes()
    file.write_bytes(body.replace(b"released still", b"released skill").replace(b'"record-1"', b'"record-2"'))
    said = cli(command, "verify", str(file), "--format", "json")
    assert said.code == 1
    assert not said.report["ok"]
    assert finding in {one["finding"] for one in said.report["findings"]}


@pytest.mark.parametrize(("command", "name"), COMMANDS)
def test_a_file_that_cannot_be_read_is_misuse(cli, tmp_path, command, name):
    for missing in (tmp_path / "nothing", tmp_path):
        said = cli(command, "verify", str(missing))
        assert said.code == 2
        assert "name a file that can be read" in said.err


@pytest.mark.parametrize(("command", "name"), COMMANDS)
def test_a_pipe_or_a_device_is_misuse_and_not_waited_for(cli, tmp_path, request, command, name):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for endless in (str(pipe), "/dev/zero"):
        said = cli(command, "verify", endless)
        assert said.code == 2
        assert "not a regular file" in said.err
    whole = str(request.getfixturevalue(name))
    assert "not a regular file" in cli(command, "verify", whole, "--key", str(pipe)).err


def test_a_package_says_what_its_opening_alone_can_show_and_with_one_names_the_capture(cli, tmp_path, package):
    said = cli("evidence", "verify", str(package))
    assert (said.code, "not opened" in said.out) == (0, True)
    own = tmp_path / "own.json"
    own.write_bytes(sign_document(about(RECEIPT, [CAPTURE], [OPENING]), COMPANY))
    assert cli("receipts", "verify", str(own)).code == 0
    for opening in (str(own), OPENING.salt.hex() + OPENING.sha256):
        said = cli("evidence", "verify", str(package), "--opening", opening, "--format", "json")
        assert (said.code, said.report["ok"]) == (0, True)
        assert OPENING.sha256 in said.report["facts"]["capture of media/clip-1.png"]


def test_an_opening_of_something_else_is_found_and_what_is_none_is_misuse(cli, tmp_path, package, receipt):
    said = cli("evidence", "verify", str(package), "--opening", "ab" * 64, "--format", "json")
    assert (said.code, [one["finding"] for one in said.report["findings"]]) == (1, ["wrong-opening"])
    bent = about(RECEIPT, [CAPTURE], [OPENING])
    bent["openings"][0]["sha256"] = "b" * 64
    for body in (receipt.read_bytes(), b"", b"zz" * 64, sign_document(bent, COMPANY)):
        file = tmp_path / "opening"
        file.write_bytes(body)
        said = cli("evidence", "verify", str(package), "--opening", str(file))
        assert said.code == 2
        assert "128 hexadecimal digits" in said.err


@pytest.mark.parametrize(
    "key", [b"", b"zz" * 32, b"00", b"\xff" * 64, pem(X25519PrivateKey.from_private_bytes(b"x" * 32))]
)
def test_a_file_that_is_no_key_is_misuse(cli, tmp_path, receipt, key):
    said = cli("receipts", "verify", str(receipt), "--key", key_file(tmp_path, key))
    assert said.code == 2
    assert "64 hexadecimal digits or PEM" in said.err


@pytest.mark.parametrize("command", [["evidence"], ["evidence", "verify"], ["receipts"], ["receipts", "verify"]])
def test_help_has_examples_and_explains_the_exit_codes(cli, command):
    said = cli(*command, "--help")
    assert said.code == 0
    assert "Example" in said.out
    assert "Exit codes" in said.out


def test_when_a_package_was_packed_is_told_as_a_date(cli, package):
    facts = cli("evidence", "verify", str(package), "--format", "json").report["facts"]
    assert facts["packed at (simulated)"] == "1970-01-01T00:00:00+00:00"


def test_a_package_given_as_a_receipt_is_told_apart_and_led_to_its_own_command(cli, package, tmp_path):
    said = cli("receipts", "verify", str(package))
    assert said.code == 2
    assert "glassporch evidence verify" in said.err
    other = tmp_path / "picture.json"
    other.write_bytes(b"\xff\xfe\x00\x81")
    said = cli("receipts", "verify", str(other))
    assert said.code == 1
    assert "the file is no JSON text" in said.out
    assert "codec" not in said.out
