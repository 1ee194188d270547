"""The areas of a world: squares with their homes, in three bands of density and three of a made-up income.

Densities follow from the houses. **Incomes are simulated**: no town of this program has real ones. They are drawn once
for each area from the world's secret and smoothed over its neighbors, so that rich areas lie together; nothing else in
a world reads them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..policy.cells import Cell, bounds, cells_at
from ..policy.geometry import Point, distance_m
from ..simulation.streams import uniforms

LEVEL: Final = 15
"""Of the squares: about a kilometer wide at 37 degrees north."""
Band = Literal["low", "middle", "high"]
BANDS: Final[tuple[Band, ...]] = ("low", "middle", "high")


@dataclass(frozen=True, slots=True)
class Area:
    """One square of a town.

    Parameters
    ----------
    homes : int
        Houses in it.
    density_km2 : float
        Houses on a square kilometer.
    density, income : Band
        Each band holds about a third of the town's homes.
    """

    cell: Cell
    homes: int
    density_km2: float
    density: Band
    income: Band


Areas = Mapping[tuple[int, int], Area]
"""By column and row of the square."""


def columns_of(places: Sequence[Point]) -> list[tuple[int, int]]:
    """Return column and row of the square of each place, (lon, lat) degrees."""
    if not places:
        return []
    xs, ys = cells_at([place[0] for place in places], [place[1] for place in places], LEVEL)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def areas_of(homes: Sequence[Point], seed: int) -> Areas:
    """Divide a town into squares with homes, and put each into its bands.

    Parameters
    ----------
    homes : sequence of Point
        (lon, lat) degrees of every house.
    seed : int
        The world's; incomes are drawn from it.
    """
    counted = Counter(columns_of(homes))
    density = {square: count / _km2(Cell(LEVEL, *square)) for square, count in counted.items()}
    by_density, by_income = _bands(density, counted), _bands(_incomes(counted, seed), counted)
    return {
        square: Area(Cell(LEVEL, *square), counted[square], density[square], by_density[square], by_income[square])
        for square in sorted(counted)
    }


def _km2(cell: Cell) -> float:
    west, south, east, north = bounds(cell)
    return distance_m((west, south), (east, south)) * distance_m((west, south), (west, north)) / 1e6


def _incomes(squares: Iterable[tuple[int, int]], seed: int) -> dict[tuple[int, int], float]:
    """Draw a made-up income for each square: the mean of what is drawn for it and for the eight round it."""
    around = {
        square: [(square[0] + dx, square[1] + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)] for square in squares
    }
    named = sorted({near for nears in around.values() for near in nears})
    drawn = uniforms(seed, "lab/income", [f"{x}/{y}" for x, y in named])[:, 0].tolist()
    value = dict(zip(named, drawn, strict=True))
    return {square: sum(value[near] for near in nears) / len(nears) for square, nears in around.items()}


def _bands(value: Mapping[tuple[int, int], float], homes: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], Band]:
    """Cut squares, sorted by a value, into three bands of about as many homes each."""
    total, before, found = sum(homes.values()), 0, {}
    for square in sorted(value, key=lambda one: (value[one], one)):
        middle = (before + homes[square] / 2) / total
        found[square] = BANDS[min(int(middle * len(BANDS)), len(BANDS) - 1)]
        before += homes[square]
    return found
