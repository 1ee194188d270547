"""Rules against public service announcements and the promotion of events. Data only."""

from __future__ import annotations

from typing import Final

from .phrases import phrases
from .rule import Rule

_ANNOUNCEMENT: Final = (
    "A request asks for video of one incident; it is no place for announcements, advice or invitations. Post those "
    "as an alert, and keep here what the video is needed for."
)

ANNOUNCEMENTS: Final = (
    Rule(
        name="invitation",
        category="announcement",
        explanation=_ANNOUNCEMENT,
        catches=phrases(
            "join us|your|our",
            "come to|join our|the|us .. open|fair|picnic|class|house|event|meeting|breakfast",
            "sign up for",
            "seats are|is limited",
            "meeting|class|event|fair|picnic will be held",
            "meet the|your|our .. officers|patrol|dogs|chief|team",
            "everyone is welcome",
        ),
    ),
    Rule(
        name="advice",
        category="announcement",
        explanation=_ANNOUNCEMENT,
        catches=phrases(
            "remember|reminder|reminded to .. lock|turn|close|hide|bring|protect|secure|check",
            "safety tip|tips|advice",
            "never leave your",
            "don't|not forget to",
            "protect your|yourself|deliveries",
            "public service announcement",
            "hang up",
            "scam|scams calls|alert|are|going",
            "happy|safe .. holiday|holidays",
        ),
    ),
    Rule(
        name="notice",
        category="announcement",
        explanation=_ANNOUNCEMENT,
        catches=phrases(
            "will be closed",
            "closed to|for traffic|construction|repairs",
            "is|are|we're hiring",
            "apply online|now|today|by",
            "follow us",
            "download our|the .. app",
            "toy|food|blood drive",
            "drop off .. toys|food|donations",
            "register your camera|cameras",
        ),
        unless_sentence=phrases("closed .. after"),
    ),
)
