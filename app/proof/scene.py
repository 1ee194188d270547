"""What a scene is: one cause, its features, and the fact and standing on which the rules vote for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Any

from ..policy.decision import Vote
from ..policy.regime import Regime
from ..policy.rulebook import AdmitRule, CoverRule, RuleBook
from .lazy import Axis, Look, Recipe

Rule = AdmitRule | CoverRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One cause with every combination of features that the rules can meet in it.

    Parameters
    ----------
    name : str
        "Share", or "ReadRequest: ReleaseFact", or "admit ReadRequest".
    cause : Recipe
    standing : Recipe
    fact : Recipe or None
        None: the scene is about admission.
    axes : tuple of Axis
    """

    name: str
    cause: Recipe
    standing: Recipe
    fact: Recipe | None
    axes: tuple[Axis, ...]

    @property
    def by_name(self) -> Mapping[str, Axis]:
        """Its axes by name."""
        return MappingProxyType({axis.name: axis for axis in self.axes})

    @property
    def size(self) -> int:
        """How many combinations there are."""
        count = 1
        for axis in self.axes:
            count *= len(axis.labels)
        return count

    def look(self, chosen: Mapping[str, str]) -> Look:
        """Return one combination of features."""
        return Look(self.by_name, chosen)

    def combinations(self, names: Iterable[str]) -> Iterable[dict[str, str]]:
        """Yield every combination of some axes; the others have their plainest value."""
        wanted = list(names)
        for labels in product(*(self.by_name[name].labels for name in wanted)):
            yield dict(zip(wanted, labels, strict=True))

    def rules(self, book: RuleBook) -> tuple[Rule, ...]:
        """Return the rules that vote here, in the order of the book."""
        listed: tuple[Rule, ...] = book.admission if self.fact is None else book.covering
        return tuple(rule for rule in listed if self.cause.kind in rule.guards)

    def vote(self, rule: Rule, look: Look, regime: Regime, read: set[str]) -> Vote:
        """Let a rule vote on stand-ins, and note in ``read`` which attributes it read."""
        cause, standing = self.cause.watch(look, regime, read), self.standing.watch(look, regime, read)
        if isinstance(rule, AdmitRule):
            return rule.vote(cause, standing, regime)
        if self.fact is None:
            raise TypeError(f"{rule.name} votes on facts, and {self.name} has none")
        return rule.vote(cause, standing, self.fact.watch(look, regime, read), regime)

    def outright(self, book: RuleBook, chosen: Mapping[str, str], regime: Regime) -> bool:
        """Judge one combination by the book itself, with real facts and no stand-in."""
        look = self.look(chosen)
        cause, standing = self.cause.make(look, regime), self.standing.make(look, regime)
        if self.fact is None:
            return book.judge(cause, standing, regime).allowed
        ((_, ruling),) = book.weigh(cause, standing, [self.fact.make(look, regime)], regime)
        return ruling.allowed


def constant(value: Any) -> Callable[[Look, Regime], Any]:
    """Return a part that is the same in every case."""

    def part(look: Look, regime: Regime) -> Any:
        del look, regime
        return value

    return part


def of_features(work_out: Callable[[Look], Any]) -> Callable[[Look, Regime], Any]:
    """Return a part that is worked out from features, and from nothing in the rules in force."""

    def part(look: Look, regime: Regime) -> Any:
        del regime
        return work_out(look)

    return part


def feature(axis: str) -> Callable[[Look, Regime], Any]:
    """Return a part that is what the value of an axis stands for."""

    def part(look: Look, regime: Regime) -> Any:
        del regime
        return look[axis]

    return part


def axis(name: str, **values: Any) -> Axis:
    """Make an axis whose values are named by plain words; an underscore stands for a space."""
    return Axis(name, MappingProxyType({label.replace("_", " "): value for label, value in values.items()}))


def named(name: str, values: Mapping[str, Any]) -> Axis:
    """Make an axis from labels that are no plain words."""
    return Axis(name, MappingProxyType(dict(values)))
