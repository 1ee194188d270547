"""Pages: HTML made from stamped values (or, for somebody's own affairs, from their own), and from nothing else.

A gated page is a template and its parts; every part must be a value that the gate has minted. The frame round
each page (notice, regime, simulated time) is the world's own public sheet and cannot be left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..policy.released import Refused, Released, is_stamped
from ..policy.roles import Role
from ..policy.wire.public import NOTICE, ReadWorld, WorldSheet
from ..services import portal
from ..services.own_desk import has_left
from ..services.portal import Caller
from ..services.sign_in import who_is
from ..worlds.world import World
from .door import _Door, cookie_name
from .marks import mark_stamped
from .problems import Problem

TEMPLATES: Final = Path(__file__).parent.parent / "web" / "templates"


class UnstampedPageError(TypeError):
    """A gated page was given something that the gate did not mint."""


Part = Released[Any] | Refused


@dataclass(frozen=True, slots=True, init=False)
class Page:
    """A gated page: a template, and parts that the gate has minted.

    In the template each part stands under its name: a released value as its payload, a refusal as None with
    its reasons under the same name in ``refusals``.

    Parameters
    ----------
    template : str
    status : int
    **parts : Released or Refused

    Raises
    ------
    UnstampedPageError
        If any part was not minted by the gate.
    """

    template: str
    status: int
    parts: dict[str, Part]

    def __init__(self, template: str, *, status: int = 200, **parts: Part) -> None:
        for name, part in parts.items():
            if not is_stamped(part):
                message = f"{template}: the part {name} was not minted by the gate"
                raise UnstampedPageError(message)
        object.__setattr__(self, "template", template)
        object.__setattr__(self, "status", status)
        object.__setattr__(self, "parts", parts)

    def context(self) -> dict[str, Any]:
        """Return what the template reads of the parts."""
        payloads = {name: part.payload if isinstance(part, Released) else None for name, part in self.parts.items()}
        refusals = {name: part.reasons for name, part in self.parts.items() if isinstance(part, Refused)}
        return {"refusals": refusals, **payloads}


@dataclass(frozen=True, slots=True)
class SeeOther:
    """Where a form's result stands: an address below the world, built from released values alone."""

    path: str
    after: Released[Any]


def _when(moment: datetime | None) -> str:
    """Write a moment as people read it; simulated time is shown in UTC."""
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC" if moment else "never"


def environment() -> Environment:
    """Make the template environment: everything is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["when"] = _when
    made.globals["notice"] = NOTICE
    return made


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round every page.

    Parameters
    ----------
    world : WorldSheet
        The public sheet: notice, regime in force, simulated time.
    reader : str
        The signed-in staff member's own name, "" for residents and the public.
    role : str
    csrf : str
        The reader's own token for forms.
    may_post : bool
        Whether the reader has the posting permission, for officers.
    back : tuple of str
        On public pages: the roles that are signed in in this browser, to lead them back; () without any.
    """

    world: WorldSheet
    reader: str
    role: str
    csrf: str
    may_post: bool = False
    back: tuple[str, ...] = ()


def frame_of(door: _Door) -> tuple[Frame, Released[WorldSheet]]:
    """Build the frame of a page for its reader."""
    sheet = portal.ask(door.world, Caller(None, frozenset(Role)), ReadWorld())
    if not isinstance(sheet, Released):
        raise Problem("failed")
    if Role.PUBLIC in door.serves:
        return Frame(sheet.payload, "", Role.PUBLIC.value, "", back=_roles_here(door)), sheet
    for role in sorted(door.serves):
        token = door.request.cookies.get(cookie_name(door.world.name, role))
        signed_in = who_is(door.world, token) if token else None
        if signed_in:
            return Frame(sheet.payload, signed_in.name, role.value, signed_in.csrf, signed_in.may_post), sheet
    return Frame(sheet.payload, "", Role.PUBLIC.value, ""), sheet


def _roles_here(door: _Door) -> tuple[str, ...]:
    """List the roles that are signed in to this world in the reader's own browser."""
    return _roles_in(door.request, door.world)


def _roles_in(request: Request, world: World) -> tuple[str, ...]:
    held = {role: request.cookies.get(cookie_name(world.name, role), "") for role in sorted(Role)}
    try:
        return tuple(role.value for role, token in held.items() if token and who_is(world, token))
    except OperationalError:  # a busy world: its page says nothing about its reader
        return ()


