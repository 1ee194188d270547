"""Counts: suppressed, rounded, noisy from a proved table, and noisy on a tree that adds up."""

from fractions import Fraction
from itertools import pairwise, product
from math import log

import numpy as np
import pytest
from glassporch.policy.cells import Cell, cell_at, parent
from glassporch.policy.channel import Channel, exact_epsilon, first_violation
from glassporch.policy.mechanisms.count_tree import leaf_counts, noisy_tree, shared_out, tree_cells, tree_epsilon
from glassporch.policy.mechanisms.geometric import (
    ANYWHERE_BITS,
    geometric_channel,
    geometric_counts,
    geometric_table,
)
from glassporch.policy.mechanisms.rounding import round_counts, round_places
from glassporch.policy.mechanisms.suppression import HIDDEN, suppress_small
from glassporch.policy.mechanisms.tape import TAPE_RANGE
from hypothesis import given
from hypothesis import strategies as st

from .judging import COUNT, key, misses, rejected, tape

ROOTS = (cell_at(-84.0, 36.0, 12), cell_at(-83.9, 36.0, 12))
CELLS = tree_cells(ROOTS, 3)
LEAVES = len(CELLS[-1])
TABLE = geometric_table(log(3))
CAPS = np.full(LEAVES, 40)


def apart(inputs: int) -> np.ndarray:
    return np.abs(np.subtract.outer(np.arange(inputs), np.arange(inputs)))


# Suppression and rounding


def test_counts_below_k_are_hidden_and_zeros_with_them_unless_shown() -> None:
    counts = [[0, 1, 2], [3, 4, 0]]
    assert suppress_small(counts, 3).tolist() == [[HIDDEN] * 3, [3, 4, HIDDEN]]
    assert suppress_small(counts, 3, show_zeros=True).tolist() == [[0, HIDDEN, HIDDEN], [3, 4, 0]]
    assert suppress_small([], 3).tolist() == []


def test_counts_are_rounded_to_the_nearest_multiple_and_half_way_up() -> None:
    assert round_counts([0, 2, 3, 7, 8, 13], 5).tolist() == [0, 0, 5, 5, 10, 15]
    assert round_counts([1, 2, 3], 2).tolist() == [2, 2, 4]
    assert round_counts([[4]], 1).tolist() == [[4]]


def test_places_are_rounded_to_decimals_without_a_sign_on_zero() -> None:
    lons, lats = round_places([-83.98765, -0.001], [36.12345, -0.001], 2)
    assert (lons.tolist(), lats.tolist()) == ([-83.99, 0.0], [36.12, 0.0])
    assert not np.signbit([lons[1], lats[1]]).any()


def test_impossible_limits_are_refused() -> None:
    for refused in (
        lambda: suppress_small([1], 0),
        lambda: suppress_small([-1], 3),
        lambda: round_counts([1], 0),
        lambda: round_counts([-1], 5),
        lambda: round_places([0.0], [0.0], 10),
        lambda: round_places([0.0], [0.0], -1),
    ):
        with pytest.raises(ValueError, match=r"count|base|Decimals"):
            refused()


# Geometric noise


@pytest.mark.parametrize(("epsilon", "cap"), [(0.1, 60), (0.5, 30), (log(3), 100), (3.0, 12), (0.02, 400)])
def test_the_geometric_table_keeps_its_epsilon_by_enumeration_and_uses_it(epsilon: float, cap: int) -> None:
    channel = geometric_channel(geometric_table(epsilon), cap)
    assert first_violation(channel, Fraction(epsilon), apart(cap + 1)) is None
    assert 0.9999 * epsilon < exact_epsilon(channel, apart(cap + 1)) <= epsilon * (1 + 1e-9)
    assert set(channel.sums) == {TAPE_RANGE}


@pytest.mark.parametrize("factor", [1.0001, 1.5])
def test_geometric_noise_smaller_than_claimed_is_refuted(factor: float) -> None:
    channel = geometric_channel(geometric_table(0.5 * factor), 30)
    assert first_violation(channel, Fraction(0.5), apart(31)) is not None


