"""What a rule of the text check is, and how its exceptions excuse a match; the tables beside it hold the rules.

It knows no category's wording and decides nothing about a request.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from .phrases import Phrase, matches
from .words import Word

ProhibitedContent: TypeAlias = Literal[
    "lawful-activity", "announcement", "hate", "profiling", "harassment", "victim-identity", "pressure"
]


@dataclass(frozen=True, slots=True)
class Rule:
    """Phrases that a category prohibits, and what excuses them.

    Parameters
    ----------
    name, category
        The rule's name, unique, and what it is about.
    explanation
        A plain sentence or two: what is prohibited, and how to say it instead.
    catches
        Phrases that are a finding.
    unless_within
        A match that lies in one of these phrases is excused ("protest" in "Protest Lane").
    unless_sentence
        A match is excused where its sentence holds one of these phrases.
    unless_message
        Every match is excused where the message holds a phrase of each of these groups.
    unless_another_sentence
        Matches are excused where a sentence without any match holds one of these phrases.
    may_quote
        A match that begins in a short quotation is excused.
    """

    name: str
    category: ProhibitedContent
    explanation: str
    catches: tuple[Phrase, ...]
    unless_within: tuple[Phrase, ...] = ()
    unless_sentence: tuple[Phrase, ...] = ()
    unless_message: tuple[tuple[Phrase, ...], ...] = ()
    unless_another_sentence: tuple[Phrase, ...] = ()
    may_quote: bool = False


def found_by(rule: Rule, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the matches that nothing excuses, as (first, one past the last) word, from the left and without overlap."""
    caught = list(_apart(matches(rule.catches, words)))
    if not caught or _message_excuses(rule, words, caught):
        return
    pardoned = {words[first].sentence for first, _ in matches(rule.unless_sentence, words)}
    inside = {place for span in matches(rule.unless_within, words) for place in range(*span)}
    for first, end in caught:
        quoted = rule.may_quote and words[first].quoted
        if not (quoted or words[first].sentence in pardoned or inside.issuperset(range(first, end))):
            yield first, end


def _apart(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    after = 0
    for first, end in spans:
        if first >= after:
            yield first, end
            after = end


def _message_excuses(rule: Rule, words: Sequence[Word], caught: Sequence[tuple[int, int]]) -> bool:
    if rule.unless_message and all(any(True for _ in matches(group, words)) for group in rule.unless_message):
        return True
    holding = {words[first].sentence for first, _ in caught}
    return any(words[first].sentence not in holding for first, _ in matches(rule.unless_another_sentence, words))
