"""Keeps imported towns as CSV files in a folder, and never loses one that was there.

A town is one file, so that writing it is one step: a temporary file beside it takes its place only when it is
complete, and a name that is taken stays as it is unless the caller says otherwise.
"""

import csv
import json
import os
import re
import tempfile
from pathlib import Path
from typing import TextIO

from .model import Town, UnknownTownError
from .tables import house_rows, read_houses

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
# How a saved town begins; the rest of the line is JSON, the lines after it are plain CSV.
MARK = "# glassporch town "
_SUFFIX = ".town.csv"


class TownNotSavedError(ValueError):
    """The town was not written, and whatever was there before is still there; the message says why."""


class TownTakenError(TownNotSavedError):
    """There is a town of that name already, and nobody said that it may be replaced."""


def save_town(town: Town, folder: Path, *, replace: bool = False) -> Path:
    """Write a town whose key is ``imported:NAME`` into a folder.

    Parameters
    ----------
    town
        The town; its outlines must be empty, as an import takes houses only.
    folder
        Where imported towns are kept; made if it is missing.
    replace
        Whether a town of that name may be overwritten.

    Returns
    -------
    Path
        The file, complete on disk.

    Raises
    ------
    TownTakenError
        If the name is taken.
    TownNotSavedError
        If the name is unfit, or the town has outlines.
    OSError
        If the disk refuses; what was there before is untouched.
    """
    target = _path(town.key.removeprefix("imported:"), folder)
    if town.outlines:
        message = "Only a town without outlines can be saved: a saved town is a file of houses."
        raise TownNotSavedError(message)
    if target.exists() and not replace:
        raise TownTakenError(_taken(target))
    folder.mkdir(parents=True, exist_ok=True)
    draft = _draft(town, folder)
    try:
        _put(draft, target, replace=replace)
    finally:
        draft.unlink(missing_ok=True)
    return target


def load_imported(name: str, folder: Path) -> Town:
    """Load a town that `save_town` wrote.

    Parameters
    ----------
    name
        The name after ``imported:``.
    folder
        Where imported towns are kept.

    Raises
    ------
    UnknownTownError
        If there is no such town, or its file is damaged.
    """
    try:
        path = _path(name, folder)
    except TownNotSavedError as error:
        raise UnknownTownError(str(error)) from error
    if not path.is_file():
        message = f"There is no imported town {name!r}. Import one with: glassporch import houses FILE.csv"
        raise UnknownTownError(message)
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return _read(name, file)
    except (ValueError, KeyError, csv.Error) as error:
        message = f"The file of the imported town {name!r} is damaged; import it again, replacing it."
        raise UnknownTownError(message) from error


def imported_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the imported towns in a folder, sorted."""
    return tuple(sorted(path.name.removesuffix(_SUFFIX) for path in folder.glob("*" + _SUFFIX)))


def _path(name: str, folder: Path) -> Path:
    if not _NAME.fullmatch(name):
        message = "A town's name has 1 to 40 small letters, digits or hyphens, and starts with no hyphen."
        raise TownNotSavedError(message)
    return folder / (name + _SUFFIX)


def _draft(town: Town, folder: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".draft", dir=folder)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            about = {"title": town.title, "timezone": town.timezone, "credits": town.credits}
            file.write(MARK + json.dumps(about) + "\n")
            csv.writer(file, lineterminator="\n").writerows(house_rows(town.houses))
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _put(draft: Path, target: Path, *, replace: bool) -> None:
    if replace:
        draft.replace(target)
        return
    try:
        # A link, unlike a rename, fails when somebody took the name since we looked.
        os.link(draft, target)
    except FileExistsError as error:
        raise TownTakenError(_taken(target)) from error
    except OSError:
        # A file system without links.
        draft.replace(target)


def _taken(target: Path) -> str:
    name = target.name.removesuffix(_SUFFIX)
    return f"There is already an imported town {name!r}; choose another name, or say that it may be replaced."


def _read(name: str, file: TextIO) -> Town:
    about = json.loads(file.readline().removeprefix(MARK))
    houses = read_houses(file)
    return Town(f"imported:{name}", about["title"], about["timezone"], houses, (), tuple(about["credits"]))
