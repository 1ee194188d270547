"""``glassporch prove``: every combination of what the rules read, for every regime, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict

from ..policy.regime import Regime
from ..policy.regimes import REGIMES
from ..policy.standard import STANDARD
from ..proof.properties import PROPERTIES
from ..proof.proving import Finding, Proof, prove
from .output import report_console, table
from .problems import CommandError
from .regime_paths import find_rules
from .steps import steps


def run_proof(named: Sequence[str]) -> Proof:
    """Prove the named regimes, or all that are shipped, with progress on standard error.

    Raises
    ------
    CommandError
        If there is no such regime or file.
    """
    chosen = [find_rules(one).regime for one in named] or list(REGIMES.values())
    return _proved(chosen, whole=not named)


def _proved(chosen: list[Regime], *, whole: bool) -> Proof:
    with steps(len(chosen) + 1) as shown:
        step: Callable[[str], None] = shown.begin("enumerating")
        return prove(chosen, STANDARD, step, whole=whole)


def as_report(proof: Proof) -> dict[str, object]:
    """Return a proof as JSON holds it."""
    return {
        "stands": proof.stands,
        "cases": dict(proof.cases),
        "rule_calls": dict(proof.calls),
        "findings": [asdict(one) | {"as_expected": one.as_expected} for one in proof.findings],
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
    console.print(f"Rules that change nothing anywhere: {', '.join(proof.dead) or 'none'}.")
    console.print("Everything is as was expected." if proof.stands else "NOT everything is as was expected.")


def _verdicts(found: Sequence[Finding]) -> list[str]:
    lines = []
    for outcome in ("holds", "says nothing here"):
        names = [one.regime_id for one in found if one.outcome == outcome and one.as_expected]
        if names:
            lines.append(f"{outcome}: {', '.join(names)}")
    for one in found:
        if one.counterexample is not None:
            mark = "broken, as expected" if one.as_expected else "BROKEN"
            lines.append(f"{mark}: {one.regime_id}: {one.counterexample.in_words()}")
        elif not one.as_expected:
            lines.append(f"HOLDS, and was expected to be broken: {one.regime_id}")
    return lines


def refuse_counterexample(proof: Proof) -> None:
    """End with an error if something is not as was committed.

    Raises
    ------
    CommandError
        If there is a counterexample that nobody expected, an expected one that is not there, or a dead rule.
    """
    wrong = [f"{one.subject} ({one.regime_id})" for one in proof.findings if not one.as_expected]
    wrong += [f"dead rule {name}" for name in proof.dead]
    if wrong:
        raise CommandError(f"{len(wrong)} not as expected: {', '.join(wrong)}; the report says how")
