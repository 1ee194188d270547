"""One process for each world: it is served once at a time, and neither served nor planted while it is planted.

A second server would bring up, move and close the same database beside the first, at an address of its own.
The lock belongs to the process and ends with it, however it ends. Windows has no locks of this kind; there the
system itself refuses to replace a file that is open, and a world served twice is not refused.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .problems import environment

if sys.platform != "win32":
    import fcntl


@contextmanager
def held(path: Path, what: str) -> Iterator[None]:
    """Hold a lock while the block runs.

    Parameters
    ----------
    path : Path
        The lock file; made if it is missing.
    what : str
        Whose lock it is, for the message.

    Raises
    ------
    CommandError
        If another process holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, what)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, what: str) -> None:
    if sys.platform == "win32":
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        message = (
            f"another process is serving or planting {what}; stop it or wait for it, then run the same command again"
        )
        raise environment(message) from error
    except OSError:
        return  # a file system without locks: there the work goes on without one
