"""``glassporch run``: lets simulated time pass in an inhabited world that no portal serves, and says what happened."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ..main import create_app, standard_wiring
from ..policy.units import DAY
from ..policy.wire.base import moment
from ..services.publishing import skip_to
from ..storage import event_log
from ..worlds.shelf import WorldFiles, planted
from ..worlds.world import World, advance
from .locks import held
from .nursery import lock_path
from .openings import close_all, fill_shelf
from .output import report_console, table
from .problems import CommandError
from .steps import steps


def run_world(files: WorldFiles, name: str, days: int) -> dict[str, Any]:
    """Advance an inhabited world by some days, and return the report.

    Parameters
    ----------
    days : int
        Simulated days.

    Raises
    ------
    ShelfError
        If there is no such world.
    CommandError
        If nobody lives in it, or another process serves it.
    """
    planted(files, name)
    with held(lock_path(files, name), f"the world {name}"):
        wiring = standard_wiring()
        shelf = fill_shelf(files, [name], wiring)
        try:
            (world,) = shelf
            if not world.now().inhabited:
                message = f"nobody acts by themselves in {name}; plant a world in which they do: glassporch seed"
                raise CommandError(f"{message} --inhabited, or serve this one and act yourself")
            begun_us = wiring.wall_clock()
            report = _passed(world, days, create_app(shelf).state.actors)
            report["seconds"] = round((wiring.wall_clock() - begun_us) / 1e6, 2)
        finally:
            close_all(shelf)
    return report


def _passed(world: World, days: int, actors: Any) -> dict[str, Any]:
    """Let the days pass one by one, each a step of the progress that is shown."""
    from_us = world.now().clock_us
    with world.database.acting() as rows:
        skip_to(world, rows, from_us + days * DAY)
    ran = 0
    with steps(days) as shown:
        step = shown.begin(f"{world.name}: {days} days")
        for day in range(1, days + 1):
            ran += advance(world, from_us + day * DAY, actors=actors)
            step(moment(from_us + day * DAY).date().isoformat())
    actors.close()
    with world.database.looking() as rows:
        log = event_log.list_log(rows)
    happened = Counter(event.kind for event in log if event.at_us > from_us)
    return {
        "world": world.name,
        "from": moment(from_us).isoformat(),
        "to": moment(from_us + days * DAY).isoformat(),
        "effects_and_turns": ran,
        "happened": dict(sorted(happened.items())),
    }


def print_report(report: dict[str, Any]) -> None:
    """Write the report for people."""
    console = report_console()
    console.print(f"{report['world']}: {report['from']} to {report['to']}, in {report['seconds']} seconds\n")
    rows = [(kind, f"{count:,}") for kind, count in report["happened"].items()]
    console.print(table(("what happened", "times"), rows or [("nothing", "")]))
    console.print(f"\nTake it with you: glassporch export {report['world']} -o FOLDER")
