"""The adoption model: documented shares, what each part of an agreement does, bounds, and chance by seed."""

from __future__ import annotations

import pytest
from glassporch.simulation.adoption.figures import HAZARDS, LOOP
from glassporch.simulation.adoption.model import ARMS, Town, expected, lucky, run
from glassporch.simulation.adoption.study import study

TOWN = Town(homes=20_000, start_share=0.04, months=96, begins=6)
ARM = {one.name: one for one in ARMS}
NUMBERS = LOOP.values()


def last(arm: str, town: Town = TOWN, **changes: float):
    return list(run(town, ARM[arm], NUMBERS | changes, expected))[-1]


@pytest.mark.parametrize("ceiling", HAZARDS)
def test_without_an_agreement_ownership_passes_the_documented_shares(ceiling):
    states = list(run(TOWN, ARM["no-agreement"], NUMBERS | {"ceiling": ceiling}, expected))
    assert [round(states[month].owners / TOWN.homes, 3) for month in (0, 60, 96)] == [0.04, 0.2, 0.27]


def test_an_agreement_that_never_begins_changes_nothing():
    never = Town(20_000, 0.04, 96, begins=97)
    assert last("agreement", never) == last("no-agreement", never)


def test_outreach_and_gifts_each_raise_ownership_and_both_together_more():
    bare, gifts, outreach, both = (
        last(name).owners for name in ("no-agreement", "without-promotion", "without-gifts", "agreement")
    )
    assert bare < min(gifts, outreach)
    assert both > max(gifts, outreach)
    assert both - bare > (gifts - bare) + (outreach - bare), "credits become cameras only where both are there"


def test_cameras_draw_downloads_only_where_the_pull_closes_the_loop():
    few, many = Town(20_000, 0.04, 24, 1), Town(20_000, 0.3, 24, 1)
    assert last("agreement", few, pull=0.0).downloads == last("agreement", many, pull=0.0).downloads
    assert last("agreement", few).downloads < last("agreement", many).downloads


def test_ten_dollars_a_download_buy_a_camera_for_every_thirteen_downloads():
    end = last("agreement", credit_usd=10.0, donated=0.0)
    assert end.given == pytest.approx(end.downloads * 10 / 130)
    assert last("without-gifts").given == 0
    assert last("without-promotion").given == 15


def test_nobody_owns_a_camera_twice_and_no_count_falls_below_zero():
    town = Town(100, 0.3, 120, 1)
    wild = {"reach": 1.0, "download": 1.0, "pull": 20.0, "convert": 1.0, "moved": 1.0, "donated": 10_000.0}
    for draw in (expected, lucky(1, 0)):
        for state in run(town, ARM["agreement"], NUMBERS | wild, draw):
            assert 0 <= state.owners <= town.homes
            assert 0 <= state.downloads <= town.homes
            assert state.credit_usd >= 0
            assert state.subsidies_left >= 0


def test_equal_seeds_give_equal_studies_and_chance_counts_whole_homes():
    assert study(TOWN, 3, 10) == study(TOWN, 3, 10)
    assert study(TOWN, 3, 10) != study(TOWN, 4, 10)
    assert all(float(state.owners).is_integer() for state in run(TOWN, ARM["agreement"], NUMBERS, lucky(3, 0)))


def test_runs_by_chance_lie_around_the_expectation():
    """Of 60 runs, the mean lies within five standard errors of the expectation: once in a million otherwise."""
    result = study(TOWN, 1, 60)
    for course in result.courses:
        assert course.low[-1] < course.states[-1].owners < course.high[-1], course.name
    assert result.added[-1].low > 0, "the agreement's effect is larger than chance"


def test_every_number_that_is_not_documented_is_an_assumption_with_a_range():
    grades = {name: one.grade for name, one in LOOP.figures()}
    documented = {name for name, grade in grades.items() if grade == "documented"}
    assert documented == {"credit_usd", "camera_usd", "donated", "subsidized"}
    assert all(one.swept[0] < one.swept[-1] for _, one in LOOP.figures())
