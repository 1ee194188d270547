"""Round counts to a multiple, and coordinates to fewer decimals.

Deterministic, so repeating tells nothing more; but shifted zones differ by single houses, and where a rounded count
changes is a boundary that can be searched for. No epsilon holds.

References
----------
Fellegi (1975), Controlled random rounding, Survey Methodology 1 (2), on why plain rounding can be undone.
Denning & Schlorer (1980), A fast procedure for finding a tracker in a statistical database,
https://doi.org/10.1145/320128.320138
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .plane import Places

MAX_DECIMALS = 9  # 0.1 mm: more are noise of the arithmetic


def round_counts(counts: ArrayLike, base: int) -> NDArray[np.int64]:
    """Return each count, 0 or more, as the nearest multiple of the base; half-way goes up. Any shape.

    Raises
    ------
    ValueError
        If the base is below 1 or a count below 0.
    """
    true = np.asarray(counts, np.int64)
    if base < 1 or (true.size and true.min() < 0):
        raise ValueError(f"Counts from 0 up are rounded to a base of 1 or more; the base is {base}.")
    return (true + base // 2) // base * base


def round_places(lons: ArrayLike, lats: ArrayLike, decimals: int) -> Places:
    """Return places with this many decimals of a degree, shape (n,); one decimal is 11 km from south to north.

    Raises
    ------
    ValueError
        If the decimals are not 0 to 9.
    """
    if not 0 <= decimals <= MAX_DECIMALS:
        raise ValueError(f"Decimals are a whole number from 0 to {MAX_DECIMALS}, not {decimals}.")
    # No -0.0: it would tell on which side of the meridian a place was.
    return np.array(lons, np.float64).round(decimals) + 0.0, np.array(lats, np.float64).round(decimals) + 0.0
