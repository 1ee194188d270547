"""What an agency reads in its own books is written out field by field: accounts, invitations, clips passed on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from glassporch.policy.account_facts import InvitationFact, IssuedFact, OwnAgencyFact
from glassporch.policy.facts import ColleagueFact
from glassporch.policy.geometry import area_sq_mi
from glassporch.policy.regimes import REGIMES
from glassporch.policy.request_facts import AgencyFact, OnwardFact
from glassporch.policy.units import DAY
from glassporch.policy.wire.accounts import CloseAccount, ListColleagues, ReadAgency, ReopenAccount
from glassporch.policy.wire.agency import ListIncidents
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.footage_request import CheckArea, ReadRequest, ResolveRequest
from glassporch.policy.wire.geo import polygon_of
from glassporch.policy.wire.invitations import InvitationDraft, InviteColleague, ListInvitations, WithdrawInvitation
from glassporch.policy.wire.life import TriageDraft, TriageRelease
from glassporch.policy.wire.onward import ListOtherAgencies, ListPassedOn, PassOn, PassOnDraft
from glassporch.policy.wire.request_draft import AreaDraft

from .test_disclose import COLLEAGUE, INCIDENT, RELEASE, REQUEST, STANDING, disclose
from .test_rules_admission import question

INVITED = InvitationFact(
    invitation_id="inv_1",
    agency_id="age_1",
    email="b@town.example",
    name="B. Second",
    role="user",
    may_post=True,
    invited_us=1 * DAY,
    expires_us=8 * DAY,
    withdrawn_us=None,
    account_id=None,
)
LINE = {
    "id": "inv_1",
    "name": "B. Second",
    "email": "b@town.example",
    "role": "user",
    "may_post": True,
    "state": "open",
    "invited_at": moment(1 * DAY),
    "expires_at": moment(8 * DAY),
}
PASSED = OnwardFact(
    release=replace(RELEASE, start_us=11, end_us=12, expires_us=14, footage_type="video/mp4", footage_sha256="f"),
    agency_id="age_1",
    agency_name="Police",
    to_agency_id="age_2",
    to_agency_name="Sheriff",
    case_number="22-1",
    by_consent=False,
    asked_us=20,
    passed_us=30,
)


def test_an_account_is_shown_with_its_last_sign_in_and_area_only_where_there_is_one() -> None:
    full = replace(COLLEAGUE, seen_us=7 * DAY, assigned_area=REQUEST.area)
    assert disclose(CloseAccount("a1"), [full]).model_dump() == {
        "id": "a1",
        "name": "N",
        "role": "officer",
        "may_post": True,
        "active": True,
        "seen_at": moment(7 * DAY),
        "assigned_area": polygon_of(REQUEST.area).model_dump(),
    }
    bare = disclose(ReopenAccount("a1"), [COLLEAGUE])
    assert bare.seen_at is None
    assert bare.assigned_area is None
    assert disclose(CloseAccount("a1"), [replace(COLLEAGUE, seen_us=0)]).seen_at == moment(0)
    assert disclose(CloseAccount("a1"), []) is None


def test_colleagues_are_listed_by_name() -> None:
    found: list[ColleagueFact] = [replace(COLLEAGUE, account_id=name, name=name) for name in ("C", "A", "B")]
    assert [one.id for one in disclose(ListColleagues(), found).users] == ["A", "B", "C"]


def test_an_invitation_is_shown_as_it_stands_now() -> None:
    assert disclose(WithdrawInvitation("inv_1"), [INVITED]).model_dump() == LINE
    assert disclose(WithdrawInvitation("inv_1"), []) is None
    states = {
        "open": replace(INVITED, expires_us=None),
        "accepted": replace(INVITED, account_id="acc_1", withdrawn_us=2),
        "withdrawn": replace(INVITED, withdrawn_us=0, expires_us=0),
        "expired": replace(INVITED, expires_us=STANDING.now_us),
    }
    shown = {state: disclose(WithdrawInvitation("inv_1"), [fact]) for state, fact in states.items()}
    assert {state: line.state for state, line in shown.items()} == {state: state for state in states}
    assert shown["open"].expires_at is None
    assert shown["expired"].expires_at == moment(0)
    assert disclose(WithdrawInvitation("inv_1"), [replace(INVITED, expires_us=1)]).state == "open"


def test_invitations_are_listed_newest_first_and_by_id_within_a_moment() -> None:
    found = [replace(INVITED, invitation_id=name, invited_us=us) for name, us in (("c", 1), ("b", 2), ("a", 2))]
    shown = disclose(ListInvitations(), found).invitations
    assert [line.id for line in shown] == ["a", "b", "c"]
    assert disclose(ListInvitations(), []).invitations == ()


def test_a_fresh_invitation_comes_with_its_code() -> None:
    asked = InviteColleague(InvitationDraft(name="B. Second", email="b@town.example", role="user"))
    made = disclose(asked, [IssuedFact(agency_id="age_1", invitation=INVITED, code="code-1")])
    assert made.model_dump() == {"invitation": LINE, "code": "code-1"}
    assert disclose(asked, []) is None


def test_an_agencys_sheet_says_roles_are_documented_only_where_both_are_and_none_is_assumed() -> None:
    fact = OwnAgencyFact(agency_id="age_1", name="Police", kind="police", email_domain="town.example")
    documented = set[bool]()
    for regime in REGIMES.values():
        sheet = disclose(ReadAgency(), [fact], regime)
        roles = regime.agency.staff_roles
        assert (sheet.name, sheet.kind, sheet.email_domain) == ("Police", "police", "town.example")
        assert (sheet.staff_roles, sheet.obligations) == (roles.value, regime.agency.obligations.value)
        assert sheet.eligible_kinds == regime.agency.eligible.value
        both = "administrator" in roles.value and "user" in roles.value
        assert sheet.accounts_documented is (both and not roles.is_assumption)
        documented.add(sheet.accounts_documented)
    assert documented == {True, False}
    assert disclose(ReadAgency(), []) is None


def test_the_acknowledgement_of_passing_on_follows_the_rules_and_not_the_resident() -> None:
    asked = PassOn("rel_1", PassOnDraft(to_agency_id="age_2"))
    for passed_us in (None, 30):
        at_once = disclose(asked, [replace(PASSED, passed_us=passed_us)])
        assert at_once.model_dump() == {"release_id": "rel_1", "to_agency_id": "age_2", "state": "passed"}
        assert disclose(asked, [replace(PASSED, by_consent=True, passed_us=passed_us)]).state == "asked"
    assert disclose(asked, []) is None


def test_a_clip_passed_on_is_shown_with_everything_that_went_with_it() -> None:
    [shown] = disclose(ListPassedOn(), [PASSED]).clips
    assert shown.model_dump() == {
        "release_id": "rel_1",
        "from_agency": "Police",
        "case_number": "22-1",
        "label": "Neighbor 1",
        "clip_start": moment(11),
        "clip_end": moment(12),
        "passed_at": moment(30),
        "expires_at": moment(14),
        "contact": {"email": "e@x"},
        "picture_sha256": "0",
        "footage_type": "video/mp4",
        "footage_sha256": "f",
    }
    [endless] = disclose(ListPassedOn(), [replace(PASSED, release=RELEASE)]).clips
    assert endless.expires_at is None


def test_clips_passed_on_are_listed_newest_first() -> None:
    facts = [
        replace(PASSED, passed_us=us, release=replace(RELEASE, release_id=name))
        for name, us in (("a", 1), ("c", 2), ("b", 2))
    ]
    assert [clip.release_id for clip in disclose(ListPassedOn(), facts).clips] == ["b", "c", "a"]


def test_other_agencies_are_listed_by_name_and_a_sorted_clip_by_its_verdict() -> None:
    names = (("age_3", "B"), ("age_2", "A"), ("age_1", "B"))
    facts = [AgencyFact(agency_id=key, name=name, kind="police", agreement_live=True) for key, name in names]
    shown = disclose(ListOtherAgencies(), facts).agencies
    assert [(one.id, one.name) for one in shown] == [("age_2", "A"), ("age_1", "B"), ("age_3", "B")]
    asked = TriageRelease("rel_1", TriageDraft(verdict="declined"))
    told = disclose(asked, [replace(RELEASE, triage="declined")])
    assert told.model_dump() == {"release_id": "rel_1", "triage": "declined"}
    assert disclose(asked, []) is None


def test_an_incident_is_shown_at_its_place_and_the_newest_first() -> None:
    incidents = [replace(INCIDENT, incident_id=name, to_us=us) for name, us in (("c", 1), ("b", 2), ("a", 2))]
    shown = disclose(ListIncidents(), incidents).features
    assert [one.properties.id for one in shown] == ["a", "b", "c"]
    assert shown[0].geometry.coordinates == (1, 2)
    properties = shown[0].properties
    assert (properties.window_from, properties.window_to) == (moment(1), moment(2))
    assert (properties.case_number, properties.category) == ("1", "c")


def test_a_view_lists_clips_by_release_and_whom_each_was_passed_on_to() -> None:
    late, early = replace(RELEASE, release_id="a", released_us=9, expires_us=70), replace(RELEASE, released_us=5)
    asked: list[Any] = [
        replace(PASSED, release=early, to_agency_name=name, to_agency_id=name, asked_us=us)
        for name, us in (("C", 1), ("B", 2), ("A", 2))
    ]
    view = disclose(ReadRequest("req_1"), [REQUEST, late, *asked, early])
    assert [clip.release_id for clip in view.shared] == ["rel_1", "a"]
    assert [(line.to_agency, line.asked_at) for line in view.shared[0].onward] == [
        ("C", moment(1)),
        ("A", moment(2)),
        ("B", moment(2)),
    ]
    assert view.shared[1].onward == ()
    assert view.shared[1].expires_at == moment(70)
    assert (view.window_from, view.window_to, view.filed_at) == (moment(1), moment(2), moment(3))


def test_a_filed_request_is_acknowledged_by_what_was_filed_alone() -> None:
    told = disclose(question(), [REQUEST])
    assert told.model_dump() == {"id": "req_1", "state": "delivered", "filed_at": moment(3), "area_sq_mi": 0.3}
    assert disclose(question(), []) is None


def test_an_act_on_a_request_is_answered_with_its_state_and_a_drawn_area_with_its_size() -> None:
    assert disclose(ResolveRequest("req_1"), [REQUEST]).model_dump() == {"id": "req_1", "state": "delivered"}
    assert disclose(ResolveRequest("req_1"), []) is None
    measured = disclose(CheckArea(AreaDraft(area=polygon_of(REQUEST.area))), [])
    rules = REGIMES["assistance-2021"].request
    assert (measured.min_area_sq_mi, measured.max_area_sq_mi) == (
        rules.min_area_sq_mi.value,
        rules.max_area_sq_mi.value,
    )
    assert measured.area_sq_mi == round(area_sq_mi(REQUEST.area), 6)
