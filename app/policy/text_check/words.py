"""Read a message as words that know where they stand in it; it judges nothing.

Letters are compared after compatibility decomposition: full-width, accented and look-alike letters become the plain
ones, invisible characters go. Every word keeps its place in the message as sent. Four single letters or more
with one space, dot, dash or star between any two are read as one word, and so is a word that a dash breaks at a line's
end. Digits in place of letters are not undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

# Escapes show which alphabet is meant: Cyrillic, then Greek, then Latin letters and quotation marks.
_LOOK_ALIKES: Final = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u051b\u051d"
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425\u0406\u0408\u0405"
    "\u03b1\u03bf\u03bd\u03c1\u03b9\u03ba\u03c4\u03c5\u03c7"
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u0131\u0261\u2018\u2019\u02bc\u201c\u201d\u201e",
    "aeopcyxijshdqwABEKMHOPCTYXIJSaovpiktuxABEZHIKMNOPTYXig'''\"\"\"",
)
_INVISIBLE: Final = frozenset({"Mn", "Me", "Cf"})
_BLANK_LETTERS: Final = frozenset("\u115f\u1160\u3164\uffa0")  # letters by category, and nothing to the eye
_SPACED: Final = r"(?<![^\W_])[^\W\d_](?:[ .*-][^\W\d_]){3,}(?![^\W_])"
_BROKEN: Final = r"-[ \t]*\r?\n[ \t]*"
_WORD: Final = rf"[^\W_]+(?:(?:'|{_BROKEN})[^\W_]+)*"
_PARTS: Final = re.compile(rf"(?P<word>{_SPACED}|{_WORD})|(?P<quote>\")|(?P<stop>[.!?](?=\s|\"|$))")
_BETWEEN: Final = re.compile(r"[^\w']+")
_SHORTENED: Final = frozenset({"mr", "mrs", "ms", "dr", "st", "no", "sgt", "det", "m"})
QUOTED_WORDS: Final = 6  # a longer quotation is the officer's own message in quotation marks


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the check reads it, with its place in the message as sent.

    ``start`` and ``end`` count characters (code points); ``sentence`` counts sentences from 0; ``capital`` says that
    its first letter is one; ``quoted`` that it stands in a short quotation.
    """

    text: str
    start: int
    end: int
    sentence: int
    capital: bool
    quoted: bool = False


def words_of(message: str) -> tuple[Word, ...]:
    """Return the words of a message in order."""
    folded, origins = _folded(message)
    found: list[Word] = []
    opened: int | None = None
    sentence = 0
    for part in _PARTS.finditer(folded):
        if part.lastgroup == "word":
            start, end = origins[part.start()], max(origins[part.end() - 1] + 1, origins[part.end()])
            text = _BETWEEN.sub("", part.group()).casefold()
            found.append(Word(text, start, end, sentence, part.group()[0].isupper()))
        elif part.lastgroup == "quote":
            opened = _close(found, opened)
        elif not (found and found[-1].text in _SHORTENED):
            sentence += 1
    return tuple(found)


def _folded(message: str) -> tuple[str, list[int]]:
    """Return the plain letters, and for each (and for the end) the index of the character that it came from."""
    pairs = [(letter, index) for index, sent in enumerate(message) for letter in _plain(sent)]
    return "".join(letter for letter, _ in pairs), [*(index for _, index in pairs), len(message)]


def _plain(sent: str) -> Iterator[str]:
    for letter in unicodedata.normalize("NFKD", sent):
        category = unicodedata.category(letter)
        hidden = category in _INVISIBLE or letter in _BLANK_LETTERS or (category == "Cc" and not letter.isspace())
        if not hidden:
            yield letter.translate(_LOOK_ALIKES)


def _close(found: list[Word], opened: int | None) -> int | None:
    """Open a quotation at the next word, or close the open one and mark its words where it is short."""
    if opened is None:
        return len(found)
    if len(found) - opened <= QUOTED_WORDS:
        found[opened:] = [Word(w.text, w.start, w.end, w.sentence, w.capital, quoted=True) for w in found[opened:]]
    return None
