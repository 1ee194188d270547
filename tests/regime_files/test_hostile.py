"""No text makes the reader fail: it ends with a regime or with faults, whatever it is given."""

from __future__ import annotations

import pytest
from glassporch.policy.regimes import REGIMES
from glassporch.regime_files import LIMIT_BYTES, read_regime, write, write_extending
from glassporch.regime_files.faults import MOST
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

WHOLE = write(REGIMES["reference-map"], new_id="my-regime")
BITS = st.sampled_from(
    ["[", "]", "{", "}", '"', "'''", "=", "\n", ".", "[[a]]", "-1", "nan", "1e999", "\0", "none", "#"]
)


def judged(text: str) -> None:
    parsed = read_regime(text)
    assert (parsed.file is None) == any(fault.level == "error" for fault in parsed.faults)
    for fault in parsed.faults:
        assert str(fault).isprintable()
        assert len(str(fault)) < 3_000


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200) | st.lists(BITS, max_size=30).map("".join))
def test_no_text_makes_it_fail(text: str) -> None:
    judged(text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(WHOLE)), st.integers(0, 200), st.text(max_size=20) | BITS)
def test_no_damage_to_a_good_file_makes_it_fail(start: int, length: int, text: str) -> None:
    judged(WHOLE[:start] + text + WHOLE[start + length :])


LONG_KEY = "k" * 5_000
HOSTILE = {
    "nothing": "",
    "deep lists": "a = " + "[" * 20_000,
    "deep tables": "a = " + "{a=" * 15_000,
    "deep keys": ".".join(["a"] * 30_000) + " = 1",
    "deep quoted keys": ".".join(['"a"'] * 15_000) + " = 1",
    "a deep table": "[" + " . ".join(["a"] * 15_000) + "]",
    "one long word": "a" * 60_000,
    "many quotation marks": "\"'" * 30_000,
    "nothing but spaces": " " * 60_000,
    "spaces about a name": " " * 30_000 + "a" + " " * 30_000 + "= 1",
    "many lines": "\n" * 60_000,
    "many sources": "[[sources]]\n" * 5_000,
    "an open bracket": "[" * 60_000,
    "many swept values": f"[map]\nepoch_days = {{ assumed = 1, swept = [{'1,' * 20_000}], why = '.' }}",
    "many dots": "." * 60_000,
    "a number of thousands of digits": "a = " + "9" * 30_000,
    "a long key": f"{LONG_KEY} = 1",
    "control characters in a key": '"\\u001b[2J" = 1',
    "numbers that are none": "[map]\ncircle_jitter_m = { value = nan, source = 'OWN' }",
    "infinity": "[map]\ncircle_jitter_m = { value = inf, source = 'OWN' }",
    "a table for a switch": "[map.layer]\nvalue = {}\nsource = []",
    "a list of tables for a group": "[[map]]\nlayer = 1",
    "a list that cannot be compared": "[map]\nheat_shades = { assumed = [], swept = [[1], {}], why = 1 }",
    "a table as a choice": "[map]\nlayer = { value = {}, source = 'OWN' }",
    "many unknown names": "\n".join(f"x{number} = 1" for number in range(2_000)),
    "no characters": "id = '\\ud800'",
    "half a pair": "id = '\ud800'",
}


@pytest.mark.timeout(20)  # the slowest takes half a second; without the bound on names it would be forty
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_ends_with_faults(text: str) -> None:
    assert read_regime(text).file is None
    judged(text)


def test_no_more_faults_are_told_than_anybody_reads_and_warnings_hide_no_error() -> None:
    assert len(read_regime(HOSTILE["many unknown names"]).faults) <= MOST
    source = '[[sources]]\nkey = "X-{0}"\ngrade = "OWN"\ntitle = "T"\naddress = "A"\n'
    draft = write_extending(REGIMES["reference-blind"], "my-regime")
    text = draft.replace("#max_area_sq_mi = { value = 0.5", "max_area_sq_mi = { value = 0.01")
    parsed = read_regime(text + "".join(source.format(number) for number in range(300)))
    assert parsed.file is None
    assert [fault.name for fault in parsed.faults if fault.level == "error"] == ["request.min_area_sq_mi"]
    assert len(parsed.faults) > 300


def test_a_file_that_is_too_long_is_not_read_at_all() -> None:
    parsed = read_regime("#" * (LIMIT_BYTES + 1))
    assert parsed.file is None
    assert [str(fault) for fault in parsed.faults] == ["the file is longer than 64 KiB; shorten it"]
    (most,) = {fault.problem for fault in read_regime("é" * (LIMIT_BYTES // 2 + 1)).faults}
    assert "64 KiB" in most


def test_every_whole_regime_is_well_below_the_limit() -> None:
    assert max(len(write(regime).encode()) for regime in REGIMES.values()) < LIMIT_BYTES / 2
