"""Measuring agencies, and mailing their officers what would raise the figures, where the rules in force know that.

A suggestion rests on covered counts alone: where the rules tell nobody how residents answered, none depends on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection

from ..policy.agreement_facts import EntryFact
from ..policy.casefile import Standing
from ..policy.disclose.engagement import engagement_of
from ..policy.facts import TotalsFact
from ..policy.gate import Admitted
from ..policy.mail_facts import EngagementFact, MailFact
from ..policy.request_facts import AgencyFact
from ..policy.units import DAY
from ..policy.wire.engagement import WINDOW_DAYS, SendSuggestions, Suggestion
from ..storage import engagement, ledger, mail, onward, requests, standings
from ..worlds.world import World

Measured = AgencyFact | EngagementFact | EntryFact | TotalsFact


def measure(rows: Connection, now_us: int, agency_id: str = "") -> list[Measured]:
    """Return what there is to measure of one agency, or of all: the covering rules choose of it."""
    since_us = now_us - WINDOW_DAYS * DAY
    found: list[Measured] = []
    for agency in onward.list_agencies(rows, now_us):
        if agency_id in {"", agency.agency_id}:
            entries = (one for one in ledger.list_entries(rows, agency.agency_id) if one.at_us > since_us)
            deeds = engagement.count_deeds(rows, agency.agency_id, since_us)
            found += [agency, deeds, *entries, *requests.read_totals(rows, agency.agency_id)]
    return found


def with_agency(rows: Connection, standing: Standing, question: Any) -> Standing:
    """Add to a standing the agency whose officers shall be written to."""
    named = cast("SendSuggestions", question).agency_id
    return replace(standing, other_agency=onward.find_agency(rows, named, standing.now_us))


def suggest(world: World, rows: Connection, admitted: Admitted[Any], key: str) -> Iterable[Measured | MailFact]:
    """Mail every officer of an agency what its figures suggest."""
    standing, question = admitted.standing, cast("SendSuggestions", admitted.question)
    facts = measure(rows, standing.now_us, question.agency_id)
    covered = world.gate.decide(question, standing, facts, admitted.regime).covered
    agency = next((fact for fact in covered if isinstance(fact, AgencyFact)), None)
    due = engagement_of(agency, covered, admitted.regime).suggestions if agency else ()
    by = standings.staff_name(rows, standing.account_id or "")
    sent = [
        _mail(world, admitted, account_id, by, one, key)
        for account_id in mail.list_officers(rows, question.agency_id)
        for one in due
    ]
    for one in sent:
        mail.add_mail(rows, one)
    return [*facts, *sent]


def _mail(
    world: World, admitted: Admitted[Any], account_id: str, by: str, suggestion: Suggestion, key: str
) -> MailFact:
    standing = admitted.standing
    return MailFact(
        mail_id=world.new_id("suggestion", standing.account_id or "", key, account_id, suggestion.name),
        thread_id="",
        agency_id=cast("SendSuggestions", admitted.question).agency_id,
        agency_name="",
        account_id=account_id,
        mailbox="",
        kind="suggestion",
        side="company",
        by=by,
        at_us=standing.now_us,
        category=None,
        subject=suggestion.subject,
        text=suggestion.text,
    )
