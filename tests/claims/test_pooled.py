"""The claim about one person with several accounts: the secrets are some, and nothing tells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.claims.claim import NothingToTryError
from glassporch.claims.pooled import told_apart
from glassporch.claims.secrets_of_others import SECRETS
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import Rooms, WorldBench, WorldSite
from glassporch.testing.images import Image
from sqlalchemy import text

from .seeds import commit_seed

TOLD = (
    "SELECT house_id FROM dwelling ORDER BY household_id",
    "SELECT kind, purpose, account_id FROM consent_event ORDER BY household_id, position",
    "SELECT household_id, answer FROM notice ORDER BY id",
    "SELECT post_id, account_id FROM post_origin ORDER BY post_id",
    "SELECT agency_id, secrecy, state FROM legal_demand ORDER BY id",
)
"""What the secrets are about, as it stands in the database."""


class Listening(WorldBench):
    """A bench that keeps what was true in its worlds at the end."""

    def __init__(self, folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> None:
        super().__init__(folder, image_of, rooms=rooms)
        self.sites: list[WorldSite] = []

    def site(self, regime: object) -> WorldSite:
        """Make a world and remember it."""
        made = super().site(regime)  # type: ignore[arg-type]
        self.sites.append(made)
        return made


@pytest.fixture
def listening(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[Listening]:
    made = Listening(folder, image_of, rooms=rooms)
    yield made
    made.close()


def truth(site: WorldSite) -> tuple[object, ...]:
    with site.world.database.looking() as rows:
        return tuple(tuple(map(tuple, rows.execute(text(query)))) for query in TOLD)


@pytest.mark.slow
def test_two_worlds_that_differ_in_every_secret_are_told_apart_by_nothing(listening: Listening) -> None:
    witness = told_apart(listening, REGIMES["reference-blind"], tuple(SECRETS), commit_seed() % 6)
    assert witness is None, witness
    one, other = (truth(site) for site in listening.sites)
    assert [left == right for left, right in zip(one, other, strict=True)] == [False] * len(TOLD)


def test_what_the_rules_leave_nothing_to_hide_of_is_no_pass(listening: Listening) -> None:
    with pytest.raises(NothingToTryError):
        told_apart(listening, REGIMES["none-2024"], ("declined, or never answered",), 0)
