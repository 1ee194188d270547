"""One thing that media says beside its picture. Finding them is the work of the modules that name a format."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MAX_VALUE: Final = 120
"""Characters of a value that are shown."""


class Kind(StrEnum):
    """What an item tells about."""

    LOCATION = "location"
    TIME = "time"
    DEVICE = "device"
    OWNER = "owner"
    ENCODER = "encoder"
    TEXT = "text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was found.

    Parameters
    ----------
    where : str
        Path inside the file, such as ``moov/udta/loci``.
    kind : Kind
        ``UNKNOWN`` is something that cannot be shown to be harmless.
    value : str
        What it says, at most `MAX_VALUE` characters.
    """

    where: str
    kind: Kind
    value: str


_WORDS: Final[tuple[tuple[str, Kind], ...]] = (
    ("location", Kind.LOCATION),
    ("gps", Kind.LOCATION),
    ("xyz", Kind.LOCATION),
    ("creat", Kind.TIME),
    ("date", Kind.TIME),
    ("day", Kind.TIME),
    ("time", Kind.TIME),
    ("make", Kind.DEVICE),
    ("mak", Kind.DEVICE),
    ("model", Kind.DEVICE),
    ("mod", Kind.DEVICE),
    ("artist", Kind.OWNER),
    ("art", Kind.OWNER),
    ("author", Kind.OWNER),
    ("aut", Kind.OWNER),
    ("owner", Kind.OWNER),
    ("encoder", Kind.ENCODER),
    ("software", Kind.ENCODER),
    ("too", Kind.ENCODER),
    ("swr", Kind.ENCODER),
)


def kind_of(name: str) -> Kind:
    """Return what an entry tells about, by the words in its name; `Kind.TEXT` where none is known."""
    lowered = name.lower().removeprefix("com.apple.quicktime.")
    return next((kind for word, kind in _WORDS if word in lowered), Kind.TEXT)


def shown(raw: bytes) -> str:
    """Return bytes as text that can be printed, cut to `MAX_VALUE` characters."""
    text = raw.decode("utf-8", "replace").strip("\0")
    return "".join(letter if letter.isprintable() else "." for letter in text[:MAX_VALUE])


def item(where: str, kind: Kind, value: bytes | str) -> Item:
    """Make an item whose value can be printed."""
    return Item(where, kind, shown(value if isinstance(value, bytes) else value.encode("utf-8", "replace")))
