"""How covered e-mail becomes mailboxes and threads, and how a covered post becomes the e-mail about it."""

from __future__ import annotations

from collections.abc import Iterable

from ..casefile import Standing
from ..facts import PostFact
from ..mail_facts import AlertChoiceFact, MailFact
from ..regime import Regime
from ..wire import mail
from ..wire.base import moment
from ..wire.paging import Place, page_of

Box = tuple[MailFact | AlertChoiceFact, ...]


def post_mail(post: PostFact) -> tuple[str, str]:
    """Return subject and text of the e-mail about a post: what a page shows of it, and nothing that stands beside."""
    return post.title, post.text


def mailbox(question: mail.ReadMailbox, standing: Standing, facts: Box, regime: Regime) -> mail.Mailbox | None:
    """Show one page of a mailbox, newest first; an unusable place in the list is nowhere."""
    del standing
    mails = (fact for fact in facts if isinstance(fact, MailFact))
    found = page_of(mails, _newest_first, question.after, mail.PAGE)
    if found is None:
        return None
    return mail.Mailbox(
        mails=tuple(line_of(one) for one in found[0]),
        next=found[1],
        alerts_offered=regime.feed.agency_alerts.value,
        categories=next((fact.categories for fact in facts if isinstance(fact, AlertChoiceFact)), ()),
        categories_known=regime.feed.categories.value,
    )


def chosen(question: mail.ChooseAlerts, standing: Standing, facts: Box, regime: Regime) -> mail.Mailbox | None:
    """Show the mailbox as it is once the choice was made."""
    del question
    return mailbox(mail.ReadMailbox(), standing, facts, regime)


def _newest_first(fact: MailFact) -> Place:
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
) -> mail.ThreadList | None:
    """List one page of threads, the latest first, each from its last letter; an unusable place is nowhere."""
    del standing, regime
    last: dict[str, MailFact] = {fact.thread_id: fact for fact in _letters(facts)}
    found = page_of(last.values(), _latest_first, question.after, mail.PAGE)
    if found is None:
        return None
    return mail.ThreadList(
        threads=tuple(
            mail.ThreadLine(
                id=one.thread_id,
                agency=one.agency_name,
                subject=one.subject,
                letters=one.position + 1,
                last_at=moment(one.at_us),
            )
            for one in found[0]
        ),
        next=found[1],
    )


def _latest_first(last: MailFact) -> Place:
    return -last.at_us, last.thread_id


def thread(
    question: mail.ReadThread | mail.WriteLetter, standing: Standing, facts: tuple[MailFact, ...], regime: Regime
) -> mail.Thread | None:
    """Show one thread with a page of its letters, the last ones first; an unusable place in it is nowhere."""
    del standing, regime
    after = question.after if isinstance(question, mail.ReadThread) else ""
    found = page_of(_letters(facts), _last_first, after, mail.PAGE)
    if found is None or not found[0]:
        return None
    first = found[0][0]
    return mail.Thread(
        id=first.thread_id,
        agency=first.agency_name,
        subject=first.subject,
        letters=tuple(line_of(one) for one in reversed(found[0])),
        next=found[1],
    )


def _last_first(letter: MailFact) -> Place:
    return -letter.position, letter.mail_id


def _letters(facts: Iterable[MailFact]) -> list[MailFact]:
    return sorted((fact for fact in facts if fact.kind == "letter"), key=lambda one: (one.at_us, one.position))
