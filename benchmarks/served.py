"""Two real servers on loopback, ours and a bare one, and a client that costs next to nothing.

Run as a program it is one of the servers: it listens on a free port of 127.0.0.1 and prints which.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from fastapi import FastAPI, Response
from glassporch.main import create_app
from glassporch.storage.engine import Database
from glassporch.testing.images import token_of, wiring_for_tests
from glassporch.worlds.keys import keys_from_seed
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World
from measure import Run
from stage import SEED, Stage

WORLD = "served"
CONNECTIONS = 4
"""Readers at a time; more than the processors of a small machine, so that the server is the bottle-neck."""
ANSWERS = 100
"""Answers for each reader in one run."""


def _portal(database: str) -> FastAPI:
    shelf = Shelf()
    shelf.add(World(WORLD, Database.open(Path(database)), keys_from_seed(SEED), wiring_for_tests()))
    return create_app(shelf)


def bare(body: bytes) -> FastAPI:
    """Make an application of one synchronous endpoint that returns the same bytes for any address."""
    app = FastAPI(telemetry={"auto_configure": False}, openapi_url=None)

    @app.get("/{path:path}")
    def answer(path: str) -> Response:
        del path
        return Response(body, media_type="application/geo+json")

    return app


def _serve(app: FastAPI) -> None:
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="error")).run(sockets=[listening])


@contextmanager
def _server(kind: str, file: Path) -> Iterator[int]:
    """Start a server and lend its port; stop it afterwards."""
    command = [sys.executable, __file__, kind, str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()


@contextmanager
def throughput(stage: Stage, path: str, body: bytes) -> Iterator[tuple[Run, Run]]:
    """Lend two runs: answers per second of our portal and of a bare endpoint to the same readers.

    Parameters
    ----------
    path : str
        What is read, below the world.
    body : bytes
        What both must answer with.
    """
    database, bytes_ = stage.folder / "served.sqlite", stage.folder / "body"
    shutil.copyfile(stage.planted.path, database)
    bytes_.write_bytes(body)
    with _server("portal", database) as ours, _server("bare", bytes_) as theirs:
        yield _run(ours, path, body), _run(theirs, path, body)


def _run(port: int, path: str, body: bytes) -> Run:
    bearer = f"authorization: Bearer {token_of('officer')}"
    asked = f"GET /w/{WORLD}{path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n{bearer}\r\n\r\n".encode()

    def run() -> float:
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            begun = time.perf_counter()
            list(pool.map(lambda _: _read(port, asked, body), range(CONNECTIONS)))
            return CONNECTIONS * ANSWERS / (time.perf_counter() - begun)

    return run


def _read(port: int, asked: bytes, body: bytes) -> None:
    """Ask again and again over one connection, and look at what comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        for _ in range(ANSWERS):
            line.sendall(asked)
            assert _answer(line.recv, len(body)) == body, "the server answered with something else"


def _answer(receive: Callable[[int], bytes], size: int) -> bytes:
    """Return the body of one answer of a known size."""
    held = b""
    while b"\r\n\r\n" not in held:
        held += receive(1 << 16)
    head, _, rest = held.partition(b"\r\n\r\n")
    assert b" 200 " in head.split(b"\r\n", 1)[0], head
    parts = [rest]
    missing = size - len(rest)
    while missing > 0:
        parts.append(receive(1 << 18))
        missing -= len(parts[-1])
    return b"".join(parts)


if __name__ == "__main__":
    _kind, _file = sys.argv[1:]
    _serve(_portal(_file) if _kind == "portal" else bare(Path(_file).read_bytes()))
