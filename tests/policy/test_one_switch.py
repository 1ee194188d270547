"""A switch is read and replaced by its dotted name, and nothing else of the regime changes."""

from __future__ import annotations

import pytest
from glassporch.policy.one_switch import setting_of, with_setting
from glassporch.policy.regime import Known, switches
from glassporch.policy.regimes import REGIMES

REGIME = REGIMES["assistance-2021"]


@pytest.mark.parametrize("switch", list(switches(REGIME)), ids=lambda switch: switch.name)
def test_every_switch_is_found_by_its_name(switch):
    assert setting_of(REGIME, switch.name) is switch.setting


def test_one_switch_is_replaced_and_the_others_stay():
    changed = with_setting(REGIME, "delivery.min_recipients", Known(7, "OWN"))
    differ = [
        one.name for one, other in zip(switches(REGIME), switches(changed), strict=True) if one.setting != other.setting
    ]
    assert differ == ["delivery.min_recipients"]
    assert changed.delivery.min_recipients.value == 7
    assert changed.id == REGIME.id


def test_a_switch_that_there_is_not_and_a_value_that_its_group_refuses_are_errors():
    with pytest.raises(AttributeError, match="nonsense"):
        setting_of(REGIME, "delivery.nonsense")
    with pytest.raises(ValueError, match="finest zones"):
        with_setting(REGIME, "delivery.cell_level", Known(19, "OWN"))
