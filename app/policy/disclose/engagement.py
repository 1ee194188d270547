"""How covered counts become an agency's engagement, and what is suggested from exactly these figures."""

from __future__ import annotations

from collections.abc import Sequence

from ..agreement_facts import EntryFact
from ..casefile import Standing
from ..coaching import suggestions_for
from ..facts import TotalsFact
from ..mail_facts import EngagementFact, MailFact
from ..publication.small_counts import is_told
from ..regime import Regime
from ..request_facts import AgencyFact
from ..wire import engagement as measured

Counts = Sequence[AgencyFact | EngagementFact | EntryFact | TotalsFact | MailFact]


def engagement_list(
    question: measured.ListEngagement, standing: Standing, facts: Counts, regime: Regime
) -> measured.EngagementList:
    """List the agencies by name."""
    del question, standing
    agencies = sorted((fact for fact in facts if isinstance(fact, AgencyFact)), key=lambda fact: fact.name)
    return measured.EngagementList(
        agencies=tuple(engagement_of(agency, facts, regime) for agency in agencies),
        window_days=measured.WINDOW_DAYS,
        smallest=regime.records.small_counts.value,
    )


def engagement_of(agency: AgencyFact, facts: Counts, regime: Regime) -> measured.Engagement:
    """Show what was measured of one agency, from covered facts alone."""
    own = [fact for fact in facts if getattr(fact, "agency_id", "") == agency.agency_id]
    deeds = next(fact for fact in own if isinstance(fact, EngagementFact))
    totals = next((fact for fact in own if isinstance(fact, TotalsFact)), None)
    smallest = regime.records.small_counts.value
    responses = _responses(totals, smallest) if totals is not None and is_told(totals.asked, smallest) else None
    credits_told = regime.partnership.download_credit_usd.value > 0
    return measured.Engagement(
        agency_id=agency.agency_id,
        agency=agency.name,
        official_posts=deeds.official_posts,
        comments=deeds.comments,
        neighbors_comments=deeds.neighbors_comments if is_told(deeds.neighbors_comments, smallest) else None,
        requests=deeds.requests,
        downloads_credited=sum(fact.number for fact in own if isinstance(fact, EntryFact)) if credits_told else None,
        responses=responses,
        suggestions=suggestions_for(deeds.official_posts, deeds.comments, responses),
    )


def _responses(totals: TotalsFact, smallest: int) -> measured.Responses:
    """Tell each count that is not too small; of all of them their sum and the share are told, or of none."""
    every = all(is_told(count, smallest) for count in (totals.shared, totals.declined, totals.silent))
    return measured.Responses(
        requests=totals.requests,
        asked=totals.asked if every else None,
        shared=totals.shared if is_told(totals.shared, smallest) else None,
        declined=totals.declined if is_told(totals.declined, smallest) else None,
        silent=totals.silent if is_told(totals.silent, smallest) else None,
        rate_percent=round(100 * totals.shared / totals.asked, 1) if every and totals.asked else None,
    )


def suggestions_sent(
    question: measured.SendSuggestions, standing: Standing, facts: Counts, regime: Regime
) -> measured.SuggestionsSent | None:
    """Show what was mailed."""
    del question, standing, regime
    mails = [fact for fact in facts if isinstance(fact, MailFact)]
    for fact in facts:
        if isinstance(fact, AgencyFact):
            subjects = tuple(dict.fromkeys(one.subject for one in mails))
            return measured.SuggestionsSent(agency=fact.name, mails=len(mails), subjects=subjects)
    return None
