"""How covered e-mail becomes mailboxes and threads, and how a covered post becomes the e-mail about it."""

from __future__ import annotations

from collections.abc import Iterable

from ..casefile import Standing
from ..facts import PostFact
from ..mail_facts import AlertChoiceFact, MailFact
from ..regime import Regime
from ..wire import mail
from ..wire.base import Question, moment
from ..wire.paging import Place, cursor_of, place_of

Box = tuple[MailFact | AlertChoiceFact, ...]


def post_mail(post: PostFact) -> tuple[str, str]:
    """Return subject and text of the e-mail about a post: what a page shows of it, and nothing that stands beside."""
    return post.title, post.text


def mailbox(question: mail.ReadMailbox, standing: Standing, facts: Box, regime: Regime) -> mail.Mailbox | None:
    """Show one page of a mailbox, newest first; an unusable place in the list is nowhere."""
    del standing
    place = place_of(question.after)
    if question.after and place is None:
        return None
    mails = sorted((fact for fact in facts if isinstance(fact, MailFact)), key=_newest_first)
    if place is not None:
        mails = [one for one in mails if _newest_first(one) > place]
    shown = mails[: mail.PAGE]
    more = cursor_of(_newest_first(shown[-1])) if len(mails) > len(shown) else None
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
    place = place_of(question.after)
    if question.after and place is None:
        return None
    last: dict[str, MailFact] = {fact.thread_id: fact for fact in _letters(facts)}
    latest = sorted(last.values(), key=_latest_first)
    if place is not None:
        latest = [one for one in latest if _latest_first(one) > place]
    shown = latest[: mail.PAGE]
    return mail.ThreadList(
        threads=tuple(
            mail.ThreadLine(
                id=one.thread_id,
                agency=one.agency_name,
                subject=one.subject,
                letters=one.position + 1,
                last_at=moment(one.at_us),
            )
            for one in shown
        ),
        next=cursor_of(_latest_first(shown[-1])) if len(latest) > len(shown) else None,
    )


def _latest_first(last: MailFact) -> Place:
    return -last.at_us, last.thread_id


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
