"""Prints what a picture says about itself: a camera's own overlay, or the neutral one of a released copy.

Every overlay carries the mark "SYNTHETIC". It draws words only and adds no metadata. Burned-in words are pixels that no
stripping removes, so a released copy is rendered anew with the neutral overlay instead.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from .scene import WIDTH

LABEL_CHARACTERS: Final = 24
DEVICE_CHARACTERS: Final = 32
RELEASED: Final = "Released copy"
POSTED: Final = "Posted copy"
_WHITE: Final = (255, 255, 255)


def print_overlay(image: Image.Image, label: str, at: datetime, device: str = "") -> None:
    """Print label, time, the mark and, if there is one, the device onto a picture of the scene.

    Parameters
    ----------
    image : Image.Image
        Drawn upon.
    label : str
        At most `LABEL_CHARACTERS` of it, ASCII only.
    at : datetime
        Printed to the second, in UTC; its zone must be UTC.
    device : str
        At most `DEVICE_CHARACTERS` of it, ASCII only.
    """
    draw = ImageDraw.Draw(image)
    # The bitmap font ships inside Pillow and looks the same everywhere.
    font = ImageFont.load_default_imagefont()
    draw.text((18, 1), _ascii(label, LABEL_CHARACTERS), font=font, fill=_WHITE)
    draw.text((WIDTH - 158, 1), f"{at:%Y-%m-%d %H:%M:%S} UTC", font=font, fill=_WHITE)
    draw.rectangle((18, 166, 84, 178), fill=(0, 0, 0))
    draw.text((22, 167), "SYNTHETIC", font=font, fill=(255, 220, 90))
    if device:
        draw.text((92, 167), _ascii(device, DEVICE_CHARACTERS), font=font, fill=_WHITE)


def _ascii(text: str, characters: int) -> str:
    return text.encode("ascii", "replace").decode()[:characters]
