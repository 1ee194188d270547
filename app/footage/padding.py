"""Pads media to a size class, so that a length says no more than its class.

The padding is zeros that players skip: a free box at the end of an MP4, a private chunk before the end of a PNG. Which
regime pads is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .boxes import boxes_of
from .errors import MediaError
from .metadata import Format, format_of
from .pictures import PADDING, PNG_SIGNATURE, chunk, chunks_of

KIB: Final = 1024
LADDER: Final = tuple(16 * KIB << step for step in range(13))
"""Size classes in bytes: 16 KiB, 32 KiB, and so on, doubling up to 64 MiB. Padding at most doubles what is larger."""
_BOX_HEADER: Final = 8
_CHUNK_FRAME: Final = 12
_PNG_END: Final = chunk(b"IEND", b"")


@dataclass(frozen=True, slots=True)
class Padded:
    """Media of a size class, and where its padding lies.

    Parameters
    ----------
    body : bytes
    at : int
        Where the padding begins, bytes into the body.
    length : int
        Its bytes; without them the body is what was padded.
    """

    body: bytes
    at: int
    length: int

    @property
    def original(self) -> bytes:
        """The media without its padding."""
        return self.body[: self.at] + self.body[self.at + self.length :]


def padding_of(body: bytes) -> tuple[int, int]:
    """Return where the padding of padded media lies: at which byte it begins, and how many bytes it takes.

    Raises
    ------
    MediaError
        If the media has no padding of ours, or cannot be read.
    """
    if format_of(body) is Format.MP4:
        last = [box for box in boxes_of(body) if len(box.path) == 1][-1]
        if last.kind == b"free":
            return last.at, len(body) - last.at
    else:
        at = len(PNG_SIGNATURE)
        for kind, payload in chunks_of(body):
            if kind == PADDING:
                return at, len(payload) + _CHUNK_FRAME
            at += len(payload) + _CHUNK_FRAME
    raise MediaError("the media has no padding")


def size_class(size: int) -> int:
    """Return the smallest class of `LADDER` that holds ``size`` bytes.

    Raises
    ------
    MediaError
        If none does.
    """
    for rung in LADDER:
        if size <= rung:
            return rung
    raise MediaError(f"{size} bytes are more than the largest size class, {LADDER[-1]}; cut the clip")


def padded(body: bytes) -> Padded:
    """Pad media to its size class.

    Parameters
    ----------
    body : bytes
        An MP4 or PNG file.

    Returns
    -------
    Padded
        Always with padding, so that a file without any does not stand out.

    Raises
    ------
    MediaError
        If it is of another format, has no proper end, or is larger than the largest class.
    """
    kind = format_of(body)
    if kind is Format.MP4:
        length = size_class(len(body) + _BOX_HEADER) - len(body)
        return Padded(body + length.to_bytes(4, "big") + b"free" + bytes(length - _BOX_HEADER), len(body), length)
    if kind is Format.PNG and body.endswith(_PNG_END):
        length = size_class(len(body) + _CHUNK_FRAME) - len(body)
        at = len(body) - len(_PNG_END)
        return Padded(body[:at] + chunk(PADDING, bytes(length - _CHUNK_FRAME)) + _PNG_END, at, length)
    raise MediaError("only whole MP4 and PNG files can be padded")
