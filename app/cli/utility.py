"""``glassporch utility``: what regimes are worth to an investigation, beside the rules of 2019.

Exit code 0 whatever the comparison says: an aim that is not met is a result. 2: an option cannot be used. 3: pictures
were asked for and matplotlib is missing, or the folder cannot be written.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from .options import FormatOption
from .output import Format, note, print_json, report_console, table
from .problems import EXIT_CODES, environment, usage
from .steps import steps
from .teaching import taught

if TYPE_CHECKING:
    from ..policy.regime import Regime
    from ..simulation.towns import Town

HELP: Final = taught(
    "Compare what regimes are worth to an investigation with video-request-2019.",
    "At least a thousand made-up incidents in each of several towns; the same people, incidents and luck under every "
    "regime; the portal's own rules decide who is asked and what may leave. Tables, a JSON document and pictures go "
    "to a folder. It takes some minutes.",
    examples=(
        "glassporch utility",
        "glassporch utility --town rural --incidents 2000 --seed 7",
        "glassporch utility --regime reference-blind --regime mine.toml --opt-in 0.1,0.5 --ownership 0.04,0.2",
        "glassporch utility --quick --no-plots --out /tmp/quick",
    ),
)
# The defaults stand here once more: the module that has them loads NumPy.
_REGIMES: Final = ("reference-blind", "reference-map")
_TOWNS: Final = ("terrace", "suburb", "rural")
_INCIDENTS: Final = 1_000

RegimesOption = Annotated[
    list[str] | None,
    typer.Option("--regime", metavar="ID|FILE", help="What is compared; repeatable. Else the two reference regimes."),
]
TownsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--town",
        metavar="KEY",
        help="terrace, suburb, rural, tiny or generated:HOUSES; repeatable. Else the first three.",
    ),
]


def utility(  # noqa: PLR0913 - one parameter for each option
    *,
    regime: RegimesOption = None,
    town: TownsOption = None,
    incidents: Annotated[
        int, typer.Option("--incidents", min=10, max=100_000, help="For each town; below 1000 nothing to quote.")
    ] = _INCIDENTS,
    opt_in: Annotated[
        str | None,
        typer.Option("--opt-in", metavar="SHARES", help="Of owners who may be asked: 0.05,0.5,1. Else 5 to 100 %."),
    ] = None,
    ownership: Annotated[
        str | None,
        typer.Option("--ownership", metavar="SHARES", help="Of homes with a camera: 0.02,0.27. Else 2 to 27 %."),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**63 - 1, help="Equal seeds give equal results.")] = 1,
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for tables, document and pictures.")] = Path(
        "glassporch-utility"
    ),
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out the sweeps over wanted area and behavior: most of the time.")
    ] = False,
    plots: Annotated[
        bool | None,
        typer.Option("--plots/--no-plots", help="Draw pictures; without a word, where matplotlib is there."),
    ] = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Study, write the files and report."""
    from ..simulation.utility import files
    from ..simulation.utility.study import FEWEST_INCIDENTS, OPT_INS, OWNERSHIPS, Order, study

    order = Order(
        regimes=_regimes(regime or list(_REGIMES)),
        towns=_towns(town or list(_TOWNS)),
        incidents=incidents,
        opt_ins=shares_of(opt_in, "--opt-in") or OPT_INS,
        ownerships=shares_of(ownership, "--ownership") or OWNERSHIPS,
        seed=seed,
        vary=not quick,
    )
    why_no_pictures = _why_no_pictures(wanted=plots)
    folder = _folder(out)
    if incidents < FEWEST_INCIDENTS:
        note(f"{incidents} incidents are too few to quote a result; take {FEWEST_INCIDENTS} or more")
    with steps(order.steps) as progress:
        results = study(order, lambda step: progress.begin(step)("begun"))
    said = files.document(order, results)
    _write(said, folder)
    drawn = _draw(said, folder) if why_no_pictures is None else "no pictures" + why_no_pictures
    tables = sum(bool(said[name]) for name in files.TABLES)
    print_json(said) if written is Format.JSON else _print(said)
    note(f"written to {folder}: utility.json, {tables} tables, {drawn}")


