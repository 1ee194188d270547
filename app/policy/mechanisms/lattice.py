"""A town's window of whole steps in metres: the only places that a lattice mechanism reads or shows.

Whole numbers have no low-order bits in which a place could hide. It draws nothing.
"""

from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..geometry import Point
from .plane import Places, from_plane, to_plane

Steps = tuple[NDArray[np.int64], NDArray[np.int64]]
"""Columns counted from the west and rows counted from the south, each of shape (n,)."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Points `step_m` metres apart around a middle, (lon, lat) in degrees: public, and fixed for the town's life.

    Raises
    ------
    ValueError
        If the step, the columns or the rows are below 1.
    """

    middle: Point
    step_m: int
    columns: int
    rows: int

    def __post_init__(self) -> None:
        """Refuse an empty window."""
        if min(self.step_m, self.columns, self.rows) < 1:
            raise ValueError("A lattice has a step of at least 1 m, at least one column and at least one row.")

    def nearest(self, lons: ArrayLike, lats: ArrayLike) -> Steps:
        """Return the steps nearest to places of shape (n,); what lies outside goes to the edge."""
        east, north = to_plane(lons, lats, self.middle)
        column = np.rint(east / self.step_m + (self.columns - 1) / 2).astype(np.int64)
        row = np.rint(north / self.step_m + (self.rows - 1) / 2).astype(np.int64)
        return self.folded(column, row)

    def folded(self, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> Steps:
        """Return steps of any reach with those outside moved to the nearest edge or corner."""
        return columns.clip(0, self.columns - 1), rows.clip(0, self.rows - 1)

    def places(self, columns: NDArray[np.int64], rows: NDArray[np.int64]) -> Places:
        """Return the places of steps of shape (n,)."""
        east = (columns - (self.columns - 1) / 2) * self.step_m
        north = (rows - (self.rows - 1) / 2) * self.step_m
        return from_plane(east, north, self.middle)

    def distances_um(self) -> NDArray[np.int64]:
        """Return whole micrometres, rounded down, between any two points: shape (n, n), n = columns x rows.

        Points are numbered column by column, from the south-west.
        """
        column, row = (part.ravel() for part in np.mgrid[: self.columns, : self.rows])
        squares, at = np.unique((column[:, None] - column) ** 2 + (row[:, None] - row) ** 2, return_inverse=True)
        roots = np.array([isqrt(square * (self.step_m * 1_000_000) ** 2) for square in squares.tolist()], np.int64)
        return roots[at]
