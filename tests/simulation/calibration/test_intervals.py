"""A figure against an interval: numbers, ranges and bounds. The one statistical test states its error rate."""

from dataclasses import replace

import numpy as np
import pytest
from glassporch.simulation.calibration.figures import Relation, load_figures
from glassporch.simulation.calibration.intervals import compare, interval
from glassporch.simulation.streams import stream

DRAWS = np.arange(1.0, 101.0)  # the middle 90 % are 5 to 95


def figure(relation: Relation, value: float, value_to: float | None = None):
    return replace(load_figures()[0], relation=relation, value=value, value_to=value_to)


def test_the_interval_is_made_of_draws():
    assert interval(DRAWS) == (5.0, 50.0, 95.0)
    assert interval(np.array([0.0, 0.0, 0.0, 7.0])) == (0.0, 0.0, 7.0)


@pytest.mark.parametrize(
    ("relation", "value", "value_to", "inside"),
    [
        (Relation.EXACTLY, 5, None, True),
        (Relation.EXACTLY, 4, None, False),
        (Relation.ABOUT, 95, None, True),
        (Relation.ABOUT, 96, None, False),
        (Relation.AT_LEAST, 96, None, False),
        (Relation.AT_LEAST, 1, None, True),
        (Relation.AT_LEAST, 95, None, True),
        (Relation.AT_MOST, 4, None, False),
        (Relation.AT_MOST, 5, None, True),
        (Relation.AT_MOST, 1000, None, True),
        (Relation.BETWEEN, 1, 4, False),
        (Relation.BETWEEN, 1, 5, True),
        (Relation.BETWEEN, 1, 500, True),
        (Relation.BETWEEN, 96, 500, False),
    ],
)
def test_a_bound_is_missed_only_on_its_wrong_side(relation: Relation, value: float, value_to, inside):
    compared = compare(figure(relation, value, value_to), DRAWS)
    assert compared.inside is inside
    assert compared.is_bound is (relation not in {Relation.EXACTLY, Relation.ABOUT})


def test_draws_equal_to_the_figure_count_half_below():
    assert compare(figure(Relation.EXACTLY, 50), DRAWS).below == pytest.approx(0.495)
    assert compare(figure(Relation.EXACTLY, 0), np.zeros(10)).below == 0.5


def test_intervals_of_a_known_law_hold_new_draws_nine_times_in_ten():
    """Of 2,000 trials a right interval holds 1,800, give or take 13.4: six of these is a false alarm of 2e-9."""
    draw = stream(11, "known", "test")
    inside = sum(
        compare(figure(Relation.EXACTLY, float(draw.normal())), draw.normal(size=1000)).inside for _ in range(2000)
    )
    assert abs(inside - 1800) < 6 * 14, "seed 11"
