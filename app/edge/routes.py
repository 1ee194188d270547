"""Routers and routes that make law 1 hold when a module is imported.

A `GatedRouter` has no way to add a plain route, a mount or a web socket, and its route class refuses every
endpoint whose return type is not a released value, `async def` included. An `OwnRouter` serves people their
own affairs. Every route names the roles that it serves.
"""

from __future__ import annotations

import functools
import inspect
import typing
from collections.abc import Callable, Iterable, MutableMapping
from typing import Any, Final, Never

from fastapi import APIRouter
from fastapi.routing import APIRoute
from geojson_pydantic import FeatureCollection
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Match

from ..policy.released import Released, ReleasedBytes, is_stamped
from ..policy.roles import Role
from .door import GateDoor
from .marks import mark_part, mark_stamped
from .pages import Page, SeeOther, page_response, see_other
from .ranges import Unsatisfiable, asked_part

JSON: Final = "application/json"
GEO_JSON: Final = "application/geo+json"


class GeoResponse(JSONResponse):
    """A JSON answer that is GeoJSON (RFC 7946)."""

    media_type = GEO_JSON


class NotGatedError(TypeError):
    """A route of a gated router does not return a released value."""


def _released_model(endpoint: Callable[..., Any]) -> type | None:
    """Return the disclosure that an endpoint releases, or None for bytes and pages.

    Raises
    ------
    NotGatedError
        If the endpoint's return type is anything but a released value.
    """
    wanted = "a gated endpoint returns Released[...], ReleasedBytes, a Page or SeeOther"
    name = getattr(endpoint, "__qualname__", repr(endpoint))
    if inspect.isgeneratorfunction(endpoint) or inspect.isasyncgenfunction(endpoint):
        raise NotGatedError(f"{name}: {wanted}, it does not yield")
    returned = inspect.signature(endpoint, eval_str=True).return_annotation
    if returned in {ReleasedBytes, Page, SeeOther, Page | SeeOther}:
        return None
    if typing.get_origin(returned) is Released:
        model = typing.get_args(returned)[0]
        if isinstance(model, type) and issubclass(model, BaseModel):
            return model
    raise NotGatedError(f"{name}: {wanted}, not {returned!r}")


