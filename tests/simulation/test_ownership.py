"""Ownership follows the clock. No database."""

from datetime import UTC, datetime

import numpy as np
import pytest
from glassporch.simulation.ownership import (
    DOCUMENTED,
    EVERYBODY,
    NEVER_US,
    OwnershipCurve,
    installed_us,
    share_at,
)
from hypothesis import given
from hypothesis import strategies as st


def us(year: int, month: int = 1, day: int = 1) -> int:
    return int(datetime(year, month, day, tzinfo=UTC).timestamp()) * 1_000_000


@pytest.mark.parametrize(
    ("at_us", "share"),
    [
        (us(2015), 0.0),
        (us(2016), 0.04),
        (us(2017), 0.04),
        (us(2018), 0.04),
        (us(2023), 0.20),
        (us(2026), 0.27),
        (us(2040), 0.27),
    ],
)
def test_the_share_goes_through_the_documented_points_and_is_flat_outside(at_us: int, share: float):
    assert share_at(DOCUMENTED, at_us) == pytest.approx(share)


def test_between_the_points_the_share_runs_straight():
    halfway = (us(2018) + us(2023)) // 2
    assert share_at(DOCUMENTED, halfway) == pytest.approx(0.12)


@given(st.floats(0, 1, exclude_max=True), st.integers(us(2014), us(2030)))
def test_a_home_has_its_camera_exactly_while_the_share_exceeds_its_number(u: float, at_us: int):
    moment = int(installed_us(DOCUMENTED, np.array([u]))[0])
    # A microsecond is a share of 1e-15, below the rounding of the comparison: leave out the moment itself.
    if abs(at_us - moment) > 1_000:
        assert (u < share_at(DOCUMENTED, at_us)) == (moment <= at_us)


def test_installation_never_comes_earlier_as_the_number_rises():
    moments = installed_us(DOCUMENTED, np.linspace(0, 1, 10_001)[:-1])
    assert (np.diff(moments) >= 0).all()
    assert moments[0] == DOCUMENTED.opened_us
    assert moments[-1] == NEVER_US


def test_counting_cameras_gives_the_share_back():
    moments = installed_us(DOCUMENTED, (np.arange(100_000) + 0.5) / 100_000)
    for year in (2016, 2018, 2020, 2023, 2024, 2026):
        assert (moments <= us(year)).mean() == pytest.approx(share_at(DOCUMENTED, us(year)), abs=2e-5)


def test_a_share_that_stands_still_installs_nothing():
    curve = OwnershipCurve(points=((us(2018), 0.1), (us(2019), 0.1), (us(2020), 0.3)))
    assert installed_us(curve, np.array([0.05, 0.1])).tolist() == [curve.opened_us, us(2019) + 1]


def test_everybody_has_a_camera_when_told_so():
    assert (installed_us(EVERYBODY, np.linspace(0, 1, 101)[:-1]) == EVERYBODY.opened_us).all()


@pytest.mark.parametrize(
    "points",
    [
        (),
        ((us(2018), 0.2), (us(2018), 0.3)),
        ((us(2019), 0.2), (us(2018), 0.3)),
        ((us(2018), 0.3), (us(2019), 0.2)),
        ((us(2018), -0.1),),
        ((us(2018), 1.1),),
        ((us(2018), float("nan")),),
        ((us(2015), 0.1),),
    ],
)
def test_a_curve_that_is_none_is_refused(points: tuple[tuple[int, float], ...]):
    with pytest.raises(ValueError, match="never fall"):
        OwnershipCurve(points=points)
