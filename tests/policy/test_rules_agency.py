"""The rules about agencies, their accounts and assigned areas, at their boundaries."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import numpy as np
import pytest
from geojson_pydantic import Polygon
from glassporch.policy.account_facts import InvitationFact
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.geometry import contains_many, square_around
from glassporch.policy.invitations import state_of
from glassporch.policy.own_accounts import OwnAccount, OwnAccounts
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused
from glassporch.policy.request_facts import AgencyFact
from glassporch.policy.roles import AGENCY_ROLES, Role
from glassporch.policy.rules import ADMISSION
from glassporch.policy.rules.who_may_join import is_official
from glassporch.policy.rules.within_the_assigned_area import lies_within
from glassporch.policy.standard import STANDARD
from glassporch.policy.switches.agency import AgencyKind
from glassporch.policy.wire import ALL_QUESTIONS
from glassporch.policy.wire.accounts import (
    AssignedAreaDraft,
    CloseAccount,
    ListColleagues,
    PostingDraft,
    ReopenAccount,
    SetAssignedArea,
    SetPosting,
)
from glassporch.policy.wire.footage_request import AreaDraft, CheckArea
from glassporch.policy.wire.invitations import InvitationDraft, InviteColleague, WithdrawInvitation
from glassporch.policy.wire.onward import ListOtherAgencies
from hypothesis import assume, given
from hypothesis import strategies as st

KINDS: tuple[AgencyKind, ...] = get_args(AgencyKind)
EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
AGENCY = AgencyStanding("age_1", "Police", agreement_live=True, kind="police", email_domain="police.town.example")
ADMIN = Standing(role=Role.ADMINISTRATOR, now_us=0, account_id="acc_1", agency=AGENCY, accounts=OwnAccounts())
PLACE = (-69.0, 36.0)
COLLEAGUE = OwnAccount("acc_2", Role.OFFICER, active=True)
CHIEF = OwnAccount("acc_3", Role.ADMINISTRATOR, active=True)


def codes(asked: Any, standing: Standing, regime: Regime) -> set[str]:
    answer = Gate(STANDARD).admit(asked, standing, regime)
    if isinstance(answer, Refused):
        assert answer.reasons
        return {reason.code for reason in answer.reasons}
    assert isinstance(answer, Admitted)
    return set()


def under(**changes: Any) -> Regime:
    regime = REGIMES["assistance-2021"]
    known = {name: Known(value, "OWN") for name, value in changes.items()}
    return replace(regime, agency=replace(regime.agency, **known))


def polygon(ring: Any) -> Polygon:
    return Polygon(type="Polygon", coordinates=[list(ring)])


def invitation(email: str = "a.name@police.town.example") -> InviteColleague:
    return InviteColleague(InvitationDraft(name="A. Name", email=email, role="user"))


def books(**held: Any) -> Standing:
    return replace(ADMIN, accounts=OwnAccounts(**held))


@EVERY_REGIME
@pytest.mark.parametrize("kind", KINDS)
def test_an_agency_asks_exactly_where_its_kind_is_let_in(regime: Regime, kind: AgencyKind) -> None:
    rule = next(rule for rule in ADMISSION if rule.name == "which_agencies")
    standing = replace(ADMIN, agency=replace(AGENCY, kind=kind))
    wanted = set() if kind in regime.agency.eligible.value else {"agency-not-eligible"}
    assert codes(ListColleagues(), standing, regime) == wanted
    for question in ALL_QUESTIONS:
        if question.serves & AGENCY_ROLES:
            assert question in rule.guards, question


def test_federal_and_immigration_agencies_are_let_in_by_no_regime_but_the_one_without_policy() -> None:
    for kind in ("federal", "immigration"):
        assert [name for name, regime in REGIMES.items() if kind in regime.agency.eligible.value] == ["no-policy"]


def test_a_refused_agency_is_told_its_own_kind_and_the_kinds_that_are_let_in() -> None:
    standing = replace(ADMIN, agency=replace(AGENCY, kind="immigration"))
    answer = Gate(STANDARD).admit(ListColleagues(), standing, under(eligible=("police", "fire")))
    assert isinstance(answer, Refused)
    [reason] = answer.reasons
    assert "of the kind immigration" in reason.text
    assert "police, fire" in reason.text


def test_other_agencies_are_named_only_where_their_kind_is_let_in() -> None:
    facts = [AgencyFact(agency_id=kind, name=kind, kind=kind, agreement_live=True) for kind in KINDS]
    officer = replace(ADMIN, role=Role.OFFICER)
    decision = Gate(STANDARD).decide(ListOtherAgencies(), officer, facts, under(eligible=("police", "sheriff")))
    assert {fact.kind for fact in decision.covered} == {"police", "sheriff"}


@pytest.mark.parametrize(
    ("email", "domain", "wanted"),
    [
        ("a@police.town.example", "police.town.example", True),
        ("A@POLICE.town.example", "police.Town.example", True),
        ("a@dispatch.police.town.example", "police.town.example", True),
        ("a@notpolice.town.example", "police.town.example", False),
        ("a@police.town.example.elsewhere.example", "police.town.example", False),
        ("police.town.example@mail.example", "police.town.example", False),
        ("a@town.example", "police.town.example", False),
        ("a@police.town.example", "", False),
    ],
)
def test_an_official_address_lies_in_the_agencys_own_domain(email: str, domain: str, *, wanted: bool) -> None:
    assert is_official(email, domain) is wanted


def test_an_official_address_is_wanted_where_the_regime_says_so() -> None:
    outside = invitation("a.name@mail.example")
    assert codes(outside, ADMIN, under(official_email_only=True)) == {"not-official-email"}
    assert codes(outside, ADMIN, under(official_email_only=False)) == set()
    nowhere = replace(ADMIN, agency=replace(AGENCY, email_domain=""))
    assert codes(invitation(), nowhere, under(official_email_only=True)) == {"no-official-domain"}


@EVERY_REGIME
def test_nobody_is_invited_twice(regime: Regime) -> None:
    assert codes(invitation(), books(), regime) == set()
    assert codes(invitation(), books(address_invited=True), regime) == {"already-invited"}
    assert codes(invitation(), books(address_has_account=True), regime) == {"has-account"}


def test_whose_books_were_not_looked_into_may_change_nothing() -> None:
    blank, area = replace(ADMIN, accounts=None), AssignedAreaDraft(area=None)
    asked: list[Any] = [
        invitation(),
        CloseAccount("acc_2"),
        ReopenAccount("acc_2"),
        SetPosting("acc_2", PostingDraft(may_post=True)),
        SetAssignedArea("acc_2", area),
        WithdrawInvitation("inv_1"),
    ]
    for question in asked:
        assert codes(question, blank, under(one_assigned_area=True)), question


@EVERY_REGIME
def test_an_account_that_is_not_the_agencys_own_cannot_be_changed(regime: Regime) -> None:
    for question in (CloseAccount("x"), ReopenAccount("x"), SetPosting("x", PostingDraft(may_post=True))):
        assert codes(question, books(), regime) == {"account-unknown"}
        assert codes(question, books(named=COLLEAGUE, open_administrators=1), regime) == set()


@EVERY_REGIME
def test_nobody_closes_their_own_account_or_the_last_administrators(regime: Regime) -> None:
    oneself = OwnAccount("acc_1", Role.ADMINISTRATOR, active=True)
    closing = CloseAccount("acc")
    assert codes(closing, books(named=oneself, open_administrators=2), regime) == {"your-own-account"}
    assert codes(closing, books(named=CHIEF, open_administrators=1), regime) == {"last-administrator"}
    assert codes(closing, books(named=CHIEF, open_administrators=2), regime) == set()
    closed = replace(CHIEF, active=False)
    assert codes(closing, books(named=closed, open_administrators=1), regime) == set()


def test_an_invitation_is_withdrawn_while_it_is_open_and_ones_own() -> None:
    for held, wanted in ((None, {"invitation-unknown"}), (False, {"invitation-not-open"}), (True, set())):
        assert codes(WithdrawInvitation("inv"), books(invitation_open=held), under()) == wanted


def test_an_assigned_area_is_one_usable_ring_where_the_regime_knows_any() -> None:
    own = books(named=COLLEAGUE, open_administrators=1)
    ring = square_around(PLACE, 5000)
    good, hole = polygon(ring), Polygon(type="Polygon", coordinates=[list(ring), list(square_around(PLACE, 100))])
    crossed = polygon((ring[0], ring[2], ring[1], ring[3], ring[0]))
    for area, wanted in ((good, set()), (None, set()), (hole, {"area-unusable"}), (crossed, {"area-unusable"})):
        question = SetAssignedArea("acc_2", AssignedAreaDraft(area=area))
        assert codes(question, own, under(one_assigned_area=True)) == wanted
        assert codes(question, own, under(one_assigned_area=False)) == {"no-assigned-areas"}


def test_an_area_stays_within_the_assigned_one_where_the_regime_knows_any() -> None:
    outer = square_around(PLACE, 1500)
    officer = replace(ADMIN, role=Role.OFFICER, assigned_area=outer)
    inside, outside = polygon(square_around(PLACE, 900)), polygon(square_around((-68.99, 36.0), 900))
    bound, free = under(one_assigned_area=True), under(one_assigned_area=False)
    assert codes(CheckArea(AreaDraft(area=inside)), officer, bound) == set()
    assert codes(CheckArea(AreaDraft(area=outside)), officer, bound) == {"outside-assigned-area"}
    assert codes(CheckArea(AreaDraft(area=outside)), officer, free) == set()
    assert codes(CheckArea(AreaDraft(area=outside)), replace(officer, assigned_area=()), bound) == set()
    empty = Polygon(type="Polygon", coordinates=[])
    assert codes(CheckArea(AreaDraft(area=empty)), officer, bound) == {"area-unusable"}


NOTCHED = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (3.0, 4.0), (3.0, 1.0), (1.0, 1.0), (1.0, 4.0), (0.0, 4.0), (0.0, 0.0))


def test_an_area_that_bridges_a_notch_is_not_within_though_all_its_corners_are() -> None:
    bridge = ((0.2, 3.0), (3.8, 3.0), (3.8, 3.4), (0.2, 3.4), (0.2, 3.0))
    lons, lats = zip(*bridge, strict=True)
    assert contains_many(NOTCHED, lons, lats).all()
    assert not lies_within(bridge, NOTCHED)
    assert lies_within(((0.2, 0.2), (3.8, 0.2), (3.8, 0.9), (0.2, 0.9), (0.2, 0.2)), NOTCHED)
    assert lies_within(NOTCHED, NOTCHED)


@given(st.integers(0, 2**32 - 1))
def test_lying_within_agrees_with_the_exact_answer_for_stars_round_one_point(seed: int) -> None:
    """Between two neighbouring corner angles of either star both edges are straight: the corner angles decide."""
    draw = np.random.default_rng(seed)
    outer, inner = (_star(draw, size) for size in (3.0, 2.2))
    angles = np.concatenate([np.arctan2(*np.asarray(ring[:-1]).T[::-1]) for ring in (outer, inner)])
    slack = np.array([_reach(outer, angle) - _reach(inner, angle) for angle in angles])
    assume(np.abs(slack).min() > 1e-6)  # nearer than the tolerance of the geometry, either answer will do
    assert lies_within(inner, outer) is bool((slack > 0).all()), seed


def _star(draw: np.random.Generator, size: float) -> tuple[tuple[float, float], ...]:
    """Nine corners round the origin, one in each ninth of the circle, so that every ray meets the ring once."""
    angles = (np.arange(9) + draw.uniform(0.1, 0.9, 9)) * 2 * np.pi / 9
    reach = draw.uniform(0.5, 1.0, 9) * size
    ring = [(float(r * np.cos(a)), float(r * np.sin(a))) for a, r in zip(angles, reach, strict=True)]
    return (*ring, ring[0])


def _reach(ring: tuple[tuple[float, float], ...], angle: float) -> float:
    """How far the ring lies from the origin in a direction."""
    ray = np.array([np.cos(angle), np.sin(angle)])
    far = []
    for start, end in pairwise(np.asarray(ring)):
        run = end - start
        across = ray[0] * run[1] - ray[1] * run[0]
        along = (start[1] * ray[0] - start[0] * ray[1]) / -across
        if -1e-9 <= along <= 1 + 1e-9 and (start + along * run) @ ray > 0:
            far.append(float((start + along * run) @ ray))
    return max(far)


def test_an_invitation_runs_out_at_its_last_moment_and_what_became_of_it_before_stays() -> None:
    made = InvitationFact(
        invitation_id="inv",
        agency_id="age_1",
        email="a@b.example",
        name="A",
        role="user",
        may_post=False,
        invited_us=0,
        expires_us=100,
        withdrawn_us=None,
        account_id=None,
    )
    assert [state_of(made, at) for at in (0, 99, 100)] == ["open", "open", "expired"]
    assert state_of(replace(made, expires_us=None), 10**18) == "open"
    assert state_of(replace(made, withdrawn_us=5), 200) == "withdrawn"
    assert state_of(replace(made, account_id="acc"), 200) == "accepted"
