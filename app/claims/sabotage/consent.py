"""Sabotages of consent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ...policy.acts import Deliver
from ...policy.casefile import Standing
from ...policy.consent.file import ConsentFile
from ...policy.decision import Vote
from ...policy.facts import CameraFact
from ...policy.regime import CoConsent, Known, Regime, Targeting
from ...policy.rulebook import CoverVote
from ...worlds.wiring import Wiring
from .sabotage import Sabotage
from .swapping import covering, losing, plainly

_RULE: Final = "who_said_yes"


def _ask_the_opted_out(wiring: Wiring) -> Wiring:
    kept = tuple(rule for rule in wiring.book.covering if rule.name != _RULE)
    return replace(wiring, book=replace(wiring.book, covering=kept))


def _about_nobody(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        asked = replace(act, agency_id="", incident_type="") if isinstance(act, Deliver) else act
        return true(asked, standing, fact, regime)

    return vote


def _any_yes_will_do(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        anybody: Known[CoConsent] = Known("any-may-share", "OWN")
        return true(act, standing, fact, replace(regime, consent=replace(regime.consent, co_consent=anybody)))

    return vote


def _for_ever(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        read = replace(fact, consent=_unending(fact.consent)) if isinstance(fact, CameraFact) else fact
        return true(act, standing, read, regime)

    return vote


def _unending(file: ConsentFile) -> ConsentFile:
    said = (event for event in file.events if event.kind != "expired")
    return replace(file, events=tuple(replace(event, expires_us=None) for event in said))


def _by_the_camera_itself(true: CoverVote) -> CoverVote:
    def vote(act: Any, standing: Standing, fact: Any, regime: Regime) -> Vote:
        exact: Known[Targeting] = Known("exact-place", "OWN")
        return true(act, standing, fact, replace(regime, delivery=replace(regime.delivery, targeting=exact)))

    return vote


def _whoever_lived_there(household_id: str, left_us: int | None) -> str | None:
    del left_us
    return household_id


ASK_THE_OPTED_OUT: Final = Sabotage(
    "ask-the-opted-out",
    "The rule that reads the standing choice was dropped from the book in a clean-up.",
    "opting-out",
    "assistance-2021",
    _ask_the_opted_out,
    _RULE,
)
CONSENT_SABOTAGES: Final = (
    Sabotage(
        "off-the-map-with-the-requests",
        "Somebody thought of the map as part of the requests: whoever opts out leaves the counts as well.",
        "promised-pairs",
        "reference-map",
        losing("map", "hides_opted_out", value=True),
    ),
    Sabotage(
        "objections-by-exact-place",
        "An objection stops clips from within 50 m: by those that leave, strangers measure where a camera hangs.",
        "promised-pairs",
        "reference-blind",
        covering("nobody_objected", _by_the_camera_itself),
        "nobody_objected",
    ),
    ASK_THE_OPTED_OUT,
    Sabotage(
        "a-no-to-everybody-or-nobody",
        "A no to one agency or one type is kept, and the delivery compares it with an empty name.",
        "lasting-choices",
        "reference-blind",
        covering(_RULE, _about_nobody),
        _RULE,
    ),
    Sabotage(
        "any-yes-will-do",
        "The account that shares is asked, and nobody else of its household.",
        "household",
        "reference-blind",
        covering(_RULE, _any_yes_will_do),
        _RULE,
    ),
    Sabotage(
        "a-yes-for-ever",
        "The day on which a yes runs out is kept for the resident's page, and no delivery reads it.",
        "lasting-yes",
        "reference-blind",
        covering(_RULE, _for_ever),
        _RULE,
    ),
    Sabotage(
        "former-residents-still-read",
        "The account keeps the household that it was made for, and nobody looks who lives there now.",
        "moved-out",
        "assistance-2021",
        plainly(whose_home_is_it=_whoever_lived_there),
        "whose_home_is_it",
    ),
)