def _answer(endpoint: Callable[..., Any], status: int) -> Callable[..., Any]:
    """Wrap an endpoint so that what it returns is sent if it is stamped, and ends in an error if it is not."""
    signature = inspect.signature(endpoint, eval_str=True)
    request = inspect.Parameter("gated_request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    parameters = [*signature.parameters.values(), request]

    def respond(asked: Request, released: object) -> Response:
        match released:
            case Page():
                return page_response(GateDoor(asked), released)
            case SeeOther():
                return see_other(GateDoor(asked), released)
            case _ if is_stamped(released):
                return stamped_response(asked, released, status)
        raise NotGatedError(f"{endpoint.__qualname__} returned something that the gate did not mint")

    @functools.wraps(endpoint)
    def call(*args: Any, gated_request: Request, **kwargs: Any) -> Response:
        return respond(gated_request, endpoint(*args, **kwargs))

    @functools.wraps(endpoint)
    async def call_async(*args: Any, gated_request: Request, **kwargs: Any) -> Response:
        return respond(gated_request, await endpoint(*args, **kwargs))

    chosen: Any = call_async if inspect.iscoroutinefunction(endpoint) else call
    chosen.__signature__ = signature.replace(parameters=parameters, return_annotation=Response)
    del chosen.__wrapped__
    wrapped: Callable[..., Any] = chosen
    return wrapped


def stamped_response(request: Request, released: Any, status: int = 200) -> Response:
    """Send a released value; its entity tag is made of the released bytes and of nothing else."""
    if isinstance(released, ReleasedBytes):
        mark_stamped(request.scope, released.body, released)
        return _bytes_response(request, released, status)
    media_type = GEO_JSON if isinstance(released.payload, FeatureCollection) else JSON
    body = released.payload.model_dump_json().encode()
    mark_stamped(request.scope, body, released)
    return Response(body, status, media_type=media_type, headers={"cache-control": "no-store"})


def _bytes_response(request: Request, released: ReleasedBytes, status: int) -> Response:
    """Send released bytes whole, in part, or not again; a reader who asks for no such part learns their size.

    What is made for a search that was sent along is sent whole: nothing at its address stays the same (RFC 9110, 13.1).
    """
    if request.method not in {"GET", "HEAD"}:
        return Response(released.body, status, media_type=released.media_type, headers={"cache-control": "no-store"})
    headers = {"cache-control": "no-cache, private", "accept-ranges": "bytes", "etag": f'"{released.digest}"'}
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    part = asked_part(request.headers, headers["etag"], len(released.body)) if request.method == "GET" else None
    if isinstance(part, Unsatisfiable):
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{len(released.body)}"})
    if part is None:
        return Response(released.body, status, media_type=released.media_type, headers=headers)
    mark_part(request.scope, part, released)
    headers["content-range"] = part.content_range
    return Response(part.of(released.body), 206, media_type=released.media_type, headers=headers)


class GatedRoute(APIRoute):
    """A route that can only return what the gate has minted.

    Raises
    ------
    NotGatedError
        When it is made for an endpoint of any other return type.
    """

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.released_model = _released_model(endpoint)
        self.serves: frozenset[Role] = frozenset()
        options["response_model"] = self.released_model
        options.pop("response_class", None)
        super().__init__(path, _answer(endpoint, options.get("status_code") or 200), **options)


class OwnRoute(APIRoute):
    """A route that serves people their own affairs."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        self.serves: frozenset[Role] = frozenset()
        super().__init__(path, endpoint, **options)


class _ServingRouter(APIRouter):
    """A router that names the roles which all of its routes serve."""

    def __init__(self, *, serves: Iterable[Role], **options: Any) -> None:
        super().__init__(**options)
        self.serves = frozenset(serves)
        self._words: set[str] = set()
        self._any_word = False

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """Add a route and tell it whom it serves."""
        super().add_api_route(path, endpoint, **options)
        route = self.routes[-1]
        if not isinstance(route, GatedRoute | OwnRoute):
            raise NotGatedError(f"{path}: the router made a route of another class")
        route.serves = self.serves
        self._note_word(route.path)

    def include_router(self, router: APIRouter, **options: Any) -> None:
        """Take in the routes of another router; any address may then be one of them."""
        super().include_router(router, **options)
        self._any_word = True

    def matches(self, scope: MutableMapping[str, Any]) -> tuple[Match, MutableMapping[str, Any]]:
        """Look for an address among the routes, unless it holds no word that one of them would have to hold."""
        if not self._any_word and self._words.isdisjoint(scope["path"].split("/")):
            return Match.NONE, {}
        return super().matches(scope)

    def _note_word(self, path: str) -> None:
        """Keep the first part of a route's path that is no parameter: an address that lacks it is not the route's."""
        word = next((part for part in path.split("/") if part and "{" not in part), None)
        if word is None:
            self._any_word = True
        else:
            self._words.add(word)


class GatedRouter(_ServingRouter):
    """A router from which nothing leaves but released values."""

    def __init__(self, *, serves: Iterable[Role], **options: Any) -> None:
        options["route_class"] = GatedRoute
        if options.get("routes") or options.get("default"):
            self._shut()
        super().__init__(serves=serves, **options)

    def add_api_route(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """Add a route of the one class that a gated router has."""
        options["route_class_override"] = GatedRoute
        super().add_api_route(path, endpoint, **options)

    def include_router(self, router: APIRouter, **options: Any) -> None:
        """Take in the routes of another gated router, and of no other kind."""
        if not isinstance(router, GatedRouter):
            raise NotGatedError("a gated router takes in gated routers only")
        super().include_router(router, **options)

    def _shut(self, *_: Any, **__: Any) -> Never:
        raise NotGatedError("a gated router has no plain routes, mounts or web sockets; ask the gate")

    route = add_route = mount = host = websocket = _shut
    add_websocket_route = websocket_route = add_api_websocket_route = frontend = _shut


class OwnRouter(_ServingRouter):
    """A router for the short list of addresses that stand outside the gate."""

    def __init__(self, *, serves: Iterable[Role], **options: Any) -> None:
        options["route_class"] = OwnRoute
        super().__init__(serves=serves, **options)
