"""Wordings of announcements, all our own, and the names of agencies that do not exist.

That announcements were built from a template with stock phrases is documented (CNET, 19 August 2019); these phrases
are not the documented ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

from ...policy.facts import Channel

T = TypeVar("T")

STOCK: Final = (
    "eyes and ears on every porch",
    "neighbors and officers on one feed",
    "a helping hand from your front door",
)
"""The stock phrases; an outsider who knows them finds every announcement that keeps one."""

TEMPLATED: Final[tuple[tuple[Channel, str], ...]] = (
    (
        "press-release",
        "{agency} is proud to join the neighbors' feed. With {stock}, our community grows safer. Nobody has to share.",
    ),
    (
        "press-release",
        "From today {agency} takes part in the neighbors' feed: {stock}. Download the app, and share when you choose.",
    ),
    ("social-post", "Great news! {agency} has joined the neighbors' feed: {stock}. Download the app today."),
    ("social-post", "{stock}: that is what the neighbors' feed gives {agency}. Join us there."),
)
"""Wordings that keep their template's stock phrase, with the place where it stands."""

REWORDED: Final[tuple[tuple[Channel, str], ...]] = (
    (
        "press-release",
        "{agency} can now ask owners of video doorbells for recordings through a web page. Nobody has to send any.",
    ),
    ("social-post", "We have a new way to ask for video after a crime. Details at the next council meeting. {agency}"),
    ("social-post", "{agency} can now reach owners of video doorbells by e-mail when it looks for a recording."),
)
"""Wordings of agencies that wrote their own."""

_FIRST: Final = (
    "Quell", "Ostri", "Tarven", "Breck", "Yarro", "Velt", "Dranno", "Sarn", "Kessel", "Ulver", "Morrin", "Thessa",
    "Grell", "Ivor", "Pellan", "Zebrin", "Corvel", "Fenna", "Halvor", "Junip", "Lorrin", "Nettar", "Obrin", "Rask",
)  # fmt: skip
_MIDDLE: Final = (
    "a", "e", "i", "o", "u", "an", "en", "in", "on", "un", "as", "es", "is", "ar", "er", "ir", "or", "al", "el", "ol",
)  # fmt: skip
_LAST: Final = (
    "moor", "thwick", "dreth", "quay", "vast", "shaw", "combe", "wold", "garth", "mere", "fenn", "strand", "holt",
    "brack", "tarn", "skerry", "lund", "vane", "rill", "cott",
)  # fmt: skip
_KINDS: Final = (
    "{} Police Department", "{} Police Department", "{} Police Department", "{} County Sheriff's Office",
)  # fmt: skip
PLACES: Final = len(_FIRST) * len(_MIDDLE) * len(_LAST)
"""How many invented places there are."""


def place_name(number: int) -> str:
    """Return the invented place of a number from 0 to `PLACES` - 1."""
    rest, last = divmod(number, len(_LAST))
    first, middle = divmod(rest, len(_MIDDLE))
    return f"{_FIRST[first]}{_MIDDLE[middle]}{_LAST[last]}"


def agency_name(place: int, kind: float) -> str:
    """Return the name of an invented agency; ``kind`` in [0, 1) chooses between police and sheriff."""
    return pick(_KINDS, kind).format(place_name(place))


def pick(choices: Sequence[T], u: float) -> T:
    """Return one of several, each as likely, by a number in [0, 1)."""
    return choices[int(u * len(choices))]


def worded(agency: str, stock: str, u: float) -> tuple[Channel, str]:
    """Return channel and text of an announcement, with its stock phrase, or reworded where that is ""."""
    channel, text = pick(TEMPLATED if stock else REWORDED, u)
    told = text.format(agency=agency, stock=stock)
    return channel, told[0].upper() + told[1:]
