"""What is written is read again as it was (law 4)."""

from __future__ import annotations

import pytest
from glassporch.policy.regime import Regime, switches
from glassporch.policy.regimes import REGIMES
from glassporch.regime_files import RegimeFile, check, parse, read_regime, shape, write, write_extending
from hypothesis import HealthCheck, given, settings

from .conftest import rules

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())


@EVERY_REGIME
def test_every_shipped_regime_survives_being_written_and_read(regime: Regime) -> None:
    parsed = parse(write(regime), taken=())
    assert parsed.faults == ()
    assert parsed.file == RegimeFile(regime)
    kinds = [type(switch.setting.value) for switch in switches(regime)]
    assert kinds == [type(switch.setting.value) for switch in switches(parsed.file.regime)]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(rules())
def test_every_regime_that_can_be_made_survives_being_written_and_read(file: RegimeFile) -> None:
    parsed = parse(write(file.regime, file.sources), taken=())
    assert [fault for fault in parsed.faults if fault.level == "error"] == []
    assert parsed.file == file


@EVERY_REGIME
def test_every_shipped_regime_goes_together(regime: Regime) -> None:
    assert check(regime) == ()


@EVERY_REGIME
def test_a_draft_that_extends_a_regime_can_be_used_and_changes_nothing_but_its_name(regime: Regime) -> None:
    parsed = read_regime(write_extending(regime, "my-draft-of-it"), taken=())
    if regime.starts is None:
        assert parsed.faults == ()
    assert parsed.file is not None
    assert list(switches(parsed.file.regime)) == list(switches(regime))
    assert parsed.file.regime.id == "my-draft-of-it"


@EVERY_REGIME
def test_every_commented_switch_of_a_draft_is_the_one_that_runs(regime: Regime) -> None:
    """Taking away every comment mark changes nothing: what stands there is what the extended regime holds."""
    lines = [
        line.removeprefix("#") if " = {" in line else line for line in write_extending(regime, "my-draft").splitlines()
    ]
    text = "\n".join(lines)
    assert text.count(" = { ") >= sum(1 for _ in switches(regime))
    parsed = parse(text)
    assert parsed.file is not None, parsed.faults
    assert list(switches(parsed.file.regime)) == list(switches(regime))


def test_every_switch_is_explained_where_it_is_written() -> None:
    for name, group in shape.group_types().items():
        docs = shape.docs_of(group)
        assert set(docs) == set(shape.switch_kinds(group)), name
        assert all(len(text) > 15 for text in docs.values())


def test_every_group_of_switches_is_found_by_looking_at_the_type() -> None:
    seen = [f"{name}.{one}" for name, group in shape.group_types().items() for one in shape.switch_kinds(group)]
    assert seen == [switch.name for switch in switches(REGIMES["reference-blind"])]


def test_no_comment_says_none_in_two_ways() -> None:
    comments = " ".join(
        line.lstrip("# ") for line in write(REGIMES["reference-blind"]).splitlines() if line.startswith("#")
    )
    assert "None" not in comments
    assert 'for one household\'s lifetime; "none": no noise.' in comments
    assert 'no noise. Takes "none" too' not in comments
