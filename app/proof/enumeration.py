"""All combinations of a scene at once: each rule's votes on what it reads, and what they add up to on everything.

A rule is called on every combination of the features that it looks at, and of no others. Which these are is found out
by calling it: each feature that it looks at for the first time is given each of its other values in turn, with what
was looked at before it left as it is. Features at which a call did not look cannot have changed its vote, so the vote
stands for all their values. The way of adding votes up is called on every combination of votes that occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..policy.decision import Vote
from ..policy.regime import Regime
from ..policy.rulebook import RuleBook
from .lazy import Look
from .scene import Rule, Scene

Codes = NDArray[np.int64]
Truth = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """What a function says on every combination of the features that it reads.

    Parameters
    ----------
    name : str
        The rule's.
    codes : NDArray
        Index into ``said``; one dimension an axis of the scene, of length 1 where the axis is not read.
    said : tuple
        Everything that it says.
    read : frozenset of str
        The attributes that it read, as "Kind.attribute".
    calls : int
        How often it was called.
    """

    name: str
    codes: Codes
    said: tuple[Any, ...]
    read: frozenset[str]
    calls: int


class FickleRuleError(ValueError):
    """A function looks elsewhere where all that it had looked at is the same: what it says can stand for nothing."""


def table(scene: Scene, name: str, say: Callable[[Look, set[str]], Any]) -> Table:
    """Call a function on every combination of the features that it looks at.

    Parameters
    ----------
    say : callable
        (features, set that is told the attributes read) -> something hashable.

    Raises
    ------
    FickleRuleError
        If two calls that find the same features do not look at the same features next.
    """
    labels = {axis.name: axis.labels for axis in scene.axes}
    read: set[str] = set()
    told: list[tuple[dict[str, str], Any]] = []
    waiting: list[dict[str, str]] = [{}]
    while waiting:
        chosen = waiting.pop()
        look = scene.look(chosen)
        said = say(look, read)
        if list(look.seen)[: len(chosen)] != list(chosen):
            raise FickleRuleError(f"{name} looks at {list(look.seen)} after it looked at {list(chosen)}")
        found = dict(chosen)
        for axis in list(look.seen)[len(chosen) :]:
            plainest, *others = labels[axis]
            waiting.extend({**found, axis: label} for label in reversed(others))
            found[axis] = plainest
        told.append((found, said))
    return _filled(scene, name, told, frozenset(read))


def _filled(scene: Scene, name: str, told: list[tuple[dict[str, str], Any]], read: frozenset[str]) -> Table:
    """Write what was told of some features at every combination that has them."""
    known = set().union(*(found for found, _ in told))
    places = [{label: place for place, label in enumerate(axis.labels)} for axis in scene.axes]
    codes = np.full([len(axis.labels) if axis.name in known else 1 for axis in scene.axes], -1, np.int64)
    numbers: dict[Any, int] = {}
    every = slice(None)
    for found, said in told:
        where = (
            place[found[axis.name]] if axis.name in found else every
            for axis, place in zip(scene.axes, places, strict=True)
        )
        codes[tuple(where)] = numbers.setdefault(said, len(numbers))
    return Table(name, codes, tuple(numbers), read, len(told))


def votes(scene: Scene, rule: Rule, regime: Regime) -> Table:
    """Return how a rule votes on everything; of its grounds for a no the first stands for all of them."""
    first: dict[type, Vote] = {}

    def say(look: Look, read: set[str]) -> Vote:
        vote = scene.vote(rule, look, regime, read)
        return first.setdefault(type(vote), vote)

    return table(scene, rule.name, say)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A scene under one regime: the tables of its rules.

    Parameters
    ----------
    tables : tuple of Table
        In the order of the book.
    """

    scene: Scene
    regime: Regime
    book: RuleBook
    tables: tuple[Table, ...]

    def without(self, rule: str) -> Judged:
        """Return the same without one rule."""
        return replace(self, tables=tuple(one for one in self.tables if one.name != rule))


