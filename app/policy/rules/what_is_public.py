"""Rule: of requests the public reads as much as the regime publishes; a world's own description it always reads."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import RequestFact
from ..quarters import quarter_end_us
from ..regime import Regime
from ..request_facts import CommentFact, StepFact
from ..rulebook import covers
from ..wire.agency_map import ExportAgencyMap, ListPublicCounts, ReadCountyLines, ReadOutlines
from ..wire.agreements import ListSubsidies
from ..wire.base import Question
from ..wire.changes import ListRegimeChanges
from ..wire.counted import ReadRequestCounts
from ..wire.map import ReadBaseIndex, ReadBaseTile
from ..wire.objection import ObjectToFootage
from ..wire.public import ListAttributions, ListPartners, ReadKeys, ReadRegime, ReadRegister, ReadWorld


@covers(
    ReadRegister,
    ReadRequestCounts,
    ReadWorld,
    ReadKeys,
    ReadRegime,
    ListPartners,
    ListAttributions,
    ListSubsidies,
    ListRegimeChanges,
    ReadBaseIndex,
    ReadBaseTile,
    ObjectToFootage,
    ExportAgencyMap,
    ListPublicCounts,
    ReadCountyLines,
    ReadOutlines,
)
def what_is_public(question: Question[object], standing: Standing, fact: object, regime: Regime) -> Vote:
    """Of requests the public reads as much as the regime publishes; a world's own description it always reads."""
    published = regime.records.public_record.value
    if isinstance(question, ReadRegister):
        return Permit() if published == "full-text" and _is_on_record(fact) else None
    if isinstance(question, ReadRequestCounts):
        return Permit() if published == "quarterly-counts" and _quarter_is_over(fact, standing.now_us) else None
    return Permit()


def _is_on_record(fact: object) -> bool:
    """Whether something belongs to a delivered request; nobody can comment on another. Why a text fails is not told."""
    match fact:
        case RequestFact():
            return fact.delivered_us is not None
        case StepFact():
            return fact.delivered and fact.step != "rejected"
        case _:
            return isinstance(fact, CommentFact)


def _quarter_is_over(fact: object, now_us: int) -> bool:
    if not isinstance(fact, RequestFact) or fact.delivered_us is None:
        return False
    return quarter_end_us(fact.delivered_us) <= now_us
