"""Renders a recording twice from one scene: as the camera captures it, and as a copy is released.

The capture carries what real cameras write: label and device in the picture, and place, time, device and owner in the
container. The release has a neutral overlay and no metadata. Who gets either is decided elsewhere.
"""

from __future__ import annotations

import importlib.util
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from .film import FRAMES_PER_SECOND, film
from .overlay import POSTED, RELEASED, print_overlay
from .scene import Scene, paint_standing, paint_walking
from .strip import stripped

SECONDS: Final = 5
"""Length of a clip, if nobody says otherwise."""
MAX_SECONDS: Final = 60
STILL_NOTE: Final = (
    'A still picture stands in for this clip, because the extra "media" is not installed: install glassporch[media].'
)
CHOSEN_NOTE: Final = "A still picture stands in for this clip, because stills were asked for."


@dataclass(frozen=True, slots=True)
class Device:
    """What a camera knows about itself and writes into what it records.

    Parameters
    ----------
    label : str
        What its resident calls it, such as ``Front door``.
    model : str
        Device model.
    owner : str
        Name on the account.
    lon, lat : float
        Its exact place, WGS 84 degrees.
    """

    label: str
    model: str
    owner: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Rendering:
    """A recording as bytes.

    Parameters
    ----------
    media_type : str
        ``video/mp4`` or ``image/png``.
    body : bytes
    is_still : bool
        Whether a still stands in for the clip.
    note : str
        The sentence that says so and why; empty for a clip.
    """

    media_type: str
    body: bytes
    is_still: bool
    note: str


def can_film() -> bool:
    """Tell whether the library that films is installed."""
    return importlib.util.find_spec("av") is not None


def capture(scene: Scene, device: Device, *, seconds: int = SECONDS, still: bool = False) -> Rendering:
    """Render a recording as its camera makes it, metadata included.

    Parameters
    ----------
    scene : Scene
    device : Device
    seconds : int
        Length of the clip, 1 to `MAX_SECONDS`.
    still : bool
        Render a still even where a clip could be filmed.

    Returns
    -------
    Rendering
        Equal arguments give equal bytes with one release of the libraries.

    Raises
    ------
    ValueError
        If the length is out of range.
    """
    written = _written(scene, device)
    return _rendered(scene, device.label, device.model, written, _checked(seconds), still=still)


def released(scene: Scene, *, seconds: int = SECONDS, still: bool = False) -> Rendering:
    """Render the copy that may be released: neutral overlay, the time, the mark, and no metadata.

    Parameters
    ----------
    scene : Scene
    seconds : int
        Length of the clip, 1 to `MAX_SECONDS`.
    still : bool
        Render a still even where a clip could be filmed.

    Returns
    -------
    Rendering
        Equal arguments give equal bytes with one release of the libraries. Nothing about the device enters.

    Raises
    ------
    ValueError
        If the length is out of range.
    """
    made = _rendered(scene, RELEASED, "", {}, _checked(seconds), still=still)
    return Rendering(made.media_type, stripped(made.body), made.is_still, made.note)


def posted(scene: Scene, *, begins_s: int = 0, seconds: int = SECONDS, still: bool = False) -> Rendering:
    """Render the part of a recording that goes with a post: like a released copy, from a second on.

    Parameters
    ----------
    scene : Scene
    begins_s, seconds : int
        Where the part begins in the film of `SECONDS`, and how long it is; of a still only the beginning counts.
    still : bool
        One frame alone.

    Returns
    -------
    Rendering
        Equal arguments give equal bytes with one release of the libraries. Nothing about the device enters.

    Raises
    ------
    ValueError
        If the part is not inside the film.
    """
    takes = 1 if still else seconds
    if begins_s < 0 or takes < 1 or begins_s + takes > SECONDS:
        raise ValueError(f"a film has {SECONDS} seconds; no part of it begins at {begins_s} and takes {takes}")
    first = begins_s * FRAMES_PER_SECOND
    if still or not can_film():
        target = io.BytesIO()
        _frame(scene, POSTED, "", first).save(target, format="PNG", compress_level=6)
        note = CHOSEN_NOTE if still else STILL_NOTE
        return Rendering("image/png", stripped(target.getvalue()), is_still=True, note=note)
    frames = (_frame(scene, POSTED, "", first + step) for step in range(seconds * FRAMES_PER_SECOND))
    return Rendering("video/mp4", stripped(film(frames, {})), is_still=False, note="")


def _frame(scene: Scene, label: str, device: str, step: int, seconds: int = SECONDS) -> Image.Image:
    image = paint_walking(scene, step / max(1, seconds * FRAMES_PER_SECOND - 1), step)
    print_overlay(image, label, scene.moment(step * 1_000_000 // FRAMES_PER_SECOND), device)
    return image


def iso_6709(lon: float, lat: float) -> str:
    """Return a place as cameras write it, latitude first, six decimals of a degree, such as ``+40.712345-074.006123/``.

    References
    ----------
    ISO 6709:2022, Annex H (point location string). https://www.iso.org/standard/75147.html
    """
    return f"{lat:+010.6f}{lon:+011.6f}/"


def _checked(seconds: int) -> int:
    if not 1 <= seconds <= MAX_SECONDS:
        raise ValueError(f"a clip takes 1 to {MAX_SECONDS} seconds; got {seconds}")
    return seconds


def _written(scene: Scene, device: Device) -> dict[str, str]:
    place, at = iso_6709(device.lon, device.lat), scene.moment()
    return {
        "location": place,
        "creation_time": f"{at:%Y-%m-%dT%H:%M:%S}.000000Z",
        "artist": device.owner,
        "com.apple.quicktime.location.ISO6709": place,
        "com.apple.quicktime.make": "Synthetic",
        "com.apple.quicktime.model": device.model,
        "com.apple.quicktime.creationdate": f"{at:%Y-%m-%dT%H:%M:%S}+0000",
    }


def _rendered(
    scene: Scene, label: str, device: str, written: dict[str, str], seconds: int, *, still: bool
) -> Rendering:
    if still or not can_film():
        note = CHOSEN_NOTE if still else STILL_NOTE
        return Rendering("image/png", _still(scene, label, device, written), is_still=True, note=note)
    return Rendering("video/mp4", film(_frames(scene, label, device, seconds), written), is_still=False, note="")


def _frames(scene: Scene, label: str, device: str, seconds: int) -> Iterator[Image.Image]:
    return (_frame(scene, label, device, step, seconds) for step in range(seconds * FRAMES_PER_SECOND))


def _still(scene: Scene, label: str, device: str, written: dict[str, str]) -> bytes:
    image = paint_standing(scene)
    print_overlay(image, label, scene.moment(), device)
    texts = PngInfo()
    for name, value in written.items():
        texts.add_itxt(name, value)
    target = io.BytesIO()
    image.save(target, format="PNG", compress_level=6, pnginfo=texts, exif=_exif(written))
    return target.getvalue()


def _exif(written: dict[str, str]) -> bytes:
    if not written:
        return b""
    exif = Image.Exif()
    at = datetime.fromisoformat(written["creation_time"])
    exif[0x010F] = written["com.apple.quicktime.make"]
    exif[0x0110] = written["com.apple.quicktime.model"]
    exif[0x013B] = written["artist"]
    exif[0x0132] = f"{at:%Y:%m:%d %H:%M:%S}"
    return exif.tobytes()
