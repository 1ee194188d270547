"""Rule: an administrator answers an offer to their own agency, and a signed memorandum names its roles."""

from __future__ import annotations

from ..agreement_facts import AgreementFact, Dealings
from ..agreement_terms import roles_named, term_faults
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..wire.agreements import SignAgreement, SigningDraft

NO_OFFER = Reason("offer-unknown", "No such offer waits for your agency's answer.")
OUTDATED = Reason(
    "terms-outdated",
    "The rules changed, and the offer holds what they do not know now. Decline it and ask for another.",
)


@admits(SignAgreement)
def who_can_sign(question: SignAgreement, standing: Standing, regime: Regime) -> Vote:
    """An administrator answers an offer to their own agency, and a signed memorandum names its roles."""
    named = (standing.dealings or Dealings()).named
    if named is None or named.state != "offered":
        return Forbid(NO_OFFER)  # one answer for another agency's offer, for one that was answered, and for none
    if not question.draft.agree:
        return None
    reason = OUTDATED if term_faults(named.clauses, regime) else _roles(question.draft, named, regime)
    return Forbid(reason) if reason else None


def _roles(draft: SigningDraft, named: AgreementFact, regime: Regime) -> Reason | None:
    needed, given = roles_named(named.form, regime), {one.role for one in draft.signatories}
    missing = [role for role in needed if role not in given]
    if missing:
        return Reason(
            "role-missing", f"The memorandum names who holds each role. Say who is for: {', '.join(missing)}."
        )
    known = regime.agency.staff_roles.value
    unknown = sorted(given - set(known))
    if unknown:
        return Reason("role-unknown", f"The era knows these roles alone: {', '.join(known)}. Leave the others out.")
    return None
