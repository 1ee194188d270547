"""The whole event log as files. It is the researcher's truth view: it names households, and says so beside itself."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import BytesIO, StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sqlalchemy import Connection

from ..policy.wire.base import moment
from ..services.own_desk import Desk
from ..storage import event_log, publications, worlds_rows
from ..worlds.world import World

Shape = Literal["jsonl", "csv", "parquet"]
Table = Literal["jsonl", "csv"]
"""What a portal packs; Parquet is the command line's, where its library may be installed."""
ZIP: Final = "application/zip"
_BEGINNING: Final = (1980, 1, 1, 0, 0, 0)
TRUTH: Final = "TRUTH-VIEW.txt"
LICENSES: Final = "LICENSES.txt"
COLUMNS: Final = ("time", "time_us", "kind", "id", *event_log.WHO, "detail")
"""The same in every format; `detail` is an object in JSON Lines, and its JSON text elsewhere."""
_MARK: Final = """TRUTH VIEW of the simulated world "{name}" ({town}), up to {time}.

events.{shape} holds its whole event log: every event with the households, accounts and cameras' clips that it is about.
No officer, agency, neighbor or member of the public of that world ever sees this. Everybody in it is made up.
Columns: {columns}. Order: time_us, kind, id. Times are simulated, UTC; *_us are microseconds since 1970.
Events: {count}.

The data that the world was made from keep their licences: see {licenses}.
"""


class ExportError(Exception):
    """An export cannot be written; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Log:
    """A world's event log as files, by name, and how many events it holds."""

    files: Mapping[str, bytes]
    events: int


def files_of(rows: Connection, shape: Shape) -> Log:
    """Write a world's event log, its mark as a truth view, and the licences of its data."""
    now = worlds_rows.read_now(rows)
    records = [_record(event) for event in event_log.list_log(rows)]
    mark = _MARK.format(
        name=now.name,
        town=now.town,
        time=moment(now.clock_us).isoformat(),
        shape=shape,
        columns=", ".join(COLUMNS),
        count=len(records),
        licenses=LICENSES,
    )
    files = {f"events.{shape}": _WRITERS[shape](records), TRUTH: mark.encode(), LICENSES: _licences(rows).encode()}
    return Log(files, len(records))


def export(world: World, folder: Path, shape: Shape, *, force: bool = False) -> int:
    """Write a world's log as files into a folder; return how many events.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    force : bool
        Whether files of an earlier export may be replaced.

    Raises
    ------
    ExportError
        If files are there already, or Parquet was asked for and pyarrow is not installed.
    """
    _check(folder, folder / f"events.{shape}", shape, force=force)
    with world.database.looking() as rows:
        log = files_of(rows, shape)
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in log.files.items():
        (folder / name).write_bytes(body)
    return log.events


def packed(desk: Desk, shape: Table) -> bytes:
    """Return the log of a researcher's world as a zip: the same to the byte for the same moment."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as into:
        for name, body in files_of(desk.rows, shape).files.items():
            into.writestr(ZipInfo(name, _BEGINNING), body, ZIP_DEFLATED)
    return out.getvalue()


def _check(folder: Path, target: Path, shape: Shape, *, force: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder} is a file; name a folder with -o")
    there = [path.name for path in (target, folder / TRUTH, folder / LICENSES) if path.exists()]
    if there and not force:
        raise ExportError(f"{', '.join(there)} in {folder} would be replaced; name another folder, or add --force")
    if shape == "parquet" and find_spec("pyarrow") is None:
        raise ExportError(
            "Parquet needs pyarrow, of the extra research: in a clone .venv/bin/python -m pip install pyarrow; "
            "or choose --format csv"
        )


def _record(event: event_log.Event) -> dict[str, Any]:
    time = moment(event.at_us).isoformat()
    return {
        "time": time,
        "time_us": event.at_us,
        "kind": event.kind,
        "id": event.id,
        **event.who,
        "detail": event.detail,
    }


def _flat(records: list[dict[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return ({**record, "detail": json.dumps(record["detail"], ensure_ascii=False)} for record in records)


def _jsonl(records: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def _csv(records: list[dict[str, Any]]) -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_flat(records))
    return out.getvalue().encode()


def _parquet(records: list[dict[str, Any]]) -> bytes:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # of the extra: research
    schema = arrow.schema([(name, arrow.int64() if name == "time_us" else arrow.string()) for name in COLUMNS])
    out = BytesIO()
    parquet.write_table(arrow.Table.from_pylist(list(_flat(records)), schema=schema), out)
    return out.getvalue()


_WRITERS: Final[Mapping[Shape, Callable[[list[dict[str, Any]]], bytes]]] = MappingProxyType(
    {"jsonl": _jsonl, "csv": _csv, "parquet": _parquet}
)


def _licences(rows: Connection) -> str:
    """Say whose data the world uses, under which licence, and what was changed."""
    parts = ["Data that this world was made from, each under its own licence.", ""]
    for credit in publications.list_attributions(rows):
        parts += [credit.title, f"  file: {credit.file}", f"  licence: {credit.licence} {credit.licence_url}".rstrip()]
        parts += [f"  credit: {credit.credit}", f"  changes: {credit.changes}", ""]
    return "\n".join(parts)
