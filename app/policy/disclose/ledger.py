"""How covered entries and clips become a ledger: lists and sums, and never a resident."""

from __future__ import annotations

from ..agreement_facts import EntryFact, ReceivedFact
from ..casefile import Standing
from ..regime import Regime
from ..request_facts import AgencyFact
from ..units import MINUTE
from ..wire import ledger as books
from ..wire.base import Question, moment

Facts = tuple[AgencyFact | EntryFact | ReceivedFact, ...]


def ledger_list(question: books.ReadLedgers, standing: Standing, facts: Facts, regime: Regime) -> books.LedgerList:
    """Show the ledger of every agency, by name."""
    agencies = sorted((fact for fact in facts if isinstance(fact, AgencyFact)), key=lambda fact: fact.name)
    del question
    return books.LedgerList(ledgers=tuple(_ledger(agency, standing, facts, regime) for agency in agencies))


def one_ledger(
    question: Question[books.Ledger], standing: Standing, facts: Facts, regime: Regime
) -> books.Ledger | None:
    """Show the ledger of the one agency that is covered."""
    del question
    for fact in facts:
        if isinstance(fact, AgencyFact):
            return _ledger(fact, standing, facts, regime)
    return None


def _ledger(agency: AgencyFact, standing: Standing, facts: Facts, regime: Regime) -> books.Ledger:
    own = [fact for fact in facts if isinstance(fact, EntryFact) and fact.agency_id == agency.agency_id]
    credits_told = regime.partnership.download_credit_usd.value > 0
    earned = [fact for fact in own if fact.kind == "download-credited"]
    spent = sum(fact.company_usd for fact in own if fact.kind == "credits-redeemed")
    paid = [fact for fact in own if fact.kind != "download-credited"]  # a credit is no payment until it is redeemed
    clips = [fact for fact in facts if isinstance(fact, ReceivedFact)]
    return books.Ledger(
        agency_id=agency.agency_id,
        agency=agency.name,
        entries=tuple(_entry(fact) for fact in sorted(own, key=lambda fact: (-fact.at_us, fact.kind))),
        cameras_given=sum(fact.number for fact in own if fact.kind in {"cameras-given", "credits-redeemed"}),
        cameras_subsidized=sum(fact.number for fact in own if fact.kind == "cameras-subsidized"),
        agency_usd=sum(fact.agency_usd for fact in paid),
        company_usd=sum(fact.company_usd for fact in paid),
        downloads_credited=sum(fact.number for fact in earned) if credits_told else None,
        credit_left_usd=sum(fact.company_usd for fact in earned) - spent if credits_told else None,
        footage=_footage(clips) if standing.agency_id == agency.agency_id else None,
    )


def _entry(fact: EntryFact) -> books.EntryTold:
    return books.EntryTold(
        kind=fact.kind,
        at=moment(fact.at_us),
        number=fact.number,
        agency_usd=fact.agency_usd,
        company_usd=fact.company_usd,
    )


def _footage(clips: list[ReceivedFact]) -> books.FootageGained:
    minutes = sum(clip.end_us - clip.start_us for clip in clips) / MINUTE
    return books.FootageGained(
        clips=len(clips), minutes=round(minutes, 1), stored_bytes=sum(clip.size for clip in clips)
    )
