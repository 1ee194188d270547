"""Every planted leak is caught by the claim named for it, every rule has one, and harmless variants stay green."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from glassporch.claims.judge import judge
from glassporch.claims.sabotage import SABOTAGES
from glassporch.claims.sabotage.harmless import HARMLESS
from glassporch.claims.sabotage.sabotage import Sabotage
from glassporch.claims.sabotage.swapping import admission_silent, admitting, covering, opened, plainly
from glassporch.main import standard_wiring
from glassporch.policy import rules
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import Rooms, WorldBench, seeded_tapes
from glassporch.testing.images import Image

from .seeds import BY_ID, commit_seed

Images = Callable[[str], Image]

MOST_TRIALS = 100
"""Trials within which a leak must be seen; most are seen in the first."""
WATCHED = ("limits", "doors", "own-matters", "leaving", "silence", "onward")
"""Claims that every harmless variant must leave as they are; between them they read and write at most doors."""


def rule_files() -> set[str]:
    folder = Path(rules.__file__).parent
    return {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


def test_every_rule_has_a_sabotage_and_every_sabotage_names_a_rule_and_a_claim_that_there_is() -> None:
    named = {sabotage.rule for sabotage in SABOTAGES} - {""}
    assert named == rule_files(), "a rule without a sabotage is a promise that nobody would see broken"
    assert len({sabotage.name for sabotage in SABOTAGES}) == len(SABOTAGES)


def test_every_claim_has_a_sabotage_that_shows_that_it_can_lose() -> None:
    assert {sabotage.caught_by for sabotage in SABOTAGES} == set(BY_ID)


@pytest.mark.parametrize("sabotage", SABOTAGES, ids=lambda sabotage: sabotage.name)
def test_each_sabotage_is_caught_by_the_claim_named_for_it(
    folder: Path, image_of: Images, rooms: Rooms, sabotage: Sabotage
) -> None:
    bench = WorldBench(folder, image_of, sabotage.apply, rooms)
    claim = BY_ID[sabotage.caught_by]
    try:
        regime = REGIMES[sabotage.regime_id]
        verdict = judge(claim, bench, regime, seeded_tapes(commit_seed()), _trials(claim.sweeps))
    finally:
        bench.close()
    expected = claim.expected[sabotage.regime_id]
    assert (verdict.kind, verdict.flips) != (expected.kind, expected.flips), sabotage.story
    assert verdict.witness is not None


def _trials(sweeps: tuple[str, ...]) -> int:
    """Where switches are swept some values hide no leak, and every one of their trials is run."""
    return 5 if sweeps else MOST_TRIALS


@pytest.mark.parametrize("claim_id", WATCHED)
@pytest.mark.parametrize("named", HARMLESS, ids=lambda named: named[0])
def test_no_claim_cries_leak_at_a_harmless_variant(
    folder: Path, image_of: Images, rooms: Rooms, named: tuple, claim_id: str
) -> None:
    bench, regime_id = WorldBench(folder, image_of, named[1], rooms), "reference-blind"
    try:
        verdict = judge(BY_ID[claim_id], bench, REGIMES[regime_id], seeded_tapes(commit_seed()), 1)
    finally:
        bench.close()
    assert verdict.kind == BY_ID[claim_id].expected[regime_id].kind, verdict.witness


def test_a_sabotaged_wiring_says_so() -> None:
    for sabotage in SABOTAGES:
        assert sabotage.apply(standard_wiring()).sabotages == (sabotage.name,)


@pytest.mark.parametrize(
    "change",
    [
        admitting("no_such_rule", admission_silent),
        covering("no_such_rule", opened),
        plainly(no_such_rule=len),
    ],
    ids=["admission", "covering", "plain"],
)
def test_a_sabotage_of_a_rule_that_is_not_there_fails_and_changes_nothing(change: Callable) -> None:
    with pytest.raises(LookupError, match="no rule no_such_rule stands"):
        change(standard_wiring())


def test_a_portal_that_fails_is_no_witness(folder: Path, image_of: Images, rooms: Rooms) -> None:
    """Without the rule, and with a table of steps that knows no editing, nothing is done: that breaks no claim."""
    bench = WorldBench(folder, image_of, admitting("what_can_be_done", admission_silent), rooms)
    try:
        with pytest.raises(RuntimeError, match="the portal failed with 500"):
            BY_ID["deeds"].trial(bench, REGIMES["assistance-2021"], seeded_tapes(1)(0))
    finally:
        bench.close()
