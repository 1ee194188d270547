"""One stream per agent and purpose; adding an agent shifts nobody else's. No database."""

import numpy as np
from glassporch.simulation.streams import key_words, stream, uniforms
from hypothesis import given
from hypothesis import strategies as st

KEYS = [f"HF{number:05d}" for number in range(2_000)]


def test_equal_arguments_give_equal_streams():
    assert stream(7, "HF00001/1", "reply").random(5).tolist() == stream(7, "HF00001/1", "reply").random(5).tolist()


def test_agent_purpose_and_seed_each_change_the_stream():
    drawn = {
        stream(seed, agent, purpose).random()
        for seed in (7, 8, -7)
        for agent in ("a", "b", "ab")
        for purpose in ("c", "bc", "")
    }
    assert len(drawn) == 27


def test_where_one_part_ends_and_the_next_begins_matters():
    assert stream(1, "ab", "c").random() != stream(1, "a", "bc").random()


@given(st.lists(st.text(max_size=8), min_size=1, max_size=20), st.text(max_size=8), st.integers())
def test_adding_a_key_shifts_no_other_key(keys: list[str], newcomer: str, seed: int):
    before = uniforms(seed, "ownership", keys, 3)
    after = uniforms(seed, "ownership", [newcomer, *keys], 3)
    assert np.array_equal(before, after[1:])


def test_asking_for_more_numbers_keeps_the_first_ones():
    assert np.array_equal(uniforms(7, "door", KEYS, 2), uniforms(7, "door", KEYS, 5)[:, :2])


def test_words_made_once_give_the_same_numbers_as_the_keys():
    assert np.array_equal(uniforms(7, "door", KEYS, 2), uniforms(7, "door", key_words(KEYS), 2))


def test_uniforms_are_uniform_and_unrelated_across_keys_columns_purposes_and_seeds():
    # 2,000 x 4 draws; five standard errors: a false alarm in fewer than one of 100,000 seeds.
    drawn = uniforms(7, "door", KEYS, 4)
    assert drawn.min() >= 0
    assert drawn.max() < 1
    counts = np.histogram(drawn, bins=20, range=(0, 1))[0]
    assert ((counts - 400) ** 2 / 400).sum() < 60
    others = [
        uniforms(7, "name", KEYS, 1)[:, 0],
        uniforms(8, "door", KEYS, 1)[:, 0],
        drawn[:, 1],
        np.roll(drawn[:, 0], 1),
    ]
    assert all(abs(np.corrcoef(drawn[:, 0], other)[0, 1]) < 5 / np.sqrt(2_000) for other in others)


def test_counters_are_as_good_as_keys():
    drawn = uniforms(0, "incidents", np.arange(10_000), 1)[:, 0]
    assert abs(drawn.mean() - 0.5) < 5 * np.sqrt(1 / 12 / 10_000)
    assert abs(np.corrcoef(drawn[1:], drawn[:-1])[0, 1]) < 5 / np.sqrt(10_000)


def test_the_numbers_are_the_same_on_every_machine():
    assert uniforms(1, "golden", ["a"], 2).tolist() == [[0.4398441758613971, 0.9694161473313725]]
