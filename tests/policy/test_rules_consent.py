"""What a household chose decides, under every regime: who is asked, what a map shows, and what may leave."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from glassporch.policy.acts import Deliver, Objected, Publish, Share
from glassporch.policy.casefile import Standing
from glassporch.policy.cells import bounds, cell_at
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.file import NEVER_CHOSE, ConsentFile
from glassporch.policy.consent.household import Asked
from glassporch.policy.consent.notices import answer_notice, map_notice, requests_notice
from glassporch.policy.facts import CameraFact, ClipFact
from glassporch.policy.gate import Gate
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.rules.nobody_objected import REACH_M, nobody_objected
from glassporch.policy.rules.what_can_be_chosen import map_choice_exists, why_not_chosen
from glassporch.policy.rules.who_said_yes import who_said_yes
from glassporch.policy.standard import STANDARD
from hypothesis import given
from hypothesis import strategies as st

from .consent.histories import ANN, BEN, HOME, NOW, RESIDENTS, any_history, event
from .consent.slowly import household_says
from .geodesy import destination

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
COMPANY = Standing(role=Role.MODERATOR, now_us=NOW)
DELIVER = Deliver((), frozenset(), NOW, "agency", "theft", "request")
PLACE = (-69.0, 36.0)
CLIP = ClipFact("clip", HOME, 10, 20, PLACE)


def camera(*events: ConsentFact, residents: frozenset[str] = RESIDENTS) -> CameraFact:
    return CameraFact("camera", HOME, *PLACE, 0, ConsentFile(events, residents))


def lets(act: Any, fact: Any, regime: Regime) -> bool:
    """Whether the rule of consent stands in nobody's way."""
    return who_said_yes.vote(act, COMPANY, fact, regime) is None


def switched(regime: Regime, group: str, **values: Any) -> Regime:
    known = {name: Known(value, "OWN") for name, value in values.items()}
    return replace(regime, **{group: replace(getattr(regime, group), **known)})


def asked_no(**about: Any) -> ConsentFact:
    return event("withdrawn", at=20, purpose="requests", **about)


def asked_yes(regime: Regime, at: int = 10, **about: Any) -> ConsentFact:
    notice = requests_notice(regime).version
    return event("given", at=at, purpose="requests", scopes=("existence",), notice=notice, **about)


@EVERY_REGIME
def test_where_nobody_chose_the_default_decides_who_is_asked(regime: Regime) -> None:
    for default in ("in", "out"):
        rules = switched(regime, "consent", requests_default=default)
        assert lets(DELIVER, CameraFact("c", HOME, *PLACE, 0, NEVER_CHOSE), rules) is (default == "in")
        assert lets(DELIVER, camera(asked_yes(rules)), rules)


@EVERY_REGIME
@pytest.mark.parametrize(
    ("no", "hits"),
    [
        (asked_no(), True),
        (asked_no(agency="agency"), True),
        (asked_no(agency="another"), False),
        (asked_no(incident="theft"), True),
        (asked_no(incident="fire"), False),
        (asked_no(agency="agency", incident="theft"), True),
        (asked_no(agency="agency", incident="fire"), False),
        (asked_no(account="gone"), False),
    ],
)
def test_a_live_no_stops_what_it_is_about_in_every_regime_that_stops_at_one(
    regime: Regime, no: ConsentFact, *, hits: bool
) -> None:
    stops = regime.delivery.opt_out_stops_requests.value
    assert lets(DELIVER, camera(no), regime) is not (hits and stops)
    assert lets(DELIVER, camera(asked_yes(regime), no), regime) is not (hits and stops)


@EVERY_REGIME
def test_a_yes_to_an_older_notice_or_one_that_ran_out_is_silence(regime: Regime) -> None:
    rules = switched(regime, "consent", requests_default="out")
    fresh = asked_yes(rules)
    for over in (replace(fresh, notice_version="older"), replace(fresh, expires_us=NOW)):
        assert not lets(DELIVER, camera(over), rules)
        assert lets(DELIVER, camera(over), switched(regime, "consent", requests_default="in"))
    assert lets(DELIVER, camera(replace(fresh, expires_us=NOW + 1)), rules)


def on_map(regime: Regime, kind: Any = "given", **more: Any) -> ConsentFact:
    notice = map_notice(regime).version
    return event(kind, purpose="map", scopes=("existence", "coarse-zone"), notice=notice, **{"at": 5} | more)


