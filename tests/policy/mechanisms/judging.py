"""Statistics that judge noise, and the seed they draw from: the commit, so that every commit is a new test.

`ALPHA` is the false-alarm rate of one comparison. The files beside this one make about 200 on random draws, so a
commit without a fault fails with a probability of about 2e-6. GLASSPORCH_TEST_SEED repeats an earlier run.
"""

import hashlib
import os
import subprocess
from collections.abc import Callable
from functools import cache
from math import log, pi, sqrt
from pathlib import Path

import numpy as np
from glassporch.policy.noise import keyed_uniforms
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ALPHA = 1e-8
Z_ALPHA = 5.612001  # the standard normal quantile of 1 - ALPHA
BINS = 36
COUNT = 20_000
IDS = [f"premises/{n}" for n in range(COUNT)]
LATITUDES = [0.5, 33.0, 45.0, 60.0]
LON = -84.0
A_M, E2 = 6378137.0, (2 - 1 / 298.257223563) / 298.257223563


@cache
def seed() -> str:
    """The given seed, else the commit, else, where there is no git, a fixed one."""
    given = os.environ.get("GLASSPORCH_TEST_SEED")
    if given:
        return given
    try:
        asked = ["git", "rev-parse", "HEAD"]
        found = subprocess.run(asked, cwd=Path(__file__).parent, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "0"
    return found.stdout.strip()


def key() -> bytes:
    return hashlib.blake2b(seed().encode(), digest_size=32).digest()


def tape(label: str, draws: int, points: int = COUNT) -> Floats:
    return keyed_uniforms(key(), f"test/{label}", IDS[:points], draws)


def chi_square_limit(freedom: int) -> float:
    """Wilson & Hilferty (1931): the quantile of 1 - ALPHA, within 2 % for >= 10."""
    tail = 2 / (9 * freedom)
    return freedom * (1 - tail + Z_ALPHA * sqrt(tail)) ** 3


def misses(counts: NDArray[np.int64], shares: Floats) -> bool:
    """Whether a chi-square test rejects counts of outcomes with these shares; rare outcomes are put together."""
    expected = shares * counts.sum()
    rare = expected < 20
    seen = np.append(counts[~rare], counts[rare].sum())
    due = np.append(expected[~rare], expected[rare].sum())
    if due[-1] == 0:
        assert seen[-1] == 0, "an outcome of weight 0 was drawn"
        seen, due = seen[:-1], due[:-1]
    return float(((seen - due) ** 2 / due).sum()) > chi_square_limit(max(10, len(due) - 1))


def rejected(shares: Floats) -> bool:
    """Whether chi-square or Kolmogorov-Smirnov (Massart, 1990) rejects that numbers in [0, 1) are uniform."""
    ranked, n = np.sort(shares), len(shares)
    gap = max((np.arange(1, n + 1) / n - ranked).max(), (ranked - np.arange(n) / n).max())
    bins = np.histogram(shares, bins=BINS, range=(0.0, 1.0))[0]
    return bool(gap > sqrt(log(2 / ALPHA) / (2 * n))) or misses(bins, np.full(BINS, 1 / BINS))


def seen_from(lat: float, lons: Floats, lats: Floats) -> tuple[Floats, Floats]:
    """What an observer at (LON, lat) measures: bearing as a share of a turn, and distance in metres.

    With the radii at the start it is off by d tan(lat) / R: 3e-4 for 1 km at 60 degrees, far below what is seen here.
    """
    s2 = np.sin(np.radians(lat)) ** 2
    north = np.radians(lats - lat) * A_M * (1 - E2) / (1 - E2 * s2) ** 1.5
    east = np.radians(lons - LON) * A_M / sqrt(1 - E2 * s2) * np.cos(np.radians(lat))
    return np.arctan2(east, north) / (2 * pi) % 1.0, np.hypot(east, north)


def faulty(lat: float, places: tuple[Floats, Floats], law: Callable[[Floats], Floats]) -> bool:
    """Whether displaced copies of (LON, lat) miss the law of distances, even directions, or their independence."""
    bearing, away = seen_from(lat, *places)
    share = np.clip(law(away), 0.0, 1.0)
    near, far = bearing[share < 0.5], bearing[share >= 0.5]
    return rejected(share) or rejected(bearing) or not (near.size and far.size) or rejected(near) or rejected(far)


def laplace_law(epsilon_per_m: float) -> Callable[[Floats], Floats]:
    return lambda away: 1 - (1 + epsilon_per_m * away) * np.exp(-epsilon_per_m * away)


def ring_law(nearest_m: float, farthest_m: float) -> Callable[[Floats], Floats]:
    return lambda away: (away**2 - nearest_m**2) / (farthest_m**2 - nearest_m**2)
