"""Lists what media says beside its picture, for tests, attackers and whoever wants to check a released file.

It picks the reader by the first bytes of the file. An empty list means that every part of the file is known to be
picture, structure or padding of zeros.
"""

from __future__ import annotations

from enum import StrEnum

from . import mp4_metadata, picture_metadata
from .errors import MediaError
from .items import Item
from .pictures import JPEG_START, PNG_SIGNATURE


class Format(StrEnum):
    """A file format that can be read, by its media type."""

    MP4 = "video/mp4"
    PNG = "image/png"
    JPEG = "image/jpeg"


def format_of(body: bytes) -> Format:
    """Return the format of media by its first bytes.

    Raises
    ------
    MediaError
        If it is none that is supported.
    """
    if body.startswith(PNG_SIGNATURE):
        return Format.PNG
    if body.startswith(JPEG_START):
        return Format.JPEG
    if body[4:8] == b"ftyp":
        return Format.MP4
    raise MediaError("the bytes are no MP4, PNG or JPEG file; only these are supported")


def inspect(body: bytes) -> tuple[Item, ...]:
    """Return every item that a file says beside its picture, in the file's order.

    Parameters
    ----------
    body : bytes
        An MP4 (H.264), PNG or JPEG file.

    Raises
    ------
    MediaError
        If the bytes are of another format, cut short, damaged, or made to exhaust their reader.
    """
    readers = {
        Format.MP4: mp4_metadata.items_in,
        Format.PNG: picture_metadata.items_in_png,
        Format.JPEG: picture_metadata.items_in_jpeg,
    }
    return tuple(readers[format_of(body)](body))
