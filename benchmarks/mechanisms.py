"""Location mechanisms: points a second, against the plain NumPy planar Laplace that can hardly be beaten, and peers.

The limit draws two exponentials and a bearing a point, and hands over doubles without a table, a key or a promise.
Ours and theirs draw their own chance inside what is measured. H3 comes with Glassporch; the other peers are libraries
that want an environment of their own (README). Those that are installed are measured, the others named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from math import log
from typing import Any

import numpy as np
from glassporch.policy.mechanisms.address_mechanism import address_draw, address_table
from glassporch.policy.mechanisms.h3_cells import h3_cells
from glassporch.policy.mechanisms.lattice import Lattice
from glassporch.policy.mechanisms.lattice_laplace import lattice_laplace, lattice_table
from glassporch.policy.mechanisms.planar_laplace import laplace_offsets, memoised_laplace
from glassporch.policy.mechanisms.square_cells import square_cells
from measure import Case, Result, Run, compare, rate
from stage import Stage

POINTS, KEYED, FEW = 1_000_000, 100_000, 4_000
"""Points in one run: of what is vectorised, of what draws from a key, and of peers that take one at a time."""
ADDRESSES = 1_000
STEP_M, SIDE = 10, 400
EPSILON = log(2) / 50
MIDDLE = (-69.0, 36.0)
WINDOW = Lattice(MIDDLE, STEP_M, SIDE, SIDE)
LIMIT = "planar Laplace offsets by two exponentials and a bearing in plain NumPy"
INSTALL = "pip install -e . opendp GeoPrivacy qif 'diffprivlib==0.6.6' 'scikit-learn<1.8'"


def measure(stage: Stage) -> Iterator[Result]:
    """Yield the results about location mechanisms."""
    rng = np.random.default_rng(1)
    for name, ours in _ours(rng).items():
        case = Case(name=f"mechanism-{name}", unit="points/s", against=LIMIT, kind="limit", better="higher")
        yield compare(case, ours, rate(lambda: _limit(rng, POINTS)), stage.few(5))
    lattice = _lattice(rng)
    for name, (against, load) in PEERS.items():
        try:
            theirs = load(rng)
        except ImportError as missing:
            print(f"  {name}: not installed ({missing}); {INSTALL}", file=sys.stderr)
            continue
        case = Case(name=f"mechanism-{name}", unit="points/s", against=against, kind="peer", better="higher")
        yield compare(case, lattice, theirs, stage.few(3))


def _limit(rng: np.random.Generator, points: int) -> int:
    away = (rng.standard_exponential(points) + rng.standard_exponential(points)) / EPSILON
    turn = rng.random(points) * 2 * np.pi
    assert (away * np.sin(turn)).size == (away * np.cos(turn)).size == points
    return points


def _places(rng: np.random.Generator, points: int) -> tuple[np.ndarray, np.ndarray]:
    return MIDDLE[0] + 0.02 * (rng.random(points) - 0.5), MIDDLE[1] + 0.02 * (rng.random(points) - 0.5)


def _ours(rng: np.random.Generator) -> Mapping[str, Run]:
    lons, lats = _places(rng, POINTS)
    ids = [f"premises/{number}" for number in range(KEYED)]
    addresses, at = address_table(*_places(rng, ADDRESSES), EPSILON), rng.integers(0, ADDRESSES, POINTS)
    return {
        "lattice-laplace": _lattice(rng),
        "planar-laplace": rate(lambda: laplace_offsets(EPSILON, rng.random((POINTS, 3)))[0].size),
        "memoised-laplace": rate(lambda: memoised_laplace(b"k" * 32, ids, lons[:KEYED], lats[:KEYED], EPSILON)[0].size),
        "address": rate(lambda: address_draw(addresses, at, rng.random(POINTS)).size),
        "square-cells": rate(lambda: square_cells(lons, lats, 17)[0].size),
    }


def _lattice(rng: np.random.Generator) -> Run:
    table, steps = lattice_table(EPSILON, STEP_M), WINDOW.nearest(*_places(rng, POINTS))
    return rate(lambda: lattice_laplace(table, WINDOW, steps, rng.random(POINTS))[0].size)


def _h3(rng: np.random.Generator) -> Run:
    lons, lats = _places(rng, KEYED)
    return rate(lambda: h3_cells(lons, lats, 9)[0].size)


def _opendp(_: np.random.Generator) -> Run:
    prelude: Any = import_module("opendp.prelude")
    prelude.enable_features("contrib")
    space = prelude.vector_domain(prelude.atom_domain(T=int)), prelude.l1_distance(T=int)
    noisy = prelude.m.make_laplace(*space, scale=1 / (EPSILON * STEP_M))
    return rate(lambda: len(noisy([0] * 2 * FEW)) // 2)


def _one_by_one(draw: Callable[[], object]) -> Run:
    return rate(lambda: len([draw() for _ in range(FEW)]))


def _geoprivacy(_: np.random.Generator) -> Run:
    draw = import_module("GeoPrivacy.mechanism").random_laplace_noise
    return _one_by_one(lambda: draw(EPSILON))


def _qif(_: np.random.Generator) -> Run:
    draw = import_module("qif").mechanism.geo_ind.planar_laplace_sample
    return _one_by_one(lambda: draw(EPSILON))


def _diffprivlib(_: np.random.Generator) -> Run:
    laplace = import_module("diffprivlib.mechanisms").Laplace(epsilon=1.0, sensitivity=1 / EPSILON)
    return _one_by_one(lambda: (laplace.randomise(0.0), laplace.randomise(0.0)))


PEERS: Mapping[str, tuple[str, Callable[[np.random.Generator], Run]]] = {
    "over-h3": ("H3 cells of resolution 9 and their middles", _h3),
    "over-opendp": ("OpenDP integer Laplace, both coordinates in one vector", _opendp),
    "over-qif": ("qif planar_laplace_sample, one call a point", _qif),
    "over-geoprivacy": ("GeoPrivacy random_laplace_noise, one call a point", _geoprivacy),
    "over-diffprivlib": ("diffprivlib Laplace, two calls a point", _diffprivlib),
}
