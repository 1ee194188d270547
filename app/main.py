"""The application: every router behind the fence, over a shelf of worlds."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from . import __version__
from .edge.fence import Fence, keep_listed
from .edge.pages import environment, problem_page
from .edge.problems import Problem, field_faults, problem_response
from .policy.regimes import REGIMES
from .policy.standard import STANDARD
from .policy.wire.public import NOTICE
from .routers import agency, company, lab, officer, public, resident, sessions
from .services.effects import EFFECTS
from .worlds.keys import token_from_system
from .worlds.shelf import Shelf
from .worlds.ticker import Ticker
from .worlds.wiring import Wiring

API: Final = "/w/{world}/api/v1"
ROUTERS: Final = (
    sessions.router,
    public.router,
    officer.router,
    agency.router,
    resident.router,
    company.router,
    lab.router,
)


def wall_clock_us() -> int:
    """Read the operating system's clock: microseconds since the Unix epoch."""
    return time.time_ns() // 1_000  # the one place where wall time enters; everything else is handed it


def standard_wiring() -> Wiring:
    """Put the standard parts of a portal together."""
    return Wiring(
        book=STANDARD,
        regimes=REGIMES,
        effects=EFFECTS,
        wall_clock=wall_clock_us,
        new_token=token_from_system,
        hasher=PasswordHash((Argon2Hasher(),)),
        headers=keep_listed,
    )


def create_app(shelf: Shelf, *, ticking: bool = False) -> FastAPI:
    """Make the application over a shelf of worlds.

    Parameters
    ----------
    shelf : Shelf
    ticking : bool
        Whether this process moves the clocks of its worlds; a served process does, a test does not.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tickers = [Ticker(world) for world in shelf] if ticking else []
        for ticker in tickers:
            ticker.start()
        yield
        for ticker in tickers:
            ticker.stop()

    app = FastAPI(
        title="Glassporch",
        version=__version__,
        description=NOTICE,
        lifespan=lifespan,
        telemetry={"auto_configure": False},  # its spans carry the query string
        docs_url=None,
        redoc_url=None,
    )
    app.state.shelf = shelf
    app.state.templates = environment()
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    _handle_problems(app)
    app.add_middleware(Fence, shelf=shelf)
    return app


def _handle_problems(app: FastAPI) -> None:
    """Answer every error with a problem document of the closed catalogue."""

    def on(kind_of: Callable[[Any], Problem]) -> Callable[[Request, Any], Response]:
        return lambda request, error: problem_response(request, kind_of(error), problem_page)

    app.add_exception_handler(Problem, on(lambda error: error))
    app.add_exception_handler(RequestValidationError, on(_invalid))
    app.add_exception_handler(HTTPException, on(_plain))
    app.add_exception_handler(OperationalError, on(lambda _: Problem("busy")))


def _invalid(error: RequestValidationError) -> Problem:
    return Problem("invalid", fields=field_faults(error.errors()))


def _plain(error: HTTPException) -> Problem:
    kinds = {404: "nothing-here", 405: "method", 413: "too-large", 400: "invalid"}
    return Problem(kinds.get(error.status_code, "failed"))
