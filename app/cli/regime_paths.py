"""Regimes as people name them on a command line: the id of a shipped one, or the path of a file that they wrote."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Final

from ..policy import regimes as dated
from ..policy.history import in_force
from ..policy.regimes import REGIMES
from ..policy.wire.base import microseconds
from ..regime_files import LIMIT_BYTES, Fault, Parsed, RegimeFile, read_regime, write, write_extending, wrong_id
from .output import note, report_console
from .problems import CommandError, environment, usage

SUFFIX: Final = ".toml"
HISTORY: Final = "history"
"""What is named in place of a regime where the rules are to change at history's dates."""


def find_rules(named: str) -> RegimeFile:
    """Return a shipped regime by its id, or one from its file; warnings go to standard error.

    Raises
    ------
    CommandError
        If there is no such regime or file, or the file cannot be used.
    """
    if is_path(named):
        return _from_file(named)
    if named in REGIMES:
        return RegimeFile(REGIMES[named])
    names = ", ".join(REGIMES)
    raise usage(f"there is no regime {named[:60]!r}; regimes: {names}; or name a file that ends in {SUFFIX}")


def rules_of_day(moment: datetime) -> RegimeFile:
    """Return the dated regime that was in force at a moment.

    Raises
    ------
    CommandError
        If none was yet.
    """
    found = in_force(microseconds(moment))
    if found is None:
        first = dated.HISTORY[0].starts
        raise usage(f"no rules were in force on {moment.date()}; begin on {first} or later, or pin some with --regime")
    return RegimeFile(found)


def is_path(named: str) -> bool:
    """Whether what was typed names a file: no id holds a dot or a slash."""
    return any(mark in named for mark in "./\\")


def is_own(rules: RegimeFile) -> bool:
    """Whether a regime is none of the shipped ones."""
    return rules.regime.id not in REGIMES


def _from_file(named: str) -> RegimeFile:
    parsed = read_file(named)
    errors = [fault for fault in parsed.faults if fault.level == "error"]
    if parsed.file is None:
        lines = "\n".join(f"  {fault}" for fault in errors)
        raise CommandError(f"{named[:200]} cannot be used:\n{lines}")
    for fault in parsed.faults:
        note(f"warning: {named[:200]}: {fault}")
    return parsed.file


def read_file(named: str) -> Parsed:
    """Read and judge a file.

    Raises
    ------
    CommandError
        If it is not there, or cannot be read at all.
    """
    path = Path(named)
    if path.is_dir():
        raise usage(f"{named[:200]!r} is a folder; name the files of rules in it, such as {path / ('*' + SUFFIX)}")
    if path.suffix != SUFFIX or not path.is_file():
        raise usage(f"there is no file {named[:200]!r} of rules; such a file ends in {SUFFIX}")
    try:
        with path.open("rb") as file:
            text = file.read(LIMIT_BYTES + 1).decode("utf-8-sig")  # some editors begin a file with a mark
    except UnicodeDecodeError:
        return Parsed(None, (Fault("", "the file is no UTF-8 text", "save it as UTF-8"),))
    except OSError as error:
        raise environment(f"{named[:200]} cannot be read: {error.strerror}; check its permissions") from error
    return read_regime(text)


def checked(named: str) -> dict[str, object]:
    """Return what is wrong with a file, in the form of a report."""
    parsed = read_file(named)
    return {
        "file": named,
        "usable": parsed.file is not None,
        "regime": parsed.file.regime.id if parsed.file else None,
        "faults": [asdict(fault) for fault in parsed.faults],
    }


def print_checked(reports: list[dict[str, object]]) -> None:
    """Write what is wrong with files for people, one fault a line."""
    console = report_console()
    for report in reports:
        said = f"can be used: {report['regime']}" if report["usable"] else "cannot be used"
        console.print(f"{report['file']}: {said}")
        faults = report["faults"]
        for held in faults if isinstance(faults, list) else []:
            console.print(f"  {held['level']}: {Fault(**held)}")


def refuse_unusable(reports: list[dict[str, object]]) -> None:
    """End with an error if a checked file cannot be used.

    Raises
    ------
    CommandError
        If there is one.
    """
    wrong = sum(not report["usable"] for report in reports)
    if wrong:
        raise CommandError(f"{wrong} of {len(reports)} cannot be used; the report says why")


def draft(named: str, *, extends: bool, new_id: str | None) -> dict[str, object]:
    """Write a regime as TOML to start from.

    Raises
    ------
    CommandError
        If a file is named as what is extended, for only a shipped regime can be; or the id cannot be one.
    """
    rules = find_rules(named)
    if extends and is_own(rules):
        raise usage(f"only a shipped regime can be extended; leave --extends away, or name one: {', '.join(REGIMES)}")
    name = new_id or f"my-{rules.regime.id}"
    wrong = wrong_id(name, REGIMES, has_dates=rules.regime.starts is not None)
    if wrong:
        raise usage(f"--id: {wrong[0]}; {wrong[1]}")
    text = write_extending(rules.regime, name) if extends else write(rules.regime, rules.sources, new_id=name)
    return {"regime": name, "toml": text}
