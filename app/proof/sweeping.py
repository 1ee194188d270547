"""Sweeping a regime: every property again for each other value of each assumed switch, and the verdicts that change.

A vote can differ only where the switch was read for it. Which switches are read is noted while the rules vote under
the assumed values; then only the rules that read a switch vote again, and a scene is judged again only where one of
their votes came out otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..policy.regime import Regime
from ..policy.rulebook import RuleBook
from .enumeration import Judged, Table, votes
from .expected_flips import EXPECTED_FLIPS
from .noting import noting
from .properties import PROPERTIES, Property
from .proving import Counterexample, Outcome, case_of, demanded, plainest_of, scenes_for
from .scene import Rule, Scene
from .variants import Plan, Variant

Cases = Mapping[str, Counterexample | None]
"""Id of a property -> the plainest case that breaks it in a scene."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A verdict that depends on an assumption.

    Parameters
    ----------
    subject : str
        Id of the property.
    regime_id : str
    variant : Variant
        The switch, the other value, and why the first was assumed.
    before, after : Outcome
        With the assumed value, and with the other.
    counterexample : Counterexample or None
        Of whichever of the two is broken.
    expected : str
        Why it was expected; "" where nobody did.
    """

    subject: str
    regime_id: str
    variant: Variant
    before: Outcome
    after: Outcome
    counterexample: Counterexample | None
    expected: str


@dataclass(frozen=True, slots=True)
class Swept:
    """What was found for one regime.

    Parameters
    ----------
    plan : Plan
    read : int
        For how many of the plan's variants the switch is read for anything that is judged.
    votes_again : int
        How many rules voted again, over all scenes and variants.
    flips : tuple of Flip
    """

    plan: Plan
    read: int
    votes_again: int
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """Everything that a sweep found.

    Parameters
    ----------
    regimes : tuple of Swept
    missing : tuple of (property, regime, switch, value)
        Flips that were expected and are not there.
    """

    regimes: tuple[Swept, ...]
    missing: tuple[tuple[str, str, str, Any], ...]

    @property
    def flips(self) -> tuple[Flip, ...]:
        """Every verdict that depends on an assumption."""
        return tuple(flip for one in self.regimes for flip in one.flips)

    @property
    def stands(self) -> bool:
        """Whether every flip is one that was expected, and every one that was expected is there."""
        return not self.missing and all(flip.expected for flip in self.flips)


@dataclass(frozen=True, slots=True, eq=False)
class _Heard:
    """A table, and the switches that were read for it."""

    table: Table
    switches: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class _Ground:
    """A scene under the assumed values.

    Parameters
    ----------
    judged : Judged
    voted : tuple of _Heard
        The rules' votes, in the order of the book.
    demanded : mapping of str to _Heard
        What each property demands, by its id.
    cases : Cases
    """

    judged: Judged
    voted: tuple[_Heard, ...]
    demanded: Mapping[str, _Heard]
    cases: Cases

    @property
    def switches(self) -> frozenset[str]:
        """Every switch that is read here."""
        return frozenset().union(*(one.switches for one in (*self.voted, *self.demanded.values())))


def sweep(plans: Iterable[Plan], book: RuleBook, progress: Callable[[str], None] = lambda _: None) -> Sweep:
    """Sweep some regimes, one after the other.

    Parameters
    ----------
    progress : callable
        Is told each regime as its assumed values are judged, and then each switch as it is set to another value.
    """
    swept = tuple(sweep_one(plan, book, progress) for plan in plans)
    ids = {one.plan.regime.id for one in swept}
    found = {
        (flip.subject, flip.regime_id, flip.variant.switch, flip.variant.value) for one in swept for flip in one.flips
    }
    return Sweep(swept, tuple(key for key in EXPECTED_FLIPS if key[1] in ids and key not in found))


def sweep_one(plan: Plan, book: RuleBook, progress: Callable[[str], None] = lambda _: None) -> Swept:
    """Sweep one regime; numbers stand on both sides of the limits of all its variants."""
    progress(plan.regime.id)
    regimes = (plan.regime, *(one.regime for one in plan.variants))
    heard = tuple(prop for prop in PROPERTIES if any(prop.speaks(regime) for regime in regimes))
    scenes = [scene for scene in scenes_for(regimes, book) if any(prop.scene(scene.name) for prop in heard)]
    grounds = [_ground(scene, plan.regime, book, heard) for scene in scenes] if plan.variants else []
    flips: list[Flip] = []
    read, again = 0, 0
    for variant in plan.variants:
        progress(f"{plan.regime.id}: {variant.switch}")
        touched = [one for one in grounds if variant.switch in one.switches]
        read += bool(touched)
        again += sum(variant.switch in told.switches for one in touched for told in one.voted)
        varied = [_varied(one, variant, heard) if one in touched else one.cases for one in grounds]
        flips.extend(_flips(plan.regime, variant, heard, [one.cases for one in grounds], varied))
    return Swept(plan, read, again, tuple(flips))


def _ground(scene: Scene, regime: Regime, book: RuleBook, heard: Iterable[Property]) -> _Ground:
    """Judge a scene under the assumed values, and note what is read for each table."""
    read: set[str] = set()
    noted = noting(regime, read)

    def hear(make: Callable[[Scene, Any, Regime], Table], what: Rule | Property) -> _Heard:
        read.clear()
        return _Heard(make(scene, what, noted), frozenset(read))

    voted = tuple(hear(votes, rule) for rule in scene.rules(book))
    wanted = {prop.id: hear(demanded, prop) for prop in heard if prop.scene(scene.name)}
    judged = Judged(scene, regime, book, tuple(one.table for one in voted))
    return _Ground(judged, voted, wanted, {name: case_of(judged, one.table) for name, one in wanted.items()})


def _varied(ground: _Ground, variant: Variant, heard: Iterable[Property]) -> Cases:
    """Return what breaks the properties of a scene under a variant; what cannot differ is not tried again."""
    scene, book = ground.judged.scene, ground.judged.book
    tables = tuple(
        votes(scene, rule, variant.regime) if variant.switch in told.switches else told.table
        for rule, told in zip(scene.rules(book), ground.voted, strict=True)
    )
    other = Judged(scene, variant.regime, book, tables)
    same = all(_alike(one.table, new) for one, new in zip(ground.voted, tables, strict=True))
    cases: dict[str, Counterexample | None] = {}
    for prop in heard:
        told = ground.demanded.get(prop.id)
        if told is not None:
            again = demanded(scene, prop, variant.regime) if variant.switch in told.switches else told.table
            kept = same and _alike(told.table, again)
            cases[prop.id] = ground.cases[prop.id] if kept else case_of(other, again)
    return cases


def _alike(one: Table, other: Table) -> bool:
    """Whether two tables say the same everywhere; of a vote only its kind counts, for grounds decide nothing."""
    return np.array_equal(one.codes, other.codes) and _kinds(one) == _kinds(other)


def _kinds(one: Table) -> list[object]:
    return [said if isinstance(said, bool) else type(said) for said in one.said]


def _flips(
    regime: Regime, variant: Variant, heard: Iterable[Property], before: list[Cases], after: list[Cases]
) -> Iterator[Flip]:
    for prop in heard:
        (was, old), (now, new) = _outcome(prop, regime, before), _outcome(prop, variant.regime, after)
        if was != now:
            expected = EXPECTED_FLIPS.get((prop.id, regime.id, variant.switch, variant.value), "")
            yield Flip(prop.id, regime.id, variant, was, now, new or old, expected)


def _outcome(prop: Property, regime: Regime, scenes: Iterable[Cases]) -> tuple[Outcome, Counterexample | None]:
    if not prop.speaks(regime):
        return "says nothing here", None
    worst = plainest_of(scene.get(prop.id) for scene in scenes)
    return ("broken" if worst else "holds"), worst
