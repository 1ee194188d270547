"""Reads houses from a file of somebody else's: takes houses only, and says what it left out and why.

It trusts nothing about the file, keeps every house that it can, and repeats none of the file's content: a
message names a line and a column, never what stands there. Keeping the town is the business of
``towns.imported``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from . import cells
from .cells import RowRefusedError
from .columns import could_identify, taken_as
from .lines import Record, records
from .towns.imported import TownNotSavedError, TownTakenError, imported_names, load_imported, save_town
from .towns.model import House, Town

__all__ = [
    "ImportRefusedError",
    "ImportReport",
    "Refusal",
    "TownNotSavedError",
    "TownTakenError",
    "import_houses",
    "imported_names",
    "imported_town",
    "load_imported",
    "save_town",
]

# A file of a million bad rows needs no list of a million reasons: the first ones, and the counts of all.
LISTED_REFUSALS = 1_000

_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


class ImportRefusedError(ValueError):
    """The whole file is refused, and nothing was taken from it; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that was not taken: the line on which it begins (the header is line 1), and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the rows: ``read`` is always ``kept + refused``.

    Parameters
    ----------
    read, kept, refused
        Rows, without the header and blank lines.
    refusals
        The first 1,000 refused rows.
    reasons
        Each reason and how many rows it refused, most frequent first.
    ignored_columns
        Names of the columns that were not needed.
    """

    read: int
    kept: int
    refused: int
    refusals: tuple[Refusal, ...]
    reasons: tuple[tuple[str, int], ...]
    ignored_columns: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """Return the report as plain values for JSON."""
        return {
            "read": self.read,
            "kept": self.kept,
            "refused": self.refused,
            "refusals": [{"line": refusal.line, "reason": refusal.reason} for refusal in self.refusals],
            "reasons": dict(self.reasons),
            "ignored_columns": list(self.ignored_columns),
        }


@dataclass(frozen=True, slots=True)
class _Header:
    """The columns of a file: field to position, how many there are, and the names of those not needed."""

    fields: dict[str, int]
    width: int
    ignored: tuple[str, ...]


def import_houses(source: Path | TextIO) -> tuple[ImportReport, tuple[House, ...]]:
    """Read houses from a CSV file with a header.

    Parameters
    ----------
    source
        Path of a UTF-8 file (with or without byte order mark), or an open text stream. Needed columns:
        ``lat``, ``lon`` (degrees, WGS 84). Optional: ``block``, ``street``, ``district``, and for a file that
        this product wrote ``house_id``, ``area``, ``footprint_m2``. Others are ignored.

    Returns
    -------
    ImportReport, tuple of House
        Houses in the order of the file. Several houses at one point are kept: a building may hold many homes.

    Raises
    ------
    ImportRefusedError
        If the file is no such CSV file, or has a column that could identify people or homes.
    OSError
        If the file cannot be read.
    """
    if not isinstance(source, Path):
        return _import(source)
    with source.open("rb") as start:
        if start.read(4).startswith(_BYTE_ORDER_MARKS):
            raise ImportRefusedError(_ENCODING)
    with source.open(encoding="utf-8-sig") as file:
        return _import(file)


_ENCODING = "The file is not UTF-8 text. Save it as UTF-8 (in a spreadsheet: 'CSV UTF-8') and try again."


def imported_town(name: str, houses: tuple[House, ...], *, timezone: str = "America/New_York") -> Town:
    """Make a town of imported houses, for `save_town`.

    Parameters
    ----------
    name
        1 to 40 small letters, digits or hyphens; the town's key becomes ``imported:NAME``.
    houses
        From `import_houses`.
    timezone
        IANA name of the town's time zone.
    """
    return Town(f"imported:{name}", name.replace("-", " ").title(), timezone, houses, (), ())


def _import(file: TextIO) -> tuple[ImportReport, tuple[House, ...]]:
    try:
        rows = records(file)
        header = _header(rows)
        return _collect(header, rows)
    except UnicodeDecodeError as error:
        raise ImportRefusedError(_ENCODING) from error


def _header(rows: Iterator[Record]) -> _Header:
    first = next(rows, None)
    if first is None:
        message = "The file is empty. It needs a header with at least lat and lon, and one row per house."
        raise ImportRefusedError(message)
    if first.fields is None:
        message = "The first line is no CSV header (it is far too long, or its quotes do not close)."
        raise ImportRefusedError(message)
    columns = [name.lstrip("\ufeff").strip() for name in first.fields]
    _refuse_personal(columns)
    fields = _fields(columns)
    ignored = tuple(_shown(name) for name in columns if name and taken_as(name) is None)
    return _Header(fields, len(columns), ignored)


def _refuse_personal(columns: list[str]) -> None:
    # A header with another delimiter is one long name; its parts count too.
    parts = [part.strip() for name in columns for part in re.split(r"[;\t|]", name)]
    personal = [_shown(part) for part in parts if could_identify(part)]
    if personal:
        message = (
            f"The file has a column that could identify people or homes: {', '.join(personal[:5])}. An import takes "
            "houses only. Remove the column and try again; nothing was taken."
        )
        raise ImportRefusedError(message)


def _fields(columns: list[str]) -> dict[str, int]:
    fields: dict[str, int] = {}
    for position, name in enumerate(columns):
        field = taken_as(name)
        if field is not None and field in fields:
            message = f"There are two columns for {field}. Remove one of them."
            raise ImportRefusedError(message)
        if field is not None:
            fields[field] = position
    missing = [field for field in ("lat", "lon") if field not in fields]
    if missing:
        raise ImportRefusedError(_missing(missing, columns))
    return fields


def _missing(missing: list[str], columns: list[str]) -> str:
    other = next((sign for sign in (";", "\t", "|") if len(columns) == 1 and sign in columns[0]), None)
    if other is not None:
        named = {";": "semicolons", "\t": "tabs", "|": "bars"}[other]
        return f"The columns are separated by {named}. Save the file with commas, and points in numbers."
    return (
        f"The header has no column {' and no column '.join(missing)}. The first line must name the columns: "
        "lat, lon (degrees, WGS 84) and, if you have them, block, street, district."
    )


def _shown(name: str) -> str:
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    return f"{printable[:40]!r}"


def _collect(header: _Header, rows: Iterable[Record]) -> tuple[ImportReport, tuple[House, ...]]:
    houses: list[House] = []
    seen: dict[str, House] = {}
    refusals: list[Refusal] = []
    reasons = Counter[str]()
    for number, row in enumerate(rows, start=1):
        try:
            house = _house(header, row, number)
            _refuse_repeated(house, seen)
        except RowRefusedError as refused:
            reasons[str(refused)] += 1
            if len(refusals) < LISTED_REFUSALS:
                refusals.append(Refusal(row.line, str(refused)))
            continue
        seen[house.house_id] = house
        houses.append(house)
    refused_rows = reasons.total()
    tally = tuple(reasons.most_common())
    report = ImportReport(len(houses) + refused_rows, len(houses), refused_rows, tuple(refusals), tally, header.ignored)
    return report, tuple(houses)


def _refuse_repeated(house: House, seen: dict[str, House]) -> None:
    earlier = seen.get(house.house_id)
    if earlier is not None:
        reason = "the same row stands above" if earlier == house else "its house_id was given to another house above"
        raise RowRefusedError(reason)


def _house(header: _Header, row: Record, number: int) -> House:
    if row.fields is None:
        raise RowRefusedError(row.fault)
    if len(row.fields) != header.width:
        much = "more" if len(row.fields) > header.width else "fewer"
        reason = f"the row has {much} fields than the header"
        raise RowRefusedError(reason)
    row_cells = {field: row.fields[position].strip() for field, position in header.fields.items()}
    lon, lat = cells.place(row_cells["lon"], row_cells["lat"])
    return House(
        house_id=cells.house_id(row_cells.get("house_id", ""), number),
        lon=lon,
        lat=lat,
        block=cells.block(row_cells.get("block", "")),
        street=cells.street(row_cells.get("street", "")),
        district=cells.place_name("district", row_cells.get("district", "")),
        area=cells.area(row_cells.get("area", "")),
        footprint_m2=cells.footprint_m2(row_cells.get("footprint_m2", "")),
    )
