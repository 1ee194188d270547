"""The few laws of chance by which people act, each turning one uniform number into one number of the law."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Final

_NORMAL: Final = NormalDist()
_LEAST: Final = 1e-12
"""Uniform numbers are kept this far from 0 and 1, where the normal law ends."""


def normal(uniform: float) -> float:
    """Return the standard normal number that belongs to a uniform one."""
    return _NORMAL.inv_cdf(min(max(uniform, _LEAST), 1 - _LEAST))


def log_normal(median: float, spread: float, uniform: float) -> float:
    """Return the number of a log-normal law that belongs to a uniform one."""
    return median * math.exp(spread * normal(uniform))


def pull(spread: float, uniform: float) -> float:
    """Return by how much an incident pulls on everybody asked about it; its mean is 1."""
    return math.exp(spread * normal(uniform) - spread**2 / 2)


def geometric(mean: float, uniform: float) -> int:
    """Return a whole number, one at least, of the geometric law with a mean."""
    return 1 if mean <= 1 else 1 + int(math.log(1 - uniform) / math.log(1 - 1 / mean))


def exponential(mean: float, uniform: float) -> float:
    """Return the number of an exponential law with a mean."""
    return -mean * math.log(1 - uniform)
