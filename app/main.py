"""The application: every router behind the fence, over a shelf of worlds."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from copy import copy
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from jinja2 import Environment
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy.exc import OperationalError
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.responses import Response

from . import __version__
from .edge.faults import if_served, of_database
from .edge.fence import Fence, keep_listed
from .edge.headers import SecurityHeaders
from .edge.in_process import client_of
from .edge.limits import BodyLimit
from .edge.openapi import PortalApp, allowed_methods
from .edge.pages import environment, problem_page
from .edge.problems import Problem, field_faults, problem_response
from .policy.regimes import REGIMES
from .policy.standard import STANDARD
from .policy.wire.public import NOTICE
from .routers import (
    agency,
    company,
    demands,
    lab,
    mail,
    neighbors,
    newsroom,
    officer,
    partners,
    public,
    records,
    resident,
    sessions,
)
from .routers.examples import TAGS, load_examples
from .services.effects import EFFECTS
from .services.retention import ERASING
from .simulation.announcing.stream import announce
from .simulation.living.director import Director
from .web import agency as agency_pages
from .web import agency_map as agency_map_pages
from .web import agreements as agreement_pages
from .web import announcements as announcement_pages
from .web import choices as choice_pages
from .web import clips as clip_pages
from .web import company as company_pages
from .web import deciding as deciding_pages
from .web import demands as demand_pages
from .web import feed as feed_pages
from .web import front as front_pages
from .web import joining as joining_pages
from .web import lab as lab_pages
from .web import mail as mail_pages
from .web import newsroom as newsroom_pages
from .web import objecting as objecting_pages
from .web import officer as officer_pages
from .web import partners as partner_pages
from .web import posting as posting_pages
from .web import public as public_pages
from .web import records as records_pages
from .web import register as register_pages
from .web import resident as resident_pages
from .web import signing as signing_pages
from .web.assets import mount_assets
from .web.words import FILTERS
from .worlds.keys import token_from_system
from .worlds.shelf import Shelf
from .worlds.ticker import Ticker
from .worlds.wiring import Wiring

WORLD: Final = "/w/{world}"
API: Final = f"{WORLD}/api/v1"
ROUTERS: Final = (
    sessions.router,
    public.router,
    officer.router,
    demands.officers,
    demands.desk,
    demands.residents,
    demands.everybody,
    agency.router,
    partners.router,
    newsroom.router,
    newsroom.reviews,
    records.router,
    mail.mailboxes,
    mail.agency_letters,
    mail.company_letters,
    mail.engagement,
    resident.router,
    neighbors.router,
    company.router,
    lab.router,
)
PAGES: Final = (
    public_pages.router,
    register_pages.router,
    agency_map_pages.router,
    announcement_pages.router,
    signing_pages.router,
    joining_pages.router,
    officer_pages.router,
    demand_pages.officers,
    demand_pages.desk,
    demand_pages.residents,
    demand_pages.everybody,
    agency_pages.router,
    agreement_pages.router,
    partner_pages.router,
    newsroom_pages.router,
    newsroom_pages.reviews,
    records_pages.router,
    mail_pages.mailboxes,
    mail_pages.agency_letters,
    mail_pages.company_letters,
    mail_pages.engagement,
    resident_pages.router,
    choice_pages.router,
    clip_pages.router,
    objecting_pages.router,
    feed_pages.neighbors,
    feed_pages.officers,
    posting_pages.own,
    posting_pages.company,
    deciding_pages.router,
    company_pages.router,
    lab_pages.router,
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
        announcer=announce,
        erasing=ERASING,
    )


def page_templates() -> Environment:
    """Make what every page is drawn with; each template is compiled once for it, when it is first drawn."""
    made = environment()
    made.filters.update(FILTERS)
    return made


def create_app(shelf: Shelf, *, ticking: bool = False, templates: Environment | None = None) -> FastAPI:
    """Make the application over a shelf of worlds.

    Parameters
    ----------
    shelf : Shelf
    ticking : bool
        Whether this process moves the clocks of its worlds; a served process does, a test does not.
    templates : Environment, optional
        What pages are drawn with, where several applications share it; it holds nothing of any world.
    """

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tickers = [Ticker(world, director) for world in shelf] if ticking else []
        for ticker in tickers:
            ticker.start()
        yield
        for ticker in tickers:
            ticker.stop()
        director.close()

    app = PortalApp(
        examples=load_examples,
        tags=TAGS,
        title="Glassporch",
        version=__version__,
        description=NOTICE,
        lifespan=lifespan,
        telemetry={"auto_configure": False},  # its spans carry the query string
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # such a redirect bears no mark, and the fence would make a 500 of it
    )
    for router in ROUTERS:
        app.include_router(router, prefix=API)
    _add_pages(app, templates or page_templates())
    _handle_problems(app)
    director = _lay_over(app, shelf)
    return app


def another_app(app: FastAPI, shelf: Shelf) -> FastAPI:
    """Return an application over another shelf that shares the routes and the templates of one, which are dear to make.

    Neither holds anything of a world. It moves no clocks.
    """
    made = copy(app)
    made.state = State({"templates": app.state.templates})
    made.user_middleware, made.middleware_stack = [], None
    _lay_over(made, shelf)
    return made


def _lay_over(app: FastAPI, shelf: Shelf) -> Director:
    """Let an application serve the worlds of a shelf, behind the fence; return who acts in them."""
    app.state.shelf = shelf
    director = app.state.actors = Director(lambda: client_of(app))  # people act through this very application
    app.add_middleware(Fence, shelf=shelf)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)  # added last, so it stands outermost: it completes what the fence lets out
    return director


def _add_pages(app: FastAPI, templates: Environment) -> None:
    """Add the pages and what they are drawn with."""
    app.state.templates = templates
    app.include_router(front_pages.router)
    for router in PAGES:
        app.include_router(router, prefix=WORLD)
    mount_assets(app)


def _handle_problems(app: FastAPI) -> None:
    """Answer every error with a problem document of the closed catalogue."""

    def on(kind_of: Callable[[Any], Problem]) -> Callable[[Request, Any], Response]:
        return lambda request, error: problem_response(request, kind_of(error), problem_page)

    app.add_exception_handler(Problem, on(lambda error: error))
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(OperationalError, on(of_database))
    app.add_exception_handler(Exception, on(lambda _: Problem("failed")))  # gated addresses: the fence was first


def _invalid(request: Request, error: Any) -> Response:
    if any(fault["loc"] == ("header", "Idempotency-Key") for fault in error.errors()):
        problem = Problem("no-key")
    else:
        problem = Problem("invalid", fields=field_faults(error.errors()))
    return problem_response(request, if_served(request, problem), problem_page)


def _plain(request: Request, error: Any) -> Response:
    kinds = {404: "nothing-here", 405: "method", 413: "too-large", 400: "invalid"}
    problem = Problem(kinds.get(error.status_code, "failed"))
    if problem.kind == "invalid":  # a form that cannot be read
        problem = if_served(request, problem)
    answer = problem_response(request, problem, problem_page)
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        answer.headers["allow"] = allowed_methods(request)
    return answer
