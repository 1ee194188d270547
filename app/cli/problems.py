"""What goes wrong on a command line, as one line that says what to do, and an exit code that means something."""

from __future__ import annotations

import errno
from enum import IntEnum
from typing import Final


class Exit(IntEnum):
    """Exit codes; docs/cli.md explains them."""

    OK = 0
    FAILED = 1
    USAGE = 2
    ENVIRONMENT = 3
    INTERRUPTED = 130
    UNREAD = 141


EXIT_CODES: Final = (
    "Exit codes: 0 done; 1 the thing asked for failed or was refused; 2 the command was not understood or names "
    "something that does not exist; 3 the machine stands in the way (busy port, full disk, no right to write, damaged "
    "or locked world); 130 interrupted; 141 nobody read the report to its end, as with head."
)


class CommandError(Exception):
    """A command cannot do what it was asked.

    Parameters
    ----------
    message : str
        What is wrong and what to do about it.
    code : Exit
    """

    def __init__(self, message: str, code: Exit = Exit.FAILED) -> None:
        super().__init__(message)
        self.message, self.code = message, code


def usage(message: str) -> CommandError:
    """Return the error of a command that was not understood."""
    return CommandError(message, Exit.USAGE)


def environment(message: str) -> CommandError:
    """Return the error of a machine that stands in the way."""
    return CommandError(message, Exit.ENVIRONMENT)


_BY_NAME: Final = {
    "SettingsError": Exit.USAGE,
    "ShelfError": Exit.USAGE,
    "UnknownTownError": Exit.USAGE,
    "KeysError": Exit.ENVIRONMENT,
    "KeptRegimeError": Exit.ENVIRONMENT,
    "SchemaTooNewError": Exit.ENVIRONMENT,
    "SeedFileMissingError": Exit.ENVIRONMENT,
    "FiguresError": Exit.FAILED,
    "ImportRefusedError": Exit.FAILED,
    "ExportError": Exit.FAILED,
    "TownNotSavedError": Exit.FAILED,
}
"""Errors of the layers below whose message is made for people. By name: their modules are slow to import."""

_FULL: Final = "the disk is full; free some space and run the same command again (nothing half-made was left)"
_DATABASE: Final = {
    "disk is full": _FULL,
    "database is locked": "another program is using the world's database; stop it and run the same command again",
    "readonly database": "the world's database cannot be written; check the permissions of its file and folder",
    "unable to open database": "the world's database cannot be opened; check the permissions of its file and folder",
    "disk I/O error": "the disk refused to read or write; check that it is whole, writable and not full",
    "malformed": "the world's database is damaged; restore it from a backup or plant the world anew (--fresh)",
    "not a database": "the world's database is damaged; restore it from a backup or plant the world anew (--fresh)",
}
_OS: Final = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EROFS: "the folder is on a read-only file system; name another with --database sqlite:///FOLDER",
    errno.EACCES: "no right to read or write there; fix the permissions or name another with --database sqlite:///FOLDER",
    errno.EPERM: "no right to do this there; fix the permissions or name another with --database sqlite:///FOLDER",
    errno.ENOTDIR: "a part of the path is a file, not a folder; name another with --database sqlite:///FOLDER",
    errno.ENOENT: "it is not there and cannot be made; name another folder with --database sqlite:///FOLDER",
    errno.EEXIST: "a file stands where a folder is needed; name another with --database sqlite:///FOLDER",
}


def explained(error: Exception) -> CommandError | None:
    """Turn an error of the layers below into one line for people; None where nobody foresaw it."""
    if isinstance(error, CommandError):
        return error
    code = _BY_NAME.get(type(error).__name__)
    if code is not None:
        return CommandError(str(error), code)
    if isinstance(error, OSError):
        return _of_the_system(error)
    if type(error).__module__.startswith(("sqlalchemy", "sqlite3")):
        return _of_the_database(str(getattr(error, "orig", error)))
    return None


def _of_the_system(error: OSError) -> CommandError:
    where = f"{error.filename}: " if error.filename else ""
    said = _OS.get(error.errno or 0, error.strerror or type(error).__name__)
    return environment(where + said)


def _of_the_database(said: str) -> CommandError | None:
    # Only the driver's own words are looked at: a statement's parameters may hold exact places.
    return next((environment(text) for words, text in _DATABASE.items() if words in said), None)
