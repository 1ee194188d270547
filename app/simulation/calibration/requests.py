"""Draws all requests of a period and what they bring, once for each draw of the fitted numbers.

The law of one request is the behavior model's; here agencies differ from each other besides. It compares nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..behaviour import BEHAVIOUR, pulls
from ..streams import stream
from .activity import Activity
from .replies import Replies

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """Draws of every number that requests depend on, each of shape (draws,).

    Parameters
    ----------
    activity : Activity
    replies : Replies
    clips_each : array
        Mean clips in one response, one at least.
    drift : float
        Standard deviation of the logarithm of the national rate between periods.
    """

    activity: Activity
    replies: Replies
    clips_each: Floats
    drift: float

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return len(self.clips_each)


@dataclass(frozen=True, slots=True)
class Brought:
    """What the requests of a period brought, each of shape (requests,).

    Parameters
    ----------
    notices, replies, clips : array
        Households that got a notice, those that responded, and the clips that they sent.
    """

    notices: Whole
    replies: Whole
    clips: Whole


def requests_made(model: Model, number: int, months: Floats, seed: int, name: str) -> Whole:
    """Draw each agency's requests in a period.

    Parameters
    ----------
    model : Model
    number : int
        Of the draw.
    months : array
        Of each agency in the portal, shape (agencies,), or (agencies, parts) for parts of a period that drift apart.
    seed : int
    name : str
        Of what is predicted; names the stream.

    Returns
    -------
    array
        Of the shape of `months`.
    """
    draw = stream(seed, f"{name}/{number}", "calibration/requests")
    shape, mean = model.activity.agency_shape[number], model.activity.requests_per_month[number]
    own = draw.gamma(shape, mean / shape, len(months))
    drifted = np.exp(model.drift * draw.normal(size=months.shape[1:]) - model.drift**2 / 2)
    made: Whole = draw.poisson((months.T * own).T * drifted).astype(np.int64)
    return made


def brought(model: Model, number: int, made: Whole, seed: int, name: str) -> Brought:
    """Draw what requests bring.

    Parameters
    ----------
    model : Model
    number : int
        Of the draw.
    made : array
        Requests of each agency, shape (agencies,).
    seed : int
    name : str
    """
    draw = stream(seed, f"{name}/{number}", "calibration/brought")
    law = model.replies
    mean, weight = law.notices_per_request[number], law.responds_weight[number]
    reach = draw.gamma(law.notices_shape[number], mean / law.notices_shape[number], len(made))
    responds = law.responds[number]
    share = draw.beta(responds * weight, (1 - responds) * weight, len(made))
    count = int(made.sum())
    uneven = draw.gamma(law.crowding[number], 1 / law.crowding[number], count)
    notices = draw.poisson(np.repeat(reach, made) * uneven)
    pull = pulls(BEHAVIOUR.varied("pull_spread", float(law.pull_spread[number])), draw.normal(size=count))
    pulled = np.repeat(share, made) * pull
    replies = draw.binomial(notices, np.minimum(1.0, pulled))
    clips = replies.copy()
    some = replies > 0
    clips[some] += draw.negative_binomial(replies[some], 1 / model.clips_each[number])
    return Brought(notices, replies, clips)