@EVERY_REGIME
def test_where_the_map_starts_from_out_only_a_live_yes_with_the_zone_is_shown(regime: Regime) -> None:
    rules = switched(switched(regime, "consent", map_default="out"), "map", layer="counts")
    agreed = on_map(rules)
    assert lets(Publish(NOW), camera(agreed), rules)
    lacking = (
        (),
        (replace(agreed, scopes=("existence",)),),
        (replace(agreed, notice_version="older"),),
        (replace(agreed, expires_us=NOW),),
        (agreed, on_map(rules, "withdrawn", at=6)),
        (on_map(rules, account="gone"),),
        (agreed, event("requested", at=7, purpose="map"), on_map(rules, "refused", at=8)),
    )
    for events in lacking:
        assert not lets(Publish(NOW), camera(*events), rules), events


@EVERY_REGIME
def test_an_opt_out_of_requests_leaves_the_map_where_the_regime_says_so(regime: Regime) -> None:
    for hides in (True, False):
        rules = switched(regime, "map", hides_opted_out=hides)
        assert lets(Publish(NOW), camera(on_map(rules), asked_no()), rules) is not hides
        agency_only = camera(on_map(rules), asked_no(agency="agency"))
        assert lets(Publish(NOW), agency_only, rules), "a no to one agency is no opt-out of all"


@EVERY_REGIME
def test_a_no_to_the_map_counts_wherever_there_is_such_a_choice(regime: Regime) -> None:
    no = on_map(regime, "withdrawn", at=6)
    counts = regime.map.hides_opted_out.value or map_choice_exists(regime)
    default_in = switched(regime, "consent", map_default="in")
    assert lets(Publish(NOW), camera(no), default_in) is not (
        regime.map.hides_opted_out.value or map_choice_exists(default_in)
    )
    assert counts or regime.id in {"heat-map-2018", "no-policy", "reference-blind"}, "the last has no map"


def share(regime: Regime, *events: ConsentFact, residents: frozenset[str] = RESIDENTS, **more: Any) -> Share:
    known: dict[str, Any] = {
        "household_id": HOME,
        "chosen": frozenset({"clip"}),
        "consent": ConsentFile(events, residents),
        "agency_id": "agency",
        "incident_type": "theft",
        "request_id": "request",
        "scopes": frozenset({"clip"}),
        "notice_version": answer_notice(regime, regime).version,
        "from_us": 0,
        "to_us": 100,
        "now_us": NOW,
    }
    return Share(**known | more)


def yes(regime: Regime, account: str = ANN, **more: Any) -> ConsentFact:
    notice = answer_notice(regime, regime).version
    return event("given", account, request="request", notice=notice, **{"at": 10 + (account == BEN)} | more)


@EVERY_REGIME
def test_a_clip_needs_a_yes_to_its_request_its_scopes_and_its_notice(regime: Regime) -> None:
    rules = switched(regime, "consent", co_consent="any-may-share")
    good = yes(rules, scopes=("clip", "contact"))
    assert lets(share(rules, good, scopes=frozenset({"clip", "contact"})), CLIP, rules)
    worse = (
        (),
        (replace(good, scopes=("clip",)),),
        (replace(good, notice_version="older"),),
        (replace(good, request_id="another"),),
        (replace(good, agency_id="another"),),
        (replace(good, expires_us=NOW),),
        (replace(good, account_id="gone"),),
        (replace(good, purpose="onward"),),
        (good, event("withdrawn", at=30, request="request")),
        (good, asked_no()),
        (good, asked_no(agency="agency")),
        (good, asked_no(incident="theft")),
    )
    for events in worse:
        assert not lets(share(rules, *events, scopes=frozenset({"clip", "contact"})), CLIP, rules), events
    assert not lets(share(rules, good, scopes=frozenset()), CLIP, rules), "what leaves must be named"


@pytest.mark.parametrize(
    ("mode", "no_of_another", "silence_of_another"),
    [("any-may-share", True, True), ("either-may-refuse", False, True), ("all-must-agree", False, False)],
)
@EVERY_REGIME
def test_what_another_residents_no_or_silence_does_is_what_the_regime_says(
    regime: Regime, mode: str, *, no_of_another: bool, silence_of_another: bool
) -> None:
    rules = switched(regime, "consent", co_consent=mode)
    no = event("refused", BEN, at=12, request="request")
    assert lets(share(rules, yes(rules), no), CLIP, rules) is no_of_another
    assert lets(share(rules, yes(rules)), CLIP, rules) is silence_of_another
    assert lets(share(rules, yes(rules), yes(rules, BEN)), CLIP, rules)
    assert lets(share(rules, yes(rules), residents=frozenset({ANN})), CLIP, rules), "who has left has no word"


