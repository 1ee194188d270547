"""Rule: a released clip can be read until its term is over or its resident takes it back, where its rules say so.

What can no longer be read is not handed on either, and its agency does not hold it for a records request.
"""

from __future__ import annotations

from ..acts import HandOn
from ..acts_around import AnswerRecords
from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..facts import ReleaseFact
from ..regime import Regime
from ..request_facts import OnwardFact
from ..rulebook import covers
from ..wire.base import Question
from ..wire.footage_request import ListRequests, ReadRequest
from ..wire.life import TriageRelease
from ..wire.onward import ListPassedOn, PassOn
from ..wire.picture import FetchEvidence, FetchFootage, FetchPicture

EXPIRED = Reason("expired", "The released copy has expired.")
TAKEN_BACK = Reason("taken-back", "The resident took it back.")


@covers(
    ListRequests,
    ReadRequest,
    FetchPicture,
    FetchFootage,
    FetchEvidence,
    TriageRelease,
    PassOn,
    ListPassedOn,
    HandOn,
    AnswerRecords,
)
def how_long_it_stays(
    cause: Question[object] | HandOn | AnswerRecords, standing: Standing, fact: object, regime: Regime
) -> Vote:
    """A released clip can be read until its term is over or its resident takes it back, where its rules say so."""
    del regime  # the term was fixed when the clip was released
    release = fact.release if isinstance(fact, OnwardFact) else fact
    if not isinstance(release, ReleaseFact):
        return None
    if release.withdrawn_us is not None:  # set only where the rules of the request remove what was taken back
        return Forbid(TAKEN_BACK)
    if isinstance(cause, HandOn) and isinstance(fact, OnwardFact) and fact.withdrawn_us is not None:
        return Forbid(TAKEN_BACK)
    expired = release.expires_us is not None and release.expires_us <= standing.now_us
    return Forbid(EXPIRED) if expired else None
