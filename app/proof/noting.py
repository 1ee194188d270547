"""A regime that notes which of its switches are read, so that it shows on which of them a vote depends."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import Any

from ..policy.regime import Regime, Setting, groups


@dataclass(frozen=True, slots=True)
class Noted:
    """A switch's setting; whoever reads its value is noted. It has nothing else that a rule could read.

    Parameters
    ----------
    name : str
        The switch's dotted name.
    setting : Known or Unknown
    read : set of str
        Is told the name each time.
    """

    name: str
    setting: Setting[Any]
    read: set[str]

    @property
    def value(self) -> Any:
        """The value, under the name by which rules read every setting."""
        self.read.add(self.name)
        return self.setting.value


def noting(regime: Regime, read: set[str]) -> Regime:
    """Return a regime with the same values that tells a set the dotted name of every switch that is read."""
    changed: dict[str, Any] = {}
    for group, rules in groups(regime):
        settings = {
            field.name: Noted(f"{group}.{field.name}", getattr(rules, field.name), read) for field in fields(rules)
        }
        changed[group] = replace(rules, **settings)
    return replace(regime, **changed)
