"""What can be wrong with an evidence package, each by name. Looking for it is the work of `verify` and its parts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Wrong(StrEnum):
    """Names of findings."""

    TOO_LARGE = "too-large"
    NOT_A_PACKAGE = "not-a-package"
    TOO_MANY_ENTRIES = "too-many-entries"
    COMPRESSED_ENTRY = "compressed-entry"
    CUT_SHORT = "cut-short"
    UNSAFE_NAME = "unsafe-name"
    DUPLICATE_ENTRY = "duplicate-entry"
    REPACKED = "repacked"
    NO_MANIFEST = "no-manifest"
    BAD_MANIFEST_SIGNATURE = "bad-manifest-signature"
    MANIFEST_SHAPE = "manifest-shape"
    UNLISTED_FILE = "unlisted-file"
    MISSING_FILE = "missing-file"
    WRONG_HASH = "wrong-hash"
    WRONG_SIZE = "wrong-size"
    BROKEN_DERIVATION = "broken-derivation"
    BROKEN_CUSTODY = "broken-custody"
    BAD_RECEIPT = "bad-receipt"
    RECEIPT_OTHER_FOOTAGE = "receipt-other-footage"
    RECEIPT_NO_CONSENT = "receipt-no-consent"
    BAD_PAPER = "bad-paper"
    PAPER_OTHER_FOOTAGE = "paper-other-footage"
    PAPER_OTHER_DEMAND = "paper-other-demand"
    WRONG_OPENING = "wrong-opening"
    OPENING_IN_PACKAGE = "opening-in-package"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Parameters
    ----------
    wrong : Wrong
    subject : str
        The file or the part that it is about, at most `SUBJECT_CHARACTERS` of it.
    explanation : str
        One sentence.
    """

    wrong: Wrong
    subject: str
    explanation: str


SUBJECT_CHARACTERS: Final = 100


def finding(wrong: Wrong, subject: str, explanation: str) -> Finding:
    """Make a finding whose subject can be printed, whatever a hostile package calls it."""
    printable = "".join(letter if letter.isprintable() else "." for letter in subject[:SUBJECT_CHARACTERS])
    return Finding(wrong, printable, explanation)
