"""The numbers of cases and values on the page about the proof are those of the rules as they stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from glassporch.policy.regimes import REGIMES
from glassporch.policy.standard import STANDARD
from glassporch.proof.proving import scenes_for
from glassporch.proof.variants import plan_sweep

PAGE = (Path(__file__).parents[2] / "docs" / "proof.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sizes() -> dict[str, int]:
    return {scene.name: scene.size for scene in scenes_for(tuple(REGIMES.values()), STANDARD)}


def test_the_cases_that_the_page_names_are_those_of_the_scenes(sizes: dict[str, int]) -> None:
    assert f"there are {sum(sizes.values()):,} cases each" in PAGE
    assert f"A release alone has {sizes['Share']:,}, passing a clip on {sizes['HandOn']:,}." in PAGE
    assert sizes["admit FileRequest"] / sum(sizes.values()) > 0.99  # "nearly all"


def test_the_values_that_the_page_names_are_those_that_the_sweep_tries() -> None:
    tried = {name: len(plan_sweep(regime).variants) for name, regime in REGIMES.items()}
    assert f"checks the properties again: {sum(tried.values())} values" in PAGE
    assert f"the {tried['heat-map-2018']} values of heat-map-2018, the era with the most" in PAGE
    assert max(tried.values()) == tried["heat-map-2018"]
    assert sum(count > 0 for count in tried.values()) == 6  # "under six eras"
