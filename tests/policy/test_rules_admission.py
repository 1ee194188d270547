"""Each rule of admission at its boundaries, in every regime whose limits differ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from geojson_pydantic import Polygon
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.decision import Forbid, Permit
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.geometry import area_sq_mi, distance_to_ring_m, square_around
from glassporch.policy.own_books import IncidentStanding
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
from pydantic import ValidationError

from .geodesy import destination

NOW = 1_640_000_000 * 1_000_000
PLACE = (-69.0, 36.0)
SIDE_M = 900.0  # 0.313 square miles: allowed in every regime
AGENCY = AgencyStanding("age_1", "Police", agreement_live=True, kind="police")
OFFICER = Standing(
    role=Role.OFFICER,
    now_us=NOW,
    account_id="acc_1",
    may_post=True,
    agency=AGENCY,
    incident=IncidentStanding("inc_1", "22-0001", PLACE),
)
OPEN = [regime for regime in REGIMES.values() if regime.request.is_open.value]
BOUND = [regime for regime in OPEN if regime.request.area_anchor.value != "map"]
FREE = [regime for regime in OPEN if regime.request.area_anchor.value == "map"]


def each(regimes: Iterable[Regime]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("regime", regimes, ids=lambda regime: regime.id)


EVERY_REGIME = each(REGIMES.values())
EVERY_OPEN_REGIME = each(OPEN)


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


@EVERY_OPEN_REGIME
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
    told = codes(question(), replace(OFFICER, active=False), regime)
    assert told - {"no-requests"} == {"account-closed"}


@EVERY_REGIME
@pytest.mark.parametrize("agency", [None, replace(AGENCY, agreement_live=False)])
def test_an_agency_without_an_agreement_in_force_may_ask_nothing(regime: Regime, agency: Any) -> None:
    assert "no-agreement" in codes(question(), replace(OFFICER, agency=agency), regime)


@EVERY_OPEN_REGIME
def test_filing_needs_the_posting_permission_where_the_regime_asks_for_it(regime: Regime) -> None:
    wanted = {"no-posting-permission"} if regime.request.posting_permission_required.value else set()
    assert codes(question(), replace(OFFICER, may_post=False), regime) == wanted


def test_where_the_era_has_no_requests_a_sound_one_is_refused_for_that_alone() -> None:
    assert [regime.id for regime in REGIMES.values() if regime not in OPEN] == ["none-2024"]
    assert codes(question(), OFFICER, REGIMES["none-2024"]) == {"no-requests"}


def test_the_posting_permission_is_asked_for_in_some_regimes_and_not_in_others() -> None:
    assert {regime.request.posting_permission_required.value for regime in REGIMES.values()} == {True, False}


def sized(size_sq_mi: float) -> Polygon:
    """A square of this size, to 1e-9 square miles."""
    side = SIDE_M
    for _ in range(30):
        side *= (size_sq_mi / area_sq_mi(square_around(PLACE, side))) ** 0.5
    return area(square_around(PLACE, side))


@EVERY_OPEN_REGIME
def test_an_area_may_be_as_large_as_the_limit_and_no_larger(regime: Regime) -> None:
    limit = regime.request.max_area_sq_mi.value
    for asked in (lambda a: question(area=a), lambda a: CheckArea(AreaDraft(area=a))):
        assert codes(asked(sized(limit - 1e-7)), OFFICER, regime) == set()
        assert codes(asked(sized(limit + 1e-7)), OFFICER, regime) == {"area-too-large"}


@EVERY_OPEN_REGIME
def test_an_area_may_be_as_small_as_the_limit_and_no_smaller(regime: Regime) -> None:
    limit = regime.request.min_area_sq_mi.value
    if limit == 0:
        assert codes(question(area=sized(1e-6)), OFFICER, regime) == set()
        return
    assert codes(question(area=sized(limit + 1e-7)), OFFICER, regime) == set()
    assert codes(question(area=sized(limit - 1e-7)), OFFICER, regime) == {"area-too-small"}


@EVERY_OPEN_REGIME
def test_an_area_of_exactly_the_limit_is_allowed(regime: Regime) -> None:
    size = area_sq_mi(square_around(PLACE, SIDE_M))
    exact = with_request(regime, min_area_sq_mi=size, max_area_sq_mi=size)
    assert codes(question(), OFFICER, exact) == set()


@EVERY_OPEN_REGIME
def test_a_thread_of_an_area_is_refused_however_little_it_encloses(regime: Regime) -> None:
    def thread(length_m: float) -> Polygon:
        (east, _), (_, north) = destination(PLACE, 90, length_m), destination(PLACE, 0, 60)
        west, south = PLACE
        return area([(west, south), (east, south), (east, north), (west, north), (west, south)])

    assert codes(question(area=thread(MAX_EXTENT_M - 10)), OFFICER, regime) == set()
    assert codes(question(area=thread(MAX_EXTENT_M + 10)), OFFICER, regime) == {"area-unusable"}


@EVERY_OPEN_REGIME
def test_an_area_is_one_ring(regime: Regime) -> None:
    ring = list(square_around(PLACE, SIDE_M))
    hole = list(square_around(PLACE, SIDE_M / 9))
    for rings in ([], [ring, hole]):
        polygon = Polygon(type="Polygon", coordinates=rings)
        assert codes(question(area=polygon), OFFICER, regime) == {"area-unusable"}


def window(start_us: int, end_us: int) -> FileRequest:
    return question(window_from=moment(start_us), window_to=moment(end_us))


@EVERY_OPEN_REGIME
def test_a_window_may_be_as_long_as_the_limit_and_no_longer(regime: Regime) -> None:
    limit = regime.request.max_window_minutes.value * MINUTE
    assert codes(window(NOW - limit, NOW), OFFICER, regime) == set()
    assert codes(window(NOW - limit - 1, NOW), OFFICER, regime) == {"window-too-long"}


@EVERY_OPEN_REGIME
def test_a_window_may_be_as_short_as_the_limit_and_no_shorter(regime: Regime) -> None:
    limit = regime.request.min_window_minutes.value * MINUTE
    assert codes(window(NOW - limit, NOW), OFFICER, regime) == set()
    assert codes(window(NOW - limit + 1, NOW), OFFICER, regime) == {"window-too-short"}


@EVERY_OPEN_REGIME
def test_a_window_may_end_in_the_simulated_present_and_no_later(regime: Regime) -> None:
    assert codes(window(NOW - HOUR, NOW), OFFICER, regime) == set()
    assert codes(window(NOW - HOUR, NOW + 1), OFFICER, regime) == {"window-in-future"}


@EVERY_OPEN_REGIME
def test_a_window_may_begin_as_long_ago_as_the_limit_and_no_longer(regime: Regime) -> None:
    oldest = NOW - regime.request.look_back_days.value * DAY
    assert codes(window(oldest, oldest + HOUR), OFFICER, regime) == set()
    assert codes(window(oldest - 1, oldest + HOUR), OFFICER, regime) == {"window-too-old"}


@EVERY_OPEN_REGIME
def test_a_window_that_runs_backwards_is_too_short(regime: Regime) -> None:
    assert codes(window(NOW - HOUR, NOW - 2 * HOUR), OFFICER, regime) == {"window-too-short"}


@EVERY_OPEN_REGIME
def test_a_window_means_the_same_in_every_time_zone(regime: Regime) -> None:
    from datetime import timezone

    far = timezone(timedelta(hours=-11))
    shifted = question(window_from=moment(NOW - HOUR).astimezone(far), window_to=moment(NOW).astimezone(far))
    assert codes(shifted, OFFICER, regime) == set()


@EVERY_OPEN_REGIME
def test_a_request_names_an_incident_of_the_askers_own_agency(regime: Regime) -> None:
    assert codes(question(), replace(OFFICER, incident=None), regime) == {"incident-unknown"}


@EVERY_OPEN_REGIME
def test_a_case_number_is_that_of_the_incident(regime: Regime) -> None:
    assert codes(question(case_number="22-0002"), OFFICER, regime) == {"case-number-differs"}
    assert codes(question(case_number=" 22-0001 "), OFFICER, regime) == set()


@pytest.mark.parametrize("required", [True, False])
@EVERY_OPEN_REGIME
def test_a_case_number_must_be_given_where_the_regime_asks_for_it(regime: Regime, *, required: bool) -> None:
    chosen = with_request(regime, case_number_required=required)
    assert codes(question(case_number="  "), OFFICER, chosen) == ({"case-number-missing"} if required else set())


@EVERY_OPEN_REGIME
def test_a_contact_must_be_given_where_the_regime_asks_for_it(regime: Regime) -> None:
    wanted = {"contact-missing"} if regime.request.contact_required.value else set()
    assert codes(question(contact="   "), OFFICER, regime) == wanted


SENTENCE = "Show us everyone at the protest march on Main Street."


@pytest.mark.parametrize(
    "contact",
    [
        "",
        "desk@police.example",
        "555 0100",
        "+1 (555) 010-0199 ext. 12",
        "Sgt. Quill, desk@police.example",
        "Det. Mara O'Hara: 555-0100 or mara.ohara@police.example",
        "Zo\u00eb \u00c9tienne, desk@police.example; 555-0100",
    ],
)
def test_a_contact_is_an_address_a_number_or_both_after_a_short_name(contact: str) -> None:
    assert question(contact=contact).draft.contact == contact


@pytest.mark.parametrize(
    "contact",
    [
        "x",
        SENTENCE,
        "Sgt. Quill",
        f"{SENTENCE} desk@police.example",
        "desk@police.example please share the march",
        "We want all who marched desk@police.example",
        "Mara Quill Of Heronsford, desk@police.example",
        "desk@police",
        "desk@police.example\n555-0100",
        "55",
        "<b>x</b>@y.example",
    ],
)
def test_a_contact_that_holds_anything_else_is_told_what_to_write(contact: str) -> None:
    with pytest.raises(ValidationError, match="Write an e-mail address, a telephone number or both"):
        question(contact=contact)


@EVERY_REGIME
@pytest.mark.parametrize("contact", ["Protest March, desk@police.example", "the.protest@police.example"])
def test_prohibited_words_in_a_contact_are_refused_as_in_the_message(regime: Regime, contact: str) -> None:
    read = regime.request.text_check.value == "refuse"
    banned = "lawful-activity" in regime.request.prohibited_content.value
    assert ("prohibited-text" in codes(question(contact=contact), OFFICER, regime)) is (read and banned)


def incident_at(place: Any) -> Standing:
    return replace(OFFICER, incident=IncidentStanding("inc_1", "22-0001", place))


def beside_the_area(metres: float) -> Any:
    """A place this far outside the area's eastern edge."""
    return destination(PLACE, 90, SIDE_M / 2 + metres)


