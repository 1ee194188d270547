"""The requests of a period are drawn by the behavior model's own law.

Seeds are fixed. Each statistical bound is six standard errors: a right law fails one comparison with a chance of 2e-9.
"""

from dataclasses import replace

import numpy as np
import pytest
from glassporch.simulation.behaviour import BEHAVIOUR, answers
from glassporch.simulation.calibration.activity import Activity
from glassporch.simulation.calibration.replies import Replies
from glassporch.simulation.calibration.requests import Model, brought, requests_made

REQUESTS = 200_000
SIX = 6


def model(rate: float = 1.4, shape: float = 0.5, *, alike: bool = True, drift: float = 0.0) -> Model:
    """The behavior model's own numbers; agencies alike, or not."""
    homes = BEHAVIOUR.homes_per_sq_mi.value * BEHAVIOUR.asked_sq_mi.value
    one = np.ones(1)
    return Model(
        Activity(one * rate, one * shape),
        Replies(
            notices_per_request=one * homes * 0.04,
            notices_shape=one * (1e9 if alike else 2.0),
            crowding=one * BEHAVIOUR.crowding.value,
            responds=one * BEHAVIOUR.responds.value,
            responds_weight=one * (1e9 if alike else 50.0),
            pull_spread=one * BEHAVIOUR.pull_spread.value,
        ),
        clips_each=one * BEHAVIOUR.clips_each.value,
        drift=drift,
    )


def differ(ours: np.ndarray, theirs: np.ndarray) -> float:
    """Return the difference of two means in standard errors."""
    error = np.sqrt(ours.var() / len(ours) + theirs.var() / len(theirs))
    return float(abs(ours.mean() - theirs.mean()) / error)


@pytest.mark.parametrize("power", [1, 2])
def test_where_agencies_are_alike_a_request_brings_what_the_behavior_model_says(power: int):
    ours = brought(model(), 0, np.full(100, REQUESTS // 100), 5, "test")
    # Nobody may be asked twice for reading: the model's own path reads first, and its cap lies on another share.
    uncapped = replace(BEHAVIOUR, reads=replace(BEHAVIOUR.reads, value=0.8))
    theirs = answers(uncapped, 6, "test", requests=REQUESTS, ownership=0.04)
    for mine, other in ((ours.notices, theirs.asked), (ours.replies, theirs.shared), (ours.clips, theirs.clips)):
        assert differ(mine.astype(float) ** power, other.astype(float) ** power) < SIX
    assert differ((ours.replies == 0).astype(float), (theirs.shared == 0).astype(float)) < SIX


def test_agencies_that_differ_spread_replies_but_keep_their_mean():
    made = np.full(20_000, 10)
    alike, unlike = (
        brought(model(alike=one), 0, made, 7, "test").replies.reshape(-1, 10).mean(axis=1) for one in (True, False)
    )
    assert differ(alike, unlike) < SIX
    assert unlike.var() > 1.5 * alike.var()


def test_agencies_ask_at_the_mean_rate_and_unequally():
    months = np.full(50_000, 6.0)
    made = requests_made(model(), 0, months, 8, "test")
    mean, shape = 1.4 * 6, 0.5
    error = np.sqrt((mean + mean**2 / shape) / len(months))
    assert abs(made.mean() - mean) < SIX * error
    assert made.var() == pytest.approx(mean + mean**2 / shape, rel=0.1)


def test_an_agency_that_could_not_ask_did_not():
    made = requests_made(model(), 0, np.array([0.0, 12.0, 0.0]), 9, "test")
    assert made[0] == made[2] == 0


def test_parts_of_a_period_drift_apart_without_a_change_of_the_mean():
    months = np.ones((400, 2_000))
    totals = requests_made(model(shape=5.0, drift=0.1), 0, months, 10, "test").sum(axis=0)
    spread = totals.std() / totals.mean()
    # Each total's own chance adds 0.04 in quadrature; a deviation of 2,000 totals errs by 1.6 %, so 10 % is six.
    own = (1 / totals.mean()) ** 0.5
    assert spread == pytest.approx((0.1**2 + own**2) ** 0.5, rel=0.1)


def test_equal_seeds_give_equal_requests_and_other_names_give_others():
    made = np.full(50, 40)
    one, same, other = (brought(model(), 0, made, 3, name) for name in ("a", "a", "b"))
    assert (one.clips == same.clips).all()
    assert (one.clips != other.clips).any()


def test_nobody_sends_clips_without_a_reply_nor_replies_without_a_notice():
    got = brought(model(alike=False), 0, np.full(500, 20), 4, "test")
    assert (got.replies <= got.notices).all()
    assert (got.clips >= got.replies).all()
    assert (got.clips[got.replies == 0] == 0).all()
