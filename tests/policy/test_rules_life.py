"""The life of a request in every regime, against a table written by hand, and the rules that read it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.facts import QuarterFact, ReleaseFact, RequestFact
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.lifecycle import DEEDS, STATES, STEPS, knows, steps
from glassporch.policy.own_books import OwnRelease, OwnRequest
from glassporch.policy.quarters import quarter_end_us, quarter_of
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.request_facts import AgencyFact, CommentFact, OnwardFact, StepFact
from glassporch.policy.roles import Role
from glassporch.policy.rules.how_few_are_asked import how_few_are_asked
from glassporch.policy.rules.how_neighbors_are_named import how_neighbors_are_named
from glassporch.policy.rules.what_can_be_answered import why_not_answered, why_not_declined, why_not_shared
from glassporch.policy.rules.whose_home_is_it import whose_home_is_it
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire.counted import ListTakingPart, ReadRequestCounts
from glassporch.policy.wire.footage_request import ReadRequest, ResolveRequest
from glassporch.policy.wire.life import AmendDraft, AmendRequest, TriageDraft, TriageRelease, WithdrawRequest
from glassporch.policy.wire.onward import ListOtherAgencies, ListPassedOn, PassOn, PassOnDraft
from glassporch.policy.wire.picture import FetchPicture
from glassporch.policy.wire.register import ReadRegister

from .test_rules_admission import AGENCY, NOW, OFFICER, codes, question, with_request

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
OTHER = AgencyStanding("age_2", "Sheriff", agreement_live=True, kind="sheriff")

KNOWN = {
    "heat-map-2018": {"queue"},
    "video-request-2019": {"queue"},
    "control-center-2020": {"review"},
    "assistance-2021": {"review", "resolve"},
    "none-2024": {"resolve", "close"},
    "community-requests-2025": {"review", "resolve"},
    "reference-blind": {"queue", "resolve", "expire"},
    "reference-map": {"queue", "resolve", "expire"},
    "no-policy": {"queue", "resolve", "amend", "withdraw"},
}
"""What each regime knows, by hand: "queue" or "review" is where a filed request goes, "close" ends all requests."""


def wanted(regime: str) -> set[tuple[str, str | None, str]]:
    """Every (deed, before, after) that a regime knows, by hand."""
    known = KNOWN[regime]
    found = {
        ("approve", "in-review", "queued"),
        ("approve", "in-review", "delivered"),
        ("reject", "in-review", "rejected"),
        ("reject", "in-review", "delivered"),
        ("deliver", "queued", "delivered"),
    }
    parts = {
        "queue": {("file", None, "queued")},
        "review": {("file", None, "in-review")},
        "resolve": {("resolve", "delivered", "resolved")},
        "expire": {("expire", "delivered", "expired"), ("expire", "in-review", "expired")},
        "amend": {("amend", "queued", "queued"), ("amend", "delivered", "delivered")},
        "withdraw": {("withdraw", state, "withdrawn") for state in ("in-review", "queued", "delivered")},
        "close": {("expire", state, "expired") for state in ("in-review", "queued")}
        | {("archive", state, "archived") for state in ("delivered", "resolved", "expired")},
    }
    return found.union(*(parts[part] for part in known))


@pytest.mark.parametrize("regime", REGIMES)
def test_every_regime_knows_exactly_the_steps_of_the_table_written_by_hand(regime: str) -> None:
    found = {
        (deed, before, step.after)
        for deed, before in product(DEEDS, (None, *STATES))
        for step in steps(deed, before, REGIMES[regime])
    }
    assert found == wanted(regime)


@pytest.mark.parametrize("regime", REGIMES)
def test_a_regime_knows_a_deed_exactly_where_the_table_written_by_hand_has_a_step_of_it(regime: str) -> None:
    assert {deed for deed in DEEDS if knows(deed, REGIMES[regime])} == {deed for deed, _, _ in wanted(regime)}


def test_no_step_leads_out_of_a_final_state_and_every_state_can_be_reached() -> None:
    final = set(STATES) - {step.before for step in STEPS}
    assert final == {"rejected", "archived", "withdrawn"}
    reached: set[Any] = {None}
    for _ in STATES:
        reached |= {step.after for step in STEPS if step.before in reached}
    assert reached == {None, *STATES}


def own(state: Any) -> Standing:
    return replace(OFFICER, request=OwnRequest("req_1", state))


ACTS = {
    "resolve": (ResolveRequest("req_1"), "not-resolvable", "not-delivered"),
    "withdraw": (WithdrawRequest("req_1"), "not-deletable", "too-late-to-withdraw"),
    "amend": (AmendRequest("req_1", AmendDraft(message="Please look.")), "not-editable", "too-late-to-amend"),
}


@EVERY_REGIME
@pytest.mark.parametrize("deed", ACTS)
def test_an_act_is_admitted_in_a_state_exactly_where_the_regime_has_a_step(regime: Regime, deed: Any) -> None:
    asked, unknown, late = ACTS[deed]
    for state in STATES:
        told = codes(asked, own(state), regime)
        if not knows(deed, regime):
            assert told == {unknown}
        else:
            assert told == (set() if steps(deed, state, regime) else {late})


@EVERY_REGIME
def test_an_act_on_another_agencys_request_or_none_says_only_that_there_is_no_such(regime: Regime) -> None:
    for asked, _, _ in ACTS.values():
        assert codes(asked, OFFICER, regime) == {"request-unknown"}


def test_amending_needs_the_posting_permission_like_filing() -> None:
    regime = with_request(REGIMES["assistance-2021"], editable=True)
    assert codes(ACTS["amend"][0], replace(own("delivered"), may_post=False), regime) == {"no-posting-permission"}


PROTEST = "Please share video of the protest march on Main Street."


@EVERY_REGIME
def test_a_text_is_refused_for_its_words_only_where_the_regime_says_so(regime: Regime) -> None:
    refused = {"prohibited-text"} if regime.request.text_check.value == "refuse" else set()
    assert codes(question(message=PROTEST), OFFICER, regime) - {"no-requests"} == refused


def test_an_amended_text_is_checked_like_the_first() -> None:
    regime = with_request(REGIMES["reference-blind"], editable=True)
    asked = AmendRequest("req_1", AmendDraft(message=PROTEST))
    assert codes(asked, own("delivered"), regime) == {"prohibited-text"}
    assert codes(ACTS["amend"][0], own("delivered"), regime) == set()


def test_a_refused_text_is_told_with_its_words_and_what_to_do_at_most_three_times() -> None:
    regime = REGIMES["reference-blind"]
    answer = Gate(STANDARD).admit(question(message=" ".join([PROTEST] * 5)), OFFICER, regime)
    assert not isinstance(answer, Admitted)
    [reason] = answer.reasons
    assert '"protest"' in reason.text
    assert "And 2 more." in reason.text or reason.text.count('"protest') <= 3


@EVERY_REGIME
def test_only_a_delivered_request_can_be_answered(regime: Regime) -> None:
    told = {state: why_not_answered(state) for state in STATES}
    assert [state for state, reason in told.items() if reason is None] == ["delivered"]
    assert len({reason.code for reason in told.values() if reason}) == 6
    closed = why_not_shared("expired", regime)
    assert closed is not None
    assert closed.code == "request-expired"
    outside = why_not_shared("delivered", regime)
    assert (outside is not None) == (regime.sharing.route.value == "outside")


def test_a_no_is_known_where_there_is_a_button_for_it_or_for_hiding() -> None:
    known = {name for name, regime in REGIMES.items() if why_not_declined("delivered", regime) is None}
    silent = {"video-request-2019", "control-center-2020", "community-requests-2025"}
    assert known == set(REGIMES) - silent


def test_fewer_households_than_the_regimes_smallest_number_are_none() -> None:
    base = REGIMES["reference-blind"]
    regime = replace(base, delivery=replace(base.delivery, min_recipients=Known(3, "OWN")))
    assert how_few_are_asked(["a", "b"], regime) == []
    assert how_few_are_asked(["a", "b", "c"], regime) == ["a", "b", "c"]
    assert how_few_are_asked([], regime) == []


@EVERY_REGIME
def test_a_neighbor_has_a_number_or_where_the_regime_says_so_a_name(regime: Regime) -> None:
    by_name = regime.id in {"community-requests-2025", "no-policy"}
    assert how_neighbors_are_named(4, "Ada", regime) == ("Ada" if by_name else "Neighbor 4")


def held(triage: Any = "", passed_to: frozenset[str] = frozenset()) -> Standing:
    return replace(OFFICER, release=OwnRelease("rel_1", triage, passed_to), other_agency=OTHER)


def pass_on(to: str = OTHER.agency_id) -> PassOn:
    return PassOn("rel_1", PassOnDraft(to_agency_id=to))


@EVERY_REGIME
def test_a_clip_goes_onward_once_to_another_agency_with_an_agreement(regime: Regime) -> None:
    assert codes(pass_on(), held(), regime) == set()
    assert codes(pass_on(), held("accepted"), regime) == set()
    assert codes(pass_on(), replace(held(), release=None), regime) == {"release-unknown"}
    assert codes(pass_on(), replace(held(), other_agency=None), regime) == {"agency-unknown"}
    ended = replace(held(), other_agency=replace(OTHER, agreement_live=False))
    assert codes(pass_on(), ended, regime) == {"agency-unknown"}
    federal = replace(held(), other_agency=replace(OTHER, kind="federal"))
    assert codes(pass_on(), federal, regime) == (
        set() if "federal" in regime.agency.eligible.value else {"agency-unknown"}
    )
    assert codes(pass_on(AGENCY.agency_id), replace(held(), other_agency=AGENCY), regime) == {"own-agency"}
    assert codes(pass_on(), held("declined"), regime) == {"set-aside"}
    assert codes(pass_on(), held(passed_to=frozenset({"age_2"})), regime) == {"passed-before"}


@EVERY_REGIME
def test_a_clip_is_sorted_only_where_it_reached_an_evidence_system(regime: Regime) -> None:
    asked = TriageRelease("rel_1", TriageDraft(verdict="declined"))
    for triage in ("received", "accepted", "declined"):
        assert codes(asked, held(triage), regime) == set()
    assert codes(asked, held(), regime) == {"not-sorted"}
    assert codes(asked, OFFICER, regime) == {"release-unknown"}


RELEASE = ReleaseFact(
    release_id="rel_1",
    request_id="req_1",
    agency_id="age_9",
    label="Neighbor 1",
    start_us=0,
    end_us=1,
    released_us=2,
    expires_us=None,
    contact=(),
    picture_sha256="0" * 64,
)


def passed(*, to: str, at: int | None) -> OnwardFact:
    return OnwardFact(
        release=RELEASE,
        agency_id="age_9",
        agency_name="Nine",
        to_agency_id=to,
        to_agency_name="To",
        case_number="1",
        by_consent=at is None,
        asked_us=3,
        passed_us=at,
    )


def covered(asked: Any, fact: Any, regime: Regime, standing: Standing = OFFICER) -> bool:
    return bool(Gate(STANDARD).decide(asked, standing, [fact], regime).covered)


@EVERY_REGIME
def test_an_agency_reads_what_was_passed_on_to_it_and_not_before(regime: Regime) -> None:
    assert covered(ListPassedOn(), passed(to="age_1", at=5), regime)
    assert not covered(ListPassedOn(), passed(to="age_1", at=None), regime)
    assert not covered(ListPassedOn(), passed(to="age_3", at=5), regime)
    gone = replace(passed(to="age_1", at=5), release=replace(RELEASE, expires_us=NOW))
    assert not covered(ListPassedOn(), gone, regime)
    assert not covered(FetchPicture("rel_1"), RELEASE, regime)
    assert covered(FetchPicture("rel_1"), replace(RELEASE, passed_to=("age_1",)), regime)
    assert not covered(FetchPicture("rel_1"), replace(RELEASE, passed_to=("age_1",), expires_us=NOW), regime)


@EVERY_REGIME
def test_the_passing_agency_reads_the_same_of_a_yes_a_no_and_silence(regime: Regime) -> None:
    request = request_fact(delivered_us=1)
    mine = replace(RELEASE, agency_id="age_1")
    gate, views = Gate(STANDARD), set()
    for at in (None, 4, 5):
        onward = replace(passed(to="age_2", at=at), agency_id="age_1", release=mine)
        ticket = gate.admit(ReadRequest("req_1"), OFFICER, regime)
        assert isinstance(ticket, Admitted)
        decision = gate.decide(ReadRequest("req_1"), OFFICER, [request, mine, onward], regime)
        views.add(gate.release(ticket, decision).payload.model_dump_json())  # type: ignore[union-attr]
    assert len(views) == 1
    assert '"onward":[{' in views.pop()


def request_fact(**changes: Any) -> RequestFact:
    fields: dict[str, Any] = {
        "request_id": "req_1",
        "agency_id": "age_1",
        "agency_name": "Police",
        "officer_name": "Ofc.",
        "incident_id": "inc_1",
        "incident_type": "theft",
        "case_number": "1",
        "contact": "",
        "message": "m",
        "area": ((0.0, 0.0), (0.0, 0.1), (0.1, 0.1), (0.0, 0.0)),
        "area_sq_mi": 0.3,
        "from_us": 0,
        "to_us": 1,
        "filed_us": 1,
        "state": "delivered",
        "review_note": "",
        "delivered_us": None,
    }
    return RequestFact(**(fields | changes))


PUBLIC = Standing(role=Role.PUBLIC, now_us=NOW)
STEP = StepFact(request_id="req_1", agency_id="age_1", delivered=True, position=0, step="filed", at_us=1, note="m")
COMMENT = CommentFact(
    comment_id="com_1", request_id="req_1", agency_id="age_1", label="Neighbor 1", text="Hm.", at_us=2
)


@EVERY_REGIME
def test_the_public_reads_steps_and_comments_of_delivered_requests_where_it_reads_their_text(regime: Regime) -> None:
    is_public = regime.records.public_record.value == "full-text"
    for fact in (request_fact(delivered_us=1), STEP, COMMENT):
        assert covered(ReadRegister(), fact, regime, PUBLIC) is is_public
    for fact in (request_fact(), replace(STEP, delivered=False)):
        assert not covered(ReadRegister(), fact, regime, PUBLIC)


@EVERY_REGIME
def test_a_number_is_told_when_its_quarter_is_over_where_the_regime_publishes_numbers_or_texts(regime: Regime) -> None:
    told = regime.records.public_record.value in {"quarterly-counts", "full-text"}
    fact = QuarterFact(agency_name="A", quarter="2021-Q4", ends_us=quarter_end_us(NOW), requests=99)
    asked, over = ReadRequestCounts(), quarter_end_us(NOW)
    assert not covered(asked, fact, regime, replace(PUBLIC, now_us=over - 1))
    assert covered(asked, fact, regime, replace(PUBLIC, now_us=over)) is told
    for private in ("none", "agency-names"):
        assert not covered(asked, replace(fact, told_as=private), regime, replace(PUBLIC, now_us=over))


@EVERY_REGIME
def test_a_number_below_the_smallest_that_may_be_told_is_not_there(regime: Regime) -> None:
    rules = replace(regime.records, small_counts=Known(5, "OWN"), public_record=Known("quarterly-counts", "OWN"))
    careful, over = replace(regime, records=rules), quarter_end_us(NOW)
    for requests in (1, 4, 5):
        fact = QuarterFact(agency_name="A", quarter="2021-Q4", ends_us=over, requests=requests)
        shown = covered(ReadRequestCounts(), fact, careful, replace(PUBLIC, now_us=over))
        assert shown is (requests >= 5)


@EVERY_REGIME
def test_a_request_sent_to_residents_alone_stays_out_of_a_later_register(regime: Regime) -> None:
    is_public = regime.records.public_record.value == "full-text"
    for told_as in (None, "none", "agency-names", "quarterly-counts", "full-text"):
        fact = request_fact(delivered_us=1, told_as=told_as)
        assert covered(ReadRegister(), fact, regime, PUBLIC) is (is_public and told_as in {None, "full-text"})


def test_a_quarter_ends_with_the_last_moment_of_its_third_month() -> None:
    for month in range(1, 13):
        year, second = 2020, 1_000_000
        from datetime import UTC, datetime

        at = int(datetime(year, month, 15, tzinfo=UTC).timestamp()) * second
        quarter = (month - 1) // 3 + 1
        assert quarter_of(at) == f"2020-Q{quarter}"
        ends = datetime(year + quarter // 4, quarter % 4 * 3 + 1, 1, tzinfo=UTC)
        assert quarter_end_us(at) == int(ends.timestamp()) * second
        assert quarter_of(quarter_end_us(at) - 1) == quarter_of(at) != quarter_of(quarter_end_us(at))


@EVERY_REGIME
def test_agencies_are_named_to_each_other_and_to_the_public_where_the_regime_publishes_them(regime: Regime) -> None:
    live = AgencyFact(agency_id="age_2", name="Two", agreement_live=True, kind="police")
    named = regime.records.public_record.value != "none"
    assert covered(ListTakingPart(), live, regime, PUBLIC) is named
    assert covered(ListOtherAgencies(), live, regime)
    assert not covered(ListOtherAgencies(), replace(live, agency_id="age_1"), regime)
    for asked, standing in ((ListTakingPart(), PUBLIC), (ListOtherAgencies(), OFFICER)):
        assert not covered(asked, replace(live, agreement_live=False), regime, standing)


def test_whoever_moved_out_has_no_home_to_read_or_answer_for() -> None:
    assert whose_home_is_it("hou_1", None) == "hou_1"
    assert whose_home_is_it("hou_1", 0) is None
