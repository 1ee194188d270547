"""What a sabotage is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ...worlds.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Sabotage:
    """A planted leak.

    Parameters
    ----------
    name : str
    story : str
        What went wrong, as it could happen to anybody.
    caught_by : str
        Id of the claim that must catch it, named beforehand.
    regime_id : str
        The regime under which it must be caught.
    change : callable
        Wiring -> Wiring
    rule : str
        The rule that it replaces, by the name of its file in ``policy/rules``; "" for none of them.
    """

    name: str
    story: str
    caught_by: str
    regime_id: str
    change: Callable[[Wiring], Wiring]
    rule: str = ""

    def apply(self, wiring: Wiring) -> Wiring:
        """Plant the leak; the wiring remembers that it was planted."""
        return replace(self.change(wiring), sabotages=(*wiring.sabotages, self.name))
