"""Every switch of every regime has a source, or says what it assumes and over what it is swept."""

from __future__ import annotations

import ast
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from glassporch.policy import regimes
from glassporch.policy.disclose.public import sheet_of
from glassporch.policy.regime import Known, Regime, Unknown, switches
from glassporch.policy.regimes import REGIMES
from glassporch.policy.regimes.sources import SOURCES

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
FOLDER = Path(regimes.__file__).parent
ROOT = Path(__file__).resolve().parents[2]
DATED = [regime for regime in REGIMES.values() if regime.starts is not None]


@EVERY_REGIME
def test_every_switch_has_a_source_or_an_assumption_that_is_swept(regime: Regime) -> None:
    seen = list(switches(regime))
    assert len(seen) > 25
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
    for group in (regime.map, regime.request, regime.delivery, regime.sharing, regime.records):
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
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("*.py")} - {"--init--", "sources"}
    assert files == set(REGIMES)
    assert all(regime.id == name for name, regime in REGIMES.items())


def test_dated_regimes_follow_each_other_and_ours_have_no_dates() -> None:
    spans = [(regime.starts, regime.ends) for regime in DATED]
    assert spans == sorted(spans, key=lambda span: span[0] or date.min)
    for (_, ended), (begun, _) in pairwise(spans):
        assert ended is not None
        assert begun is not None
        assert ended < begun
    for starts, ends in spans:
        assert starts is not None
        assert ends is None or starts <= ends
    for regime in REGIMES.values():
        assert (regime.starts is None) is regime.id.startswith("reference-")
        if regime.starts is None:
            assert regime.ends is None


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


def test_our_own_regime_claims_no_history() -> None:
    assert set(sources_of(REGIMES["reference-blind"]).values()) == {"OWN"}
    assert not any(switch.setting.is_assumption for switch in switches(REGIMES["reference-blind"]))


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
        if path.stem in {"__init__", "sources"}:
            continue
        banned = (ast.If, ast.IfExp, ast.FunctionDef, ast.Lambda, ast.For, ast.While, ast.Compare, ast.BinOp)
        assert not [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, banned)], path.name


@EVERY_REGIME
def test_a_regime_cannot_be_changed(regime: Regime) -> None:
    targets: list[tuple[Any, str]] = [(regime, "id"), (regime.request, "is_open"), (regime.request.is_open, "value")]
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
        assert bool(entry.swept) is entry.assumed


def test_the_document_of_regimes_names_every_regime() -> None:
    page = ROOT / "docs" / "regimes.md"
    text = page.read_text()
    for name in REGIMES:
        assert name in text
