"""``glassporch prove``: every combination of what the rules read, for every regime, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

from ..policy.regime import Regime
from ..policy.regimes import REGIMES
from ..policy.standard import STANDARD
from ..proof.properties import PROPERTIES
from ..proof.proving import Finding, Proof, prove
from . import prove_sweep
from .output import Format, print_json, report_console, table
from .problems import CommandError
from .regime_paths import find_rules
from .steps import steps


def prove_and_report(named: Sequence[str], *, swept: bool, written: Format) -> None:
    """Prove the named regimes, or all that are shipped, sweep them if that is wanted, and write the report.

    Raises
    ------
    CommandError
        If there is no such regime or file, there is nothing to sweep, or something is not as was committed.
    """
    chosen = chosen_regimes(named)
    plans = prove_sweep.plans_for(chosen) if swept else []
    proof = run_proof(chosen, whole=not named)
    found = prove_sweep.run_sweep(plans) if swept else None
    if written is Format.JSON:
        print_json(as_report(proof) | ({"sweep": prove_sweep.as_report(found)} if found else {}))
    else:
        print_proof(proof)
        if found:
            prove_sweep.print_sweep(found)
    refuse_counterexample(proof, prove_sweep.not_as_expected(found) if found else [])


def chosen_regimes(named: Sequence[str]) -> list[Regime]:
    """Return the named regimes, or all that are shipped.

    Raises
    ------
    CommandError
        If there is no such regime or file.
    """
    return [find_rules(one).regime for one in named] or list(REGIMES.values())


def run_proof(chosen: Sequence[Regime], *, whole: bool) -> Proof:
    """Prove some regimes, with progress on standard error.

    Parameters
    ----------
    whole : bool
        Whether these are all: a rule that changes nothing anywhere is dead then.
    """
    with steps(len(chosen) + 1) as shown:
        step: Callable[[str], None] = shown.begin("enumerating")
        return prove(chosen, STANDARD, step, whole=whole)


def as_report(proof: Proof) -> dict[str, object]:
    """Return a proof as JSON holds it."""
    return {
        "stands": proof.stands,
        "cases": dict(proof.cases),
        "rule_calls": dict(proof.calls),
        "findings": [
            asdict(one) | {"as_expected": one.as_expected, "says_nothing_because": _silence(one)}
            for one in proof.findings
        ],
        "dead_rules": list(proof.dead),
        "dead_rules_by_regime": {name: list(rules) for name, rules in proof.dead_in.items()},
    }


def print_proof(proof: Proof) -> None:
    """Write a proof for people: counts, verdicts, counterexamples, dead rules."""
    console = report_console()
    rows = [
        (name, f"{count:,}", f"{proof.calls[name]:,}", ", ".join(proof.dead_in[name]) or "none")
        for name, count in proof.cases.items()
    ]
    console.print(table(("regime", "cases", "calls of rules", "rules that change nothing there"), rows))
    console.print("")
    sentences = {one.id: one.sentence for one in PROPERTIES}
    subjects = dict.fromkeys(one.subject for one in proof.findings)
    for subject in subjects:
        found = [one for one in proof.findings if one.subject == subject]
        console.print(f"{subject}: {sentences.get(subject, 'a comparison')}")
        for line in _verdicts(found):
            console.print(f"  {line}")
    console.print("")
    if set(proof.cases) >= set(REGIMES):  # under a few alone, some change nothing by their nature
        console.print(f"Rules that change nothing under any regime: {', '.join(proof.dead) or 'none'}.")
    console.print("Everything is as was expected." if proof.stands else "NOT everything is as was expected.")


def _silence(one: Finding) -> str | None:
    """Say why a property says nothing under a regime; None where it does say something."""
    prop = next((prop for prop in PROPERTIES if prop.id == one.subject), None)
    if prop is None or one.outcome != "says nothing here":
        return None
    spoken = any(prop.speaks(regime) for regime in REGIMES.values())
    beyond = "" if spoken else "; no shipped regime is like that, and one of your own can be"
    return f"it speaks only where {prop.where}{beyond}"


def _verdicts(found: Sequence[Finding]) -> list[str]:
    lines = []
    holding = [one.regime_id for one in found if one.outcome == "holds" and one.as_expected]
    if holding:
        lines.append(f"holds: {', '.join(holding)}")
    silent = [one for one in found if one.outcome == "says nothing here"]
    if silent:
        lines.append(f"says nothing here, for {_silence(silent[0])}: {', '.join(one.regime_id for one in silent)}")
    for one in found:
        if one.counterexample is not None:
            mark = "broken, as expected" if one.as_expected else "BROKEN"
            lines.append(f"{mark}: {one.regime_id}: {one.counterexample.in_words()}")
        elif not one.as_expected:
            lines.append(f"HOLDS, and was expected to be broken: {one.regime_id}")
    return lines


def refuse_counterexample(proof: Proof, swept: Sequence[str] = ()) -> None:
    """End with an error if something is not as was committed.

    Parameters
    ----------
    swept : sequence of str
        What in a sweep is not.

    Raises
    ------
    CommandError
        If there is a counterexample that nobody expected, an expected one that is not there, a dead rule, or anything
        in the sweep.
    """
    wrong = [f"{one.subject} ({one.regime_id})" for one in proof.findings if not one.as_expected]
    wrong += [f"dead rule {name}" for name in proof.dead]
    wrong += swept
    if wrong:
        raise CommandError(f"{len(wrong)} not as expected: {', '.join(wrong)}; the report says how")
