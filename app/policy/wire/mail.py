"""E-mail of this world: what agencies and the company send each other, and what is mailed to officers.

Nothing is sent outside: a mailbox is a list of copies in the world's own database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import Field

from ..roles import Role
from ..switches.feed import PostCategory
from .base import Disclosure, Draft, Question
from .sent import Words
from .statements import Side

MailKind = Literal["post-alert", "suggestion", "letter"]
"""A copy of a post; advice of the company; a message between the company and an agency's administrators."""
PAGE: Final = 50
"""E-mails on one page of a mailbox, and threads on one of letters."""
_ID: Final = 40


class AlertChoice(Draft):
    """About which categories of posts an officer wants e-mail; none: no e-mail."""

    categories: Annotated[tuple[PostCategory, ...], Field(max_length=8)]


class LetterDraft(Draft):
    """A message between the company and an agency."""

    agency_id: str = Field(
        default="", max_length=_ID, description="To whom the company writes, in a new thread; agencies leave it out."
    )
    thread_id: str = Field(default="", max_length=_ID, description="The thread that is answered; empty for a new one.")
    subject: Words = Field(default="", max_length=120, description="Of a new thread.")
    text: Words = Field(min_length=1, max_length=4_000)


class MailLine(Disclosure):
    """One e-mail."""

    id: str
    kind: MailKind
    side: Side = Field(description="Who sent it. The company's system mails the posts.")
    by: str = Field(description="Who wrote it; of a post's copy the number that stood for its author.")
    at: datetime
    category: PostCategory | None
    subject: str
    text: str


class Mailbox(Disclosure):
    """One's own e-mail, newest first, and about which posts one is mailed."""

    mails: tuple[MailLine, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")
    alerts_offered: bool = Field(description="Whether posts are mailed to officers under the rules in force.")
    categories: tuple[PostCategory, ...] = Field(description="What one has chosen.")
    categories_known: tuple[PostCategory, ...] = Field(description="What posts can be about.")


class ThreadLine(Disclosure):
    """One thread between the company and an agency."""

    id: str
    agency: str
    subject: str
    letters: int
    last_at: datetime


class ThreadList(Disclosure):
    """Threads, the latest first."""

    threads: tuple[ThreadLine, ...]
    next: str | None = Field(description="Send it as `after` to read on; null at the end.")


class Thread(Disclosure):
    """One thread with a page of its letters, oldest first, the last page first; both sides keep them."""

    id: str
    agency: str
    subject: str
    letters: tuple[MailLine, ...]
    next: str | None = Field(description="Send it as `after` to read what was written before; null at the beginning.")


@dataclass(frozen=True, slots=True)
class ReadMailbox(Question[Mailbox]):
    """What was mailed to me, after a place in the list?"""

    after: str = ""
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ChooseAlerts(Question[Mailbox]):
    """Please mail me every new post of these categories from now on, and of no others."""

    draft: AlertChoice
    serves = frozenset({Role.OFFICER})


@dataclass(frozen=True, slots=True)
class ListThreads(Question[ThreadList]):
    """What have the company and my side written to each other, after a place in the list?"""

    after: str = ""
    serves = frozenset({Role.ADMINISTRATOR, Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class ReadThread(Question[Thread]):
    """What does this thread say, before a place in it?"""

    thread_id: str
    after: str = ""
    serves = frozenset({Role.ADMINISTRATOR, Role.PARTNERS})


@dataclass(frozen=True, slots=True)
class WriteLetter(Question[Thread]):
    """Please hand this message to the other side."""

    draft: LetterDraft
    serves = frozenset({Role.ADMINISTRATOR, Role.PARTNERS})
