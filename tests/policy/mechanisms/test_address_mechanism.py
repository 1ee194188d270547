"""The address mechanism's exponent is calibrated to the exact epsilon, in three kinds of town."""

from fractions import Fraction
from math import log

import numpy as np
import pytest
from glassporch.policy.channel import Channel, exact_epsilon, first_violation
from glassporch.policy.mechanisms.address_mechanism import address_distances_um, address_draw, address_table
from glassporch.policy.mechanisms.plane import from_plane
from glassporch.policy.mechanisms.tape import TAPE_RANGE

from .judging import COUNT, misses, tape

EPSILON = log(2) / 50
PER_UM = Fraction(EPSILON) / 10**6
MIDDLE = (-84.0, 36.0)


def town(kind: str) -> tuple[np.ndarray, np.ndarray]:
    """90 made-up houses: a terrace 6 m apart, a suburb, or a village with farms far out."""
    if kind == "terrace":
        return from_plane(6.0 * (np.arange(90) % 45), 30.0 * (np.arange(90) // 45), MIDDLE)
    share, turn = tape(kind, 2, 90).T
    away = 400 * np.sqrt(share) if kind == "suburb" else 60 + 3000 * share**6
    return from_plane(away * np.sin(6.283 * turn), away * np.cos(6.283 * turn), MIDDLE)


@pytest.mark.parametrize("kind", ["terrace", "suburb", "rural"])
def test_the_exact_epsilon_is_the_claimed_one_to_a_thousandth(kind: str) -> None:
    lons, lats = town(kind)
    table, apart = address_table(lons, lats, EPSILON), address_distances_um(lons, lats)
    assert first_violation(table.channel, PER_UM, apart) is None
    assert 0.999 * EPSILON < exact_epsilon(table.channel, apart / 1e6) <= EPSILON * (1 + 1e-9)
    assert EPSILON / 2 <= table.exponent_per_m < EPSILON
    assert set(table.channel.sums) == {TAPE_RANGE}


@pytest.mark.parametrize("factor", [1.01, 1.5])
def test_a_table_calibrated_to_more_than_it_claims_is_refuted(factor: float) -> None:
    lons, lats = town("suburb")
    loose = address_table(lons, lats, EPSILON * factor)
    assert first_violation(loose.channel, PER_UM, address_distances_um(lons, lats)) is not None


def test_an_exponent_of_all_of_epsilon_without_calibration_is_refuted() -> None:
    lons, lats = town("rural")
    apart = address_distances_um(lons, lats)
    weights = np.rint(2.0**40 * np.exp(-EPSILON * apart / 1e6)).astype(np.int64) + 1000
    assert first_violation(Channel(weights), PER_UM, apart) is not None


def test_the_sampler_reads_every_row_at_each_end_of_each_weight() -> None:
    table = address_table(*town("suburb"), EPSILON)
    rows, columns = (part.ravel() for part in np.mgrid[:90, :90])
    assert np.array_equal(address_draw(table, rows, (table.ends.ravel() - 1) / TAPE_RANGE), columns)
    starts = table.ends.ravel() - table.channel.weights.ravel()
    assert np.array_equal(address_draw(table, rows, starts / TAPE_RANGE), columns)


def test_draws_follow_the_channels_row_in_any_batch() -> None:
    table, draws = address_table(*town("rural"), EPSILON), tape("draws", 1)[:, 0]
    rows = np.where(np.arange(COUNT) % 2, 7, 70)
    shown = address_draw(table, rows, draws)
    for row in (7, 70):
        counts = np.bincount(shown[rows == row], minlength=90)
        assert not misses(counts, table.channel.shares()[row])
    assert np.array_equal(address_draw(table, rows[::-1], draws[::-1]), shown[::-1])
    assert address_draw(table, [], []).size == 0


def test_one_address_alone_is_always_shown() -> None:
    assert address_draw(address_table([-84.0], [36.0], EPSILON), [0, 0], [0.0, 0.999]).tolist() == [0, 0]


def test_lists_that_cannot_be_served_are_refused() -> None:
    for lons, words in (([], "1 to 6000"), ([-84.0] * 6001, "one town"), ([-84.0, -84.0], "each building once")):
        with pytest.raises(ValueError, match=words):
            address_table(lons, [36.0] * len(lons), EPSILON)
    with pytest.raises(ValueError, match="index from 0"):
        address_draw(address_table([-84.0], [36.0], EPSILON), [1], [0.5])
