"""The pages of e-mail inside a world: mailbox, letters, and what the company measures. Every part passed the gate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, get_args

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part, SeeOther
from ..edge.parameters import After
from ..edge.routes import GatedRouter
from ..policy.released import Refused, Released
from ..policy.roles import Role
from ..policy.switches.feed import PostCategory
from ..policy.wire.agreements import ListPartnerAgencies
from ..policy.wire.engagement import ListEngagement, SendSuggestions
from ..policy.wire.mail import (
    AlertChoice,
    ChooseAlerts,
    LetterDraft,
    ListThreads,
    ReadMailbox,
    ReadThread,
    WriteLetter,
)
from .faults import reasons_of

mailboxes = GatedRouter(serves={Role.OFFICER}, prefix="/officer/mail", include_in_schema=False)
agency_letters = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency/letters", include_in_schema=False)
company_letters = GatedRouter(serves={Role.PARTNERS}, prefix="/partners/letters", include_in_schema=False)
engagement = GatedRouter(serves={Role.PARTNERS}, prefix="/partners/engagement", include_in_schema=False)

ADVICE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "agency_id": "Agency: choose one from the list.",
        "thread_id": "This thread cannot be answered. Begin a new one.",
        "subject": "Subject: write at most 120 characters.",
        "text": "Text: write 1 to 4,000 characters.",
    }
)
_SIDES: Final[Mapping[Role, str]] = MappingProxyType({Role.ADMINISTRATOR: "/agency", Role.PARTNERS: "/partners"})


@mailboxes.get("")
def mailbox(door: AtGate, after: After = "") -> Page:
    """Show one's own e-mail, and the choice of categories."""
    return Page("mail/mailbox.html", mailbox=door.ask(ReadMailbox(after)))


@mailboxes.post("/alerts")
def choose(door: AtGateForm) -> Page | SeeOther:
    """Choose about what one is mailed."""
    wanted = tuple(name for name in get_args(PostCategory) if door.form.get(f"category-{name}") == "yes")
    answer = door.try_to_carry_out(ChooseAlerts(AlertChoice(categories=wanted)))
    if isinstance(answer, Released):
        return SeeOther("/officer/mail", after=answer)
    return Page("mail/mailbox.html", status=422, mailbox=door.ask(ReadMailbox()), refused=answer)


@agency_letters.get("")
def agency_threads(door: AtGate, after: After = "") -> Page:
    """Show the agency's letters, and a form for another."""
    return _threads(door, Role.ADMINISTRATOR, after=after)


@agency_letters.post("")
def write_to_company(door: AtGateForm) -> Page | SeeOther:
    """Write to the company."""
    return _write(door, Role.ADMINISTRATOR)


@agency_letters.get("/{thread_id}")
def agency_thread(door: AtGate, thread_id: str, after: After = "") -> Page:
    """Show one thread, and a form for an answer."""
    return _thread(door, thread_id, after=after)


@company_letters.get("")
def company_threads(door: AtGate, after: After = "") -> Page:
    """Show the company's letters, and a form for another."""
    return _threads(door, Role.PARTNERS, after=after)


@company_letters.post("")
def write_to_agency(door: AtGateForm) -> Page | SeeOther:
    """Write to an agency."""
    return _write(door, Role.PARTNERS)


@company_letters.get("/{thread_id}")
def company_thread(door: AtGate, thread_id: str, after: After = "") -> Page:
    """Show one thread, and a form for an answer."""
    return _thread(door, thread_id, after=after)


@engagement.get("")
def measured(door: AtGate) -> Page:
    """Show what the company measures of agencies."""
    return _measured(door)


@engagement.post("/{agency_id}/suggestions")
def suggest(door: AtGateForm, agency_id: str) -> Page | SeeOther:
    """Mail an agency's officers what its figures suggest."""
    answer = door.try_to_carry_out(SendSuggestions(agency_id))
    if isinstance(answer, Refused):
        return _measured(door, status=422, refused=answer)
    return Page("partners/suggested.html", sent_mail=answer)


def _measured(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    found = door.hear(ListEngagement())
    return Page("partners/engagement.html", status=status, measured=found, **more)


def _write(door: GateDoor, role: Role) -> Page | SeeOther:
    typed = {name: door.form.get(name, "") for name in ("agency_id", "thread_id", "subject", "text")}
    try:
        answer = door.try_to_carry_out(WriteLetter(LetterDraft.model_validate(typed)))
    except ValidationError as error:
        answer = door.refuse(*reasons_of(error, ADVICE))
    if isinstance(answer, Released):
        return SeeOther(f"{_SIDES[role]}/letters/{answer.payload.id}", after=answer)
    if typed["thread_id"]:
        return _thread(door, typed["thread_id"], status=422, refused=answer)
    return _threads(door, role, status=422, refused=answer)


def _threads(door: GateDoor, role: Role, *, status: int = 200, after: str = "", **more: Part) -> Page:
    if role is Role.PARTNERS:
        more = {**more, "partners": door.ask(ListPartnerAgencies())}
    return Page("mail/letters.html", status=status, listed=door.ask(ListThreads(after)), **more)


def _thread(door: GateDoor, thread_id: str, *, status: int = 200, after: str = "", **more: Part) -> Page:
    return Page("mail/thread.html", status=status, thread=door.ask(ReadThread(thread_id, after)), **more)
