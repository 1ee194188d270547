"""What a rule is, and the book of all rules that one portal runs with.

An *admission rule* votes on a question from the asker's own standing and may give its reason to the asker.
A *covering rule* votes on one fact, for a question or an act, and never explains itself to anybody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from .acts import Act
from .casefile import Standing
from .decision import Ruling, Vote
from .plain_rules import PlainRules
from .regime import Regime
from .wire.base import Question

F = TypeVar("F")

Cause = Question[Any] | Act
"""What a fact may be needed for: a question somebody asked, or an act of the company."""

AdmitVote = Callable[[Any, Standing, Regime], Vote]
CoverVote = Callable[[Any, Standing, Any, Regime], Vote]


@dataclass(frozen=True, slots=True)
class AdmitRule:
    """One rule of admission.

    Parameters
    ----------
    name : str
        As the file that states it.
    sentence : str
        The rule in English.
    guards : tuple of type
        The questions on which it votes.
    vote : callable
        (question, standing, regime) -> Vote
    """

    name: str
    sentence: str
    guards: tuple[type, ...]
    vote: AdmitVote


@dataclass(frozen=True, slots=True)
class CoverRule:
    """One rule about which facts a question or an act covers; ``vote`` takes (cause, standing, fact, regime)."""

    name: str
    sentence: str
    guards: tuple[type, ...]
    vote: CoverVote


def admits(*guards: type) -> Callable[[AdmitVote], AdmitRule]:
    """Make an admission rule of a function; its docstring's first line is the rule's sentence."""

    def make(vote: AdmitVote) -> AdmitRule:
        return AdmitRule(vote.__name__, _sentence(vote), guards, vote)

    return make


def covers(*guards: type) -> Callable[[CoverVote], CoverRule]:
    """Make a covering rule of a function; its docstring's first line is the rule's sentence."""

    def make(vote: CoverVote) -> CoverRule:
        return CoverRule(vote.__name__, _sentence(vote), guards, vote)

    return make


def _sentence(vote: Callable[..., Vote]) -> str:
    return (vote.__doc__ or "").strip().split("\n", 1)[0]


Places = tuple[NDArray[np.float64], NDArray[np.float64]]
PlaceMechanism = Callable[[bytes, tuple[str, ...], Places, Regime], Places]
"""(key, camera ids, true (lons, lats), regime) -> the (lons, lats) that the map shows."""

Combine = Callable[[Iterable[tuple[str, Vote]]], Ruling]
Discloser = Callable[[Any, Standing, tuple[Any, ...], Regime], Any]
"""(question, standing, covered facts, regime) -> the disclosure."""


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a portal, how votes add up, and how covered facts become disclosures.

    What votes stands in ``admission`` and ``covering``; rules that are no votes are ``plain``.
    """

    admission: tuple[AdmitRule, ...]
    covering: tuple[CoverRule, ...]
    plain: PlainRules
    combine: Combine
    seems: PlaceMechanism
    disclosers: Mapping[type, Discloser]

    def judge(self, question: Question[Any], standing: Standing, regime: Regime) -> Ruling:
        """Rule on whether a question may be asked by this asker at all."""
        return self.combine(
            (rule.name, rule.vote(question, standing, regime))
            for rule in self.admission
            if type(question) in rule.guards
        )

    def weigh(self, cause: Cause, standing: Standing, facts: Iterable[F], regime: Regime) -> list[tuple[F, Ruling]]:
        """Rule on each fact: may an answer to this question, or this act, draw on it?"""
        rules = [rule for rule in self.covering if type(cause) in rule.guards]
        return [
            (fact, self.combine((rule.name, rule.vote(cause, standing, fact, regime)) for rule in rules))
            for fact in facts
        ]
