"""The sweep finds every verdict that depends on an assumption, and leaves out only what cannot differ."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from glassporch.policy.acts import Deliver
from glassporch.policy.one_switch import setting_of, with_setting
from glassporch.policy.regime import Known, Unknown, switches
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rulebook import covers
from glassporch.policy.standard import STANDARD
from glassporch.proof import sweeping
from glassporch.proof.act_scenes import deliver_scene
from glassporch.proof.enumeration import judged
from glassporch.proof.expected_flips import EXPECTED_FLIPS
from glassporch.proof.noting import noting
from glassporch.proof.properties import PROPERTIES
from glassporch.proof.proving import breaks, scenes_for
from glassporch.proof.sweeping import sweep, sweep_one
from glassporch.proof.variants import plan_sweep
from glassporch.regime_files import read_regime

SEED = 20_260_303
BY_ID = {one.id: one for one in PROPERTIES}
HEAT = REGIMES["heat-map-2018"]
QUICK = tuple(BY_ID[name] for name in ("asked-opted-out", "asked-near", "map-opted-out", "map-agreed", "no-federal"))
"""Properties that do not speak of releases, the largest scene by far."""

UNSURE = """
id = "not-sure"
title = "A regime that is not sure"
summary = "Whether an opt-out stops requests was never written down."
extends = "assistance-2021"

[delivery]
opt_out_stops_requests = { assumed = true, swept = [true, false], why = "The page does not say." }
"""
OUT_BY_DEFAULT = """
id = "out-by-default"
title = "A regime that asks nobody unasked"
summary = "Only who agreed beforehand is asked."
extends = "reference-map"

