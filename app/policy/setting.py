"""What one switch of a regime holds: a value with its source, or an assumption with the range it is swept over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Known(Generic[V]):
    """A value that a source documents (or, for our own regimes, one that we chose).

    Parameters
    ----------
    value : V
        The value the rules read.
    source : str
        A key of ``regimes/sources.py``.
    """

    value: V
    source: str

    @property
    def is_assumption(self) -> bool:
        """Whether the value stands in for something nobody documented."""
        return False


@dataclass(frozen=True, slots=True)
class Unknown(Generic[V]):
    """A value that was looked for and not found, with the assumption that runs in its place.

    Parameters
    ----------
    assumed : V
        The assumption that the rules run with.
    swept : tuple of V
        The range (or the alternatives) over which a verdict must hold before it counts.
    why : str
        Why this assumption was taken.
    """

    assumed: V
    swept: tuple[V, ...]
    why: str

    @property
    def value(self) -> V:
        """The assumption, under the name by which rules read every setting."""
        return self.assumed

    @property
    def is_assumption(self) -> bool:
        """Whether the value stands in for something nobody documented."""
        return True


Setting = Known[V] | Unknown[V]
