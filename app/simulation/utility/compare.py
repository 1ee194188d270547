"""One regime beside the baseline: ratios of sums with a bootstrap by incident, and whether the aim is met.

The same incidents are drawn again for both, so that what they share cancels.

References
----------
Efron & Tibshirani (1993), An introduction to the bootstrap, https://doi.org/10.1201/9780429246593
Hanley & Lippman-Hand (1983), If nothing goes wrong, is everything all right?, https://doi.org/10.1001/jama.1983.03330370053031
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import numpy.typing as npt

from ..streams import stream
from .measure import Sums

Floats = npt.NDArray[np.float64]
Verdict = Literal["met", "met, unsure", "not met, unsure", "not met", "nothing arrives"]
"""Whether the aim is met, and whether the whole interval says so; or nothing arrives under the baseline either."""

RECALL_AIM: Final = 0.95
NOTICES_AIM: Final = 1.5
RESAMPLES: Final = 1_000
FEWEST_EVENTS: Final = 60
"""With fewer events a loss of one in twenty may go unseen (none in 60 shows at most 3 / 60 at 95%), and then no
resample shows it either: nothing is said to be met for sure."""
_TAILS: Final = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A ratio of sums with its 95 % interval; None where the denominator is 0, or is in too many resamples."""

    value: float | None
    low: float | None
    high: float | None


def resamples(incidents: int, seed: int, town: str) -> Floats:
    """Return how often each incident counts in each resample, shape (`RESAMPLES`, incidents)."""
    draw = stream(seed, town, "utility/bootstrap")
    counts = draw.multinomial(incidents, np.full(incidents, 1 / incidents), size=RESAMPLES)
    return counts.astype(np.float64)


def ratio(over: Floats, under: Floats, again: Floats) -> Ratio:
    """Return the sum of one array by the sum of another, both of shape (incidents,), with its interval."""
    if not under.sum() > 0:
        return Ratio(None, None, None)
    below = again @ under
    held = below > 0
    if held.mean() < _ENOUGH:
        return Ratio(float(over.sum() / under.sum()), None, None)
    low, high = np.percentile((again @ over)[held] / below[held], _TAILS)
    return Ratio(float(over.sum() / under.sum()), float(low), float(high))


_ENOUGH: Final = 0.99
"""Share of the resamples in which a ratio must exist for its interval to be given."""


def verdict(recall: Ratio, notices: Ratio, events: int) -> Verdict:
    """Say whether recall is at least `RECALL_AIM` and notices are at most `NOTICES_AIM` times the baseline's.

    Parameters
    ----------
    events : int
        Events of which something can arrive under the baseline.
    """
    if recall.value is None or notices.value is None:
        return "nothing arrives"
    met = recall.value >= RECALL_AIM and notices.value <= NOTICES_AIM
    if None in {recall.low, notices.high}:
        return "met, unsure" if met else "not met, unsure"
    enough = events >= FEWEST_EVENTS
    sure = enough and (recall.low or 0) >= RECALL_AIM and (notices.high or 0) <= NOTICES_AIM
    missed = (recall.high or 0) < RECALL_AIM or (notices.low or 0) > NOTICES_AIM
    if met:
        return "met" if sure else "met, unsure"
    return "not met" if missed else "not met, unsure"


def versus(sums: Sums, baseline: Sums, again: Floats) -> tuple[Ratio, Ratio, Verdict]:
    """Return recall and notices of a regime by the baseline's, and whether the aim is met."""
    recall = ratio(sums.arrives, baseline.arrives, again)
    notices = ratio(sums.notices, baseline.notices, again)
    return recall, notices, verdict(recall, notices, int((baseline.arrives > 0).sum()))
