"""Short histories of consent for the tests: one household, two residents, and one who has moved out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from glassporch.policy.consent.events import ConsentFact, ConsentKind, Purpose, Scope
from glassporch.policy.consent.household import Asked
from hypothesis import strategies as st

HOME = "household"
ANN, BEN, GONE = "ann", "ben", "gone"
RESIDENTS = frozenset({ANN, BEN})
NOTICE = "2"
NOW = 1_000
"""When the tests ask, microseconds; every event of theirs lies before it."""

PAST, LATER = 900, 2_000


def event(
    kind: ConsentKind,
    account: str = ANN,
    *,
    at: int = 0,
    scopes: tuple[Scope, ...] = ("clip",),
    purpose: Purpose = "answer",
    agency: str | None = None,
    incident: str | None = None,
    request: str | None = None,
    notice: str = NOTICE,
    digest: str = "d1",
    served: int | None = 0,
    expires: int | None = None,
    days: int | None = None,
    household: str = HOME,
    name: str | None = None,
) -> ConsentFact:
    """Make one event; its position is its moment unless `numbered` gives it another."""
    return ConsentFact(
        event_id=name or f"e{at}",
        household_id=household,
        account_id=account,
        kind=kind,
        purpose=purpose,
        scopes=scopes,
        agency_id=agency,
        incident_type=incident,
        request_id=request,
        notice_version=notice,
        notice_digest=digest,
        served_us=served,
        expires_us=expires,
        retention_days=days,
        at_us=at,
        position=at,
    )


def asked(
    scope: Scope | None = "clip",
    *,
    purpose: Purpose = "answer",
    agency: str | None = "agency",
    incident: str | None = "theft",
    request: str | None = "r1",
    notice: str | None = NOTICE,
    household: str = HOME,
) -> Asked:
    """Ask for one request's clips, unless told otherwise."""
    return Asked(
        household_id=household,
        purpose=purpose,
        agency_id=agency,
        incident_type=incident,
        request_id=request,
        scope=scope,
        notice_version=notice,
    )


def sequences(letters: Sequence[dict[str, Any]], longest: int) -> Iterator[tuple[ConsentFact, ...]]:
    """Yield every sequence of letters up to a length, each letter made into an event at its place."""
    made = [[event(**letter, at=at) for letter in letters] for at in range(longest)]
    for length in range(longest + 1):
        yield from product(*made[:length])


kinds = st.sampled_from(["requested", "given", "refused", "re-confirmed", "expired", "stale", "withdrawn"])
scope_sets = st.lists(
    st.sampled_from(["existence", "coarse-zone", "exact-location", "clip-list", "clip", "audio", "contact"]),
    min_size=1,
    max_size=4,
).map(tuple)


@st.composite
def any_history(draw: st.DrawFn) -> list[ConsentFact]:
    """Draw a history that obeys no state machine: a fold must be safe even on one that should not exist."""
    length = draw(st.integers(0, 8))
    return [
        event(
            draw(kinds),
            draw(st.sampled_from([ANN, BEN, GONE])),
            at=at,
            scopes=draw(scope_sets),
            purpose=draw(st.sampled_from(["answer", "answer", "onward"])),
            agency=draw(st.sampled_from([None, None, "agency", "other"])),
            incident=draw(st.sampled_from([None, None, "theft", "noise"])),
            request=draw(st.sampled_from([None, "r1", "r2"])),
            notice=draw(st.sampled_from(["1", NOTICE, NOTICE])),
            expires=draw(st.sampled_from([None, None, PAST, NOW, LATER])),
            household=draw(st.sampled_from([HOME, HOME, HOME, "elsewhere"])),
        )
        for at in range(length)
    ]
