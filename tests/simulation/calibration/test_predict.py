"""Single predictions against what they must be where the answer is known. Seeds are fixed, error rates stated."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from glassporch.simulation.calibration.activity import Activity
from glassporch.simulation.calibration.cities import predicted_cameras, predicted_homes
from glassporch.simulation.calibration.figures import load_figures
from glassporch.simulation.calibration.predict import Asked, predicted
from glassporch.simulation.calibration.replies import Replies
from glassporch.simulation.calibration.requests import Model
from glassporch.simulation.ownership import DOCUMENTED

DRAWS = 300
FIGURES = {figure.id: figure for figure in load_figures()}


def model(*, rate: float = 2.0, shape: float = 1e9, responds: float = 0.05, drift: float = 0.0) -> Model:
    """A model without anything unknown: every draw has the same numbers, and agencies and requests are alike."""
    same = np.ones(DRAWS)
    replies = Replies(same * 20, same * 1e9, same * 1e9, same * responds, same * 1e9, same * 0.0)
    return Model(Activity(same * rate, same * shape), replies, same * 1.5, drift)


def asked(name: str, joins: list[date], **changed) -> Asked:
    days = np.array([day.toordinal() for day in joins], dtype=float)
    return Asked(FIGURES[name], model(**changed), days, 21, lambda _: None, {})


def near(draws: np.ndarray, expected: float, deviation: float) -> None:
    """Six standard errors of the mean: a right law fails with a chance of 2e-9."""
    assert abs(draws.mean() - expected) < 6 * deviation / len(draws) ** 0.5


def test_one_agencys_requests_are_its_rate_times_its_months():
    draws = predicted(asked("fl-requests", []))
    near(draws, 10, 10**0.5)
    assert draws.var() == pytest.approx(10, rel=0.5)  # six standard errors of a variance of 300 Poisson counts


def test_where_all_agencies_were_there_all_year_the_last_quarter_is_a_quarter():
    question = asked("us-2020-q4", [date(2019, 1, 1)] * 500)
    quarter = 92 / 366 * FIGURES["us-2020"].value
    near(predicted(question), quarter, 22335 * (0.25 * 0.75 / (500 * 24)) ** 0.5)


def test_agencies_that_join_in_the_last_quarter_make_it_larger():
    joins = [date(2019, 1, 1)] * 300
    without, with_newcomers = (
        predicted(asked("us-2020-q4", each)) for each in (joins, [*joins, *[date(2020, 10, 1)] * 300])
    )
    assert with_newcomers.mean() > 1.4 * without.mean()


def test_clips_are_requests_times_notices_times_replies_times_clips():
    question = asked("us-2021-clips", [date(2020, 1, 1)] * 50)
    months = 334 / (365.25 / 12)
    expected = 50 * months * 2 * 20 * 0.05 * 1.5
    # A compound Poisson sum: a reply's clips have the mean square 1.5 ** 2 + 0.75, a request's replies are Poisson.
    per_request = 1.0 * (1.5**2 + 0.75) + (1.0 * 1.5) ** 2
    near(predicted(question), expected, (50 * months * 2 * per_request) ** 0.5)


def test_hours_are_of_the_same_clips():
    question = asked("us-2021-clips", [date(2020, 1, 1)] * 20)
    clips = predicted(question)
    hours = predicted(replace(question, figure=FIGURES["us-2021-hours"]))
    seconds = 3600 * hours / clips
    assert 5 <= seconds.min() < seconds.max() <= 60


def test_with_nobody_responding_the_best_answered_request_has_no_reply():
    joins = [date(2019, 1, 1)] * 50
    assert predicted(asked("rolling-meadows", joins, responds=1e-12)).max() == 0
    assert predicted(asked("rolling-meadows", joins)).min() >= 2


def test_a_citys_homes_lie_round_the_national_share():
    figure = FIGURES["orlando-homes"]
    draws = predicted_homes(figure, 4, 4000)
    national = np.interp(2018 + 4.5 / 12, [2018, 2023], [share for _, share in DOCUMENTED.points[:2]])
    middle = figure.base / 2.55 * national * 0.8  # medians of the assumed ranges
    assert np.median(draws) == pytest.approx(middle, rel=0.1)  # the median of 4,000 draws errs by 1.5 %


def test_cameras_are_one_to_two_and_a_half_for_each_home():
    figure = FIGURES["oceanside-cameras"]
    ratio = predicted_cameras(figure, 4, 500) / predicted_homes(figure, 4, 500)
    assert 0.99 < ratio.min() < ratio.max() < 2.51


@pytest.mark.parametrize("name", ["orlando-homes", "fl-requests", "us-2020-q4"])
def test_a_figure_without_its_base_is_an_error_that_names_it(name: str):
    question = asked(name, [date(2019, 1, 1)])
    with pytest.raises(ValueError, match=name):
        predicted(replace(question, figure=replace(question.figure, base=None)))
