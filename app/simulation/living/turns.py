"""Turns: who acts, for which purpose, about what; as an agenda row holds it. Chance is drawn by exactly these."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from ...storage.agenda import Due
from ...worlds.actors import TURN
from ...worlds.world import World
from ..streams import uniforms


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn.

    Parameters
    ----------
    purpose : str
        A key of the director's `TOWN` or `PEOPLE`.
    agent : str
        The account that acts; "-" for the town itself.
    about : str
        Such as a notice's or an incident's id, or the number of a round. Holds no space.
    """

    purpose: str
    agent: str
    about: str

    @classmethod
    def of(cls, due: Due) -> Turn:
        """Read a turn from its agenda row."""
        return cls(*due.subject.split(" ", 2))

    def due(self, world: World, due_us: int) -> Due:
        """Return the turn as an agenda row, due at a simulated moment."""
        key = world.new_id("agenda", TURN, self.purpose, self.agent, self.about)
        return Due(key, due_us, TURN, f"{self.purpose} {self.agent} {self.about}")


@dataclass(frozen=True, slots=True)
class Chance:
    """The stream of one agent for one purpose, and the keys under which it writes.

    Parameters
    ----------
    seed : int
        The world's, from its secret.
    turn : Turn
    """

    seed: int
    turn: Turn

    def numbers(self, count: int) -> list[float]:
        """Return so many uniform numbers in [0, 1): for one turn the same each time."""
        key = f"{self.turn.agent}/{self.turn.about}"
        drawn: list[float] = uniforms(self.seed, f"living/{self.turn.purpose}", [key], count)[0].tolist()
        return drawn

    def shared(self, purpose: str, about: str) -> float:
        """Return the uniform number that everybody draws alike about something, such as an incident."""
        return float(uniforms(self.seed, f"living/{purpose}", [about])[0, 0])

    def key(self, step: str) -> str:
        """Return the Idempotency-Key of one write of this turn: the same however often it is taken."""
        said = f"{self.turn.purpose}/{self.turn.agent}/{self.turn.about}/{step}"
        return f"turn-{hashlib.blake2b(said.encode(), digest_size=16).hexdigest()}"
