"""The gate: what may explain itself has not seen the facts; what has seen them may not explain itself."""

from __future__ import annotations

from dataclasses import fields, replace
from importlib import import_module
from typing import Any

import pytest
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.decision import Decision, Forbid, Permit, Reason
from glassporch.policy.facts import WorldFact
from glassporch.policy.gate import Admitted, Gate
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import NothingHere, Refused, Released, ReleasedBytes, is_stamped
from glassporch.policy.roles import Role
from glassporch.policy.rulebook import AdmitRule, CoverRule
from glassporch.policy.rules import ADMISSION, COVERING
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire import ALL_QUESTIONS
from glassporch.policy.wire.footage_request import ListRequests, ReadRequest
from glassporch.policy.wire.map import ReadTile
from glassporch.policy.wire.public import ReadWorld

REGIME = REGIMES["heat-map-2018"]
AGENCY = AgencyStanding("a", "A", agreement_live=True, kind="police")
OFFICER = Standing(role=Role.OFFICER, now_us=0, account_id="o", agency=AGENCY)
PUBLIC = Standing(role=Role.PUBLIC, now_us=0)
GATE = Gate(STANDARD)


def admitted(question: Any, standing: Standing = OFFICER) -> Admitted[Any]:
    ticket = GATE.admit(question, standing, REGIME)
    assert isinstance(ticket, Admitted)
    return ticket


def test_a_question_on_which_no_rule_votes_is_refused_without_a_reason() -> None:
    bare = Gate(replace(STANDARD, admission=()))
    refusal = bare.admit(ReadWorld(), PUBLIC, REGIME)
    assert isinstance(refusal, Refused)
    assert refusal.reasons == ()


def test_a_refusal_carries_the_reasons_and_is_stamped() -> None:
    refusal = GATE.admit(ListRequests(), PUBLIC, REGIME)
    assert isinstance(refusal, Refused)
    assert is_stamped(refusal)
    assert [reason.code for reason in refusal.reasons] == ["not-served"]


def test_without_covering_rules_no_fact_is_covered() -> None:
    bare = Gate(replace(STANDARD, covering=()))
    assert bare.decide(ReadWorld(), PUBLIC, [WorldFact("w", "t", 0)], REGIME).covered == ()


def test_a_rule_votes_only_on_the_questions_that_it_guards() -> None:
    never = Forbid(Reason("never", "Never."))
    rule = AdmitRule("never", "Never.", (ListRequests,), lambda *_: never)
    gate = Gate(replace(STANDARD, admission=(*ADMISSION, rule)))
    assert isinstance(gate.admit(ListRequests(), OFFICER, REGIME), Refused)
    assert isinstance(gate.admit(ReadRequest("x"), OFFICER, REGIME), Admitted)


def test_deciding_keeps_the_covered_facts_and_their_order() -> None:
    rule = CoverRule("even", "Even.", (ReadWorld,), lambda _, __, fact, ___: Permit() if fact % 2 == 0 else None)
    gate = Gate(replace(STANDARD, covering=(rule,)))
    decision = gate.decide(ReadWorld(), PUBLIC, iter([4, 1, 2, 3]), REGIME)
    assert decision == Decision((4, 2), ("even",))


def test_a_covering_rule_never_gets_its_reason_out() -> None:
    secret = Forbid(Reason("secret", "SECRET"))
    rule = CoverRule("secret", "SECRET", (ReadWorld,), lambda *_: secret)
    gate = Gate(replace(STANDARD, covering=(*COVERING, rule)))
    facts = [WorldFact("w", "t", 0)]
    refused = gate.release(admitted(ReadWorld(), PUBLIC), gate.decide(ReadWorld(), PUBLIC, facts, REGIME))
    absent = gate.release(admitted(ReadWorld(), PUBLIC), gate.decide(ReadWorld(), PUBLIC, [], REGIME))
    assert isinstance(refused, NothingHere)
    assert type(refused) is type(absent)
    assert NothingHere.__slots__ == ()


def test_a_release_is_stamped_and_made_of_covered_facts() -> None:
    facts = [WorldFact("w", "t", 0)]
    answer = GATE.release(admitted(ReadWorld(), PUBLIC), GATE.decide(ReadWorld(), PUBLIC, facts, REGIME))
    assert isinstance(answer, Released)
    assert is_stamped(answer)
    assert answer.payload.world == "w"


