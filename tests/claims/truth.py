"""A bench that keeps what was true in its worlds, and how the database tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from glassporch.policy.regime import Regime
from glassporch.testing.bench import Rooms, WorldBench, WorldSite
from glassporch.testing.images import Image
from sqlalchemy import text

CHOICES = (
    "SELECT house_id FROM dwelling ORDER BY household_id",
    "SELECT kind, purpose, account_id FROM consent_event ORDER BY household_id, position",
    "SELECT household_id, answer FROM notice ORDER BY id",
)
"""Who lives where, what they chose, and what they answered."""


class Listening(WorldBench):
    """A bench that keeps its worlds, so that a test can look at the truth of them at the end."""

    def __init__(self, folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> None:
        super().__init__(folder, image_of, rooms=rooms)
        self.sites: list[WorldSite] = []

    def site(self, regime: Regime) -> WorldSite:
        """Make a world and remember it."""
        made = super().site(regime)
        self.sites.append(made)
        return made


def truth(site: WorldSite, *queries: str) -> list[list[tuple[object, ...]]]:
    """What each query tells of a world."""
    with site.world.database.looking() as rows:
        return [[tuple(row) for row in rows.execute(text(query))] for query in queries]
