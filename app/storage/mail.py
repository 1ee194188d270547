"""E-mail inside a world: rows to facts, and back. It decides nothing, and sends nothing anywhere."""

from __future__ import annotations

import json
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, exists, insert, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from ..models import Account, Agency, AlertChoice, Mail
from ..policy.acts_around import AlertOfficer
from ..policy.mail_facts import AlertChoiceFact, MailFact
from ..policy.roles import Role
from ..policy.switches.feed import PostCategory
from ..policy.wire.paging import Place
from .agreements import is_live
from .tables import columns_of, comes_after

_MAILS: Final[Select[Any]] = (
    select(*columns_of(Mail), col(Agency.name).label("agency_name"), col(Account.staff_name))
    .join(Agency, col(Agency.id) == col(Mail.agency_id))
    .outerjoin(Account, col(Account.id) == col(Mail.account_id))
)
"""Written once, as every page of a mailbox needs it: building a statement takes longer than running it."""


def add_mail(rows: Connection, mail: MailFact) -> None:
    """Put an e-mail into a mailbox, or a letter into both sides' books."""
    rows.execute(
        insert(Mail).values(
            id=mail.mail_id,
            agency_id=mail.agency_id,
            account_id=mail.account_id,
            thread_id=mail.thread_id,
            position=mail.position,
            kind=mail.kind,
            side=mail.side,
            by=mail.by,
            at_us=mail.at_us,
            category=mail.category or "",
            subject=mail.subject,
            text=mail.text,
        )
    )


def list_mailbox(rows: Connection, account_id: str, after: Place | None, most: int) -> list[MailFact]:
    """List a bounded number of e-mails in one account's mailbox after a place in it, newest first."""
    at, mail_id = col(Mail.at_us), col(Mail.id)
    query = _MAILS.where(col(Mail.account_id) == account_id)
    if after is not None:
        query = query.where(comes_after(after, at, mail_id))
    return _facts(rows, query.order_by(at.desc(), mail_id).limit(most))


def list_last_letters(rows: Connection, agency_id: str | None, after: Place | None, most: int) -> list[MailFact]:
    """List the last letter of a bounded number of threads after a place in the list, the latest first.

    Threads are those between the company and one agency, or all agencies.
    """
    at, thread_id, later = col(Mail.at_us), col(Mail.thread_id), aliased(Mail)
    followed = exists().where(col(later.thread_id) == thread_id, col(later.position) > col(Mail.position))
    query = _MAILS.where(col(Mail.kind) == "letter", ~followed)
    if agency_id is not None:
        query = query.where(col(Mail.agency_id) == agency_id)
    if after is not None:
        query = query.where(comes_after(after, at, thread_id))
    return _facts(rows, query.order_by(at.desc(), thread_id).limit(most))


def list_of_agency(rows: Connection, agency_id: str) -> list[MailFact]:
    """List every e-mail that an agency holds: its officers' mailboxes and its letters."""
    return _in_order(rows, col(Mail.agency_id) == agency_id)


def list_last_of(rows: Connection, thread_id: str, after: Place | None, most: int) -> list[MailFact]:
    """List a bounded number of the letters of one thread before a place in it, the last one first."""
    position, mail_id = col(Mail.position), col(Mail.id)
    query = _MAILS.where(col(Mail.thread_id) == thread_id, col(Mail.kind) == "letter")
    if after is not None:
        query = query.where(comes_after(after, position, mail_id))
    return _facts(rows, query.order_by(position.desc(), mail_id).limit(most))


def _in_order(rows: Connection, which: ColumnElement[bool]) -> list[MailFact]:
    query = _MAILS.where(which)
    return _facts(rows, query.order_by(col(Mail.at_us), col(Mail.position), col(Mail.id)))


def _facts(rows: Connection, query: Select[Any]) -> list[MailFact]:
    return [
        MailFact(
            mail_id=row.id,
            thread_id=row.thread_id,
            agency_id=row.agency_id,
            agency_name=row.agency_name,
            account_id=row.account_id,
            mailbox=row.staff_name or "",
            kind=row.kind,
            side=row.side,
            by=row.by,
            at_us=row.at_us,
            category=row.category or None,
            subject=row.subject,
            text=row.text,
            position=row.position,
        )
        for row in rows.execute(query)
    ]


def set_choice(rows: Connection, account_id: str, categories: tuple[PostCategory, ...]) -> None:
    """Keep about which categories an officer is mailed from now on."""
    chosen = {"categories": json.dumps(categories)}
    if rows.execute(update(AlertChoice).where(col(AlertChoice.account_id) == account_id).values(**chosen)).rowcount:
        return
    rows.execute(insert(AlertChoice).values(account_id=account_id, **chosen))


def find_choice(rows: Connection, account_id: str) -> AlertChoiceFact:
    """Find what an officer chose; nothing where they never did."""
    row = rows.execute(select(col(AlertChoice.categories)).where(col(AlertChoice.account_id) == account_id)).first()
    return AlertChoiceFact(account_id, tuple(json.loads(row[0])) if row else ())


def list_choosers(rows: Connection, now_us: int) -> list[tuple[str, str, AlertOfficer]]:
    """List every officer who chose something, with account and agency, as the act of mailing them."""
    found = rows.execute(
        select(
            col(AlertChoice.account_id),
            col(Account.agency_id),
            col(AlertChoice.categories),
            col(Account.active),
            is_live(now_us).label("live"),
            col(Agency.kind),
        )
        .join(Account, col(Account.id) == col(AlertChoice.account_id))
        .join(Agency, col(Agency.id) == col(Account.agency_id))
        .order_by(col(AlertChoice.account_id))
    )
    return [_chooser(row) for row in found]


def _chooser(row: Any) -> tuple[str, str, AlertOfficer]:
    categories = frozenset(json.loads(row.categories))
    return row.account_id, row.agency_id, AlertOfficer(categories, row.active, bool(row.live), row.kind)


def list_officers(rows: Connection, agency_id: str) -> list[str]:
    """List the open accounts of an agency's officers."""
    found = rows.execute(
        select(col(Account.id))
        .where(col(Account.agency_id) == agency_id, col(Account.role) == Role.OFFICER, col(Account.active))
        .order_by(col(Account.id))
    )
    return [str(row[0]) for row in found]
