"""How a sabotage takes one rule's place in the book, or lets a regime lose what one of its switches says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from types import MappingProxyType
from typing import Any

from ...policy.casefile import Standing
from ...policy.decision import Permit, Vote
from ...policy.plain_rules import PlainRules
from ...policy.regime import Known, Regime
from ...policy.rulebook import AdmitVote, CoverVote, RuleBook
from ...worlds.wiring import Wiring

Change = Callable[[Wiring], Wiring]


def admitting(name: str, make: Callable[[AdmitVote], AdmitVote]) -> Change:
    """Return a change that puts another vote in the place of an admission rule's, made of the true one."""

    def change(book: RuleBook) -> RuleBook:
        _must_stand(name, [rule.name for rule in book.admission])
        rules = [replace(rule, vote=make(rule.vote)) if rule.name == name else rule for rule in book.admission]
        return replace(book, admission=tuple(rules))

    return lambda wiring: replace(wiring, book=change(wiring.book))


def covering(name: str, make: Callable[[CoverVote], CoverVote]) -> Change:
    """Return a change that puts another vote in the place of a covering rule's, made of the true one."""

    def change(book: RuleBook) -> RuleBook:
        _must_stand(name, [rule.name for rule in book.covering])
        rules = [replace(rule, vote=make(rule.vote)) if rule.name == name else rule for rule in book.covering]
        return replace(book, covering=tuple(rules))

    return lambda wiring: replace(wiring, book=change(wiring.book))


def plainly(**rules: Callable[..., Any]) -> Change:
    """Return a change that puts other functions in the place of rules that are no votes, by their names in the book."""
    named: Any = rules

    def change(wiring: Wiring) -> Wiring:
        for name in rules:
            _must_stand(name, [field.name for field in fields(PlainRules)])
        return replace(wiring, book=replace(wiring.book, plain=replace(wiring.book.plain, **named)))

    return change


def both(first: Change, second: Change) -> Change:
    """Return one change made of two."""
    return lambda wiring: second(first(wiring))


def _must_stand(name: str, names: list[str]) -> None:
    """Fail where a sabotage would change nothing.

    Raises
    ------
    LookupError
        If the book has no such rule.
    """
    if name not in names:
        message = f"no rule {name} stands in this part of the book: name one of {', '.join(names)}"
        raise LookupError(message)


def admission_silent(true: AdmitVote) -> AdmitVote:
    """Never vote: what the rule forbade is left to the others."""
    del true

    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        del question, standing, regime
        return None

    return vote


def admission_open(true: AdmitVote) -> AdmitVote:
    """Permit everything."""
    del true

    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        del question, standing, regime
        return Permit()

    return vote


def silent(true: CoverVote) -> CoverVote:
    """Never vote."""
    del true

    def vote(cause: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        del cause, standing, fact, regime
        return None

    return vote


def opened(true: CoverVote) -> CoverVote:
    """Permit everything."""
    del true

    def vote(cause: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        del cause, standing, fact, regime
        return Permit()

    return vote


def losing(section: str, field: str, value: Any) -> Change:
    """Return a change after which every regime holds the same value of one switch."""

    def lost(regime: Regime) -> Regime:
        group = replace(getattr(regime, section), **{field: Known(value, "OWN")})
        changed: Any = {section: group}
        return replace(regime, **changed)

    def change(wiring: Wiring) -> Wiring:
        return replace(wiring, regimes=MappingProxyType({name: lost(one) for name, one in wiring.regimes.items()}))

    return change