@each(BOUND)
@pytest.mark.parametrize("side", ["within", "outside"])
def test_an_area_that_is_bound_contains_or_adjoins_its_incident(regime: Regime, side: str) -> None:
    adjoin = regime.request.adjoin_m.value
    edge = beside_the_area(adjoin + (-0.5 if side == "within" else 0.5))
    assert abs(distance_to_ring_m(square_around(PLACE, SIDE_M), edge) - adjoin) < 1
    assert codes(question(), incident_at(edge), regime) == (set() if side == "within" else {"area-elsewhere"})


@each(FREE)
def test_an_area_that_is_free_may_lie_anywhere(regime: Regime) -> None:
    for metres in (regime.request.adjoin_m.value + 0.5, 50_000):
        assert codes(question(), incident_at(beside_the_area(metres)), regime) == set()
    assert codes(question(), replace(OFFICER, incident=None), regime) == {"incident-unknown"}


def test_areas_are_free_where_they_are_drawn_on_the_map() -> None:
    free = {"video-request-2019", "control-center-2020", "community-requests-2025", "no-policy"}
    assert {regime.id for regime in FREE} == free


@pytest.mark.parametrize("anchor", ["address", "incident", "map"])
@EVERY_OPEN_REGIME
def test_the_anchor_alone_decides_whether_an_area_is_bound(regime: Regime, anchor: str) -> None:
    chosen = with_request(regime, area_anchor=anchor)
    far = incident_at(beside_the_area(chosen.request.adjoin_m.value + 1))
    assert codes(question(), far, chosen) == (set() if anchor == "map" else {"area-elsewhere"})


