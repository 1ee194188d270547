"""What an offer, a signature, a notice and a gift may be, and what is told of them: from the issue and the switches.

A part of the second policy; see ``reference.py`` for what it may and may not import.
"""

from __future__ import annotations

from typing import Any

from glassporch.policy import agreement_facts as f
from glassporch.policy import wire as w
from glassporch.policy.agreement_facts import Dealings
from glassporch.policy.casefile import Standing
from glassporch.policy.regime import Regime
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY

Topic = set[str]
CAMERA_USD = 130
OWED = {
    "promotion": "promote",
    "outreach": "promote",
    "statements-approved": "statements-approved",
    "confidentiality": "confidentiality",
    "call-data": "call-data",
}


def is_known(name: str, regime: Regime) -> bool:
    """Return whether a new agreement can hold a clause."""
    if name in OWED:
        return OWED[name] in regime.agency.obligations.value
    if name == "wording":
        return regime.partnership.form.value == "memorandum"  # a setting of an agreement that was negotiated
    if name == "credit-per-download":
        return regime.partnership.download_credit_usd.value >= 1
    return regime.partnership.donations.value


def terms(clauses: Any, regime: Regime) -> Topic:
    """Return what is wrong with the clauses of an agreement."""
    faults = set()
    names = [clause.name for clause in clauses]
    if len(names) != len(set(names)):
        faults.add("clause-repeated")
    for clause in clauses:
        if not is_known(clause.name, regime):
            faults.add("clause-unknown")
        elif not _adds_up(clause, regime.partnership.download_credit_usd.value):
            faults.add("clause-numbers")
    return faults


def _adds_up(clause: Any, credit: int) -> bool:
    dollars = (clause.usd, clause.company_usd)
    if clause.name == "camera-donation":
        return clause.number >= 1 and dollars == (0, 0)
    if clause.name == "credit-per-download":
        return clause.number == 0 and clause.company_usd == 0 and 1 <= clause.usd <= credit
    if clause.name == "subsidy":
        return clause.number >= 1 and sum(dollars) >= 1
    return (clause.number, *dollars) == (0, 0, 0)


def _dealings(standing: Standing) -> Dealings:
    return standing.dealings or Dealings()


def offer_side(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An offer goes to an agency that is let in, that has no other offer, and renews what that agency had.

    It is told one thing at a time: terms and days are read only once the side and its days are sound.
    """
    if not isinstance(question, w.OfferAgreement):
        return set()
    return _first_of_offer(question, standing, regime)[0]


def offer_times(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An offer begins within 366 days, ends within 3,653 after that, and not beside another agreement."""
    if not isinstance(question, w.OfferAgreement):
        return set()
    return _first_of_offer(question, standing, regime)[1]


def offer_terms(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An offer holds what its era knows."""
    if not isinstance(question, w.OfferAgreement):
        return set()
    return _first_of_offer(question, standing, regime)[2]


def _first_of_offer(question: Any, standing: Standing, regime: Regime) -> tuple[Topic, Topic, Topic]:
    """Return the faults of an offer, where only the first topic that has any is told."""
    side, times = _side(question, standing, regime), _times(question, standing)
    if side:
        return side, set(), set()
    return (set(), times, set()) if times else (set(), set(), terms(question.draft.clauses, regime))


def _side(question: Any, standing: Standing, regime: Regime) -> Topic:
    faults, other = set(), standing.other_agency
    if other is None or other.kind not in regime.agency.eligible.value:
        faults.add("agency-unknown")
    if _dealings(standing).open_offer:
        faults.add("offer-open")
    if question.draft.renews != "" and _dealings(standing).named is None:
        faults.add("agreement-unknown")
    return faults


def _times(question: Any, standing: Standing) -> Topic:
    faults, starts = set(), w.base.microseconds(question.draft.starts)
    if starts < standing.now_us or starts - standing.now_us > 366 * DAY:
        faults.add("start-unusable")
    if question.draft.ends is not None:
        lasts = w.base.microseconds(question.draft.ends) - starts
        if lasts <= 0 or lasts > 3653 * DAY:
            faults.add("end-unusable")
    bound = _dealings(standing).latest_end_us
    if bound is None or starts < bound:
        faults.add("still-bound")
    return faults


def signature(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An offer to one's own agency is answered once; who signs a memorandum names its roles."""
    if not isinstance(question, w.SignAgreement):
        return set()
    named = _dealings(standing).named
    if named is None or named.state != "offered":
        return {"offer-unknown"}
    if not question.draft.agree:
        return set()
    if terms(named.clauses, regime):
        return {"terms-outdated"}
    given = {one.role for one in question.draft.signatories}
    roles, faults = set[str](regime.agency.staff_roles.value), set[str]()
    if named.form == "memorandum" and not roles <= given:
        faults.add("role-missing")
    if not given <= roles:
        faults.add("role-unknown")
    return faults


def notice(question: Any, standing: Standing, regime: Regime) -> Topic:
    """Either side ends once what is signed; an offer is the company's to take back."""
    del regime
    if not isinstance(question, w.EndAgreement):
        return set()
    named = _dealings(standing).named
    if named is None:
        return {"agreement-unknown"}
    match named.state:
        case "offered":
            return set() if standing.role == Role.PARTNERS else {"offer-open"}
        case "signed" | "in-force":
            return set() if named.closed_us is None else {"notice-given"}
        case _:
            return {"agreement-over"}


def gift(question: Any, standing: Standing, regime: Regime) -> Topic:
    """The company gives what a clause in force provides for, as long as the era knows the clause."""
    if not isinstance(question, w.EnterGift):
        return set()
    held, kind = _dealings(standing), question.draft.kind
    names = {"cameras-given": "camera-donation", "cameras-subsidized": "subsidy"}
    name = names.get(kind, "credit-per-download")
    found = [one for one in (held.live.clauses if held.live else ()) if one.name == name]
    if not found or not is_known(name, regime):
        return {"clause-missing"}
    if kind == "credits-redeemed":
        fits = question.draft.number * CAMERA_USD <= held.credit_usd
    elif kind == "download-credited":
        fits = True
    else:
        used = held.given if kind == "cameras-given" else held.subsidized
        fits = question.draft.number + used <= found[0].number
    return set() if fits else {"more-than-agreed"}


def is_told(question: Any, standing: Standing, fact: Any, regime: Regime) -> bool:
    """Return whether an answer about agreements or the ledger may draw on a fact."""
    if isinstance(question, w.ListAgreementsInForce):
        secret = fact.confidential and (isinstance(fact, f.TermsFact) or regime.records.public_record.value == "none")
        return fact.kind in regime.agency.eligible.value and not secret
    own = standing.agency_id is not None and fact.agency_id == standing.agency_id
    if isinstance(fact, f.ReceivedFact):
        return own and fact.withdrawn_us is None and (fact.expires_us is None or standing.now_us < fact.expires_us)
    if isinstance(fact, f.EntryFact) and fact.kind == "download-credited":
        credited = regime.partnership.download_credit_usd.value >= 1
        return credited and (own or standing.role == Role.PARTNERS)
    return own or standing.role == Role.PARTNERS
