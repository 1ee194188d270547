"""The page about consent says what the code says."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from glassporch.policy.consent.events import KINDS, PURPOSES, SCOPES, SCOPES_FOR
from glassporch.policy.consent.household import CoConsent
from glassporch.policy.consent.machine import MAY_FOLLOW
from glassporch.policy.consent.standing import Course
from glassporch.policy.consent.vocabulary import PURPOSE_TERMS

from .histories import NOTICE, NOW, event

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "consent.md").read_text("utf-8")


def row(*cells: str) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def test_the_table_of_what_may_follow_is_the_one_in_the_code() -> None:
    lines = [row("now", *KINDS, "amounts to")]
    lines.append("|" + "---|" * (len(KINDS) + 2))
    for now in (None, *KINDS):
        course = Course(now, event(now), None) if now else None
        amounts = course.state(NOW, NOTICE) if course else "neither"
        may = ["may" if kind in MAY_FOLLOW[now] else "" for kind in KINDS]
        lines.append(row(f"`{now}`" if now else "nothing", *may, amounts))
    assert "\n".join(lines) in PAGE, "\n".join(lines)


def test_the_table_of_purposes_is_the_one_in_the_code() -> None:
    for purpose in PURPOSES:
        scopes = ", ".join(f"`{scope}`" for scope in SCOPES if scope in SCOPES_FOR[purpose])
        meaning = PURPOSE_TERMS[purpose].meaning.removesuffix(".")
        line = row(f"`{purpose}`", meaning[0].lower() + meaning[1:], scopes)
        assert line in PAGE, line


def test_every_way_of_deciding_together_is_on_the_page() -> None:
    assert all(f"| `{mode}` |" in PAGE for mode in get_args(CoConsent))
