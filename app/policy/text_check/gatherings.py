"""Rules against requests about lawful activity: protest, worship, union and political work. Data only."""

from __future__ import annotations

from typing import Final

from .phrases import phrases
from .rule import Rule

_LAWFUL: Final = (
    "A request may not gather video of lawful activity such as a protest, a religious service, union work or a "
    "campaign. Ask about one offence, at its own place and time, and leave the gathering out."
)
_ONE_OFFENCE: Final = phrases("only .. from", "only .. @footage", "only .. between")

GATHERINGS: Final = (
    Rule(
        name="protest",
        category="lawful-activity",
        explanation=_LAWFUL,
        catches=phrases("@protest", "held a sit in", "sit in at", "march for|against", "marched"),
        unless_within=phrases("@protest @place", "demonstration car|model|vehicle"),
        unless_sentence=phrases(
            "not want|about|seek|ask|concern|need .. @protest|march", "leave|leaving out .. @protest|march"
        ),
        unless_another_sentence=_ONE_OFFENCE,
        may_quote=True,
    ),
    Rule(
        name="march",
        category="lawful-activity",
        explanation=_LAWFUL,
        catches=phrases("the|a|this|that march"),
        unless_sentence=phrases("not want|about|seek|ask|concern|need .. march", "leave|leaving out .. march"),
        unless_another_sentence=_ONE_OFFENCE,
        may_quote=True,
    ),
    Rule(
        name="crowd",
        category="lawful-activity",
        explanation=_LAWFUL,
        catches=phrases(
            "crowd|group activity|activities|movement|movements",
            "gathering|gatherings of people|residents|persons",
            "large|any|public|mass gathering|gatherings|assembly",
            "crowd|crowds|group moved|walked|marched|assembled|gathered|paraded|chanted",
            "crowd|people .. with signs|banners|drums|flags",
        ),
        unless_another_sentence=_ONE_OFFENCE,
    ),
    Rule(
        name="unrest-in-general",
        category="lawful-activity",
        explanation="A request about unrest or damage in general, without one offence, takes in everybody who was "
        "lawfully there. A case number does not cure that. " + _LAWFUL,
        catches=phrases(
            "unrest",
            "looting",
            "property damage|damaged .. several|many",
            "riot|riots|rioting",
            "people hurt .. damaged",
        ),
        unless_another_sentence=_ONE_OFFENCE,
    ),
    Rule(
        name="worship",
        category="lawful-activity",
        explanation=_LAWFUL,
        catches=phrases(
            "worshiper*|worshipper*|congregants|parishioners",
            "people|persons|everyone|anyone|those|members|visitors entering|leaving|arriving|going .. @sanctuary",
            "attending|attended .. @sanctuary|service|services|prayer|prayers",
            "see|know|find|identify .. who attended|prayed|came",
        ),
    ),
    Rule(
        name="union",
        category="lawful-activity",
        explanation=_LAWFUL,
        catches=phrases(
            "union|labor|labour meeting|meetings|organizing|organising|drive|vote|members|activity", "workers .. union"
        ),
    ),
    Rule(
        name="politics",
        category="lawful-activity",
        explanation=_LAWFUL,
        catches=phrases(
            "door to door for",
            "volunteers|canvassers|supporters|voters .. candidate|campaign|party",
            "signs|petition|posters .. against the",
            "campaign|political event|events|meeting|meetings|speech",
        ),
    ),
)
