"""Claim: where one resident of a household said no to a request, no clip of the household leaves in answer to it."""

from __future__ import annotations

from typing import Final

from ..policy.regime import Regime
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Tape,
    Witness,
    expecting,
)
from .scene import ask, is_done

_HOUSEMATE: Final = "housemate"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let one of two residents of a household say no, and the other one share."""
    if not {"decline", "hide"} & set(regime.sharing.choices.value):
        raise NothingToTryError
    site = bench.site(regime)
    scene = ask(site, regime, tape)
    site.housemate(_HOUSEMATE, scene.who)
    first, second = (_HOUSEMATE, scene.who) if tape.below(2) else (scene.who, _HOUSEMATE)
    refused = scene.answer("decline", who=first)
    if not is_done(refused):
        return Witness(first, "decline", f"{refused.status} for an answer that the rules know")
    scene.share(who=second)
    return Witness("officer", "the request", "a clip that one resident said no to") if scene.shared() else None


_UNKNOWN: Final = Expected(
    "depends on an assumption",
    "What two residents of one household decide together was never documented.",
    flips=("consent.co_consent=any-may-share",),
)

HOUSEHOLD: Final = Claim(
    id="household",
    sentence="Where one resident of a household said no to a request, no clip of it leaves in answer.",
    source="issue: household co-consent",
    threat="non-compliance",
    trial=trial,
    sees="one released clip",
    sweeps=("consent.co_consent",),
    expected=expecting(
        (("heat-map-2018", "assistance-2021"), _UNKNOWN),
        (
            ("video-request-2019", "control-center-2020", "community-requests-2025"),
            Expected("outside the model", "The rules know no answer no."),
        ),
        (REFERENCES, Expected("no break found", "Either resident may refuse.")),
        ((CONTRAST,), Expected("broken in the model", "Any resident may share, whatever the others said.")),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
