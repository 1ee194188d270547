"""Votes, rulings and decisions: how single rules add up to a yes or a no.

Default deny; forbid trumps permit; order never matters. This module combines votes. It does not know any
rule, and it says nothing to anybody: a reason is carried here, and whether it may be told is the gate's affair.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

F = TypeVar("F")


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why something was refused, in words that say what to do about it.

    Parameters
    ----------
    code : str
        Stable, kebab-case; programs switch on it.
    text : str
        One or two sentences for the asker.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Permit:
    """A vote for."""


@dataclass(frozen=True, slots=True)
class Forbid:
    """A vote against, which no permit outweighs."""

    reason: Reason


Vote = Permit | Forbid | None
"""What one rule says; None means that the rule has nothing to say about this."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What all rules together say about one question, or about one fact.

    Parameters
    ----------
    allowed : bool
    rules : tuple of str
        The determining rules, sorted by name: all that forbade, or, if none did, all that permitted.
    reasons : tuple of Reason
        The reasons of those that forbade, sorted; empty when allowed or when nothing permitted.
    """

    allowed: bool
    rules: tuple[str, ...]
    reasons: tuple[Reason, ...]


def combine(votes: Iterable[tuple[str, Vote]]) -> Ruling:
    """Add the votes of named rules up to one ruling.

    Parameters
    ----------
    votes : iterable of (str, Vote)
        Rule name and vote, in any order.

    Returns
    -------
    Ruling
        Allowed if at least one rule permitted and none forbade.
    """
    cast = list(votes)
    forbidding = sorted((name, vote.reason) for name, vote in cast if isinstance(vote, Forbid))
    if forbidding:
        names, reasons = zip(*forbidding, strict=True)
        return Ruling(allowed=False, rules=names, reasons=tuple(sorted(set(reasons))))
    permitting = tuple(sorted(name for name, vote in cast if isinstance(vote, Permit)))
    return Ruling(allowed=bool(permitting), rules=permitting, reasons=())


@dataclass(frozen=True, slots=True)
class Decision(Generic[F]):
    """Which facts an answer may draw on, and by which rules.

    Parameters
    ----------
    covered : tuple of F
        The facts that the answer may draw on; empty is the same value as refused.
    rules : tuple of str
        Names of the rules that permitted what is covered, sorted; what forbade the rest is told to nobody.
    """

    covered: tuple[F, ...]
    rules: tuple[str, ...]
