"""Whether the values of a regime go together: applies the table of ``combinations`` and the bounds of each unit.

What the types themselves refuse (their ``__post_init__``) is not repeated here, and nothing is judged good or bad
for residents: a regime that leaks everything is a regime.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..policy.mechanisms.rounding import MAX_DECIMALS
from ..policy.regime import Regime, switches
from . import kinds
from .combinations import COMBINATIONS
from .faults import Fault

BOUNDS: Final = {
    "_days": 36_525,
    "_minutes": 527_040,
    "_zoom": 22,
    "_level": 22,
    "_decimals": MAX_DECIMALS,
    "_m": 100_000,
    "_sq_mi": 40,
    "_per_case": 100_000,
    "_per_day": 100_000,
}
"""Largest value of a switch by the end of its name: a century, a year, the deepest zoom, more decimals than mean
anything, 100 km, more than the bound on every area's extent leaves, and a number that no agency reaches."""


def check(regime: Regime) -> tuple[Fault, ...]:
    """Return what does not go together in a regime: errors (impossible) and warnings (odd).

    Parameters
    ----------
    regime : Regime
    """
    return (*_out_of_bounds(regime), *_twice(regime), *_combined(regime))


def _out_of_bounds(regime: Regime) -> Iterator[Fault]:
    for switch in switches(regime):
        value = switch.setting.value
        largest = next((bound for suffix, bound in BOUNDS.items() if switch.name.endswith(suffix)), None)
        if largest is not None and isinstance(value, int | float) and value > largest:
            yield Fault(switch.name, f"is {value:g}", f"write at most {largest}")


def _twice(regime: Regime) -> Iterator[Fault]:
    for switch in switches(regime):
        value = switch.setting.value
        if isinstance(value, tuple) and len(set(value)) < len(value):
            yield Fault(switch.name, "names something twice", "name each once")


def _combined(regime: Regime) -> Iterator[Fault]:
    values = {switch.name: kinds.written(switch.setting.value) for switch in switches(regime)}
    for one in COMBINATIONS:
        if one.holds(regime):
            said = ", ".join(f"{name} is {values[name]}" for name in one.names[1:] if name in values)
            problem = f"is {values[one.names[0]]}" + (f" where {said}" if said else "")
            yield Fault(one.names[0], f"{problem}: {one.problem}", one.remedy, None, one.level)
