"""``glassporch announcements``: the puzzle of how many partners there are, its data, and a check of a solution.

Exit code 0 whatever the check says: an estimate that is off is a result. 1: the register is not installed. 2: an option
cannot be used.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from .options import FormatOption
from .output import Format, print_json, report_console, table
from .problems import EXIT_CODES, CommandError, usage
from .steps import steps
from .teaching import taught

if TYPE_CHECKING:
    from ..policy.facts import PartnerFact
    from ..simulation.announcing.estimates import Estimate

HELP: Final = taught(
    "Estimate how many partners there are from what was announced, found and answered by a day.",
    "Announcements of invented agencies, one behind each real partner's day; an outsider's list; answers to records "
    "requests. Without --solution or --check the truth is not printed. Estimators are a count of the list, two lists "
    "after Chapman, and two lists of an earlier day grown since, each with an interval that aims at 95 %.",
    examples=(
        "glassporch announcements --day 2019-08-27",
        "glassporch announcements --day 2019-08-27 --check 380",
        "glassporch announcements --day 2019-08-27 --seed 7 --solution",
        "glassporch announcements --day 2019-08-27 --data --format json",
        "glassporch announcements --day 2019-08-27 --coverage 400",
    ),
)
_DAY: Final = "2019-08-27"
_WORDS: Final = {
    "count": "the list alone",
    "two-lists": "two lists as they stand",
    "two-lists-grown": "two lists of an earlier day, grown",
}

DayOption = Annotated[str, typer.Option("--day", metavar="DATE", help="Such as 2019-08-27; 2018-03-01 to 2020-10-31.")]
CheckOption = Annotated[
    int | None, typer.Option("--check", min=0, max=100_000, help="Compare your estimate with the truth.")
]
CoverageOption = Annotated[
    int | None,
    typer.Option("--coverage", metavar="SEEDS", min=20, max=5000, help="How often each interval holds the truth."),
]


def announcements(
    *,
    day: DayOption = _DAY,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**63 - 1, help="Equal seeds give equal puzzles.")] = 1,
    data: Annotated[bool, typer.Option("--data", help="Every announcement, find and answer by that day.")] = False,
    check: CheckOption = None,
    solution: Annotated[bool, typer.Option("--solution", help="The truth, beside each estimate.")] = False,
    coverage: CoverageOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Draw the puzzle, estimate and report."""
    from ..simulation.announcing.register import register_facts

    on, partners = _day(day), register_facts()
    if not partners:
        raise CommandError("the register of agencies is not installed: there is nothing to estimate")
    if coverage is not None:
        said = _coverage(partners, on, coverage)
        print_json(said) if written is Format.JSON else _print_coverage(said)
        return
    said = _puzzle(partners, on, seed, check, told=solution, data=data)
    print_json(said) if written is Format.JSON else _print(said)


def add_to(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command("announcements", help=HELP, epilog=EXIT_CODES)(announcements)


def _day(text: str) -> date:
    from ..simulation.announcing.solving import FIRST, LAST

    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise usage(f"--day {text[:40]!r} is no date: write one such as {_DAY}") from error
    if not FIRST <= day <= LAST:
        raise usage(f"--day {day} is out of range: the register speaks of {FIRST} to {LAST}")
    return day


def _puzzle(
    partners: tuple[PartnerFact, ...], day: date, seed: int, check: int | None, *, told: bool, data: bool
) -> dict[str, Any]:
    from ..simulation.announcing.solving import estimate, heard_by, known_by, truth_on
    from ..simulation.announcing.stream import announce

    heard, truth = announce(seed, partners), truth_on(partners, day)
    known = known_by(heard, day)
    knows = told or check is not None
    said: dict[str, Any] = {
        "simulated": True,
        "day": day.isoformat(),
        "seed": seed,
        "announcements": known.announced,
        "outsiders_list": len(known.listed),
        "records_answers": len(known.answered),
        "estimates": [_told(one, truth if knows else None) for one in estimate(known)],
    }
    if data:
        said |= heard_by(heard, day)
    if knows:
        said["truth"] = truth
    return said if check is None else said | {"checked": check, "off_by": check - truth}


def _told(one: Estimate, truth: int | None) -> dict[str, Any]:
    said = {"name": one.name, "value": round(one.value, 1), "low": round(one.low, 1), "high": round(one.high, 1)}
    return said if truth is None else said | {"holds_truth": one.low <= truth <= one.high}


def _coverage(partners: tuple[PartnerFact, ...], day: date, seeds: int) -> dict[str, Any]:
    from ..simulation.announcing.coverage import coverage, independent
    from ..simulation.announcing.habits import ANNOUNCING
    from ..simulation.announcing.solving import truth_on

    rows: list[dict[str, Any]] = []
    with steps(2 * seeds) as progress:
        for lists, habits in (("as simulated", ANNOUNCING), ("independent", independent())):
            begun = progress.begin(lists)
            for one in coverage(partners, day, seeds, habits, begun):
                row = {"name": one.name, "seeds": one.seeds, "held": one.held / one.seeds}
                rows.append({"lists": lists, **row, "mean": round(one.mean, 1), "width": round(one.width, 1)})
    return {"day": day.isoformat(), "truth": truth_on(partners, day), "coverage": rows}


def _print(said: dict[str, Any]) -> None:
    console = report_console()
    console.print(
        f"By {said['day']} (simulated, seed {said['seed']}): {said['announcements']} announcements, "
        f"{said['outsiders_list']} on the outsider's list, {said['records_answers']} records answers.\n"
    )
    knows = "truth" in said
    rows = [
        (
            _WORDS[one["name"]],
            f"{one['value']:,.0f}",
            f"{one['low']:,.0f} to {one['high']:,.0f}",
            *(["yes" if one["holds_truth"] else "no"] if knows else []),
        )
        for one in said["estimates"]
    ]
    console.print(table(("estimator", "estimate", "95% interval", *(["holds the truth"] if knows else [])), rows))
    if "checked" in said:
        console.print(f"\nYour {said['checked']} is off by {said['off_by']:+d}.")
    if knows:
        console.print(f"The register counts {said['truth']} partners on that day.")
    for heading in ("announced", "listed", "answered"):
        if heading in said:
            console.print(f"\n{heading}:")
            console.print(table(tuple(said[heading][0]), [tuple(one.values()) for one in said[heading]]))


def _print_coverage(said: dict[str, Any]) -> None:
    console = report_console()
    console.print(f"The register counts {said['truth']} partners on {said['day']}. The intervals aim at 95 %.\n")
    rows = [
        (
            _WORDS[one["name"]],
            one["lists"],
            f"{one['seeds']}",
            f"{one['held']:.1%}",
            f"{one['mean']:,.0f}",
            f"{one['width']:,.0f}",
        )
        for one in said["coverage"]
    ]
    console.print(table(("estimator", "lists", "seeds", "holds the truth", "mean estimate", "mean width"), rows))
