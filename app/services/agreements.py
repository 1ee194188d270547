"""The agreements' desk: offers, signatures, notice, and what time does to an agreement.

When access ends, questions of the agency are refused with the reason from the next one on. Its requests stay: one that
was delivered can still be answered, as its residents were told, and what is shared waits until access is back or its
term is over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final, cast

from sqlalchemy import Connection

from ..policy.agreement_facts import AgreementEvent, AgreementFact, Clause, Dealings
from ..policy.casefile import Standing
from ..policy.gate import Admitted
from ..policy.request_facts import AgencyFact
from ..policy.roles import Role
from ..policy.units import DAY
from ..policy.wire.agreements import (
    AgencyAgreements,
    AgreementStep,
    EndAgreement,
    OfferAgreement,
    SignAgreement,
)
from ..policy.wire.base import microseconds, moment
from ..storage import agenda, agreements, ledger, onward, worlds_rows
from ..worlds.world import World

AGREEMENT: Final = "agreement"
"""Kind of agenda row at which time does something to an agreement."""
OFFER_DAYS: Final = 30
"""How long an offer waits for its answer: an assumption, for no document says it."""
SIDES: Final = {Role.PARTNERS: "company", Role.ADMINISTRATOR: "agency"}

Sheet = Iterable[AgencyFact | AgreementFact]


def with_dealings(rows: Connection, standing: Standing, question: Any) -> Standing:
    """Add to a standing how the company and the agency of a question stand, as far as both are the asker's affair."""
    named_id = getattr(question, "agreement_id", "") or getattr(getattr(question, "draft", None), "renews", "")
    own = getattr(question, "agency_id", None) if standing.role is Role.PARTNERS else standing.agency_id or ""
    named = agreements.find_agreement(rows, named_id, own) if named_id else None
    agency_id = own or (named.agency_id if named else "")
    other = onward.find_agency(rows, agency_id, standing.now_us) if standing.role is Role.PARTNERS else None
    dealings = replace(_dealings(rows, agency_id, standing.now_us), named=named)
    return replace(standing, other_agency=other, dealings=dealings)


def _dealings(rows: Connection, agency_id: str, now_us: int) -> Dealings:
    held = agreements.list_agreements(rows, agency_id)
    live = next((one for one in held if is_live(one, now_us)), None)
    entries = ledger.list_entries(rows, agency_id)
    since = [entry for entry in entries if live and entry.at_us >= live.starts_us]
    ends = [one.ends_at() for one in held if one.state in {"signed", "in-force"}]
    return Dealings(
        open_offer=any(one.state == "offered" for one in held),
        latest_end_us=None if None in ends else max((end for end in ends if end is not None), default=0),
        live=live,
        given=sum(entry.number for entry in since if entry.kind == "cameras-given"),
        subsidized=sum(entry.number for entry in since if entry.kind == "cameras-subsidized"),
        credit_usd=sum(entry.company_usd for entry in entries if entry.kind == "download-credited")
        - sum(entry.company_usd for entry in entries if entry.kind == "credits-redeemed"),
    )


def is_live(agreement: AgreementFact, now_us: int) -> bool:
    """Return whether an agreement is in force, as the standing of its agency's accounts says it."""
    ends = agreement.ends_at()
    begun = agreement.signed_us is not None and agreement.starts_us <= now_us
    return begun and (ends is None or now_us < ends)


def sheet_of(rows: Connection, agency_id: str, now_us: int) -> Sheet:
    """Return an agency and its agreements, as facts."""
    found = onward.find_agency(rows, agency_id, now_us)
    if found is None:
        return []
    about = AgencyFact(agency_id=found.agency_id, name=found.name, kind=found.kind, agreement_live=found.agreement_live)
    return [about, *agreements.list_agreements(rows, agency_id)]


def offer(world: World, rows: Connection, admitted: Admitted[AgencyAgreements], key: str) -> Sheet:
    """Draft an agreement in the form of the era, and let the agency's administrator read it."""
    standing, question = admitted.standing, cast("OfferAgreement", admitted.question)
    draft, now_us = question.draft, standing.now_us
    ends_us = microseconds(draft.ends) if draft.ends else None
    fact = AgreementFact(
        agreement_id=world.new_id("agreement", standing.account_id or "", key),
        agency_id=question.agency_id,
        form=admitted.regime.partnership.form.value,
        clauses=tuple(Clause(one.name, one.number, one.usd, one.company_usd) for one in draft.clauses),
        signatories=(),
        drafted_us=now_us,
        signed_us=None,
        starts_us=microseconds(draft.starts),
        ends_us=ends_us,
        closed_us=None,
        notice_days=draft.notice_days,
        state="offered",
        renews=draft.renews,
    )
    agreements.add_agreement(rows, fact)
    note(world, rows, fact.agreement_id, AgreementEvent("drafted", now_us, "company", ""))
    lapses_us = now_us + OFFER_DAYS * DAY
    plan(world, rows, fact.agreement_id, lapses_us if ends_us is None else min(lapses_us, ends_us))
    return sheet_of(rows, question.agency_id, now_us)


