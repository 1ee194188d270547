"""Rule: a demand asks for nothing that a paper of its kind does not give, and an emergency says who and why.

A regime that lists no papers at all asks for none.
"""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.demand import DemandDraft, DemandKind, FileDemand, Wanted

NO_EMERGENCIES = Reason("no-emergency-disclosure", "The rules in force disclose nothing in an emergency. Get a paper.")
NO_DANGER = Reason("danger-missing", "Say who is in danger, and why there is no time for a paper.")
NO_PAPER = Reason("paper-missing", "Give the court or authority that issued the paper, and the paper's number.")


def gives(kind: DemandKind, wanted: Wanted, regime: Regime) -> bool:
    """Whether a paper of a kind reaches content, or account data, under the rules."""
    if kind in {"preservation", "emergency"}:
        return True  # one keeps and hands over nothing; the other stands in for a paper where there is no time
    by = regime.legal.content_by.value if wanted == "content" else regime.legal.account_data_by.value
    return not by or kind in by


@admits(FileDemand)
def what_a_paper_gives(question: FileDemand, standing: Standing, regime: Regime) -> Vote:
    """A demand asks for nothing that a paper of its kind does not give, and an emergency says who and why."""
    del standing
    reason = _fault(question.draft, regime)
    return Forbid(reason) if reason else None


def _fault(draft: DemandDraft, regime: Regime) -> Reason | None:
    if draft.kind == "emergency":
        if not regime.legal.emergency_disclosure.value:
            return NO_EMERGENCIES
        return None if draft.in_danger and draft.no_time else NO_DANGER
    if draft.kind != "verified-consent" and not (draft.authority and draft.paper_number):
        return NO_PAPER
    for wanted in draft.wants:
        if not gives(draft.kind, wanted, regime):
            by = regime.legal.content_by.value if wanted == "content" else regime.legal.account_data_by.value
            what = "footage" if wanted == "content" else "account data"
            text = (
                f"A {draft.kind.replace('-', ' ')} gives no {what}. It takes one of: {', '.join(by).replace('-', ' ')}."
            )
            return Reason(f"paper-gives-no-{wanted}", text)
    return None
