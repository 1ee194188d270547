"""The habits of people who act by themselves: few numbers, each with its source, or marked as an assumption.

Six stand in the behavior model already and are read from there; the others are of a simulated month alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..behaviour import BEHAVIOUR, Figure, Figures

_OPT_OUT: Final = Figure(
    0.02,
    "assumption",
    "",
    (0.0, 0.02, 0.2),
    "Chance that a resident who opens a notice opts out for good, once more than `patience` have reached the home. "
    "Nobody published how many opted out.",
)
_PATIENCE: Final = Figure(
    5.0, "assumption", "", (1.0, 5.0, 20.0), "Notices that a household takes before anybody there thinks of it."
)
_OPT_IN: Final = Figure(
    0.1,
    "assumption",
    "",
    (0.0, 0.1, 1.0),
    "Share of residents who say yes to being asked within `opt_in_days`, where the rules ask nobody without a yes.",
)
_OPT_IN_DAYS: Final = Figure(
    30.0, "assumption", "", (1.0, 30.0, 365.0), "Days from the world's beginning within which they say it, evenly."
)
_FILE: Final = Figure(
    0.5, "assumption", "", (0.1, 0.5, 1.0), "Share of the incidents on record about which an officer asks at all."
)
_PERMIT_DAYS: Final = Figure(
    30.0,
    "assumption",
    "",
    (7.0, 30.0, 365.0),
    "Mean days until an administrator next gives a colleague the posting permission; exponential.",
)


_POST: Final = Figure(
    0.05,
    "assumption",
    "",
    (0.01, 0.05, 0.2),
    "Share of residents whose camera recorded around an incident who post about it. Nobody published it.",
)
_POST_HOURS: Final = Figure(
    6.0, "assumption", "", (1.0, 6.0, 24.0), "Median hours from an incident's record to a post about it; log-normal."
)
_POST_STILL: Final = Figure(
    0.5, "assumption", "", (0.0, 0.5, 1.0), "Share of posts about an incident with a still of one's own newest clip."
)
_OTHER_POSTS: Final = Figure(
    40.0,
    "assumption",
    "",
    (10.0, 40.0, 160.0),
    "Posts in a year of each 1,000 residents about anything but crime. In MARKUP's sample about 30 % were.",
)
_COMMENT: Final = Figure(
    0.05, "assumption", "", (0.0, 0.05, 0.2), "Share of the same residents who comment on the newest post about crime."
)
_DESK_DAYS: Final = Figure(
    3.0, "assumption", "", (1.0, 3.0, 14.0), "Days between two looks of administrators and of the partner manager."
)
_OFFER: Final = Figure(
    0.2,
    "assumption",
    "",
    (0.0, 0.2, 1.0),
    "Chance at each look that the partner manager offers an agreement to an agency that never had one.",
)
_SIGNS: Final = Figure(0.9, "assumption", "", (0.0, 0.9, 1.0), "Share of offers that an administrator signs.")
_PRESS_DAYS: Final = Figure(
    45.0, "assumption", "", (7.0, 45.0, 365.0), "Mean days between two statements that an agency begins."
)
_SUGGEST_DAYS: Final = Figure(
    30.0,
    "assumption",
    "",
    (7.0, 30.0, 91.0),
    "Days between two mailings of suggestions. That they were sent is documented (VICE-COACH), how often is not.",
)
_ALERTS: Final = Figure(
    0.5,
    "assumption",
    "",
    (0.0, 0.5, 1.0),
    "Share of officers who have posts about crime mailed to them.",
)
_HEEDS: Final = Figure(
    0.5, "assumption", "", (0.0, 0.5, 1.0), "Chance that an officer posts officially after a fresh suggestion."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits(Figures):
    """The numbers by which residents, officers, moderators and administrators act; each is explained in its figure."""

    open: Figure = BEHAVIOUR.reads
    open_hours: Figure = BEHAVIOUR.read_hours
    open_spread: Figure = BEHAVIOUR.read_spread
    share: Figure = BEHAVIOUR.responds
    pull_spread: Figure = BEHAVIOUR.pull_spread
    clips_each: Figure = BEHAVIOUR.clips_each
    decline: Figure = BEHAVIOUR.declines
    opt_out: Figure = _OPT_OUT
    patience: Figure = _PATIENCE
    opt_in: Figure = _OPT_IN
    opt_in_days: Figure = _OPT_IN_DAYS
    requests_per_1000_homes: Figure = BEHAVIOUR.requests_per_1000_homes
    file: Figure = _FILE
    file_hours: Figure = BEHAVIOUR.report_hours
    asked_sq_mi: Figure = BEHAVIOUR.asked_sq_mi
    margin_minutes: Figure = BEHAVIOUR.margin_minutes
    review_hours: Figure = BEHAVIOUR.review_hours
    permit_days: Figure = _PERMIT_DAYS
    post: Figure = _POST
    post_hours: Figure = _POST_HOURS
    post_still: Figure = _POST_STILL
    other_posts_per_1000: Figure = _OTHER_POSTS
    comment: Figure = _COMMENT
    desk_days: Figure = _DESK_DAYS
    offer: Figure = _OFFER
    signs: Figure = _SIGNS
    press_days: Figure = _PRESS_DAYS
    suggest_days: Figure = _SUGGEST_DAYS
    alerts: Figure = _ALERTS
    heeds: Figure = _HEEDS

    @property
    def shares_once_opened(self) -> float:
        """Share of those who open a notice who send something, at a pull of 1."""
        return min(1.0, self.share.value / self.open.value)

    @property
    def incidents_per_1000_homes(self) -> float:
        """Incidents on record in a year for each 1,000 homes: those with a request, and those without."""
        return self.requests_per_1000_homes.value / self.file.value


HABITS: Final = Habits()
"""The habits as they stand."""
POST_SPREAD: Final = 1.0
"""Standard deviation of the logarithm of the hours from an incident's record to a post or comment; an assumption."""
FILE_SPREAD: Final = 1.5
"""Standard deviation of the logarithm of the hours from an incident to its request; as in the behavior model."""
