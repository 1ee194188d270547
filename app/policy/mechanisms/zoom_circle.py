"""Displace each place within a disc, once: the circles that agencies saw on zooming in, in 2018.

Uniform over the disc, keyed by id, so a second look is the first again. It hides a house among those within the
radius and no further: beyond the radius the likelihood is zero, so no epsilon holds. From which zoom the circles
appear is the map's business.

References
----------
Biddle (2019), For owners of Amazon's Ring security cameras, strangers may have been watching too,
https://theintercept.com/2019/01/10/amazon-ring-security-camera/
"""

from collections.abc import Sequence

from numpy.typing import ArrayLike

from ..geometry import move_many
from ..noise import disc_jitter
from .plane import Places


def zoom_circle(key: bytes, ids: Sequence[str], lons: ArrayLike, lats: ArrayLike, radius_m: float) -> Places:
    """Return displaced places, degrees, shape (n,).

    Parameters
    ----------
    key
        16 to 64 secret bytes.
    ids
        One natural key a point.
    lons, lats
        True places, degrees, shape (n,).
    radius_m
        Of the disc, metres; 0 moves nothing.

    Raises
    ------
    ValueError
        If the radius or the key is impossible (see `noise.disc_jitter`).
    """
    return move_many(lons, lats, *disc_jitter(key, "map", ids, radius_m))
