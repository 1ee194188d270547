"""Every pair that a shipped regime promises has an experiment, whose two worlds truly differ in what the pair says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from glassporch.claims.promised_pairs import EXPERIMENTS, PROMISED_PAIRS
from glassporch.policy.promise import SecretPair
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import Rooms, WorldBench, WorldSite, seeded_tapes
from glassporch.testing.images import Image
from sqlalchemy import text

from .seeds import commit_seed

PROMISED = {
    (regime.id, pair) for regime in REGIMES.values() for pair in (regime.promise.pairs if regime.promise else ())
}
TOLD = (
    "SELECT installed_us FROM camera ORDER BY id",
    "SELECT house_id FROM dwelling ORDER BY household_id",
    "SELECT kind, purpose, account_id FROM consent_event ORDER BY household_id, position",
    "SELECT household_id, answer FROM notice ORDER BY id",
)


class Listening(WorldBench):
    """A bench that keeps what was true in its worlds, and what their resident called."""

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


def called(site: WorldSite) -> list[tuple[str, bytes]]:
    """What the resident called, and read: a page says at what simulated time it was read."""
    return [(exchange.path, exchange.body) for exchange in site.reader("resident").exchanges]


def test_every_promised_pair_has_an_experiment_and_every_experiment_a_promise() -> None:
    assert {(pair.one, pair.other) for _, pair in PROMISED} == set(EXPERIMENTS)


@pytest.mark.parametrize(("regime_id", "pair"), sorted(PROMISED, key=str), ids=str)
def test_the_two_worlds_of_a_pair_differ_in_what_it_says(
    listening: Listening, regime_id: str, pair: SecretPair
) -> None:
    regime = REGIMES[regime_id]
    assert regime.promise is not None
    alone = replace(regime, promise=replace(regime.promise, pairs=(pair,)))
    assert PROMISED_PAIRS.trial(listening, alone, seeded_tapes(commit_seed())(0)) is None
    one, other = listening.sites[-2:]
    if pair.one.startswith("saw the notice"):  # what a resident opened is stored nowhere
        assert truth(one) == truth(other)
        assert [path for path, _ in called(one)] == [path for path, _ in called(other)]
        assert called(one) != called(other)
    else:
        assert truth(one) != truth(other)


def test_a_pair_that_no_experiment_knows_is_no_pass(listening: Listening) -> None:
    regime = REGIMES["reference-blind"]
    assert regime.promise is not None
    strange = replace(regime, promise=replace(regime.promise, pairs=(SecretPair("owns a dog", "owns a cat"),)))
    with pytest.raises(LookupError, match="owns a dog"):
        PROMISED_PAIRS.trial(listening, strange, seeded_tapes(1)(0))
