"""How often the puzzle's intervals hold the truth, measured over many seeds of announcements and answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ...policy.facts import PartnerFact
from .estimates import Estimate, Name
from .habits import ANNOUNCING, Announcing
from .solving import estimate, known_by, truth_on
from .stream import announce

NAMES: Final[tuple[Name, ...]] = ("count", "two-lists", "two-lists-grown")


@dataclass(frozen=True, slots=True)
class Covered:
    """How one estimator fared.

    Parameters
    ----------
    name : str
    seeds : int
        In how many it had something to go on.
    held : int
        In how many of those its interval held the truth.
    mean, width : float
        Mean of the estimates and of the intervals' widths, in agencies.
    """

    name: Name
    seeds: int
    held: int
    mean: float
    width: float


def independent(habits: Announcing = ANNOUNCING) -> Announcing:
    """Return the habits with independent lists: who never announces answers as often as anybody else."""
    return replace(habits, silent_answers=replace(habits.silent_answers, value=1.0))


def coverage(
    partners: Sequence[PartnerFact],
    day: date,
    seeds: int,
    habits: Announcing = ANNOUNCING,
    begun: Callable[[str], object] = lambda _: None,
) -> tuple[Covered, ...]:
    """Estimate a day from so many worlds' announcements, and count how often each interval holds the truth.

    Parameters
    ----------
    partners : sequence of PartnerFact
        The register, the same for every seed: chance is in what is heard of it.
    day : date
    seeds : int
        From 0 on.
    habits : Announcing
    begun : callable
        Is told each seed as it begins.
    """
    truth = truth_on(partners, day)
    found: dict[Name, list[Estimate]] = {name: [] for name in NAMES}
    for seed in range(seeds):
        begun(f"seed {seed}")
        for one in estimate(known_by(announce(seed, partners, habits), day)):
            found[one.name].append(one)
    return tuple(_covered(name, held, truth) for name, held in found.items() if held)


def _covered(name: Name, found: Sequence[Estimate], truth: int) -> Covered:
    return Covered(
        name=name,
        seeds=len(found),
        held=sum(one.low <= truth <= one.high for one in found),
        mean=sum(one.value for one in found) / len(found),
        width=sum(one.high - one.low for one in found) / len(found),
    )
