"""E-mail inside a world: new posts to officers who asked for them, and letters between the company and agencies.

A copy in a mailbox is its officer's: taking a post down, an opt-out or a change of rules calls none back, as none was
in 2020 to 2022 (MARKUP). Nothing is sent outside the world.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.disclose.mail import post_mail
from ..policy.facts import PostFact
from ..policy.gate import Admitted
from ..policy.mail_facts import AlertChoiceFact, MailFact, OwnThread
from ..policy.roles import Role
from ..policy.wire.mail import PAGE, ChooseAlerts, WriteLetter
from ..storage import feed, mail, onward, standings, worlds_rows
from ..worlds.world import World
from .feed_writes import alert_followers


def alert(world: World, rows: Connection, subject: str) -> None:
    """Alert residents who follow what a new post is about, and mail it to officers who chose its category."""
    alert_followers(world, rows, subject)
    post = feed.find_post(rows, subject)
    if post is not None:
        mail_post(world, rows, post)


def mail_post(world: World, rows: Connection, post: PostFact) -> None:
    """Put a copy of a post into the mailbox of every officer for whom the rules cover it."""
    now = worlds_rows.read_now(rows)
    regime, office = world.regime(now.regime_id), Standing(role=Role.MODERATOR, now_us=now.clock_us)
    for account_id, agency_id, act in mail.list_choosers(rows, now.clock_us):
        for covered in world.gate.decide(act, office, (post,), regime).covered:
            subject, text = post_mail(covered)
            mail.add_mail(
                rows,
                MailFact(
                    mail_id=world.new_id("mail", account_id, covered.post_id),
                    thread_id="",
                    agency_id=agency_id,
                    agency_name="",
                    account_id=account_id,
                    mailbox="",
                    kind="post-alert",
                    side="company",
                    by=covered.label,
                    at_us=now.clock_us,
                    category=covered.category,
                    subject=subject,
                    text=text,
                ),
            )


def choose(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[MailFact | AlertChoiceFact]:
    """Keep what an officer chose; it holds for posts that appear from now on."""
    del world, key
    account_id = admitted.standing.account_id or ""
    wanted = set(cast("ChooseAlerts", admitted.question).draft.categories)
    known = admitted.regime.feed.categories.value
    mail.set_choice(rows, account_id, tuple(category for category in known if category in wanted))
    return [mail.find_choice(rows, account_id), *mail.list_mailbox(rows, account_id, None, PAGE + 1)]


def with_thread(rows: Connection, standing: Standing, question: Any) -> Standing:
    """Add to a standing the agency that a letter goes to, and the thread it answers, as far as both are the asker's."""
    draft = cast("WriteLetter", question).draft
    found = mail.list_last_of(rows, draft.thread_id, None, 1) if draft.thread_id else []
    own = [one for one in found if standing.role is Role.PARTNERS or one.agency_id == standing.agency_id]
    thread = OwnThread(own[0].thread_id, own[0].agency_id) if own else None
    other = onward.find_agency(rows, draft.agency_id, standing.now_us) if standing.role is Role.PARTNERS else None
    return replace(standing, thread=thread, other_agency=other)


def write(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[MailFact]:
    """Add a letter to a thread, or begin one."""
    standing, draft = admitted.standing, cast("WriteLetter", admitted.question).draft
    account_id = standing.account_id or ""
    own = standing.thread
    thread_id = own.thread_id if own else world.new_id("thread", account_id, key)
    held = mail.list_last_of(rows, thread_id, None, 1)
    to_agency = standing.other_agency.agency_id if standing.other_agency else standing.agency_id or ""
    letter = MailFact(
        mail_id=world.new_id("letter", account_id, key),
        thread_id=thread_id,
        agency_id=own.agency_id if own else to_agency,
        agency_name="",
        account_id=None,
        mailbox="",
        kind="letter",
        side="company" if standing.role is Role.PARTNERS else "agency",
        by=standings.staff_name(rows, account_id),
        at_us=standing.now_us,
        category=None,
        subject=held[0].subject if held else draft.subject,
        text=draft.text,
        position=held[0].position + 1 if held else 0,
    )
    mail.add_mail(rows, letter)
    return mail.list_last_of(rows, thread_id, None, PAGE + 1)
