"""Running a claim: trials, sweeps over what nobody documented, and the verdict they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..policy.one_switch import setting_of, with_setting
from ..policy.regime import Known, Regime, Unknown
from .claim import Bench, Claim, NothingToTryError, Tape, Verdict, Witness


def judge(claim: Claim, bench: Bench, regime: Regime, tapes: Callable[[int], Tape], trials: int) -> Verdict:
    """Run a claim under one regime.

    Parameters
    ----------
    claim : Claim
    bench : Bench
    regime : Regime
    tapes : callable
        (number of the trial) -> Tape
    trials : int
        Experiments for each variant of the regime.

    Returns
    -------
    Verdict
        It depends on an assumption if the claim is broken for some values of the sweep and not for others, and lies
        outside the model if no value leaves anything to try.
    """
    found: dict[str, Witness | None] = {}
    ran = 0
    for value, variant in variants(regime, claim.sweeps):
        try:
            tried, found[value] = _try(claim, bench, variant, tapes, trials)
        except NothingToTryError:
            continue
        ran += tried
    return _sum_up(found, ran, claim.sees)


def _try(
    claim: Claim, bench: Bench, regime: Regime, tapes: Callable[[int], Tape], trials: int
) -> tuple[int, Witness | None]:
    """Run trials until one breaks the claim; return how many were run, and the witness."""
    for number in range(trials):
        witness = claim.trial(bench, regime, tapes(number))
        if witness is not None:
            return number + 1, witness
    return trials, None


def _sum_up(found: dict[str, Witness | None], ran: int, sees: str) -> Verdict:
    if not found:
        return Verdict("outside the model", 0)
    broken = tuple(value for value, witness in found.items() if witness is not None)
    witness = next((witness for witness in found.values() if witness is not None), None)
    if not broken:
        return Verdict("no break found", ran, sees=sees)
    if len(broken) == len(found):
        return Verdict("broken in the model", ran, witness, sees=sees)
    return Verdict("depends on an assumption", ran, witness, broken, sees)


def variants(regime: Regime, sweeps: tuple[str, ...]) -> Iterator[tuple[str, Regime]]:
    """Yield the regime once for each value of each swept switch that it does not know; itself if there is none."""
    swept = False
    for name in sweeps:
        setting = setting_of(regime, name)
        if isinstance(setting, Unknown):
            for value in setting.swept:
                swept = True
                yield f"{name}={value}", with_setting(regime, name, Known(value, f"sweep of {name}"))
    if not swept:
        yield "", regime
