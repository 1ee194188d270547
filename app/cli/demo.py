"""``glassporch demo``: plants the demo worlds if they are not there, and serves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..main import standard_wiring
from ..policy.regime import Regime
from ..policy.regimes import REGIMES
from ..regime_files import RegimeFile
from ..simulation.plans import POSTS
from ..simulation.planting import STEPS, PlantPlan, survey
from ..simulation.starts import start_of
from ..simulation.towns import Town
from ..worlds.keys import seed_from_system
from ..worlds.own_regimes import kept
from ..worlds.shelf import WorldFiles, check_name
from .arguments import find_town, us_of
from .nursery import Nursery, prepare_folder
from .problems import CommandError, usage
from .regime_paths import find_rules, is_own
from .sign_ins import HashesOnce, SignIn, load_sign_ins, new_sign_ins, planted_by
from .steps import steps

PACE: Final = 60.0
MADE_BY: Final = "demo"
FEW: Final = ("heat-map-2018", "assistance-2021", "reference-blind")
"""What is planted where nothing else is said: the least that shows the comparison, so that a lesson begins soon."""
_SURVEY_STEPS: Final = 2


@dataclass(frozen=True, slots=True)
class Demo:
    """Which demo worlds are wanted.

    Parameters
    ----------
    files : WorldFiles
    town : str
        Key of the town.
    regimes : tuple of Regime
        One world each.
    own : tuple of RegimeFile
        Those of them that are not shipped, with their files.
    """

    files: WorldFiles
    town: str
    regimes: tuple[Regime, ...]
    own: tuple[RegimeFile, ...] = ()

    def names(self) -> list[str]:
        """Name the demo worlds, in the order of the regimes."""
        return [check_name(world_name(self.town, regime)) for regime in self.regimes]

    def wanting(self, *, fresh: bool) -> list[Regime]:
        """Return the regimes whose world must be planted.

        Raises
        ------
        CommandError
            If a world with the name of a demo world was planted by another command, or from other rules.
        """
        named = list(zip(self.names(), self.regimes, strict=True))
        for name, _ in named:
            if planted_by(self.files.logins(name)) not in {"", MADE_BY}:
                message = f"the world {name} was not planted by the demo and is left alone; name another --town"
                raise CommandError(message)
        wanted = [regime for name, regime in named if fresh or not self.files.database(name).is_file()]
        for name, regime in named:
            held = kept(self.files.regimes(name)).get(regime.id)
            if regime not in wanted and held is not None and held.regime != regime:
                message = f"the world {name} was planted before its rules changed; plant it anew with --fresh"
                raise CommandError(f"{message}, or give the rules another id")
        return wanted


def world_name(town: str, regime: Regime) -> str:
    """Name a demo world after its town and its regime: a year, the last part of ours, or a whole id."""
    short = regime.id
    if short in REGIMES:
        short = short.rpartition("-")[2] if regime.starts else short.removeprefix("reference-")
    return f"{town.replace(':', '-')}-{short}"


def plan_demo(files: WorldFiles, town: str, named: Iterable[str], *, everything: bool = False) -> Demo:
    """Work out which demo worlds are wanted, by ids and files of rules.

    Parameters
    ----------
    files : WorldFiles
    town : str
    named : iterable of str
        Ids or files; none means the three of `FEW`.
    everything : bool
        A world for every shipped regime instead.

    Raises
    ------
    CommandError
        If there is no such regime or file, two files have the same id, or both are asked for at once.
    """
    named = tuple(named)
    if named and everything:
        raise usage("--all plants a world for every set of rules; leave out --regime, or --all")
    rules = tuple(dict.fromkeys(find_rules(one) for one in named or (REGIMES if everything else FEW)))
    chosen = tuple(one.regime for one in rules)
    if len({regime.id for regime in chosen}) < len(chosen):
        raise usage("two files of rules have the same id; give one of them another")
    return Demo(files, town, chosen, tuple(one for one in rules if is_own(one)))


def plant_demo(demo: Demo, *, fresh: bool) -> None:
    """Plant what is missing of the demo; with ``fresh`` all of it. Worlds of other names are never touched.

    One seed is drawn for all that is planted together, so that its worlds share one ground.
    """
    wanted = demo.wanting(fresh=fresh)
    if not wanted:
        return
    town = find_town(demo.town, demo.files)
    prepare_folder(demo.files, len(town.houses) * len(wanted))
    wiring = standard_wiring()
    sign_ins = _kept_sign_ins(demo, wanted) or new_sign_ins(wiring.new_token)
    hashing = HashesOnce(wiring.hasher.hash)
    nursery = Nursery(demo.files, replace(wiring, hasher=hashing), MADE_BY, demo.own)
    seed = seed_from_system()
    plans = [_plan(town, regime, seed) for regime in wanted]
    with steps(_SURVEY_STEPS + len(plans) * STEPS) as shown:
        step = shown.begin(f"surveying {town.title}")
        step("houses, homes and base map")
        ground = survey(plans[0])
        step("done")
        for number, plan in enumerate(plans, start=1):
            step = shown.begin(f"planting {plan.name} ({number} of {len(plans)})")
            nursery.grow(plan, ground, sign_ins, step)


def _plan(town: Town, regime: Regime, seed: int) -> PlantPlan:
    start_us = us_of(start_of(regime))
    name = world_name(town.key, regime)
    plan = PlantPlan(name=name, town=town, seed=seed, regime_id=regime.id, start_us=start_us, pace=PACE, lively=True)
    return replace(plan, posts=POSTS)


def _kept_sign_ins(demo: Demo, wanted: list[Regime]) -> tuple[SignIn, ...]:
    """Return the sign-ins of the demo worlds that stay, so that one password opens all of them."""
    replaced = {world_name(demo.town, regime) for regime in wanted}
    for name in demo.files.names():
        path = demo.files.logins(name)
        if name not in replaced and planted_by(path) == MADE_BY and (found := load_sign_ins(path)):
            return found
    return ()
