"""The dated regimes follow one another without a gap, each from the first moment of its first day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from glassporch.policy.history import begins_us, in_force, next_after
from glassporch.policy.regimes import HISTORY, REGIMES
from glassporch.policy.wire.base import microseconds

FIRST_DAYS = ((2018, 5, 8), (2019, 8, 1), (2020, 2, 1), (2021, 6, 7), (2024, 2, 1), (2025, 9, 4))
"""The first day of each dated regime, by hand."""
FIRST = [microseconds(datetime(*day, tzinfo=UTC)) for day in FIRST_DAYS]


def test_a_regime_begins_with_the_first_moment_of_its_first_day() -> None:
    assert [begins_us(regime) for regime in HISTORY] == FIRST


@pytest.mark.parametrize("nth", range(len(FIRST)))
def test_a_regime_is_in_force_from_its_first_moment_and_the_former_one_until_then(nth: int) -> None:
    former = HISTORY[nth - 1] if nth else None
    assert in_force(FIRST[nth]) is HISTORY[nth]
    assert in_force(FIRST[nth] - 1) is former


@pytest.mark.parametrize("nth", range(len(FIRST)))
def test_the_next_regime_is_the_first_that_has_not_begun(nth: int) -> None:
    following = HISTORY[nth + 1] if nth + 1 < len(HISTORY) else None
    assert next_after(FIRST[nth] - 1) is HISTORY[nth]
    assert next_after(FIRST[nth]) is following


def test_a_regime_without_dates_has_no_first_moment() -> None:
    with pytest.raises(ValueError, match="no first day"):
        begins_us(REGIMES["no-policy"])
