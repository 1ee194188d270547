"""Reads the boxes of an MP4 file, bounded in number and depth, whatever the bytes say.

It knows where boxes begin and end and which hold others. It does not know what they mean: see `mp4_metadata`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .errors import MediaError

MAX_BYTES: Final = 64 * 1024 * 1024
"""Largest media that is read; far above any clip here."""
MAX_BOXES: Final = 4096
MAX_DEPTH: Final = 12
_HEADER: Final = 8
_LONG_HEADER: Final = 16
_HOLDERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"udta", b"meta"})


@dataclass(frozen=True, slots=True)
class Box:
    """One box.

    Parameters
    ----------
    path : tuple of bytes
        Kinds from the outermost to its own.
    at : int
        Where it begins, bytes into the file.
    payload : memoryview
        What follows its header.
    """

    path: tuple[bytes, ...]
    at: int
    payload: memoryview

    @property
    def kind(self) -> bytes:
        """Its own four-byte kind."""
        return self.path[-1]

    @property
    def where(self) -> str:
        """The path for people, such as ``moov/udta/loci``."""
        return "/".join(kind.decode("latin-1") for kind in self.path)


def boxes_of(body: bytes) -> list[Box]:
    """Return every box of an MP4 file, holders before what they hold.

    Parameters
    ----------
    body : bytes

    Returns
    -------
    list of Box
        In the file's order.

    Raises
    ------
    MediaError
        If the file is larger than `MAX_BYTES`, is cut short, or has more than `MAX_BOXES` boxes or `MAX_DEPTH` levels.

    References
    ----------
    ISO/IEC 14496-12:2022, Object-structured file organization. https://www.iso.org/standard/83102.html
    """
    if len(body) > MAX_BYTES:
        raise MediaError(f"the file has {len(body)} bytes; at most {MAX_BYTES} are read")
    found: list[Box] = []
    _collect(memoryview(body), 0, (), found)
    if b"moov" not in {box.kind for box in found if len(box.path) == 1}:
        raise MediaError("the MP4 file has no index (moov): it is cut short or damaged; get the whole file")
    return found


def _collect(view: memoryview, base: int, path: tuple[bytes, ...], found: list[Box]) -> None:
    if len(path) >= MAX_DEPTH:
        raise MediaError(f"the MP4 file nests boxes more than {MAX_DEPTH} deep; it was made to do harm")
    for kind, at, payload in children(view):
        if len(found) >= MAX_BOXES:
            raise MediaError(f"the MP4 file has more than {MAX_BOXES} boxes; it was made to do harm")
        box = Box((*path, kind), base + at, payload)
        found.append(box)
        if kind in _HOLDERS:
            skipped = _version_bytes(box)
            inner = box.payload[skipped:]
            start = base + at + _header_size(view, at) + skipped
            _collect(inner, start, box.path, found)


def _version_bytes(box: Box) -> int:
    # In ISO files `meta` opens with a version; in QuickTime files it does not.
    if box.kind != b"meta" or bytes(box.payload[4:8]) == b"hdlr":
        return 0
    return 4


def _header_size(view: memoryview, at: int) -> int:
    return _LONG_HEADER if int.from_bytes(view[at : at + 4], "big") == 1 else _HEADER


def children(view: memoryview) -> Iterator[tuple[bytes, int, memoryview]]:
    """Yield the boxes that lie side by side in a stretch of bytes: kind, where it begins, payload.

    Raises
    ------
    MediaError
        If a box ends before it begins or after the stretch.
    """
    at = 0
    while at < len(view):
        if len(view) - at <= 4 and not any(view[at:]):  # noqa: PLR2004 - the zero that ends a QuickTime list
            return
        size = _size(view, at)
        header = _header_size(view, at)
        if size < header or at + size > len(view):
            raise MediaError(f"the MP4 file is cut short or damaged: a box at byte {at} claims {size} bytes")
        yield bytes(view[at + 4 : at + 8]), at, view[at + header : at + size]
        at += size


def _size(view: memoryview, at: int) -> int:
    size = int.from_bytes(view[at : at + 4], "big")
    if at + _HEADER > len(view):
        return 0
    if size == 0:
        return len(view) - at
    if size == 1:
        return int.from_bytes(view[at + 8 : at + 16], "big") if at + _LONG_HEADER <= len(view) else 0
    return size
