"""Passing a clip on, under every regime and every terms of a filing: what a household said, and what is still there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.acts import HandOn
from glassporch.policy.casefile import Standing
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.file import NEVER_CHOSE, ConsentFile
from glassporch.policy.consent.household import Asked
from glassporch.policy.consent.notices import requests_notice
from glassporch.policy.consent.onward_notice import onward_notice
from glassporch.policy.facts import ReleaseFact
from glassporch.policy.gate import Gate
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.request_facts import OnwardFact
from glassporch.policy.roles import Role
from glassporch.policy.rules.who_agreed_onward import agrees_onward
from glassporch.policy.standard import STANDARD
from hypothesis import given

from .consent.histories import ANN, BEN, GONE, HOME, NOW, RESIDENTS, any_history, event
from .consent.slowly import household_says

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
EVERY_FILING = pytest.mark.parametrize("filed", REGIMES.values(), ids=[f"filed under {name}" for name in REGIMES])
COMPANY = Standing(role=Role.RESIDENT, now_us=NOW)
TO = "another"
COPY = ReleaseFact(
    release_id="release",
    request_id="r1",
    agency_id="agency",
    label="Neighbor 1",
    start_us=0,
    end_us=1,
    released_us=2,
    expires_us=None,
    contact=(),
    picture_sha256="",
)
WISH = OnwardFact(
    release=COPY,
    agency_id="agency",
    agency_name="Police",
    to_agency_id=TO,
    to_agency_name="Sheriff",
    case_number="1",
    by_consent=True,
    asked_us=3,
    passed_us=None,
)


def filed_with(regime: Regime, co_consent: str = "either-may-refuse", onward: str = "new-consent") -> Regime:
    """Return the terms of a filing: those of a regime, with one way of passing on and of weighing residents."""
    sharing: Any = replace(regime.sharing, onward=Known(onward, "OWN"))
    consent: Any = replace(regime.consent, co_consent=Known(co_consent, "OWN"))
    return replace(regime, sharing=sharing, consent=consent)


def act(terms: Regime, *said: ConsentFact, residents: frozenset[str] = RESIDENTS, **more: Any) -> HandOn:
    known: dict[str, Any] = {
        "household_id": HOME,
        "consent": ConsentFile(said, residents),
        "incident_type": "theft",
        "request_id": "r1",
        "scopes": frozenset({"clip", "contact"}),
        "notice_version": onward_notice(terms, terms).version,
        "now_us": NOW,
        "terms": terms,
    }
    return HandOn(**known | more)


def yes(terms: Regime, account: str = ANN, at: int = 10, **more: Any) -> ConsentFact:
    known = {
        "scopes": ("clip", "contact"),
        "agency": TO,
        "request": "r1",
        "notice": onward_notice(terms, terms).version,
    }
    return event("given", account, at=at, purpose="onward", **known | more)


def no(account: str = ANN, at: int = 20, kind: Any = "refused", **more: Any) -> ConsentFact:
    return event(kind, account, at=at, purpose="onward", **{"agency": TO, "request": "r1"} | more)


def goes(act: HandOn, regime: Regime, wish: OnwardFact = WISH) -> bool:
    return bool(Gate(STANDARD).decide(act, COMPANY, [wish], regime).covered)


@EVERY_REGIME
@EVERY_FILING
def test_whether_a_yes_is_needed_is_what_the_rules_of_the_filing_say(regime: Regime, filed: Regime) -> None:
    at_once = filed.sharing.onward.value != "new-consent"
    assert goes(act(filed, consent=NEVER_CHOSE), regime) is at_once
    assert goes(act(filed, no()), regime) is at_once
    assert goes(act(filed, yes(filed), yes(filed, BEN, at=11)), regime)


@EVERY_REGIME
def test_only_a_live_yes_to_this_wish_and_all_that_goes_hands_a_clip_on(regime: Regime) -> None:
    terms = filed_with(regime)
    good = yes(terms)
    assert goes(act(terms, good), regime)
    assert goes(act(terms, good, event("requested", at=30, purpose="onward", agency=TO, request="r1")), regime)
    lacking = (
        (),
        (replace(good, scopes=("clip",)),),
        (replace(good, notice_version="older"),),
        (replace(good, expires_us=NOW),),
        (replace(good, account_id=GONE),),
        (replace(good, household_id="next door"),),
        (replace(good, agency_id="agency"),),
        (replace(good, request_id="r2"),),
        (replace(good, incident_type="fire"),),
        (replace(good, purpose="answer"),),
        (good, no(kind="withdrawn")),
    )
    for said in lacking:
        assert not goes(act(terms, *said), regime), said
    assert goes(act(terms, replace(good, expires_us=NOW + 1)), regime)
    assert not goes(act(terms, good, scopes=frozenset()), regime), "what goes must be named"


@EVERY_REGIME
@pytest.mark.parametrize(
    ("mode", "over_a_no", "over_silence"),
    [("any-may-share", True, True), ("either-may-refuse", False, True), ("all-must-agree", False, False)],
)
def test_whose_word_counts_is_what_the_stricter_of_filing_and_rules_in_force_say(
    regime: Regime, mode: str, *, over_a_no: bool, over_silence: bool
) -> None:
    lenient, strict = filed_with(regime, "any-may-share"), filed_with(regime, mode)
    for terms, in_force in ((strict, lenient), (lenient, strict), (strict, strict)):
        notice = {"notice_version": onward_notice(terms, in_force).version}
        said = yes(terms, notice=notice["notice_version"])
        assert goes(act(terms, said, no(BEN), **notice), in_force) is over_a_no
        assert goes(act(terms, said, **notice), in_force) is over_silence
        assert goes(act(terms, said, replace(said, account_id=BEN, event_id="b", position=11), **notice), in_force)
        assert goes(act(terms, said, residents=frozenset({ANN}), **notice), in_force), "who has left has no word"


@EVERY_REGIME
def test_a_yes_speaks_of_what_was_asked_for_before_it(regime: Regime) -> None:
    terms = filed_with(regime, "all-must-agree")
    both = (yes(terms, at=10), yes(terms, BEN, at=11))
    for asked_us, is_enough in ((10, True), (11, False), (12, False)):
        assert goes(act(terms, *both), regime, replace(WISH, asked_us=asked_us)) is is_enough
    assert not goes(act(terms, *both, no(at=5)), regime, replace(WISH, asked_us=12)), "a no is about all of them"


@EVERY_REGIME
def test_an_opt_out_of_requests_in_general_stops_it_where_residents_are_asked(regime: Regime) -> None:
    asked, free = filed_with(regime), filed_with(regime, onward="own-policy")
    out = event("withdrawn", at=30, purpose="requests")
    assert not goes(act(asked, yes(asked), out), regime)
    assert goes(act(free, yes(free), out), regime), "an agency that passes on by its own policy asks nobody"
    for narrow, stops in (({"agency": "agency"}, False), ({"agency": TO}, True), ({"incident": "theft"}, True)):
        kept = event("withdrawn", at=30, purpose="requests", **narrow)
        assert goes(act(asked, yes(asked), kept), regime) is not stops, "the agency that gets it counts, not the other"
    back = event("given", at=40, purpose="requests", scopes=("existence",), notice=requests_notice(regime).version)
    assert goes(act(asked, yes(asked), out, back), regime)


@EVERY_REGIME
@EVERY_FILING
def test_a_copy_that_is_gone_goes_nowhere_whatever_was_said(regime: Regime, filed: Regime) -> None:
    agreed = act(filed, yes(filed), yes(filed, BEN, at=11))
    assert goes(agreed, regime, replace(WISH, release=replace(COPY, expires_us=NOW + 1)))
    gone = (
        replace(WISH, release=replace(COPY, expires_us=NOW)),
        replace(WISH, release=replace(COPY, withdrawn_us=NOW - 1)),
        replace(WISH, withdrawn_us=NOW - 1),
    )
    for wish in gone:
        assert not goes(agreed, regime, wish), wish


@EVERY_REGIME
def test_of_several_wishes_only_the_one_that_was_agreed_to_is_covered_and_its_rule_named(regime: Regime) -> None:
    terms, third = filed_with(regime), replace(WISH, to_agency_id="a third agency")
    decision = Gate(STANDARD).decide(act(terms, yes(terms)), COMPANY, [third, WISH], regime)
    assert decision.covered == (WISH,)
    assert decision.rules == ("who_agreed_onward",)


def test_a_no_to_a_part_of_what_goes_is_a_no_and_silence_is_neither() -> None:
    terms = filed_with(REGIMES["reference-blind"])
    assert agrees_onward(act(terms, no()), TO, 0, terms) is False
    assert agrees_onward(act(terms), TO, 0, terms) is None
    assert agrees_onward(act(terms, yes(terms, scopes=("clip",))), TO, 0, terms) is None
    assert agrees_onward(act(terms, yes(terms)), TO, 0, terms) is True


@EVERY_REGIME
@given(any_history())
def test_nothing_goes_on_without_what_a_slow_second_reading_calls_a_yes(
    regime: Regime, history: tuple[ConsentFact, ...]
) -> None:
    said = tuple(replace(one, purpose="onward") if one.purpose == "answer" else one for one in history)
    terms = filed_with(regime)
    wish = replace(WISH, to_agency_id="a1")
    asked = Asked(
        household_id=HOME,
        purpose="onward",
        agency_id="a1",
        incident_type="theft",
        request_id="r1",
        scope="clip",
        notice_version="2",
    )
    if goes(act(terms, *said, notice_version="2", scopes=frozenset({"clip"})), regime, wish):
        assert household_says(said, asked, RESIDENTS, NOW, "either-may-refuse") is True
