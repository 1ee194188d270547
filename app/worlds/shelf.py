"""The shelf: every world that a process serves, by name, and where their files lie."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from ..storage.engine import Database
from .keys import load_keys
from .own_regimes import kept, with_regimes
from .wiring import Wiring
from .world import World

NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
"""What a world may be called: it stands in URLs, cookie names and file names."""


class ShelfError(Exception):
    """A database setting or a world's name cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class WorldFiles:
    """The folder that holds worlds: one database and one key file each."""

    folder: Path

    def database(self, name: str) -> Path:
        """Return where a world's database lies."""
        return self.folder / f"{name}.sqlite"

    def keys(self, name: str) -> Path:
        """Return where a world's keys lie."""
        return self.folder / f"{name}.keys.json"

    def logins(self, name: str) -> Path:
        """Return where a demo world's sign-ins lie."""
        return self.folder / f"{name}.sign-ins.json"

    def regimes(self, name: str) -> Path:
        """Return the folder that keeps the rules of a world that follows rules of its own."""
        return self.folder / f"{name}.regimes"

    def names(self) -> list[str]:
        """Name every world whose database lies in the folder."""
        return sorted(path.stem for path in self.folder.glob("*.sqlite") if NAME.fullmatch(path.stem))


def world_files(url: str) -> WorldFiles:
    """Turn a database setting into the folder that holds worlds.

    Parameters
    ----------
    url : str
        ``sqlite:///FOLDER`` (relative) or ``sqlite:////FOLDER`` (absolute).

    Raises
    ------
    ShelfError
        If it is anything else.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        message = "the database setting is no URL; write sqlite:///FOLDER, such as sqlite:///.glassporch"
        raise ShelfError(message) from error
    if parsed.get_backend_name() != "sqlite":
        message = (
            f"{parsed.get_backend_name()} is not supported yet, only SQLite; write sqlite:///FOLDER, "
            "such as sqlite:///.glassporch"
        )
        raise ShelfError(message)
    if not parsed.database or parsed.database == ":memory:":
        message = "the database setting names no folder; write sqlite:///FOLDER, such as sqlite:///.glassporch"
        raise ShelfError(message)
    folder = Path(parsed.database)
    if folder.is_file():
        message = f"{folder.name} is a file; the database setting names a folder that holds one file for each world"
        raise ShelfError(message)
    return WorldFiles(folder)


def check_name(name: str) -> str:
    """Return a world's name if it can be one.

    Raises
    ------
    ShelfError
        If not.
    """
    if not NAME.fullmatch(name):
        message = "a world's name is lower-case letters, digits and hyphens, begins with a letter, at most 40 long"
        raise ShelfError(message)
    return name


@dataclass(slots=True)
class Shelf:
    """The worlds of one process."""

    _worlds: dict[str, World] = field(default_factory=dict)

    def add(self, world: World) -> None:
        """Put a world on the shelf."""
        self._worlds[world.name] = world

    def find(self, name: str) -> World | None:
        """Find a world by its name."""
        return self._worlds.get(name)

    def drop(self, name: str) -> None:
        """Take a world off the shelf and close its database."""
        self._worlds.pop(name).database.close()

    def __iter__(self) -> Iterator[World]:
        return iter(list(self._worlds.values()))

    def __len__(self) -> int:
        return len(self._worlds)


def planted(files: WorldFiles, name: str) -> Path:
    """Return where the database of a planted world lies.

    Raises
    ------
    ShelfError
        If no such world lies in the folder.
    """
    path = files.database(check_name(name))
    if not path.is_file():
        known = ", ".join(files.names()) or "none yet; plant one with: glassporch seed"
        message = f"there is no world called {name}; worlds here: {known}"
        raise ShelfError(message)
    return path


def open_world(files: WorldFiles, name: str, wiring: Wiring) -> World:
    """Open a planted world by its name.

    Raises
    ------
    ShelfError
        If no such world lies in the folder.
    KeysError
        If its key file is missing or spoilt.
    KeptRegimeError
        If the rules that it keeps cannot be read.
    """
    path = planted(files, name)
    whole = with_regimes(wiring, kept(files.regimes(name)))
    return World(name, Database.open(path), load_keys(files.keys(name)), whole)