@pytest.mark.parametrize("covered", [(), (1, 2)])
@pytest.mark.parametrize("body", [None, b"x"])
def test_bytes_leave_for_exactly_one_covered_fact(covered: tuple[int, ...], body: bytes | None) -> None:
    ticket = admitted(ReadTile("x"))
    assert isinstance(GATE.release_bytes(ticket, Decision(covered, ()), body, "t"), NothingHere)
    assert isinstance(GATE.release_bytes(ticket, Decision((1,), ()), b"x", "t"), ReleasedBytes)
    assert isinstance(GATE.release_bytes(ticket, Decision((1,), ()), None, "t"), NothingHere)


def test_released_bytes_carry_the_digest_of_themselves() -> None:
    import hashlib

    answer = GATE.release_bytes(admitted(ReadTile("x")), Decision((1,), ()), b"body", "text/plain")
    assert isinstance(answer, ReleasedBytes)
    assert answer.digest == hashlib.sha256(b"body").hexdigest()


def test_an_answer_is_repeated_for_a_repeated_write_and_for_no_other_question() -> None:
    from glassporch.policy.wire.base import RepeatWrite

    facts = [WorldFact("w", "t", 0)]
    answer: Any = GATE.release(admitted(ReadWorld(), PUBLIC), GATE.decide(ReadWorld(), PUBLIC, facts, REGIME))
    again = GATE.repeat(admitted(RepeatWrite()), answer.payload)
    assert isinstance(again, Released)
    assert is_stamped(again)
    assert again.payload == answer.payload
    with pytest.raises(TypeError, match="RepeatWrite"):
        GATE.repeat(admitted(ReadWorld(), PUBLIC), answer.payload)


def test_the_gate_alone_says_that_nothing_is_here_and_refuses_for_reasons_about_what_was_sent() -> None:
    used = Reason("key-reused", "Take another key.")
    nothing, refusal = GATE.nothing_here(), GATE.refuse(used)
    assert isinstance(nothing, NothingHere)
    assert isinstance(refusal, Refused)
    assert refusal.reasons == (used,)
    assert is_stamped(nothing)
    assert is_stamped(refusal)


def test_every_question_is_guarded_by_an_admission_rule_and_by_a_covering_rule_or_needs_no_facts() -> None:
    from glassporch.policy.wire.base import RepeatWrite
    from glassporch.policy.wire.footage_request import CheckArea

    admitting = {kind for rule in ADMISSION for kind in rule.guards}
    covering = {kind for rule in COVERING for kind in rule.guards}
    for kind in ALL_QUESTIONS:
        assert kind in admitting
        assert (
            kind in covering or kind is CheckArea or issubclass(kind, RepeatWrite)
        )  # measured, and kept from the first time
        assert kind.serves


def test_every_question_is_listed_and_has_a_discloser_or_releases_bytes() -> None:
    from glassporch.policy.wire.base import Bytes, Question, RepeatWrite

    def bases(kind: Any) -> Any:
        return kind.__orig_bases__[0].__args__[0]

    modules = {import_module(kind.__module__) for kind in Question.__subclasses__()}
    shown = {value for module in modules for value in vars(module).values() if isinstance(value, type)}
    assert {kind for kind in shown if issubclass(kind, Question)} - {Question} == set(ALL_QUESTIONS)
    assert len(ALL_QUESTIONS) == len(set(ALL_QUESTIONS))
    assert RepeatWrite not in STANDARD.disclosers  # it repeats what was disclosed before
    for kind in (kind for kind in ALL_QUESTIONS if not issubclass(kind, RepeatWrite)):
        assert (kind in STANDARD.disclosers) is not (bases(kind) is Bytes), kind


def test_every_rule_has_a_sentence_and_is_named_as_its_file() -> None:
    for rule in (*ADMISSION, *COVERING):
        module = import_module(f"glassporch.policy.rules.{rule.name}")
        assert rule.sentence.endswith(".")
        assert module.__doc__
        said = module.__doc__.removeprefix("Rule: ").split("\n")[0]
        assert said[0].upper() + said[1:] == rule.sentence
        assert getattr(module, rule.name) is rule


def test_no_rule_stands_in_the_book_twice_and_every_rule_file_is_used() -> None:
    from pathlib import Path

    from glassporch.policy import rules

    files = {path.stem for path in Path(rules.__file__).parent.glob("*.py")} - {"__init__"}
    listed = [rule.name for rule in (*ADMISSION, *COVERING)]
    plain = {field.name: getattr(STANDARD.plain, field.name).__module__ for field in fields(STANDARD.plain)}
    of_rules = {module.rpartition(".")[2] for module in plain.values() if ".rules." in module}
    assert len(set(listed)) == len(listed)
    assert files == set(listed) | of_rules | {STANDARD.seems.__name__}


def test_a_plain_rule_stands_in_the_book_under_its_own_name() -> None:
    for field in fields(STANDARD.plain):
        assert getattr(STANDARD.plain, field.name).__name__ == field.name
