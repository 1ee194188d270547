"""Facts whose attributes are worked out only when a rule reads them, so that it shows on what a vote depends.

A rule that reads an attribute which no recipe knows stops the proof: nothing that a rule reads can be left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..policy.regime import Regime


class UnknownAttributeError(LookupError):
    """A rule reads something that the abstraction does not know: the enumeration would not be complete."""


@dataclass(frozen=True, slots=True)
class Axis:
    """One feature of a case, and every value that it can have.

    Parameters
    ----------
    name : str
    values : mapping of str to object
        What each value is called, and what it stands for. The first is the plainest.
    """

    name: str
    values: Mapping[str, Any]

    @property
    def labels(self) -> tuple[str, ...]:
        """What the values are called, the plainest first."""
        return tuple(self.values)


class Look:
    """One combination of features, which remembers the features that somebody looked at, in the order of looking.

    Parameters
    ----------
    axes : mapping of str to Axis
    chosen : mapping of str to str
        The label of each axis; an axis that is not named has its plainest value.
    """

    def __init__(self, axes: Mapping[str, Axis], chosen: Mapping[str, str]) -> None:
        self._axes, self._chosen = axes, chosen
        self.seen: dict[str, None] = {}

    def __getitem__(self, axis: str) -> Any:
        """Return what the value of an axis stands for."""
        self.seen[axis] = None
        return self._axes[axis].values[self.label(axis)]

    def __contains__(self, axis: object) -> bool:
        """Return whether the scene has an axis of that name; it is the same in every case."""
        return axis in self._axes

    def label(self, axis: str) -> str:
        """Return what the value of an axis is called, without noting that it was looked at."""
        return self._chosen.get(axis) or self._axes[axis].labels[0]


Part = Callable[[Look, Regime], Any]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How something is made from features.

    Parameters
    ----------
    kind : type
        What it is: a fact, a standing, an act, a question or a draft.
    parts : mapping of str to callable or Recipe
        For every attribute (features, regime) -> its value.
    outright : bool
        Whether the thing itself is always made, and only what stands in it is lazy: for questions, whose very type
        some rules look up.
    """

    kind: type
    parts: Mapping[str, Part | Recipe]
    outright: bool = False

    def make(self, look: Look, regime: Regime) -> Any:
        """Return the thing itself, with every attribute."""
        return self.kind(**{name: _made(part, look, regime) for name, part in self.parts.items()})

    def watch(self, look: Look, regime: Regime, read: set[str]) -> Any:
        """Return a stand-in that works its attributes out when they are read.

        Parameters
        ----------
        read : set of str
            Is told every attribute that was read, as "Kind.attribute".
        """
        if not self.outright:
            return Lazy(self, look, regime, read)
        parts = {name: _watched(part, look, regime, read) for name, part in self.parts.items()}
        return self.kind(**parts)


def _made(part: Part | Recipe, look: Look, regime: Regime) -> Any:
    return part.make(look, regime) if isinstance(part, Recipe) else part(look, regime)


def _watched(part: Part | Recipe, look: Look, regime: Regime, read: set[str]) -> Any:
    return part.watch(look, regime, read) if isinstance(part, Recipe) else part(look, regime)


class Lazy:
    """A stand-in for something made by a recipe; `isinstance` and pattern matching take it for the thing itself.

    What was worked out is kept in the stand-in, which lasts for one vote: rules read the same attribute many times.
    """

    def __init__(self, recipe: Recipe, look: Look, regime: Regime, read: set[str]) -> None:
        self._recipe, self._look, self._regime, self._read = recipe, look, regime, read

    @property  # type: ignore[misc]  # rules ask of what class a fact is: a stand-in must say what it stands for
    def __class__(self) -> Any:
        return self._recipe.kind

    def __getattr__(self, name: str) -> Any:
        """Work an attribute out, and note that it was read."""
        kind = self._recipe.kind
        part = self._recipe.parts.get(name)
        if part is not None:
            self._read.add(f"{kind.__name__}.{name}")
            made = self.__dict__[name] = _watched(part, self._look, self._regime, self._read)
            return made
        derived = getattr(kind, name, None)
        if isinstance(derived, property) and derived.fget is not None:
            return derived.fget(self)
        message = f"a rule reads {kind.__name__}.{name}, which the abstraction does not vary; add it to its recipe"
        raise UnknownAttributeError(message)
