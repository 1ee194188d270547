"""Random regimes: the nine, and mutants of them whose switches hold other values of their own types."""

from __future__ import annotations

import random
import typing
from dataclasses import replace
from datetime import date
from types import NoneType, UnionType
from typing import Any, Final

from glassporch.policy import regime as types
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES

NUMBERS: Final[dict[str, tuple[Any, ...]]] = {
    "map.heat_cell_level": (15, 16, 17, 18),
    "map.heat_shades": ((1, 2, 4, 8), (1, 3, 9, 27), (2, 5)),
    "map.circles_from_zoom": (13, 15, 17),
    "map.circle_jitter_m": (0.0, 25.0, 80.0),
    "map.circle_decimals": (5, 6),
    "map.smallest_group": (1, 2, 5),
    "map.epoch_days": (1, 7, 91),
    "map.cell_addresses": (1, 100),
    "map.epsilon_total": (None, 4.0),
    "map.horizon_days": (365, 728),
    "request.adjoin_m": (0.0, 100.0, 400.0),
    "request.min_area_sq_mi": (0.0, 0.025, 0.1),
    "request.max_area_sq_mi": (0.25, 0.5, 1.0),
    "request.min_window_minutes": (0, 1, 15, 60),
    "request.max_window_minutes": (60, 480, 720),
    "request.look_back_days": (0, 1, 30, 45, 60),
    "request.replies_until": (None, date(2024, 2, 29)),
    "delivery.cell_level": (15, 17, 18),
    "delivery.min_recipients": (0, 1, 2, 5),
    "service.product_name": ("Service",),
    "feed.shown_level": (15, 16, 17),
    "feed.reach_m": (None, 2_000, 8_047),
    "feed.hidden_decimals": (None, 5, 6),
    "feed.hidden_offset_m": (0.0, 79.0),
    "partnership.map_from": (None, date(2019, 8, 28)),
    "partnership.download_credit_usd": (0, 1, 10),
    "records.small_counts": (1, 5),
    "legal.preservation_days": (90, 180),
    "legal.delayed_notice_days": (30, 90, 180),
}
"""Values for switches that are numbers or names; whatever is not named here has few values, found in its type."""


def regimes(dice: random.Random, mutations: int = 6) -> Regime:
    """Draw one of the nine, with up to so many switches changed."""
    regime = dice.choice(list(REGIMES.values()))
    for _ in range(dice.randrange(mutations + 1)):
        group, name = dice.choice(SWITCHES)
        regime = changed(regime, group, name, one_of(dice, group, name))
    return regime


def changed(regime: Regime, group: str, name: str, value: Any) -> Regime:
    """Return a regime with one switch changed."""
    return replace(regime, **{group: replace(getattr(regime, group), **{name: Known(value, "OWN")})})


def one_of(dice: random.Random, group: str, name: str) -> Any:
    """Draw a value of a switch's own type."""
    known = NUMBERS.get(f"{group}.{name}")
    return dice.choice(known) if known else _of_type(dice, TYPES[group][name])


def _of_type(dice: random.Random, kind: Any) -> Any:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is bool:
        return dice.random() < 0.5
    if kind is int:
        return dice.choice((0, 1, 2, 3, 10, 30, 60))
    if kind is NoneType:
        return None
    if origin is typing.Literal:
        return dice.choice(inner)
    if origin is tuple:
        every = typing.get_args(inner[0])
        return tuple(dice.sample(every, dice.randrange(len(every) + 1)))
    if origin is UnionType:
        return _of_type(dice, dice.choice(inner))
    message = f"no values are known for {kind}"
    raise TypeError(message)


def _types() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for group, values in types.groups(next(iter(REGIMES.values()))):
        hints = typing.get_type_hints(type(values))
        found[group] = {name: typing.get_args(typing.get_args(hint)[0])[0] for name, hint in hints.items()}
    return found


TYPES: Final = _types()
SWITCHES: Final = [(group, name) for group, names in TYPES.items() for name in names]
