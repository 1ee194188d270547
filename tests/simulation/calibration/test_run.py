"""The whole calibration: equal seeds give equal bytes, and nothing is learned from what was held out."""

import json
from dataclasses import replace

import pytest
from glassporch.simulation.calibration import predict, run
from glassporch.simulation.calibration.activity import fit_activity
from glassporch.simulation.calibration.assumptions import ASSUMPTIONS, Assumption, drawn
from glassporch.simulation.calibration.exposure import joined
from glassporch.simulation.calibration.figures import FiguresError, Role, load_figures, with_role
from glassporch.simulation.calibration.report import COLUMNS, as_csv, document
from glassporch.simulation.calibration.run import Calibration, calibrate, counted, steps

FEW = 60


@pytest.fixture(scope="module")
def result() -> Calibration:
    return calibrate(seed=5, draws=FEW)


def test_equal_seeds_give_equal_bytes_and_another_seed_gives_others(result):
    again, other = calibrate(seed=5, draws=FEW), calibrate(seed=6, draws=FEW)
    assert as_csv(again) == as_csv(result)
    assert json.dumps(document(again)) == json.dumps(document(result))
    assert as_csv(other) != as_csv(result)


def test_every_held_out_figure_is_compared_and_no_other(result):
    held_out = with_role(load_figures(), Role.HELD_OUT)
    assert [one.figure for one in result.compared] == list(held_out.values())
    assert all(one.low <= one.middle <= one.high for one in result.compared)
    inside = counted(result.compared)
    assert inside["all"] == tuple(a + b for a, b in zip(inside["numbers"], inside["bounds"], strict=True))
    assert set(result.flips) == {one.figure.id for one in result.compared if not one.inside}


def test_what_was_held_out_has_no_influence_on_what_is_predicted(result, monkeypatch):
    """Published values of held-out figures are changed a thousandfold: every interval stays as it was."""

    def changed():
        figures = load_figures()
        return tuple(
            replace(one, value=one.value * 1000, value_to=one.value_to and one.value_to * 1000)
            if one.role is Role.HELD_OUT
            else one
            for one in figures
        )

    monkeypatch.setattr(run, "load_figures", changed)
    other = calibrate(seed=5, draws=FEW)
    assert [(one.low, one.middle, one.high) for one in other.compared] == [
        (one.low, one.middle, one.high) for one in result.compared
    ]
    assert other.fitted == result.fitted


def test_what_calibrates_does_have_influence():
    figures = with_role(load_figures(), Role.CALIBRATES)
    joins = joined(figures)
    doubled = figures | {"us-2020": replace(figures["us-2020"], value=2 * figures["us-2020"].value)}
    one, two = (fit_activity(each, joins, 1, 200).requests_per_month.mean() for each in (figures, doubled))
    assert two / one == pytest.approx(2, rel=0.1)


def test_a_list_other_than_the_pinned_one_is_refused(monkeypatch):
    monkeypatch.setattr(run, "PINNED_SHA256", "0" * 64)
    with pytest.raises(FiguresError, match="restore it"):
        calibrate(draws=FEW)


def test_too_few_draws_are_refused():
    with pytest.raises(ValueError, match="40 or more"):
        calibrate(draws=39)


def test_a_held_out_figure_that_nothing_predicts_is_an_error():
    figure = replace(load_figures()[0], quantity="sunspots")
    with pytest.raises(ValueError, match="sunspots"):
        predict.predicted(predict.Asked(figure, None, None, 1, print, {}))


def test_progress_is_told_as_often_as_was_announced():
    told: list[str] = []
    calibrate(seed=5, draws=40, told=told.append)
    assert len(told) == steps(40)


def test_the_document_says_what_was_assumed_held_out_and_found(result):
    said = document(result)
    assert {one["name"] for one in said["assumed"]} == {one.name for one in ASSUMPTIONS}
    assert said["roles"]["held-out"] == [one["id"] for one in said["compared"]]
    assert set(said["roles"]["held-out"]).isdisjoint(said["roles"]["calibrates"])
    assert said["list_sha256"] == result.sha256
    header, *rows = as_csv(result).splitlines()
    assert tuple(header.split(",")) == COLUMNS
    assert len(rows) == len(result.compared)


def test_an_assumed_number_stays_in_its_range_and_follows_its_law():
    for one in ASSUMPTIONS:
        draws = drawn(one.name, 3, 20_000)
        assert one.low <= draws.min() <= draws.max() <= one.high
        middle = (one.low * one.high) ** 0.5 if one.law == "log-uniform" else (one.low + one.high) / 2
        # 0.03 is 8.5 standard errors of a half at 20,000 draws.
        assert (draws <= middle).mean() == pytest.approx(0.5 if one.law != "fixed" else 1.0, abs=0.03)


@pytest.mark.parametrize(("law", "low", "high"), [("uniform", 2, 1), ("log-uniform", 0, 1), ("fixed", 1, 2)])
def test_a_range_that_its_law_cannot_fill_is_refused(law, low, high):
    with pytest.raises(ValueError, match="cannot fill"):
        Assumption("x", law, low, high, "")
