"""Random offers, signatures, notices and gifts, how the two sides stand, and facts about agreements."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, get_args

from glassporch.policy import agreement_facts as f
from glassporch.policy import wire as w
from glassporch.policy.units import DAY
from glassporch.policy.wire import agreements as papers
from glassporch.policy.wire import ledger
from glassporch.policy.wire.base import moment

AGENCIES: Final = ("age_1", "age_2")
NAMES: Final[tuple[papers.ClauseName, ...]] = get_args(papers.ClauseName)
STATES: Final[tuple[papers.AgreementState, ...]] = get_args(papers.AgreementState)


def known(d: Any) -> list[papers.ClauseName]:
    """Names that the regime may know: those of its duties, and what it gives."""
    duties = {"promote": ("promotion", "outreach")}
    names: list[Any] = [name for owed in d.regime.agency.obligations.value for name in duties.get(owed, (owed,))]
    names += ["wording"] if d.regime.partnership.form.value == "memorandum" else []
    names += ["camera-donation", "subsidy"] if d.regime.partnership.donations.value else []
    return names + (["credit-per-download"] if d.regime.partnership.download_credit_usd.value else [])


def clauses(d: Any, make: Callable[..., Any]) -> tuple[Any, ...]:
    """Draw clauses, mostly sound ones."""
    names = known(d)
    chosen = [name for name in names if d.either()]
    if d.is_odd():
        chosen += chosen[:1] if d.either() else [d.some(*NAMES)]
    return tuple(clause(d, name, make) for name in chosen[:9])


def clause(d: Any, name: papers.ClauseName, make: Callable[..., Any]) -> Any:
    """Draw one clause, now and then with numbers that cannot be."""
    credit = d.regime.partnership.download_credit_usd.value
    sound = {"camera-donation": (2, 0, 0), "subsidy": (3, 50, 50), "credit-per-download": (0, max(credit, 1), 0)}
    number, usd, more = sound.get(name, (0, 0, 0))
    if d.is_odd():
        number, usd, more = d.some(0, 1), d.some(0, 1, credit + 1), d.some(0, 1)
    return make(name=name, number=number, usd=usd, company_usd=more)


def offer(d: Any, now: int) -> w.OfferAgreement:
    """Draw an offer."""
    starts = now + (d.some(-1, 366 * DAY, 366 * DAY + 1) if d.is_odd() else d.some(0, DAY))
    lasts = d.some(0, 1, 3653 * DAY, 3653 * DAY + 1) if d.is_odd() else d.some(DAY, None)
    draft = papers.AgreementDraft(
        clauses=clauses(d, papers.ClauseDraft),
        starts=moment(starts),
        ends=None if lasts is None else moment(starts + lasts),
        renews="agr_1" if d.is_odd() else "",
    )
    return w.OfferAgreement("age_2", draft)


def signing(d: Any) -> w.SignAgreement:
    """Draw an answer to an offer."""
    roles = list(d.regime.agency.staff_roles.value)
    if d.is_odd():
        roles = roles[1:] if d.either() else [*roles, "mascot"]
    signatories = tuple(papers.Signatory(role=role, name="A. Holder") for role in roles)
    return w.SignAgreement("agr_1", papers.SigningDraft(agree=not d.is_odd(), signatories=signatories))


def notice(d: Any) -> w.EndAgreement:
    """Draw a notice."""
    del d
    return w.EndAgreement("agr_1", papers.TerminationDraft(reason="It is over."))


def gift(d: Any) -> w.EnterGift:
    """Draw a gift."""
    kind = d.some(*get_args(ledger.EnteredKind))
    return w.EnterGift("age_2", ledger.EntryDraft(kind=kind, number=d.some(1, 2, 3)))


def agreement(d: Any, *, state: Any = None) -> f.AgreementFact:
    """Draw an agreement of either agency, in any state or in a given one."""
    return f.AgreementFact(
        agreement_id="agr_1", agency_id=d.some(*AGENCIES), form=d.some("memorandum", "acknowledgement", "terms"),
        clauses=clauses(d, f.Clause), signatories=(), drafted_us=0, signed_us=0, starts_us=0, ends_us=None,
        closed_us=d.some(None, 1) if d.is_odd() else None, notice_days=30, state=state or d.some(*STATES),
    )  # fmt: skip


def dealings(d: Any, asked: Any, now: int) -> f.Dealings:
    """Draw how the two sides stand."""
    usual = {w.SignAgreement: "offered", w.EndAgreement: "in-force"}.get(type(asked))
    named = None if d.is_odd() else agreement(d, state=None if d.is_odd() else usual)
    giving = f.AgreementFact(
        agreement_id="agr_1", agency_id="age_2", form="memorandum",
        clauses=tuple(clause(d, name, f.Clause) for name in NAMES),
        signatories=(), drafted_us=0, signed_us=0, starts_us=0, ends_us=None, closed_us=None, notice_days=30,
        state="in-force",
    )  # fmt: skip
    return f.Dealings(
        named=named,
        open_offer=d.is_odd(),
        latest_end_us=d.some(None, now, now + 1, now + DAY) if d.is_odd() else 0,
        live=None if d.is_odd() else giving if d.either() else agreement(d),
        given=d.some(0, 0, 1),
        subsidized=d.some(0, 0, 2),
        credit_usd=d.some(0, 129, 130, 260, 390),
    )


def in_force(d: Any) -> f.InForceFact:
    """Draw that an agreement is in force."""
    kind = d.some("police", "fire", "federal", "local-government")
    return f.InForceFact(agency_id="age_1", agency_name="", kind=kind, confidential=d.either())


def told_terms(d: Any) -> f.TermsFact:
    """Draw the terms of an agreement in force."""
    kind = d.some("police", "fire", "federal", "local-government")
    return f.TermsFact(agency_id="age_1", kind=kind, confidential=d.either(), form="terms", since_us=0, clauses=())


def entry(d: Any) -> f.EntryFact:
    """Draw an entry of a ledger."""
    kind = d.some(*get_args(ledger.EntryKind))
    return f.EntryFact(agency_id=d.some(*AGENCIES), kind=kind, at_us=0, number=1, agency_usd=0, company_usd=0)


def received(d: Any, now: int) -> f.ReceivedFact:
    """Draw a clip as the ledger counts it."""
    return f.ReceivedFact(
        agency_id=d.some(*AGENCIES), start_us=0, end_us=1, size=1, expires_us=d.some(None, now, now + 1, now - 1),
        withdrawn_us=d.some(None, None, None, now),
    )  # fmt: skip
