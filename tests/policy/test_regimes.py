"""Every switch of every regime has a source, or says what it assumes and over what it is swept."""

from __future__ import annotations

import ast
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from glassporch.policy import regimes
from glassporch.policy.disclose.regime_sheet import sheet_of
from glassporch.policy.phrases import reaches
from glassporch.policy.regime import Known, Regime, Unknown, groups, switches
from glassporch.policy.regimes import HISTORY, REGIMES
from glassporch.policy.regimes.sources import SOURCES

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
FOLDER = Path(regimes.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
OURS = [REGIMES[name] for name in ("reference-blind", "reference-map", "no-policy")]
NO_REGIME = {"__init__", "sources", "era_table"}


@EVERY_REGIME
def test_every_switch_has_a_source_or_an_assumption_that_is_swept(regime: Regime) -> None:
    seen = list(switches(regime))
    assert len(seen) == 98
    assert len({switch.name for switch in seen}) == len(seen)
    for switch in seen:
        match switch.setting:
            case Known(source=source):
                assert source in SOURCES, switch.name
                assert not switch.setting.is_assumption
            case Unknown(assumed=assumed, swept=swept, why=why):
                assert swept, switch.name
                assert assumed in swept, switch.name
                assert len(set(swept)) == len(swept), switch.name
                assert why.endswith((".", ").")), switch.name
                assert switch.setting.is_assumption
            case _:
                pytest.fail(f"{switch.name} is neither known nor unknown")


@EVERY_REGIME
def test_every_value_is_of_the_kind_that_its_switch_declares(regime: Regime) -> None:
    for _, group in groups(regime):
        hints = get_type_hints(type(group))
        for field in fields(group):
            setting = getattr(group, field.name)
            values = (setting.value, *(setting.swept if isinstance(setting, Unknown) else ()))
            wanted = str(hints[field.name])
            for value in values:
                kind = "None" if value is None else type(value).__name__
                assert kind in wanted or (kind == "str" and "Literal" in wanted), (field.name, value)


@EVERY_REGIME
def test_limits_are_in_order(regime: Regime) -> None:
    request = regime.request
    assert 0 <= request.min_area_sq_mi.value < request.max_area_sq_mi.value
    assert 0 < request.min_window_minutes.value <= request.max_window_minutes.value
    assert request.max_window_minutes.value <= request.look_back_days.value * 24 * 60
    assert request.look_back_days.value <= regime.sharing.cloud_days.value
    assert regime.delivery.delay_minutes.value >= 0
    assert regime.map.circle_jitter_m.value >= 0
    assert regime.map.smallest_group.value >= 1


def test_ids_are_those_of_the_list_and_every_file_is_in_it() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - NO_REGIME
    assert {name.replace("_", "-") for name in files} == set(REGIMES)
    assert all(regime.id == name for name, regime in REGIMES.items())


def test_dated_regimes_follow_each_other_and_ours_have_no_dates() -> None:
    assert [*HISTORY, *OURS] == list(REGIMES.values())
    for era, following in pairwise(HISTORY):
        assert era.starts is not None
        assert era.ends is not None
        assert following.starts is not None
        assert era.starts < era.ends
        assert (following.starts - era.ends).days == 1
    assert HISTORY[-1].ends is None
    assert all(regime.starts is regime.ends is None for regime in OURS)


LATER_THAN_2018 = {"RFA-POL", "RFA-PRIV", "RFA-NEWS", "NPSS-USERS", "NPSS-TOS", "CNET-0621", "NYU", "LEG-MID"}
BEFORE_2021 = {"GIZ-STATS", "LEG-OLD"}


def sources_of(regime: Regime) -> dict[str, str]:
    return {s.name: s.setting.source for s in switches(regime) if isinstance(s.setting, Known)}


def test_what_is_documented_for_one_era_only_is_not_given_as_known_to_another() -> None:
    early, late = sources_of(REGIMES["heat-map-2018"]), sources_of(REGIMES["assistance-2021"])
    assert not set(early.values()) & LATER_THAN_2018
    assert not set(late.values()) & BEFORE_2021
    assert "OWN" not in {*early.values(), *late.values()}
    for name in ("request.min_area_sq_mi", "request.max_area_sq_mi", "request.min_window_minutes"):
        assert name not in early
        assert late[name] == "RFA-POL"


def test_the_limits_of_2021_are_those_of_its_policy_page() -> None:
    request = REGIMES["assistance-2021"].request
    documented = (request.min_area_sq_mi, request.max_area_sq_mi, request.min_window_minutes)
    assert [limit.value for limit in documented] == [0.025, 0.5, 15]
    assert request.max_window_minutes.value == 12 * 60
    assert request.max_posts_per_case.value == 2


@pytest.mark.parametrize("regime", OURS, ids=lambda regime: regime.id)
def test_a_regime_of_ours_claims_no_history(regime: Regime) -> None:
    assert set(sources_of(regime).values()) == {"OWN"}
    assert not any(switch.setting.is_assumption for switch in switches(regime))


@pytest.mark.parametrize("regime", HISTORY, ids=lambda regime: regime.id)
def test_a_dated_regime_holds_no_choice_of_ours(regime: Regime) -> None:
    assert "OWN" not in sources_of(regime).values()
    assert regime.promise is None


@EVERY_REGIME
def test_what_is_said_not_to_be_read_has_no_effect(regime: Regime) -> None:
    unread = [
        s.name for s in switches(regime) if isinstance(s.setting, Unknown) and s.setting.why.startswith("Not read")
    ]
    assert [name for name in unread if reaches(name, regime)] == []


def test_only_our_reference_regimes_promise_and_they_promise_in_both_forms() -> None:
    promising = [regime for regime in REGIMES.values() if regime.promise is not None]
    assert [regime.id for regime in promising] == ["reference-blind", "reference-map"]
    for regime in promising:
        assert regime.promise is not None
        assert regime.secrets
        assert regime.promise.leakage
        pairs = [(pair.one, pair.other) for pair in regime.promise.pairs]
        assert len(set(pairs)) == len(pairs) > 0
        assert all(one != other for one, other in pairs)


def test_noise_has_its_unit_scope_horizon_charge_and_refusal_wherever_there_is_any() -> None:
    for regime in REGIMES.values():
        noise = regime.promise.noise if regime.promise else None
        noisy = regime.map.layer.value == "counts" and regime.map.epsilon_total.value is not None
        assert (noise is not None) is noisy
        if regime.promise is None:
            continue
        assert any(pair.within_epsilon for pair in regime.promise.pairs) is noisy
        if noise is not None:
            assert all(getattr(noise, field.name) for field in fields(noise))
            assert "lifetime" in noise.unit
            assert "all agencies, neighbors and the public" in noise.scope
            assert "whatever the data hold" in noise.refusal


def test_the_map_regime_is_the_blind_one_with_counts() -> None:
    pairs = zip(switches(REGIMES["reference-blind"]), switches(REGIMES["reference-map"]), strict=True)
    differing = {one.name for one, other in pairs if one.setting != other.setting}
    assert differing == {"service.product_name", "map.layer", "map.epsilon_total"}


def test_every_source_is_cited_and_says_where_it_stands() -> None:
    cited = {source for regime in REGIMES.values() for source in sources_of(regime).values()}
    reasons = " ".join(
        switch.setting.why
        for regime in REGIMES.values()
        for switch in switches(regime)
        if isinstance(switch.setting, Unknown)
    )
    assert cited <= set(SOURCES)
    assert all(key in reasons for key in set(SOURCES) - cited)
    for source in SOURCES.values():
        assert source.grade in {"P", "M", "m", "OWN"}
        assert source.address.startswith("http") or (ROOT / source.address).is_file()
        assert source.title


def test_a_regime_is_data_and_contains_no_if() -> None:
    for path in FOLDER.glob("*.py"):
        if path.stem in NO_REGIME:
            continue
        banned = (ast.If, ast.IfExp, ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.Compare, ast.BinOp)
        assert not [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, banned)], path.name


@EVERY_REGIME
def test_a_regime_cannot_be_changed(regime: Regime) -> None:
    targets: list[tuple[Any, str]] = [(regime, "id"), (regime.request, "is_open"), (regime.request.is_open, "source")]
    for target, name in targets:
        with pytest.raises((AttributeError, TypeError)):
            setattr(target, name, None)
    with pytest.raises(TypeError):
        REGIMES["none"] = regime  # type: ignore[index]


@EVERY_REGIME
def test_the_public_sheet_names_every_switch_with_its_source_or_assumption(regime: Regime) -> None:
    sheet = sheet_of(regime)
    assert [entry.name for entry in sheet.switches] == [switch.name for switch in switches(regime)]
    for entry, switch in zip(sheet.switches, switches(regime), strict=True):
        assert entry.assumed is switch.setting.is_assumption
        assert entry.value
        assert entry.source
        assert bool(entry.swept) is (entry.assumed and len(switch.setting.swept) > 1)
