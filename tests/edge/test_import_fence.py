"""Law 1, when a module is imported: a gated router takes no endpoint that could return anything unstamped."""

from __future__ import annotations

import ast
import functools
from collections.abc import AsyncIterator, Awaitable, Iterator
from pathlib import Path
from typing import Annotated, Any

import glassporch
import httpx
import pytest
from fastapi import APIRouter, BackgroundTasks, FastAPI
from fastapi import Response as FastAPIResponse
from glassporch.edge.in_process import client_of
from glassporch.edge.routes import GatedRoute, GatedRouter, NotGatedError, OwnRouter
from glassporch.policy.released import NothingHere, Refused, Released, ReleasedBytes, mint
from glassporch.policy.roles import Role
from glassporch.policy.wire.public import WorldSheet
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

APP = Path(glassporch.__file__).parent
Sheet = Released[WorldSheet]


def gated() -> GatedRouter:
    return GatedRouter(serves={Role.OFFICER}, prefix="/w/{world}")


def returning(annotation: Any, *, is_async: bool = False) -> Any:
    def plain():
        return {"leak": 1}

    async def awaited():
        return {"leak": 1}

    endpoint = awaited if is_async else plain
    endpoint.__annotations__ = {} if annotation is ... else {"return": annotation}
    return endpoint


OTHER_TYPES = [
    ...,
    None,
    dict,
    dict[str, int],
    list[WorldSheet],
    str,
    bytes,
    Any,
    object,
    WorldSheet,
    Response,
    JSONResponse,
    PlainTextResponse,
    StreamingResponse,
    FastAPIResponse,
    Released,
    Released[Any],
    Released[dict],
    Refused,
    NothingHere,
    Sheet | dict,
    Sheet | None,
    Annotated[Sheet, "leaky"],
    Awaitable[Sheet],
    Iterator[Sheet],
    AsyncIterator[Sheet],
    "Released",
]


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("annotation", OTHER_TYPES, ids=str)
def test_a_gated_router_refuses_an_endpoint_of_any_other_return_type(annotation: Any, *, is_async: bool) -> None:
    router = gated()
    with pytest.raises(NotGatedError):
        router.get("/leak")(returning(annotation, is_async=is_async))
    assert not router.routes


def test_a_gated_router_refuses_endpoints_that_yield() -> None:
    def yields() -> Sheet:
        yield

    async def yields_later() -> Sheet:
        yield

    for endpoint in (yields, yields_later):
        with pytest.raises(NotGatedError, match="does not yield"):
            gated().get("/leak")(endpoint)


def test_a_gated_router_refuses_lambdas_and_partials() -> None:
    for endpoint in (lambda: {"leak": 1}, functools.partial(returning(dict))):
        with pytest.raises(NotGatedError):
            gated().add_api_route("/leak", endpoint)


@pytest.mark.parametrize("annotation", [Sheet, ReleasedBytes])
def test_a_gated_router_takes_endpoints_that_release(annotation: Any) -> None:
    router = gated()
    router.get("/fine")(returning(annotation))
    [route] = router.routes
    assert isinstance(route, GatedRoute)
    assert route.serves == {Role.OFFICER}


SHUT = [
    "route",
    "add_route",
    "mount",
    "host",
    "websocket",
    "websocket_route",
    "add_websocket_route",
    "add_api_websocket_route",
]


@pytest.mark.parametrize("way", SHUT)
def test_a_gated_router_has_no_plain_routes_mounts_or_web_sockets(way: str) -> None:
    with pytest.raises(NotGatedError):
        getattr(gated(), way)("/leak", lambda request: PlainTextResponse("leak"))


def test_a_gated_router_takes_in_no_router_of_another_kind() -> None:
    plain = APIRouter()
    plain.get("/leak")(returning(dict))
    own = OwnRouter(serves={Role.RESIDENT})
    own.get("/leak")(returning(dict))
    for other in (plain, own):
        with pytest.raises(NotGatedError):
            gated().include_router(other)


