"""Displace each place by planar Laplace noise among whole steps, from a table that can be proved.

An offset of r metres has weight round(c e**(-epsilon r)). What would fall outside the window is folded onto its edge,
as the infinite law folded there would be: cutting the tail off instead breaks every epsilon. One draw in 2**14 is
uniform over the window whatever the place, and this floor covers all rounding (`tape.least_floor`), so epsilon per
metre holds exactly, for every pair of steps of every window that `lattice_laplace` accepts.

References
----------
Andres, Bordenabe, Chatzikokolakis & Palamidessi (2013), Geo-indistinguishability (section 5, on finite precision),
https://doi.org/10.1145/2508859.2516735
Chatzikokolakis, ElSalamouny & Palamidessi (2017), Efficient utility improvement for location privacy,
https://doi.org/10.1515/popets-2017-0051
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, log, pi
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..channel import Channel
from ..noise import keyed_uniforms
from .lattice import Lattice, Steps
from .plane import Places
from .tape import TAPE_RANGE, apportioned, checked_epsilon, chosen, guide_to, least_floor, words

ANYWHERE_BITS: Final = 39
_ANYWHERE: Final = 1 << ANYWHERE_BITS  # of 2**53 draws
_MAX_WINDOW: Final = 1 << 24  # points: a draw below 2**39 times their number stays a 63-bit number
_MAX_REACH: Final = 1000  # steps: a table of four million offsets
_MAX_POINTS: Final = 1024  # of a channel: a million weights


@dataclass(frozen=True, slots=True, eq=False)
class LatticeTable:
    """The offsets of one epsilon and one step; `ends` are their summed weights, after the uniform share."""

    epsilon_per_m: float
    step_m: int
    ends: NDArray[np.int64]
    guide: NDArray[np.int32]
    east: NDArray[np.int16]
    north: NDArray[np.int16]
    floor: int
    """What every point of the window must get of the uniform share."""


def lattice_table(epsilon_per_m: float, step_m: int) -> LatticeTable:
    """Return the table of an epsilon per metre on a lattice of this step in metres.

    Raises
    ------
    ValueError
        If epsilon is not above 0, or the noise reaches further than a thousand steps.
    """
    a = checked_epsilon(epsilon_per_m) * step_m
    # Further out a weight is below one half: the middle's share is close to a**2 / 2 pi.
    reach = ceil(log(max(TAPE_RANGE * min(a * a / pi, 2.0), 2.0)) / a) + 1
    if reach > _MAX_REACH:
        raise ValueError(f"Noise at {epsilon_per_m} per m reaches beyond {_MAX_REACH} steps of {step_m} m: widen them.")
    east, north = (part.ravel() for part in np.mgrid[-reach : reach + 1, -reach : reach + 1])
    squares = east**2 + north**2
    order = np.lexsort((north, east, squares))[: int((squares <= reach**2).sum())]  # likeliest first
    weights, left = apportioned(np.exp(-a * np.sqrt(squares[order])), TAPE_RANGE - _ANYWHERE, 0)
    # Half a count for each offset of a quarter plane, what lies beyond the table, what the middle took, and doubles.
    error = 0.51 * (len(order) / 4 + 2 * reach + 1) + pi * (reach / a + 1 / a**2) + abs(left) + 16
    order = order[weights > 0]
    ends = _ANYWHERE + np.cumsum(weights[weights > 0])
    return LatticeTable(
        epsilon_per_m,
        step_m,
        ends,
        guide_to(ends),
        east[order].astype(np.int16),
        north[order].astype(np.int16),
        least_floor(error, a),
    )


def lattice_laplace(table: LatticeTable, window: Lattice, steps: Steps, tape: ArrayLike) -> Steps:
    """Return displaced steps of shape (n,), for steps of the window and a tape of shape (n,).

    Raises
    ------
    ValueError
        If the table was made for another step, the window is too large for it, or the tape is no tape.
    """
    _check(table, window)
    word = words(tape, steps[0].size)
    at = chosen(table.ends, table.guide, word)
    column, row = window.folded(steps[0] + table.east[at], steps[1] + table.north[at])
    uniform = np.flatnonzero(word < _ANYWHERE)
    anywhere = (word[uniform] * (window.columns * window.rows)) >> ANYWHERE_BITS
    column[uniform], row[uniform] = np.divmod(anywhere, window.rows)
    return column, row


def memoised_lattice_laplace(
    key: bytes, premises: Sequence[str], lons: ArrayLike, lats: ArrayLike, table: LatticeTable, window: Lattice
) -> Places:
    """Release every place with the one draw that its premises ever gets: `memoised_laplace`, on whole steps.

    Immutable ids of the premises, one a place, in degrees, shape (n,); a key of 16 to 64 secret bytes. Another
    epsilon or step is another, unrelated draw. Raises ValueError as `lattice_laplace` does.
    """
    label = f"lattice-laplace/{float(table.epsilon_per_m).hex()}/{table.step_m}"
    tape = keyed_uniforms(key, label, premises, 1)[:, 0]
    return window.places(*lattice_laplace(table, window, window.nearest(lons, lats), tape))


def lattice_channel(table: LatticeTable, window: Lattice) -> Channel:
    """Return the exact channel of a window, points numbered as in `Lattice.distances_um`.

    Raises
    ------
    ValueError
        As `lattice_laplace` does, and for more than 1,024 points.
    """
    _check(table, window)
    points = window.columns * window.rows
    if points > _MAX_POINTS:
        raise ValueError(f"A channel is enumerated for up to {_MAX_POINTS} points, not {points}.")
    weights = np.diff(table.ends, prepend=_ANYWHERE)
    uniform = np.diff(-(-(np.arange(points + 1) << ANYWHERE_BITS) // points))
    found = np.empty((points, points), np.int64)
    for point in range(points):
        column, row = divmod(point, window.rows)
        to_column, to_row = window.folded(column + table.east.astype(np.int64), row + table.north.astype(np.int64))
        folded = np.zeros(points, np.int64)
        np.add.at(folded, to_column * window.rows + to_row, weights)
        found[point] = folded + uniform
    return Channel(found)


def _check(table: LatticeTable, window: Lattice) -> None:
    if table.step_m != window.step_m:
        raise ValueError(f"The table is for steps of {table.step_m} m, the window has {window.step_m} m.")
    if window.columns * window.rows > min(_ANYWHERE // table.floor, _MAX_WINDOW):
        raise ValueError("The window has too many points for the uniform share to cover all rounding: widen the step.")