def test_where_areas_must_contain_their_incident_the_edge_counts_and_a_metre_beyond_does_not() -> None:
    regime = with_request(REGIMES["assistance-2021"], adjoin_m=0.0)
    corner = square_around(PLACE, SIDE_M)[0]
    outside = destination(PLACE, 90, SIDE_M / 2 + 1)
    for place, wanted in ((corner, set()), (PLACE, set()), (outside, {"area-elsewhere"})):
        assert codes(question(), incident_at(place), regime) == wanted


@EVERY_OPEN_REGIME
def test_a_case_has_no_more_requests_than_the_regime_allows(regime: Regime) -> None:
    most = regime.request.max_posts_per_case.value
    if most is None:
        assert codes(question(), replace(OFFICER, case_posts=10_000), regime) == set()
        return
    assert codes(question(), replace(OFFICER, case_posts=most - 1), regime) == set()
    assert codes(question(), replace(OFFICER, case_posts=most), regime) == {"case-exhausted"}


@EVERY_OPEN_REGIME
def test_an_agency_files_no_more_requests_in_a_day_than_the_regime_allows(regime: Regime) -> None:
    most = regime.request.max_per_day.value
    if most is None:
        assert codes(question(), replace(OFFICER, posts_today=10_000), regime) == set()
        return
    assert codes(question(), replace(OFFICER, posts_today=most - 1), regime) == set()
    assert codes(question(), replace(OFFICER, posts_today=most), regime) == {"day-exhausted"}


