"""``glassporch demo``: plants the demo worlds if they are not there, and serves them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..main import standard_wiring
from ..policy.regime import Regime
from ..policy.regimes import REGIMES
from ..simulation.planting import STEPS, PlantPlan, survey
from ..simulation.towns import Town
from ..worlds.keys import seed_from_system
from ..worlds.shelf import WorldFiles, check_name
from .arguments import find_town, start_of, us_of
from .nursery import Nursery, prepare_folder
from .problems import CommandError
from .regimes import find_regime
from .sign_ins import HashesOnce, SignIn, load_sign_ins, new_sign_ins, planted_by
from .steps import steps

PACE: Final = 60.0
MADE_BY: Final = "demo"
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
    """

    files: WorldFiles
    town: str
    regimes: tuple[Regime, ...]

    def names(self) -> list[str]:
        """Name the demo worlds, in the order of the regimes."""
        return [check_name(world_name(self.town, regime)) for regime in self.regimes]

    def wanting(self, *, fresh: bool) -> list[Regime]:
        """Return the regimes whose world must be planted.

        Raises
        ------
        CommandError
            If a world with the name of a demo world was planted by another command.
        """
        named = list(zip(self.names(), self.regimes, strict=True))
        for name, _ in named:
            if planted_by(self.files.logins(name)) not in {"", MADE_BY}:
                message = f"the world {name} was not planted by the demo and is left alone; name another --town"
                raise CommandError(message)
        return [regime for name, regime in named if fresh or not self.files.database(name).is_file()]


def world_name(town: str, regime: Regime) -> str:
    """Name a demo world after its town and its regime's last word: heronsford-2018."""
    return f"{town.replace(':', '-')}-{regime.id.rpartition('-')[2]}"


def plan_demo(files: WorldFiles, town: str, regime_ids: Iterable[str]) -> Demo:
    """Work out which demo worlds are wanted; every regime without any id."""
    chosen = tuple(dict.fromkeys(find_regime(regime_id) for regime_id in regime_ids))
    return Demo(files, town, chosen or tuple(REGIMES.values()))


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
    nursery = Nursery(demo.files, replace(wiring, hasher=hashing), MADE_BY)
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
    return PlantPlan(name=name, town=town, seed=seed, regime_id=regime.id, start_us=start_us, pace=PACE, lively=True)


def _kept_sign_ins(demo: Demo, wanted: list[Regime]) -> tuple[SignIn, ...]:
    """Return the sign-ins of the demo worlds that stay, so that one password opens all of them."""
    replaced = {world_name(demo.town, regime) for regime in wanted}
    for name in demo.files.names():
        path = demo.files.logins(name)
        if name not in replaced and planted_by(path) == MADE_BY and (found := load_sign_ins(path)):
            return found
    return ()
