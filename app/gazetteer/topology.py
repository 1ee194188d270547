"""Turns a TopoJSON drawing into SVG paths and rings.

Source of the format: The TopoJSON Format Specification 1.0, sections 2.1.3 (transforms), 2.1.4 and 2.2 (arcs).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

Drawn = tuple[float, float]
"""A point of the drawing: x to the right, y down, units of 975 x 610."""
Ring = tuple[Drawn, ...]

PER_UNIT = 10
"""Steps of a path to one unit of the drawing: paths are whole tenths, which is finer than a screen shows."""


@dataclass(frozen=True, slots=True)
class Topology:
    """A TopoJSON drawing with its arcs in drawing units.

    Parameters
    ----------
    arcs : tuple of Ring
        Lines that shapes share; a shape names them by number, and ``~n`` means arc n backwards.
    objects : mapping of str to sequence
        Name of a collection -> its geometries as in the file.
    """

    arcs: tuple[Ring, ...]
    objects: Mapping[str, Sequence[Any]]

    @classmethod
    def read(cls, document: Any) -> Topology:
        """Read a parsed TopoJSON document with a transform."""
        (kx, ky), (dx, dy) = document["transform"]["scale"], document["transform"]["translate"]
        arcs = []
        for steps in document["arcs"]:
            xs, ys = (list(accumulate(step[axis] for step in steps)) for axis in (0, 1))
            arcs.append(tuple((x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)))
        return cls(tuple(arcs), {name: held["geometries"] for name, held in document["objects"].items()})

    def rings(self, geometry: Any) -> Iterator[Ring]:
        """Yield the closed rings of one polygon or of several."""
        for numbers in _rings_of(geometry):
            yield self._joined(numbers)

    def path(self, geometry: Any) -> str:
        """Return the outline of a geometry as the ``d`` of an SVG path, in tenths of a unit."""
        return "".join(_line(ring, closed=True) for ring in self.rings(geometry))

    def inner_lines(self, name: str, outer: str) -> str:
        """Return the lines of a collection that another does not draw (county lines that are no state's) as a path."""
        drawn = Counter(_arcs_of(self.objects[outer]))
        lines = sorted(set(_arcs_of(self.objects[name])) - set(drawn))
        return "".join(_line(self.arcs[number], closed=False) for number in lines)

    def _joined(self, numbers: Iterable[int]) -> Ring:
        points: list[Drawn] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)  # each arc begins where the one before it ended
        return tuple(points)


def _rings_of(geometry: Any) -> Iterable[Sequence[int]]:
    if geometry["type"] == "Polygon":
        rings: Iterable[Sequence[int]] = geometry["arcs"]
        return rings
    return (ring for polygon in geometry["arcs"] for ring in polygon)


def _arcs_of(geometries: Iterable[Any]) -> Iterator[int]:
    for geometry in geometries:
        for ring in _rings_of(geometry):
            yield from (number if number >= 0 else ~number for number in ring)


def _line(points: Ring, *, closed: bool) -> str:
    """Write a line as one move and relative steps, whole tenths of a unit; steps of no length are left out."""
    whole = [(round(x * PER_UNIT), round(y * PER_UNIT)) for x, y in points]
    steps = [(x - ax, y - ay) for (ax, ay), (x, y) in pairwise(whole)]
    moves = "".join(f"l{dx} {dy}" for dx, dy in steps if dx or dy)
    if not moves:
        return ""
    return f"M{whole[0][0]} {whole[0][1]}{moves}{'z' if closed else ''}"
