"""Find words that a request may not hold: rules over words, each with an explanation; no statistics, no model.

The categories are those that the policy of 2021 prohibits in a request's text. The check finds and explains; whether
a finding refuses a request is the business of a rule of admission or of the moderator. It reads the message alone: it
knows no incident, area or picture, and it cannot tell whether what a message says is true. How often it is wrong on a
labelled set is in docs/text-check.md.

References
----------
Ring, Request for Assistance Policy, https://help.publicsafety.ring.com/hc/en-us/articles/1500012585181
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, get_args

from .announcements import ANNOUNCEMENTS
from .gatherings import GATHERINGS
from .identity import IDENTITY
from .pressure import PRESSURE
from .respect import RESPECT
from .rule import ProhibitedContent, Rule, found_by
from .words import Word, words_of

__all__ = ["CATEGORIES", "RULES", "Finding", "ProhibitedContent", "Rule", "check_text"]

CATEGORIES: Final[tuple[ProhibitedContent, ...]] = get_args(ProhibitedContent)
RULES: Final = (*GATHERINGS, *ANNOUNCEMENTS, *RESPECT, *IDENTITY, *PRESSURE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Words that a request may not hold.

    Parameters
    ----------
    category
        What is prohibited.
    start, end
        Where it stands: ``message[start:end]``, in characters (code points) of the message as sent.
    words
        The words as the check read them: lower case, look-alike letters made plain, one space between.
    rule
        The name of the rule that found it.
    explanation
        What is prohibited, and how to say it instead.
    """

    category: ProhibitedContent
    start: int
    end: int
    words: str
    rule: str
    explanation: str


def check_text(message: str, prohibited: Collection[ProhibitedContent]) -> tuple[Finding, ...]:
    """Return what a message holds of the prohibited categories, in the order of the message.

    The work grows in proportion to the message's length. The answer depends on the two arguments alone.

    Parameters
    ----------
    message
        The request's text as the officer sent it.
    prohibited
        The categories to look for; with none, nothing is found.
    """
    words = words_of(message)
    rules = [rule for rule in RULES if rule.category in prohibited]
    findings = [_finding(rule, message, words[span[0] : span[1]]) for rule in rules for span in found_by(rule, words)]
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.end)))


def _finding(rule: Rule, message: str, words: tuple[Word, ...]) -> Finding:
    return Finding(
        category=rule.category,
        start=words[0].start,
        end=min(words[-1].end, len(message)),
        words=" ".join(word.text for word in words),
        rule=rule.name,
        explanation=rule.explanation,
    )
