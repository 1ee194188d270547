"""Location mechanisms: points a second, against the plain NumPy planar Laplace that can hardly be beaten, and peers.

Everybody displaces the same places, one array of them drawn once, and whatever takes fewer takes the first of them:
as many on either side. What works on a plane is handed their metres east and north, laid out beforehand; ours begins
and ends with degrees unless its line says steps or offsets. Ours and theirs draw their own chance inside what is
measured. H3 comes with Glassporch; the other peers are libraries that want an environment of their own (README). Those
that are installed are measured, the others named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from math import log
from typing import Any

import numpy as np
from glassporch.policy.cells import Cell, cells_at
from glassporch.policy.mechanisms.address_mechanism import address_draw, address_table
from glassporch.policy.mechanisms.count_tree import leaf_counts, noisy_tree, tree_cells
from glassporch.policy.mechanisms.donut import donut
from glassporch.policy.mechanisms.geometric import geometric_table
from glassporch.policy.mechanisms.h3_cells import h3_cells
from glassporch.policy.mechanisms.lattice import Lattice
from glassporch.policy.mechanisms.lattice_laplace import lattice_laplace, lattice_table, memoised_lattice_laplace
from glassporch.policy.mechanisms.planar_laplace import laplace_offsets, memoised_laplace
from glassporch.policy.mechanisms.plane import to_plane
from glassporch.policy.mechanisms.remap import clear_middles, remap_to
from glassporch.policy.mechanisms.square_cells import square_cells
from glassporch.policy.mechanisms.zoom_circle import zoom_circle
from measure import Case, Result, Run, compare, rate
from stage import Stage

POINTS, KEYED = 1_000_000, 100_000
"""Places in one run: of what is vectorised; of what draws from a key, counts in a tree or is compared with a peer."""
ADDRESSES = 1_000
STEP_M, SIDE = 10, 400
EPSILON = log(2) / 50
MIDDLE = (-69.0, 36.0)
WINDOW = Lattice(MIDDLE, STEP_M, SIDE, SIDE)
KEY = b"k" * 32
ROOT_LEVEL, DEPTH = 14, 3
"""Of the count tree: roots of about 2 km, leaves of about 250 m."""
LIMIT = "planar Laplace noise by two exponentials and a bearing added to {:,} places on the plane, in plain NumPy"
HISTOGRAM = "{:,} places counted by histogram2d in about as many cells, and two geometric draws a cell, in plain NumPy"
INSTALL = "pip install -e . opendp GeoPrivacy qif 'diffprivlib==0.6.6' 'scikit-learn<1.8'"


@dataclass(frozen=True)
class Ground:
    """The places that everybody displaces: degrees, and the same in metres east and north of the middle."""

    rng: np.random.Generator
    lons: np.ndarray
    lats: np.ndarray
    east: np.ndarray
    north: np.ndarray

    def first(self, size: int) -> Ground:
        """Return the first of the places."""
        return Ground(self.rng, self.lons[:size], self.lats[:size], self.east[:size], self.north[:size])

    @property
    def size(self) -> int:
        """How many places there are."""
        return int(self.lons.size)


def _ground(rng: np.random.Generator) -> Ground:
    lons, lats = MIDDLE[0] + 0.02 * (rng.random(POINTS) - 0.5), MIDDLE[1] + 0.02 * (rng.random(POINTS) - 0.5)
    return Ground(rng, lons, lats, *to_plane(lons, lats, MIDDLE))


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the results about location mechanisms."""
    ground = _ground(np.random.default_rng(1))
    for name, (size, ours) in _ours(ground).items():
        against = LIMIT.format(size)
        case = Case(name=f"mechanism-{name}", unit="points/s", against=against, kind="limit", better="higher")
        yield compare(case, ours, _limit(ground.first(size)), stage.few(5))
    some = ground.first(KEYED)
    yield _tree(some, stage.few(5))
    for name, (against, ours, load) in PEERS.items():
        try:
            theirs = load(some)
        except ImportError as missing:
            print(f"  {name}: not installed ({missing}); {INSTALL}", file=sys.stderr)
            continue
        words = f"{against}; both of the same {KEYED:,} places"
        case = Case(name=f"mechanism-{name}", unit="points/s", against=words, kind="peer", better="higher")
        yield compare(case, ours(some), theirs, stage.few(3))


