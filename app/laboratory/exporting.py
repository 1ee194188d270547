"""The whole event log as files. It is the researcher's truth view: it names households, and says so beside itself."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, Literal

from sqlalchemy import Connection

from ..policy.wire.base import moment
from ..storage import event_log, publications, worlds_rows
from ..worlds.world import World

Shape = Literal["jsonl", "csv", "parquet"]
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


def export(world: World, folder: Path, shape: Shape, *, force: bool = False) -> int:
    """Write a world's event log, its mark as a truth view, and the licences of its data; return how many events.

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
    target = folder / f"events.{shape}"
    _check(folder, target, shape, force=force)
    with world.database.looking() as rows:
        now, licences = worlds_rows.read_now(rows), _licences(rows)
        records = [_record(event) for event in event_log.list_log(rows)]
    folder.mkdir(parents=True, exist_ok=True)
    _WRITERS[shape](target, records)
    mark = _MARK.format(
        name=now.name,
        town=now.town,
        time=moment(now.clock_us).isoformat(),
        shape=shape,
        columns=", ".join(COLUMNS),
        count=len(records),
        licenses=LICENSES,
    )
    (folder / TRUTH).write_text(mark, encoding="utf-8")
    (folder / LICENSES).write_text(licences, encoding="utf-8")
    return len(records)


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


def _write_jsonl(target: Path, records: list[dict[str, Any]]) -> None:
    with target.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def _write_csv(target: Path, records: list[dict[str, Any]]) -> None:
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(_flat(records))


def _write_parquet(target: Path, records: list[dict[str, Any]]) -> None:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")  # of the extra: research
    schema = arrow.schema([(name, arrow.int64() if name == "time_us" else arrow.string()) for name in COLUMNS])
    parquet.write_table(arrow.Table.from_pylist(list(_flat(records)), schema=schema), target)


_WRITERS: Final = {"jsonl": _write_jsonl, "csv": _write_csv, "parquet": _write_parquet}


def _licences(rows: Connection) -> str:
    """Say whose data the world uses, under which licence, and what was changed."""
    parts = ["Data that this world was made from, each under its own licence.", ""]
    for credit in publications.list_attributions(rows):
        parts += [credit.title, f"  file: {credit.file}", f"  licence: {credit.licence} {credit.licence_url}".rstrip()]
        parts += [f"  credit: {credit.credit}", f"  changes: {credit.changes}", ""]
    return "\n".join(parts)
