"""Claim: nobody computes a small number of requests from anything that the public reads, today or a quarter later."""

from __future__ import annotations

from typing import Any, Final

from ..policy.regime import Regime
from .acting import Replayed, file_request
from .claim import ALL_NINE, REFERENCES, Bench, Claim, Expected, NothingToTryError, Site, Tape, Witness, expecting
from .walk import API, walk

_QUARTER_MINUTES: Final = 93 * 24 * 60
_COUNTS: Final = f"{API}/public/request-counts"
_ENOUGH: Final = 6
"""Requests that are told under every regime that tells numbers; as many incidents has a test world."""
_FEW: Final = (1, 2, 3, 4)
_ERA: Final = "control-center-2020"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Run two worlds with different small numbers of requests, and compare all that the public reads of either.

    The comparison is repeated a quarter later, so that neither a sum nor a later publication can be taken from another.
    """
    if regime.records.public_record.value != "quarterly-counts":
        raise NothingToTryError
    one = _FEW[tape.below(len(_FEW))]
    other = next(number for number in _FEW if number != one)
    few, fewer, many = (_filed(bench.site(regime), number) for number in (one, other, _ENOUGH))
    for _ in range(2):
        for site in (few, fewer):
            site.pass_minutes(_QUARTER_MINUTES)
        found = _differs(few, fewer)
        if found:
            return found
    many.pass_minutes(_QUARTER_MINUTES)
    if not _counts(many):
        message = "no number is told at all: this world cannot show which numbers are kept back"
        raise RuntimeError(message)
    return None


def _filed(site: Site, number: int) -> Site:
    """File and deliver requests, each about another incident; the time that passes does not depend on their number.

    Raises
    ------
    RuntimeError
        If one is refused.
    """
    for which in range(_ENOUGH):
        if which < number and not file_request(site, Replayed((which,)), which):
            message = "a request was refused: this world cannot show how requests are counted"
            raise RuntimeError(message)
        site.pass_minutes(61)
    return site


def _counts(site: Site) -> list[dict[str, Any]]:
    return list(site.reader("").get(_COUNTS).json()["counts"])


def _differs(one: Site, other: Site) -> Witness | None:
    for left, right in zip(walk(one.reader(""), ""), walk(other.reader(""), ""), strict=True):
        if (left.path, left.status, left.body) != (right.path, right.status, right.body):
            return Witness("public", f"{left.method} {left.path}", f"{left.body[:200]!r} against {right.body[:200]!r}")
    return None


SMALL_NUMBERS: Final = Claim(
    id="small-numbers",
    sentence="Nobody computes a small number of requests of one agency in one quarter from what the public reads.",
    source="OWN: small numbers are kept out of every sum",
    threat="detecting",
    trial=trial,
    sees="one byte of any public answer that depends on such a number, in the quarter after it or the next",
    expected=expecting(
        (REFERENCES, Expected("no break found", "Sums are made of told numbers alone, so nothing depends on another.")),
        ((_ERA,), Expected("broken in the model", "Every number was published as it was, the smallest too.")),
        (
            tuple(one for one in ALL_NINE if one not in {*REFERENCES, _ERA}),
            Expected("outside the model", "The rules publish no numbers, or the requests themselves."),
        ),
    ),
)