def _limit(ground: Ground) -> Run:
    rng, size = ground.rng, ground.size

    def run() -> int:
        away = (rng.standard_exponential(size) + rng.standard_exponential(size)) / EPSILON
        turn = rng.random(size) * 2 * np.pi
        east, north = ground.east + away * np.sin(turn), ground.north + away * np.cos(turn)
        assert east.size == north.size == size
        return size

    return rate(run)


def _ours(ground: Ground) -> Mapping[str, tuple[int, Run]]:
    """Return how many places each of ours takes in a run, and the run."""
    return {name: (POINTS, run) for name, run in _many(ground).items()} | {
        name: (KEYED, run) for name, run in _keyed(ground.first(KEYED)).items()
    }


def _many(ground: Ground) -> dict[str, Run]:
    rng, lons, lats = ground.rng, ground.lons, ground.lats
    table, steps = lattice_table(EPSILON, STEP_M), WINDOW.nearest(lons, lats)
    addresses, at = address_table(lons[:ADDRESSES], lats[:ADDRESSES], EPSILON), rng.integers(0, ADDRESSES, POINTS)
    return {
        "lattice-laplace": _lattice(ground),
        "lattice-steps": rate(lambda: lattice_laplace(table, WINDOW, steps, rng.random(POINTS))[0].size),
        "planar-laplace": rate(lambda: laplace_offsets(EPSILON, rng.random((POINTS, 3)))[0].size),
        "address": rate(lambda: address_draw(addresses, at, rng.random(POINTS)).size),
        "donut": rate(lambda: donut(lons, lats, 50, 200, rng.random((POINTS, 2)))[0].size),
        "square-cells": rate(lambda: square_cells(lons, lats, 17)[0].size),
        "remap": _remap(ground),
    }


def _keyed(ground: Ground) -> dict[str, Run]:
    ids, lons, lats = [f"premises/{number}" for number in range(ground.size)], ground.lons, ground.lats
    table = lattice_table(EPSILON, STEP_M)
    return {
        "memoised-laplace": rate(lambda: memoised_laplace(KEY, ids, lons, lats, EPSILON)[0].size),
        "memoised-lattice": rate(lambda: memoised_lattice_laplace(KEY, ids, lons, lats, table, WINDOW)[0].size),
        "zoom-circle": rate(lambda: zoom_circle(KEY, ids, lons, lats, 75.0)[0].size),
    }


def _lattice(ground: Ground) -> Run:
    """From degrees to degrees: laid on the lattice, displaced, and back."""
    table = lattice_table(EPSILON, STEP_M)

    def run() -> int:
        steps = WINDOW.nearest(ground.lons, ground.lats)
        return WINDOW.places(*lattice_laplace(table, WINDOW, steps, ground.rng.random(ground.size)))[0].size

    return rate(run)


def _plausible(ground: Ground) -> tuple[np.ndarray, np.ndarray]:
    return clear_middles((ground.lons[:ADDRESSES], ground.lats[:ADDRESSES]))


def _remap(ground: Ground) -> Run:
    plausible = _plausible(ground)
    return rate(lambda: remap_to(ground.lons, ground.lats, plausible)[0].size)


