"""``glassporch export``: the whole event log of a world as files, marked as the truth view that it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..laboratory.exporting import LICENSES, TRUTH, Shape, export
from ..main import standard_wiring
from ..worlds.shelf import WorldFiles, planted
from .locks import held
from .nursery import lock_path
from .openings import close_all, fill_shelf
from .output import report_console


def export_world(files: WorldFiles, name: str, folder: Path, shape: Shape, *, force: bool) -> dict[str, Any]:
    """Write a world's event log into a folder, and return the report.

    Raises
    ------
    ShelfError
        If there is no such world.
    CommandError
        If another process serves it.
    ExportError
        If files are there already, or Parquet cannot be written.
    """
    planted(files, name)
    with held(lock_path(files, name), f"the world {name}"):
        shelf = fill_shelf(files, [name], standard_wiring())
        try:
            (world,) = shelf
            count = export(world, folder, shape, force=force)
        finally:
            close_all(shelf)
    written = [str(folder / one) for one in (f"events.{shape}", TRUTH, LICENSES)]
    return {"world": name, "truth_view": True, "events": count, "files": written}


def print_report(report: dict[str, Any]) -> None:
    """Write the report for people."""
    console = report_console()
    console.print(f"{report['events']:,} events of {report['world']}. This is the TRUTH VIEW: it names households.")
    for path in report["files"]:
        console.print(path)
