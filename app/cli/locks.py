"""One writer at a time: a world that is being planted cannot be served, nor one being served be planted anew.

The lock belongs to the process and ends with it, however it ends. Windows has no shared locks of this kind;
there the system itself refuses to replace a file that is open.
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
def held(path: Path, what: str, *, alone: bool) -> Iterator[None]:
    """Hold a lock while the block runs.

    Parameters
    ----------
    path : Path
        The lock file; made if it is missing.
    what : str
        Whose lock it is, for the message.
    alone : bool
        Whether nobody else may hold it: planting wants that, serving shares.

    Raises
    ------
    CommandError
        If another process holds it.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _take(descriptor, what, alone=alone)
        yield
    finally:
        os.close(descriptor)


def _take(descriptor: int, what: str, *, alone: bool) -> None:
    if sys.platform == "win32":
        return
    mode = fcntl.LOCK_EX if alone else fcntl.LOCK_SH
    try:
        fcntl.flock(descriptor, mode | fcntl.LOCK_NB)
    except BlockingIOError as error:
        doing = "serving or planting" if alone else "planting"
        message = f"another process is {doing} {what}; stop it or wait for it, then run the same command again"
        raise environment(message) from error
    except OSError:
        return  # a file system without locks: there the work goes on without one