@pytest.mark.parametrize("most", [1, 2, 10])
@EVERY_OPEN_REGIME
def test_a_daily_limit_counts_up_to_itself(regime: Regime, most: int) -> None:
    limited = with_request(regime, max_per_day=most, max_posts_per_case=None)
    refused = [day for day in range(most + 2) if codes(question(), replace(OFFICER, posts_today=day), limited)]
    assert refused == [most, most + 1]


def test_a_daily_limit_is_ours_alone() -> None:
    assert {r.id: r.request.max_per_day.value for r in OPEN if r.request.max_per_day.value is not None} == {
        "reference-blind": 10,
        "reference-map": 10,
    }


def batch(count: int, **changes: Any) -> FileRequest:
    return question(further_incident_ids=tuple(f"inc_{number}" for number in range(2, count + 2)), **changes)


@EVERY_OPEN_REGIME
def test_a_batch_is_refused_where_the_regime_allows_none(regime: Regime) -> None:
    wanted = set() if regime.request.batch_allowed.value else {"no-batch"}
    for count in (1, 10):
        assert codes(batch(count), replace(OFFICER, further=count), regime) == wanted


def test_only_without_a_policy_is_a_batch_allowed() -> None:
    assert [regime.id for regime in OPEN if regime.request.batch_allowed.value] == ["no-policy"]


@EVERY_OPEN_REGIME
def test_every_incident_of_a_batch_is_the_agencys_own(regime: Regime) -> None:
    chosen = with_request(regime, batch_allowed=True)
    assert codes(batch(3), replace(OFFICER, further=3), chosen) == set()
    for own in (0, 2):
        assert codes(batch(3), replace(OFFICER, further=own), chosen) == {"further-incident-unknown"}


@EVERY_OPEN_REGIME
def test_a_batch_names_each_incident_once(regime: Regime) -> None:
    chosen = with_request(regime, batch_allowed=True)
    for named in (("inc_1",), ("inc_2", "inc_2"), ("inc_2", "inc_1")):
        asked = question(further_incident_ids=named)
        assert codes(asked, replace(OFFICER, further=len(set(named))), chosen) == {"incident-repeated"}


def test_a_draft_takes_ten_further_incidents_and_no_eleventh() -> None:
    assert len(batch(10).draft.further_incident_ids) == 10
    with pytest.raises(ValidationError):
        batch(11)
    with pytest.raises(ValidationError):
        question(further_incident_ids=("i" * 41,))


@EVERY_REGIME
def test_only_what_the_regime_offers_may_be_asked(regime: Regime) -> None:
    assert codes(question(), OFFICER, with_request(regime, is_open=False)) == {"no-requests"}
    no_map = {"no-camera-map"} if regime.map.layer.value == "none" else set()
    assert codes(ReadTile("x"), OFFICER, regime) == no_map
    boss = replace(OFFICER, role=Role.ADMINISTRATOR)
    no_totals = set() if regime.records.response_totals_to_agency.value else {"no-totals"}
    assert codes(ReadResponseTotals(), boss, regime) == no_totals


@EVERY_OPEN_REGIME
def test_all_reasons_are_told_at_once(regime: Regime) -> None:
    too_large = sized(regime.request.max_area_sq_mi.value + 1e-3)
    told = codes(question(area=too_large, window_to=moment(NOW + 1)), replace(OFFICER, incident=None), regime)
    assert told == {"area-too-large", "window-in-future", "incident-unknown"}


@EVERY_REGIME
def test_every_reason_says_what_to_do_and_none_speaks_of_residents(regime: Regime) -> None:
    wrong: list[tuple[FileRequest, Callable[[Standing], Standing]]] = [
        (question(area=sized(regime.request.max_area_sq_mi.value + 1e-3)), lambda standing: standing),
        (question(area=sized(0.001)), lambda standing: standing),
        (question(case_number="x"), lambda standing: standing),
        (window(NOW - 90 * DAY, NOW), lambda standing: standing),
        (question(), lambda standing: replace(standing, case_posts=99, may_post=False, incident=None)),
        (question(), lambda standing: replace(standing, posts_today=99)),
        (batch(2), lambda standing: standing),
    ]
    for asked, change in wrong:
        answer = Gate(STANDARD).admit(asked, change(OFFICER), regime)
        for reason in answer.reasons if isinstance(answer, Refused) else ():
            assert reason.text.endswith(".")
            for word in ("camera", "resident", "household", "home", "consent"):
                assert word not in reason.text
