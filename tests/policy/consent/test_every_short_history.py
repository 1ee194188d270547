"""Every history of up to four events over a reduced alphabet, held to the promises of consent. Nothing here is sampled.

"Two residents, one choice" has every kind for Ann, and for Ben and for one who moved out the kinds that could matter.
"One resident, three choices" sets a standing choice beside one for this request and one for another.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple, get_args

import pytest
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.household import CoConsent, answer

from .histories import BEN, GONE, LATER, NOTICE, NOW, PAST, RESIDENTS, asked, sequences
from .slowly import household_says

ASKED = asked()
MODES: tuple[CoConsent, ...] = get_args(CoConsent)
YES, NO = {"given", "re-confirmed"}, {"refused", "withdrawn"}

TWO_RESIDENTS = [
    {"kind": "requested"},
    {"kind": "given", "expires": LATER},
    {"kind": "given", "expires": PAST},
    {"kind": "given", "notice": "1"},
    {"kind": "re-confirmed"},
    {"kind": "refused"},
    {"kind": "expired"},
    {"kind": "stale"},
    {"kind": "withdrawn"},
    {"kind": "given", "account": BEN},
    {"kind": "refused", "account": BEN},
    {"kind": "given", "account": GONE},
    {"kind": "refused", "account": GONE},
]
THREE_CHOICES = [
    {"kind": kind, "request": request, **extra}
    for request in (None, "r1", "r2")
    for kind, extra in (
        ("given", {}),
        ("given", {"scopes": ("contact",)}),
        ("given", {"expires": PAST}),
        ("withdrawn", {}),
    )
]

History = tuple[ConsentFact, ...]


class Case(NamedTuple):
    """A history, and what the household answers under each way of deciding together."""

    history: History
    says: dict[CoConsent, bool | None]


def says(history: History, mode: CoConsent, residents: frozenset[str] = RESIDENTS) -> bool | None:
    return answer(history, ASKED, residents, NOW, mode)


@pytest.fixture(scope="module")
def every() -> list[Case]:
    histories = chain(sequences(TWO_RESIDENTS, 4), sequences(THREE_CHOICES, 4))
    return [Case(history, {mode: says(history, mode) for mode in MODES}) for history in histories]


def check(every: list[Case], what: str, holds: Callable[[Case], bool]) -> None:
    """Fail with the shortest history that breaks a promise."""
    for case in every:
        assert holds(case), (what, [(e.account_id, e.kind, e.request_id, e.scopes, e.expires_us) for e in case.history])
    sys.stdout.write(f"{len(every)} histories: {what}\n")


def last_choices(history: History) -> list[ConsentFact]:
    """Find each current resident's latest yes or no about each thing that applies, by plain search."""
    chosen = [e for e in history if e.kind in YES | NO and e.account_id in RESIDENTS and e.request_id in {None, "r1"}]
    return list({(e.account_id, e.request_id): e for e in chosen}.values())


def test_all_histories_are_there(every: list[Case]) -> None:
    expected = sum(len(TWO_RESIDENTS) ** n + len(THREE_CHOICES) ** n for n in range(5))
    sys.stdout.write(f"{len(every)} histories\n")
    assert len(every) == expected == 30_941 + 22_621


def test_the_fold_says_what_the_slow_and_obvious_one_says(every: list[Case]) -> None:
    def holds(case: Case) -> bool:
        return all(
            said is household_says(case.history, ASKED, RESIDENTS, NOW, mode) for mode, said in case.says.items()
        )

    check(every, "two folds agree", holds)


@pytest.mark.parametrize("mode", MODES)
def test_silence_never_permits(every: list[Case], mode: CoConsent) -> None:
    def holds(case: Case) -> bool:
        said_yes = any(e.kind in YES and e.account_id in RESIDENTS for e in case.history)
        return said_yes or case.says[mode] is not True

    check(every, f"no yes without a resident's yes, {mode}", holds)


@pytest.mark.parametrize("mode", ["either-may-refuse", "all-must-agree"])
def test_a_live_no_of_any_resident_always_wins(every: list[Case], mode: CoConsent) -> None:
    def holds(case: Case) -> bool:
        refused = any(e.kind in NO for e in last_choices(case.history))
        return (case.says[mode] is False) is refused

    check(every, f"a no is a no, and only a no is, {mode}", holds)


def test_where_any_may_share_a_live_no_still_wins_over_every_yes_of_the_same_resident(every: list[Case]) -> None:
    def holds(case: Case) -> bool:
        refused = {e.account_id for e in last_choices(case.history) if e.kind in NO}
        if case.says["any-may-share"] is not True or not refused:
            return True
        return says(case.history, "any-may-share", RESIDENTS - refused) is True

    check(every, "a yes comes from residents who have not said no", holds)


@pytest.mark.parametrize("mode", MODES)
def test_an_expired_or_stale_grant_never_permits(every: list[Case], mode: CoConsent) -> None:
    def ended(e: ConsentFact, history: History) -> bool:
        later = history[e.position + 1 :]
        filed = any(one.kind in {"expired", "stale"} and one.key == e.key for one in later)
        return filed or e.notice_version != NOTICE or (e.expires_us is not None and e.expires_us <= NOW)

    def holds(case: Case) -> bool:
        if case.says[mode] is not True:
            return True
        return any(e.kind in YES and not ended(e, case.history) for e in last_choices(case.history))

    check(every, f"no yes by what has ended, {mode}", holds)


def test_who_moved_out_never_counts_neither_yes_nor_no(every: list[Case]) -> None:
    def holds(case: Case) -> bool:
        staying = tuple(e for e in case.history if e.account_id != GONE)
        return staying == case.history or case.says == {mode: says(staying, mode) for mode in MODES}

    check(every, "as if who left had never spoken", holds)


def test_the_order_of_accounts_never_matters(every: list[Case]) -> None:
    def holds(case: Case) -> bool:
        by_account = tuple(sorted(case.history, key=lambda e: (e.account_id != BEN, -e.position)))
        return by_account == case.history or case.says == {mode: says(by_account, mode) for mode in MODES}

    check(every, "rows in another order say the same", holds)


def test_a_withdrawal_always_beats_every_earlier_yes(every: list[Case]) -> None:
    def holds(case: Case) -> bool:
        if not case.history or case.history[-1].kind != "withdrawn" or case.history[-1].request_id == "r2":
            return True
        return case.says["either-may-refuse"] is case.says["all-must-agree"] is False

    check(every, "a withdrawal that comes last decides", holds)


def test_all_agree_exactly_if_each_would_alone(every: list[Case]) -> None:
    def holds(case: Case) -> bool:
        each = case.says["any-may-share"] is True and all(
            says(case.history, "all-must-agree", frozenset({who})) is True for who in RESIDENTS
        )
        return (case.says["all-must-agree"] is True) is each

    check(every, "all must agree", holds)
