"""Scenes, a device with canary coordinates, and a capture that is filmed once for each worker."""

from __future__ import annotations

import io

import pytest
from glassporch.footage.render import Device, Rendering, capture
from glassporch.footage.scene import Scene, draws_of
from PIL import Image

NOON_US = 1_527_868_800_000_000  # 1 June 2018, 16:00 UTC
DEVICE = Device("Front door", "Spotlight Cam", "Ann Owner", -74.006123, 40.712345)


def scene_of(*, shows_event: bool = True, start_us: int = NOON_US, key: bytes = b"camera") -> Scene:
    return Scene(draws_of(key), start_us, shows_event)


@pytest.fixture
def device() -> Device:
    return DEVICE


@pytest.fixture
def scene() -> Scene:
    return scene_of()


@pytest.fixture
def make_scene():
    return scene_of


@pytest.fixture(scope="session")
def clip() -> Rendering:
    """A capture in MP4."""
    pytest.importorskip("av")
    return capture(scene_of(), DEVICE)


@pytest.fixture(scope="session")
def still() -> Rendering:
    """A capture as a still, in PNG."""
    return capture(scene_of(), DEVICE, still=True)


@pytest.fixture
def photo() -> bytes:
    """A JPEG with EXIF, a place, a comment and an XMP segment, as telephones make them."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Synthetic", "Spotlight Cam", "Ann Owner"
    exif[0x8825] = {1: "N", 2: (40.0, 42.0, 44.442), 3: "W", 4: (74.0, 0.0, 22.0428)}
    target = io.BytesIO()
    Image.effect_mandelbrot((64, 48), (-2, -1, 1, 1), 20).convert("RGB").save(
        target, format="JPEG", exif=exif, comment=b"by Ann Owner", xmp=b"<x>+40.712345-074.006123/</x>"
    )
    return target.getvalue()


def frames(body: bytes) -> list[bytes]:
    """The pixels of each frame of a clip, or of a still."""
    if body.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(body)) as image:
            return [image.convert("RGB").tobytes()]
    import av

    with av.open(io.BytesIO(body)) as container:
        return [frame.to_ndarray(format="rgb24").tobytes() for frame in container.decode(video=0)]


@pytest.fixture
def pixels():
    return frames
