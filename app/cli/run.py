"""Runs a command and turns whatever goes wrong into one line and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from typer.exceptions import Abort, TyperException

from .commands import app
from .misread import misread
from .output import ReaderGoneError, note
from .problems import Exit, explained


def main() -> None:
    """Run the command line of this process; the entry point ``glassporch``."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str
        What stands after ``glassporch``.
    """
    try:
        return _ended(app(args=list(arguments), prog_name="glassporch", standalone_mode=False))
    except SystemExit as stop:
        return _ended(stop.code)
    except (KeyboardInterrupt, Abort):
        return _ended(Exit.INTERRUPTED)
    except (BrokenPipeError, ReaderGoneError):
        # Python would complain once more as it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.UNREAD
    except Exception as error:  # noqa: BLE001 - the last line of defence: one line instead of a traceback
        return _failed(error)


def _ended(code: object) -> int:
    if code == Exit.INTERRUPTED:
        note("interrupted; nothing half-made was left")
    return code if isinstance(code, int) else int(bool(code))


def _failed(error: Exception) -> int:
    if isinstance(error, TyperException):
        known = misread(error)
        if known is not None:
            note(f"glassporch: {known.message}")
        return Exit.USAGE
    if _debugging():
        raise error
    known = explained(error)
    if known is not None:
        note(f"glassporch: {known.message}")
        return known.code
    # The message of an error that nobody foresaw may quote a row, so it is not printed.
    note(
        f"glassporch: unexpected error ({type(error).__name__}); run it again with GLASSPORCH_DEBUG=1 to see where, "
        "and tell us"
    )
    return Exit.FAILED


def _debugging() -> bool:
    from ..config import SettingsError, read_settings

    try:
        return read_settings(os.environ).debug
    except SettingsError:
        return False
