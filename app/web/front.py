"""The page before any world: what this is, and which worlds this process serves."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..edge.pages import plain_page
from ..policy.released import Released
from ..policy.roles import Role
from ..policy.wire.public import ReadWorld
from ..services import portal
from ..services.portal import Caller
from ..worlds.shelf import Shelf

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=Response)
def front(request: Request) -> Response:
    """List the worlds; lead straight to the only one."""
    shelf: Shelf = request.app.state.shelf
    worlds = sorted(shelf, key=lambda world: world.name)
    if len(worlds) == 1:
        return RedirectResponse(f"/w/{worlds[0].name}", 303)
    sheets = [
        (world.name, sheet.payload)
        for world in worlds
        if isinstance(sheet := portal.ask(world, Caller(None, frozenset(Role)), ReadWorld()), Released)
    ]
    return plain_page(request, "front.html", worlds=sheets)
