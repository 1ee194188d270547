"""Rules against telling who a victim is; a missing person is the exception. Data only."""

from __future__ import annotations

from typing import Final

from .phrases import phrases
from .rule import Rule

_VICTIM: Final = (
    "A request may not tell who a victim is, by name, home, work, family or telephone; a missing person is the "
    'exception. Write "a person" or "a resident", and give the place of the offence without saying who lives there.'
)
_MISSING: Final = phrases("missing @missing", "is|still missing", "endangered missing")

IDENTITY: Final = (
    Rule(
        name="victim-named",
        category="victim-identity",
        explanation=_VICTIM,
        catches=phrases(
            "victim|deceased <Name> <Name>",
            "victim is|was <Name> <Name>",
            "victim's name",
            "<Name> <Name> was|were @harmed",
            "@harmed <Name> <Name>",
            "@harmed mr|mrs|ms|miss <Name>",
            "fired at <Name> <Name>",
            "killed|deceased|dead|victim .. named|identified as",
        ),
        unless_within=phrases("@harmed <Name> <Name> @place|@business"),
        unless_message=(_MISSING,),
    ),
    Rule(
        name="victim-owner-named",
        category="victim-identity",
        explanation=_VICTIM,
        catches=phrases(
            "<Name> <Name's> @belonging",
            "@title <Name's> @belonging",
            "belonging to <Name> <Name>",
            "@belonging of <Name> <Name>",
        ),
        unless_message=(_MISSING,),
    ),
    Rule(
        name="victim-traced",
        category="victim-identity",
        explanation=_VICTIM,
        catches=phrases(
            "victim lives|works|attends|studies",
            "where .. victim|woman|man|child|boy|girl lives|works",
            "victim .. who goes|works|lives|attends",
            "victim .. old boy|girl",
            "victim is|was the|a @kin",
            "call|reach|contact the victim",
        ),
        unless_message=(_MISSING,),
    ),
)
