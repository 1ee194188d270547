"""Running the proof: every property on every combination of every regime, and the rules that change nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ..policy.regime import Regime
from ..policy.rulebook import RuleBook
from .act_scenes import deliver_scene, publish_scene, share_scene
from .enumeration import Fold, Judged, Table, Truth, fold, judged, table
from .expected import EXPECTED
from .lazy import Axis, Look
from .mail_scene import alert_scene
from .onward_scene import hand_on_scene
from .permissive import CLAIMED, Claimed
from .produce_scene import produce_scenes
from .properties import PROPERTIES, Property
from .question_scenes import admission_scenes, covering_scenes
from .records_scene import records_scenes
from .scene import Rule, Scene

Outcome = Literal["holds", "broken", "says nothing here"]


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A combination that is allowed and should not be: the plainest of all.

    Parameters
    ----------
    scene : str
    features : mapping of str to str
        Every axis with its value.
    odd : tuple of str
        The axes whose value is not the plainest.
    cases : int
        How many combinations break the property in this scene.
    """

    scene: str
    features: Mapping[str, str]
    odd: tuple[str, ...]
    cases: int

    def in_words(self) -> str:
        """Say what makes the case."""
        told = "; ".join(f"{name}: {self.features[name]}" for name in self.odd) or "everything as plain as it can be"
        return f"{self.scene}: {told} ({self.cases:,} cases)"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found about one property, or one claimed comparison, under one regime."""

    subject: str
    regime_id: str
    outcome: Outcome
    expected: Outcome
    counterexample: Counterexample | None = None

    @property
    def as_expected(self) -> bool:
        """Whether it is what was committed beforehand."""
        return self.outcome in {self.expected, "says nothing here"}


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that a run found.

    Parameters
    ----------
    cases : mapping of str to int
        Combinations for each regime.
    calls : mapping of str to int
        Calls of rules for each regime.
    findings : tuple of Finding
    dead : tuple of str
        Rules that change nothing under any of the regimes.
    dead_in : mapping of str to tuple of str
        Rules that change nothing under a regime, by regime.
    """

    cases: Mapping[str, int]
    calls: Mapping[str, int]
    findings: tuple[Finding, ...]
    dead: tuple[str, ...]
    dead_in: Mapping[str, tuple[str, ...]]

    @property
    def stands(self) -> bool:
        """Whether everything is as was committed."""
        return not self.dead and all(finding.as_expected for finding in self.findings)


def scenes_for(regimes: Iterable[Regime], book: RuleBook) -> tuple[Scene, ...]:
    """Return every scene; numbers stand on both sides of every limit that one of the regimes has."""
    known = tuple(regimes)
    acts = (share_scene(known), deliver_scene(), publish_scene(), hand_on_scene())
    return (
        *acts,
        *produce_scenes(known),
        *records_scenes(),
        alert_scene(),
        *admission_scenes(known),
        *covering_scenes(book),
    )


def prove(
    regimes: Iterable[Regime],
    book: RuleBook,
    progress: Callable[[str], None] = lambda _: None,
    *,
    whole: bool = True,
) -> Proof:
    """Enumerate everything under some regimes.

    Parameters
    ----------
    progress : callable
        Is told each regime as it begins.
    whole : bool
        Whether a rule that changes nothing anywhere counts as dead; under a few regimes alone many do.
    """
    known = tuple(regimes)
    scenes = scenes_for(known, book)
    run: dict[str, dict[str, Judged]] = {}
    findings: list[Finding] = []
    dead_in: dict[str, tuple[str, ...]] = {}
    for regime in known:
        progress(regime.id)
        run[regime.id] = {scene.name: judged(scene, regime, book) for scene in scenes}
        findings.extend(_properties(run[regime.id], regime))
        dead_in[regime.id] = _dead(run[regime.id], book)
    progress("comparisons")
    findings.extend(_comparisons(run))
    everywhere = set.intersection(*(set(names) for names in dead_in.values())) if whole else set()
    calls = {name: sum(one.calls for scene in held.values() for one in scene.tables) for name, held in run.items()}
    size = sum(scene.size for scene in scenes)
    return Proof(dict.fromkeys(run, size), calls, tuple(findings), tuple(sorted(everywhere)), dead_in)


