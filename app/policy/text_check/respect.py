"""Rules against hate, profiling and harassment. Data only; the words stand here so that they can be refused."""

from __future__ import annotations

from typing import Final

from .phrases import phrases
from .rule import Rule

_HATE: Final = (
    "A request may not demean a group of people. Describe what was done, where and when, and leave the group out."
)
_PROFILING: Final = (
    "A description by race or look alone, or of behavior that is not suspicious by itself, makes every such person a "
    "suspect. Name the offence, its place and time, and details that tell one person apart, or describe nobody."
)
_HARASSMENT: Final = (
    "A request may not insult, threaten, shame or follow a person. Describe what was done, where and when, and leave "
    "out what you think of who did it."
)
_OFFENCE: Final = phrases("@offence")

RESPECT: Final = (
    Rule(
        name="contempt-for-a-group",
        category="hate",
        explanation=_HATE,
        catches=phrases(
            "savages|subhuman|subhumans|vermin|gypsies|illegals|crackheads|junkies|thugs",
            "these|those animals|people are animals|vermin|trash",
            "these|those animals are|stole|did|have|again",
            "are animals",
            "infested|overrun with|by",
        ),
        may_quote=True,
    ),
    Rule(
        name="a-group-unwanted",
        category="hate",
        explanation=_HATE,
        catches=phrases(
            "go back|home .. country",
            "that|this|their kind of people",
            "people like that|them|this should|always|are",
            "@group .. not welcome|wanted|belong",
            "not|no want|more @group",
            "@group ruin*|steal|destroy*",
        ),
    ),
    Rule(
        name="race-alone",
        category="profiling",
        explanation=_PROFILING,
        catches=phrases(
            "@race @person",
            "middle eastern",
            "dark|light|brown|black skinned",
            "suspect @race",
            "suspect is @race",
            "@race appearance|looking",
        ),
        unless_message=(_OFFENCE, phrases("@detail")),
    ),
    Rule(
        name="look-alone",
        category="profiling",
        explanation=_PROFILING,
        catches=phrases(
            "suspicious person|persons|man|men|woman|male|males|individual|individuals|people|vehicle|car|van",
            "@person in a|an|dark hoodie",
            "gang member|members",
            "out of place",
            "does|do|did not belong|live",
            "doesn't|don't|didn't belong",
            "looked|looks|look strange|odd|suspicious|shady",
            "homeless|poor|foreign looking",
            "tattoos|tattooed",
        ),
        unless_message=(_OFFENCE,),
    ),
    Rule(
        name="ordinary-behavior",
        category="profiling",
        explanation=_PROFILING,
        catches=phrases("@person .. @idle", "loitering|loiter"),
        unless_message=(phrases("@offence", "meeting|picnic|class"),),
    ),
    Rule(
        name="insult",
        category="harassment",
        explanation=_HARASSMENT,
        catches=phrases(
            "moron*|idiot|idiots|lowlife|lowlifes|loser|losers|scum|scumbag*|coward|cowards|imbecile*|dirtbag*",
            "this|that creep|clown|jerk",
            "are|is|worthless trash|garbage|worthless",
            "stupid face|man|woman|person|kid|kids",
            "crazy lady|woman|man|guy|neighbor",
        ),
        may_quote=True,
    ),
    Rule(
        name="threat",
        category="harassment",
        explanation=_HARASSMENT,
        catches=phrases(
            "we|i will hunt",
            "we|i will find you",
            "coming for you",
            "you|he|she|they|this will pay",
            "you cannot|can't hide|run",
            "his|her|their|your life hell|miserable",
        ),
    ),
    Rule(
        name="following-a-person",
        category="harassment",
        explanation=_HARASSMENT,
        catches=phrases(
            "watch|film|record .. day and night",
            "when the|he|she|they .. leaves|comes|leave|yells",
            "my ex",
            "keep track of",
            "shame the|this|him|her",
            "report all|every .. visitors|guests|moves|move",
            "post his|her|their picture|face|name|photo",
            "record|film her|him|them when|whenever",
        ),
    ),
)
