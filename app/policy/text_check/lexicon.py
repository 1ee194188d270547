"""Classes of words that the rules share, and capitalised words that are no person's name. Data only."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

_CLASSES: Final = {
    "person": "man men woman women male males female females guy guys lady person persons people someone somebody "
    "individual individuals teen teens teenager teenagers youth youths kid kids boy boys girl girls couple he she "
    "subject subjects",
    "race": "black white asian hispanic latino latina latinos arab african caucasian indian mexican chinese",
    "group": "muslims jews christians blacks whites asians mexicans arabs gypsies immigrants migrants foreigners "
    "refugees homeless gays",
    "protest": "protest protests protester protesters protestor protestors protesting protested demonstration "
    "demonstrations demonstrator demonstrators rally rallies vigil vigils marcher marchers picket picketing picketers "
    "strikers unrest activist activists",
    "place": "row lane hill street road avenue park square place court drive alley plaza way bridge school church "
    "store bakery hardware hall",
    "footage": "video videos footage clip clips recording recordings",
    "share": "share send give submit provide turn upload",
    "harmed": "robbed stabbed shot assaulted attacked mugged killed beaten raped struck injured pushed threatened",
    "belonging": "house home garage car truck shed bicycle bike yard porch apartment purse phone boat van",
    "kin": "wife husband son daughter mother father brother sister widow girlfriend boyfriend",
    "title": "mr mrs ms miss dr",
    "offence": "stole stolen theft thief thieves rob robbed robber robbers robbery burglar* broke broken smashed "
    "stabbed stabbing shot shots shooting gunfire assault* attack* vandal* arson fire sprayed damage* "
    "collision crash* hit struck kidnap* grabbed took taken forced cut slashed threatened gun knife threw "
    "climbed entered fled killed opened lit smash* tried missing carjack* prowl* trespass* fraud posing "
    "pointed exposed graffiti dumped dumping burned burning poured tamper* attempted choked chased loot* "
    "snatched removed pried punched kicked slapped beaten fight injured fired rammed fleeing",
    "detail": "jacket coat shirt cap hat vest scar beard ponytail limp glasses cast tall short feet sedan pickup van "
    "truck bicycle backpack hoodie shoes boots hair",
    "sanctuary": "church mosque temple synagogue chapel",
    "business": "diner cafe bar restaurant market shop pharmacy bank hotel motel gym club station clinic hospital "
    "library museum center pier harbor bus theater university college inn market garage",
    "idle": "walking walked standing stood sitting sat loitering parked pushing driving drove taking talking hanging",
    "missing": "person persons child girl boy man woman adult since from",
}
CLASSES: Final = MappingProxyType({name: tuple(words.split()) for name, words in _CLASSES.items()})

# A capital letter is no proof of a name: places, times, titles of office, and words that begin sentences.
_OTHERS: Final = (
    "january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday am pm "
    "officer detective sergeant lieutenant captain chief deputy sheriff police department case mr mrs ms miss dr "
    "the a an on in at after before during between from to for of and or but if it its he she they we you i our "
    "your their his her this that these those there please any anyone anybody anything someone somebody who what "
    "when where while two three four several one both all no not suspect suspects victim victims residents "
    "neighbors video footage shots time missing "
)
NOT_NAMES: Final = frozenset((*_OTHERS.split(), *CLASSES["place"], *CLASSES["business"]))
