"""``glassporch seed``: plants one world and reports what stands in it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from ..main import standard_wiring
from ..policy import regimes as dated
from ..policy.regime import Regime
from ..regime_files import RegimeFile
from ..simulation.ownership import OwnershipCurve
from ..simulation.plans import POSTS
from ..simulation.planting import STEPS, Planted, PlantPlan, survey
from ..simulation.towns import Town
from ..worlds.keys import seed_from_system
from ..worlds.shelf import WorldFiles, check_name
from ..worlds.wiring import Wiring
from .arguments import find_town, us_of
from .nursery import Nursery, prepare_folder
from .output import note, report_console, table
from .problems import CommandError, usage
from .regime_paths import HISTORY, find_rules, is_own, rules_of_day
from .sign_ins import new_sign_ins
from .steps import steps

USUAL: Final = "heat-map-2018"
"""The rules of a world where none are named."""
_HEADINGS: Final = {"sign_ins": "sign-ins"}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedOrder:
    """What to plant, as it was asked for.

    Parameters
    ----------
    world : str or None
        Its name; by default made of town and regime.
    town : str
        Key of the town.
    rules : RegimeFile
        The regime, shipped or read from a file.
    start : datetime
        The world's first moment.
    seed : int or None
        Fixes people and cameras; drawn from the operating system, and told to nobody, without one.
    pace : float
        Simulated seconds for each second of wall time.
    fresh : bool
        Whether a world of that name may be replaced.
    follows_history : bool
        Whether the rules change at history's dates from the start on; else they are pinned.
    inhabited : bool
        Whether residents, officers and agencies act by themselves.
    """

    world: str | None
    town: str
    rules: RegimeFile
    start: datetime
    seed: int | None
    incidents: int
    pace: float
    curve: OwnershipCurve
    fresh: bool
    follows_history: bool = False
    inhabited: bool = False

    @property
    def regime(self) -> Regime:
        """The rules in force."""
        return self.rules.regime

    def name(self) -> str:
        """Return the world's name."""
        rules = HISTORY if self.follows_history else self.regime.id
        return check_name(self.world or f"{self.town.replace(':', '-')}-{rules}")


def chosen_rules(named: str | None, start: datetime | None, *, follows: bool) -> tuple[RegimeFile, bool]:
    """Return the rules that a world begins under, and whether they change at history's dates.

    Parameters
    ----------
    named : str or None
        A regime, a file of rules, or "history".
    start : datetime or None
        The world's first moment, where it was said.
    follows : bool
        Whether history was asked for in so many words.

    Raises
    ------
    CommandError
        If there is no such regime, none was in force at the start, or both were asked for.
    """
    if not follows and named != HISTORY:
        return find_rules(named or USUAL), False
    if named not in {None, HISTORY}:
        raise usage(f"rules that follow history are not pinned; leave out --regime {named}, or --follow-history")
    return (rules_of_day(start) if start else RegimeFile(dated.HISTORY[0])), True


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
        town = find_town(order.town, files)  # one that is not there is refused before anything is begun
        step = shown.begin(f"planting {name}")
        step("houses")
        prepare_folder(files, len(town.houses))
        plan = _plan(order, town)
        step("homes, cameras and base map")
        planted = _nursery(files, wiring, order).grow(plan, survey(plan), new_sign_ins(wiring.new_token), step)
    seconds = (wiring.wall_clock() - begun_us) / 1e6
    return _report(files, order, planted, seconds)


def _nursery(files: WorldFiles, wiring: Wiring, order: SeedOrder) -> Nursery:
    return Nursery(files, wiring, "seed", (order.rules,) if is_own(order.rules) else ())


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
        posts=POSTS,
        follows_history=order.follows_history,
        inhabited=order.inhabited,
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
        "follows_history": order.follows_history,
        "start": order.start.isoformat(),
        # A drawn seed is as good as the list of all cameras: reports are kept and shown around.
        **({} if order.seed is None else {"seed": order.seed}),
        "pace": order.pace,
        "inhabited": order.inhabited,
        **asdict(planted),
        "seconds": round(seconds, 2),
        "database": str(files.database(order.name())),
        "sign_ins": str(files.logins(order.name())),
    }


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:,}" if isinstance(value, int) else str(value)


def print_report(report: dict[str, object]) -> None:
    """Write the report for people."""
    rows = [(_HEADINGS.get(name, name.replace("_", " ")), _cell(value)) for name, value in report.items()]
    console = report_console()
    console.print(table(("planted", ""), rows))
    console.print(f"\nServe it: glassporch serve {report['world']}")
