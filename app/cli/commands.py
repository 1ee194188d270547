"""The commands and their options, with help that teaches. What they do stands in a module each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .. import __version__
from . import announcements, calibration, teaching, utility
from .options import DatabaseOption, FormatOption, HostOption, PortOption, PublicOption, RegimeArgument, TownOption
from .output import Format, LogFormat, print_json
from .ports import Address
from .problems import EXIT_CODES, usage
from .proofs import evidence_app, receipts_app

if TYPE_CHECKING:
    from ..config import Settings
    from ..worlds.shelf import WorldFiles

app = typer.Typer(
    name="glassporch",
    help=teaching.OVERVIEW,
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
imports_app = typer.Typer(help=teaching.IMPORT, epilog=EXIT_CODES, no_args_is_help=True)
regimes_app = typer.Typer(help=teaching.REGIMES, epilog=EXIT_CODES, no_args_is_help=True)
app.add_typer(imports_app, name="import")
app.add_typer(regimes_app, name="regimes")
app.add_typer(evidence_app, name="evidence")
app.add_typer(receipts_app, name="receipts")
announcements.add_to(app)
calibration.add_to(app)
utility.add_to(app)


def _version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"glassporch {__version__}")
        raise typer.Exit


@app.callback()
def overview(
    *,
    version: Annotated[  # noqa: ARG001 - its callback has done the work
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Check the settings before any command runs."""
    _settings()


def _settings() -> Settings:
    from ..config import read_settings

    return read_settings(os.environ)


def _files(database: str | None) -> WorldFiles:
    from ..worlds.shelf import world_files

    return world_files(database or _settings().database_url)


@app.command(help=teaching.DEMO, epilog=EXIT_CODES)
def demo(  # noqa: PLR0913 - one parameter for each option
    *,
    port: PortOption = None,
    host: HostOption = "127.0.0.1",
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Plant the demo's own worlds anew; what was done in them is gone.")
    ] = False,
    regime: Annotated[
        list[str] | None,
        typer.Option(
            "--regime", metavar="ID|FILE", help="Only the world of this regime, or of this file of rules; repeatable."
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="A world for every set of rules, where three are the custom.")
    ] = False,
    town: TownOption = "heronsford",
    serve_it: Annotated[
        bool, typer.Option("--serve/--no-serve", help="Serve the worlds, or only plant what is missing.")
    ] = True,
    public: PublicOption = False,
    database: DatabaseOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Plant the demo worlds if they are not there, and serve them."""
    from .hosting import run_demo

    address = Address(host, _settings().port if port is None else port, public=public)
    served = address if serve_it else None
    run_demo(_files(database), town, regime or [], served, everything=everything, fresh=fresh, written=written)


@app.command(help=teaching.SERVE, epilog=EXIT_CODES)
def serve(
    *,
    worlds: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORLD]...", help="Names of planted worlds; all of the folder without any."),
    ] = None,
    port: PortOption = None,
    host: HostOption = "127.0.0.1",
    public: PublicOption = False,
    database: DatabaseOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Serve worlds that are planted already; their clocks run while they are served."""
    from .hosting import run_serve

    address = Address(host, _settings().port if port is None else port, public=public)
    run_serve(_files(database), worlds or [], address, written=written)


