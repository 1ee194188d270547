"""Checks that the tables of an MP4 file are as long as they claim, so that a claim cannot exhaust a reader.

It does not read what the tables say about the picture.
"""

from __future__ import annotations

import struct
from typing import Final

from .boxes import Box
from .errors import MediaError

MAX_FRAMES: Final = 100_000
_ENTRY_BYTES: Final = {
    b"stts": 8,
    b"ctts": 8,
    b"stss": 4,
    b"stsc": 12,
    b"stco": 4,
    b"co64": 8,
    b"elst": 12,
    b"keys": 8,
    b"dref": 12,
    b"stsd": 16,
}
_RUNS: Final = frozenset({b"stts", b"ctts"})
"""Tables whose entries begin with how many frames each is about."""


def check_table(box: Box) -> None:
    """Refuse a table that claims more than it holds.

    Parameters
    ----------
    box : Box
        Of any kind; a box that is no table passes.

    Raises
    ------
    MediaError
        If the table claims more entries than its bytes can hold, or more than `MAX_FRAMES` frames.
    """
    if box.kind == b"stsz":
        _check_sizes(box)
    elif box.kind in _ENTRY_BYTES:
        count = int.from_bytes(box.payload[4:8], "big")
        if count * _ENTRY_BYTES[box.kind] > len(box.payload) - 8:
            raise MediaError(f"the MP4 file is damaged: {box.where} claims {count} entries and holds fewer")
        if box.kind in _RUNS:
            frames = sum(run for run, _ in struct.iter_unpack(">II", box.payload[8 : 8 + 8 * count]))
            _check_frames(frames)


def _check_sizes(box: Box) -> None:
    # A size that all frames share, and a huge count, fit into twenty bytes.
    shared, count = (int.from_bytes(box.payload[at : at + 4], "big") for at in (4, 8))
    _check_frames(count)
    if not shared and count * 4 > len(box.payload) - 12:
        raise MediaError(f"the MP4 file is damaged: {box.where} claims {count} frames and holds fewer")


def _check_frames(count: int) -> None:
    if count > MAX_FRAMES:
        raise MediaError(f"the MP4 file claims {count} frames; at most {MAX_FRAMES} are read")
