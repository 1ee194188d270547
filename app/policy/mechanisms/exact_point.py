"""Show the place itself: what hides nothing, for contrast with what does."""

import numpy as np
from numpy.typing import ArrayLike

from .plane import Places


def exact_point(lons: ArrayLike, lats: ArrayLike) -> Places:
    """Return copies of the points of shape (n,), bit for bit."""
    return np.array(lons, np.float64), np.array(lats, np.float64)
