"""Stills are drawn, plainly synthetic, and say nothing in their metadata. No database."""

import io
import struct
from typing import Any

import pytest
from glassporch.footage.scene import Scene, draws_of
from glassporch.simulation.stills import still_png
from PIL import Image

NOON_US = 1_527_868_800_000_000  # 1 June 2018, 16:00 UTC: noon in the town


def still(label: str = "Front door", start_us: int = NOON_US, *, shows_event: bool = True, seed: int = 5) -> bytes:
    return still_png(label, Scene(draws_of(str(seed).encode()), start_us, shows_event))


def test_equal_arguments_give_equal_bytes():
    assert still() == still()


@pytest.mark.parametrize(
    "other",
    [{"label": "Back door"}, {"start_us": NOON_US + 1_000_000}, {"shows_event": False}, {"seed": 6}],
)
def test_every_argument_can_be_seen(other: dict[str, Any]):
    assert still() != still(**other)


def test_a_still_is_a_small_picture_without_metadata():
    content = still()
    with Image.open(io.BytesIO(content)) as image:
        assert (image.size, image.format, image.info) == ((320, 180), "PNG", {})
    assert set(_chunks(content)) == {b"IHDR", b"IDAT", b"IEND"}


def _chunks(content: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        found.append(kind)
        at += 12 + length
    return found


def test_nights_are_darker_than_days():
    def brightness(start_us: int) -> float:
        with Image.open(io.BytesIO(still(start_us=start_us))) as image:
            return sum(image.convert("L").resize((1, 1)).tobytes())

    assert brightness(NOON_US + 12 * 3_600_000_000) < brightness(NOON_US) / 2


@pytest.mark.parametrize("label", ["", "Tür ☃", "x" * 500, "a\nb"])
def test_any_label_can_be_drawn(label: str):
    assert still(label).startswith(b"\x89PNG")
