"""The API for e-mail inside a world: officers' mailboxes, letters, and what the company measures and suggests."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import After, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.engagement import EngagementList, ListEngagement, SendSuggestions, SuggestionsSent
from ..policy.wire.mail import (
    AlertChoice,
    ChooseAlerts,
    LetterDraft,
    ListThreads,
    Mailbox,
    ReadMailbox,
    ReadThread,
    Thread,
    ThreadList,
    WriteLetter,
)

mailboxes = GatedRouter(serves={Role.OFFICER}, prefix="/officer/mail", tags=["officer"])
agency_letters = GatedRouter(serves={Role.ADMINISTRATOR}, prefix="/agency/letters", tags=["agency"])
company_letters = GatedRouter(serves={Role.PARTNERS}, prefix="/partners/letters", tags=["partners"])
engagement = GatedRouter(serves={Role.PARTNERS}, prefix="/partners/engagement", tags=["partners"])


@mailboxes.get("")
def read_mailbox(door: AtGate, after: After = "") -> Released[Mailbox]:
    """Your own e-mail in this world, newest first: new posts of the categories that you chose, and suggestions."""
    return door.ask(ReadMailbox(after))


@mailboxes.put("/alerts")
def choose_alerts(door: AtGate, draft: AlertChoice, idempotency_key: WriteKey) -> Released[Mailbox]:
    """Choose about which categories you are mailed every new post; none: no e-mail."""
    del idempotency_key  # the door reads it
    return door.carry_out(ChooseAlerts(draft))


@agency_letters.get("")
def list_agency_threads(door: AtGate, after: After = "") -> Released[ThreadList]:
    """What your agency and the company have written to each other, the latest first; a page at a time."""
    return door.ask(ListThreads(after))


@agency_letters.post("", status_code=201)
def write_to_company(door: AtGate, draft: LetterDraft, idempotency_key: WriteKey) -> Released[Thread]:
    """Write to the company, or answer a thread. Letters are kept; a records request brings them out."""
    del idempotency_key  # the door reads it
    return door.carry_out(WriteLetter(draft))


@agency_letters.get("/{thread_id}")
def read_agency_thread(door: AtGate, thread_id: str, after: After = "") -> Released[Thread]:
    """One thread with its letters, the last page first."""
    return door.ask(ReadThread(thread_id, after))


@company_letters.get("")
def list_company_threads(door: AtGate, after: After = "") -> Released[ThreadList]:
    """What agencies and the company have written to each other, the latest first; a page at a time."""
    return door.ask(ListThreads(after))


@company_letters.post("", status_code=201)
def write_to_agency(door: AtGate, draft: LetterDraft, idempotency_key: WriteKey) -> Released[Thread]:
    """Write to the administrators of an agency, or answer a thread."""
    del idempotency_key  # the door reads it
    return door.carry_out(WriteLetter(draft))


@company_letters.get("/{thread_id}")
def read_company_thread(door: AtGate, thread_id: str, after: After = "") -> Released[Thread]:
    """One thread with its letters, the last page first."""
    return door.ask(ReadThread(thread_id, after))


@engagement.get("")
def list_engagement(door: AtGate) -> Released[EngagementList]:
    """What the company measures of each agency, under rules with coaching."""
    return door.ask(ListEngagement())


@engagement.post("/{agency_id}/suggestions", status_code=201)
def send_suggestions(door: AtGate, agency_id: str, idempotency_key: WriteKey) -> Released[SuggestionsSent]:
    """Mail the officers of an agency what its figures suggest."""
    del idempotency_key  # the door reads it
    return door.carry_out(SendSuggestions(agency_id))
