"""What the cells of a foreign file must look like to become a house; a refusal repeats nothing of them."""

import re

MAX_TEXT = 120
MAX_LAT, MAX_LON = 90, 180

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_WHOLE = re.compile(r"[0-9]{1,9}(\.0*)?")
_HOUSE_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")
# "12 Elm Street", "12-14 Elm Street" and "12b, Elm Street", but not "5th Avenue".
_HOUSE_NUMBER = re.compile(r"#?[0-9]+([-/][0-9]+)?\s?[A-Za-z]?[\s,]+\S")


class RowRefusedError(ValueError):
    """One row is refused; the message is the reason and holds nothing of the row."""


def place(lon_text: str, lat_text: str) -> tuple[float, float]:
    """Return (lon, lat) in degrees, WGS 84.

    Raises
    ------
    RowRefusedError
        If either is missing, no plain decimal number, or out of range.
    """
    lat, lon = _degrees("lat", lat_text), _degrees("lon", lon_text)
    if abs(lat) > MAX_LAT:
        hint = "; lat and lon may be swapped" if abs(lat) <= MAX_LON and abs(lon) <= MAX_LAT else ""
        reason = f"lat is outside -90 to 90{hint}"
        raise RowRefusedError(reason)
    if abs(lon) > MAX_LON:
        reason = "lon is outside -180 to 180"
        raise RowRefusedError(reason)
    return lon, lat


def _degrees(column: str, text: str) -> float:
    if not text:
        reason = f"{column} is empty"
        raise RowRefusedError(reason)
    # The pattern is narrower than float(): no NaN, no infinity, no underscores, no other scripts.
    if not _NUMBER.fullmatch(text):
        hint = " (decimals take a point, not a comma)" if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", text) else ""
        reason = f"{column} is not a number of degrees{hint}"
        raise RowRefusedError(reason)
    return float(text)


def house_id(text: str, number: int) -> str:
    """Return the id of a house: its own, or one made of the row's number where it has none."""
    if not text:
        return f"row-{number:07d}"
    if not _HOUSE_ID.fullmatch(text):
        reason = "house_id may hold up to 64 letters, digits, and . _ : - only"
        raise RowRefusedError(reason)
    return text


def block(text: str) -> int | None:
    """Return the hundred-block, or ``None`` for an empty cell."""
    if not text:
        return None
    if not _WHOLE.fullmatch(text):
        reason = "block is not a whole number such as 1200"
        raise RowRefusedError(reason)
    return int(text.partition(".")[0])


def street(text: str) -> str:
    """Return the street, refusing one that may begin with a house number: those are never kept."""
    name = place_name("street", text)
    if _HOUSE_NUMBER.match(name):
        reason = "street begins with what may be a house number"
        raise RowRefusedError(reason)
    return name


def place_name(column: str, text: str) -> str:
    """Return the name of a place, refusing what cannot be one."""
    if len(text) > MAX_TEXT:
        reason = f"{column} is longer than {MAX_TEXT} characters"
        raise RowRefusedError(reason)
    if "@" in text or not text.isprintable():
        reason = f"{column} holds characters that no name of a place has"
        raise RowRefusedError(reason)
    return text


def footprint_m2(text: str) -> int | None:
    """Return square metres, or ``None``: not needed, so never a reason to refuse a house."""
    return int(text.partition(".")[0]) if _WHOLE.fullmatch(text) else None


def area(text: str) -> str:
    """Return the name of the part of town, or nothing: not needed, so never a reason to refuse a house."""
    return text if len(text) <= MAX_TEXT and text.isprintable() and "@" not in text else ""
