"""Sabotages of how votes add up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ...policy.decision import Forbid, Permit, Ruling, Vote, combine
from ...worlds.wiring import Wiring
from .sabotage import Sabotage

Votes = Iterable[tuple[str, Vote]]


def _silent_means_yes(votes: Votes) -> Ruling:
    cast = list(votes)
    if any(vote is not None for _, vote in cast):
        return combine(cast)
    return Ruling(allowed=True, rules=(), reasons=())


def _one_permit_is_enough(votes: Votes) -> Ruling:
    cast = list(votes)
    permitting = tuple(sorted(name for name, vote in cast if isinstance(vote, Permit)))
    return Ruling(allowed=True, rules=permitting, reasons=()) if permitting else combine(cast)


def _first_to_speak(votes: Votes) -> Ruling:
    for name, vote in votes:
        if isinstance(vote, Forbid):
            return Ruling(allowed=False, rules=(name,), reasons=(vote.reason,))
        if isinstance(vote, Permit):
            return Ruling(allowed=True, rules=(name,), reasons=())
    return Ruling(allowed=False, rules=(), reasons=())


def _allow_when_silent(wiring: Wiring) -> Wiring:
    return replace(wiring, book=replace(wiring.book, combine=_silent_means_yes))


def _permit_trumps_forbid(wiring: Wiring) -> Wiring:
    return replace(wiring, book=replace(wiring.book, combine=_one_permit_is_enough))


def _first_vote_wins(wiring: Wiring) -> Wiring:
    return replace(wiring, book=replace(wiring.book, combine=_first_to_speak))


ALLOW_WHEN_SILENT: Final = Sabotage(
    "allow-when-silent",
    "A new kind of fact was added, no rule spoke about it, and no rule speaking was taken for a yes.",
    "default-deny",
    "assistance-2021",
    _allow_when_silent,
)
PERMIT_TRUMPS_FORBID: Final = Sabotage(
    "permit-trumps-forbid",
    "Somebody wrote any() over the permits and forgot the forbids.",
    "forbid-trumps-permit",
    "assistance-2021",
    _permit_trumps_forbid,
)
FIRST_VOTE_WINS: Final = Sabotage(
    "first-vote-wins",
    "An early return made the first rule that spoke the only one that counted.",
    "order-never-matters",
    "assistance-2021",
    _first_vote_wins,
)
