"""What is swept of a regime: each assumed switch is set to every other value of its range, one switch at a time.

Not swept: documented switches, switches without an effect there, and two switches at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from ..policy.one_switch import with_setting
from ..policy.phrases import why_no_effect
from ..policy.regime import Regime, Unknown, switches

Fault = Callable[[Regime], str | None]
"""Regime -> why its values cannot go together; None where they can."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A regime with one assumed switch set to another value of its range.

    Parameters
    ----------
    switch : str
        Dotted name.
    value, assumed : object
        The other value, and the one that the rules run with.
    why : str
        Why that one was assumed, in the regime's own words.
    regime : Regime
    """

    switch: str
    value: Any
    assumed: Any
    why: str
    regime: Regime


@dataclass(frozen=True, slots=True)
class Plan:
    """What is swept of one regime, and which of its assumptions are not.

    Parameters
    ----------
    regime : Regime
    variants : tuple of Variant
    one_value : tuple of str
        Assumed switches whose range holds the assumed value alone.
    no_effect : tuple of str
        Assumed switches that have no effect under this regime.
    impossible : tuple of (switch, value, why)
        Values of a range that cannot go together with the rest of the regime.
    """

    regime: Regime
    variants: tuple[Variant, ...]
    one_value: tuple[str, ...]
    no_effect: tuple[str, ...]
    impossible: tuple[tuple[str, Any, str], ...]

    @property
    def switches(self) -> tuple[str, ...]:
        """The switches that are swept."""
        return tuple(dict.fromkeys(one.switch for one in self.variants))


@dataclass(slots=True)
class _Sorted:
    """A plan while it is made."""

    variants: list[Variant] = field(default_factory=list)
    one_value: list[str] = field(default_factory=list)
    no_effect: list[str] = field(default_factory=list)
    impossible: list[tuple[str, Any, str]] = field(default_factory=list)


def plan_sweep(regime: Regime, fault: Fault = lambda _: None) -> Plan:
    """Return what is swept of a regime.

    Parameters
    ----------
    fault : callable
        Judges each variant; one whose values cannot go together is not swept, and the plan says why.
    """
    made = _Sorted()
    for name, setting in _assumptions(regime):
        others = [value for value in setting.swept if value != setting.assumed]
        if why_no_effect(name, regime):
            made.no_effect.append(name)
        elif not others:
            made.one_value.append(name)
        for value in others if name not in made.no_effect else ():
            changed, wrong = _changed(regime, name, replace(setting, assumed=value), fault)
            if changed is None:
                made.impossible.append((name, value, wrong))
            else:
                made.variants.append(Variant(name, value, setting.assumed, setting.why, changed))
    return Plan(regime, tuple(made.variants), tuple(made.one_value), tuple(made.no_effect), tuple(made.impossible))


def _assumptions(regime: Regime) -> Iterator[tuple[str, Unknown[Any]]]:
    for switch in switches(regime):
        if isinstance(switch.setting, Unknown):
            yield switch.name, switch.setting


def _changed(regime: Regime, name: str, setting: Unknown[Any], fault: Fault) -> tuple[Regime | None, str]:
    try:
        changed = with_setting(regime, name, setting)
    except ValueError as error:
        return None, str(error)
    wrong = fault(changed)
    return (changed, "") if wrong is None else (None, wrong)
