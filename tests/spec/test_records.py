"""What a records request brings out is what the second policy lets come out, over random records and requests."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import Any, get_args

from glassporch.policy.acts_around import AnswerRecords
from glassporch.policy.casefile import Standing
from glassporch.policy.gate import Gate
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire.records import RecordTopic

from . import agreement_draws as dealt
from . import around, fact_draws
from .question_draws import NOW, Draws
from .test_agreement import TEXTS, dice_for

TOPICS: tuple[RecordTopic, ...] = get_args(RecordTopic)
OFFICE = Standing(role=Role.MODERATOR, now_us=NOW)


def record(draws: Draws) -> tuple[str, Any, tuple[int | None, int | None]]:
    """Draw a record: its topic, the fact, and from when to when it is about."""
    if draws.some(0, 1, 2) == 0:
        drafted, ends, closed = (draws.some(None, NOW - 101, NOW - 100, NOW, NOW + 1) for _ in range(3))
        paper = replace(dealt.agreement(draws), drafted_us=drafted or 0, ends_us=ends, closed_us=closed)
        return (
            "agreements",
            paper,
            (drafted or 0, min({ends or math.inf, closed or math.inf} - {math.inf}, default=None)),
        )
    topic, fact, at = _at_once(draws)
    return topic, fact, (at, at)


def _at_once(draws: Draws) -> tuple[str, Any, int | None]:
    """Draw a record that was made at one moment, or that stands at present."""
    at = draws.some(NOW - 101, NOW - 100, NOW, NOW + 1)
    match draws.some(0, 1, 2, 3, 4, 5, 6, 7):
        case 0:
            return "requests", replace(fact_draws.request(draws), filed_us=at), at
        case 1:
            return "requests", replace(fact_draws.step(draws), at_us=at), at
        case 2:
            return "requests", replace(fact_draws.release(draws), released_us=at or 0), None
        case 3:
            one = fact_draws.statement(draws)
            return "statements", replace(one, versions=(replace(one.versions[0], at_us=at),)), at
        case 6:
            return "agreements", replace(dealt.entry(draws), at_us=at), at
        case 7:
            return "e-mails", replace(fact_draws.mail(draws), at_us=at), at
        case 4:
            return "statistics", fact_draws.totals(draws), None
        case _:
            return "accounts", fact_draws.colleague(draws), None


def weighed(gate: Gate, draws: Draws) -> tuple[bool, bool, tuple[AnswerRecords, str, Any]]:
    """Draw a records request and a record, and return what a gate and the second policy say of its coming out."""
    topics = frozenset(draws.dice.sample(TOPICS, draws.dice.randrange(1, len(TOPICS) + 1)))
    act = AnswerRecords(draws.some("age_1", "age_2"), topics, NOW - 100, NOW)
    topic, fact, times = record(draws)
    covered = bool(gate.decide(act, OFFICE, (fact,), draws.regime).covered)
    return covered, around.comes_out(act, topic, fact, times, NOW), (act, topic, fact)


def test_a_records_request_brings_out_what_the_second_policy_lets_come_out() -> None:
    dice, reached, gate = dice_for("records"), Counter[tuple[str, bool]](), Gate(STANDARD)
    for _ in range(2_000):
        draws = Draws(dice, dice.choice(list(REGIMES.values())), TEXTS, 0.1)
        covered, mine, case = weighed(gate, draws)
        assert covered == mine, case
        reached[case[1], covered] += 1
    assert set(reached) == {(topic, yes) for topic in TOPICS for yes in (True, False)}
