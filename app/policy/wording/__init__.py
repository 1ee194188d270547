"""Find words in a statement that an agreement asks to avoid, and propose others; it changes nothing by itself.

One case is documented: in 2019 the company took "surveillance" and "security cameras" out of what a police chief was
to say. Whether an agreement has such a check is a clause of its own, "wording", and no law of an era. The proposals are
ours.

References
----------
Gizmodo, August 2019, https://gizmodo.com/ring-barred-cops-from-using-surveillance-to-describe-it-1837380102
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..text_check.words import Word, words_of

__all__ = ["TERMS", "Term", "TermFound", "find_terms", "with_proposals"]


@dataclass(frozen=True, slots=True)
class Term:
    """Words to avoid, in lower case, and what is proposed in their place."""

    words: tuple[str, ...]
    proposal: str


def _terms(proposal: str, *phrases: str) -> tuple[Term, ...]:
    return tuple(Term(tuple(phrase.split()), proposal) for phrase in phrases)


TERMS: Final = (
    *_terms("neighborhood safety", "surveillance"),
    *_terms("doorbell camera", "surveillance camera", "security camera", "spy camera"),
    *_terms("doorbell cameras", "surveillance cameras", "security cameras", "spy cameras", "cctv"),
    *_terms("looking out for", "surveilling", "spying on", "monitoring"),
    *_terms("shared video", "surveillance footage", "surveillance video", "security footage"),
)
"""Longer phrases win over shorter ones that they hold."""


@dataclass(frozen=True, slots=True)
class TermFound:
    """Words to avoid in a text: ``text[start:end]`` in characters, and what is proposed in their place."""

    start: int
    end: int
    words: str
    proposal: str


def find_terms(text: str) -> tuple[TermFound, ...]:
    """Return the words to avoid in a text, in its order and without overlap."""
    words, at = words_of(text), 0
    found: list[TermFound] = []
    while at < len(words):
        term = _longest_at(words, at)
        if term is None:
            at += 1
            continue
        found.append(_found(text, words[at : at + len(term.words)], term))
        at += len(term.words)
    return tuple(found)


def with_proposals(text: str) -> str:
    """Return a text with every proposal put in, its capital letters kept."""
    for one in reversed(find_terms(text)):
        text = text[: one.start] + one.proposal + text[one.end :]
    return text


def _longest_at(words: tuple[Word, ...], at: int) -> Term | None:
    fitting = [term for term in TERMS if _fits(term, words, at)]
    return max(fitting, key=lambda term: len(term.words), default=None)


def _fits(term: Term, words: tuple[Word, ...], at: int) -> bool:
    return tuple(word.text for word in words[at : at + len(term.words)]) == term.words


def _found(text: str, words: tuple[Word, ...], term: Term) -> TermFound:
    start, end = words[0].start, min(words[-1].end, len(text))
    proposal = term.proposal[:1].upper() + term.proposal[1:] if words[0].capital else term.proposal
    return TermFound(start, end, text[start:end], proposal)
