"""Each rule of admission at its boundaries, in every regime whose limits differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from geojson_pydantic import Polygon
from glassporch.policy.casefile import AgencyStanding, IncidentStanding, Standing
from glassporch.policy.decision import Forbid, Permit
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.geometry import area_sq_mi, destination, distance_to_ring_m, square_around
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused
from glassporch.policy.roles import AGENCY_ROLES, Role
from glassporch.policy.rules import ADMISSION
from glassporch.policy.rules.how_large_an_area import MAX_EXTENT_M
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY, HOUR, MINUTE
from glassporch.policy.wire import ALL_QUESTIONS
from glassporch.policy.wire.agency import ReadResponseTotals
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.footage_request import AreaDraft, CheckArea, FileRequest, RequestDraft
from glassporch.policy.wire.map import ReadTile

NOW = 1_640_000_000 * 1_000_000
PLACE = (-69.0, 36.0)
SIDE_M = 900.0  # 0.313 square miles: allowed in every regime
AGENCY = AgencyStanding("age_1", "Police", agreement_live=True)
OFFICER = Standing(
    role=Role.OFFICER,
    now_us=NOW,
    account_id="acc_1",
    may_post=True,
    agency=AGENCY,
    incident=IncidentStanding("inc_1", "22-0001", PLACE),
)
EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())


def area(ring: Any) -> Polygon:
    return Polygon(type="Polygon", coordinates=[list(ring)])


def question(**changes: Any) -> FileRequest:
    fields: dict[str, Any] = {
        "incident_id": "inc_1",
        "case_number": "22-0001",
        "contact": "a@b.example",
        "message": "Please look.",
        "area": area(square_around(PLACE, SIDE_M)),
        "window_from": moment(NOW - 5 * HOUR),
        "window_to": moment(NOW - 4 * HOUR),
    }
    return FileRequest(RequestDraft(**(fields | changes)))


def codes(asked: Any, standing: Standing, regime: Regime) -> set[str]:
    answer = Gate(STANDARD).admit(asked, standing, regime)
    if isinstance(answer, Refused):
        assert answer.reasons
        return {reason.code for reason in answer.reasons}
    assert isinstance(answer, Admitted)
    return set()


def with_request(regime: Regime, **changes: Any) -> Regime:
    known = {name: Known(value, "OWN") for name, value in changes.items()}
    return replace(regime, request=replace(regime.request, **known))


@EVERY_REGIME
def test_a_sound_request_is_admitted(regime: Regime) -> None:
    assert codes(question(), OFFICER, regime) == set()


@EVERY_REGIME
def test_a_role_that_a_question_does_not_serve_may_not_ask_it(regime: Regime) -> None:
    rule = next(rule for rule in ADMISSION if rule.name == "who_may_ask")
    for kind in ALL_QUESTIONS:
        for role in Role:
            vote = rule.vote(kind.__new__(kind), replace(OFFICER, role=role), regime)
            assert isinstance(vote, Permit) is (role in kind.serves), (kind, role)


@EVERY_REGIME
@pytest.mark.parametrize("role", sorted(AGENCY_ROLES))
def test_a_closed_account_may_ask_nothing(regime: Regime, role: Role) -> None:
    rule = next(rule for rule in ADMISSION if rule.name == "who_may_ask")
    for kind in ALL_QUESTIONS:
        vote = rule.vote(kind.__new__(kind), replace(OFFICER, role=role, active=False), regime)
        assert isinstance(vote, Forbid)
    assert codes(question(), replace(OFFICER, active=False), regime) == {"account-closed"}


@EVERY_REGIME
@pytest.mark.parametrize("agency", [None, replace(AGENCY, agreement_live=False)])
def test_an_agency_without_an_agreement_in_force_may_ask_nothing(regime: Regime, agency: Any) -> None:
    assert "no-agreement" in codes(question(), replace(OFFICER, agency=agency), regime)


@EVERY_REGIME
def test_filing_needs_the_posting_permission_where_the_regime_asks_for_it(regime: Regime) -> None:
    wanted = {"no-posting-permission"} if regime.request.posting_permission_required.value else set()
    assert codes(question(), replace(OFFICER, may_post=False), regime) == wanted


def test_the_posting_permission_is_asked_for_in_some_regimes_and_not_in_others() -> None:
    assert {regime.request.posting_permission_required.value for regime in REGIMES.values()} == {True, False}


def sized(size_sq_mi: float) -> Polygon:
    """A square of this size, to 1e-9 square miles."""
    side = SIDE_M
    for _ in range(30):
        side *= (size_sq_mi / area_sq_mi(square_around(PLACE, side))) ** 0.5
    return area(square_around(PLACE, side))


@EVERY_REGIME
def test_an_area_may_be_as_large_as_the_limit_and_no_larger(regime: Regime) -> None:
    limit = regime.request.max_area_sq_mi.value
    for asked in (lambda a: question(area=a), lambda a: CheckArea(AreaDraft(area=a))):
        assert codes(asked(sized(limit - 1e-7)), OFFICER, regime) == set()
        assert codes(asked(sized(limit + 1e-7)), OFFICER, regime) == {"area-too-large"}


@EVERY_REGIME
def test_an_area_may_be_as_small_as_the_limit_and_no_smaller(regime: Regime) -> None:
    limit = regime.request.min_area_sq_mi.value
    if limit == 0:
        assert codes(question(area=sized(1e-6)), OFFICER, regime) == set()
        return
    assert codes(question(area=sized(limit + 1e-7)), OFFICER, regime) == set()
    assert codes(question(area=sized(limit - 1e-7)), OFFICER, regime) == {"area-too-small"}


@EVERY_REGIME
def test_an_area_of_exactly_the_limit_is_allowed(regime: Regime) -> None:
    size = area_sq_mi(square_around(PLACE, SIDE_M))
    exact = with_request(regime, min_area_sq_mi=size, max_area_sq_mi=size)
    assert codes(question(), OFFICER, exact) == set()


@EVERY_REGIME
def test_a_thread_of_an_area_is_refused_however_little_it_encloses(regime: Regime) -> None:
    def thread(length_m: float) -> Polygon:
        (east, _), (_, north) = destination(PLACE, 90, length_m), destination(PLACE, 0, 60)
        west, south = PLACE
        return area([(west, south), (east, south), (east, north), (west, north), (west, south)])

    assert codes(question(area=thread(MAX_EXTENT_M - 10)), OFFICER, regime) == set()
    assert codes(question(area=thread(MAX_EXTENT_M + 10)), OFFICER, regime) == {"area-unusable"}


@EVERY_REGIME
def test_an_area_is_one_ring(regime: Regime) -> None:
    ring = list(square_around(PLACE, SIDE_M))
    hole = list(square_around(PLACE, SIDE_M / 9))
    for rings in ([], [ring, hole]):
        polygon = Polygon(type="Polygon", coordinates=rings)
        assert codes(question(area=polygon), OFFICER, regime) == {"area-unusable"}


def window(start_us: int, end_us: int) -> FileRequest:
    return question(window_from=moment(start_us), window_to=moment(end_us))


@EVERY_REGIME
def test_a_window_may_be_as_long_as_the_limit_and_no_longer(regime: Regime) -> None:
    limit = regime.request.max_window_minutes.value * MINUTE
    assert codes(window(NOW - limit, NOW), OFFICER, regime) == set()
    assert codes(window(NOW - limit - 1, NOW), OFFICER, regime) == {"window-too-long"}


@EVERY_REGIME
def test_a_window_may_be_as_short_as_the_limit_and_no_shorter(regime: Regime) -> None:
    limit = regime.request.min_window_minutes.value * MINUTE
    assert codes(window(NOW - limit, NOW), OFFICER, regime) == set()
    assert codes(window(NOW - limit + 1, NOW), OFFICER, regime) == {"window-too-short"}


@EVERY_REGIME
def test_a_window_may_end_in_the_simulated_present_and_no_later(regime: Regime) -> None:
    assert codes(window(NOW - HOUR, NOW), OFFICER, regime) == set()
    assert codes(window(NOW - HOUR, NOW + 1), OFFICER, regime) == {"window-in-future"}


@EVERY_REGIME
def test_a_window_may_begin_as_long_ago_as_the_limit_and_no_longer(regime: Regime) -> None:
    oldest = NOW - regime.request.look_back_days.value * DAY
    assert codes(window(oldest, oldest + HOUR), OFFICER, regime) == set()
    assert codes(window(oldest - 1, oldest + HOUR), OFFICER, regime) == {"window-too-old"}


@EVERY_REGIME
def test_a_window_that_runs_backwards_is_too_short(regime: Regime) -> None:
    assert codes(window(NOW - HOUR, NOW - 2 * HOUR), OFFICER, regime) == {"window-too-short"}


@EVERY_REGIME
def test_a_window_means_the_same_in_every_time_zone(regime: Regime) -> None:
    from datetime import timezone

    far = timezone(timedelta(hours=-11))
    shifted = question(window_from=moment(NOW - HOUR).astimezone(far), window_to=moment(NOW).astimezone(far))
    assert codes(shifted, OFFICER, regime) == set()


@EVERY_REGIME
def test_a_request_names_an_incident_of_the_askers_own_agency(regime: Regime) -> None:
    assert codes(question(), replace(OFFICER, incident=None), regime) == {"incident-unknown"}


@EVERY_REGIME
def test_a_case_number_is_that_of_the_incident(regime: Regime) -> None:
    assert codes(question(case_number="22-0002"), OFFICER, regime) == {"case-number-differs"}
    assert codes(question(case_number=" 22-0001 "), OFFICER, regime) == set()


@pytest.mark.parametrize("required", [True, False])
@EVERY_REGIME
def test_a_case_number_must_be_given_where_the_regime_asks_for_it(regime: Regime, *, required: bool) -> None:
    chosen = with_request(regime, case_number_required=required)
    assert codes(question(case_number="  "), OFFICER, chosen) == ({"case-number-missing"} if required else set())


@EVERY_REGIME
def test_a_contact_must_be_given_where_the_regime_asks_for_it(regime: Regime) -> None:
    wanted = {"contact-missing"} if regime.request.contact_required.value else set()
    assert codes(question(contact="   "), OFFICER, regime) == wanted


@EVERY_REGIME
@pytest.mark.parametrize("side", ["within", "outside"])
def test_an_area_contains_or_adjoins_its_incident(regime: Regime, side: str) -> None:
    ring = square_around(PLACE, SIDE_M)
    adjoin = regime.request.adjoin_m.value
    edge = destination(PLACE, 90, SIDE_M / 2 + adjoin + (-0.5 if side == "within" else 0.5))
    assert abs(distance_to_ring_m(ring, edge) - adjoin) < 1
    standing = replace(OFFICER, incident=IncidentStanding("inc_1", "22-0001", edge))
    assert codes(question(), standing, regime) == (set() if side == "within" else {"area-elsewhere"})


def test_where_areas_must_contain_their_incident_the_edge_counts_and_a_metre_beyond_does_not() -> None:
    regime = with_request(REGIMES["assistance-2021"], adjoin_m=0.0)
    corner = square_around(PLACE, SIDE_M)[0]
    outside = destination(PLACE, 90, SIDE_M / 2 + 1)
    for place, wanted in ((corner, set()), (PLACE, set()), (outside, {"area-elsewhere"})):
        standing = replace(OFFICER, incident=IncidentStanding("inc_1", "22-0001", place))
        assert codes(question(), standing, regime) == wanted


@EVERY_REGIME
def test_a_case_has_no_more_requests_than_the_regime_allows(regime: Regime) -> None:
    most = regime.request.max_posts_per_case.value
    if most is None:
        assert codes(question(), replace(OFFICER, case_posts=10_000), regime) == set()
        return
    assert codes(question(), replace(OFFICER, case_posts=most - 1), regime) == set()
    assert codes(question(), replace(OFFICER, case_posts=most), regime) == {"case-exhausted"}


@EVERY_REGIME
def test_only_what_the_regime_offers_may_be_asked(regime: Regime) -> None:
    assert codes(question(), OFFICER, with_request(regime, is_open=False)) == {"no-requests"}
    no_map = set() if regime.map.shows_cameras.value else {"no-camera-map"}
    assert codes(ReadTile("x"), OFFICER, regime) == no_map
    boss = replace(OFFICER, role=Role.ADMINISTRATOR)
    no_totals = set() if regime.records.response_totals_to_agency.value else {"no-totals"}
    assert codes(ReadResponseTotals(), boss, regime) == no_totals


@EVERY_REGIME
def test_all_reasons_are_told_at_once(regime: Regime) -> None:
    told = codes(question(area=sized(3.0), window_to=moment(NOW + 1)), replace(OFFICER, incident=None), regime)
    assert told == {"area-too-large", "window-in-future", "incident-unknown"}


@EVERY_REGIME
def test_every_reason_says_what_to_do_and_none_speaks_of_residents(regime: Regime) -> None:
    wrong: list[tuple[FileRequest, Callable[[Standing], Standing]]] = [
        (question(area=sized(3.0)), lambda standing: standing),
        (question(area=sized(0.001)), lambda standing: standing),
        (question(case_number="x"), lambda standing: standing),
        (window(NOW - 90 * DAY, NOW), lambda standing: standing),
        (question(), lambda standing: replace(standing, case_posts=99, may_post=False, incident=None)),
    ]
    for asked, change in wrong:
        answer = Gate(STANDARD).admit(asked, change(OFFICER), regime)
        for reason in answer.reasons if isinstance(answer, Refused) else ():
            assert reason.text.endswith(".")
            for word in ("camera", "resident", "household", "home", "consent"):
                assert word not in reason.text