def test_geometric_noise_with_its_tail_cut_off_is_refuted() -> None:
    weights = np.diff(TABLE.ends, prepend=1 << ANYWHERE_BITS)
    rows = [[weights[TABLE.noise == shown - true].sum() for shown in range(11)] for true in range(11)]
    assert first_violation(Channel(np.array(rows)), Fraction(TABLE.epsilon), apart(11)) is not None


def test_the_geometric_sampler_reads_its_table_at_each_end_of_each_weight() -> None:
    many, middle = len(TABLE.ends), 10_000
    weights = np.diff(TABLE.ends, prepend=1 << ANYWHERE_BITS)
    drawn = weights > 0
    for words in (TABLE.ends - 1, TABLE.ends - weights):
        shown = geometric_counts(
            TABLE, np.full(many, middle), np.full(many, 2 * middle), words % TAPE_RANGE / TAPE_RANGE
        )
        assert np.array_equal(shown[drawn] - middle, TABLE.noise[drawn])
    edges = -(-(np.arange(8) << ANYWHERE_BITS) // 7)
    for words in (edges[:-1], edges[1:] - 1):
        assert geometric_counts(TABLE, [6] * 7, [6] * 7, words / TAPE_RANGE).tolist() == list(range(7))


def test_noisy_counts_follow_the_channels_row() -> None:
    shown = geometric_counts(TABLE, np.full(COUNT, 4), np.full(COUNT, 12), tape("geometric", 1)[:, 0])
    rows = geometric_channel(TABLE, 12).shares()
    assert not misses(np.bincount(shown, minlength=13), rows[4])
    assert misses(np.bincount(shown, minlength=13), rows[5])


def test_noise_beyond_0_or_the_cap_is_folded_onto_it() -> None:
    words = np.array([1 << ANYWHERE_BITS, TAPE_RANGE - 1])  # the first and the last of all noise
    assert geometric_counts(TABLE, [4, 4], [12, 12], words / TAPE_RANGE).tolist() == [0, 12]


def test_counts_beyond_their_cap_and_caps_beyond_the_table_are_refused() -> None:
    for counts, caps in (([5], [4]), ([-1], [4]), ([1], [10**9])):
        with pytest.raises(ValueError, match="cap"):
            geometric_counts(TABLE, counts, caps, [0.5])
    with pytest.raises(ValueError, match="raise epsilon"):
        geometric_table(1e-5)


# The tree


def test_the_tree_holds_each_cell_once_in_its_parents_order() -> None:
    assert [len(level) for level in CELLS] == [2, 8, 32, 128]
    for above, below in pairwise(CELLS):
        assert [parent(cell) for cell in below] == [cell for cell in above for _ in range(4)]
    assert len(set(CELLS[-1])) == LEAVES


def test_leaf_counts_count_each_place_in_its_leaf() -> None:
    leaf = CELLS[-1][77]
    lon, lat = -84.0, 36.0
    counts = leaf_counts(CELLS[-1], [lon, lon], [lat, lat])
    assert counts.sum() == 2
    assert CELLS[-1][int(counts.argmax())] == cell_at(lon, lat, leaf.level)
    with pytest.raises(ValueError, match="cover the town"):
        leaf_counts(CELLS[-1], [0.0], [0.0])


def counts_of(label: str) -> np.ndarray:
    return np.floor(6 * tape(label, 1, LEAVES)[:, 0] ** 3).astype(np.int64)


@pytest.mark.parametrize("epoch", ["2019-01", "2019-02"])
def test_published_counts_are_whole_never_negative_and_add_up(epoch: str) -> None:
    levels = noisy_tree(key(), epoch, CELLS, counts_of("leaves"), CAPS, TABLE)
    assert [len(level) for level in levels] == [2, 8, 32, 128]
    for above, below in pairwise(levels):
        assert np.array_equal(below.reshape(-1, 4).sum(axis=1), above)
    assert min(level.min() for level in levels) >= 0
    assert {level.dtype for level in levels} == {np.dtype(np.int64)}


def test_noise_is_drawn_once_for_an_epoch_and_a_cell_and_anew_for_another_epoch_or_key() -> None:
    counts = counts_of("leaves")
    first, again, later, other = (
        [level.tolist() for level in noisy_tree(used, epoch, CELLS, counts, CAPS, TABLE)]
        for used, epoch in ((key(), "1"), (key(), "1"), (key(), "2"), (key()[::-1], "1"))
    )
    assert first == again
    assert later != first != other
    alone = noisy_tree(key(), "1", tree_cells(ROOTS[1:], 3), counts[64:], CAPS[64:], TABLE)
    assert [level.tolist() for level in alone] == [level[len(level) // 2 :] for level in first]


def test_a_roots_noise_has_the_tables_law_and_forgets_the_epoch_before() -> None:
    """Of one root over many epochs; its true count is 20 of at most 40."""
    root = ((ROOTS[0],),)
    shown = [int(noisy_tree(key(), f"{n}", root, [20], [40], TABLE)[0][0]) for n in range(4000)]
    row = geometric_channel(TABLE, 40).shares()[20]
    assert not misses(np.bincount(shown, minlength=41), row)
    rank = np.cumsum(row)[shown] - row[shown] * tape("ties", 1, 4000)[:, 0]
    assert not rejected(rank)
    assert not rejected((rank[1:] - rank[:-1]) % 1.0)


def test_epsilon_adds_over_levels_and_epochs_and_doubles_for_a_move() -> None:
    node = Fraction(1, 10)
    assert tree_epsilon(0, node) == Fraction(1, 10)
    assert tree_epsilon(3, node) == Fraction(4, 10)
    assert tree_epsilon(3, node, epochs=5) == 2
    assert tree_epsilon(3, node, epochs=5, moved=True) == 4


def test_one_household_changes_one_node_of_each_level_by_one() -> None:
    """What `tree_epsilon` rests on: with noise 0, a household adds 1 along one path and nothing elsewhere.

    The key is fixed: one draw in 2**20 is uniform, and a test of structure is to depend on no draw.
    """
    silent = geometric_table(60.0)
    counts = counts_of("leaves")
    without = noisy_tree(b"k" * 32, "1", CELLS, counts, CAPS, silent)
    with_it = noisy_tree(b"k" * 32, "1", CELLS, counts + np.eye(LEAVES, dtype=int)[77], CAPS, silent)
    for old, new in zip(without, with_it, strict=True):
        assert sorted((new - old).tolist()) == [0] * (len(old) - 1) + [1]


@given(st.integers(0, 7), st.lists(st.integers(0, 7), min_size=4, max_size=4))
def test_children_share_their_parent_as_near_to_their_own_numbers_as_whole_numbers_can(
    total: int, noisy: list[int]
) -> None:
    def miss(shares: tuple[int, ...]) -> int:
        return sum((share - own) ** 2 for share, own in zip(shares, noisy, strict=True))

    (shared,) = [tuple(shared_out(np.array([total]), np.array(noisy)).tolist())]
    assert sum(shared) == total
    assert min(shared) >= 0
    assert miss(shared) == min(miss(way) for way in product(range(total + 1), repeat=4) if sum(way) == total)


def test_trees_that_do_not_fit_are_refused() -> None:
    for roots, depth in (((), 1), (ROOTS, -1), ((ROOTS[0], ROOTS[0]), 1), ((ROOTS[0], Cell(0, 0, 0)), 1)):
        with pytest.raises(ValueError, match="tree"):
            tree_cells(roots, depth)
    with pytest.raises(ValueError, match="128 leaves"):
        noisy_tree(key(), "1", CELLS, [1, 2], [3, 4], TABLE)
