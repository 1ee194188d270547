"""Default deny; forbid trumps permit; order never matters."""

from __future__ import annotations

from glassporch.policy.decision import Forbid, Permit, Reason, combine
from hypothesis import given
from hypothesis import strategies as st

reasons = st.builds(Reason, st.sampled_from(["a", "b", "c"]), st.sampled_from(["One.", "Two."]))
permits = st.builds(Permit)
forbids = st.builds(Forbid, reasons)
rules = st.sampled_from([f"rule_{letter}" for letter in "abcdef"])
ballots = st.lists(st.tuples(rules, st.none() | permits | forbids), max_size=8)


def test_default_deny_nothing_is_allowed_where_no_rule_speaks() -> None:
    ruling = combine([])
    assert not ruling.allowed
    assert ruling.rules == ruling.reasons == ()


@given(rules)
def test_default_deny_a_rule_that_has_nothing_to_say_permits_nothing(rule: str) -> None:
    assert not combine([(rule, None)]).allowed


def test_one_permit_allows() -> None:
    ruling = combine([("a", None), ("b", Permit())])
    assert ruling.allowed
    assert ruling.rules == ("b",)


@given(ballots, rules, forbids)
def test_forbid_trumps_permit_however_many_permit(ballot: list, rule: str, forbid: Forbid) -> None:
    ruling = combine([*ballot, (rule, forbid)])
    assert not ruling.allowed
    assert forbid.reason in ruling.reasons
    assert rule in ruling.rules


@given(ballots)
def test_it_is_allowed_exactly_if_one_permits_and_none_forbids(ballot: list) -> None:
    votes = [vote for _, vote in ballot]
    forbidden = any(isinstance(vote, Forbid) for vote in votes)
    assert combine(ballot).allowed is (any(isinstance(vote, Permit) for vote in votes) and not forbidden)


@given(st.data(), ballots)
def test_order_never_matters(data: st.DataObject, ballot: list) -> None:
    assert combine(ballot) == combine(data.draw(st.permutations(ballot)))


@given(ballots)
def test_an_abstention_changes_nothing(ballot: list) -> None:
    assert combine(ballot) == combine([*ballot, ("rule_z", None)])


@given(ballots)
def test_a_ruling_that_allows_gives_no_reasons_and_one_that_forbids_names_who_forbade(ballot: list) -> None:
    ruling = combine(ballot)
    forbidding = {(name, vote.reason) for name, vote in ballot if isinstance(vote, Forbid)}
    if forbidding:
        assert set(ruling.rules) == {name for name, _ in forbidding}
        assert set(ruling.reasons) == {reason for _, reason in forbidding}
    else:
        assert ruling.reasons == ()
    assert list(ruling.reasons) == sorted(set(ruling.reasons))
    assert list(ruling.rules) == sorted(ruling.rules)


def test_votes_may_come_from_a_generator_that_can_be_read_once() -> None:
    assert combine(iter([("a", Permit()), ("b", Forbid(Reason("c", "Text.")))])).allowed is False
