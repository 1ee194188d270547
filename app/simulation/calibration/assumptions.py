"""What the calibration assumes beside the published figures: each number with its law, range, grade and reason.

Fixed before the first run. Where the behavior model sweeps a number, its swept range is the range here, so that the two
cannot drift apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from ..behaviour import BEHAVIOUR, Figure
from ..streams import stream

Floats = npt.NDArray[np.float64]
Law = Literal["uniform", "log-uniform", "fixed"]


@dataclass(frozen=True, slots=True)
class Assumption:
    """One assumed number.

    Parameters
    ----------
    name : str
    law : Law
        How the number is spread over its range before any figure is seen.
    low, high : float
        The range; equal for a fixed number.
    why : str
        What it is, in which unit, and why this range. Nobody published it: every grade here is "assumption".
    """

    name: str
    law: Law
    low: float
    high: float
    why: str

    def __post_init__(self) -> None:
        """Refuse a range that its law cannot fill."""
        fixed = self.law == "fixed"
        if self.low > self.high or fixed != (self.low == self.high) or (self.law == "log-uniform" and self.low <= 0):
            raise ValueError(f"{self.name}: {self.law} cannot fill {self.low:g} to {self.high:g}; give a rising range")


def _swept(name: str, figure: Figure, law: Law) -> Assumption:
    return Assumption(name, law, figure.swept[0], figure.swept[-1], f"Swept by the behavior model. {figure.why}")


ASSUMPTIONS: Final = (
    Assumption(
        "requests_per_month",
        "log-uniform",
        0.3,
        5.0,
        "Mean requests of an agency in a month. Wide round what 22,335 requests in a year leave open.",
    ),
    Assumption(
        "agency_shape",
        "log-uniform",
        0.01,
        5.0,
        "Shape of the gamma law by which that rate varies between agencies; smaller is more uneven. The range began at "
        "0.05 until the fit pressed on that end; it was widened before any held-out figure had been predicted.",
    ),
    Assumption(
        "drift",
        "fixed",
        0.1,
        0.1,
        "Standard deviation of the logarithm of the national rate from one period to another: seasons of crime move by "
        "about a tenth. Nothing else changes between years: no learning, no fatigue, no effect of new rules.",
    ),
    Assumption(
        "notices_per_request",
        "log-uniform",
        1.0,
        250.0,
        "Mean households that one request reaches, over agencies: from the smallest legal area in a thin suburb to the "
        "largest in a dense town.",
    ),
    Assumption(
        "notices_shape",
        "log-uniform",
        0.5,
        10.0,
        "Shape of the gamma law by which that mean varies between agencies.",
    ),
    _swept("crowding", BEHAVIOUR.crowding, "log-uniform"),
    _swept("responds", BEHAVIOUR.responds, "log-uniform"),
    Assumption(
        "responds_weight",
        "log-uniform",
        10.0,
        1000.0,
        "How alike agencies are in the share of residents who respond: weight of the beta law, in notices.",
    ),
    _swept("pull_spread", BEHAVIOUR.pull_spread, "uniform"),
    _swept("clips_each", BEHAVIOUR.clips_each, "log-uniform"),
    Assumption(
        "clip_seconds",
        "log-uniform",
        5.0,
        60.0,
        "Mean length of a clip in seconds, between the shortest motion clips of one home (clip-seconds) and the length "
        "that the policy calls usual (clip-longest).",
    ),
    Assumption(
        "city_spread",
        "uniform",
        0.2,
        1.0,
        "Standard deviation, between cities, of the log-odds that a home has a doorbell with a camera.",
    ),
    Assumption("people_per_home", "uniform", 2.3, 2.8, "Residents of a home; about 2.5 in the nation."),
    Assumption(
        "brand_homes",
        "uniform",
        0.4,
        1.2,
        "Homes with a camera of the brand for each home with any doorbell; above 1 where other cameras count.",
    ),
    Assumption("cameras_per_home", "uniform", 1.0, 2.5, "Cameras of the brand in a home that has one."),
)
"""All of them; the three last and the spread of cities serve the figures of cities alone."""


def drawn(name: str, seed: int, count: int) -> Floats:
    """Draw an assumed number as it is spread before any figure is seen.

    Parameters
    ----------
    name : str
        Of an assumption.
    seed : int
    count : int
        How many draws.

    Returns
    -------
    array
        Shape (count,).

    Raises
    ------
    KeyError
        If nothing of that name is assumed.
    """
    one = {each.name: each for each in ASSUMPTIONS}[name]
    u = stream(seed, name, "calibration/assumption").random(count)
    if one.law == "log-uniform":
        logged: Floats = np.exp(np.log(one.low) + u * (np.log(one.high) - np.log(one.low)))
        return logged
    return one.low + u * (one.high - one.low)
