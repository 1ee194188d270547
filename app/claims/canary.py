"""Canary coordinates: finding a camera's own decimals in any bytes, in the encodings that are usual.

A camera is found by the pair of its coordinates at six decimals, by a single one at eight, or by two neighbouring
numbers of five decimals that lie within a metre of it and are no public geometry. One coordinate of six decimals
alone stands too often in an area or an outline by mere chance.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..policy.geometry import Point

PAIR_DIGITS: Final = 6
"""Decimals that both coordinates must share with a camera: 0.11 m."""
SINGLE_DIGITS: Final = 8
"""Decimals that one coordinate alone must share: about a millimetre."""
NEAR_DEG: Final = 1.05e-5
"""How near two neighbouring numbers may come to a camera before they count as its place: about a metre."""

Pair = tuple[float, float]

_NUMBER: Final = re.compile(rb"\d{1,3}\.(\d{%d,})" % PAIR_DIGITS)
_COARSE: Final = re.compile(rb"\d{1,3}\.\d{5,}")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")
_HEX: Final = re.compile(rb"(?:[0-9a-fA-F]{2}){6,}")
_DMS: Final = re.compile(
    rb"(\d{1,3})\s*(?:\xc2\xb0|&deg;|d|deg)\s*(\d{1,2})\s*(?:'|&#39;|\xe2\x80\xb2|m)\s*(\d{1,2}\.\d{2,})"
)


def find_canaries(body: bytes, places: Sequence[Point], public: frozenset[Pair] = frozenset()) -> list[str]:
    """Find coordinates of cameras in some bytes.

    Parameters
    ----------
    body : bytes
        A body, or headers written out.
    places : sequence of Point
        Where the cameras are, (lon, lat) degrees.
    public : frozenset of (float, float)
        Neighbouring numbers that anybody may know: the corners of houses on the base map, from `neighbours`.

    Returns
    -------
    list of str
        Each camera that was found, with the encoding in which it stood.
    """
    return [
        f"({place[0]:.{PAIR_DIGITS}f}, {place[1]:.{PAIR_DIGITS}f}) as {encoding}"
        for encoding, text in _decoded(body)
        for pairs, singles in [_keys(text)]
        for close in [neighbours(text) - public]
        if pairs or close
        for place in places
        if _is_there(place, pairs, singles) or any(_is_near(place, pair) for pair in close)
    ]


def neighbours(text: bytes) -> frozenset[Pair]:
    """Return every two numbers of five decimals or more that follow each other, without their signs."""
    numbers = [float(match) for match in _COARSE.findall(text)]
    return frozenset(pairwise(numbers))


def _is_near(place: Point, pair: Pair) -> bool:
    lon, lat = abs(place[0]), abs(place[1])
    return any(abs(one - lon) < NEAR_DEG and abs(other - lat) < NEAR_DEG for one, other in (pair, pair[::-1]))


def _is_there(place: Point, pairs: frozenset[int], singles: frozenset[int]) -> bool:
    lon, lat = (_forms(value, PAIR_DIGITS) for value in place)
    alone = any(_forms(value, SINGLE_DIGITS) & singles for value in place)
    return alone or bool(lon & pairs and lat & pairs)


def _forms(value: float, digits: int) -> frozenset[int]:
    """Return a coordinate as whole units, cut and rounded, without its sign: a hemisphere may stand for that."""
    units = abs(value) * 10**digits
    return frozenset({int(units), round(units)})


def _keys(text: bytes) -> tuple[frozenset[int], frozenset[int]]:
    pairs: set[int] = set()
    singles: set[int] = set()
    for match in _NUMBER.finditer(text):
        number = float(match.group())
        pairs |= _forms(number, PAIR_DIGITS)
        if len(match.group(1)) >= SINGLE_DIGITS:
            singles |= _forms(number, SINGLE_DIGITS)
    for degrees, minutes, seconds in _DMS.findall(text):
        pairs |= _forms(int(degrees) + int(minutes) / 60 + float(seconds) / 3600, PAIR_DIGITS)
    return frozenset(pairs), frozenset(singles)


def unpacked(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every entry of a zip with all that stands beside it in the archive, by its name; nothing of other bytes."""
    if not zipfile.is_zipfile(io.BytesIO(body)):
        return
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for entry in archive.infolist():
            beside = b"\n".join((entry.filename.encode(), entry.comment, entry.extra, archive.comment))
            yield entry.filename, beside + b"\n" + archive.read(entry)


def _decoded(body: bytes) -> Iterator[tuple[str, bytes]]:
    yield from _in_text(body)
    for name, entry in unpacked(body):
        for encoding, text in _in_text(entry):
            yield f"{encoding} in {name}", text


def _in_text(body: bytes) -> Iterator[tuple[str, bytes]]:
    yield "decimals", body
    for match in _BASE64.finditer(body):
        for altchars in (b"+/", b"-_"):
            text = match.group().rstrip(b"=")
            padded = text + b"=" * (-len(text) % 4)
            try:
                yield "base64", base64.b64decode(padded, altchars=altchars, validate=True)
            except ValueError:
                continue
    for match in _HEX.finditer(body):
        yield "hexadecimal", bytes.fromhex(match.group().decode())
