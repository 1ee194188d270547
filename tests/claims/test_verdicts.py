"""Every verdict is the one that was committed beforehand, for each claim under each of the nine regimes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from glassporch.claims import CLAIMS
from glassporch.claims.claim import Claim, NothingToTryError, Witness
from glassporch.claims.judge import judge, variants
from glassporch.claims.scene import is_refused
from glassporch.client import Exchange
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import Rooms, WorldBench, seeded_tapes
from glassporch.testing.images import Image

from .seeds import BY_ID, commit_seed, trials_of

CELLS = [(claim, regime_id) for claim in CLAIMS for regime_id in REGIMES]
SEEN_NOTHING = {"no break found", "outside the model"}


@pytest.fixture(scope="module")
def bench(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[WorldBench]:
    made = WorldBench(folder, image_of, rooms=rooms)
    yield made
    made.close()


def test_every_claim_expects_a_verdict_under_every_regime_and_says_why() -> None:
    assert len(BY_ID) == len(CLAIMS) >= 20
    for claim in CLAIMS:
        assert set(claim.expected) == set(REGIMES)
        assert all(expected.why for expected in claim.expected.values())
        assert claim.sees


@pytest.mark.parametrize(("claim", "regime_id"), CELLS, ids=lambda value: getattr(value, "id", value))
def test_each_verdict_is_the_one_that_was_committed_beforehand(bench: WorldBench, claim: Claim, regime_id: str) -> None:
    expected = claim.expected[regime_id]
    verdict = judge(claim, bench, REGIMES[regime_id], seeded_tapes(commit_seed()), trials_of(claim.id, expected.kind))
    assert (verdict.kind, verdict.flips) == (expected.kind, expected.flips), verdict
    assert (verdict.witness is None) == (expected.kind in SEEN_NOTHING)
    tried = verdict.kind != "outside the model"
    assert (verdict.trials > 0, verdict.sees) == (tried, claim.sees if tried else "")


def test_a_sweep_visits_every_value_of_what_a_regime_does_not_know() -> None:
    seen = [name for name, _ in variants(REGIMES["heat-map-2018"], ("map.circle_jitter_m",))]
    assert seen == [f"map.circle_jitter_m={value}" for value in (0.0, 10.0, 25.0, 50.0, 80.0)]
    assert [name for name, _ in variants(REGIMES["reference-blind"], ("map.circle_jitter_m",))] == [""]


def test_an_experiment_with_nothing_to_try_is_never_taken_for_a_pass(bench: WorldBench) -> None:
    def nothing(*_: object) -> Witness | None:
        raise NothingToTryError

    claim = replace(BY_ID["limits"], trial=nothing)
    verdict = judge(claim, bench, REGIMES["reference-blind"], seeded_tapes(1), 3)
    assert (verdict.kind, verdict.trials, verdict.sees) == ("outside the model", 0, "")


def test_a_fault_of_the_portal_is_no_refusal() -> None:
    answers = [Exchange("GET", "/", status, (), b"") for status in (200, 201, 302, 400, 404, 422, 499, 500, 503)]
    assert [answer.status for answer in answers if is_refused(answer)] == [400, 404, 422, 499]
