"""How covered e-mail becomes mailboxes and threads, and how a covered post becomes the e-mail about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ..casefile import Standing
from ..facts import PostFact
from ..mail_facts import AlertChoiceFact, MailFact
from ..regime import Regime
from ..wire import mail
from ..wire.base import Question, moment

_CURSOR: Final = re.compile(r"([0-9]{1,18})-([a-z0-9_]{1,40})")
Box = tuple[MailFact | AlertChoiceFact, ...]


def post_mail(post: PostFact) -> tuple[str, str]:
    """Return subject and text of the e-mail about a post: what a page shows of it, and nothing that stands beside."""
    return post.title, post.text


def mailbox(question: mail.ReadMailbox, standing: Standing, facts: Box, regime: Regime) -> mail.Mailbox | None:
    """Show one page of a mailbox, newest first; an unusable place in the list is nowhere."""
    del standing
    place = _CURSOR.fullmatch(question.after)
    if question.after and place is None:
        return None
    mails = sorted((fact for fact in facts if isinstance(fact, MailFact)), key=_newest_first)
    if place is not None:
        mails = [one for one in mails if _newest_first(one) > (-int(place[1]), place[2])]
    shown = mails[: mail.PAGE]
    more = f"{shown[-1].at_us}-{shown[-1].mail_id}" if len(mails) > len(shown) else None
    return mail.Mailbox(
        mails=tuple(line_of(one) for one in shown),
        next=more,
        alerts_offered=regime.feed.agency_alerts.value,
        categories=next((fact.categories for fact in facts if isinstance(fact, AlertChoiceFact)), ()),
        categories_known=regime.feed.categories.value,
    )


def chosen(question: mail.ChooseAlerts, standing: Standing, facts: Box, regime: Regime) -> mail.Mailbox | None:
    """Show the mailbox as it is once the choice was made."""
    del question
    return mailbox(mail.ReadMailbox(), standing, facts, regime)


def _newest_first(fact: MailFact) -> tuple[int, str]:
    return -fact.at_us, fact.mail_id


def line_of(fact: MailFact) -> mail.MailLine:
    """Show one e-mail."""
    return mail.MailLine(
        id=fact.mail_id,
        kind=fact.kind,
        side=fact.side,
        by=fact.by,
        at=moment(fact.at_us),
        category=fact.category,
        subject=fact.subject,
        text=fact.text,
    )


def thread_list(
    question: mail.ListThreads, standing: Standing, facts: tuple[MailFact, ...], regime: Regime
) -> mail.ThreadList:
    """List threads, the latest first."""
    del question, standing, regime
    threads: dict[str, list[MailFact]] = {}
    for fact in _letters(facts):
        threads.setdefault(fact.thread_id, []).append(fact)
    latest = sorted(threads.values(), key=lambda letters: _newest_first(letters[-1]))
    return mail.ThreadList(
        threads=tuple(
            mail.ThreadLine(
                id=letters[0].thread_id,
                agency=letters[0].agency_name,
                subject=letters[0].subject,
                letters=len(letters),
                last_at=moment(letters[-1].at_us),
            )
            for letters in latest
        )
    )


def thread(
    question: Question[mail.Thread], standing: Standing, facts: tuple[MailFact, ...], regime: Regime
) -> mail.Thread | None:
    """Show one thread with its letters."""
    del question, standing, regime
    letters = _letters(facts)
    if not letters:
        return None
    first = letters[0]
    return mail.Thread(
        id=first.thread_id,
        agency=first.agency_name,
        subject=first.subject,
        letters=tuple(line_of(one) for one in letters),
    )


def _letters(facts: Iterable[MailFact]) -> list[MailFact]:
    return sorted((fact for fact in facts if fact.kind == "letter"), key=lambda one: (one.at_us, one.position))
