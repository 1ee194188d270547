"""Facts about who was heard to take part before, and beside, any official map: announcements and records answers.

Every agency in them is invented, one behind each partner of the register's days; none bears a real agency's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Channel = Literal["press-release", "social-post"]


@dataclass(frozen=True, slots=True)
class AnnouncementFact:
    """An invented agency's word that it takes part; days are ISO, US Eastern time.

    ``stock`` is the stock phrase in it, "" where it was reworded. ``found_on`` is the day on which an outsider's search
    for stock phrases first shows it, "" where no search of that kind ever does.
    """

    agency: str
    state: str
    channel: Channel
    day: str
    text: str
    stock: str
    found_on: str


@dataclass(frozen=True, slots=True)
class RecordsAnswerFact:
    """An invented agency's answer to a records request: that it has an agreement, and since when; days are ISO."""

    agency: str
    state: str
    asked_on: str
    answered_on: str
    agreed_on: str
