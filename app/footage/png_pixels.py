"""Checks that the pixel data of a PNG is pixels and nothing more, without keeping any of them.

Data after the compressed stream, or rows after the last one, show nowhere and can carry anything.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from .errors import MediaError
from .items import Item, Kind, item

MAX_PIXEL_BYTES: Final = 256 * 1024 * 1024
_STEP: Final = 1024 * 1024
_SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
"""Samples a pixel has, by colour type."""
_PASSES: Final = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of an interlaced picture: first column and row, steps between columns and rows."""


def items_in_pixels(header: bytes, stretches: Sequence[bytes]) -> Iterator[Item]:
    """Yield an item for each thing in the pixel data that is no pixel.

    Parameters
    ----------
    header : bytes
        Content of the ``IHDR`` chunk.
    stretches : sequence of bytes
        Content of the ``IDAT`` chunks.

    Raises
    ------
    MediaError
        If the header or the compressed data is damaged, or the picture is larger than `MAX_PIXEL_BYTES`.

    References
    ----------
    W3C (2025), Portable Network Graphics Specification, third edition, sections 8 and 10. https://www.w3.org/TR/png-3/
    """
    expected = _expected(header)
    if expected > MAX_PIXEL_BYTES:
        raise MediaError(f"the picture has {expected} bytes of pixels; at most {MAX_PIXEL_BYTES} are read")
    unpacker = zlib.decompressobj()
    size = _size(unpacker, b"".join(stretches), expected + 1)
    if size < expected:
        raise MediaError("the PNG file lacks pixels: it is damaged; get the whole file")
    if size > expected:
        yield item("IDAT", Kind.UNKNOWN, "bytes after the last row of pixels")
    elif unpacker.unused_data or not unpacker.eof:
        yield item("IDAT", Kind.UNKNOWN, "bytes after the compressed pixels")


def _size(unpacker: zlib._Decompress, rest: bytes, limit: int) -> int:
    size = 0
    try:
        while size < limit and not unpacker.eof:
            made = unpacker.decompress(rest, min(_STEP, limit - size))
            size, rest = size + len(made), unpacker.unconsumed_tail
            if not made and not rest:
                break
    except zlib.error as error:
        raise MediaError("the PNG file is damaged: its pixels cannot be unpacked; get the whole file") from error
    return size


def _expected(header: bytes) -> int:
    if len(header) != 13 or header[9] not in _SAMPLES:  # noqa: PLR2004 - as the standard says
        raise MediaError("the PNG file is damaged: its header cannot be read")
    width, height, depth = struct.unpack(">IIB", header[:9])
    bits = depth * _SAMPLES[header[9]]
    passes = _PASSES if header[12] else ((0, 0, 1, 1),)
    return sum(_part(len(range(x, width, dx)), len(range(y, height, dy)), bits) for x, y, dx, dy in passes)


def _part(columns: int, rows: int, bits: int) -> int:
    # Each row has one byte more, which names its filter; a pass without columns has no rows.
    return rows * (1 + (columns * bits + 7) // 8) if columns else 0
