"""One household's whole consent as a fact: its events, and who lives there now. It answers nothing by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .events import ConsentFact
from .household import Asked, CoConsent, answer


@dataclass(frozen=True, slots=True)
class ConsentFile:
    """A household's consent history and its residents, both as one transaction read them.

    Parameters
    ----------
    events : tuple of ConsentFact
        In any order. A decision about a map or a delivery needs only those of purposes "requests" and "map".
    residents : frozenset of str
        Account ids of those who live there now.
    """

    events: tuple[ConsentFact, ...]
    residents: frozenset[str]

    def says(self, asked: Asked, now_us: int, co_consent: CoConsent) -> bool | None:
        """Return the household's answer at a moment, simulated microseconds; None if nothing that holds was said."""
        if not self.events:
            return None
        return answer(self.events, asked, self.residents, now_us, co_consent)


NEVER_CHOSE: Final = ConsentFile((), frozenset())
"""The file of a household in which nobody ever chose anything."""
