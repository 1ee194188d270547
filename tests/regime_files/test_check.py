"""Values that cannot go together are refused; odd ones are pointed out and run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from glassporch.policy.regime import Known, Regime, switches
from glassporch.policy.regimes import REGIMES
from glassporch.regime_files import check
from glassporch.regime_files.check import BOUNDS
from glassporch.regime_files.combinations import COMBINATIONS

BLIND, MAP = REGIMES["reference-blind"], REGIMES["reference-map"]


def changed(regime: Regime, **values: object) -> Regime:
    """Return a regime with other values: group__switch=value."""
    for name, value in values.items():
        group, _, switch = name.partition("__")
        part = replace(getattr(regime, group), **{switch: Known(value, "OWN")})
        regime = replace(regime, **{group: part})
    return regime


CASES = [
    ({"request__min_area_sq_mi": 0.5}, "request.min_area_sq_mi", "error"),
    ({"request__min_window_minutes": 800}, "request.min_window_minutes", "error"),
    ({"request__look_back_days": 0}, "request.max_window_minutes", "error"),
    ({"request__look_back_days": 61}, "request.look_back_days", "warning"),
    ({"request__max_window_minutes": 0}, "request.max_window_minutes", "error"),
    ({"request__max_per_day": 0}, "request.max_per_day", "error"),
    ({"request__replies_until": date(2030, 1, 1)}, "request.replies_until", "error"),
    ({"delivery__channels": ()}, "delivery.channels", "error"),
    ({"delivery__channels": ("e-mail", "e-mail")}, "delivery.channels", "error"),
    ({"request__is_open": False}, "delivery.channels", "warning"),
    ({"sharing__choices": ("ignore",)}, "sharing.choices", "error"),
    ({"agency__eligible": ()}, "agency.eligible", "error"),
    ({"request__prohibited_content": ()}, "request.text_check", "warning"),
    ({"request__text_check": "advise"}, "request.text_check", "warning"),
    ({"records__public_record": "full-text", "delivery__channels": ("e-mail",)}, "records.public_record", "warning"),
    ({"map__layer": "heat", "map__heat_shades": (2, 1)}, "map.heat_shades", "error"),
    ({"map__layer": "heat"}, "map.layer", "warning"),
    ({"map__epsilon_total": 1.0, "map__epoch_days": 900}, "map.epoch_days", "error"),
    ({"map__epsilon_total": 1.0}, "map.epsilon_total", "warning"),
    ({"map__epsilon_total": 0.0}, "map.epsilon_total", "error"),
    ({"map__layer": "counts", "map__epsilon_total": 1.0}, "map.epsilon_total", "warning"),
    ({"consent__requests_default": "out", "consent__standing_opt_out": "none"}, "consent.requests_default", "error"),
    ({"consent__standing_opt_out": "none"}, "sharing.choices", "warning"),
    ({"sharing__onward_told": False}, "sharing.onward_told", "warning"),
    ({"sharing__route": "outside"}, "sharing.agency_days", "warning"),
    ({"sharing__cloud_days": 40_000}, "sharing.cloud_days", "error"),
    ({"map__circle_decimals": 13}, "map.circle_decimals", "error"),
]


@pytest.mark.parametrize(("values", "name", "level"), CASES, ids=[" ".join(values) for values, _, _ in CASES])
def test_what_does_not_go_together_is_told(values: dict[str, object], name: str, level: str) -> None:
    assert check(BLIND) == ()
    found = {(fault.name, fault.level) for fault in check(changed(BLIND, **values))}
    assert (name, level) in found


def test_a_promise_of_noise_needs_a_budget() -> None:
    (found,) = check(changed(MAP, map__epsilon_total=None))
    assert (found.name, found.level) == ("map.epsilon_total", "error")
    assert "there is no budget" in found.problem


def test_a_last_day_before_the_first_is_refused() -> None:
    ended = REGIMES["none-2024"]
    early = changed(ended, request__replies_until=date(2020, 1, 1))
    assert [fault.name for fault in check(early)] == ["request.replies_until"]


def test_every_row_of_the_table_names_switches_that_there_are() -> None:
    names = {switch.name for switch in switches(BLIND)}
    assert COMBINATIONS
    for row in COMBINATIONS:
        assert set(row.names) <= names
    assert all(any(name.endswith(suffix) for name in names) for suffix in BOUNDS)