def _tree(ground: Ground, runs: int) -> Result:
    """Compare the counting of the places in a tree with a histogram of its leaves."""
    columns, rows = (part.tolist() for part in cells_at(ground.lons, ground.lats, ROOT_LEVEL))
    cells = tree_cells([Cell(ROOT_LEVEL, *place) for place in sorted(set(zip(columns, rows, strict=True)))], DEPTH)
    table, caps, epochs = geometric_table(0.1), leaf_counts(cells[-1], ground.lons, ground.lats), count()

    def ours() -> int:
        counts = leaf_counts(cells[-1], ground.lons, ground.lats)
        assert len(noisy_tree(KEY, str(next(epochs)), cells, counts, caps, table)) == DEPTH + 1
        return ground.size

    side = round(len(cells[-1]) ** 0.5)

    def theirs() -> int:
        counts, rng = np.histogram2d(ground.lons, ground.lats, side)[0], ground.rng
        noise = rng.geometric(0.1, counts.shape) - rng.geometric(0.1, counts.shape)
        assert np.maximum(counts + noise, 0).size == side**2
        return ground.size

    against = HISTOGRAM.format(ground.size)
    case = Case(name="mechanism-count-tree", unit="points/s", against=against, kind="limit", better="higher")
    return compare(case, rate(ours), rate(theirs), runs)


def _h3(ground: Ground) -> Run:
    return rate(lambda: h3_cells(ground.lons, ground.lats, 9)[0].size)


def _opendp(ground: Ground) -> Run:
    prelude: Any = import_module("opendp.prelude")
    prelude.enable_features("contrib")
    space = prelude.vector_domain(prelude.atom_domain(T=int)), prelude.l1_distance(T=int)
    noisy = prelude.m.make_laplace(*space, scale=1 / (EPSILON * STEP_M))
    steps = np.stack(WINDOW.nearest(ground.lons, ground.lats), 1).ravel().tolist()
    return rate(lambda: len(noisy(steps)) // 2)


def _one_by_one(ground: Ground, move: Callable[[float, float], object]) -> Run:
    pairs = list(zip(ground.east.tolist(), ground.north.tolist(), strict=True))
    return rate(lambda: len([move(east, north) for east, north in pairs]))


def _geoprivacy(ground: Ground) -> Run:
    draw = import_module("GeoPrivacy.mechanism").random_laplace_noise

    def move(east: float, north: float) -> tuple[float, float]:
        by_east, by_north = draw(EPSILON)
        return east + by_east, north + by_north

    return _one_by_one(ground, move)


def _qif(ground: Ground) -> Run:
    library: Any = import_module("qif")
    draw, point = library.mechanism.geo_ind.planar_laplace_sample, library.point
    starts = [point(east, north) for east, north in zip(ground.east.tolist(), ground.north.tolist(), strict=True)]
    return rate(lambda: len([start + draw(EPSILON) for start in starts]))


def _diffprivlib(ground: Ground) -> Run:
    laplace = import_module("diffprivlib.mechanisms").Laplace(epsilon=1.0, sensitivity=1 / EPSILON)
    return _one_by_one(ground, lambda east, north: (laplace.randomise(east), laplace.randomise(north)))


def _kd_tree(ground: Ground) -> Run:
    """Build the tree outside what is measured; ours has nothing to build."""
    plausible = np.stack(to_plane(*_plausible(ground), MIDDLE), 1)
    tree, points = import_module("scipy.spatial").cKDTree(plausible), np.stack([ground.east, ground.north], 1)
    return rate(lambda: plausible[tree.query(points)[1]].shape[0])


PEERS: Mapping[str, tuple[str, Callable[[Ground], Run], Callable[[Ground], Run]]] = {
    "over-h3": ("H3 cells of resolution 9 and their middles", _lattice, _h3),
    "over-opendp": ("OpenDP integer Laplace, all steps in one vector", _lattice, _opendp),
    "over-qif": ("qif planar_laplace_sample, one call a place", _lattice, _qif),
    "over-geoprivacy": ("GeoPrivacy random_laplace_noise, one call a place", _lattice, _geoprivacy),
    "over-diffprivlib": ("diffprivlib Laplace, two calls a place", _lattice, _diffprivlib),
    "remap-over-kd-tree": ("SciPy cKDTree over the same middles of cells", _remap, _kd_tree),
}
"""Against what, our run and theirs of the same places."""
