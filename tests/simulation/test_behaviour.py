"""The behaviour model: every number says where it comes from, and the draws of counts mean what they say."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from glassporch.policy.regimes.sources import SOURCES
from glassporch.simulation.behaviour import BEHAVIOUR, Figure, answers

ROOT = Path(__file__).resolve().parents[2]
FIGURES = list(BEHAVIOUR.figures())


@pytest.mark.parametrize(("name", "figure"), FIGURES, ids=[name for name, _ in FIGURES])
def test_every_number_names_a_source_that_exists_or_is_an_assumption(name, figure):
    with (ROOT / "seed" / "data" / "ring_request_statistics.csv").open(encoding="utf-8") as rows:
        metrics = {row["metric"] for row in csv.DictReader(rows)}
    if figure.grade == "assumption":
        assert not figure.source
    else:
        assert figure.source in SOURCES or figure.source in metrics
    assert figure.swept[0] <= figure.value <= figure.swept[-1]
    assert figure.swept[0] < figure.swept[-1]
    assert len(figure.why) > 20


@pytest.mark.parametrize(
    ("grade", "source", "swept"),
    [("assumption", "GIZ-STATS", (0.0, 1.0)), ("documented", "", (0.0, 1.0)), ("assumption", "", (0.6, 1.0))],
)
def test_a_number_without_a_sound_origin_or_range_is_refused(grade, source, swept):
    with pytest.raises(ValueError):
        Figure(0.5, grade, source, swept, "why")


def test_a_number_can_be_varied_within_its_range_and_no_further():
    assert BEHAVIOUR.varied("reads", 0.8).reads.value == 0.8
    for name, value in (("reads", 0.9), ("no-such-number", 0.5)):
        with pytest.raises(ValueError):
            BEHAVIOUR.varied(name, value)


def test_the_share_of_those_asked_who_respond_is_the_documented_one():
    assert BEHAVIOUR.reads.value * BEHAVIOUR.shares == pytest.approx(BEHAVIOUR.responds.value)


def test_the_same_seed_and_name_draw_the_same_answers():
    one, same, other = (answers(BEHAVIOUR, 5, name, requests=200, ownership=0.1) for name in ("a", "a", "b"))
    assert all(np.array_equal(getattr(one, part), getattr(same, part)) for part in ("asked", "shared", "clips"))
    assert not np.array_equal(one.asked, other.asked)


def test_counts_of_answers_nest():
    drawn = answers(BEHAVIOUR, 6, "nest", requests=3_000, ownership=0.2)
    assert (drawn.viewed <= drawn.asked).all()
    assert (drawn.shared + drawn.declined <= drawn.viewed).all()
    assert (drawn.clips >= drawn.shared).all()
    assert (drawn.clips[drawn.shared == 0] == 0).all()


def test_the_means_of_answers_are_those_of_the_model():
    """Each mean lies within five and a half standard errors: a false alarm in about 20 million draws."""
    seed, many = 7, 60_000
    calm = replace(BEHAVIOUR, pull_spread=replace(BEHAVIOUR.pull_spread, value=0.0))
    drawn = answers(calm, seed, "means", requests=many, ownership=0.04, opt_in=0.5)
    asked = calm.homes_per_sq_mi.value * calm.asked_sq_mi.value * 0.04 * 0.5
    expected = {
        "asked": asked,
        "viewed": asked * calm.reads.value,
        "shared": asked * calm.responds.value,
        "declined": asked * (calm.reads.value - calm.responds.value) * calm.declines.value,
        "clips": asked * calm.responds.value * calm.clips_each.value,
    }
    for name, mean in expected.items():
        counts = getattr(drawn, name)
        error = counts.std() / math.sqrt(many)
        assert abs(counts.mean() - mean) < 5.5 * error, f"{name}, seed {seed}"


@pytest.mark.parametrize(("requests", "ownership", "opt_in"), [(-1, 0.1, 1.0), (1, 1.1, 1.0), (1, 0.1, -0.1)])
def test_answers_refuses_what_is_out_of_range(requests, ownership, opt_in):
    with pytest.raises(ValueError, match="shares"):
        answers(BEHAVIOUR, 1, "x", requests=requests, ownership=ownership, opt_in=opt_in)
