"""What a claim is, what an experiment is given, and what a verdict can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from ..client import Portal
from ..policy.decision import Ruling, Vote
from ..policy.geometry import Point
from ..policy.regime import Regime

VerdictKind = Literal["broken in the model", "no break found", "depends on an assumption", "outside the model"]


class Tape(Protocol):
    """Where an experiment's choices come from: a seeded stream, or a search that can shrink them."""

    def below(self, bound: int) -> int:
        """Return a whole number from 0 to ``bound`` - 1."""
        ...


class Site(Protocol):
    """One world, seen from outside: readers by name, time that passes, and the truth to compare with."""

    def reader(self, who: str) -> Portal:
        """Return somebody's way in; "" is the public."""
        ...

    def pass_minutes(self, minutes: int) -> None:
        """Let simulated time pass."""
        ...

    def camera_places(self) -> Sequence[Point]:
        """Return where every camera truly is, (lon, lat) degrees: the canaries."""
        ...


class Bench(Protocol):
    """Makes the worlds of an experiment."""

    def site(self, regime: Regime) -> Site:
        """Make a fresh world under a regime; two of the same regime are equal to the byte."""
        ...

    def combine(self, votes: Iterable[tuple[str, Vote]]) -> Ruling:
        """Add votes up as the portal under test does."""
        ...


@dataclass(frozen=True, slots=True)
class Witness:
    """What broke a claim, in words, and how to see it again.

    Parameters
    ----------
    reader : str
        Who saw it.
    where : str
        The call that showed it.
    what : str
        What was seen.
    """

    reader: str
    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run of experiments found.

    Parameters
    ----------
    kind : str
    trials : int
        How many experiments were run in all.
    witness : Witness or None
        For a broken claim: the first.
    flips : tuple of str
        For a verdict that depends on an assumption: the values at which the claim is broken.
    """

    kind: VerdictKind
    trials: int
    witness: Witness | None = None
    flips: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """The verdict that was committed before the run, and why."""

    kind: VerdictKind
    why: str
    flips: tuple[str, ...] = ()


Trial = Callable[[Bench, Regime, Tape], Witness | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence that an experiment can break.

    Parameters
    ----------
    id : str
    sentence : str
    source : str
        Key in the register of public claims (C01 to C34), or the design decision that makes the promise.
    threat : str
        LINDDUN threat type.
    trial : callable
        (bench, regime, tape) -> Witness or None: one experiment.
    expected : mapping of regime id to Expected
    sweeps : tuple of str
        Dotted names of switches that are swept where a regime does not know them.
    """

    id: str
    sentence: str
    source: str
    threat: str
    trial: Trial
    expected: Mapping[str, Expected]
    sweeps: tuple[str, ...] = ()
