"""What changed between two wordings, word by word, for a page to mark. It judges nothing."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal

from ..policy.wording import with_proposals

Part = tuple[Literal["same", "out", "in"], str]


def rewording(before: str, after: str) -> list[Part]:
    """Split two wordings into runs of words that stayed, went and came.

    Parameters
    ----------
    before, after : str
    """
    old, new = before.split(), after.split()
    parts: list[Part] = []
    for kind, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if kind == "equal":
            parts.append(("same", " ".join(old[a:b])))
            continue
        parts.extend([("out", " ".join(old[a:b]))] if b > a else [])
        parts.extend([("in", " ".join(new[c:d]))] if d > c else [])
    return parts


def proposed(text: str, checks_terms: bool) -> str:  # noqa: FBT001 - a template filter takes its arguments by place
    """Return a text with the proposals of the term check put in, where the agreement has one."""
    return with_proposals(text) if checks_terms else text
