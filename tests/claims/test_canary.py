"""Canaries: a camera is found in every usual encoding, and a coarse place is none."""

from __future__ import annotations

import io
import zipfile

import pytest
from glassporch.claims.canary import find_canaries, neighbours

PLACE = (-69.123456789, 36.987654321)


@pytest.mark.parametrize(
    "text",
    [
        b'{"x":[-69.123456,36.987654]}',
        b"lat=36.98765432",
        b"69.123457 W, 36.987654 N",
        b"NjkuMTIzNDU2Nzg5IDM2Ljk4NzY1NDMyMQ==",
        b"2d36392e313233343536373839",
        "36°59'15.555556\" 69°7'24.444440\"".encode(),
    ],
)
def test_a_camera_is_found_in_every_usual_encoding(text: bytes) -> None:
    assert find_canaries(text, [PLACE])


@pytest.mark.parametrize("where", ["content", "name", "comment"])
def test_a_camera_is_found_in_a_zip_and_in_what_stands_beside_its_entries(where: str) -> None:
    place = "36.987654 -69.123456"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(f"{place}.txt" if where == "name" else "a.txt")
        entry.comment = place.encode() if where == "comment" else b""
        archive.writestr(entry, place * 20 if where == "content" else "", zipfile.ZIP_DEFLATED)
    assert find_canaries(packed.getvalue(), [PLACE])
    assert not find_canaries(packed.getvalue(), [(-69.5, 36.5)])


def test_a_place_at_five_decimals_is_found_unless_it_is_public_geometry() -> None:
    text = b'{"coordinates":[-69.12346,36.98766]}'
    assert find_canaries(text, [PLACE])
    assert not find_canaries(text, [PLACE], neighbours(text))


@pytest.mark.parametrize(
    "text", [b"36.98763 -69.12345", b"36.9876 -69.1234", b'{"lon":-69.123456}', b"36.987654 -69.123999", b""]
)
def test_a_coarse_place_or_half_a_pair_is_no_camera(text: bytes) -> None:
    assert not find_canaries(text, [PLACE])
