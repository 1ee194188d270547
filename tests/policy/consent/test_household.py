"""What single choices mean: keys, scopes, notices, moments, and residents who live together."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from glassporch.policy.consent.events import SCOPES
from glassporch.policy.consent.household import CoConsent, answer
from glassporch.policy.consent.standing import courses, live_grants
from hypothesis import given
from hypothesis import strategies as st

from .histories import ANN, BEN, GONE, LATER, NOTICE, NOW, RESIDENTS, any_history, asked, event
from .slowly import household_says

MODES = get_args(CoConsent)


def says(*history: Any, mode: CoConsent = "either-may-refuse", now: int = NOW, **wanted: Any) -> bool | None:
    return answer(history, asked(**wanted), RESIDENTS, now, mode)


def test_nothing_said_is_nothing_answered() -> None:
    assert says() is None
    assert says(event("requested")) is None
    assert says(event("given"), household="elsewhere") is None


def test_a_wide_no_stands_in_front_of_a_yes_to_one_request_whenever_it_was_said() -> None:
    assert says(event("refused", at=1), event("given", at=2, request="r1")) is False
    assert says(event("given", at=1, request="r1"), event("withdrawn", at=2)) is False


def test_a_no_to_one_agency_type_or_request_leaves_the_others_alone() -> None:
    yes = event("given", at=1)
    for limit, named, other in (("agency", "agency", "x"), ("incident", "theft", "x"), ("request", "r1", "r2")):
        no = event("refused", at=2, **{limit: named})
        assert says(yes, no) is False
        assert says(yes, no, **{limit: other}) is True
        assert says(yes, no, **{limit: None}) is True


def test_a_yes_to_one_agency_is_none_to_another() -> None:
    assert says(event("given", agency="agency")) is True
    assert says(event("given", agency="agency"), agency="other") is None


def test_a_yes_for_one_purpose_is_none_for_another() -> None:
    assert says(event("given"), purpose="onward") is None
    assert says(event("withdrawn"), purpose="onward") is None


def test_each_scope_is_granted_for_itself() -> None:
    yes = event("given", scopes=("clip", "contact"))
    assert [scope for scope in SCOPES if says(yes, scope=scope)] == ["clip", "contact"]
    assert says(yes, scope="audio") is None


def test_what_was_agreed_for_this_request_is_not_widened_by_a_standing_yes() -> None:
    wide = event("given", at=1, scopes=("clip", "audio"))
    here = event("given", at=2, scopes=("clip",), request="r1")
    assert says(wide, here, scope="clip") is True
    assert says(wide, here, scope="audio") is None
    assert says(wide, here, scope="audio", request="r2") is True


def test_what_was_agreed_for_this_request_may_go_beyond_a_standing_yes() -> None:
    wide = event("given", at=1, scopes=("clip",))
    here = event("given", at=2, scopes=("clip", "audio"), request="r1")
    assert says(wide, here, scope="audio") is True
    assert says(wide, here, scope="audio", request="r2") is None


def test_two_choices_of_which_neither_is_narrower_must_both_agree() -> None:
    agency = event("given", at=1, scopes=("clip", "audio"), agency="agency")
    theft = event("given", at=2, scopes=("clip", "contact"), incident="theft")
    assert [scope for scope in SCOPES if says(agency, theft, scope=scope)] == ["clip"]


def test_a_narrower_yes_that_ran_out_gives_way_to_the_wider_one() -> None:
    wide = event("given", at=1, scopes=("clip", "audio"))
    here = event("given", at=2, request="r1", expires=NOW)
    assert says(wide, here, scope="audio") is True


def test_a_yes_ends_at_its_hour_and_not_before() -> None:
    yes = event("given", expires=NOW)
    assert says(yes, now=NOW - 1) is True
    assert says(yes, now=NOW) is None


def test_a_yes_ends_when_the_notice_changes_even_before_anybody_filed_it() -> None:
    yes = event("given", notice="1")
    assert says(yes, notice="1") is True
    assert says(yes, notice=NOTICE) is None
    assert says(yes, notice=None) is True


def test_a_no_holds_whatever_the_notice_and_the_hour() -> None:
    assert says(event("refused", notice="1", expires=10)) is False
    assert says(event("refused", at=1), event("expired", at=2), event("stale", at=3)) is False


def test_only_a_new_yes_ends_a_no() -> None:
    assert says(event("refused", at=1), event("requested", at=2)) is False
    assert says(event("refused", at=1), event("given", at=2)) is True


def test_being_asked_again_does_not_end_a_yes() -> None:
    assert says(event("given", at=1), event("requested", at=2)) is True


def test_the_past_can_be_asked_as_it_was() -> None:
    history = (event("given", at=10), event("withdrawn", at=20))
    assert says(*history, now=9) is None
    assert says(*history, now=10) is True
    assert says(*history, now=20) is False


@pytest.mark.parametrize(
    ("ann", "ben", "expected"),
    [
        ("given", "given", (True, True, True)),
        ("given", None, (True, True, None)),
        ("given", "refused", (True, False, False)),
        ("refused", None, (False, False, False)),
        (None, None, (None, None, None)),
    ],
)
def test_two_residents_decide_together_as_the_regime_has_it(ann: Any, ben: Any, expected: Any) -> None:
    history = [event(kind, who, at=at) for at, (kind, who) in enumerate([(ann, ANN), (ben, BEN)]) if kind]
    assert tuple(says(*history, mode=mode) for mode in MODES) == expected


@pytest.mark.parametrize("mode", MODES)
def test_where_nobody_lives_nobody_agrees(mode: CoConsent) -> None:
    assert answer([event("given")], asked(), frozenset(), NOW, mode) is None


def test_one_position_twice_is_refused_and_names_both_events() -> None:
    with pytest.raises(ValueError, match="events one and two share position 3"):
        says(event("given", at=3, name="one"), event("refused", at=3, name="two"))


@given(any_history(), st.sampled_from(MODES), st.sampled_from(["clip", "audio", None]), st.sampled_from([NOTICE, None]))
def test_two_folds_agree_on_wild_histories(history: Any, mode: CoConsent, scope: Any, notice: Any) -> None:
    wanted = asked(scope, notice=notice)
    assert answer(history, wanted, RESIDENTS, NOW, mode) is household_says(history, wanted, RESIDENTS, NOW, mode)


@given(st.data(), any_history(), st.sampled_from(MODES))
def test_the_order_of_rows_never_matters(data: st.DataObject, history: Any, mode: CoConsent) -> None:
    shuffled = data.draw(st.permutations(history))
    assert says(*history, mode=mode) is says(*shuffled, mode=mode)
    assert courses(history, NOW) == courses(shuffled, NOW)


@given(any_history(), st.sampled_from(MODES), st.sampled_from(SCOPES))
def test_whoever_withdraws_everything_last_is_heard(history: Any, mode: CoConsent, scope: Any) -> None:
    last = [event("withdrawn", who, at=90 + nth) for nth, who in enumerate(sorted(RESIDENTS))]
    assert says(*history, *last, mode=mode, scope=scope) is False


@given(any_history())
def test_no_yes_is_answered_that_is_not_among_the_live_grants(history: Any) -> None:
    grants = live_grants(history, RESIDENTS, NOW, NOTICE)
    assert all(grant.account_id != GONE and grant.kind in {"given", "re-confirmed"} for grant in grants)
    if says(*history):
        assert any(grant.purpose == "answer" and "clip" in grant.scopes for grant in grants)


def test_live_grants_are_those_that_hold_oldest_first() -> None:
    history = [
        event("given", at=5, request="r1"),
        event("given", at=1, expires=LATER),
        event("given", BEN, at=2, expires=NOW),
        event("given", BEN, at=3, request="r1", notice="1"),
        event("given", GONE, at=4),
        event("refused", at=6, agency="other"),
    ]
    assert [grant.at_us for grant in live_grants(history, RESIDENTS, NOW, NOTICE)] == [1, 5]
    assert [grant.at_us for grant in live_grants(history, RESIDENTS, NOW, None)] == [1, 3, 5]
