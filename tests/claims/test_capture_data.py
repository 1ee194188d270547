"""The claim about capture data sees a bare hash of a capture, and none in the portal as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.claims.capture_data import trial
from glassporch.evidence.commitment import Opening
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import Rooms, WorldBench, seeded_tapes
from glassporch.testing.images import Image

BLIND = REGIMES["reference-blind"]


@pytest.fixture
def bench(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[WorldBench]:
    made = WorldBench(folder, image_of, rooms=rooms)
    yield made
    made.close()


def test_a_package_that_names_the_capture_by_its_bare_hash_is_seen(
    bench: WorldBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    tapes = seeded_tapes(1)
    assert trial(bench, BLIND, tapes(0)) is None
    monkeypatch.setattr(Opening, "commitment", property(lambda opening: opening.sha256))
    witness = trial(bench, BLIND, tapes(0))
    assert witness is not None
    assert "evidence" in str(witness)
    assert "sha256" in str(witness)
