"""Rule: a demand reaches what its paper gives, of the one account it names, in its window, and nothing that is sealed.

Content needs a paper that the regime names for it, or the resident's own verified consent to this demand. Where the
company narrows nothing, every household that answers to the paper's words is reached. Cameras are a household's;
account data is one resident's, and a paper that names one of a household reaches none of the others.
"""

from __future__ import annotations

from ..acts_around import Produce
from ..casefile import Standing
from ..decision import Forbid, Permit, Reason, Vote
from ..demand_facts import HeldAccount, HeldClip
from ..regime import Regime
from ..rulebook import covers
from .what_a_paper_gives import gives
from .which_clips_go import GONE, OUTSIDE, oldest_kept_us

NOT_NAMED = Reason("not-named", "The paper does not name this account, or names several.")
NOT_REACHED = Reason("not-reached", "The paper does not reach this.")
NO_CONSENT = Reason("no-verified-consent", "The resident did not agree to this demand.")
SEALED = Reason("sealed", "Only the resident's own key opens it: the company cannot produce it.")


def is_reached(act: Produce, household_id: str, regime: Regime) -> bool:
    """Whether a demand is about a household: where the company narrows, about the only one that answers to it."""
    if household_id not in act.households:
        return False
    return not regime.legal.narrows.value or (act.names_an_account and len(act.households) == 1)


@covers(Produce)
def what_a_demand_reaches(act: Produce, standing: Standing, held: HeldClip | HeldAccount, regime: Regime) -> Vote:
    """A demand reaches what its paper gives, of the one account it names, in its window, and nothing that is sealed."""
    del standing
    wanted = "content" if isinstance(held, HeldClip) else "account-data"
    of_another = isinstance(held, HeldAccount) and regime.legal.narrows.value and not held.named
    if of_another or not is_reached(act, held.household_id, regime):
        return Forbid(NOT_NAMED)
    if wanted not in act.reach or act.kind == "preservation" or not gives(act.kind, wanted, regime):
        return Forbid(NOT_REACHED)
    if act.kind == "verified-consent" and held.household_id not in act.consented:
        return Forbid(NO_CONSENT)
    return _clip(act, held, regime) if isinstance(held, HeldClip) else Permit()


def _clip(act: Produce, clip: HeldClip, regime: Regime) -> Vote:
    if clip.end_us < act.from_us or clip.start_us > act.to_us:
        return Forbid(OUTSIDE)
    if clip.end_us <= oldest_kept_us(act.now_us, regime) and not clip.preserved:
        return Forbid(GONE)
    return Forbid(SEALED) if clip.sealed else Permit()
