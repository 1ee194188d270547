"""The scenes of a production: what a demand reaches of a clip and of an account, on both sides of every condition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, get_args

from ..policy.acts_around import Produce
from ..policy.demand_facts import HeldAccount, HeldClip
from ..policy.regime import Regime
from ..policy.units import DAY, MINUTE
from ..policy.wire.demand import DemandKind
from .act_scenes import standings_of_the_company
from .households import HOME, NOW_US
from .lazy import Axis, Recipe
from .scene import Scene, axis, constant, feature, named, of_features

_OTHER: Final = "another home"
_FROM, _TO = NOW_US - 400 * DAY, NOW_US


def _axes() -> tuple[Axis, ...]:
    return (
        named("kind of paper", {kind: kind for kind in get_args(DemandKind)}),
        named(
            "reach", {"footage": ("content",), "account data": ("account-data",), "both": ("account-data", "content")}
        ),
        axis("the paper names", an_account=True, everybody=False),
        named("who answers to it", {"one": frozenset({HOME}), "two": frozenset({HOME, _OTHER}), "none": frozenset()}),
        axis("the resident", agreed=frozenset({HOME}), did_not=frozenset()),
        named("whose", {"the named household's": HOME, "a stranger's": "a third home"}),
    )


_ACT: Final = Recipe(
    Produce,
    {
        "kind": feature("kind of paper"),
        "reach": feature("reach"),
        "names_an_account": feature("the paper names"),
        "households": feature("who answers to it"),
        "consented": feature("the resident"),
        "from_us": constant(_FROM),
        "to_us": constant(_TO),
        "now_us": constant(NOW_US),
    },
)


def produce_scenes(regimes: Iterable[Regime]) -> tuple[Scene, Scene]:
    """Return the scenes of a production: of a clip, and of an account."""
    ends = {"yesterday": NOW_US - DAY, "before the window": _FROM - 1, "after the window": NOW_US + 2 * MINUTE}
    for days in sorted({regime.sharing.cloud_days.value for regime in regimes}):
        ends |= {f"{days} days ago": NOW_US - days * DAY, f"{days} days less 1 us ago": NOW_US - days * DAY + 1}
    clip = Recipe(
        HeldClip,
        {
            "clip_id": constant("clip"),
            "household_id": feature("whose"),
            "start_us": of_features(lambda look: look["the clip ended"] - MINUTE),
            "end_us": feature("the clip ended"),
            "sealed": feature("sealed"),
            "preserved": feature("preserved"),
        },
    )
    account = Recipe(HeldAccount, {"household_id": feature("whose"), "fields": constant(()), "named": feature("named")})
    yes = (axis("sealed", no=False, yes=True), axis("preserved", no=False, yes=True), named("the clip ended", ends))
    company, whom = standings_of_the_company(), axis("named", yes=True, no=False)
    return (
        Scene(name="Produce: clip", cause=_ACT, standing=company, fact=clip, axes=(*_axes(), *yes)),
        Scene(name="Produce: account", cause=_ACT, standing=company, fact=account, axes=(*_axes(), whom)),
    )
