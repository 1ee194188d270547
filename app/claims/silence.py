"""Claim: whether a resident declined or ignored a request makes no difference to anybody else."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from ..client import Exchange
from ..policy.regime import Regime
from .acting import answer, file_request, notices_of
from .claim import Bench, Claim, Expected, Site, Tape, Witness
from .walk import DOORS, walk

CHOICES: Final = ("ignore", "share", "decline")


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Run two worlds that differ only in *declined* against *ignored*, and compare what everybody else reads."""
    declined, ignored = bench.site(regime), bench.site(regime)
    plan = _plan(tape)
    _play(declined, plan, "decline")
    _play(ignored, plan, "ignore")
    return compare(declined, ignored)


class Replayed:
    """The same choices, for one world after the other."""

    def __init__(self, choices: tuple[int, ...]) -> None:
        self._choices = iter(choices)

    def below(self, bound: int) -> int:
        """Return the next choice, folded into the bound."""
        return next(self._choices) % bound


def _plan(tape: Tape) -> tuple[int, ...]:
    return tuple(tape.below(60) for _ in range(16))


def _play(site: Site, plan: tuple[int, ...], secret: str) -> None:
    """Play one to three requests; in each the resident's answer is the secret, everybody else's is the plan's."""
    choices = Replayed(plan)
    for number in range(1 + choices.below(3)):
        file_request(site, choices, number)
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


def compare(one: Site, other: Site) -> Witness | None:
    """Walk every reader's doors in both worlds; return the first difference in status, headers, body or order."""
    for who in DOORS:
        pairs = zip(walk(one.reader(who), who), walk(other.reader(who), who), strict=True)
        for left, right in pairs:
            if _observed(left) != _observed(right):
                return Witness(who or "public", f"{left.method} {left.path}", _difference(left, right))
    return None


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
    expected=MappingProxyType(
        {
            "heat-map-2018": Expected(
                "broken in the model", "Agencies could be told how many residents declined and how many kept silent."
            ),
            "assistance-2021": Expected("no break found", "The agency sees shares and nothing else."),
            "reference-blind": Expected("no break found", "The agency sees shares and nothing else."),
        }
    ),
)
