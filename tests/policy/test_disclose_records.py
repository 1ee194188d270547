"""How an agency's records are written out: free text is blackened, and no number tells residents one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from glassporch.policy.acts_around import AnswerRecords
from glassporch.policy.agreement_facts import EntryFact
from glassporch.policy.casefile import Standing
from glassporch.policy.disclose.records_tables import tables_of, told
from glassporch.policy.gate import Gate
from glassporch.policy.mail_facts import MailFact
from glassporch.policy.redaction import WITHHELD
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.request_facts import StepFact
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import microseconds

from .test_disclose import RELEASE, REQUEST

BLIND, EARLY = REGIMES["reference-blind"], REGIMES["heat-map-2018"]
TEXT = "Ask ada.b@x.example at 12 Elm Street, 555-0100."
BLACK = f"Ask {WITHHELD} at {WITHHELD}, {WITHHELD}."


def test_addresses_and_telephone_numbers_are_blackened_in_messages_and_notes() -> None:
    step = StepFact(
        request_id=REQUEST.request_id, agency_id=REQUEST.agency_id, delivered=True, position=0, step="rejected",
        at_us=1, note=TEXT,
    )  # fmt: skip
    requests, steps = tables_of(
        (replace(REQUEST, message=TEXT), step), AnswerRecords(REQUEST.agency_id, frozenset({"requests"}), 0, DAY), EARLY
    )
    assert requests.rows[0][requests.columns.index("message")] == BLACK
    assert steps.rows[0][steps.columns.index("note")] == BLACK


def day(number: int) -> int:
    """Return the first moment of a day of March 2022."""
    return microseconds(datetime(2022, 3, number, tzinfo=UTC))


def counted(facts: tuple[object, ...], act: AnswerRecords, regime: Regime) -> list[tuple[str, ...]]:
    """Return the rows of the last table: the one with numbers by month."""
    return list(tables_of(facts, act, regime)[-1].rows)


def answer(topic: str, first: int, last: int) -> AnswerRecords:
    return AnswerRecords("age_1", frozenset({topic}), day(first), day(last) + DAY - 1)


def mailed(at: int) -> MailFact:
    return MailFact(
        mail_id=f"mai_{at}", thread_id="", agency_id="age_1", agency_name="", account_id="acc_1", mailbox="O. One",
        kind="post-alert", side="company", by="Neighbor 1", at_us=day(at), category="crime", subject="", text="",
    )  # fmt: skip


def joined(at: int) -> EntryFact:
    return EntryFact(agency_id="age_1", kind="download-credited", at_us=day(at), number=1, agency_usd=0, company_usd=10)


@pytest.mark.parametrize(("topic", "one"), [("e-mails", mailed), ("agreements", joined)])
def test_two_answers_of_which_one_ends_a_day_earlier_do_not_tell_that_day(topic: Any, one: Any) -> None:
    days = (3, 5, 8, 13, 21, 30)
    whole, less = answer(topic, 1, 31), answer(topic, 1, 29)
    facts = tuple(one(at) for at in days)
    assert "6" in counted(facts, whole, BLIND)[0]
    assert counted(facts[:-1], less, BLIND) == []
    assert "5" in counted(facts[:-1], less, EARLY)[0]


@pytest.mark.parametrize(
    ("number", "smallest", "words"),
    [(0, 5, "fewer than 5"), (4, 5, "fewer than 5"), (5, 5, "5 or more"), (9, 5, "5 or more"), (10, 5, "10 or more"),
     (0, 1, "0"), (7, 1, "7")],
)  # fmt: skip
def test_a_protected_number_of_clips_is_told_in_whole_steps(number: int, smallest: int, words: str) -> None:
    assert told(number, smallest) == words


def test_a_request_has_the_same_number_of_clips_whichever_days_were_asked_for() -> None:
    facts = (replace(REQUEST, agency_id="age_1", filed_us=day(2)), *(
        replace(RELEASE, agency_id="age_1", release_id=f"rel_{at}", released_us=day(at), expires_us=None)
        for at in (3, 9)
    ))  # fmt: skip
    office = Standing(role=Role.MODERATOR, now_us=day(31))
    for act in (answer("requests", 1, 4), answer("requests", 1, 31)):
        covered = Gate(STANDARD).decide(act, office, facts, EARLY).covered
        [row] = tables_of(covered, act, EARLY)[0].rows
        assert row[-1] == "2"
