"""Rule: downloads are told where the era credits them, and footage is counted as long as it can be read."""

from __future__ import annotations

from ..agreement_facts import EntryFact, ReceivedFact
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import covers
from ..wire.base import Question
from ..wire.engagement import ListEngagement, SendSuggestions
from ..wire.ledger import EnterGift, ReadLedgers, ReadOwnLedger

NO_CREDIT = Reason("no-credit", "How many residents an agency brought is told only where it is credited for them.")
GONE = Reason("gone", "The clip can no longer be read.")


@covers(ReadLedgers, ReadOwnLedger, EnterGift, ListEngagement, SendSuggestions)
def what_the_ledger_tells(question: Question[object], standing: Standing, fact: object, regime: Regime) -> Vote:
    """Downloads are told where the era credits them, and footage is counted as long as it can be read."""
    del question
    if isinstance(fact, EntryFact) and fact.kind == "download-credited":
        return None if regime.partnership.download_credit_usd.value > 0 else Forbid(NO_CREDIT)
    if isinstance(fact, ReceivedFact):
        over = fact.expires_us is not None and fact.expires_us <= standing.now_us
        return Forbid(GONE) if over or fact.withdrawn_us is not None else None
    return None