[consent]
requests_default = { assumed = "out", swept = ["in", "out"], why = "The draft leaves it open." }
"""


def regime_of(text):
    parsed = read_regime(text)
    assert parsed.file is not None, parsed.faults
    return parsed.file.regime


def key_of(flip):
    return flip.subject, flip.regime_id, flip.variant.switch, flip.variant.value


@pytest.fixture
def only(monkeypatch):
    """Let a sweep judge some properties alone, and with them the scenes of which they speak."""
    return lambda *properties: monkeypatch.setattr(sweeping, "PROPERTIES", properties)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_sweep_comes_out_as_was_committed():
    found = sweep([plan_sweep(regime) for regime in REGIMES.values()], STANDARD)
    assert {key_of(flip) for flip in found.flips} == set(EXPECTED_FLIPS)
    assert found.stands
    assert {one.plan.regime.id for one in found.regimes if one.plan.variants} == {
        one.id for one in REGIMES.values() if any(switch.setting.is_assumption for switch in switches(one))
    }
    assert all(0 < one.read < len(one.plan.variants) for one in found.regimes if one.plan.variants)


def test_expected_flips_name_properties_regimes_switches_and_other_values_that_exist():
    for (subject, regime_id, switch, value), why in EXPECTED_FLIPS.items():
        setting = setting_of(REGIMES[regime_id], switch)
        assert subject in BY_ID
        assert isinstance(setting, Unknown)
        assert value in setting.swept
        assert value != setting.assumed
        assert why.endswith(".")


def test_a_verdict_that_hangs_on_an_assumption_in_rules_of_ones_own_is_found_and_was_not_expected(only):
    only(BY_ID["asked-opted-out"])
    regime = regime_of(UNSURE)
    found = sweep([plan_sweep(regime)], STANDARD)
    (flip,) = found.flips
    assert key_of(flip) == ("asked-opted-out", "not-sure", "delivery.opt_out_stops_requests", False)
    assert (flip.before, flip.after, flip.expected) == ("holds", "broken", "")
    assert flip.variant.why == "The page does not say."
    assert not found.stands
    scene = deliver_scene()
    assert scene.outright(STANDARD, flip.counterexample.features, flip.variant.regime)
    assert not scene.outright(STANDARD, flip.counterexample.features, regime)


def test_a_flip_that_was_expected_and_is_not_there_is_a_failure(only):
    only(BY_ID["asked-near"])
    found = sweep([plan_sweep(HEAT)], STANDARD)
    assert found.flips == ()
    assert set(found.missing) == {key for key in EXPECTED_FLIPS if key[1] == HEAT.id}
    assert found.missing
    assert not found.stands


def test_a_rule_that_hangs_on_a_switch_of_which_no_other_rule_knows_is_heard(only):
    real = next(one for one in STANDARD.covering if one.name == "who_said_yes")

    @covers(Deliver)
    def who_said_yes(act, standing, fact, regime):
        """Whoever is asked after an hour is asked whatever they chose."""
        return None if regime.delivery.delay_minutes.value == 60 else real.vote(act, standing, fact, regime)

    only(BY_ID["asked-opted-out"])
    book = replace(STANDARD, covering=tuple(who_said_yes if one is real else one for one in STANDARD.covering))
    flips = {key_of(flip)[2:]: flip for flip in sweep_one(plan_sweep(HEAT), book).flips}
    assert set(flips) == {("delivery.delay_minutes", 60), ("delivery.opt_out_stops_requests", False)}
    assert flips["delivery.delay_minutes", 60].after == "broken"


def test_what_is_not_voted_on_again_could_not_have_differed(only):
    """Every verdict of the sweep is that of judging the changed rules from the beginning."""
    only(*QUICK)
    plan = plan_sweep(HEAT)
    flips = {key_of(flip): flip for flip in sweep_one(plan, STANDARD).flips}
    drawn = random.Random(SEED).sample(plan.variants, 8)
    drawn += [one for one in plan.variants if any(key[2:] == (one.switch, one.value) for key in flips)]
    scenes = [
        scene
        for scene in scenes_for((HEAT, *(one.regime for one in plan.variants)), STANDARD)
        if scene.name in {"Deliver", "Publish", "admit FileRequest", "admit ListRequests"}
    ]
    before = _verdicts(scenes, HEAT)
    changed = set()
    for one in drawn:
        after = _verdicts(scenes, one.regime)
        changed |= {(name, HEAT.id, one.switch, one.value) for name in after if after[name] != before[name]}
    assert changed == set(flips), SEED


def _verdicts(scenes, regime):
    found = {prop.id: False for prop in QUICK}
    for scene in scenes:
        one = judged(scene, regime, STANDARD)
        for prop in QUICK:
            found[prop.id] |= prop.scene(scene.name) and breaks(prop, one) is not None
    return found


def test_a_regime_that_notes_has_the_same_values_and_tells_which_are_read():
    read: set[str] = set()
    noted = noting(HEAT, read)
    read.clear()
    assert noted.consent.co_consent.value == HEAT.consent.co_consent.value
    assert read == {"consent.co_consent"}
    every = {switch.name: switch.setting.value for switch in switches(noted)}
    assert every == {switch.name: switch.setting.value for switch in switches(HEAT)}
    assert read == set(every)


def test_a_plan_holds_every_other_value_once_and_says_what_is_left_out():
    plan = plan_sweep(HEAT)
    tried = {(one.switch, one.value) for one in plan.variants}
    assert len(tried) == len(plan.variants)
    for switch in switches(HEAT):
        if not switch.setting.is_assumption:
            continue
        others = {value for value in switch.setting.swept if value != switch.setting.assumed}
        swept = {value for name, value in tried if name == switch.name}
        left_out = switch.name in {*plan.one_value, *plan.no_effect}
        assert swept == (set() if left_out else others), switch.name
        assert (switch.name in plan.one_value) <= (not others)
    for one in plan.variants:
        differ = [
            old.name
            for old, new in zip(switches(HEAT), switches(one.regime), strict=True)
            if old.setting != new.setting
        ]
        assert differ == [one.switch]
    assert plan_sweep(REGIMES["no-policy"]).variants == ()


def test_values_that_cannot_go_together_are_not_swept_and_the_plan_says_why():
    coarse = with_setting(HEAT, "delivery.targeting", Known("touched-cells", "OWN"))
    deep = with_setting(coarse, "delivery.cell_level", Unknown(17, (17, 19), "A guess."))
    ((switch, value, why),) = plan_sweep(deep).impossible
    assert (switch, value) == ("delivery.cell_level", 19)
    assert "finest zones" in why
    refused = plan_sweep(HEAT, lambda regime: None if regime.request.is_open.value else "closed")
    assert refused.impossible == ()
    odd = plan_sweep(HEAT, lambda regime: "too slow" if regime.delivery.delay_minutes.value == 60 else None)
    assert odd.impossible == (("delivery.delay_minutes", 60, "too slow"),)
    assert len(odd.variants) == len(plan_sweep(HEAT).variants) - 1


def test_asked_by_default_speaks_of_rules_of_ones_own_alone_and_can_hold_and_break(only):
    prop = BY_ID["asked-by-default"]
    assert not any(prop.speaks(regime) for regime in REGIMES.values())
    assert "requests_default" in prop.where
    regime, scene = regime_of(OUT_BY_DEFAULT), deliver_scene()
    assert prop.speaks(regime)
    assert breaks(prop, judged(scene, regime, STANDARD)) is None
    deaf = replace(STANDARD, covering=tuple(one for one in STANDARD.covering if one.name != "who_said_yes"))
    found = breaks(prop, judged(scene, regime, deaf))
    assert found is not None
    assert scene.outright(deaf, found.features, regime)
    only(prop)
    (flip,) = sweep_one(plan_sweep(regime), STANDARD).flips
    assert (flip.before, flip.after) == ("holds", "says nothing here")


def test_a_property_that_is_silent_somewhere_says_where_it_speaks():
    for prop in PROPERTIES:
        assert bool(prop.where) == (not all(prop.speaks(regime) for regime in REGIMES.values())), prop.id
