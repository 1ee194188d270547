"""The lattice's table is proved by enumeration; the sampler is compared with the table draw by draw."""

from fractions import Fraction
from math import log

import numpy as np
import pytest
from glassporch.policy.channel import Channel, exact_epsilon, first_violation
from glassporch.policy.mechanisms.lattice import Lattice
from glassporch.policy.mechanisms.lattice_laplace import (
    ANYWHERE_BITS,
    LatticeTable,
    lattice_channel,
    lattice_laplace,
    lattice_table,
)
from glassporch.policy.mechanisms.tape import TAPE_RANGE

from .judging import COUNT, misses, tape

EPSILON = log(2) / 50
MIDDLE = (-84.0, 36.0)
SMALL = Lattice(MIDDLE, 50, 9, 7)
PER_UM = Fraction(EPSILON) / 10**6


def unfolded(table: LatticeTable, window: Lattice) -> Channel:
    """A broken twin: what falls outside the window is thrown away and the rest drawn again."""
    weights = np.diff(table.ends, prepend=1 << ANYWHERE_BITS)
    rows = []
    for column, row in np.ndindex(window.columns, window.rows):
        to = column + table.east.astype(np.int64), row + table.north.astype(np.int64)
        kept = (to[0] >= 0) & (to[0] < window.columns) & (to[1] >= 0) & (to[1] < window.rows)
        found = np.zeros((window.columns, window.rows), np.int64)
        np.add.at(found, (to[0][kept], to[1][kept]), weights[kept])
        rows.append(found.ravel())
    return Channel(np.array(rows))


@pytest.mark.parametrize(
    ("epsilon", "window"),
    [
        (EPSILON, SMALL),
        (EPSILON, Lattice(MIDDLE, 10, 9, 9)),
        (EPSILON, Lattice(MIDDLE, 200, 12, 12)),  # 2.2 km: far corners are less likely than 1 in 10**12
        (EPSILON / 4, Lattice(MIDDLE, 100, 15, 15)),
        (0.05, Lattice(MIDDLE, 100, 6, 6)),
    ],
)
def test_the_table_keeps_its_epsilon_by_enumeration_and_uses_nearly_all_of_it(epsilon: float, window: Lattice) -> None:
    channel, apart = lattice_channel(lattice_table(epsilon, window.step_m), window), window.distances_um()
    assert first_violation(channel, Fraction(epsilon) / 10**6, apart) is None
    assert 0.999 * epsilon < exact_epsilon(channel, apart / 1e6) <= epsilon * (1 + 1e-9)


@pytest.mark.parametrize("factor", [1.001, 1.5])
def test_a_table_with_less_noise_than_it_claims_is_refuted(factor: float) -> None:
    channel = lattice_channel(lattice_table(EPSILON * factor, 50), SMALL)
    assert first_violation(channel, PER_UM, SMALL.distances_um()) is not None


def test_a_tail_cut_off_instead_of_folded_in_is_refuted() -> None:
    table = lattice_table(EPSILON, 50)
    found = first_violation(unfolded(table, SMALL), PER_UM, SMALL.distances_um())
    assert found is not None
    assert exact_epsilon(unfolded(table, SMALL), SMALL.distances_um() / 1e6) > 1.1 * EPSILON


def test_rounding_without_a_uniform_floor_is_refuted_where_sampling_would_see_nothing() -> None:
    """2.2 km away the weights are small whole numbers, or 0: events rarer than 1 in 10**12."""
    window = Lattice(MIDDLE, 200, 12, 12)
    honest = lattice_channel(lattice_table(EPSILON, 200), window)
    uniform = honest.weights.min() // 2 * 2
    bare = honest.weights - uniform
    assert 0 < bare.sum() < honest.weights.sum()
    assert first_violation(Channel(bare), PER_UM, window.distances_um()) is not None


def test_every_row_holds_all_draws_of_the_tape() -> None:
    channel = lattice_channel(lattice_table(EPSILON, 50), SMALL)
    assert set(channel.sums) == {TAPE_RANGE}
    assert channel.weights.min() >= lattice_table(EPSILON, 50).floor


