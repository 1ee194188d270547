"""What an officer hands in with a legal demand, and the legal desk's word on one: on both sides of every limit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, get_args

from ..policy.own_books import PaperStanding
from ..policy.regime import Regime
from ..policy.rules.how_long_a_demand import LONGEST_DAYS
from ..policy.units import DAY
from ..policy.wire.base import moment
from ..policy.wire.demand import DecisionDraft, DemandDraft, DemandKind, Narrowing
from .households import NOW_US
from .lazy import Axis, Look, Recipe
from .scene import axis, feature, named, of_features

_SPAN: Final = "the demand's window"
_FROM, _TO = NOW_US - 2 * DAY, NOW_US - DAY


def demand_axes(regimes: Iterable[Regime]) -> tuple[Axis, ...]:
    """Return what varies in a demand."""
    del regimes
    longest = LONGEST_DAYS * DAY
    spans = {
        "a day": (NOW_US - DAY, NOW_US),
        "as long as may be": (NOW_US - longest, NOW_US),
        "longer": (NOW_US - longest - 1, NOW_US),
        "ends later": (NOW_US, NOW_US + 1),
    }
    return (
        named("kind of paper", {kind: kind for kind in get_args(DemandKind)}),
        named(
            "wants", {"footage": ("content",), "account data": ("account-data",), "both": ("account-data", "content")}
        ),
        axis("authority", given="Court", missing=""),
        axis("paper number", given="1", missing=""),
        axis("in danger", said="A child.", not_said=""),
        axis("no time", said="The car was seen.", not_said=""),
        named(_SPAN, spans),
    )


def _end(offset: int) -> Any:
    return of_features(lambda look: moment(look[_SPAN][offset]))


DEMAND: Final = Recipe(
    DemandDraft,
    {
        "kind": feature("kind of paper"),
        "wants": feature("wants"),
        "authority": feature("authority"),
        "paper_number": feature("paper number"),
        "in_danger": feature("in danger"),
        "no_time": feature("no time"),
        "window_from": _end(0),
        "window_to": _end(1),
    },
)


def decision_axes(regimes: Iterable[Regime]) -> tuple[Axis, ...]:
    """Return what varies in the legal desk's word, and in the paper that it is about."""
    del regimes

    def part(from_us: int, to_us: int, *wants: Any) -> Narrowing:
        return Narrowing(window_from=moment(from_us), window_to=moment(to_us), wants=wants)

    return (
        axis("outcome", full="full", partial="partial", none="none"),
        axis("grounds", given=("out-of-scope",), missing=()),
        named(
            "narrowed",
            {
                "within": part(_FROM, _TO, "content"),
                "begins before": part(_FROM - 1, _TO, "content"),
                "ends after": part(_FROM, _TO + 1, "content"),
                "wants more": part(_FROM, _TO, "account-data"),
                "inside out": part(_TO, _FROM, "content"),
                "not given": None,
            },
        ),
        axis("the paper", waits="in-review", was_decided="answered", is_unknown=None),
        axis("the paper names", an_account=True, everybody=False),
    )


def paper(look: Look, regime: Regime) -> PaperStanding | None:
    """Return the paper before the legal desk."""
    del regime
    state = look["the paper"]
    if state is None:
        return None
    return PaperStanding("demand_id", state, look["the paper names"], _FROM, _TO, ("content",))


DECISION: Final = Recipe(
    DecisionDraft,
    {"outcome": feature("outcome"), "grounds": feature("grounds"), "narrowed": feature("narrowed")},
)
