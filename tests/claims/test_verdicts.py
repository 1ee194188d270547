"""The first claims: expected verdicts, searched traces, and sabotages caught by name."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.claims import CLAIMS
from glassporch.claims.canary import find_canaries
from glassporch.claims.claim import Claim
from glassporch.claims.judge import judge, variants
from glassporch.claims.sabotage import SABOTAGES
from glassporch.claims.sabotage.sabotage import Sabotage
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import WorldBench, seeded_tapes
from glassporch.testing.images import Image
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Images = Callable[[str], Image]

BY_ID = {claim.id: claim for claim in CLAIMS}
CELLS = [(claim, regime_id) for claim in CLAIMS for regime_id in REGIMES]


def commit_seed() -> int:
    """A seed from the commit under test, so that every commit tries other traces and a failure can be repeated."""
    told = os.environ.get("GLASSPORCH_TEST_SEED")
    if told is None:
        found = subprocess.run(["git", "rev-parse", "HEAD"], capture_output=True, text=True, check=False)
        told = found.stdout.strip() or "no commit"
    return int.from_bytes(hashlib.blake2b(told.encode(), digest_size=6).digest())


class SearchedTape:
    """Choices that Hypothesis makes, and shrinks when they break a claim."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def below(self, bound: int) -> int:
        return self._data.draw(st.integers(0, bound - 1))


@pytest.fixture(scope="module")
def bench(folder: Path, image_of: Images) -> Iterator[WorldBench]:
    made = WorldBench(folder, image_of)
    yield made
    made.close()


def test_every_claim_expects_a_verdict_under_every_regime_and_says_why() -> None:
    assert len(BY_ID) == len(CLAIMS) >= 6
    for claim in CLAIMS:
        assert set(claim.expected) == set(REGIMES)
        assert all(expected.why for expected in claim.expected.values())


@pytest.mark.parametrize(("claim", "regime_id"), CELLS, ids=lambda value: getattr(value, "id", value))
def test_each_verdict_is_the_one_that_was_committed_beforehand(bench: WorldBench, claim: Claim, regime_id: str) -> None:
    seed = commit_seed()
    sys.stdout.write(f"seed {seed}; repeat with GLASSPORCH_TEST_SEED\n")
    trials = 200 if claim.id in {"default-deny", "forbid-trumps-permit", "order-never-matters"} else 3
    verdict = judge(claim, bench, REGIMES[regime_id], seeded_tapes(seed), trials)
    expected = claim.expected[regime_id]
    assert (verdict.kind, verdict.flips) == (expected.kind, expected.flips), verdict
    assert (verdict.witness is None) == (expected.kind == "no break found")


@pytest.mark.parametrize("regime_id", ["assistance-2021", "reference-blind"])
def test_no_trace_tells_a_resident_who_declined_from_one_who_ignored(bench: WorldBench, regime_id: str) -> None:
    @settings(max_examples=12, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def search(data: st.DataObject) -> None:
        witness = BY_ID["silence"].trial(bench, REGIMES[regime_id], SearchedTape(data))
        assert witness is None, witness

    search()


def test_a_world_equals_its_own_copy_to_the_byte(bench: WorldBench) -> None:
    from glassporch.claims.silence import _play, compare

    for regime in REGIMES.values():
        one, other = bench.site(regime), bench.site(regime)
        for site in (one, other):
            _play(site, tuple(range(16)), "decline")
        assert compare(one, other) is None


@pytest.mark.parametrize("regime_id", REGIMES)
def test_the_experiment_on_silence_has_something_to_hide(bench: WorldBench, regime_id: str) -> None:
    from glassporch.claims.silence import _plan, _play

    answers = []
    for trial in range(8):
        site = bench.site(REGIMES[regime_id])
        _play(site, _plan(seeded_tapes(commit_seed())(trial)), "decline")
        heard = site.reader("resident").get("/api/v1/me/notices").json()["notices"]
        answers += [notice["answer"] for notice in heard]
    assert "declined" in answers, "in eight trials the resident was never asked: the experiment shows nothing"


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda sabotage: sabotage.name)
def test_each_sabotage_is_caught_by_the_claim_named_for_it(folder: Path, image_of: Images, sabotage: Sabotage) -> None:
    bench = WorldBench(folder, image_of, sabotage.apply)
    claim = BY_ID[sabotage.caught_by]
    try:
        regime = REGIMES[sabotage.regime_id]
        verdict = judge(claim, bench, regime, seeded_tapes(commit_seed()), 100)
    finally:
        bench.close()
    expected = claim.expected[sabotage.regime_id]
    assert (verdict.kind, verdict.flips) != (expected.kind, expected.flips), sabotage.story
    assert verdict.witness is not None


def test_a_sabotaged_wiring_says_so() -> None:
    from glassporch.main import standard_wiring

    for sabotage in SABOTAGES:
        assert sabotage.apply(standard_wiring()).sabotages == (sabotage.name,)


def test_a_sweep_visits_every_value_of_what_a_regime_does_not_know() -> None:
    seen = [name for name, _ in variants(REGIMES["heat-map-2018"], ("map.circle_jitter_m",))]
    assert seen == [f"map.circle_jitter_m={value}" for value in (0.0, 10.0, 25.0, 50.0, 80.0)]
    assert [name for name, _ in variants(REGIMES["reference-blind"], ("map.circle_jitter_m",))] == [""]


PLACE = (-69.123456789, 36.987654321)


@pytest.mark.parametrize(
    "text",
    [
        b'{"x":[-69.123456,36.987654]}',
        b"lat=36.98765432",
        b"69.123457 W, 36.987654 N",
        b"NjkuMTIzNDU2Nzg5IDM2Ljk4NzY1NDMyMQ==",
        b"2d36392e313233343536373839",
        "36°59'15.555556\" 69°7'24.444440\"".encode(),
    ],
)
def test_a_camera_is_found_in_every_usual_encoding(text: bytes) -> None:
    assert find_canaries(text, [PLACE])


def test_a_place_at_five_decimals_is_found_unless_it_is_public_geometry() -> None:
    from glassporch.claims.canary import neighbours

    text = b'{"coordinates":[-69.12346,36.98766]}'
    assert find_canaries(text, [PLACE])
    assert not find_canaries(text, [PLACE], neighbours(text))


@pytest.mark.parametrize(
    "text", [b"36.98763 -69.12345", b"36.9876 -69.1234", b'{"lon":-69.123456}', b"36.987654 -69.123999", b""]
)
def test_a_coarse_place_or_half_a_pair_is_no_camera(text: bytes) -> None:
    assert not find_canaries(text, [PLACE])
