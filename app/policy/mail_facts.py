"""Facts about e-mail and about an agency's own deeds. A mailed post is a copy of what its officer could read."""

from __future__ import annotations

from dataclasses import dataclass

from .switches.feed import PostCategory
from .wire.mail import MailKind
from .wire.statements import Side


@dataclass(frozen=True, slots=True)
class OwnThread:
    """A thread in the books of the asker: between the company and this agency."""

    thread_id: str
    agency_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailFact:
    """One e-mail in one mailbox.

    Parameters
    ----------
    thread_id, position : str, int
        What a letter belongs to, and where it stands there, from 0; "" and 0 for what stands alone.
    account_id : str or None
        Whose mailbox it lies in; None for letters, which both sides keep.
    mailbox : str
        The name of that account; "" for letters.
    by : str
        Who wrote it; of a post's copy the label that stood for its author.
    at_us : int
        Simulated microseconds.
    category : PostCategory or None
        Of a post's copy.
    """

    mail_id: str
    thread_id: str
    agency_id: str
    agency_name: str
    account_id: str | None
    mailbox: str
    kind: MailKind
    side: Side
    by: str
    at_us: int
    category: PostCategory | None
    subject: str
    text: str
    position: int = 0


@dataclass(frozen=True, slots=True)
class AlertChoiceFact:
    """About which categories of posts an officer is mailed."""

    account_id: str
    categories: tuple[PostCategory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementFact:
    """What an agency did of late, and what stands below its posts for all to read; no answer to a request counts."""

    agency_id: str
    official_posts: int
    comments: int
    neighbors_comments: int
    requests: int
