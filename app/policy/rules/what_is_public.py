"""Rule: of requests the public reads as much as the regime publishes; a world's own description it always reads.

A request is told no further than by the rules under which it was filed: what was sent to residents alone does not come
to light because a later era publishes. Where full texts are published, their numbers say nothing new.
"""

from __future__ import annotations

from typing import Final

from ..casefile import Standing
from ..decision import Permit, Vote
from ..facts import QuarterFact, RequestFact
from ..regime import Regime
from ..request_facts import CommentFact, StepFact
from ..rulebook import covers
from ..switches.records import PublicRecord
from ..wire.agency_map import ExportAgencyMap, ListPublicCounts, ReadCountyLines, ReadOutlines
from ..wire.agreements import ListSubsidies
from ..wire.base import Question
from ..wire.changes import ListRegimeChanges
from ..wire.counted import ReadRequestCounts
from ..wire.map import ReadBaseIndex, ReadBaseTile
from ..wire.objection import ObjectToFootage
from ..wire.public import ListAttributions, ListPartners, ReadKeys, ReadRegime, ReadWorld
from ..wire.register import ExportRegister, ReadRegister

_COUNTED: Final = ("quarterly-counts", "full-text")


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
    ExportRegister,
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
        return Permit() if published in _COUNTED and _is_counted(fact, published, standing.now_us) else None
    return Permit()


def _is_on_record(fact: object) -> bool:
    """Whether something belongs to a delivered request; nobody can comment on another. Why a text fails is not told."""
    match fact:
        case RequestFact():
            return fact.delivered_us is not None and fact.told_as in {None, "full-text"}
        case StepFact():
            return fact.delivered and fact.step != "rejected"
        case _:
            return isinstance(fact, CommentFact)


def _is_counted(fact: object, published: PublicRecord, now_us: int) -> bool:
    return isinstance(fact, QuarterFact) and fact.ends_us <= now_us and (fact.told_as or published) in _COUNTED
