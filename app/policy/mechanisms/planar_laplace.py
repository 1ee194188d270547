"""Displace each place by planar Laplace noise: fresh from a tape under a budget, or once in a premises' life.

Two places d metres apart give any outcome with probabilities within a factor e**(epsilon d). That is true of the real
numbers; doubles have gaps whose pattern can give the place away, so publish the result rounded or use
`lattice_laplace`, whose table is exact.

References
----------
Andres, Bordenabe, Chatzikokolakis & Palamidessi (2013), Geo-indistinguishability: differential privacy for
location-based systems, https://doi.org/10.1145/2508859.2516735
Cassa, Wieland & Mandl (2008), Re-identification of home addresses from spatial locations anonymized by Gaussian skew
(why a second draw is a second release), https://doi.org/10.1186/1476-072X-7-45
"""

from collections.abc import Sequence
from fractions import Fraction
from math import pi

import numpy as np
from numpy.typing import ArrayLike

from ..geometry import Floats, move_many
from ..noise import keyed_uniforms
from .budget import Budget
from .plane import Places
from .tape import checked_epsilon, columns_of

DRAWS = 3


def laplace_offsets(epsilon_per_m: float, tape: ArrayLike) -> tuple[Floats, Floats]:
    """Return offsets in metres, east and north, for a tape of shape (n, 3).

    The distance is the sum of two exponentials of mean 1 / epsilon (a gamma of shape 2), which needs no Lambert W.

    Raises
    ------
    ValueError
        If epsilon is not above 0 or the tape has another shape.
    """
    first, second, turn = columns_of(tape, len(np.asarray(tape)), DRAWS)
    away = -np.log((1 - first) * (1 - second)) / checked_epsilon(epsilon_per_m)
    angle = 2 * pi * turn
    return away * np.sin(angle), away * np.cos(angle)


def fresh_laplace(
    lons: ArrayLike, lats: ArrayLike, epsilon_per_m: Fraction, tape: ArrayLike, budget: Budget
) -> tuple[Budget, Places] | None:
    """Release every place anew, and charge for it.

    Parameters
    ----------
    lons, lats
        True places, degrees, shape (n,), each premises once.
    epsilon_per_m
        Exact, as the budget's.
    tape
        Uniform draws never used before, shape (n, 3).
    budget
        What is left for these premises.

    Returns
    -------
    The budget to keep and the places to show, or None when the budget does not allow it: the same for any data.

    Raises
    ------
    ValueError
        If epsilon is not above 0 or the tape has another shape.
    """
    left = budget.charge(epsilon_per_m)
    if left is None:
        return None
    columns_of(tape, np.asarray(lons).size, DRAWS)
    return left, move_many(lons, lats, *laplace_offsets(float(epsilon_per_m), tape))


def memoised_laplace(
    key: bytes, premises: Sequence[str], lons: ArrayLike, lats: ArrayLike, epsilon_per_m: float
) -> Places:
    """Release every place with the one draw that its premises ever gets.

    The draw is a keyed function of the premises' id and nothing else, so consent toggles, restarts and registering
    again show the same place. Another epsilon is another, unrelated draw: it adds to what was given away. Who learns
    the key learns the noise; a new key is a second release.

    Parameters
    ----------
    key
        16 to 64 secret bytes.
    premises
        Immutable ids, one a point: of the house, never of a row, a person or a camera.
    lons, lats
        True places, degrees, shape (n,).
    epsilon_per_m
        Per metre.

    Raises
    ------
    ValueError
        If epsilon is not above 0, the key has a wrong length, or there are not as many ids as points.
    """
    if len(premises) != np.asarray(lons).size:
        raise ValueError(f"{len(premises)} premises cannot be at {np.asarray(lons).size} places: give one id a place.")
    # With the same draw, two epsilons would give two points on one line through the house.
    tape = keyed_uniforms(key, f"planar-laplace/{float(epsilon_per_m).hex()}", premises, DRAWS)
    return move_many(lons, lats, *laplace_offsets(epsilon_per_m, tape))
