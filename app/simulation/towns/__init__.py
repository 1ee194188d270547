"""Towns by name: Heronsford, the hand-written one, generated ones of any size, imported ones."""

import re
from importlib.resources.abc import Traversable
from pathlib import Path

from . import generated, heronsford, tiny
from .imported import load_imported
from .model import House, Outline, Town, UnknownTownError

__all__ = ["House", "Outline", "Town", "UnknownTownError", "load_town"]

TOWNS = "heronsford, tiny, generated:HOUSES (1 to 1,000,000), imported:NAME"


def load_town(key: str, *, folder: Path | None = None, data: Traversable | None = None) -> Town:
    """Load a town by its key.

    Parameters
    ----------
    key
        ``heronsford``, ``tiny``, ``generated:HOUSES``, ``generated:HOUSES:SEED`` or ``imported:NAME``.
    folder
        Where imported towns are kept; needed for those alone.
    data
        Folder with the data sets; by default the shipped one.

    Raises
    ------
    UnknownTownError
        If there is no such town; the message lists the towns that there are.
    SeedFileMissingError
        If the town's files are not installed.
    """
    kind, _, rest = key.partition(":")
    if key == "heronsford":
        return heronsford.load(data)
    if key == "tiny":
        return tiny.load()
    if kind == "generated":
        return _generated(key, rest)
    if kind == "imported" and rest:
        return _imported(rest, folder)
    raise UnknownTownError(_unknown(key))


def _generated(key: str, rest: str) -> Town:
    # ASCII digits only, and few: int() would take other scripts and any length.
    numbers = re.fullmatch(r"([0-9]{1,7})(?::([0-9]{1,18}))?", rest)
    if numbers is None or not 1 <= int(numbers[1]) <= generated.MOST_HOUSES:
        raise UnknownTownError(_unknown(key))
    return generated.generate(int(numbers[1]), int(numbers[2] or 0))


def _imported(name: str, folder: Path | None) -> Town:
    if folder is None:
        message = "An imported town is kept in a folder, and none was given."
        raise UnknownTownError(message)
    return load_imported(name, folder)


def _unknown(key: str) -> str:
    return f"There is no town {key[:60]!r}. Towns: {TOWNS}."
