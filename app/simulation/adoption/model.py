"""One town, month by month: who owns a camera, who downloaded the app, and what the agency was credited.

A discrete diffusion after Bass with a term for promotion. Expectation and chance share one step: only what turns a
number of homes and a chance into a number that act is another function.

References
----------
Bass (1969), A new product growth for model consumer durables, Management Science 15. Horsky and Simon (1983),
Advertising and the diffusion of new products, Marketing Science 2 (promotion as a term of the hazard).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from ..streams import stream
from .figures import HAZARDS


class Draw(Protocol):
    """Turns homes, and the chance of each, into how many act; the purpose says which stream it draws from."""

    def __call__(self, purpose: str, homes: float, chance: float) -> float:
        """Return how many act."""
        ...


@dataclass(frozen=True, slots=True)
class Arm:
    """What an agreement brings: outreach, and gifts (cameras given, credits, subsidies)."""

    name: str
    promotes: bool
    gives: bool


ARMS: Final = (
    Arm("agreement", promotes=True, gives=True),
    Arm("without-promotion", promotes=False, gives=True),
    Arm("without-gifts", promotes=True, gives=False),
    Arm("no-agreement", promotes=False, gives=False),
)
"""The agreement, and what would have happened without its parts. Without outreach nothing is credited either."""


@dataclass(frozen=True, slots=True)
class Town:
    """Where the loop runs.

    Parameters
    ----------
    homes : int
    start_share : float
        Of homes that own a camera in month 0.
    months : int
        How long the model runs.
    begins : int
        The month in which the agreement begins, ``months`` or more for never.
    """

    homes: int
    start_share: float
    months: int
    begins: int


@dataclass(frozen=True, slots=True)
class State:
    """A town at the end of a month; counts of homes, cameras and dollars, whole where chance ran."""

    month: int
    owners: float
    downloads: float = 0.0
    credit_usd: float = 0.0
    given: float = 0.0
    subsidies_left: float = 0.0
    subsidies_used: float = 0.0


def expected(purpose: str, homes: float, chance: float) -> float:
    """Return how many act on average."""
    del purpose
    return homes * chance


def lucky(seed: int, run: int) -> Draw:
    """Return a draw by chance: one stream for each run and purpose, so that the arms of a run share their luck."""
    held = {
        purpose: stream(seed, f"town-{run}", f"adoption/{purpose}")
        for purpose in ("own", "download", "convert", "redeem", "gift")
    }
    return lambda purpose, homes, chance: float(held[purpose].binomial(round(homes), min(1.0, max(0.0, chance))))


def run(town: Town, arm: Arm, numbers: Mapping[str, float], draw: Draw) -> Iterator[State]:
    """Yield a town month by month, month 0 first.

    Parameters
    ----------
    town : Town
    arm : Arm
    numbers : mapping
        Every number of `Loop`, by name.
    draw : callable
        `expected`, or a `lucky` one.
    """
    state = State(0, float(round(town.homes * town.start_share)))
    yield state
    for month in range(1, town.months + 1):
        state = _begin(state, arm, numbers, draw, town) if month == town.begins else state
        state = _step(replace(state, month=month), town, arm, numbers, draw)
        yield state


def _begin(state: State, arm: Arm, numbers: Mapping[str, float], draw: Draw, town: Town) -> State:
    if not arm.gives:
        return state
    return _give(replace(state, subsidies_left=numbers["subsidized"]), numbers["donated"], numbers, draw, town)


def _step(state: State, town: Town, arm: Arm, numbers: Mapping[str, float], draw: Draw) -> State:
    """Let one month pass: some buy by themselves, some by example, some because the agency reached them."""
    ceiling = numbers["ceiling"]
    alone, example = HAZARDS[ceiling]
    share = state.owners / town.homes
    open_homes = max(0.0, ceiling * town.homes - state.owners)
    bought = draw("own", open_homes, alone + example * share / ceiling)
    state = replace(state, owners=state.owners + bought)
    if state.month >= town.begins and arm.promotes:
        state = _promote(state, town, arm, numbers, draw)
    return _redeem(state, town, numbers, draw) if state.subsidies_left else state


def _promote(state: State, town: Town, arm: Arm, numbers: Mapping[str, float], draw: Draw) -> State:
    share = state.owners / town.homes
    chance = numbers["reach"] * min(1.0, numbers["download"] * (1 + numbers["pull"] * share))
    came = draw("download", town.homes - state.downloads, chance)
    without = max(0.0, 1 - share)
    bought = min(draw("convert", came * without, numbers["convert"]), town.homes - state.owners)
    credit = came * numbers["credit_usd"] if arm.gives else 0.0
    state = replace(
        state,
        owners=state.owners + bought,
        downloads=state.downloads + came,
        credit_usd=state.credit_usd + credit,
    )
    cameras = state.credit_usd / numbers["camera_usd"]
    whole = cameras if draw is expected else float(int(cameras))
    left = replace(state, credit_usd=state.credit_usd - whole * numbers["camera_usd"])
    return _give(left, whole, numbers, draw, town)


def _redeem(state: State, town: Town, numbers: Mapping[str, float], draw: Draw) -> State:
    used = draw("redeem", state.subsidies_left, numbers["redeem"])
    moved = min(draw("gift", used, numbers["moved"]), town.homes - state.owners)
    return replace(
        state,
        owners=state.owners + moved,
        subsidies_left=state.subsidies_left - used,
        subsidies_used=state.subsidies_used + used,
    )


def _give(state: State, cameras: float, numbers: Mapping[str, float], draw: Draw, town: Town) -> State:
    moved = min(draw("gift", cameras, numbers["moved"]), town.homes - state.owners)
    return replace(state, owners=state.owners + moved, given=state.given + cameras)
