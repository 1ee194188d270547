"""Finds what an MP4 file says beside its picture, box by box, without any media library.

Whatever it does not know is an item of its own, so that "nothing found" is a strong statement. Values hidden on purpose
in pixels, in the lengths of frames or in reserved fields are not looked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from .boxes import Box, boxes_of, children
from .h264 import units_of
from .items import Item, Kind, item, kind_of
from .mp4_tables import check_table

_HOLD_OTHERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"udta", b"meta"})
_TABLES: Final = frozenset(
    {b"ftyp", b"elst", b"vmhd", b"stts", b"ctts", b"stss", b"stsc", b"stsz", b"stco", b"co64", b"sdtp"}
)
_NEUTRAL_HANDLERS: Final = frozenset({b"", b"VideoHandler", b"SoundHandler"})
_UNDETERMINED: Final = 0x55C4
"""The language code ``und``."""


def items_in(body: bytes) -> list[Item]:
    """Return every item of an MP4 file.

    Parameters
    ----------
    body : bytes

    Raises
    ------
    MediaError
        If the file is cut short, damaged, too large, or made to exhaust its reader.
    """
    found: list[Item] = []
    names: list[str] = []
    for box in boxes_of(body):
        check_table(box)
        if box.kind in _HOLD_OTHERS | _TABLES and not _is_user_entry(box):
            continue
        if box.kind == b"keys":
            names = _names(box)
        if box.kind == b"ilst":
            found.extend(_values(box, names))
            continue
        reader = _user_entry if _is_user_entry(box) else _READERS.get(box.kind, _unknown)
        found.extend(reader(box))
    return found


def _is_user_entry(box: Box) -> bool:
    return len(box.path) > 1 and box.path[-2] == b"udta" and box.kind != b"meta"


def _unknown(box: Box) -> Iterator[Item]:
    yield item(box.where, Kind.UNKNOWN, f"{len(box.payload)} bytes of a box that is not known")


def _user_entry(box: Box) -> Iterator[Item]:
    raw = bytes(box.payload)
    if box.kind == b"loci":
        yield item(box.where, Kind.LOCATION, _loci(raw))
    elif box.kind in {b"free", b"skip"}:
        yield from _free(box)
    else:
        name = box.kind.decode("latin-1")
        yield item(box.where, kind_of(name), raw[4:] if box.kind.startswith(b"\xa9") else raw)


def _loci(raw: bytes) -> str:
    after_name = raw.find(b"\0", 6) + 1
    if after_name < 1 or len(raw) < after_name + 9:
        return "a place that cannot be read"
    lon, lat = (int.from_bytes(raw[at : at + 4], "big", signed=True) / 65536 for at in (after_name + 1, after_name + 5))
    return f"lon {lon:.5f}, lat {lat:.5f}"


def _times(box: Box) -> Iterator[Item]:
    width = 8 if bytes(box.payload[:1]) == b"\x01" else 4
    for name, at in (("created", 4), ("modified", 4 + width)):
        seconds = int.from_bytes(box.payload[at : at + width], "big")
        if seconds:
            yield item(box.where, Kind.TIME, f"{name} {seconds} seconds after 1904-01-01")
    if box.kind == b"mdhd":
        language = int.from_bytes(box.payload[-4:-2], "big")
        if language not in {0, _UNDETERMINED}:
            yield item(box.where, Kind.TEXT, f"language code {language}")


def _handler(box: Box) -> Iterator[Item]:
    name = bytes(box.payload[24:]).strip(b"\0")
    counted = name[1:] if name and name[0] == len(name) - 1 else name
    if counted not in _NEUTRAL_HANDLERS:
        yield item(box.where, Kind.TEXT, counted)


def _free(box: Box) -> Iterator[Item]:
    if any(box.payload):
        yield item(box.where, Kind.UNKNOWN, f"{len(box.payload)} bytes of free space that are not all zero")


def _reference(box: Box) -> Iterator[Item]:
    # One entry that says "in this file" is twelve bytes after the count.
    if len(box.payload) > 20:  # noqa: PLR2004 - as above
        yield item(box.where, Kind.TEXT, bytes(box.payload[20:]))


def _sample_entries(box: Box) -> Iterator[Item]:
    for kind, _, payload in children(box.payload[8:]):
        where = f"{box.where}/{kind.decode('latin-1')}"
        if kind not in {b"avc1", b"avc3"}:
            yield item(where, Kind.UNKNOWN, "a track that is no H.264 picture")
            continue
        name = bytes(payload[42:74])
        if any(name):
            yield item(where, Kind.ENCODER, name[1:])
        for inner, _, content in children(payload[78:]):
            if inner not in {b"avcC", b"pasp", b"colr", b"btrt"}:
                yield item(f"{where}/{inner.decode('latin-1')}", Kind.UNKNOWN, f"{len(content)} bytes")


def _names(box: Box) -> list[str]:
    return [bytes(payload).decode("utf-8", "replace") for _, _, payload in children(box.payload[8:])]


def _keys(box: Box) -> Iterator[Item]:
    for name in _names(box):
        yield item(f"{box.where}/{name}", kind_of(name), name)


def _values(box: Box, names: list[str]) -> Iterator[Item]:
    for kind, _, payload in children(box.payload):
        # An entry is named by its kind, or by its number in the list of keys.
        number = int.from_bytes(kind, "big")
        name = names[number - 1] if 0 < number <= len(names) else repr(kind.decode("latin-1"))
        for inner, _, content in children(payload):
            value = bytes(content[8:]) if inner == b"data" else bytes(content)
            yield item(f"{box.where}/{name}", kind_of(name), value)


def _media(box: Box) -> Iterator[Item]:
    for unit in units_of(box.payload):
        yield item(f"{box.where}/{unit.name}", unit.kind, unit.value)


_READERS: Final[dict[bytes, Callable[[Box], Iterator[Item]]]] = {
    b"mvhd": _times,
    b"tkhd": _times,
    b"mdhd": _times,
    b"hdlr": _handler,
    b"free": _free,
    b"skip": _free,
    b"wide": _free,
    b"dref": _reference,
    b"stsd": _sample_entries,
    b"keys": _keys,
    b"mdat": _media,
}
