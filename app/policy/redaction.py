"""What is blackened in free text before it goes out with an agency's records: e-mail, telephone, house and street.

It knows patterns and no names: whoever is named in running text stays named. Nobody at the agency looks at it.
"""

from __future__ import annotations

import re
from typing import Final

WITHHELD: Final = "[withheld: personal details]"

_PLAIN: Final = "Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Crescent|Cres|Boulevard|Blvd|Terrace"
"""Kinds of streets that are no other word: they are known in small letters too."""
_KINDS: Final = (
    f"{_PLAIN}|Drive|Dr|Court|Ct|Way|Place|Pl|Circle|Cir|Row|Close|Walk|Loop|Trail|Trl|Hill|Square|Sq|Parkway|Pkwy|"
    "Highway|Hwy|Alley|Path|Quay|Wharf"
)
_EMAIL: Final = re.compile(r"[^\s@<>()\[\],;:]+@[^\s@<>()\[\],;:]+\.[A-Za-z]{2,}")
_NUMBER: Final = r"\b\d+(?:-?[A-Za-z])?(?:\s+(?:block\s+)?(?:of\s+)?)"
_ADDRESS: Final = re.compile(rf"{_NUMBER}(?:[A-Z][\w'-]*\s+){{1,4}}(?:{_KINDS})\b", re.UNICODE)
_ANY_CASE: Final = re.compile(rf"{_NUMBER}(?:[^\W\d_][\w'-]*\s+){{1,2}}(?:{_PLAIN})\b", re.UNICODE | re.IGNORECASE)
_PHONE: Final = re.compile(r"(?<![\w-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])?\d{3}[\s.-]\d{4}(?![\w-])")
"""Telephone numbers as they are written in the United States."""


def without_details(text: str) -> str:
    """Return a text with addresses of e-mail, of houses and numbers of telephones blackened.

    Case numbers and days stay: ``22-0001`` and ``2022-05-01`` are no telephone numbers.
    """
    for pattern in (_EMAIL, _ADDRESS, _ANY_CASE, _PHONE):
        text = pattern.sub(WITHHELD, text)
    return text
