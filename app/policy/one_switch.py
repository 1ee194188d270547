"""One switch of a regime by its dotted name: what it holds, and the regime with another setting in its place."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from .regime import Regime, Setting


def setting_of(regime: Regime, name: str) -> Setting[Any]:
    """Return a switch's setting.

    Parameters
    ----------
    name : str
        Its dotted name, as ``switches`` yields it.

    Raises
    ------
    AttributeError
        If there is no such switch.
    """
    section, field = name.split(".")
    setting: Setting[Any] = getattr(getattr(regime, section), field)
    return setting


def with_setting(regime: Regime, name: str, setting: Setting[Any]) -> Regime:
    """Return the regime with one switch replaced.

    Raises
    ------
    ValueError
        If the group of the switch refuses the value.
    """
    section, field = name.split(".")
    changed: Any = {section: replace(getattr(regime, section), **{field: setting})}
    return replace(regime, **changed)
