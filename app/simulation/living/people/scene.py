"""What somebody who acts has at hand: a way to the portal, their own chance, the habits, and the public regimes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from ....client import Exchange, Portal
from ....policy.regime import Regime
from ..habits import Habits

API: Final = "/api/v1"
OK: Final = 200


class Own(Protocol):
    """One's own chance: see `Chance`."""

    def numbers(self, count: int) -> list[float]:
        """Return so many uniform numbers in [0, 1)."""
        ...

    def shared(self, purpose: str, about: str) -> float:
        """Return a uniform number that everybody draws alike."""
        ...

    def key(self, step: str) -> str:
        """Return the Idempotency-Key of one write."""
        ...


@dataclass(frozen=True, slots=True)
class Scene:
    """One turn of one person.

    Parameters
    ----------
    portal : Portal
        Signed in as whoever acts.
    about : str
        What the turn is about.
    chance : Own
    habits : Habits
    regimes : mapping of str to Regime
    """

    portal: Portal
    about: str
    chance: Own
    habits: Habits
    regimes: Mapping[str, Regime]

    def read(self, path: str) -> Any:
        """Read an address of the API; None where it answers anything but 200."""
        answer = self.portal.get(API + path)
        return answer.json() if answer.status == OK else None

    def write(self, method: str, path: str, body: object, step: str) -> Exchange:
        """Write to an address of the API, under the key of one step of this turn."""
        return self.portal.write(method, API + path, body, key=self.chance.key(step))

    def rules(self) -> tuple[Regime, str] | None:
        """Return the rules in force, which are public, and the simulated time, ISO."""
        sheet = self.read("/public/world")
        regime = self.regimes.get(sheet["regime"]) if sheet else None
        return (regime, sheet["simulated_time"]) if regime else None
