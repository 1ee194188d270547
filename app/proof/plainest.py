"""Finding the plainest counterexample of one property under one regime, among the cases that somebody can use."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass

from ..policy.regime import Regime
from ..policy.rulebook import RuleBook
from .enumeration import Judged, judged
from .lazy import Axis
from .properties import Property
from .proving import Counterexample, breaks, plainest_of, scenes_for
from .scene import Scene

Usable = Callable[[Scene, Axis, str], bool]
"""(scene, axis, label of a value) -> whether a case with it can be used."""


@dataclass(frozen=True, slots=True)
class Search:
    """What was found.

    Parameters
    ----------
    plainest : Counterexample or None
        The plainest of all; None where the property holds.
    usable : Counterexample or None
        The plainest that can be used; None where none can.
    scenes : tuple of str
        Names of the scenes in which the property is broken.
    """

    plainest: Counterexample | None
    usable: Counterexample | None
    scenes: tuple[str, ...]


def search(
    prop: Property, regime: Regime, book: RuleBook, usable: Usable, held: MutableMapping[str, Judged] | None = None
) -> Search:
    """Look for counterexamples of a property, and for one that can be used.

    Parameters
    ----------
    usable : callable
        Judges each value of each axis by itself; a case can be used where all its values can.
    held : mapping of str to Judged, optional
        Scenes that were judged by this book under this regime already; what is judged here is added.
    """
    known = {} if held is None else held
    found: list[Counterexample] = []
    fit: list[Counterexample] = []
    for scene in scenes_for((regime,), book):
        if not prop.scene(scene.name) or not prop.speaks(regime):
            continue
        one = known[scene.name] = known.get(scene.name) or judged(scene, regime, book)
        broken = breaks(prop, one)
        if broken is not None:
            found.append(broken)
            case = breaks(prop, one, usable)
            fit.extend([case] if case else [])
    return Search(plainest_of(found), plainest_of(fit), tuple(one.scene for one in found))