def sign(world: World, rows: Connection, admitted: Admitted[AgencyAgreements], key: str) -> Sheet:
    """Sign an offer, which begins on its day and at once where that is past; or decline it."""
    del key
    standing, draft = admitted.standing, cast("SignAgreement", admitted.question).draft
    named, now_us = _named(standing), standing.now_us
    if draft.agree:
        starts_us = max(named.starts_us, now_us)
        agreements.set_signed(
            rows, named.agreement_id, now_us, starts_us, tuple((one.role, one.name) for one in draft.signatories)
        )
        note(world, rows, named.agreement_id, AgreementEvent("signed", now_us, "agency", ""))
        if named.renews:
            note(world, rows, named.renews, AgreementEvent("renewed", now_us, "agency", ""))
        _begin(world, rows, replace(named, starts_us=starts_us), now_us)
    else:
        agreements.set_state(rows, named.agreement_id, "declined")
        note(world, rows, named.agreement_id, AgreementEvent("declined", now_us, "agency", ""))
    return sheet_of(rows, named.agency_id, now_us)


def _begin(world: World, rows: Connection, signed: AgreementFact, now_us: int) -> None:
    """Begin an agreement at once, or plan its beginning; plan its end."""
    if signed.starts_us <= now_us:
        _start(world, rows, signed.agreement_id, now_us)
    else:
        plan(world, rows, signed.agreement_id, signed.starts_us)
    if signed.ends_us is not None:
        plan(world, rows, signed.agreement_id, signed.ends_us)


def end(world: World, rows: Connection, admitted: Admitted[AgencyAgreements], key: str) -> Sheet:
    """Give notice: the agreement ends after its days of notice. An unanswered offer is taken back at once."""
    del key
    standing, draft = admitted.standing, cast("EndAgreement", admitted.question).draft
    named, now_us, side = _named(standing), standing.now_us, SIDES[standing.role]
    if named.state == "offered":
        agreements.set_state(rows, named.agreement_id, "terminated")
        note(world, rows, named.agreement_id, AgreementEvent("terminated", now_us, side, draft.reason))
    else:
        closed_us = now_us + named.notice_days * DAY
        agreements.set_closed(rows, named.agreement_id, closed_us)
        note(world, rows, named.agreement_id, AgreementEvent("notice-given", now_us, side, draft.reason))
        if closed_us <= now_us:
            _finish(world, rows, replace(named, closed_us=closed_us), now_us)
        else:
            plan(world, rows, named.agreement_id, closed_us)
    return sheet_of(rows, named.agency_id, now_us)


def turn(world: World, rows: Connection, agreement_id: str) -> None:
    """Let time do what it does to an agreement: an offer lapses, a signed one begins, one in force ends."""
    now_us = worlds_rows.read_now(rows).clock_us
    held = agreements.find_agreement(rows, agreement_id)
    if held is None:
        return
    ends = held.ends_at()
    if held.state == "offered":
        over_us = min(held.drafted_us + OFFER_DAYS * DAY, now_us if ends is None else ends)
        if over_us <= now_us:
            agreements.set_state(rows, agreement_id, "lapsed")
            note(world, rows, agreement_id, AgreementEvent("lapsed", now_us, "", "Nobody answered the offer."))
    elif held.state in {"signed", "in-force"} and ends is not None and ends <= now_us:
        _finish(world, rows, held, now_us)
    elif held.state == "signed" and held.starts_us <= now_us:
        _start(world, rows, agreement_id, now_us)


def _start(world: World, rows: Connection, agreement_id: str, now_us: int) -> None:
    agreements.set_state(rows, agreement_id, "in-force")
    note(world, rows, agreement_id, AgreementEvent("started", now_us, "", ""))


def _finish(world: World, rows: Connection, held: AgreementFact, now_us: int) -> None:
    by_notice = held.closed_us is not None and held.closed_us <= now_us
    step: AgreementStep = "terminated" if by_notice else "expired"
    agreements.set_state(rows, held.agreement_id, "terminated" if by_notice else "expired")
    note(world, rows, held.agreement_id, AgreementEvent(step, now_us, "", f"Access ended {moment(now_us):%Y-%m-%d}."))


def note(world: World, rows: Connection, agreement_id: str, event: AgreementEvent) -> None:
    """Add a step to an agreement's life."""
    position = agreements.count_events(rows, agreement_id)
    event_id = world.new_id("agreement-event", agreement_id, str(position))
    agreements.add_event(rows, event_id, agreement_id, position, event)


def plan(world: World, rows: Connection, agreement_id: str, due_us: int) -> None:
    """Put a moment of an agreement on the agenda."""
    key = world.new_id("agenda", AGREEMENT, agreement_id, str(due_us))
    agenda.add(rows, agenda.Due(key, due_us, AGREEMENT, agreement_id))


def _named(standing: Standing) -> AgreementFact:
    """Return the agreement that the standing names.

    Raises
    ------
    LookupError
        If it names none; admission has made sure that it does.
    """
    named = standing.dealings.named if standing.dealings else None
    if named is None:
        message = "the standing names no agreement of the asker's"
        raise LookupError(message)
    return named
