"""Finds what an H.264 stream says beside its picture: the messages that encoders add, and bytes that are no stream.

It walks the units of a stream as MP4 stores them, each after its length. It decodes no picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .errors import MediaError
from .items import Kind

MAX_UNITS: Final = 500_000
_LENGTH: Final = 4
_MESSAGE: Final = 6
"""Unit type of supplemental enhancement information (SEI)."""
_PICTURE: Final = frozenset({1, 2, 3, 4, 5, 7, 8, 9})
"""Unit types of slices, parameter sets and delimiters."""
_USER_TEXT: Final = 5
"""Message type of unregistered user data, where x264 writes its version and settings."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of a stream that is not needed to see it.

    Parameters
    ----------
    name : str
        Such as ``SEI``.
    kind : Kind
    value : bytes
    """

    name: str
    kind: Kind
    value: bytes


def units_of(stream: memoryview) -> Iterator[Unit]:
    """Yield the units that are no picture, and one for bytes that are no stream.

    Parameters
    ----------
    stream : memoryview
        The media of an MP4 file that holds one H.264 track with lengths of four bytes.

    Raises
    ------
    MediaError
        If there are more than `MAX_UNITS`.

    References
    ----------
    ITU-T H.264 (2024), section 7.3 and Annex D. https://www.itu.int/rec/T-REC-H.264
    """
    at = count = 0
    while at + _LENGTH < len(stream):
        count += 1
        if count > MAX_UNITS:
            raise MediaError(f"the stream has more than {MAX_UNITS} units; it was made to do harm")
        size = int.from_bytes(stream[at : at + _LENGTH], "big")
        if size == 0 or at + _LENGTH + size > len(stream):
            break
        unit = stream[at + _LENGTH : at + _LENGTH + size]
        at += _LENGTH + size
        if unit[0] & 31 not in _PICTURE:
            yield _told(unit)
    if at < len(stream):
        yield Unit("rest", Kind.UNKNOWN, f"{len(stream) - at} bytes that are no H.264 stream".encode())


def _told(unit: memoryview) -> Unit:
    if unit[0] & 31 != _MESSAGE:
        return Unit(f"unit {unit[0] & 31}", Kind.UNKNOWN, f"{len(unit)} bytes".encode())
    if len(unit) > 1 and unit[1] == _USER_TEXT:
        after_size = next((at for at in range(2, len(unit)) if unit[at] != 0xFF), len(unit)) + 1  # noqa: PLR2004
        return Unit("SEI", Kind.ENCODER, bytes(unit[after_size + 16 :]))
    return Unit("SEI", Kind.UNKNOWN, f"{len(unit)} bytes".encode())
