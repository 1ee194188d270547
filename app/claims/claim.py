"""What a claim is, what an experiment is given, and what a verdict can be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, Protocol

from ..client import Portal
from ..policy.decision import Ruling, Vote
from ..policy.geometry import Point
from ..policy.regime import Regime

VerdictKind = Literal["broken in the model", "no break found", "depends on an assumption", "outside the model"]


class NothingToTryError(Exception):
    """Under this regime there is nothing that an experiment could try: it raises this in place of an empty "no"."""


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

    def load_register(self) -> None:
        """Let the world hold the historical register of real agencies; worlds of experiments begin without."""
        ...

    def camera_places(self) -> Sequence[Point]:
        """Return where every camera truly is, (lon, lat) degrees: the canaries."""
        ...

    def hanging_places(self, who: str = "") -> Sequence[Point]:
        """Return where the cameras are that are installed now, (lon, lat) degrees; of one household, or of all."""
        ...

    def housemate(self, who: str, beside: str, *, newly: bool = False) -> None:
        """Let a further resident sign in who lives in somebody's household, from the first or newly."""
        ...

    def lodger(self, who: str, near: str, level: int) -> None:
        """Let a further resident sign in who lives in another house of somebody's cell, at a quadtree level."""
        ...

    def take_down(self, who: str) -> None:
        """Let the cameras of somebody's household never have hung."""
        ...

    def seal(self, who: str) -> None:
        """Let the cameras of somebody's household seal all that they ever recorded."""
        ...

    def move_nearby(self, who: str) -> None:
        """Let somebody's household live, with its cameras, in another house of the same cells."""
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
    sees : str
        The smallest violation that a trial would have seen.
    """

    kind: VerdictKind
    trials: int
    witness: Witness | None = None
    flips: tuple[str, ...] = ()
    sees: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """The verdict that was committed before the run, and why."""

    kind: VerdictKind
    why: str
    flips: tuple[str, ...] = ()


OPEN_ERAS: Final = (
    "heat-map-2018",
    "video-request-2019",
    "control-center-2020",
    "assistance-2021",
    "community-requests-2025",
)
"""The dated regimes with footage requests."""
REFERENCES: Final = ("reference-blind", "reference-map")
WITHOUT_REQUESTS: Final = "none-2024"
CONTRAST: Final = "no-policy"
ALL_NINE: Final = (*OPEN_ERAS, WITHOUT_REQUESTS, *REFERENCES, CONTRAST)
"""Written out here rather than taken from the regimes: whoever adds one has to say what to expect of it."""

NO_REQUESTS: Final = Expected("outside the model", "No request can be filed, so there is nothing to try.")


def expecting(*expected: tuple[tuple[str, ...], Expected]) -> Mapping[str, Expected]:
    """Return the verdicts that are expected, each for several regimes."""
    return MappingProxyType({regime_id: one for regime_ids, one in expected for regime_id in regime_ids})


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
        (bench, regime, tape) -> Witness or None: one experiment; it raises `NothingToTryError` where there is none.
    sees : str
        The smallest violation that a trial sees.
    expected : mapping of regime id to Expected
    sweeps : tuple of str
        Dotted names of switches that are swept where a regime does not know them.
    """

    id: str
    sentence: str
    source: str
    threat: str
    trial: Trial
    sees: str
    expected: Mapping[str, Expected]
    sweeps: tuple[str, ...] = ()
