"""Rule: an answer is bound by the rules of its request's filing and by those in force, whichever is stricter.

Says it for what a household was promised: who of several residents decides, whether somebody who was filmed can
stop a clip, and by which cells. Everything else of the rules in force stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ..regime import CoConsent, DeliveryRules, Regime

STRICTER_LATER: Final[tuple[CoConsent, ...]] = ("any-may-share", "either-may-refuse", "all-must-agree")
"""Each mode lets through no more than the one before it."""


def bound_by(terms: Regime, in_force: Regime) -> Regime:
    """Return the rules in force, made as strict towards a household's other residents and bystanders as was promised.

    Parameters
    ----------
    terms : Regime
        The rules under which the request was filed.
    in_force : Regime
    """
    promised, held = terms.consent, in_force.consent
    modes = sorted((held.co_consent, promised.co_consent), key=lambda one: STRICTER_LATER.index(one.value))
    objection = held.bystander_objection if held.bystander_objection.value else promised.bystander_objection
    consent = replace(held, co_consent=modes[-1], bystander_objection=objection)
    return replace(in_force, consent=consent, delivery=_by_coarsest(terms.delivery, in_force.delivery))


def _by_coarsest(promised: DeliveryRules, held: DeliveryRules) -> DeliveryRules:
    """Return the delivery in force with the coarsest cells of the two: an objection reaches furthest by them."""
    by_cell = [one for one in (held, promised) if one.targeting.value != "exact-place"]
    coarsest = min(by_cell, key=lambda one: one.cell_level.value, default=held)
    return replace(held, targeting=coarsest.targeting, cell_level=coarsest.cell_level)