def test_the_sampler_reads_the_table_at_each_end_of_each_weight() -> None:
    """The last draw of one offset and the first of the next: the binary search and its guide agree with the table."""
    table, window = lattice_table(EPSILON, 50), Lattice(MIDDLE, 50, 1001, 1001)
    middle = np.full(len(table.ends), 500)
    last = lattice_laplace(table, window, (middle, middle), (table.ends - 1) / TAPE_RANGE)
    first = lattice_laplace(table, window, (middle[1:], middle[1:]), table.ends[:-1] / TAPE_RANGE)
    assert np.array_equal(last[0] - 500, table.east)
    assert np.array_equal(last[1] - 500, table.north)
    assert np.array_equal(first[0], last[0][1:])
    assert np.array_equal(first[1], last[1][1:])


def test_the_uniform_share_reaches_every_point_as_often_as_the_channel_says() -> None:
    window = Lattice(MIDDLE, 50, 3, 5)
    edges = -(-(np.arange(16) << ANYWHERE_BITS) // 15)
    for words in (edges[:-1], edges[1:] - 1):
        column, row = lattice_laplace(lattice_table(EPSILON, 50), window, (words * 0, words * 0), words / TAPE_RANGE)
        assert (column * 5 + row).tolist() == list(range(15))


def test_draws_follow_the_channels_row() -> None:
    table, at = lattice_table(EPSILON, 50), (np.full(COUNT, 1), np.full(COUNT, 6))
    column, row = lattice_laplace(table, SMALL, at, tape("row", 1)[:, 0])
    counts = np.bincount(column * SMALL.rows + row, minlength=63)
    assert not misses(counts, lattice_channel(table, SMALL).shares()[1 * SMALL.rows + 6])
    assert misses(counts, lattice_channel(table, SMALL).shares()[2 * SMALL.rows + 6])


def test_places_snap_to_the_nearest_step_and_steps_to_places_and_back() -> None:
    columns, rows = (part.ravel() for part in np.mgrid[:9, :7])
    lons, lats = SMALL.places(columns, rows)
    assert [part.tolist() for part in SMALL.nearest(lons, lats)] == [columns.tolist(), rows.tolist()]
    outside = SMALL.nearest([-85.0, -83.0], [35.0, 37.0])
    assert [part.tolist() for part in outside] == [[0, 8], [0, 6]]


def test_distances_are_those_of_the_plane_rounded_down() -> None:
    apart = Lattice(MIDDLE, 30, 3, 5).distances_um()
    assert apart[0, 14] == int(30e6 * 20**0.5)  # 2 columns and 4 rows
    assert apart[0, 4 + 5 * 2] == apart[14, 0]
    assert apart[0, 1] == apart[0, 5] == 30_000_000


def test_a_window_that_the_table_does_not_fit_is_refused() -> None:
    table = lattice_table(EPSILON, 10)
    for window, words in (
        (Lattice(MIDDLE, 20, 5, 5), "table is for steps"),
        (Lattice(MIDDLE, 10, 3000, 3000), "widen the step"),
    ):
        with pytest.raises(ValueError, match=words):
            lattice_laplace(table, window, (np.array([0]), np.array([0])), [0.5])
    with pytest.raises(ValueError, match="up to 1024"):
        lattice_channel(table, Lattice(MIDDLE, 10, 33, 32))
    with pytest.raises(ValueError, match="widen"):
        lattice_table(EPSILON, 1)
    with pytest.raises(ValueError, match="step"):
        Lattice(MIDDLE, 0, 5, 5)


@pytest.mark.parametrize("draw", [-0.1, 1.0, float("nan")])
def test_what_is_no_tape_is_refused(draw: float) -> None:
    with pytest.raises(ValueError, match="tape"):
        lattice_laplace(lattice_table(EPSILON, 50), SMALL, (np.array([0]), np.array([0])), [draw])


def test_distances_are_those_between_the_places_of_the_lattice() -> None:
    columns, rows = (part.ravel() for part in np.mgrid[: SMALL.columns, : SMALL.rows])
    east, north = columns * SMALL.step_m, rows * SMALL.step_m
    expected = np.hypot(east[:, None] - east, north[:, None] - north) * 1e6
    assert np.abs(SMALL.distances_um() - expected).max() <= 1


def test_a_lattice_of_one_point_is_one_and_a_lattice_of_none_is_refused() -> None:
    assert Lattice(MIDDLE, 1, 1, 1).distances_um().tolist() == [[0]]
    for wrong in ((0, 1, 1), (1, 0, 1), (1, 1, 0)):
        with pytest.raises(ValueError, match="at least one column"):
            Lattice(MIDDLE, *wrong)
