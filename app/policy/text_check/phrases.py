"""Find phrases in words: the small notation in which the rules are written.

A phrase is a row of elements with spaces between: ``a|b`` one of these words, ``report*`` any word that begins so,
``@person`` any word of a class of the lexicon, ``..`` up to six words of the same sentence, ``<Name>`` a capitalised
word that may be a person's name, ``<Name's>`` the same in the possessive, ``<Number>`` a word that begins with a digit.
A phrase never crosses the end of a sentence. It looks at no letters: words arrive folded.

The matcher keeps the set of places that it may have reached, so its work grows with the message's length alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from .lexicon import CLASSES, NOT_NAMES
from .words import Word

GAP_WORDS: Final = 6
_Shape: TypeAlias = Literal["word", "gap", "name", "possessive", "number"]


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: ``texts`` and ``stems`` count for the shape ``word`` only."""

    shape: _Shape
    texts: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()

    def accepts(self, word: Word) -> bool:
        """Say whether a word may stand at this place."""
        match self.shape:
            case "word":
                return word.text in self.texts or word.text.startswith(self.stems)
            case "name":
                return word.capital and word.text.isalpha() and word.text not in NOT_NAMES
            case "possessive":
                return word.capital and word.text.endswith("'s") and word.text.removesuffix("'s") not in NOT_NAMES
            case "number":
                return word.text[0].isdigit()
            case "gap":
                return False


Phrase: TypeAlias = tuple[Element, ...]
_SHAPES: Final = (
    ("..", Element("gap")),
    ("<Name>", Element("name")),
    ("<Name's>", Element("possessive")),
    ("<Number>", Element("number")),
)


def phrases(*written: str) -> tuple[Phrase, ...]:
    """Read phrases as written in the tables.

    Raises
    ------
    KeyError
        If a phrase names a class that the lexicon lacks, or a shape that there is not.
    """
    return tuple(tuple(_element(part) for part in one.split()) for one in written)


def _element(part: str) -> Element:
    shaped = dict(_SHAPES)
    if part in shaped or "<" in part:
        return shaped[part]
    texts = [text for choice in part.split("|") for text in _expanded(choice)]
    stems = tuple(text.removesuffix("*") for text in texts if text.endswith("*"))
    return Element("word", frozenset(text for text in texts if not text.endswith("*")), stems)


def _expanded(choice: str) -> Sequence[str]:
    return CLASSES[choice.removeprefix("@")] if choice.startswith("@") else (choice,)


def matches(written: Sequence[Phrase], words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield (first, one past the last) index of the words of every match, from the left; the shortest at each place."""
    for start in range(len(words)):
        for phrase in written:
            if phrase[0].accepts(words[start]) and (end := _end(phrase, words, start)) is not None:
                yield start, end


def _end(phrase: Phrase, words: Sequence[Word], start: int) -> int | None:
    reached = {start}
    for element in phrase:
        reached = set(_steps(element, words, reached, words[start].sentence))
    return min(reached, default=None)


def _steps(element: Element, words: Sequence[Word], reached: set[int], sentence: int) -> Iterator[int]:
    for place in reached:
        if element.shape == "gap":
            yield from range(place, place + GAP_WORDS + 1)
        elif place < len(words) and words[place].sentence == sentence and element.accepts(words[place]):
            yield place + 1