@EVERY_REGIME
@given(any_history())
def test_nothing_leaves_without_what_a_slow_second_reading_calls_a_yes(
    regime: Regime, history: tuple[ConsentFact, ...]
) -> None:
    act = share(regime, *history, notice_version="2", agency_id="a1", incident_type="theft", request_id="r1")
    asked = Asked(
        household_id=HOME,
        purpose="answer",
        agency_id="a1",
        incident_type="theft",
        request_id="r1",
        scope="clip",
        notice_version="2",
    )
    if lets(act, CLIP, regime):
        mode = regime.consent.co_consent.value
        assert household_says(history, asked, RESIDENTS, NOW, mode) is True


@pytest.mark.parametrize(("by_agency", "by_type"), list(product([False, True], repeat=2)))
@EVERY_REGIME
def test_a_choice_is_offered_exactly_where_its_switch_is_on(regime: Regime, *, by_agency: bool, by_type: bool) -> None:
    rules = regime.consent
    offered = (
        rules.standing_opt_out.value != "none"
        and (rules.per_agency.value or not by_agency)
        and (rules.per_incident_type.value or not by_type)
    )
    barred = why_not_chosen("requests", regime, by_agency=by_agency, by_type=by_type)
    assert (barred is None) is offered
    assert (why_not_chosen("map", regime, by_agency=False, by_type=False) is None) is map_choice_exists(regime)


@given(st.floats(0, 200), st.floats(0, 360), st.sampled_from([(0, 9), (0, 10), (20, 30), (21, 30), (0, 100)]))
def test_an_upheld_objection_keeps_clips_of_its_time_within_reach_and_no_others(
    metres: float, bearing: float, window: tuple[int, int]
) -> None:
    if abs(metres - REACH_M) < 1e-3:
        return
    rules = switched(REGIMES["reference-blind"], "delivery", targeting="exact-place")
    act = share(rules, yes(rules), objections=(Objected((destination(PLACE, bearing, metres),), *window),))
    overlaps = window[0] <= CLIP.end_us and window[1] >= CLIP.start_us
    stopped = nobody_objected.vote(act, COMPANY, CLIP, rules) is not None
    assert stopped is (overlaps and metres < REACH_M)


@pytest.mark.parametrize("targeting", ["touched-cells", "centred-cells"])
@given(
    metres=st.floats(0, 100),
    bearing=st.floats(0, 360),
    level=st.integers(15, 18),
    at=st.tuples(st.floats(0.01, 0.99), st.floats(0.01, 0.99)),
)
def test_where_residents_are_chosen_by_cells_an_objection_tells_no_two_places_of_a_cell_apart(
    targeting: str, metres: float, bearing: float, level: int, at: tuple[float, float]
) -> None:
    rules = switched(REGIMES["reference-blind"], "delivery", targeting=targeting, cell_level=level)
    west, south, east, north = bounds(cell_at(*PLACE, level))
    here = (west + at[0] * (east - west), south + at[1] * (north - south))
    corner = destination((east, north), bearing % 90, metres)
    act = share(rules, yes(rules), objections=(Objected((corner,), 0, 100),))
    stopped = [nobody_objected.vote(act, COMPANY, replace(CLIP, place=one), rules) for one in (PLACE, here)]
    assert stopped[0] == stopped[1]
    if abs(metres - REACH_M) > 0.1:
        assert (stopped[0] is not None) is (metres < REACH_M)


@EVERY_REGIME
def test_objections_count_where_the_regime_knows_them_and_an_unknown_place_may_be_near(regime: Regime) -> None:
    act = share(regime, yes(regime), objections=(Objected((PLACE,), 0, 100),))
    known = regime.consent.bystander_objection.value
    for clip in (CLIP, replace(CLIP, place=None)):
        assert (nobody_objected.vote(act, COMPANY, clip, regime) is not None) is known
    covered = Gate(STANDARD).decide(act, COMPANY, [CLIP], regime).covered
    assert (covered == ()) is known


@EVERY_REGIME
def test_equal_versions_of_a_notice_are_equal_texts(regime: Regime) -> None:
    for other in REGIMES.values():
        for write in (requests_notice, map_notice, lambda rules: answer_notice(rules, rules)):
            one, two = write(regime), write(other)
            assert (one.version == two.version) is (one.sentences == two.sentences), (one, two)
            assert (one.digest == two.digest) is (one.sentences == two.sentences)
