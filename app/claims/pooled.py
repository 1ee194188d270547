"""Claim: one person with an officer's account and homes of their own learns nothing of others that nobody may know.

Two worlds differ in several secrets about somebody else at once. Every reader who knows none of them walks all doors of
their role. Then one adversary tries all doors with the ids that all of his accounts have seen (`adversaries.pooled`):
an officer, two homes in the cell of whom most secrets are about, and one home outside it.
"""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from ..adversaries.pooled import Pool, first_difference
from ..policy.geometry import distance_m
from ..policy.regime import Regime
from .acting import Copied, file_request
from .claim import (
    CONTRAST,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    NothingToTryError,
    Site,
    Tape,
    Witness,
    expecting,
)
from .furnished import furnish, must
from .posting import comment_below, publish_post
from .secrets_of_others import ABOUT, LODGER, NEXT_DOOR, SECRETS, Play, Secret
from .walk import API, DOORS, known_requests, walk

_DAY_MINUTES: Final = 24 * 60
_INCIDENTS: Final = 6
_ACCOUNTS: Final = ("officer", LODGER, "neighbor", "resident")
"""The adversary's: an agency's, two homes in the cell, and one outside it."""
_REQUESTS: Final = 3
_SHOWN: Final = 100
"""Bytes of a witness on each side of where two answers part."""


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let two worlds differ in every secret that these rules leave to hide, and look for what tells them apart."""
    return told_apart(bench, regime, tuple(SECRETS), tape.below(_INCIDENTS))


def told_apart(bench: Bench, regime: Regime, names: tuple[str, ...], incident: int) -> Witness | None:
    """Play two worlds that differ in some secrets at once, and return what tells them apart.

    Raises
    ------
    NothingToTryError
        If these rules leave nothing of them to hide.
    """
    secrets = [SECRETS[name] for name in names if SECRETS[name].applies(regime)]
    if not secrets:
        raise NothingToTryError
    one, other = bench.site(regime), bench.site(regime)
    for which, site in enumerate((one, other)):
        _settle(site, regime)
        for secret in secrets:
            secret.before[which](site, regime)
    radius_m = _radius_between(one, other)
    for which, site in enumerate((one, other)):
        _live(site, regime, [secret.after[which] for secret in secrets], incident, radius_m)
    return _walked_apart(one, other, secrets) or _pooled_apart(one, other)


def _settle(site: Site, regime: Regime) -> None:
    """Let two more residents of the cell sign in: the adversary, and somebody who may have posted."""
    for who in (LODGER, NEXT_DOOR):
        site.lodger(who, ABOUT, regime.feed.shown_level.value)


def _radius_between(one: Site, other: Site) -> int | None:
    """Return a distance, metres, from one of the adversary's homes that lies between the two houses; None if one.

    The houses are on the public base map: the adversary knows which two it may be, and not which it is.
    """
    [home, *_] = one.hanging_places("neighbor")
    near, far = sorted(distance_m(home, site.hanging_places(ABOUT)[0]) for site in (one, other))
    return round((near + far) / 2) if near < far else None


def _live(site: Site, regime: Regime, after: list[Play], incident: int, radius_m: int | None) -> None:
    for who in (LODGER, "neighbor"):
        wanted = {"alerts": True, "radius_m": radius_m if who == "neighbor" else None}
        must(site.reader(who).write("PUT", f"{API}/me/feed-settings", wanted))
    for who in (ABOUT, "resident"):
        comment_below(site, who, publish_post(site, who, regime))
    for number in range(_REQUESTS if regime.request.is_open.value else 0):
        file_request(site, Copied(incident + number), number)
    site.pass_minutes(61)
    for play in after:
        play(site, regime)
    site.pass_minutes(_DAY_MINUTES)
    furnish(site, regime)


def _walked_apart(one: Site, other: Site, secrets: list[Secret]) -> Witness | None:
    """Compare what each reader sees who knows none of the secrets."""
    known = [(site, known_requests(site)) for site in (one, other)]
    knowing = {ABOUT, *(who for secret in secrets for who in secret.knows)}
    for who in (*DOORS, LODGER, "resident"):
        if who in knowing:
            continue
        for site, requests in known:
            for _ in walk(site.reader(who), who if who in DOORS else "neighbor", requests):
                pass
        seen = _difference(who or "public", *(Pool((site.reader(who),)) for site in (one, other)))
        if seen:
            return seen
    return None


def _pooled_apart(one: Site, other: Site) -> Witness | None:
    """Let the adversary attack both worlds with all of their accounts."""
    pools = [Pool(tuple(site.reader(who) for who in _ACCOUNTS)) for site in (one, other)]
    for pool in pools:
        pool.attack()
    return _difference("one person as " + ", ".join(_ACCOUNTS), *pools)


def _difference(reader: str, one: Pool, other: Pool) -> Witness | None:
    apart = first_difference(one, other)
    if apart is None:
        return None
    left, right = apart
    if left.status != right.status:
        return Witness(reader, f"{left.method} {left.path}", f"status {left.status} against {right.status}")
    at = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left.body, right.body, strict=False)))
    shown = (one.body[max(0, at - _SHOWN) : at + _SHOWN] for one in apart)
    return Witness(reader, f"{left.method} {left.path}", "{!r} against {!r}".format(*shown))


POOLED: Final = Claim(
    id="pooled",
    sentence="One person with an officer's account and several homes learns of others only what the rules let out.",
    source="C09, I05, I07",
    threat="linking",
    trial=trial,
    sees="one byte, header or status, or one id that recurs, in all that the accounts are answered",
    expected=expecting(
        (
            ("heat-map-2018", CONTRAST),
            Expected(
                "broken in the model", "Agencies were told how many declined, and saw cameras or circles round them."
            ),
        ),
        (
            ("video-request-2019", "control-center-2020"),
            Expected("broken in the model", "Beside each post stood coordinates drawn from its camera's place."),
        ),
        (
            ("assistance-2021", "community-requests-2025", WITHOUT_REQUESTS),
            Expected("no break found", "What is posted is shown in its cell, and the agency sees shares alone."),
        ),
        (REFERENCES, Expected("no break found", "What others see follows from shares and posts, and from cells.")),
    ),
)
