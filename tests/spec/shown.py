"""What an agency's map may show of the cameras that it may be derived from, and which cells a request chooses.

A part of the second policy; see ``reference.py``. Counts with noise are not judged here: ``tests/policy/publication``
holds them against their exact distribution.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from glassporch.policy.facts import CameraFact
from glassporch.policy.regime import Regime

from . import ground

Square = tuple[int, int, int]


def heat(cameras: Sequence[CameraFact], regime: Regime) -> dict[Square, int]:
    """Return the shade of each heat cell that is shown: darker by one from each of the regime's numbers on."""
    level = regime.map.heat_cell_level.value
    counted = Counter(ground.cell_of((camera.lon, camera.lat), level) for camera in cameras)
    shades = {
        cell: len([step for step in regime.map.heat_shades.value if step <= number])
        for cell, number in counted.items()
        if number >= regime.map.smallest_group.value
    }
    return {cell: shade for cell, shade in shades.items() if shade > 0}


def circle_reach_m(regime: Regime) -> float:
    """Return how far from its camera a circle may be drawn, metres: the jitter, and half a unit of its last decimal."""
    rounding = 0.5 * 10.0**-regime.map.circle_decimals.value * 111_700 * 2**0.5
    return regime.map.circle_jitter_m.value + rounding + 0.01


def chosen_cells(area: Sequence[ground.Place], level: int, targeting: str) -> set[Square]:
    """Return the cells that an area touches, or those whose centre it holds; one after the other."""
    west, east = min(lon for lon, _ in area), max(lon for lon, _ in area)
    south, north = min(lat for _, lat in area), max(lat for _, lat in area)
    _, left, top = ground.cell_of((west, north), level)
    _, right, bottom = ground.cell_of((east, south), level)
    around = [(level, x, y) for x in range(left - 1, right + 2) for y in range(top - 1, bottom + 2)]
    holds = _holds_centre if targeting == "centred-cells" else _touches
    return {cell for cell in around if holds(area, cell)}


def _corners(cell: Square) -> list[ground.Place]:
    (west, north), (east, south) = ground.corners_of(*cell)
    return [(west, north), (east, north), (east, south), (west, south)]


def _holds_centre(area: Sequence[ground.Place], cell: Square) -> bool:
    (west, north), (east, south) = ground.corners_of(*cell)
    return ground.inside(area, ((west + east) / 2, (south + north) / 2))


def _touches(area: Sequence[ground.Place], cell: Square) -> bool:
    box = _corners(cell)
    if any(ground.inside(area, corner) for corner in box) or any(ground.inside(box, corner) for corner in area):
        return True
    edges = list(zip(area, [*area[1:], area[0]], strict=True))
    sides = list(zip(box, [*box[1:], box[0]], strict=True))
    return any(ground.crossing(*edge, *side) for edge in edges for side in sides)
