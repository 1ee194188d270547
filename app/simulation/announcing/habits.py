"""How invented agencies announce, are found and answer: few numbers, each with its source, or marked as an assumption.

One of them, ``stock``, was set so that the outsider's list comes near one published figure, 231 on 8 August 2019. The
figures of later days were not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..behaviour import Figure, Figures

LONGEST_DAYS: Final = 180
"""Whoever has said nothing for so many days says nothing any more."""
ANSWER_DAYS: Final = (5, 45)
"""Soonest and latest day of an answer after the request, evenly: an assumption; the laws of states differ."""
_WHY_SILENT: Final = (
    "Chance that a sampled agency that never announces answers, as a share of that of others. 1 makes the two lists "
    "independent, as capture-recapture supposes. Below 1, whoever hides from one list hides from the other too, and "
    "every estimate from the two falls short."
)


_ANNOUNCES: Final = Figure(
    0.9, "assumption", "", (0.6, 0.9, 1.0), "Share of agencies that ever announce their agreement."
)
_DELAY_DAYS: Final = Figure(
    14.0,
    "assumption",
    "",
    (3.0, 14.0, 60.0),
    "Median days from the first day of an agreement to its announcement; the logarithm is normal.",
)
_DELAY_SPREAD: Final = Figure(
    1.0, "assumption", "", (0.5, 1.0, 1.5), "Standard deviation of the logarithm of those days."
)
_STOCK: Final = Figure(
    0.8,
    "assumption",
    "",
    (0.5, 0.8, 1.0),
    "Share of announcements that keep a stock phrase of their template; the others are reworded. Set so that the "
    "outsider's list of 8 August 2019 comes near the published 231.",
)
_FIND_DAYS: Final = Figure(
    7.0,
    "assumption",
    "",
    (1.0, 7.0, 30.0),
    "Mean days until a search for stock phrases shows an announcement; exponential.",
)
_SAMPLED: Final = Figure(
    0.3,
    "assumption",
    "",
    (0.1, 0.3, 0.6),
    "Share of agencies in the standing sample whose records are asked for on the first of every month.",
)
_ANSWERS: Final = Figure(
    0.6, "assumption", "", (0.3, 0.6, 0.9), "Share of sampled agencies with an agreement that answer at all."
)
_SILENT_ANSWERS: Final = Figure(0.5, "assumption", "", (0.0, 0.25, 0.5, 1.0), _WHY_SILENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcing(Figures):
    """The numbers by which invented agencies are heard of; each is explained in its figure."""

    announces: Figure = _ANNOUNCES
    delay_days: Figure = _DELAY_DAYS
    delay_spread: Figure = _DELAY_SPREAD
    stock: Figure = _STOCK
    find_days: Figure = _FIND_DAYS
    sampled: Figure = _SAMPLED
    answers: Figure = _ANSWERS
    silent_answers: Figure = _SILENT_ANSWERS


ANNOUNCING: Final = Announcing()
"""The numbers as they stand."""
