"""Random consent histories that the second policy finds valid, of one household with two residents and one who left."""

from __future__ import annotations

import random
from typing import Any, Final, get_args

from glassporch.policy.consent.events import ConsentFact, ConsentKind, Purpose

from . import consent

HOME: Final = "household"
ANN, BEN, GONE = "ann", "ben", "gone"
FILED_UNTIL: Final = 900
NOW: Final = 1_000
"""When the tests ask, microseconds; most events lie before it, and expiries on both sides of it and upon it."""

KINDS: Final[tuple[ConsentKind, ...]] = get_args(ConsentKind)


def event(dice: random.Random, purpose: Purpose, notices: tuple[str, ...], position: int, at_us: int) -> ConsentFact:
    """Draw one event, in turn or not."""
    kind = dice.choice(KINDS) if dice.random() < 0.6 else "given"
    scopes = sorted(consent.SCOPES[purpose])
    chosen: Any = tuple(dice.sample(scopes, dice.choice((1, 2, len(scopes), len(scopes)))))
    if purpose == "answer" and "clip" in scopes and dice.random() < 0.7:
        chosen = tuple(dict.fromkeys((*chosen, "clip")))
    odd = dice.random() < 0.1
    return ConsentFact(
        event_id=f"e{position}" if dice.random() < 0.98 else "e1",
        household_id=HOME,
        account_id=dice.choice((ANN, ANN, ANN, BEN, BEN, GONE)),
        kind=kind,
        purpose=purpose,
        scopes=dice.choice(((), ("clip",), ("audio", "existence"))) if odd else chosen,
        agency_id=dice.choice((None, None, None, "agency", "another")),
        incident_type=dice.choice((None, None, None, "theft", "fire")),
        request_id=dice.choice((None, None, "r1", "r2")) if purpose in ("answer", "onward") else None,
        notice_version=dice.choice((*notices[:1], *notices[:1], *notices)) if not odd else dice.choice(("", "older")),
        notice_digest="" if odd and dice.random() < 0.2 else "d1",
        served_us=dice.choice((None, 0, at_us, at_us + 1)) if odd else 0,
        expires_us=dice.choice((None, None, at_us, at_us + 1, NOW, NOW - 1, NOW + 1, 500)),
        retention_days=dice.choice((None, None, None, 0, 1)),
        at_us=at_us,
        position=position,
    )


def plain_yes(purpose: Purpose, notices: tuple[str, ...], who: str, position: int) -> ConsentFact:
    """Return a yes to everything that the purpose has a use for, to the notice in force, that does not run out."""
    return ConsentFact(
        event_id=f"e{position}", household_id=HOME, account_id=who, kind="given", purpose=purpose,
        scopes=tuple(sorted(consent.SCOPES[purpose])), agency_id=None, incident_type=None, request_id=None,  # type: ignore[arg-type]  # the reference spells scopes as plain words
        notice_version=notices[0], notice_digest="d1", served_us=0, expires_us=None, retention_days=None,
        at_us=0, position=position,
    )  # fmt: skip


def history(dice: random.Random, purposes: tuple[Purpose, ...], notices: tuple[str, ...]) -> tuple[ConsentFact, ...]:
    """Draw a valid history: half the time a plain yes first, then a few events, of which invalid ones are left out."""
    filed: list[ConsentFact] = []
    if dice.random() < 0.5:
        filed = [plain_yes(purposes[0], notices, who, nth) for nth, who in enumerate((ANN, BEN)[: dice.randrange(3)])]
    at_us = 0
    for position in range(len(filed), len(filed) + dice.choice((0, 0, 1, 2, 3, 5, 8))):
        at_us = min(at_us + dice.choice((0, 1, 100, 250)), FILED_UNTIL)
        one = event(dice, dice.choice(purposes), notices, position, at_us)
        if consent.may_be_added(filed, one):
            filed.append(one)
    return tuple(filed)


def residents(dice: random.Random) -> frozenset[str]:
    """Draw who lives there now."""
    return dice.choice((frozenset({ANN, BEN}), frozenset({ANN}), frozenset({BEN}), frozenset()))
