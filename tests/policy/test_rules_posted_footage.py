"""Which footage goes with a post, and how it is made."""

from __future__ import annotations

import pytest
from glassporch.policy.facts import ClipFact
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rules.how_posted_footage_is_made import how_posted_footage_is_made
from glassporch.policy.rules.which_footage_is_posted import SEALED, UNKNOWN, why_not_with_a_post
from glassporch.policy.units import DAY

REGIME = REGIMES["assistance-2021"]
NOW = 1_000 * DAY
KEPT_DAYS = REGIME.sharing.cloud_days.value
CLIP = ClipFact("clp_1", "home", NOW - DAY - 30, NOW - DAY)


def why(
    clip: ClipFact | None = CLIP, home: str = "home", part: tuple[int, int, int] = (0, 1, 5), **more: bool
) -> object:
    return why_not_with_a_post(clip, home, part, NOW, REGIME, sealed=more.get("sealed", False))


def test_ones_own_kept_and_open_clip_goes_with_a_post() -> None:
    assert why() is None


def test_a_clip_of_nobody_of_somebody_else_and_one_that_is_gone_are_answered_alike() -> None:
    gone = ClipFact("clp_1", "home", 0, NOW - KEPT_DAYS * DAY)
    assert why(None) is why(home="other") is why(gone) is UNKNOWN
    assert why(ClipFact("clp_1", "home", 0, NOW - KEPT_DAYS * DAY + 1)) is None
    assert why(home="other", sealed=True) is UNKNOWN


def test_a_sealed_clip_goes_with_no_post() -> None:
    assert why(sealed=True) is SEALED


@pytest.mark.parametrize(
    ("part", "fits"), [((4, 1, 5), True), ((5, 1, 5), False), ((2, 3, 5), True), ((2, 4, 5), False)]
)
def test_a_part_lies_inside_the_film(part: tuple[int, int, int], *, fits: bool) -> None:
    assert (why(part=part) is None) is fits


@pytest.mark.parametrize("regime_id", sorted(REGIMES))
def test_posted_footage_is_drawn_anew_under_every_regime(regime_id: str) -> None:
    assert how_posted_footage_is_made(REGIMES[regime_id]) == "stripped"