def _properties(held: Mapping[str, Judged], regime: Regime) -> Iterator[Finding]:
    for one in PROPERTIES:
        expected: Outcome = "broken" if (one.id, regime.id) in EXPECTED else "holds"
        if not one.speaks(regime):
            yield Finding(one.id, regime.id, "says nothing here", expected)
            continue
        worst = plainest_of(breaks(one, judge) for name, judge in held.items() if one.scene(name))
        yield Finding(one.id, regime.id, "broken" if worst else "holds", expected, worst)


def breaks(
    prop: Property, one: Judged, usable: Callable[[Scene, Axis, str], bool] | None = None
) -> Counterexample | None:
    """Return the plainest combination that is allowed and that a property forbids; None where there is none.

    Parameters
    ----------
    usable : callable, optional
        (scene, axis, label of a value) -> whether a combination with it is looked at; by default all are.
    """
    limits = tuple(_limit(one.scene, axis, usable) for axis in one.scene.axes) if usable else ()
    return case_of(one, demanded(one.scene, prop, one.regime), limits)


def demanded(scene: Scene, prop: Property, regime: Regime) -> Table:
    """Return on which combinations of a scene a property lets what is allowed be."""
    return table(scene, prop.id, lambda look, _: prop.holds(look, regime))


def case_of(one: Judged, wanted: Table, limits: tuple[Table, ...] = ()) -> Counterexample | None:
    """Return the plainest combination that is allowed and is not wanted; None where there is none.

    Parameters
    ----------
    wanted : Table
        What a property demands.
    limits : tuple of Table
        Each says true of the combinations that are looked at.
    """
    folded = fold(one.scene, (*one.tables, wanted, *limits))
    cases = folded.allowed(one) & ~folded.truth(wanted)
    for limit in limits:
        cases = cases & folded.truth(limit)
    return _plainest(folded, cases, one.scene)


def _limit(scene: Scene, axis: Axis, usable: Callable[[Scene, Axis, str], bool]) -> Table:
    """Say of which values of one axis combinations are looked at."""

    def say(look: Look, read: set[str]) -> bool:
        del read
        _ = look[axis.name]  # notes that the axis is looked at
        return usable(scene, axis, look.label(axis.name))

    return table(scene, f"limit: {axis.name}", say)


def _plainest(folded: Fold, cases: Truth, scene: Scene) -> Counterexample | None:
    if not cases.any():
        return None
    features = folded.plainest(cases)
    odd = tuple(axis.name for axis in scene.axes if features[axis.name] != axis.labels[0])
    return Counterexample(scene.name, features, odd, folded.count(cases))


def plainest_of(found: Iterable[Counterexample | None]) -> Counterexample | None:
    """Return the plainest of some cases, of those the first; None where there is none."""
    return min((case for case in found if case), key=lambda case: len(case.odd), default=None)


def _comparisons(run: Mapping[str, Mapping[str, Judged]]) -> Iterator[Finding]:
    for claimed in CLAIMED:
        if claimed.stricter in run and claimed.looser in run:
            yield _compared(claimed, run[claimed.stricter], run[claimed.looser])


def _compared(claimed: Claimed, stricter: Mapping[str, Judged], looser: Mapping[str, Judged]) -> Finding:
    subject = f"{claimed.about} at most as permissive as under {claimed.looser}"
    worst = plainest_of(exceeds(stricter[name], looser[name]) for name in stricter if claimed.speaks_of(name))
    return Finding(subject, claimed.stricter, "broken" if worst else "holds", "holds", worst)


def exceeds(one: Judged, other: Judged) -> Counterexample | None:
    """Return the plainest combination that one allows and the other does not; None where there is none."""
    folded = fold(one.scene, (*one.tables, *other.tables))
    return _plainest(folded, folded.allowed(one) & ~folded.allowed(other), one.scene)


def _dead(held: Mapping[str, Judged], book: RuleBook) -> tuple[str, ...]:
    """Return the rules without which everything comes out the same."""
    alive: set[str] = set()
    for judge in held.values():
        waiting = [one.name for one in judge.tables if one.name not in alive]
        if waiting:
            folded = fold(judge.scene, judge.tables)
            outcome = folded.allowed(judge)
            alive |= {name for name in waiting if (folded.allowed(judge.without(name)) != outcome).any()}
    every: tuple[Rule, ...] = (*book.admission, *book.covering)
    return tuple(sorted({rule.name for rule in every} - alive))
