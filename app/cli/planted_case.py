"""``glassporch prove --plant``: a counterexample of the proof as a world that can be opened, or why there is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Final

from ..main import standard_wiring
from ..policy.regime import Regime
from ..policy.standard import STANDARD
from ..proof.act_scenes import HOUSEHOLD
from ..proof.enumeration import Judged
from ..proof.expected import EXPECTED
from ..proof.lazy import Axis
from ..proof.plainest import Search, search
from ..proof.properties import PROPERTIES, Property
from ..proof.proving import Counterexample
from ..proof.scene import Scene
from ..regime_files import RegimeFile
from ..simulation.planting import STEPS, survey
from ..simulation.staging.ground import plan_for
from ..simulation.staging.possible import can_stand, why_not
from ..simulation.staging.stage import stage
from ..simulation.staging.staged import ADA, BO, CannotStageError, Case, Staged
from ..worlds.keys import seed_from_system
from ..worlds.shelf import WorldFiles, check_name
from ..worlds.world import World
from .nursery import Nursery, prepare_folder
from .output import report_console, table
from .problems import CommandError, usage
from .regime_paths import find_rules, is_own
from .sign_ins import SignIn, new_sign_ins, plans_of
from .steps import Steps, steps

_TRIES: Final = 5
"""How many towns are drawn until one has an incident amid the cameras of the household."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A broken property, its case that can be planted, and what else is broken."""

    prop: Property
    case: Counterexample
    others: tuple[str, ...]


def plant_case(files: WorldFiles, named: list[str], name: str | None, wanted: str | None) -> dict[str, object]:
    """Plant the plainest counterexample that can stand in a world, and return the report.

    Parameters
    ----------
    named : list of str
        The one regime, or file of rules.
    name : str or None
        The world's.
    wanted : str or None
        Id of the property that is broken; by default one that nobody expected, if there is one.

    Raises
    ------
    CommandError
        If something is missing or unknown, the name is taken, or no case can be planted. Nothing is left behind.
    """
    if name is None:
        raise usage("--property says which counterexample is planted; name the world with --plant NAME")
    if len(named) != 1:
        raise usage("a counterexample is planted under one regime; name it with --regime, once")
    rules = find_rules(named[0])
    if files.database(check_name(name)).exists():
        raise CommandError(f"there is already a world {name}; choose another name for --plant")
    properties = _properties(wanted)
    with steps(len(properties) + STEPS + 2) as shown:
        found = _find(properties, rules.regime, shown)
        signs, staged = _grow(files, rules, name, found, shown)
    return _report(files, rules.regime, name, found, staged, {one.who: one for one in signs})


def _properties(wanted: str | None) -> tuple[Property, ...]:
    if wanted is None:
        return PROPERTIES
    chosen = tuple(one for one in PROPERTIES if one.id == wanted)
    if not chosen:
        raise usage(f"there is no property {wanted[:60]!r}; properties: {', '.join(one.id for one in PROPERTIES)}")
    return chosen


def _find(properties: tuple[Property, ...], regime: Regime, shown: Steps) -> _Found:
    """Search every property, and choose one that is broken and can be planted, the least expected first."""
    step = shown.begin(f"searching {regime.id}")
    searched = dict(_searched(properties, regime, step))
    broken = [one for one, result in searched.items() if result.plainest is not None]
    for one in sorted(broken, key=lambda prop: (prop.id, regime.id) in EXPECTED):
        case = searched[one].usable
        if case is not None:
            return _Found(one, case, tuple(other.id for other in broken if other is not one))
    if not broken:
        what = properties[0].id if len(properties) == 1 else "every property"
        raise CommandError(f"{what} holds under {regime.id}, or says nothing there: there is no case to plant")
    reasons = [f"{one.id}: {why_not(searched[one].scenes, regime)}" for one in broken]
    raise CommandError(f"no counterexample under {regime.id} can be planted; nothing was. {'; '.join(reasons)}")


