"""What differs between two regimes, in sentences that a journalist can print; it judges neither.

A switch that has no effect under either regime is left out, and so is one that has an effect under one of them
only: the switch that decides about it differs too, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from .phrases import reaches, sentence
from .regime import Regime, Setting, switches


@dataclass(frozen=True, slots=True)
class Change:
    """One switch that differs.

    Parameters
    ----------
    name : str
        Its dotted name.
    sentence : str
        "Under A, ...; under B, ...".
    before, after : Known or Unknown
        What it holds under each.
    """

    name: str
    sentence: str
    before: Setting[object]
    after: Setting[object]

    @property
    def rests_on_an_assumption(self) -> bool:
        """Whether either side was never documented, so that the difference itself is not."""
        return self.before.is_assumption or self.after.is_assumption


def diff(one: Regime, other: Regime) -> tuple[Change, ...]:
    """Return what holds under one regime and not under the other, in the order of the type.

    Parameters
    ----------
    one, other : Regime
    """
    pairs = zip(switches(one), switches(other), strict=True)
    return tuple(
        Change(
            before.name,
            _words(one.id, other.id, before.name, before.setting, after.setting),
            before.setting,
            after.setting,
        )
        for before, after in pairs
        if before.setting.value != after.setting.value and reaches(before.name, one) and reaches(before.name, other)
    )


def _words(one: str, other: str, name: str, before: Setting[object], after: Setting[object]) -> str:
    return f"Under {one}, {sentence(name, before)}; under {other}, {sentence(name, after)}."


@dataclass(frozen=True, slots=True)
class Same:
    """One switch that holds the same under two regimes, and is documented for one of them only."""

    name: str
    sentence: str


def same_but_assumed(one: Regime, other: Regime) -> tuple[Same, ...]:
    """Return what holds the same under both regimes and is documented for one of them only.

    Parameters
    ----------
    one, other : Regime
    """
    pairs = zip(switches(one), switches(other), strict=True)
    return tuple(
        Same(before.name, _documented_once(one.id, other.id, before.name, before.setting, after.setting))
        for before, after in pairs
        if before.setting.value == after.setting.value
        and before.setting.is_assumption != after.setting.is_assumption
        and reaches(before.name, one)
        and reaches(before.name, other)
    )


def _documented_once(one: str, other: str, name: str, before: Setting[object], after: Setting[object]) -> str:
    known, where = (after, other) if before.is_assumption else (before, one)
    words = sentence(name, known)
    return f"{words[:1].upper()}{words[1:]}: documented for {where} only."