def judged(scene: Scene, regime: Regime, book: RuleBook) -> Judged:
    """Let every rule of a scene vote under a regime."""
    return Judged(scene, regime, book, tuple(votes(scene, rule, regime) for rule in scene.rules(book)))


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """A scene whose values that nothing tells apart are taken together.

    Parameters
    ----------
    scene : Scene
    kept : tuple of NDArray
        For each axis the values that stand for the others, the plainest of each kind.
    weights : tuple of NDArray
        For each axis how many values each of them stands for.
    """

    scene: Scene
    kept: tuple[Codes, ...]
    weights: tuple[Codes, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many kinds of values each axis has."""
        return tuple(len(values) for values in self.kept)

    def of(self, codes: NDArray[Any]) -> NDArray[Any]:
        """Fold an array whose dimensions are the scene's axes."""
        for dimension, values in enumerate(self.kept):
            if codes.shape[dimension] > 1:
                codes = np.take(codes, values, axis=dimension)
        return codes

    def allowed(self, one: Judged) -> Truth:
        """Return on which combinations a scene's votes add up to a yes."""
        index, radix = np.zeros(self.shape, np.int64), 1
        for voted in one.tables:
            index = index + radix * self.of(voted.codes)
            radix *= len(voted.said)
        met, where = np.unique(index, return_inverse=True)
        outcomes = [one.book.combine(_cast(one.tables, int(number))).allowed for number in met]
        return np.array(outcomes, np.bool_)[where].reshape(self.shape)

    def truth(self, one: Table) -> Truth:
        """Return on which combinations a table says true."""
        said = np.array(one.said, np.bool_)
        return np.broadcast_to(said[self.of(one.codes)], self.shape)

    def count(self, cases: Truth) -> int:
        """Count combinations of the whole scene."""
        counted: NDArray[Any] = np.broadcast_to(cases, self.shape).astype(object)
        for weights in reversed(self.weights):
            counted = counted @ weights.astype(object)
        return int(counted)

    def plainest(self, cases: Truth) -> dict[str, str]:
        """Return the case with the fewest features that are not the plainest; of those the first."""
        odd = np.zeros(self.shape, np.int64)
        for dimension, values in enumerate(self.kept):
            along = [1] * len(self.shape)
            along[dimension] = len(values)
            odd = odd + np.where(values > 0, 1000 + values, 0).reshape(along)
        cost = np.where(np.broadcast_to(cases, self.shape), odd, np.iinfo(np.int64).max)
        found = np.unravel_index(int(np.argmin(cost)), self.shape)
        return {
            axis.name: axis.labels[int(values[position])]
            for axis, values, position in zip(self.scene.axes, self.kept, found, strict=True)
        }


def _cast(tables: Sequence[Table], number: int) -> list[tuple[str, Vote]]:
    cast: list[tuple[str, Vote]] = []
    for one in tables:
        number, code = divmod(number, len(one.said))
        cast.append((one.name, one.said[code]))
    return cast


def fold(scene: Scene, tables: Iterable[Table]) -> Fold:
    """Take together the values of each axis that none of some tables tells apart."""
    every = [one.codes for one in tables]
    kept, weights = [], []
    for dimension, axis in enumerate(scene.axes):
        telling = [codes for codes in every if codes.shape[dimension] > 1]
        kinds: dict[bytes, list[int]] = {}
        for value in range(len(axis.labels) if telling else 1):
            marks = b"".join(np.take(codes, value, axis=dimension).tobytes() for codes in telling)
            kinds.setdefault(marks, []).append(value)
        kept.append(np.array([values[0] for values in kinds.values()], np.int64))
        sizes = [len(values) for values in kinds.values()] if telling else [len(axis.labels)]
        weights.append(np.array(sizes, np.int64))
    return Fold(scene, tuple(kept), tuple(weights))