def _searched(
    properties: tuple[Property, ...], regime: Regime, step: Callable[[str], None]
) -> Iterator[tuple[Property, Search]]:
    def usable(scene: Scene, axis: Axis, label: str) -> bool:
        return can_stand(scene.name, axis, label, regime)

    held: dict[str, Judged] = {}
    for one in properties:
        step(one.id)
        yield one, search(one, regime, STANDARD, usable, held)


def _grow(
    files: WorldFiles, rules: RegimeFile, name: str, found: _Found, shown: Steps
) -> tuple[tuple[SignIn, ...], Staged]:
    """Plant a town for the case and let it happen there; another town is drawn where one does not fit."""
    wiring = standard_wiring()
    signs = new_sign_ins(wiring.new_token)
    emails = {one.who: one.email for one in signs}
    nursery = Nursery(files, wiring, "prove", (rules,) if is_own(rules) else ())
    case, told = Case(found.case.scene, found.case.features), list[Staged]()

    def let_it_happen(world: World) -> None:
        told.append(stage(world, emails, case))
        if not told[-1].stands:
            raise CannotStageError(f"the rules allow it, and the portal does not do it. {' '.join(told[-1].told)}")

    failed = ""
    for _ in range(_TRIES):
        plan = plan_for(case.scene, rules.regime, name, seed_from_system(), plans_of(signs))
        prepare_folder(files, len(plan.town.houses))
        try:
            nursery.grow(plan, survey(plan), signs, shown.begin(f"planting {name}"), let_it_happen)
        except CannotStageError as error:
            failed = str(error)
            continue
        return signs, told[-1]
    raise CommandError(f"{found.prop.id} is broken ({found.case.in_words()}), and cannot be planted: {failed}")


def _report(
    files: WorldFiles, regime: Regime, name: str, found: _Found, staged: Staged, signs: dict[str, SignIn]
) -> dict[str, object]:
    home = found.case.features.get(HOUSEHOLD, "")
    who = {name: one for name, one in (("Ada", ADA), ("Bo", BO)) if name in home.partition(";")[0]}
    return {
        "world": name,
        "regime": regime.id,
        "property": found.prop.id,
        "sentence": found.prop.sentence,
        "expected": (found.prop.id, regime.id) in EXPECTED,
        "case": found.case.in_words(),
        "features": dict(found.case.features),
        "people": {said: signs[one].email for said, one in who.items()},
        "told": list(staged.told),
        "sign_in": asdict(signs[staged.sign_in]),
        "page": f"/w/{name}{staged.page}",
        "see": staged.see,
        "also_broken": list(found.others),
        "serve": f"glassporch serve {name}",
        "database": str(files.database(name)),
    }


def print_report(report: dict[str, object]) -> None:
    """Write the report for people: what is broken, by which case, and where to look."""
    console = report_console()
    sign_in = report["sign_in"] if isinstance(report["sign_in"], dict) else {}
    people = report["people"] if isinstance(report["people"], dict) else {}
    told = report["told"] if isinstance(report["told"], list) else []
    rows = [
        ("broken", f"{report['property']}: {report['sentence']}"),
        ("expected", "yes" if report["expected"] else "no"),
        ("case", str(report["case"])),
        *[(f"{name} signs in as", str(email)) for name, email in people.items()],
        *[("happened", str(line)) for line in told],
        ("sign in as", f"{sign_in.get('email')} with the password {sign_in.get('password')}"),
        ("open", str(report["page"])),
        ("see", str(report["see"])),
    ]
    console.print(table((f"world {report['world']}", f"rules: {report['regime']}"), rows))
    others = report["also_broken"] if isinstance(report["also_broken"], list) else []
    if others:
        console.print(f"\nAlso broken; plant one with --property: {', '.join(others)}")
    console.print(f"\nServe it: {report['serve']}")
