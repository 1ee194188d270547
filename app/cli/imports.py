"""``glassporch import houses``: takes somebody's file of houses as a town, and reports row by row what it left out."""

from __future__ import annotations

import re
from pathlib import Path

from ..simulation.imports import TownTakenError, import_houses, imported_town, save_town
from ..simulation.towns import Town
from ..worlds.shelf import WorldFiles
from .arguments import towns_folder
from .output import note, report_console, table
from .problems import CommandError, usage

_LISTED = 20
"""Refused rows that the report for people lists one by one."""


def import_file(files: WorldFiles, source: Path, name: str | None, *, replace: bool) -> dict[str, object]:
    """Import a file, keep the town, and return the report; nothing is kept where every row was refused.

    Raises
    ------
    CommandError
        If the town's name is taken.
    ImportRefusedError, TownNotSavedError
        If the whole file is refused, or the town's name is unfit.
    OSError
        If the file cannot be read or the town not be written.
    """
    if not source.is_file():
        raise usage(f"there is no file {source}")
    town_name = name or _name_of(source)
    report, houses = import_houses(source)
    said: dict[str, object] = {"town": None, "file": str(source), **report.as_json()}
    if houses:
        _save(files, imported_town(town_name, houses), replace=replace)
        said["town"] = f"imported:{town_name}"
    return said


def _save(files: WorldFiles, town: Town, *, replace: bool) -> None:
    try:
        save_town(town, towns_folder(files), replace=replace)
    except TownTakenError as error:
        message = (
            f"there is already a town {town.key}; choose another --name, or replace it with the option --replace "
            "of glassporch import houses"
        )
        raise CommandError(message) from error


def _name_of(source: Path) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", source.stem.lower()).strip("-")[:40].strip("-")
    if not slug:
        raise usage("the file's name makes no name of a town; choose one with --name")
    return slug


def check_kept(report: dict[str, object]) -> None:
    """Fail where no row was kept.

    Raises
    ------
    CommandError
        If so.
    """
    if report["town"] is None:
        raise CommandError("no row could be kept, so no town was made; the reasons stand in the report")
    note(f"plant it: glassporch seed --town {report['town']}")


def print_report(said: dict[str, object]) -> None:
    """Write the report for people."""
    console = report_console()
    console.print(f"{said['file']}: {said['read']} rows read, {said['kept']} kept, {said['refused']} refused")
    reasons = said["reasons"]
    if isinstance(reasons, dict) and reasons:
        console.print(table(("rows", "refused because"), [(str(count), why) for why, count in reasons.items()]))
    refusals = said["refusals"]
    if isinstance(refusals, list) and refusals:
        shown = [(str(one["line"]), one["reason"]) for one in refusals[:_LISTED]]
        console.print(table(("line", "refused because"), shown))
        if len(refusals) > _LISTED:
            console.print(f"... and more; --format json lists the first {len(refusals)}")
    ignored = said["ignored_columns"]
    if isinstance(ignored, list) and ignored:
        console.print(f"not needed and not taken: columns {', '.join(ignored)}")
