"""How areas, moments and words are read when somebody sends them in: as the API document says, and no looser."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Final, cast

from geojson_pydantic import Polygon
from pydantic import AwareDatetime, BeforeValidator, Field

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d")
_BOX_LENGTHS: Final = (4, 6)
_LEVELS: Final = 3
"""Coordinates of a polygon are numbers, three lists deep; nothing below that is looked at."""


def _is_plain(value: object, levels: int = _LEVELS) -> bool:
    """Whether coordinates are lists of JSON numbers, rather than words or truth values that could pass for some."""
    if isinstance(value, list | tuple):
        items = cast("Sequence[object]", value)
        return levels > 0 and all(_is_plain(item, levels - 1) for item in items)
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_box(value: object) -> bool:
    """Whether a bounding box has its lower corner first, in two or three dimensions."""
    if not isinstance(value, list) or not _is_plain(cast("object", value), 1):
        return False
    corners = cast("list[float]", value)
    half = len(corners) // 2
    ordered = all(low <= high for low, high in zip(corners[:half], corners[half:], strict=False))
    return len(corners) in _BOX_LENGTHS and ordered


def _bare_area(value: object) -> object:
    """Keep of an area its type and its coordinates; foreign members are not looked at, and a box is only checked.

    The library warns about some boxes in words that quote them, and such words end in logs.
    """
    if not isinstance(value, dict):
        return value
    sent = cast("dict[str, object]", value)
    if not _is_plain(sent.get("coordinates", ())):
        raise ValueError("Send coordinates as lists of numbers.")
    if sent.get("bbox") is not None and not _is_box(sent["bbox"]):
        raise ValueError("Send no bounding box, or one whose lower corner comes first.")
    return {name: sent[name] for name in ("type", "coordinates") if name in sent}


def _written(value: object) -> object:
    """Refuse numbers, which could be seconds or milliseconds of any era."""
    if isinstance(value, datetime) or (isinstance(value, str) and _MOMENT.match(value)):
        return value
    raise ValueError("Write the date, the time and its offset, such as in the example.")


UNREADABLE: Final = (
    "It holds a character that nobody sees: a control character, or one that turns the direction of the text "
    "(U+202A to U+202E, U+2066 to U+2069). Take it out, or type the text anew."
)

Area = Annotated[
    Polygon,
    BeforeValidator(_bare_area),
    Field(description="One ring, at most 200 corners, longitude first (RFC 7946). Other members are not looked at."),
]
Moment = Annotated[AwareDatetime, BeforeValidator(_written)]
READABLE: Final = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]*$"
Words = Annotated[str, Field(pattern=READABLE)]
"""Text that people read as it stands: no control characters but tabs and line ends, none that turns its direction."""


def hides_signs(fault: Mapping[str, Any]) -> bool:
    """Whether what pydantic found wrong with a field is a character that its readers would not see."""
    return bool(fault["type"] == "string_pattern_mismatch" and fault["ctx"]["pattern"] == READABLE)