def page_response(door: _Door, page: Page) -> Response:
    """Render a gated page and mark it with every stamp behind it."""
    frame, sheet = frame_of(door)
    body = _render(door.request, page.template, _of_reader(door) | {"frame": frame} | page.context()).encode()
    mark_stamped(door.request.scope, body, sheet, *page.parts.values())
    return HTMLResponse(body, page.status, headers={"cache-control": "no-store"})


def _of_reader(door: _Door) -> dict[str, Any]:
    """Return what a page may hold beside its parts: its own address, what its reader sent, fresh keys for forms.

    ``sent`` is the form that was posted, never the address: a link cannot fill a form in. ``asked`` holds the
    query parameters that the page's own endpoint declares, and no others.
    """
    state = door.request.state
    own = {"sent": getattr(state, "sent", {}), "asked": getattr(state, "asked", {})}
    return own | {"at": f"/w/{door.world.name}", "new_key": door.world.wiring.new_token}


def see_other(door: _Door, there: SeeOther) -> Response:
    """Send a browser on after a form, so that reloading the result repeats nothing."""
    mark_stamped(door.request.scope, b"", there.after)
    return RedirectResponse(f"/w/{door.world.name}{there.path}", 303, headers={"cache-control": "no-store"})


def own_page(door: _Door, template: str, *, status: int = 200, **parts: object) -> Response:
    """Render a page about somebody's own affairs; it stands outside the gate."""
    frame, _ = frame_of(door)
    body = _render(door.request, template, _of_reader(door) | {"frame": frame} | parts)
    return HTMLResponse(body, status, headers={"cache-control": "no-store"})


def back_to(door: _Door, path: str) -> Response:
    """Send a browser on after a form about its reader's own affairs."""
    return RedirectResponse(f"/w/{door.world.name}{path}", 303, headers={"cache-control": "no-store"})


def plain_page(request: Request, template: str, **parts: object) -> Response:
    """Render a page that belongs to no world."""
    return HTMLResponse(_render(request, template, {"at": "", "sheet": None, **parts}))


def problem_page(request: Request, problem: Problem) -> bytes:
    """Render a problem as a page; it says exactly what the problem document says, in its world's frame."""
    world = _world_of_path(request)
    context: dict[str, Any] = {
        "problem": problem.document(),
        "sheet": None,
        "at": "",
        "why_not": "",
        "signed_in": False,
    }
    if world is not None:
        context |= {"sheet": _sheet_of(world), "at": f"/w/{world.name}"}
        context["signed_in"] = bool(_roles_in(request, world))
        if problem.kind == "not-served":
            context["why_not"] = _why_not(request, world)
    return _render(request, "problem.html", context).encode()


def _why_not(request: Request, world: World) -> str:
    """Say why an address does not serve somebody who is signed in with its role; "" to everybody else.

    Only a page says so: it speaks of nothing but the reader's own session.
    """
    names = {role: cookie_name(world.name, role) for role in getattr(request.scope.get("route"), "serves", ())}
    held = {role: request.cookies.get(name, "") for role, name in names.items()}
    sent = getattr(request.state, "sent", {}).get("csrf", "")
    try:
        for role, token in sorted(held.items()):
            signed_in = who_is(world, token) if token else None
            if signed_in and request.method == "POST" and signed_in.csrf != sent:
                return "stale-form"
            if signed_in and has_left(world, Caller(portal.token_hash(token), frozenset({role}))):
                return "moved-out"
    except OperationalError:
        return ""
    return ""


def _world_of_path(request: Request) -> World | None:
    """Find the world that an address names, also where no route was found for it."""
    named = re.match(r"/w/([^/]+)", request.url.path)
    world: World | None = request.app.state.shelf.find(named[1]) if named else None
    return world


def _sheet_of(world: World) -> WorldSheet | None:
    """Read the public sheet of a world; None while it is busy."""
    try:
        sheet = portal.ask(world, Caller(None, frozenset(Role)), ReadWorld())
    except OperationalError:
        return None
    return sheet.payload if isinstance(sheet, Released) else None


def _render(request: Request, template: str, context: dict[str, Any]) -> str:
    templates: Environment = request.app.state.templates
    return templates.get_template(template).render(context)
