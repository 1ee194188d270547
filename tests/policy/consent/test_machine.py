"""Which event may be added to a history, and why not."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from glassporch.policy.consent import machine
from glassporch.policy.consent.ends import due_changes, ending
from glassporch.policy.consent.events import KINDS, PURPOSES, SCOPES, SCOPES_FOR, ConsentKind
from glassporch.policy.consent.machine import MAY_FOLLOW, is_valid_next
from hypothesis import given
from hypothesis import strategies as st

from .histories import BEN, NOTICE, NOW, PAST, any_history, event


def fitting(kind: ConsentKind, at: int) -> Any:
    """Make an event of a kind with all that its kind needs."""
    return event(kind, at=at, notice="3") if kind == "stale" else event(kind, at=at, expires=at + 1)


def reached(kind: ConsentKind | None) -> list[Any]:
    """Make the shortest valid history that this kind decides."""
    match kind:
        case None:
            return []
        case "re-confirmed" | "expired" | "stale":
            return [event("given", at=1, expires=5), fitting(kind, 6)]
        case _:
            return [event(kind, at=1, expires=5 if kind == "given" else None)]


def test_the_table_names_every_kind_and_the_beginning() -> None:
    assert set(MAY_FOLLOW) == {None, *KINDS}


@pytest.mark.parametrize("before", [None, *KINDS])
@pytest.mark.parametrize("kind", KINDS)
def test_what_may_follow_what_is_what_the_table_says(before: ConsentKind | None, kind: ConsentKind) -> None:
    history = reached(before)
    for nth, one in enumerate(history):
        assert is_valid_next(history[:nth], one) is None
    said = is_valid_next(history, fitting(kind, 20))
    assert said == (None if kind in MAY_FOLLOW[before] else machine.OUT_OF_TURN)


def test_a_re_confirmation_needs_an_earlier_yes() -> None:
    for kind in (None, "requested", "refused", "withdrawn"):
        assert is_valid_next(reached(kind), fitting("re-confirmed", 9)) == machine.OUT_OF_TURN


def test_being_asked_again_does_not_hide_the_yes_before_it() -> None:
    history = [event("given", at=1), event("requested", at=2)]
    assert is_valid_next(history, event("withdrawn", at=3)) is None
    assert is_valid_next(history, event("re-confirmed", at=3)) is None


def test_an_opt_out_may_come_first_and_a_withdrawal_from_one_request_only_after_a_yes() -> None:
    assert is_valid_next([], event("withdrawn")) is None
    assert is_valid_next([], event("withdrawn", agency="agency")) is None
    assert is_valid_next([], event("withdrawn", request="r1")) == machine.NOTHING_TO_WITHDRAW
    wide = [event("given", at=1)]
    assert is_valid_next(wide, event("withdrawn", at=2, request="r1")) == machine.NOTHING_TO_WITHDRAW
    here = [event("given", at=1, request="r1")]
    assert is_valid_next(here, event("withdrawn", at=2, request="r1")) is None


@pytest.mark.parametrize("kind", ["given", "re-confirmed"])
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"served_us": None}, machine.NO_NOTICE),
        ({"served_us": 21}, machine.NO_NOTICE),
        ({"notice_digest": ""}, machine.NO_NOTICE),
        ({"notice_version": ""}, machine.NO_NOTICE),
        ({"scopes": ()}, machine.NO_SCOPE),
        ({"expires_us": 20}, machine.NO_LIFE),
        ({"expires_us": 21}, None),
        ({"retention_days": 0}, machine.NO_LIFE),
        ({"retention_days": 1}, None),
        ({"served_us": 20}, None),
    ],
)
def test_a_yes_needs_a_served_notice_something_agreed_to_and_a_life(kind: Any, changed: Any, reason: Any) -> None:
    history = [event("given", at=1)]
    assert is_valid_next(history, replace(event(kind, at=20), **changed)) == reason


def test_a_no_needs_neither_notice_nor_scope() -> None:
    for kind in ("refused", "withdrawn"):
        assert is_valid_next([], event(kind, scopes=(), digest="", served=None)) is None


@pytest.mark.parametrize(("purpose", "scope"), list(product(PURPOSES, SCOPES)))
def test_a_purpose_takes_only_scopes_that_it_has_a_use_for(purpose: Any, scope: Any) -> None:
    said = is_valid_next([], event("given", purpose=purpose, scopes=(scope,)))
    assert said == (None if scope in SCOPES_FOR[purpose] else machine.UNUSED_SCOPE)
    footage = {"clip-list", "clip", "audio", "contact"}
    assert (said is None) is (purpose in {"answer", "onward"} or scope not in footage)


def test_a_re_confirmation_may_drop_scopes_and_adds_none() -> None:
    history = [event("given", at=1, scopes=("clip", "audio"), expires=5), event("expired", at=6)]
    assert is_valid_next(history, event("re-confirmed", at=7, scopes=("clip",))) is None
    assert is_valid_next(history, event("re-confirmed", at=7, scopes=("clip", "contact"))) == machine.WIDER
    assert is_valid_next(history, event("given", at=7, scopes=("clip", "contact"))) is None


def test_nothing_expires_before_its_hour_and_nothing_is_stale_under_the_same_notice() -> None:
    history = [event("given", at=1, expires=10)]
    assert is_valid_next(history, event("expired", at=9)) == machine.NOT_DUE
    assert is_valid_next(history, event("expired", at=10)) is None
    assert is_valid_next([event("given", at=1)], event("expired", at=10)) == machine.NOT_DUE
    assert is_valid_next(history, event("stale", at=9, notice=NOTICE)) == machine.NOT_DUE
    assert is_valid_next(history, event("stale", at=9, notice="3")) is None


def test_nothing_is_re_dated_squeezed_in_or_filed_twice() -> None:
    history = [event("given", at=10)]
    assert is_valid_next(history, replace(event("withdrawn", at=11), at_us=9)) == machine.RE_DATED
    assert is_valid_next(history, replace(event("withdrawn", at=11), at_us=10)) is None
    assert is_valid_next(history, replace(event("withdrawn", at=11), position=10)) == machine.OTHER_PLACE
    assert is_valid_next(history, event("withdrawn", at=11, name="e10")) == machine.SAME_ID


def test_the_last_of_several_events_sets_place_and_date() -> None:
    history = [event("requested", at=5), event("given", at=10)]
    assert is_valid_next(history, replace(event("withdrawn", at=11), at_us=7)) == machine.RE_DATED
    assert is_valid_next(history, replace(event("withdrawn", at=11), position=7, event_id="new")) == machine.OTHER_PLACE


def test_dates_bind_the_whole_household_and_no_other() -> None:
    assert is_valid_next([event("given", at=10)], replace(event("refused", BEN, at=11), at_us=9)) == machine.RE_DATED
    elsewhere = [event("given", at=10, household="elsewhere")]
    assert is_valid_next(elsewhere, event("refused", at=3)) is None
    assert is_valid_next(elsewhere, event("re-confirmed", at=20)) == machine.OUT_OF_TURN


def test_every_reason_says_what_to_do() -> None:
    reasons = [value for value in vars(machine).values() if isinstance(value, machine.Reason)]
    assert len({reason.code for reason in reasons}) == len(reasons) >= 10
    assert all(reason.text.endswith(".") and len(reason.text) > 40 for reason in reasons)


def test_what_is_due_is_expiry_first_then_a_changed_notice() -> None:
    history = [
        event("given", at=1, request="a", expires=PAST),
        event("given", at=2, request="b", notice="1"),
        event("given", at=3, request="c", notice="1", expires=PAST),
        event("given", at=4, request="d"),
        event("refused", at=5, request="e", notice="1"),
        event("requested", at=6, request="f", notice="1"),
        event("given", at=7, request="g", expires=PAST),
        event("expired", at=8, request="g"),
    ]
    due = due_changes(history, NOW, NOTICE)
    assert [(one.kind, one.grant.request_id) for one in due] == [("expired", "a"), ("stale", "b"), ("expired", "c")]


def test_nothing_is_due_a_moment_before() -> None:
    assert due_changes([event("given", expires=NOW)], NOW - 1, NOTICE) == ()


@given(any_history(), st.sampled_from(["1", NOTICE, "3"]))
def test_filing_what_is_due_is_valid_and_leaves_nothing_due(history: Any, notice: str) -> None:
    grown = list(history)
    for nth, due in enumerate(due_changes(history, NOW, notice)):
        filed = ending(due, f"end-{nth}", NOW, 100 + nth)
        assert is_valid_next(grown, filed) is None
        grown.append(filed)
    assert due_changes(grown, NOW, notice) == ()


def test_a_resident_can_always_say_no_unless_it_is_said() -> None:
    for kind in (None, *KINDS):
        said = is_valid_next(reached(kind), event("refused", at=20, scopes=(), digest="", served=None))
        assert (said is None) is (kind not in {"refused", "withdrawn"})
