"""Finds what a PNG or JPEG file says beside its picture, chunk by chunk and segment by segment.

Whatever it does not know is an item of its own. It shows no pixels, and does not look for values hidden in them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from PIL import ExifTags, Image

from .errors import MediaError
from .items import Item, Kind, item, kind_of
from .pictures import ADOBE, COMMENT, PADDING, PNG_NEEDED, Segment, chunks_of, segments_of
from .png_pixels import items_in_pixels

_EXIF: Final = b"Exif\0\0"
_XMP: Final = b"http://ns.adobe.com/"
_FIRST_APP: Final = 0xE0
_LAST_APP: Final = 0xEF
_GPS: Final = 0x8825


def items_in_png(body: bytes) -> list[Item]:
    """Return every item of a PNG file.

    Raises
    ------
    MediaError
        If the file is cut short, damaged or too large.
    """
    chunks = list(chunks_of(body))
    found = [one for kind, payload in chunks if kind not in PNG_NEEDED for one in _chunk(kind, payload)]
    header = chunks[0][1] if chunks[0][0] == b"IHDR" else b""
    return [*found, *items_in_pixels(header, [payload for kind, payload in chunks if kind == b"IDAT"])]


def _chunk(kind: bytes, payload: bytes) -> Iterator[Item]:
    name = kind.decode("latin-1")
    if kind == PADDING:
        if any(payload):
            yield item(name, Kind.UNKNOWN, f"{len(payload)} bytes of padding that are not all zero")
    elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
        keyword, _, value = payload.partition(b"\0")
        # Compressed text stays compressed: its keyword is enough, and unpacking it is what a bomb waits for.
        yield item(f"{name}/{keyword[:79].decode('latin-1')!a}", kind_of(keyword.decode("latin-1")), value)
    elif kind == b"tIME":
        yield item(name, Kind.TIME, payload.hex())
    elif kind == b"eXIf":
        yield from _exif(name, payload)
    else:
        yield item(name, Kind.UNKNOWN, f"{len(payload)} bytes")


def items_in_jpeg(body: bytes) -> list[Item]:
    """Return every item of a JPEG file.

    Raises
    ------
    MediaError
        If the file is cut short, damaged or too large.
    """
    return [one for segment in segments_of(body) for one in _segment(segment)]


def _segment(segment: Segment) -> Iterator[Item]:
    if segment.marker == COMMENT:
        yield item("COM", Kind.TEXT, segment.payload)
    elif segment.marker == ADOBE and segment.is_colour_transform:
        return
    elif _FIRST_APP <= segment.marker <= _LAST_APP:
        name = f"APP{segment.marker - _FIRST_APP}"
        if segment.payload.startswith(_EXIF):
            yield from _exif(f"{name}/Exif", segment.payload[len(_EXIF) :])
        else:
            kind = Kind.TEXT if segment.payload.startswith(_XMP) else Kind.UNKNOWN
            yield item(name, kind, segment.payload)


def _exif(where: str, payload: bytes) -> Iterator[Item]:
    yield item(where, Kind.UNKNOWN, f"{len(payload)} bytes of EXIF")
    exif = Image.Exif()
    try:
        exif.load(payload)
        entries, places = dict(exif), dict(exif.get_ifd(_GPS))
    except (MediaError, SyntaxError, ValueError, KeyError, TypeError, IndexError, OSError, struct.error):
        yield item(where, Kind.UNKNOWN, "EXIF that cannot be read")
        return
    for tag, value in entries.items():
        name = str(ExifTags.TAGS.get(tag, tag))
        yield item(f"{where}/{name}", kind_of(name), str(value))
    for tag, value in places.items():
        yield item(f"{where}/GPS", Kind.LOCATION, f"{ExifTags.GPSTAGS.get(tag, tag)}: {value}")
