"""The two-world claims: worlds equal their copies, searched traces show nothing, and there is something to hide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.claims.silence import _plan, _play, compare
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rules.what_can_be_answered import why_not_declined
from glassporch.testing.bench import Rooms, WorldBench, seeded_tapes
from glassporch.testing.images import Image
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .seeds import BY_ID, SearchedTape, commit_seed

KNOWS_A_NO = [
    name
    for name, regime in REGIMES.items()
    if regime.request.is_open.value and why_not_declined("delivered", regime) is None
]
"""Where residents can say no at all; elsewhere a no is refused, and there is nothing to tell from silence."""


@pytest.fixture(scope="module")
def bench(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[WorldBench]:
    made = WorldBench(folder, image_of, rooms=rooms)
    yield made
    made.close()


@pytest.mark.parametrize("regime_id", ["assistance-2021", "reference-blind"])
def test_no_trace_tells_a_resident_who_declined_from_one_who_ignored(bench: WorldBench, regime_id: str) -> None:
    @settings(max_examples=4, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def search(data: st.DataObject) -> None:
        witness = BY_ID["silence"].trial(bench, REGIMES[regime_id], SearchedTape(data))
        assert witness is None, witness

    search()


@pytest.mark.parametrize("regime_id", list(REGIMES))
def test_a_world_equals_its_own_copy_to_the_byte(bench: WorldBench, regime_id: str) -> None:
    one, other = bench.site(REGIMES[regime_id]), bench.site(REGIMES[regime_id])
    for site in (one, other):
        _play(site, tuple(range(16)), "decline")
    assert compare(one, other) is None


@pytest.mark.parametrize("regime_id", KNOWS_A_NO)
def test_the_experiment_on_silence_has_something_to_hide(bench: WorldBench, regime_id: str) -> None:
    declined = (said_no(bench, regime_id, trial) for trial in range(8))
    assert any(declined), "in eight trials the resident was never asked: the experiment shows nothing"


def said_no(bench: WorldBench, regime_id: str, trial: int) -> bool:
    """Whether the resident of a trial was asked, and said no."""
    site = bench.site(REGIMES[regime_id])
    _play(site, _plan(seeded_tapes(commit_seed())(trial)), "decline")
    heard = site.reader("resident").get("/api/v1/me/notices").json()["notices"]
    return "declined" in [notice["answer"] for notice in heard]
