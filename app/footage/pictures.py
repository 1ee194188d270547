"""Reads the chunks of a PNG and the segments of a JPEG, bounded, whatever the bytes say.

It knows where parts begin and end and which of them a decoder needs. It decodes no pixels.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .boxes import MAX_BYTES
from .errors import MediaError

PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
PNG_NEEDED: Final = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
"""Chunks that a decoder needs to show the pixels."""
PADDING: Final = b"gpPd"
"""Our private, ancillary chunk of zeros."""
MAX_PARTS: Final = 100_000
JPEG_START: Final = b"\xff\xd8"
JPEG_END: Final = b"\xff\xd9"
COMMENT: Final = 0xFE
ADOBE: Final = 0xEE
_SCAN: Final = 0xDA
_ADOBE_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment of a JPEG file.

    Parameters
    ----------
    marker : int
        The byte after 0xFF.
    payload : bytes
        After the length.
    scan : bytes
        The coded pixels that follow, if it opens a scan.
    """

    marker: int
    payload: bytes
    scan: bytes

    @property
    def is_colour_transform(self) -> bool:
        """Whether it is the marker of Adobe that tells how colours are coded, and nothing more."""
        return len(self.payload) == _ADOBE_BYTES and self.payload.startswith(b"Adobe")

    @property
    def raw(self) -> bytes:
        """The segment as it stands in a file."""
        return struct.pack(">BBH", 0xFF, self.marker, len(self.payload) + 2) + self.payload + self.scan


def chunk(kind: bytes, payload: bytes) -> bytes:
    """Return one chunk of a PNG file: length, kind, payload, checksum."""
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", zlib.crc32(kind + payload))


def chunks_of(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks of a PNG file: kind and payload, from ``IHDR`` to ``IEND``.

    Raises
    ------
    MediaError
        If the file is too large, cut short or damaged, or goes on after its end.

    References
    ----------
    W3C (2025), Portable Network Graphics Specification, third edition. https://www.w3.org/TR/png-3/
    """
    _check_size(body)
    at, count, kind = len(PNG_SIGNATURE), 0, b""
    while at < len(body):
        count += 1
        length = int.from_bytes(body[at : at + 4], "big")
        kind, end = body[at + 4 : at + 8], at + 12 + length
        if end > len(body) or count > MAX_PARTS:
            raise MediaError(f"the PNG file is cut short or damaged at byte {at}; get the whole file")
        if zlib.crc32(body[at + 4 : end - 4]) != int.from_bytes(body[end - 4 : end], "big"):
            raise MediaError(f"the PNG file is damaged: a chunk at byte {at} does not match its checksum")
        yield kind, body[at + 8 : end - 4]
        at = end
        if kind == b"IEND":
            break
    if kind != b"IEND" or at != len(body):
        raise MediaError("the PNG file has no end, or goes on after it; get the whole file, and nothing else")


def segments_of(body: bytes) -> Iterator[Segment]:
    """Yield the segments of a JPEG file, without its first and last marker.

    Raises
    ------
    MediaError
        If the file is too large, cut short or damaged, or goes on after its end.

    References
    ----------
    ITU-T T.81 (1992), Annex B. https://www.w3.org/Graphics/JPEG/itu-t81.pdf
    """
    _check_size(body)
    at, count = len(JPEG_START), 0
    while body[at : at + 2] != JPEG_END:
        count += 1
        length = int.from_bytes(body[at + 2 : at + 4], "big")
        if body[at : at + 1] != b"\xff" or length < 2 or at + 2 + length > len(body) or count > MAX_PARTS:  # noqa: PLR2004
            raise MediaError(f"the JPEG file is cut short or damaged at byte {at}; get the whole file")
        end = at + 2 + length
        after = _scan_end(body, end) if body[at + 1] == _SCAN else end
        yield Segment(body[at + 1], body[at + 4 : end], body[end:after])
        at = after
    if at + 2 != len(body):
        raise MediaError("the JPEG file goes on after its end; cut off what follows")


def _scan_end(body: bytes, at: int) -> int:
    # In a scan 0xFF stands before 0x00 (itself) or a restart marker; anything else ends the scan.
    while True:
        at = body.find(b"\xff", at)
        if at < 0 or at + 1 >= len(body):
            raise MediaError("the JPEG file is cut short in its pixels; get the whole file")
        if body[at + 1] != 0 and not 0xD0 <= body[at + 1] <= 0xD7:  # noqa: PLR2004 - restart markers
            return at
        at += 2


def _check_size(body: bytes) -> None:
    if len(body) > MAX_BYTES:
        raise MediaError(f"the file has {len(body)} bytes; at most {MAX_BYTES} are read")
