"""Claim: whether a resident declined or ignored a request makes no difference to anybody else."""

from __future__ import annotations

from typing import Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import Replayed, answer, file_request, notices_of, probe
from .claim import (
    CONTRAST,
    NO_REQUESTS,
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
from .walk import DOORS, known_requests, walk

CHOICES: Final = ("ignore", "share", "decline")


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Run two worlds that differ only in *declined* against *ignored*, and compare what everybody else reads."""
    known = {"decline", "hide"} & set(regime.sharing.choices.value)
    if not known or not regime.request.is_open.value:
        raise NothingToTryError
    declined, ignored = bench.site(regime), bench.site(regime)
    plan = _plan(tape)
    _play(declined, plan, "decline")
    _play(ignored, plan, "ignore")
    return compare(declined, ignored)


def _plan(tape: Tape) -> tuple[int, ...]:
    return tuple(tape.below(60) for _ in range(16))


def _play(site: Site, plan: tuple[int, ...], secret: str) -> None:
    """Play one to three requests; in each the resident's answer is the secret, everybody else's is the plan's."""
    choices = Replayed(plan)
    for number in range(1 + choices.below(3)):
        file_request(site, choices, number)
        probe(site, number)
        site.pass_minutes(11 + choices.below(50))
        for who in ("neighbor", "third-resident"):
            choice = CHOICES[choices.below(len(CHOICES))]
            _answer_all(site, who, choice, f"{who}-{number:04d}")
        _answer_all(site, "resident", secret, f"resident-{number:04d}")


def _answer_all(site: Site, who: str, choice: str, key: str) -> None:
    resident = site.reader(who)
    for position, notice in enumerate(notices_of(resident)):
        if not notice["answer"]:
            answer(resident, notice["id"], choice, f"{key}-{position:02d}")


def compare(one: Site, other: Site, but: tuple[str, ...] = (), owner: str = "") -> Witness | None:
    """Compare all that every reader has seen in both worlds; return the first difference.

    Seen is what was answered while the play went on (receipts and refusals too), and then everything that a
    walk through the reader's doors shows: status, headers, body, order and ids.

    Parameters
    ----------
    but : tuple of str
        Addresses that are left out, each with all below it, for an experiment that compares them otherwise.
    owner : str
        A reader who is left out, because the secret is their own.
    """
    known = [(site, known_requests(site)) for site in (one, other)]
    for who in (reader for reader in DOORS if reader != owner):
        for site, requests in known:
            for _ in walk(site.reader(who), who, requests):
                pass
        pairs = zip(one.reader(who).exchanges, other.reader(who).exchanges, strict=True)
        for left, right in pairs:
            if not _is_below(left.path, but) and _observed(left) != _observed(right):
                return Witness(who or "public", f"{left.method} {left.path}", _difference(left, right))
    return None


def _is_below(path: str, addresses: tuple[str, ...]) -> bool:
    return any(path.partition("?")[0] == one or path.startswith((f"{one}/", f"{one}?")) for one in addresses)


def _observed(exchange: Exchange) -> tuple[object, ...]:
    return exchange.path, exchange.status, exchange.headers, exchange.body


def _difference(left: Exchange, right: Exchange) -> str:
    if left.status != right.status:
        return f"status {left.status} against {right.status}"
    if left.headers != right.headers:
        return f"headers {sorted(set(left.headers) ^ set(right.headers))}"
    return f"{left.body[:200]!r} against {right.body[:200]!r}"


SILENCE: Final = Claim(
    id="silence",
    sentence="Nobody else can tell a resident who declined from one who never answered.",
    source="C09",
    threat="detecting",
    trial=trial,
    sees="one byte, header or status that differs, in all that everybody else is answered",
    expected=expecting(
        (
            ("heat-map-2018", CONTRAST),
            Expected("broken in the model", "Agencies are told how many residents declined and how many kept silent."),
        ),
        (("assistance-2021",), Expected("no break found", "A no hides the request; the agency sees shares alone.")),
        (REFERENCES, Expected("no break found", "The agency sees shares and nothing else.")),
        (
            ("video-request-2019", "control-center-2020", "community-requests-2025"),
            Expected("outside the model", "The rules know no answer no, so there is nothing to tell from silence."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
