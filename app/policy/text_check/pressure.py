"""Rules against pressure on residents: urgency, duty, threat and blame. Data only."""

from __future__ import annotations

from typing import Final

from .phrases import phrases
from .rule import Rule

_PRESSURE: Final = (
    "Sharing is voluntary, and a request may not push residents. Say what the video is needed for, and leave urgency, "
    "duty, consequences and blame out."
)
_NO_DUTY: Final = phrases("not need|have|must", "no|not .. obligation|obligated|required|duty")

PRESSURE: Final = (
    Rule(
        name="urgency",
        category="pressure",
        explanation=_PRESSURE,
        catches=phrases(
            "urgent|urgently",
            "@share .. immediately|urgently|asap",
            "act now|today|fast",
            "need|want .. now|immediately",
            "not|don't wait",
            "time is running",
            "last chance",
        ),
        unless_within=phrases("urgent care", "not wait for"),
    ),
    Rule(
        name="duty",
        category="pressure",
        explanation=_PRESSURE,
        catches=phrases(
            "your .. duty|responsibility|obligation",
            "duty to",
            "have|has an obligation",
            "obligated to",
            "you must|should|have|need|ought to|@share",
            "one of you needs|need|must|has",
            "you owe",
            "right thing",
            "good citizens|neighbors|neighbours|residents @share|help",
        ),
        unless_sentence=_NO_DUTY,
    ),
    Rule(
        name="consequence",
        category="pressure",
        explanation=_PRESSURE,
        catches=phrases(
            "failure to respond|share|comply|answer|help",
            "required by law",
            "residents|you are|is required|obliged",
            "get|obtain|seek a warrant",
            "if you refuse",
            "come to the|your door",
            "treated|charged|counted .. obstruction",
        ),
        unless_sentence=_NO_DUTY,
    ),
    Rule(
        name="blame",
        category="pressure",
        explanation=_PRESSURE,
        catches=phrases(
            "if you do not|nothing share|help|answer|respond",
            "if you don't share|help|answer|respond",
            "your fault",
            "part of the problem",
            "those who do nothing",
            "how would you feel",
            "nothing to hide",
            "no excuse|excuses",
        ),
    ),
    Rule(
        name="call-to-action",
        category="pressure",
        explanation=_PRESSURE,
        catches=phrases(
            "take .. action", "keep your|our .. safe", "make your|our .. safe|safer", "direct action", "do your part"
        ),
    ),
)
