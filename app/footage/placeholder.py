"""Draws a picture that stands where no picture of a clip is kept: words on a plain ground, and nothing of any scene."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from .scene import HEIGHT, WIDTH

SEALED: Final = "Sealed: open it with your secret"
NOT_KEPT: Final = "This clip is no longer kept"


def placeholder(words: str) -> bytes:
    """Draw words, ASCII only, on a plain ground.

    Returns
    -------
    bytes
        A PNG of `WIDTH` x `HEIGHT` pixels without metadata; equal words give equal bytes with one Pillow release.
    """
    image = Image.new("RGB", (WIDTH, HEIGHT), (70, 74, 80))
    font = ImageFont.load_default_imagefont()
    ImageDraw.Draw(image).text((8, HEIGHT // 2 - 6), words, font=font, fill=(230, 230, 230))
    target = io.BytesIO()
    image.save(target, format="PNG", compress_level=6)
    return target.getvalue()
