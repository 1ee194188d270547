"""A package with a padded clip and a plain still, its keys, and ways to take it apart and sign it again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from glassporch.evidence.archive import packed, unpacked
from glassporch.evidence.custody import Handover
from glassporch.evidence.package import Contents, PackedClip, build_package
from glassporch.evidence.receipt import about
from glassporch.evidence.renderings import Padding
from glassporch.evidence.signing import sign_document

COMPANY = Ed25519PrivateKey.from_private_bytes(b"c" * 32)
STRANGER = Ed25519PrivateKey.from_private_bytes(b"s" * 32)
CAPTURES = ["a" * 64, "b" * 64]
PADDED = b"a released clip" + b"\0\0\0\x40free" + bytes(56)
PADDING = Padding(15, 64)
STILL = b"a released still"


def receipt_document() -> dict[str, Any]:
    return {
        "doc_type": "glassporch-consent-receipt",
        "schema_version": "1",
        "record_id": "record-1",
        "pii_principal_id": "principal-1",
        "issued_at": "2019-08-01T12:00:00.000000Z",
        "withdrawal_method": "the page of your home",
        "pii_controllers": [{"party_id": "controller-1"}],
        "purposes": [
            {
                "consent_id": "consent-1",
                "purpose": "answer",
                "lawful_basis": {"label": "consent"},
                "state": "given",
                "live": True,
                "request_id": "request-1",
                "pii_information": [{"pii_type": "clip"}],
                "recipients": [{"party_id": "agency-1"}],
                "notice": {"version": "1"},
            }
        ],
        "events": [
            {
                "consent_id": "consent-1",
                "state": "given",
                "event_time": "2019-08-01T12:00:00.000000Z",
                "entity_id": "principal-1",
            }
        ],
    }


def sha(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def handovers(capture: str, *bodies: bytes) -> list[Handover]:
    hashes = [capture, *map(sha, bodies)]
    steps = zip(("render-release", "pad"), hashes, hashes[1:], strict=False)
    made = [
        Handover("", action, "company", 1000 + number, *pair) for number, (action, *pair) in enumerate(steps, start=1)
    ]
    return [
        Handover("", "ingest", "company", 1000, capture, capture),
        *made,
        Handover("", "share", "resident", 2000, hashes[-1], hashes[-1]),
    ]


def contents(receipt: bytes | None = None, captures: Sequence[str] = CAPTURES) -> Contents:
    release = PADDED[:15]
    clips = [
        PackedClip(captures[0], "video/mp4", PADDED, PADDING, handovers(captures[0], release, PADDED)),
        PackedClip(captures[1], "image/png", STILL, None, handovers(captures[1], STILL)),
    ]
    signed = sign_document(about(receipt_document(), captures), COMPANY) if receipt is None else receipt
    return Contents("request-1", 1_564_660_800_000_000, clips, signed)


@pytest.fixture(scope="session")
def company() -> Ed25519PrivateKey:
    return COMPANY


@pytest.fixture(scope="session")
def stranger() -> Ed25519PrivateKey:
    return STRANGER


@pytest.fixture
def receipt() -> dict[str, Any]:
    return about(receipt_document(), CAPTURES)


@pytest.fixture
def make_contents() -> Callable[..., Contents]:
    return contents


@pytest.fixture
def make_package() -> Callable[[Sequence[str]], bytes]:
    return lambda captures: build_package(contents(None, captures), COMPANY)


@pytest.fixture(scope="session")
def package() -> bytes:
    return build_package(contents(), COMPANY)


@pytest.fixture
def altered(package: bytes) -> Callable[..., bytes]:
    """Take the package apart, change files or the manifest, and put it together again, signed if asked."""

    def change(
        files: dict[str, bytes | None] | None = None,
        manifest: Callable[[dict[str, Any]], object] | None = None,
        key: Ed25519PrivateKey = COMPANY,
        *,
        relist: bool = True,
    ) -> bytes:
        entries, _ = unpacked(package)
        for name, body in (files or {}).items():
            entries.pop(name, None) if body is None else entries.update({name: body})
        document = json.loads(entries["manifest.json"])["document"]
        for listed in document["files"] if relist else []:
            body = entries.get(listed["name"], b"")
            listed |= {"size": len(body), "sha256": sha(body)}
        if manifest is not None:
            manifest(document)
        return packed(entries | {"manifest.json": sign_document(document, key)})

    return change