def add_to(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command("utility", help=HELP, epilog=EXIT_CODES)(utility)


def _why_no_pictures(*, wanted: bool | None) -> str | None:
    """Return what to add to "no pictures", None where they are drawn.

    Raises
    ------
    CommandError
        If they were asked for and cannot be drawn; so before the work and not after it.
    """
    from ..simulation.utility.plots import HOW_TO_INSTALL, can_plot

    if wanted is False:
        return ""
    if can_plot():
        return None
    if wanted:
        raise environment(f"{HOW_TO_INSTALL}; or leave --plots out")
    note(f"no pictures will be drawn; {HOW_TO_INSTALL}")
    return f"; {HOW_TO_INSTALL}"


def _draw(said: dict[str, Any], folder: Path) -> str:
    from ..simulation.utility.plots import plot_all

    return f"{len(plot_all(said, folder))} pictures"


def shares_of(text: str | None, option: str) -> tuple[float, ...]:
    """Read shares with commas between them, each once and rising; none where nothing was said.

    Raises
    ------
    CommandError
        If one is no number above 0 and up to 1.
    """
    if text is None:
        return ()
    try:
        shares = tuple(sorted({float(part) for part in text.split(",")}))
    except ValueError as error:
        raise usage(f"{option} {text[:60]!r} cannot be used: write shares such as 0.05,0.5,1") from error
    if not all(0 < share <= 1 for share in shares):
        raise usage(f"{option} {text[:60]!r} is out of range: shares lie above 0 and go up to 1; 5 % is 0.05")
    return shares


def _regimes(named: list[str]) -> tuple[Regime, ...]:
    from ..simulation.utility.study import BASELINE
    from .regime_paths import find_rules

    found = {rules.regime.id: rules.regime for rules in map(find_rules, named)}
    if BASELINE.id in found:
        raise usage(f"{BASELINE.id} is what everything is compared with; name another with --regime")
    return tuple(found.values())


def _towns(named: list[str]) -> tuple[Town, ...]:
    from ..simulation.utility.towns import study_town

    return tuple(study_town(key) for key in dict.fromkeys(named))


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise environment(f"{out}: {error.strerror}; name another folder with --out") from error
    return out


def _write(said: dict[str, Any], folder: Path) -> None:
    from ..simulation.utility.files import TABLES, csv_of, text_of

    (folder / "utility.json").write_text(text_of(said), encoding="utf-8")
    for name in TABLES:
        target = folder / f"{name}.csv"
        target.unlink(missing_ok=True)  # of an earlier run, of which this one may have no rows
        if said[name]:
            target.write_text(csv_of(said[name]), encoding="utf-8")


def _print(said: dict[str, Any]) -> None:
    console, aim = report_console(), said["settings"]["aim"]
    console.print(
        f"Aim: at least {aim['recall_at_least']:.0%} of {said['settings']['baseline']}'s recall at equal opt-in, "
        f"with at most {aim['notices_at_most']:g} times its notices; 95% intervals."
    )
    rows = [_cells(row) for row in said["cells"] if row["regime"] != said["settings"]["baseline"]]
    heads = ("town", "regime", "opt-in", "owners", "recall", "by 2019's", "notices by 2019's", "nobody willing", "aim")
    console.print(table(heads, rows))
    if said["areas"] or said["varied"]:
        console.print("\nWith one number of the model at another value:")
        varied = [_varied(row) for row in (*said["areas"], *said["varied"])]
        console.print(table(("town", "regime", "number", "value", "by 2019's", "notices by 2019's", "aim"), varied))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return (
        row["town"],
        row["regime"],
        f"{row['opt_in']:.0%}",
        f"{row['ownership']:.0%}",
        f"{row['recall']['value']:.2%}",
        ratio_words(row["recall_ratio"]),
        ratio_words(row["notices_ratio"]),
        f"{row['nobody_willing']:.0%}",
        row["aim"],
    )


def _varied(row: dict[str, Any]) -> tuple[str, ...]:
    ratios = ratio_words(row["recall_ratio"]), ratio_words(row["notices_ratio"])
    return (row["town"], row["regime"], row["number"], f"{row['value']:g}", *ratios, row["aim"])


def ratio_words(ratio: dict[str, float | None]) -> str:
    """Write a ratio with its interval, as far as there is one."""
    value, low, high = ratio["value"], ratio["low"], ratio["high"]
    if value is None:
        return "none"
    return f"{value:.3f}" if low is None or high is None else f"{value:.3f} ({low:.3f} to {high:.3f})"
