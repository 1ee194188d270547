"""The proof stands for every shipped regime, and a broken book loses it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.claims.sabotage import SABOTAGES
from glassporch.main import standard_wiring
from glassporch.policy.acts import Deliver, HandOn, Share
from glassporch.policy.decision import Permit
from glassporch.policy.regimes import REGIMES
from glassporch.policy.rulebook import covers
from glassporch.policy.standard import STANDARD
from glassporch.proof.act_scenes import deliver_scene, share_scene
from glassporch.proof.enumeration import judged
from glassporch.proof.expected import EXPECTED
from glassporch.proof.onward_scene import FILED, hand_on_scene
from glassporch.proof.permissive import CLAIMED
from glassporch.proof.properties import PROPERTIES
from glassporch.proof.proving import breaks, exceeds, prove

BY_ID = {one.id: one for one in PROPERTIES}
BROKEN = {one.name: one for one in SABOTAGES}


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_whole_proof_comes_out_as_was_committed():
    proof = prove(list(REGIMES.values()), STANDARD)
    assert proof.stands, [(one.subject, one.regime_id) for one in proof.findings if not one.as_expected]
    assert proof.dead == ()
    assert min(proof.cases.values()) > 10**10
    assert {name for one, name in EXPECTED if one == "objection"} == {
        one.regime_id for one in proof.findings if one.subject == "objection" and one.outcome == "broken"
    }
    assert sum("at most as permissive" in one.subject for one in proof.findings) == len(CLAIMED)


def test_expected_breaks_name_properties_and_regimes_that_exist():
    assert {(one, regime) for one, regime in EXPECTED if one not in BY_ID or regime not in REGIMES} == set()
    assert all(why for why in EXPECTED.values())


def _share(book, regime_id="reference-map"):
    return judged(share_scene(REGIMES.values()), REGIMES[regime_id], book)


def _without(rule):
    return replace(STANDARD, covering=tuple(one for one in STANDARD.covering if one.name != rule))


@pytest.mark.parametrize(
    ("dropped", "lost"),
    [
        ("who_said_yes", ("live-grant", "silence", "every-voice", "release-opted-out")),
        ("which_clips_go", ()),
        ("nobody_objected", ("objection",)),
    ],
)
def test_a_release_without_one_of_its_rules_loses_what_that_rule_keeps(dropped, lost):
    one = _share(_without(dropped))
    broken = {prop.id for prop in PROPERTIES if prop.scene("Share") and breaks(prop, one)}
    assert broken == set(lost)


@pytest.mark.parametrize(
    ("dropped", "lost"),
    [
        ("who_said_yes", ("release-opted-out",)),
        ("who_agreed_onward", ()),
        ("how_long_it_stays", ("footage-lives", "onward-once")),
    ],
)
def test_passing_on_without_one_of_its_rules_loses_what_that_rule_keeps(dropped, lost):
    one = judged(hand_on_scene(), REGIMES["reference-map"], _without(dropped))
    assert {prop.id for prop in PROPERTIES if prop.scene("HandOn") and breaks(prop, one)} == set(lost)


def test_passing_on_by_the_rules_in_force_instead_of_those_of_the_filing_is_found():
    real = next(one for one in STANDARD.covering if one.name == "who_agreed_onward")

    @covers(HandOn)
    def who_agreed_onward(act, standing, fact, regime):
        """It forgets what was promised when residents were asked."""
        promised = {name: getattr(act, name) for name in HandOn.__slots__ if name != "terms"}
        return real.vote(HandOn(**promised, terms=regime), standing, fact, regime)

    book = replace(STANDARD, covering=tuple(who_agreed_onward if one is real else one for one in STANDARD.covering))
    one = judged(hand_on_scene(), REGIMES["no-policy"], book)
    found = breaks(BY_ID["live-grant"], one)
    assert found is not None
    assert found.odd == (FILED,)
    assert hand_on_scene().outright(book, found.features, REGIMES["no-policy"])


@pytest.mark.parametrize("regime_id", REGIMES)
def test_a_book_that_takes_the_agency_at_its_word_loses_every_property_about_consent(regime_id):
    @covers(HandOn)
    def who_agreed_onward(act, standing, fact, regime):
        """It takes an agency at its word."""
        return Permit()

    real = next(one for one in STANDARD.covering if one.name == "who_agreed_onward")
    book = replace(STANDARD, covering=tuple(who_agreed_onward if one is real else one for one in STANDARD.covering))
    one = judged(hand_on_scene(), REGIMES[regime_id], book)
    broken = {prop.id for prop in PROPERTIES if prop.scene("HandOn") and breaks(prop, one)}
    assert broken == {"live-grant", "silence", "every-voice"}


def test_a_rule_that_takes_a_stale_yes_for_a_live_one_is_found_with_its_plainest_case():
    real = next(one for one in STANDARD.covering if one.name == "who_said_yes")

    @covers(Share)
    def who_said_yes(act, standing, fact, regime):
        """It forgets to compare notices."""
        grants = [event for event in act.consent.events if event.kind == "given" and event.purpose == "answer"]
        return None if grants else real.vote(act, standing, fact, regime)

    book = replace(STANDARD, covering=tuple(who_said_yes if one is real else one for one in STANDARD.covering))
    found = breaks(BY_ID["live-grant"], _share(book))
    assert found is not None
    assert len(found.odd) == 1
    assert share_scene(REGIMES.values()).outright(book, found.features, REGIMES["reference-map"])


@pytest.mark.parametrize("name", ["permit-trumps-forbid", "allow-when-silent", "ask-the-opted-out"])
def test_a_sabotage_of_the_rules_yields_a_counterexample_that_the_book_confirms(name):
    sabotage = BROKEN[name]
    book = sabotage.apply(standard_wiring()).book
    regime = REGIMES["reference-map"]
    for scene in (deliver_scene(), share_scene(REGIMES.values())):
        one = judged(scene, regime, book)
        for prop in PROPERTIES:
            found = breaks(prop, one) if prop.scene(scene.name) and prop.speaks(regime) else None
            if found is not None:
                assert scene.outright(book, found.features, regime)
                assert not STANDARD.combine([]).allowed
                return
    pytest.fail(f"{name} was not found")


def test_a_rule_that_changes_nothing_is_called_dead():
    @covers(Deliver)
    def idle(act, standing, camera, regime):
        """It repeats another rule."""
        return Permit() if camera.installed_us > act.now_us else None

    book = replace(STANDARD, covering=(*STANDARD.covering, idle))
    one = judged(deliver_scene(), REGIMES["no-policy"], book)
    assert exceeds(one, one.without("idle")) is None
    assert exceeds(one.without("idle"), one) is None
    assert exceeds(one.without("who_is_asked"), one) is None
    assert exceeds(one, one.without("who_is_asked")) is not None
