"""Runs a portal until it is told to stop, and says so when, and only when, it answers."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType

import uvicorn
from fastapi import FastAPI

from ..edge.logs import configure_logs
from ..main import create_app, standard_wiring
from ..worlds.shelf import Shelf, WorldFiles, planted
from .locks import held
from .nursery import lock_path
from .openings import close_all, fill_shelf
from .output import note
from .ports import port_error

_LAST_ANSWERS_SECONDS = 3
"""How long open connections may take to finish once the portal was told to stop."""


class _Server(uvicorn.Server):
    """Uvicorn, telling when it accepts connections."""

    def __init__(self, app: FastAPI, ready: Callable[[], None]) -> None:
        # No access log: it would hold addresses with their query strings. Log lines go through edge.logs.
        super().__init__(
            uvicorn.Config(
                app,
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=_LAST_ANSWERS_SECONDS,
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept connections."""
        await super().startup(sockets)
        self._ready()


def serve_worlds(files: WorldFiles, names: list[str], taken: socket.socket, ready: Callable[[Shelf], None]) -> None:
    """Serve planted worlds until the process is told to stop (Ctrl-C or SIGTERM).

    Parameters
    ----------
    files : WorldFiles
    names : list of str
    taken : socket
        A bound port.
    ready : callable
        Is handed the shelf once the portal answers.

    Raises
    ------
    ShelfError
        If one of the worlds is not there; nothing is written then.
    CommandError
        If a world cannot be served, another process serves it, or another program took the port meanwhile.
    """
    configure_logs()
    for name in names:
        planted(files, name)  # before any lock: a name that was mistyped leaves no file behind
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(held(lock_path(files, name), f"the world {name}"))
        shelf = fill_shelf(files, names, standard_wiring())
        stack.callback(close_all, shelf)
        _listen(taken)
        server = _Server(create_app(shelf, ticking=True), lambda: ready(shelf))
        try:
            server.run(sockets=[taken])
        except KeyboardInterrupt:  # uvicorn has stopped in good order and raises the signal once more
            note("stopped; the worlds are kept")


def _listen(taken: socket.socket) -> None:
    host, port = taken.getsockname()[:2]
    try:
        taken.listen(2048)
    except OSError as error:
        raise port_error(error, host, port) from error


def stop_on_sigterm() -> None:
    """Let SIGTERM end a command in good order, as Ctrl-C does."""

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
