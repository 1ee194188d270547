"""``glassporch calibration``: the behavior model against published figures that it was not fitted to.

Exit code 0 whatever the comparison says: a missed figure is a result, not a failure. 1: the picture was asked for and
matplotlib is missing. 2: the folder cannot be used.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from .options import FormatOption
from .output import Format, note, print_json, report_console, table
from .problems import EXIT_CODES, CommandError, usage
from .steps import steps
from .teaching import taught

HELP: Final = taught(
    "Predict published figures that the behavior model was not fitted to, and compare.",
    "Which figures may be learned from was fixed before the first run. Each held-out figure is compared with the "
    "middle 90 % of what the fitted model predicts. A missed figure is a result, and nothing is tuned to it.",
    examples=(
        "glassporch calibration",
        "glassporch calibration --out results",
        "glassporch calibration --draws 200 --seed 7 --format json",
    ),
)
# The defaults and the least number of draws stand here once more: the module that has them loads NumPy.
_SEED: Final = 1
_DRAWS: Final = 1000
_FEWEST: Final = 40
_MOST: Final = 20_000

OutOption = Annotated[
    Path | None,
    typer.Option("--out", metavar="DIR", help="Write calibration.csv, .json and the picture .png into this folder."),
]
PictureOption = Annotated[
    bool | None,
    typer.Option("--picture/--no-picture", help="The picture in --out; without a word, drawn if matplotlib is there."),
]


def calibration(
    *,
    seed: Annotated[int, typer.Option("--seed", min=0, max=2**63 - 1, help="Equal seeds give equal results.")] = _SEED,
    draws: Annotated[
        int, typer.Option("--draws", min=_FEWEST, max=_MOST, help="Of the fitted numbers, each with its prediction.")
    ] = _DRAWS,
    out: OutOption = None,
    picture: PictureOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Fit, predict, compare and report."""
    from ..simulation.calibration.picture import draw
    from ..simulation.calibration.report import as_csv, document
    from ..simulation.calibration.run import calibrate
    from ..simulation.calibration.run import steps as how_many

    drawing = _will_draw(out, wanted=picture)
    folder = None if out is None else _folder(out)
    with steps(how_many(draws)) as progress:
        result = calibrate(seed, draws, progress.begin("calibration"))
    said = document(result)
    if folder is not None:
        (folder / "calibration.csv").write_text(as_csv(result), encoding="utf-8")
        (folder / "calibration.json").write_text(json.dumps(said, indent=2) + "\n", encoding="utf-8")
        if drawing:
            draw(result, folder / "calibration.png")
        note(f"written to {folder}")
    print_json(said) if written is Format.JSON else _print(said)


def add_to(app: typer.Typer) -> None:
    """Give a program this command."""
    app.command("calibration", help=HELP, epilog=EXIT_CODES)(calibration)


def _will_draw(out: Path | None, *, wanted: bool | None) -> bool:
    """Return whether the picture is drawn; refuse before the work what would fail after it."""
    from ..simulation.calibration.picture import NEEDED, can_draw

    if wanted and out is None:
        raise usage("--picture needs a folder to write to; add --out DIR")
    if wanted and not can_draw():
        raise CommandError(NEEDED)
    if out is None or wanted is False:
        return False
    if not can_draw():
        note(f"no picture: {NEEDED}")
    return can_draw()


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise usage(f"{out}: {error.strerror or type(error).__name__}; name a folder that can be written") from error
    return out


def _print(said: dict[str, Any]) -> None:
    console = report_console()
    console.print("What the model learned from the figures that calibrate it (90 % of the draws):\n")
    learned = [(name, _span(one["before"]), _span(one["after"])) for name, one in said["fitted"].items()]
    console.print(table(("number", "assumed before", "fitted"), learned))
    console.print("\nHeld-out figures (90 % predictive intervals):\n")
    console.print(table(("figure", "published", "predicted", "median", "result"), map(_compared, said["compared"])))
    inside = said["inside"]
    console.print(
        f"\n{_of(inside['all'])} inside: {_of(inside['numbers'])} given as a number, {_of(inside['bounds'])} given as "
        "a bound or range, which fewer predictions can miss."
    )
    for name, drift in said["missed_would_be_inside_at_drift"].items():
        at = "no drift that was tried" if drift is None else f"a drift of {drift:g} or more"
        console.print(f"{name} would be inside at {at}; assumed was 0.1, and stays.")
    console.print(f"Roles fixed before the first run: list SHA-256 {said['list_sha256']}.")


def _compared(one: dict[str, Any]) -> tuple[str, ...]:
    upper = "" if one["value_to"] is None else f" to {one['value_to']:,.0f}"
    value = f"{one['value']:,.0f}{upper}"
    words = "" if one["relation"] in {"exactly", "between"} else f"{one['relation']} "
    predicted = f"{one['low']:,.0f} to {one['high']:,.0f}"
    return one["id"], words + value, predicted, f"{one['median']:,.0f}", "inside" if one["inside"] else "MISSED"


def _span(ends: list[float]) -> str:
    return f"{ends[0]:.3g} to {ends[2]:.3g} (median {ends[1]:.3g})"


def _of(pair: list[int]) -> str:
    return f"{pair[0]} of {pair[1]}"
