"""Rule: a mailbox is read by its officer; letters by the agency's administrators and the partner managers.

What the company suggested to officers, it reads too, for it wrote it. No copy of a post lies in its books.
"""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..mail_facts import AlertChoiceFact, MailFact
from ..regime import Regime
from ..roles import Role
from ..rulebook import covers
from ..wire.base import Question
from ..wire.engagement import SendSuggestions
from ..wire.mail import ChooseAlerts, ListThreads, ReadMailbox, ReadThread, WriteLetter


@covers(ReadMailbox, ChooseAlerts, ListThreads, ReadThread, WriteLetter, SendSuggestions)
def whose_mail_is_it(question: Question[object], standing: Standing, fact: object, regime: Regime) -> Vote:
    """A mailbox is read by its officer; letters by the agency's administrators and the partner managers."""
    del question, regime
    if isinstance(fact, AlertChoiceFact):
        return Permit() if fact.account_id == standing.account_id else None
    if not isinstance(fact, MailFact):
        return None
    if standing.role is Role.PARTNERS:
        return None if fact.kind == "post-alert" else Permit()
    if fact.kind == "letter":
        own = standing.role is Role.ADMINISTRATOR and fact.agency_id == standing.agency_id
        return Permit() if own else None
    return Permit() if fact.account_id is not None and fact.account_id == standing.account_id else None
