"""How many homes have a camera, by date, and when a given home got its own.

A home keeps one uniform number for ever; it has a camera from the moment at which the share of homes with one
exceeds that number. So ownership follows the clock, only ever grows, and never depends on anybody else's.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np
import numpy.typing as npt

# Past every date of any world: "this home never gets a camera".
NEVER_US = int(np.iinfo(np.int64).max)

Floats = npt.NDArray[np.float64]
Micros = npt.NDArray[np.int64]


def _midnight_us(year: int) -> int:
    return int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) * 1_000_000


@dataclass(frozen=True, slots=True)
class OwnershipCurve:
    """The share of homes with a camera: straight lines between dated points, flat outside them.

    Parameters
    ----------
    points
        (microseconds since the Unix epoch, share in [0, 1]); times rise, shares never fall.
    opened_us
        When the homes that have a camera before the first point got it. Before this moment nobody has one.

    Raises
    ------
    ValueError
        If there is no point, the times do not rise, or the shares fall or leave [0, 1].
    """

    points: tuple[tuple[int, float], ...]
    opened_us: int = _midnight_us(2016)

    def __post_init__(self) -> None:
        """Refuse points that are no curve."""
        times = [self.opened_us, *(at_us for at_us, _ in self.points)]
        shares = [0.0, *(share for _, share in self.points), 1.0]
        rising = times[:2] == sorted(times[:2]) and all(a < b for a, b in pairwise(times[1:]))
        if not self.points or not rising or not all(a <= b for a, b in pairwise(shares)):
            message = "an ownership curve needs rising times, and shares within [0, 1] that never fall"
            raise ValueError(message)


# US internet households with a video doorbell, all brands: 4 % in 2017 (taken for 1 January 2018), 20 % in
# 2023, 27 % in early 2026. The days within those years are an assumption.
# References: Parks Associates, by way of CEPRO (2023), https://www.cepro.com/security/surveillance-cameras/
# video-doorbell-adoption-rises-to-20-in-u-s/ ; Parks Associates (2026), https://www.parksassociates.com/
# index.php/blogs/home-systems-and-controls/cameras-at-the-crossroads-expanding-debate-over-ai-surveillance
DOCUMENTED = OwnershipCurve(
    points=((_midnight_us(2018), 0.04), (_midnight_us(2023), 0.20), (_midnight_us(2026), 0.27)),
)

# Every home has a camera from the opening on: for tests and for worlds that are about something else.
EVERYBODY = OwnershipCurve(points=((_midnight_us(2016), 1.0),))


def share_at(curve: OwnershipCurve, at_us: int) -> float:
    """Return the share of homes with a camera at a moment.

    Parameters
    ----------
    curve
        The setting.
    at_us
        Microseconds of simulated time since the Unix epoch.

    Returns
    -------
    float
        Share in [0, 1].
    """
    if at_us < curve.opened_us:
        return 0.0
    times, shares = _columns(curve)
    return float(np.interp(float(at_us - times[0]), (times - times[0]).astype(np.float64), shares))


def installed_us(curve: OwnershipCurve, u: Floats) -> Micros:
    """Return when homes get their camera: the first microsecond at which the share exceeds ``u``.

    Parameters
    ----------
    curve
        The setting.
    u
        One uniform number in [0, 1) per home, shape ``(n,)``.

    Returns
    -------
    ndarray
        Microseconds since the Unix epoch, shape ``(n,)``; `NEVER_US` for homes that never get one. It never
        falls as ``u`` rises.
    """
    times, shares = _columns(curve)
    after = np.searchsorted(shares, u, side="right")
    inside = np.clip(after, 1, len(shares) - 1) if len(shares) > 1 else np.zeros_like(after)
    moments = _between(times, shares, u, inside)
    moments = np.where(after == 0, curve.opened_us, moments)
    return np.where(after == len(shares), NEVER_US, moments).astype(np.int64)


def _columns(curve: OwnershipCurve) -> tuple[Micros, Floats]:
    times = np.array([at_us for at_us, _ in curve.points], dtype=np.int64)
    return times, np.array([share for _, share in curve.points])


def _between(times: Micros, shares: Floats, u: Floats, upper: npt.NDArray[np.intp]) -> Micros:
    # Between points `upper - 1` and `upper`; where the share stands still the answer is not used.
    lower = np.maximum(upper - 1, 0)
    rise = shares[upper] - shares[lower]
    part = np.clip((u - shares[lower]) / np.where(rise > 0, rise, 1.0), 0.0, 1.0)
    # Counted from the lower point: a float holds those microseconds exactly, and one more is "exceeds".
    passed = np.floor(part * (times[upper] - times[lower])).astype(np.int64) + 1
    moments: Micros = np.minimum(times[lower] + passed, times[upper])
    return moments
