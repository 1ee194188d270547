"""Tampering with a package of footage that was produced on a legal demand, by name: each way is found. No database."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from glassporch.evidence.archive import packed, unpacked
from glassporch.evidence.findings import Wrong
from glassporch.evidence.package import Contents, build_package
from glassporch.evidence.paper import paper_document
from glassporch.evidence.signing import public_hex, sign_document
from glassporch.evidence.verify import verify_package

CAPTURES = ("a" * 64, "b" * 64)
TOLD = {
    "demand_id": "request-1",
    "kind": "warrant",
    "authority": "Heron County Superior Court",
    "paper_number": "SW-22-17",
    "agency": "Heronsford Police",
    "filed_us": 1_000,
    "produced_us": 2_000,
    "rules": "assistance-2021",
}

Produce = Callable[..., bytes]


@pytest.fixture
def produced(make_contents: Callable[..., Contents], company: Ed25519PrivateKey) -> Produce:
    """Pack the footage with a signed paper, which may say something else, or be another one's."""

    def build(key: Ed25519PrivateKey = company, paper: bytes | None = None, **changes: Any) -> bytes:
        document = paper_document(TOLD, CAPTURES) | changes
        signed = sign_document({name: said for name, said in document.items() if said is not None}, key)
        made = dataclasses.replace(make_contents(signed if paper is None else paper), basis="legal-demand")
        return build_package(made, company)

    return build


def wrongs(body: bytes) -> list[tuple[Wrong, str]]:
    return [(one.wrong, one.subject) for one in verify_package(body, None).findings]


def test_a_package_with_its_paper_verifies_and_names_no_consent(produced: Produce, company: Ed25519PrivateKey) -> None:
    report = verify_package(produced(), public_hex(company))
    assert report.findings == ()
    assert "receipt.json" not in unpacked(produced())[0]


def test_a_paper_about_one_clip_does_not_stand_for_the_other(produced: Produce) -> None:
    assert wrongs(produced(footage=["a" * 64])) == [(Wrong.PAPER_OTHER_FOOTAGE, "media/clip-2.png")]


def test_a_paper_about_other_footage_or_none_is_found(produced: Produce) -> None:
    clips = [(Wrong.PAPER_OTHER_FOOTAGE, name) for name in ("media/clip-1.mp4", "media/clip-2.png")]
    assert wrongs(produced(footage=["d" * 64])) == wrongs(produced(footage=[])) == clips


def test_a_paper_of_another_demand_is_found(produced: Produce) -> None:
    assert wrongs(produced(demand_id="request-2")) == [(Wrong.PAPER_OTHER_DEMAND, "paper.json")]


def test_a_paper_signed_by_another_than_the_manifest_names_is_found(
    produced: Produce, stranger: Ed25519PrivateKey
) -> None:
    forged = sign_document(paper_document(TOLD, CAPTURES), stranger)
    entries, _ = unpacked(produced())
    assert (Wrong.BAD_PAPER, "paper.json") in wrongs(packed(entries | {"paper.json": forged}))


def test_a_paper_that_was_changed_after_signing_is_found(produced: Produce, company: Ed25519PrivateKey) -> None:
    signed = sign_document(paper_document(TOLD, CAPTURES), company)
    for old, new in ((b"SW-22-17", b"SW-22-18"), (b'"warrant"', b'"emergency"'), (b'"filed_us":1000', b'"filed_us":1')):
        assert old in signed
        assert set(wrongs(produced(paper=signed.replace(old, new)))) == {(Wrong.BAD_PAPER, "paper.json")}


@pytest.mark.parametrize("field", [*TOLD, "footage", "schema_version"])
@pytest.mark.parametrize("said", [None, True])
def test_a_paper_that_lacks_a_field_or_says_something_else_there_is_found(
    produced: Produce, field: str, said: object
) -> None:
    assert set(wrongs(produced(**{field: said}))) == {(Wrong.BAD_PAPER, "paper.json")}


def test_a_paper_that_names_footage_by_no_commitment_is_found(produced: Produce) -> None:
    assert set(wrongs(produced(footage=["a" * 63]))) == {(Wrong.BAD_PAPER, "paper.json")}


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"not a paper"])
def test_a_paper_that_is_none_is_found(produced: Produce, body: bytes) -> None:
    assert set(wrongs(produced(paper=body))) == {(Wrong.BAD_PAPER, "paper.json")}


def test_a_receipt_in_the_place_of_the_paper_is_found(produced: Produce, package: bytes) -> None:
    receipt = unpacked(package)[0]["receipt.json"]
    assert set(wrongs(produced(paper=receipt))) == {(Wrong.BAD_PAPER, "paper.json")}


def test_a_package_without_its_paper_is_found(produced: Produce) -> None:
    entries = {name: body for name, body in unpacked(produced())[0].items() if name != "paper.json"}
    assert (Wrong.MISSING_FILE, "paper.json") in wrongs(packed(entries))