def test_a_gated_router_lets_nobody_choose_another_class_of_route() -> None:
    from fastapi.routing import APIRoute

    router = gated()
    with pytest.raises(NotGatedError):
        router.add_api_route("/leak", returning(dict), route_class_override=APIRoute)
    router.add_api_route("/fine", returning(Sheet), route_class_override=APIRoute)
    assert type(router.routes[-1]) is GatedRoute
    with pytest.raises(NotGatedError):
        GatedRouter(serves={Role.OFFICER}, route_class=APIRoute).get("/leak")(returning(dict))


def test_a_gated_router_has_no_default_answer_and_no_ready_made_routes() -> None:
    from starlette.routing import Route

    leak = Route("/leak", lambda request: PlainTextResponse("leak"))
    for options in ({"routes": [leak]}, {"default": leak}):
        with pytest.raises(NotGatedError):
            GatedRouter(serves={Role.OFFICER}, **options)


SHEET = WorldSheet(
    world="w",
    town="t",
    simulated_time="2020-01-01T00:00:00Z",
    regime="r",
    regime_title="t",
    regime_summary="s",
    service_name="n",
    service_name_assumed=False,
)


class Lookalike:
    """Has what a released value has, but for the stamp."""

    payload = SHEET


def forged() -> Any:
    value = object.__new__(Released)
    object.__setattr__(value, "payload", SHEET)
    return value


def served(endpoint: Any) -> httpx.Response:
    router = gated()
    router.get("/answer")(endpoint)
    app = FastAPI()
    app.include_router(router)
    with client_of(app) as client:
        return client.get("/w/x/answer")


@pytest.mark.parametrize(
    "value",
    [SHEET, {"leak": 1}, JSONResponse({"leak": 1}), "leak", b"leak", None, forged(), Lookalike()],
    ids=lambda value: type(value).__name__,
)
def test_an_unstamped_value_is_refused_when_it_is_returned_whatever_the_annotation_says(value: Any) -> None:
    def sync() -> Sheet:
        return value

    async def later() -> Sheet:
        return value

    def forgot_to_await() -> Sheet:
        return object()

    for endpoint in (sync, later, forgot_to_await):
        answer = served(endpoint)
        assert answer.status_code == 500
        assert "leak" not in answer.text
        assert "simulated_time" not in answer.text


def test_what_an_endpoint_writes_on_a_response_of_its_own_does_not_leave() -> None:
    def sneaky(response: FastAPIResponse, tasks: BackgroundTasks) -> Sheet:
        response.headers["x-leak"] = "leak"
        response.set_cookie("leak", "leak")
        response.status_code = 299
        return mint(Released, payload=SHEET)

    answer = served(sneaky)
    assert answer.status_code == 200
    assert "leak" not in str(answer.headers)


def test_a_route_cannot_choose_another_model_or_response_class() -> None:
    class Leaky(JSONResponse):
        def render(self, content: Any) -> bytes:
            return b"leak"

    router = gated()

    def fine() -> Sheet:
        return mint(Released, payload=SHEET)

    router.get("/answer", response_class=Leaky, response_model=dict)(fine)
    app = FastAPI()
    app.include_router(router)
    with client_of(app) as client:
        assert client.get("/w/x/answer").json()["world"] == "w"


def names_used(path: Path) -> set[str]:
    """Every name, attribute, import and string of a module."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name):
                found.add(name)
            case ast.alias(name=name):
                found.update(name.split("."))
            case ast.Constant(value=str(name)):
                found.add(name)
    return found


def test_only_the_gate_mints() -> None:
    using = {path.relative_to(APP).as_posix() for path in APP.rglob("*.py") if "mint" in names_used(path)}
    assert using == {"policy/gate.py"}


def test_only_the_module_of_released_values_knows_the_seal() -> None:
    using = {
        path.relative_to(APP).as_posix()
        for path in APP.rglob("*.py")
        if names_used(path) & {"_SEAL", "_seal", "_Sealed"}
    }
    assert using == {"policy/released.py"}
