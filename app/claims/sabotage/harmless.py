"""Harmless variants: changes of a portal that leak nothing. A claim that cries leak at one of them is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from types import MappingProxyType
from typing import Any, Final

from ...policy.casefile import Standing
from ...policy.decision import Forbid, Reason, Vote
from ...policy.regime import Known, Regime
from ...policy.rulebook import AdmitRule, AdmitVote, CoverRule
from ...worlds.wiring import Wiring

_SLOW_MINUTES: Final = 45


def _rules_in_another_order(wiring: Wiring) -> Wiring:
    book = wiring.book
    return replace(wiring, book=replace(book, admission=book.admission[::-1], covering=book.covering[::-1]))


def _in_other_words(true: AdmitVote) -> AdmitVote:
    def vote(question: Any, standing: Standing, regime: Regime) -> Vote:
        said = true(question, standing, regime)
        return Forbid(Reason(said.reason.code, f"Sorry. {said.reason.text}")) if isinstance(said, Forbid) else said

    return vote


def _refusals_in_other_words(wiring: Wiring) -> Wiring:
    rules = tuple(replace(rule, vote=_in_other_words(rule.vote)) for rule in wiring.book.admission)
    return replace(wiring, book=replace(wiring.book, admission=rules))


def _abstain(*_: Any) -> Vote:
    return None


def _two_rules_that_say_nothing(wiring: Wiring) -> Wiring:
    book = wiring.book
    asked = AdmitRule("an_idle_rule", "It never votes.", book.admission[0].guards, _abstain)
    weighed = CoverRule("another_idle_rule", "It never votes.", book.covering[0].guards, _abstain)
    return replace(wiring, book=replace(book, admission=(asked, *book.admission), covering=(*book.covering, weighed)))


def _slower(regime: Regime) -> Regime:
    return replace(regime, delivery=replace(regime.delivery, delay_minutes=Known(_SLOW_MINUTES, "OWN")))


def _slower_delivery(wiring: Wiring) -> Wiring:
    slow = {name: _slower(regime) for name, regime in wiring.regimes.items()}
    return replace(wiring, regimes=MappingProxyType(slow))


def _other_tokens(wiring: Wiring) -> Wiring:
    counted = count()
    return replace(wiring, new_token=lambda: f"another-kind-of-token-{next(counted):06d}")


HARMLESS: Final[tuple[tuple[str, Callable[[Wiring], Wiring]], ...]] = (
    ("rules-in-another-order", _rules_in_another_order),
    ("refusals-in-other-words", _refusals_in_other_words),
    ("two-rules-that-say-nothing", _two_rules_that_say_nothing),
    ("slower-delivery", _slower_delivery),
    ("other-tokens", _other_tokens),
)
"""Name and change of each."""
