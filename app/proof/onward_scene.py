"""The scene of passing a released clip on: what its household said, the wish, and the rules of the request's filing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, Final

from ..policy.acts import HandOn
from ..policy.consent.file import ConsentFile
from ..policy.facts import ReleaseFact
from ..policy.regime import CoConsent, Known, Onward, Regime
from ..policy.request_facts import OnwardFact
from .act_scenes import (
    ADA_REQUESTS,
    ANSWER,
    ANSWER_NOTICE,
    BO_REQUESTS,
    HOUSEHOLD,
    SCOPES,
    Files,
    on_requests,
    standings_of_the_company,
)
from .courses import BOTH, CLIP, ONWARD, REQUESTS
from .households import AGENCY, HOME, NOW_US, REQUEST, TYPE, Telling, homes
from .lazy import Look, Part, Recipe
from .samples import recipe
from .scene import Scene, axis, constant, feature, named, of_features
from .varied_facts import COPY, ONWARD_YES

FILED: Final = "the request was filed"
WISHED: Final = "passing on was wished for"
Refiled = Callable[[Regime], Regime]


def _filed_under(onward: Onward, co_consent: CoConsent) -> Refiled:
    """Return the rules in force with other terms for passing on, as those of an earlier filing may have been."""

    def terms(regime: Regime) -> Regime:
        sharing = replace(regime.sharing, onward=Known(onward, "OWN"))
        return replace(regime, sharing=sharing, consent=replace(regime.consent, co_consent=Known(co_consent, "OWN")))

    return terms


_FILINGS: Final[Mapping[str, Refiled]] = MappingProxyType(
    {
        "under the rules in force": lambda regime: regime,
        "with a new consent of any resident": _filed_under("new-consent", "any-may-share"),
        "with a new consent of all": _filed_under("new-consent", "all-must-agree"),
        "with passing on by the agency's own policy": _filed_under("own-policy", "all-must-agree"),
    }
)


def terms_of(look: Look, regime: Regime) -> Regime:
    """Return the rules under which the request of a case was filed; those in force where the scene does not say."""
    terms: Regime = look[FILED](regime) if FILED in look else regime
    return terms


def _file() -> Part:
    files = Files(ANSWER, ADA_REQUESTS, BO_REQUESTS)

    def part(look: Look, regime: Regime) -> ConsentFile:
        said = Telling("onward", ANSWER_NOTICE, look[ANSWER], look[HOUSEHOLD].bo_said)
        return files.of(look, said, on_requests(look, regime))

    return part


_COPY: Final = recipe(
    ReleaseFact,
    expires_us=feature("the copy"),
    withdrawn_us=feature("taken back"),
    passed_to=feature("passed on to"),
)


def _act() -> Recipe:
    parts: dict[str, Any] = {
        "household_id": constant(HOME),
        "consent": _file(),
        "incident_type": constant(TYPE),
        "request_id": constant(REQUEST),
        "scopes": of_features(lambda look: frozenset(look[SCOPES])),
        "notice_version": constant(ANSWER_NOTICE),
        "now_us": constant(NOW_US),
        "terms": terms_of,
    }
    return Recipe(HandOn, parts)


def hand_on_scene() -> Scene:
    """Return the scene of passing on: a household's consent, the wish and its copy, and the rules of the filing."""
    return Scene(
        name="HandOn",
        cause=_act(),
        standing=standings_of_the_company(),
        fact=recipe(
            OnwardFact,
            to_agency_id=constant(AGENCY),
            asked_us=feature(WISHED),
            withdrawn_us=feature(ONWARD_YES.name),
            release=_COPY,
        ),
        axes=(
            named(HOUSEHOLD, homes(ONWARD)),
            named(ANSWER, ONWARD),
            named(ADA_REQUESTS, {name: REQUESTS[name] for name in ("silent", "no", "yes", "no to this agency")}),
            named(BO_REQUESTS, {name: REQUESTS[name] for name in ("silent", "no")}),
            axis(SCOPES, the_clip=CLIP, the_clip_and_contact=BOTH),
            named(FILED, _FILINGS),
            axis(WISHED, before_the_answers=0, after_the_answers=NOW_US),
            ONWARD_YES,
            *COPY,
        ),
    )
