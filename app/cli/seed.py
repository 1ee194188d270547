"""``glassporch seed``: plants one world and reports what stands in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from ..main import standard_wiring
from ..policy.regime import Regime
from ..simulation.ownership import OwnershipCurve
from ..simulation.planting import STEPS, Planted, PlantPlan, survey
from ..simulation.towns import Town
from ..worlds.keys import seed_from_system
from ..worlds.shelf import WorldFiles, check_name
from .arguments import find_town, us_of
from .nursery import Nursery, prepare_folder
from .output import note, report_console, table
from .problems import CommandError
from .sign_ins import new_sign_ins
from .steps import steps


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedOrder:
    """What to plant, as it was asked for.

    Parameters
    ----------
    world : str or None
        Its name; by default made of town and regime.
    town : str
        Key of the town.
    start : datetime
        The world's first moment.
    seed : int or None
        Fixes people and cameras; drawn from the operating system, and told to nobody, without one.
    pace : float
        Simulated seconds for each second of wall time.
    fresh : bool
        Whether a world of that name may be replaced.
    """

    world: str | None
    town: str
    regime: Regime
    start: datetime
    seed: int | None
    incidents: int
    pace: float
    curve: OwnershipCurve
    fresh: bool

    def name(self) -> str:
        """Return the world's name."""
        return check_name(self.world or f"{self.town.replace(':', '-')}-{self.regime.id}")


def seed_world(files: WorldFiles, order: SeedOrder) -> dict[str, object]:
    """Plant a world and return the report.

    Raises
    ------
    CommandError
        If a world of that name is there already and may not be replaced.
    """
    name = order.name()
    if files.database(name).exists() and not order.fresh:
        message = f"there is already a world {name}; choose another --world, or replace it with --fresh"
        raise CommandError(message)
    _warn_of_dates(order)
    wiring = standard_wiring()
    begun_us = wiring.wall_clock()
    with steps(STEPS + 2) as shown:
        step = shown.begin(f"planting {name}")
        step("houses")
        town = find_town(order.town, files)
        prepare_folder(files, len(town.houses))
        plan = _plan(order, town)
        step("homes, cameras and base map")
        planted = Nursery(files, wiring, "seed").grow(plan, survey(plan), new_sign_ins(wiring.new_token), step)
    seconds = (wiring.wall_clock() - begun_us) / 1e6
    return _report(files, order, planted, seconds)


def _plan(order: SeedOrder, town: Town) -> PlantPlan:
    return PlantPlan(
        name=order.name(),
        town=town,
        seed=seed_from_system() if order.seed is None else order.seed,
        regime_id=order.regime.id,
        start_us=us_of(order.start),
        pace=order.pace,
        incidents=order.incidents,
        curve=order.curve,
        lively=True,
    )


def _warn_of_dates(order: SeedOrder) -> None:
    first, last, day = order.regime.starts, order.regime.ends, order.start.date()
    if (first and day < first) or (last and day > last):
        note(f"note: {order.regime.id} was in force from {first} to {last or 'today'}; this world begins on {day}")


def _report(files: WorldFiles, order: SeedOrder, planted: Planted, seconds: float) -> dict[str, object]:
    return {
        "world": order.name(),
        "town": order.town,
        "regime": order.regime.id,
        "start": order.start.isoformat(),
        # A drawn seed is as good as the list of all cameras: reports are kept and shown around.
        **({} if order.seed is None else {"seed": order.seed}),
        "pace": order.pace,
        **asdict(planted),
        "seconds": round(seconds, 2),
        "database": str(files.database(order.name())),
        "sign_ins": str(files.logins(order.name())),
    }


def print_report(report: dict[str, object]) -> None:
    """Write the report for people."""
    rows = [
        (name.replace("_", " "), f"{value:,}" if isinstance(value, int) else str(value))
        for name, value in report.items()
    ]
    console = report_console()
    console.print(table(("planted", ""), rows))
    console.print(f"\nServe it: glassporch serve {report['world']}")
