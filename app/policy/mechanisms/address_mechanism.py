"""Show an address of the public list instead of the true one, nearer ones more often, at an exact epsilon.

From address i, address j is shown with probability close to e**(-b d(i,j)) / Z(i). The sums Z differ between dense and
sparse places, so b = epsilon would promise too much and b = epsilon / 2 wastes half: the exponent is calibrated by
enumerating all pairs. Its outputs are real houses; show their street or cell where a pin would accuse a neighbour.

References
----------
McSherry & Talwar (2007), Mechanism design via differential privacy, https://doi.org/10.1109/FOCS.2007.66
Chatzikokolakis, Andres, Bordenabe & Palamidessi (2013), Broadening the scope of differential privacy using metrics,
https://doi.org/10.1007/978-3-642-39077-7_5
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..channel import Channel
from ..geometry import Floats
from .plane import to_plane
from .tape import TAPE_RANGE, checked_epsilon, least_floor, words

MAX_ADDRESSES: Final = 6000  # 36 million weights: 0.3 GB
_HALVINGS: Final = 14  # the exponent to 1 part in 30,000 of epsilon
_MARGIN: Final = 1e-6  # of epsilon, far above what doubles and micrometres can hide


@dataclass(frozen=True, slots=True, eq=False)
class AddressTable:
    """The mechanism of one address list: summed weights along each row, and the exponent per metre."""

    ends: NDArray[np.int64]
    exponent_per_m: float

    @property
    def channel(self) -> Channel:
        """Return the exact channel, addresses by addresses, in the list's order."""
        return Channel(np.diff(self.ends, axis=1, prepend=0))


def address_distances_um(lons: ArrayLike, lats: ArrayLike) -> NDArray[np.int64]:
    """Return whole micrometres, rounded down, between any two of n addresses in degrees: shape (n, n)."""
    return np.floor(_distances_m(lons, lats) * (1_000_000 * (1 - 1e-12))).astype(np.int64)


def address_table(lons: ArrayLike, lats: ArrayLike, epsilon_per_m: float) -> AddressTable:
    """Return the mechanism that keeps an epsilon per metre over a public address list, degrees, shape (n,).

    Raises
    ------
    ValueError
        If epsilon is not above 0, or the list is empty, too long, or has addresses nearer than 10 cm to each other:
        give one entry a building.
    """
    epsilon = checked_epsilon(epsilon_per_m) * (1 - _MARGIN)
    apart = _distances_m(lons, lats)
    nearest = _smallest(apart)
    exponent = _calibrated(apart, epsilon)
    shares = np.exp(-exponent * apart)
    shares /= shares.sum(axis=1, keepdims=True)
    count = len(apart)
    # Half a count an entry, doubles' own 2**-49, and what the diagonal takes: half a count for each entry of a row.
    floor = least_floor(16 + count / 2, epsilon * nearest)
    if floor * count >= TAPE_RANGE // 2:
        raise ValueError("Epsilon times the smallest distance is too small for exact weights: raise epsilon.")
    weights = np.rint(shares * (TAPE_RANGE - floor * count)).astype(np.int64) + floor
    np.fill_diagonal(weights, weights.diagonal() + TAPE_RANGE - weights.sum(axis=1))
    return AddressTable(np.cumsum(weights, axis=1), exponent)


def address_draw(table: AddressTable, addresses: ArrayLike, tape: ArrayLike) -> NDArray[np.int64]:
    """Return the list index of the address to show, for true indices and a tape of shape (n,).

    Raises
    ------
    ValueError
        If an index is not in the list, or the tape is no tape.
    """
    rows = np.asarray(addresses, np.int64)
    word = words(tape, rows.size)
    if rows.size and not 0 <= rows.min() <= rows.max() < len(table.ends):
        raise ValueError(f"An address is an index from 0 to {len(table.ends) - 1} of the list that the table is for.")
    order = np.argsort(rows.astype(np.uint16), kind="stable")
    ends = np.cumsum(np.bincount(rows, minlength=len(table.ends)))
    found = np.empty(word.shape, np.int64)
    for row in np.unique(rows).tolist():
        members = order[ends[row - 1] if row else 0 : ends[row]]
        found[members] = np.searchsorted(table.ends[row], word[members], side="right")
    return found


def _calibrated(apart: Floats, epsilon: float) -> float:
    """Return the largest exponent b that enumeration allows: b + (ln Z(k) - ln Z(i)) / d(i,k) <= epsilon throughout.

    The triangle inequality puts the largest ratio of a pair at its own two addresses; b = epsilon / 2 always holds.
    """
    gaps = np.where(np.eye(len(apart), dtype=np.bool_), np.inf, apart)

    def holds(exponent: float) -> bool:
        logs = np.log(np.exp(-exponent * apart).sum(axis=1))
        return bool(exponent + ((logs - logs[:, None]) / gaps).max() <= epsilon)

    low, high = epsilon / 2, epsilon
    for _ in range(_HALVINGS):
        half = (low + high) / 2
        low, high = (half, high) if holds(half) else (low, half)
    return low


def _distances_m(lons: ArrayLike, lats: ArrayLike) -> Floats:
    x, y = np.asarray(lons, np.float64), np.asarray(lats, np.float64)
    if not 1 <= x.size <= MAX_ADDRESSES:
        raise ValueError(f"An address list has 1 to {MAX_ADDRESSES} entries, not {x.size}: take one town at a time.")
    east, north = to_plane(x, y, (float(x[0]), float(np.mean(y))))
    return np.hypot(east[:, None] - east, north[:, None] - north)


def _smallest(apart: Floats) -> float:
    nearest = float(apart[np.triu_indices(len(apart), 1)].min(initial=np.inf))
    if nearest < 0.1:  # noqa: PLR2004 - metres, as the docstring says
        raise ValueError(f"Two addresses are {nearest:.3f} m apart: list each building once.")
    return nearest
