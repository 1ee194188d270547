"""``glassporch prove --sweep``: which verdicts depend on an assumption, and on which value of which switch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict

from ..policy.disclose.regime_sheet import in_words
from ..policy.regime import Regime
from ..policy.standard import STANDARD
from ..proof.properties import PROPERTIES
from ..proof.sweeping import Flip, Sweep, Swept, sweep
from ..proof.variants import Plan, plan_sweep
from ..regime_files import check
from .output import report_console, table
from .problems import usage
from .regimes import plain
from .steps import steps


def plans_for(regimes: Iterable[Regime]) -> list[Plan]:
    """Return what is swept of some regimes.

    Raises
    ------
    CommandError
        If there is nothing to sweep in any of them.
    """
    plans = [plan_sweep(regime, _fault) for regime in regimes]
    if not any(plan.variants for plan in plans):
        names = ", ".join(plan.regime.id for plan in plans)
        raise usage(
            f"there is nothing to sweep in {names}: no assumption with an effect has a second value; leave --sweep "
            "away, or name a regime with assumptions that have one"
        )
    return plans


def _fault(regime: Regime) -> str | None:
    return next((str(fault) for fault in check(regime) if fault.level == "error"), None)


def run_sweep(plans: Sequence[Plan]) -> Sweep:
    """Sweep regimes, with progress on standard error."""
    with steps(sum(len(plan.variants) + 1 for plan in plans)) as shown:
        return sweep(plans, STANDARD, shown.begin("sweeping"))


def as_report(found: Sweep) -> dict[str, object]:
    """Return a sweep as JSON holds it."""
    return {
        "stands": found.stands,
        "regimes": [_counts(one) for one in found.regimes],
        "flips": [_flip(one) for one in found.flips],
        "expected_and_not_found": [
            {"property": subject, "regime": regime, "switch": switch, "value": plain(value)}
            for subject, regime, switch, value in found.missing
        ],
    }


def _counts(one: Swept) -> dict[str, object]:
    plan = one.plan
    return {
        "regime": plan.regime.id,
        "switches_swept": list(plan.switches),
        "values_tried": len(plan.variants),
        "values_read": one.read,
        "votes_again": one.votes_again,
        "not_swept_for_one_value": list(plan.one_value),
        "not_swept_for_no_effect": list(plan.no_effect),
        "not_swept_for_they_cannot_be": [
            {"switch": switch, "value": plain(value), "why": why} for switch, value, why in plan.impossible
        ],
    }


def _flip(one: Flip) -> dict[str, object]:
    return {
        "property": one.subject,
        "regime": one.regime_id,
        "switch": one.variant.switch,
        "assumed": plain(one.variant.assumed),
        "outcome_as_assumed": one.before,
        "value": plain(one.variant.value),
        "outcome": one.after,
        "why_assumed": one.variant.why,
        "expected": bool(one.expected),
        "expected_because": one.expected or None,
        "counterexample": asdict(one.counterexample) if one.counterexample else None,
    }


def print_sweep(found: Sweep) -> None:
    """Write a sweep for people: what was tried, and every verdict that depends on an assumption."""
    console = report_console()
    console.print("\nThe sweep: each assumed switch set to each other value of its range, one switch at a time.\n")
    columns = (
        "regime",
        "switches swept",
        "values tried",
        "of them read",
        "not swept: one value",
        "no effect",
        "cannot be",
    )
    console.print(table(columns, [_row(one) for one in found.regimes]))
    console.print("")
    sentences = {one.id: one.sentence for one in PROPERTIES}
    for subject in dict.fromkeys(one.subject for one in found.flips):
        console.print(f"{subject}: {sentences[subject]}")
        for flip in found.flips:
            for line in _lines(flip) if flip.subject == subject else ():
                console.print(f"  {line}")
    for subject, regime, switch, value in found.missing:
        console.print(f"NOT FOUND, and was expected: {subject} ({regime}) with {switch} = {in_words(value, switch)}")
    if not found.flips:
        console.print("No verdict depends on an assumption that was swept.")
    console.print(
        "\nThe sweep is as was expected." if found.stands else "\nNOT everything in the sweep is as was expected."
    )


def _row(one: Swept) -> tuple[str, ...]:
    plan = one.plan
    counts = (plan.switches, plan.variants, plan.one_value, plan.no_effect, plan.impossible)
    swept, tried, single, idle, impossible = (str(len(held)) for held in counts)
    return plan.regime.id, swept, tried, str(one.read), single, idle, impossible


def _lines(one: Flip) -> Iterable[str]:
    held = one.variant
    mark = (
        "depends on an assumption, as expected" if one.expected else "DEPENDS ON AN ASSUMPTION, and nobody expected it"
    )
    yield (
        f"{mark}: {one.regime_id}: {_said(one.before)} "
        f"with {held.switch} = {in_words(held.assumed, held.switch)} (assumed), "
        f"{_said(one.after)} with {in_words(held.value, held.switch)}"
    )
    yield f"  why that was assumed: {held.why}"
    if one.expected:
        yield f"  why the verdict changes: {one.expected}"
    if one.counterexample is not None:
        yield f"  where it is broken: {one.counterexample.in_words()}"


def _said(outcome: str) -> str:
    return f"is {outcome}" if outcome == "broken" else outcome


def not_as_expected(found: Sweep) -> list[str]:
    """Name every flip that nobody expected, and every expected one that is not there."""
    flips = [
        (flip.subject, flip.regime_id, flip.variant.switch, flip.variant.value)
        for flip in found.flips
        if not flip.expected
    ]
    return [
        *(
            f"{subject} ({regime}) changes with {switch} = {in_words(value, switch)}"
            for subject, regime, switch, value in flips
        ),
        *(
            f"{subject} ({regime}) does not change with {switch} = {in_words(value, switch)}"
            for subject, regime, switch, value in found.missing
        ),
    ]
