"""Publish counts of nested cells with noise at every node, made to add up from the top down.

The tree is fixed beforehand: roots, and four children a cell down to one depth, all published, empty or not. A
household counts at most once, so it adds one to one node a level, and each level costs the node's epsilon once. Making
the numbers add up reads noisy counts only and costs nothing. Noise is keyed by epoch and cell: publish an epoch once,
for the same noise on changed counts would show the change exactly.

References
----------
Hay, Rastogi, Miklau & Suciu (2010), Boosting the accuracy of differentially private histograms through consistency,
https://doi.org/10.14778/1920841.1920970
Abowd et al. (2022), The 2020 Census Disclosure Avoidance System TopDown Algorithm,
https://doi.org/10.1162/99608f92.529e3cb9
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..cells import Cell, cells_at, children
from ..noise import keyed_uniforms
from .geometric import GeometricTable, geometric_counts

Levels: TypeAlias = tuple[NDArray[np.int64], ...]
"""Counts from the roots down; the children of node i are nodes 4 i to 4 i + 3 of the next level."""


def tree_cells(roots: Sequence[Cell], depth: int) -> tuple[tuple[Cell, ...], ...]:
    """Return the cells of the roots' level and of `depth` levels below, children in their parents' order.

    Raises
    ------
    ValueError
        If there is no root, one comes twice, they are of several levels, or the depth is negative.
    """
    if depth < 0 or len({root.level for root in roots}) != 1 or len(set(roots)) != len(roots):
        raise ValueError("A tree has different roots of one level, at least one, and a depth of 0 or more.")
    levels = [tuple(roots)]
    for _ in range(depth):
        levels.append(tuple(child for cell in levels[-1] for child in children(cell)))
    return tuple(levels)


def leaf_counts(leaves: Sequence[Cell], lons: ArrayLike, lats: ArrayLike) -> NDArray[np.int64]:
    """Return how many of the places, degrees, shape (n,), lie in each leaf; one place a household.

    Raises
    ------
    ValueError
        If a place lies in none of the leaves: the roots must cover the town.
    """
    at = {(cell.x, cell.y): number for number, cell in enumerate(leaves)}
    columns, rows = cells_at(lons, lats, leaves[0].level)
    try:
        numbers = [at[place] for place in zip(columns.tolist(), rows.tolist(), strict=True)]
    except KeyError:
        raise ValueError("A place lies outside the tree: its roots must cover the town.") from None
    return np.bincount(np.array(numbers, np.int64), minlength=len(leaves)).astype(np.int64)


def noisy_tree(
    key: bytes,
    epoch: str,
    cells: tuple[tuple[Cell, ...], ...],
    counts: ArrayLike,
    caps: ArrayLike,
    table: GeometricTable,
) -> Levels:
    """Return noisy counts of every node that are whole, never negative, and add up.

    Parameters
    ----------
    key
        16 to 64 secret bytes.
    epoch
        Its natural key; another epoch has unrelated noise and costs epsilon again.
    cells
        As `tree_cells` returns them.
    counts, caps
        True counts of the leaves, and the largest possible by public knowledge; in the leaves' order.
    table
        The noise of one node.

    Raises
    ------
    ValueError
        If there are not as many counts and caps as leaves, or as `geometric_counts` does.
    """
    true, most = _summed(np.asarray(counts, np.int64), cells), _summed(np.asarray(caps, np.int64), cells)
    noisy = [
        geometric_counts(table, level_true, level_most, _tape(key, epoch, level))
        for level, level_true, level_most in zip(cells, true, most, strict=True)
    ]
    consistent = [noisy[0]]
    for level in noisy[1:]:
        consistent.append(shared_out(consistent[-1], level))
    return tuple(consistent)


def tree_epsilon(depth: int, per_node: Fraction, *, epochs: int = 1, moved: bool = False) -> Fraction:
    """Return the exact epsilon of a household that counts at most once in each epoch.

    It is `per_node` for each of the depth + 1 levels, in each epoch. That compares a household that counts with the
    same one that does not; with `moved`, one at one place with the same one at another, which changes two paths.
    """
    return per_node * (depth + 1) * epochs * (2 if moved else 1)


def shared_out(parents: NDArray[np.int64], noisy: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the whole numbers from 0 up, four a parent, that add up to it and are nearest to the noisy ones.

    Least squares over the real numbers (a projection onto the simplex), then rounded by largest remainder, the first
    of equals. All in twelfths, so that nothing depends on the rounding of doubles.
    """
    quarters = noisy.reshape(-1, 4)
    falling = -np.sort(-quarters, axis=1)
    short = parents[:, None] - np.cumsum(falling, axis=1)
    number = np.arange(1, 5)
    kept = np.maximum((falling * number + short > 0).sum(axis=1), 1)
    shift = np.take_along_axis(short * (12 // number), kept[:, None] - 1, axis=1)
    whole, rest = np.divmod(np.maximum(12 * quarters + shift, 0), 12)
    left = parents - whole.sum(axis=1)
    rank = np.argsort(np.argsort(-rest, axis=1, kind="stable"), axis=1)
    return np.where(rank < left[:, None], whole + 1, whole).astype(np.int64).ravel()


def _summed(leaves: NDArray[np.int64], cells: tuple[tuple[Cell, ...], ...]) -> list[NDArray[np.int64]]:
    if leaves.shape != (len(cells[-1]),):
        raise ValueError(f"The tree has {len(cells[-1])} leaves: give each a count and a cap, not {leaves.shape}.")
    levels = [leaves]
    while len(levels) < len(cells):
        levels.append(levels[-1].reshape(-1, 4).sum(axis=1))
    return levels[::-1]


def _tape(key: bytes, epoch: str, level: Sequence[Cell]) -> NDArray[np.float64]:
    names = [f"{cell.level}/{cell.x}/{cell.y}/{epoch}" for cell in level]
    return keyed_uniforms(key, "count-tree", names, 1)[:, 0]
