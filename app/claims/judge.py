"""Running a claim: trials, sweeps over what nobody documented, and the verdict they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from ..policy.regime import Known, Regime, Setting, Unknown
from .claim import Bench, Claim, Tape, Verdict, Witness


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
        It depends on an assumption if the claim is broken for some values of the sweep and not for others.
    """
    found: dict[str, Witness | None] = {}
    ran = 0
    for value, variant in variants(regime, claim.sweeps):
        found[value] = None
        for number in range(trials):
            ran += 1
            found[value] = claim.trial(bench, variant, tapes(number))
            if found[value] is not None:
                break
    broken = tuple(value for value, witness in found.items() if witness is not None)
    witness = next((witness for witness in found.values() if witness is not None), None)
    if not broken:
        return Verdict("no break found", ran)
    if len(broken) == len(found):
        return Verdict("broken in the model", ran, witness)
    return Verdict("depends on an assumption", ran, witness, broken)


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


def setting_of(regime: Regime, name: str) -> Setting[Any]:
    """Return a switch by its dotted name."""
    section, field = name.split(".")
    setting: Setting[Any] = getattr(getattr(regime, section), field)
    return setting


def with_setting(regime: Regime, name: str, setting: Setting[Any]) -> Regime:
    """Return the regime with one switch replaced."""
    section, field = name.split(".")
    changed: Any = {section: replace(getattr(regime, section), **{field: setting})}
    return replace(regime, **changed)
