"""Claims about how votes add up: default deny, forbid trumps permit, order never matters."""

from __future__ import annotations

from typing import Final

from ..policy.decision import Forbid, Permit, Reason, Vote
from ..policy.regime import Regime
from .claim import ALL_NINE, Bench, Claim, Expected, Tape, Trial, Witness, expecting

_WHY: Final = Expected("no break found", "One function adds votes up, in every regime.")
_EVERYWHERE: Final = expecting((ALL_NINE, _WHY))
_REASON: Final = Reason("drawn", "Drawn by an experiment.")


def _votes(tape: Tape) -> list[tuple[str, Vote]]:
    kinds: tuple[Vote, ...] = (None, Permit(), Forbid(_REASON))
    return [(f"rule-{number}", kinds[tape.below(3)]) for number in range(tape.below(7))]


def default_deny(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Without a permit nothing is allowed, however many rules are silent."""
    del regime
    votes = [(name, vote) for name, vote in _votes(tape) if not isinstance(vote, Permit)]
    return Witness("rules", "combine", f"allowed by {votes}") if bench.combine(votes).allowed else None


def forbid_trumps_permit(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """One forbid outweighs every permit, wherever it stands."""
    del regime
    votes = [*_votes(tape), ("permitting", Permit())]
    votes.insert(tape.below(len(votes) + 1), ("forbidding", Forbid(_REASON)))
    return Witness("rules", "combine", f"allowed by {votes}") if bench.combine(votes).allowed else None


def order_never_matters(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """The same votes in another order give the same ruling, to the last name and reason."""
    del regime
    votes = [*_votes(tape), *_votes(tape)]
    shuffled = list(votes)
    for position in range(len(shuffled) - 1, 0, -1):
        other = tape.below(position + 1)
        shuffled[position], shuffled[other] = shuffled[other], shuffled[position]
    if bench.combine(votes) != bench.combine(shuffled):
        return Witness("rules", "combine", f"{votes} against {shuffled}")
    return None


def _claim(name: str, sentence: str, trial: Trial) -> Claim:
    return Claim(
        id=name,
        sentence=sentence,
        source="architecture: how rules add up",
        threat="data disclosure",
        trial=trial,
        sees="one ruling",
        expected=_EVERYWHERE,
    )


DEFAULT_DENY: Final = _claim("default-deny", "What no rule permits is not allowed.", default_deny)
FORBID_TRUMPS_PERMIT: Final = _claim(
    "forbid-trumps-permit", "What one rule forbids is not allowed, whatever the others permit.", forbid_trumps_permit
)
ORDER_NEVER_MATTERS: Final = _claim(
    "order-never-matters", "The order in which rules stand changes no ruling.", order_never_matters
)