@app.command(help=teaching.SEED, epilog=EXIT_CODES)
def seed(  # noqa: PLR0913 - one parameter for each option
    *,
    world: Annotated[
        str | None, typer.Option("--world", metavar="NAME", help="Its name; TOWN-REGIME without one.")
    ] = None,
    town: TownOption = "heronsford",
    regime: Annotated[
        str | None,
        typer.Option(
            "--regime",
            metavar="ID|FILE|history",
            help="Rules in force: an id, or a .toml, pinned whatever the date; or history. Else heat-map-2018.",
        ),
    ] = None,
    follow_history: Annotated[
        bool,
        typer.Option("--follow-history", help="The rules of the day, which change at history's dates; as history."),
    ] = False,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="ISO", help="First moment, UTC unless it says otherwise; fits the regime."),
    ] = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--seed",
            min=0,
            max=2**63 - 1,
            help="Makes the same people and cameras every time; whoever knows it knows where the cameras are; for "
            "lessons and experiments. Without one the operating system draws one, which is told to nobody.",
        ),
    ] = None,
    incidents: Annotated[
        int, typer.Option("--incidents", min=0, max=100_000, help="On record at the start, over twenty days.")
    ] = 40,
    pace: Annotated[
        float, typer.Option("--pace", min=0, max=1e6, help="Simulated seconds for each second while served.")
    ] = 60.0,
    ownership: Annotated[
        str | None,
        typer.Option(
            "--ownership",
            metavar="CURVE",
            help="Share of homes with a camera: 0.1, or 2018-01-01=0.04,2023-01-01=0.20, or a file with one "
            "DATE=SHARE a line. Else the documented one.",
        ),
    ] = None,
    inhabited: Annotated[
        bool,
        typer.Option("--inhabited", help="Residents, officers and agencies act by themselves while time passes."),
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Replace a world of that name.")] = False,
    database: DatabaseOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Plant one world, and report what stands in it."""
    from ..simulation.starts import start_of
    from . import arguments
    from .seed import SeedOrder, chosen_rules, print_report, seed_world

    moment = arguments.moment_of(start) if start else None
    rules, follows = chosen_rules(regime, moment, follows=follow_history)
    order = SeedOrder(
        world=world,
        town=town,
        rules=rules,
        start=moment or start_of(rules.regime),
        seed=number,
        incidents=incidents,
        pace=pace,
        curve=arguments.curve_of(ownership),
        fresh=fresh,
        follows_history=follows,
        inhabited=inhabited,
    )
    report = seed_world(_files(database), order)
    print_json(report) if written is Format.JSON else print_report(report)


@app.command("run", help=teaching.RUN, epilog=EXIT_CODES)
def run_time(
    *,
    world: Annotated[str, typer.Argument(metavar="WORLD", help="Name of a world planted with --inhabited.")],
    days: Annotated[int, typer.Option("--days", min=1, max=3660, help="Simulated days.")] = 30,
    database: DatabaseOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Let simulated time pass in an inhabited world, and say what happened."""
    from .living import print_report, run_world

    report = run_world(_files(database), world, days)
    print_json(report) if written is Format.JSON else print_report(report)


@app.command("export", help=teaching.EXPORT, epilog=EXIT_CODES)
def export_log(
    *,
    world: Annotated[str, typer.Argument(metavar="WORLD", help="Name of a planted world.")],
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to; made if need be.")],
    shape: Annotated[
        LogFormat, typer.Option("--format", help="JSON Lines, CSV, or Parquet (needs the extra research).")
    ] = LogFormat.JSONL,
    force: Annotated[bool, typer.Option("--force", help="Replace the files of an earlier export.")] = False,
    database: DatabaseOption = None,
) -> None:
    """Write the whole event log of a world: the truth view, with the licences of its data beside it."""
    from .lab import export_world, print_report

    print_report(export_world(_files(database), world, folder, shape.value, force=force))


@app.command("prove", help=teaching.PROVE, epilog=EXIT_CODES)
def prove_rules(
    *,
    regime: Annotated[
        list[str] | None,
        typer.Option(
            "--regime", metavar="ID|FILE", help="Only this regime, or this file of rules; repeatable. Else all nine."
        ),
    ] = None,
    plant: Annotated[
        str | None,
        typer.Option(
            "--plant", metavar="NAME", help="Plant the plainest counterexample of one regime as a world of this name."
        ),
    ] = None,
    broken: Annotated[
        str | None,
        typer.Option("--property", metavar="ID", help="Which broken property is planted; else one nobody expected."),
    ] = None,
    swept: Annotated[
        bool,
        typer.Option(
            "--sweep",
            help="Again for each other value of each assumption: which verdicts depend on one. A minute more.",
        ),
    ] = False,
    database: DatabaseOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Enumerate everything that the rules read, and check what must hold."""
    from . import prove

    if plant is not None or broken is not None:
        from . import planted_case

        if swept:
            raise usage("a counterexample is planted under the assumed values; leave --sweep away, or --plant")
        report = planted_case.plant_case(_files(database), regime or [], plant, broken)
        print_json(report) if written is Format.JSON else planted_case.print_report(report)
        return
    prove.prove_and_report(regime or [], swept=swept, written=written)


@imports_app.command("houses", help=teaching.HOUSES, epilog=EXIT_CODES)
def houses(
    *,
    source: Annotated[Path, typer.Argument(metavar="FILE.csv", help="UTF-8 CSV with a header: lat, lon, ...")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="NAME", help="The town's name; the file's without one.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace an imported town of that name.")] = False,
    database: DatabaseOption = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Take a file of houses as a town: columns lat and lon, and, if there, block, street, district."""
    from .imports import check_kept, import_file, print_report

    report = import_file(_files(database), source, name, replace=replace)
    print_json(report) if written is Format.JSON else print_report(report)
    check_kept(report)


@regimes_app.command("list", help=teaching.LIST, epilog=EXIT_CODES)
def list_regimes(*, written: FormatOption = Format.TEXT) -> None:
    """List every set of rules, with how much of it nobody documented."""
    from . import regimes

    print_json(regimes.listed()) if written is Format.JSON else regimes.print_list()


@regimes_app.command("show", help=teaching.SHOW, epilog=EXIT_CODES)
def show_regime(
    *,
    regime: RegimeArgument,
    written: FormatOption = Format.TEXT,
) -> None:
    """Show every switch of a set of rules: its value, and its source, or the assumption that stands in for one."""
    from . import regimes
    from .regime_paths import find_rules

    rules = find_rules(regime)
    print_json(regimes.shown(rules)) if written is Format.JSON else regimes.print_regime(rules)


@regimes_app.command("check", help=teaching.CHECK, epilog=EXIT_CODES)
def check_regimes(
    *,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files of rules, each ending in .toml.")],
    written: FormatOption = Format.TEXT,
) -> None:
    """Say what is wrong with files of rules, all at once."""
    from . import regime_paths

    reports = [regime_paths.checked(named) for named in files]
    print_json(reports) if written is Format.JSON else regime_paths.print_checked(reports)
    regime_paths.refuse_unusable(reports)


@regimes_app.command("diff", help=teaching.DIFF, epilog=EXIT_CODES)
def diff_regimes(*, one: RegimeArgument, other: RegimeArgument, written: FormatOption = Format.TEXT) -> None:
    """Say in plain sentences what differs between two sets of rules."""
    from . import regimes
    from .regime_paths import find_rules

    pair = find_rules(one), find_rules(other)
    print_json(regimes.compared(*pair)) if written is Format.JSON else regimes.print_diff(*pair)


@regimes_app.command("write", help=teaching.WRITE, epilog=EXIT_CODES)
def write_regime(
    *,
    regime: RegimeArgument,
    extends: Annotated[
        bool, typer.Option("--extends", help="Only name the regime; every switch stands there as a comment.")
    ] = False,
    new_id: Annotated[str | None, typer.Option("--id", metavar="NEW", help="Its id; my-ID without one.")] = None,
    written: FormatOption = Format.TEXT,
) -> None:
    """Write a set of rules as TOML, to be changed."""
    from . import regime_paths

    drafted = regime_paths.draft(regime, extends=extends, new_id=new_id)
    print_json(drafted) if written is Format.JSON else typer.echo(drafted["toml"], nl=False)
