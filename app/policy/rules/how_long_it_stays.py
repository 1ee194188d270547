"""Rule: a released clip can be read until it expires, where the regime of its release set a term."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..facts import ReleaseFact, RequestFact
from ..regime import Regime
from ..rulebook import covers
from ..wire.footage_request import ListRequests, ReadRequest
from ..wire.picture import FetchPicture

EXPIRED = Reason("expired", "The released copy has expired.")


@covers(ListRequests, ReadRequest, FetchPicture)
def how_long_it_stays(
    question: ListRequests | ReadRequest | FetchPicture,
    standing: Standing,
    fact: RequestFact | ReleaseFact,
    regime: Regime,
) -> Vote:
    """A released clip can be read until it expires, where the regime of its release set a term."""
    del question, regime  # the term was fixed when the clip was released
    if isinstance(fact, ReleaseFact) and fact.expires_us is not None and fact.expires_us <= standing.now_us:
        return Forbid(EXPIRED)
    return None
