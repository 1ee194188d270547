"""What changed in the rules: every change of the regime in force, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import Field

from ..roles import Role
from .base import Disclosure, Question


class ChangedSwitch(Disclosure):
    """One switch that holds something else under the new regime."""

    name: str
    sentence: str = Field(description="What held before and what holds now, in a plain sentence.")
    assumed: bool = Field(description="True where either side rests on an assumption.")


class RegimeChangeSheet(Disclosure):
    """One change of the regime in force."""

    at: datetime
    from_regime: str
    from_title: str
    to_regime: str
    to_title: str
    changed: tuple[ChangedSwitch, ...]


class RegimeChangeList(Disclosure):
    """Every change so far, newest first, and what comes next."""

    follows_history: bool = Field(description="False where the regime stays as it is, whatever the date.")
    next_at: datetime | None = Field(description="When history changes the rules next.")
    next_regime: str
    changes: tuple[RegimeChangeSheet, ...]


@dataclass(frozen=True, slots=True)
class ListRegimeChanges(Question[RegimeChangeList]):
    """When did the rules change here, and in what?"""

    serves = frozenset(Role)
