"""Sabotages of consent."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ...worlds.wiring import Wiring
from .sabotage import Sabotage


def _ask_the_opted_out(wiring: Wiring) -> Wiring:
    kept = tuple(rule for rule in wiring.book.covering if rule.name != "who_said_yes")
    return replace(wiring, book=replace(wiring.book, covering=kept))


ASK_THE_OPTED_OUT: Final = Sabotage(
    "ask-the-opted-out",
    "The rule that reads the standing choice was dropped from the book in a clean-up.",
    "opting-out",
    "assistance-2021",
    _ask_the_opted_out,
)
