"""Law 1, on the wire: the fence turns every unmarked response below a world into a bare 500."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import BackgroundTasks, FastAPI
from glassporch.edge.fence import HEADERS, Fence, is_gated
from glassporch.edge.headers import HEADERS as FIXED
from glassporch.edge.in_process import client_of
from glassporch.edge.marks import KEY, Marks, mark_problem, mark_stamped
from glassporch.edge.problems import Problem, problem_response
from glassporch.edge.routes import stamped_response
from glassporch.main import create_app
from glassporch.policy.decision import Reason
from glassporch.policy.released import Refused, Released, ReleasedBytes, digest_of, mint
from glassporch.worlds.shelf import Shelf
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Mount

from ..conftest import Bench

SECRET = "12.3456789"
LEAKS = "/w/x/api/v1/officer"


def released(body: bytes = b"fine") -> ReleasedBytes:
    return mint(ReleasedBytes, body=body, media_type="text/plain", digest=digest_of(body))


def leaky_app() -> FastAPI:  # noqa: C901 - one leak after another
    """An application whose author forgot the gate in every way that we could think of."""
    app = FastAPI()

    def chunks() -> Iterator[str]:
        yield from SECRET

    def broken() -> Iterator[str]:
        yield SECRET
        raise RuntimeError(SECRET)

    @app.get(f"{LEAKS}/plain")
    def plain() -> dict[str, str]:
        return {"lon": SECRET}

    @app.get(f"{LEAKS}/empty")
    def empty() -> Response:
        return Response(status_code=204, headers={"x-lon": SECRET, "etag": SECRET})

    @app.get(f"{LEAKS}/not-modified")
    def not_modified() -> Response:
        return Response(status_code=304, headers={"etag": SECRET})

    @app.get(f"{LEAKS}/streaming")
    def streaming() -> Response:
        return StreamingResponse(chunks())

    @app.get(f"{LEAKS}/broken-stream")
    def broken_stream() -> Response:
        return StreamingResponse(broken())

    @app.get(f"{LEAKS}/background")
    def background(tasks: BackgroundTasks) -> str:
        tasks.add_task(lambda: None)
        return SECRET

    @app.get(f"{LEAKS}/exception")
    def exception() -> None:
        raise RuntimeError(SECRET)

    @app.get(f"{LEAKS}/redirect")
    def redirect() -> Response:
        return RedirectResponse(f"/?lon={SECRET}")

    @app.get(f"{LEAKS}/page")
    def page() -> Response:
        return HTMLResponse(SECRET, headers={"set-cookie": f"lon={SECRET}"})

    @app.head(f"{LEAKS}/head")
    def head() -> Response:
        return Response(headers={"content-length": "123456", "etag": SECRET})

    @app.get(f"{LEAKS}/false-stamp")
    def false_stamp(request: Request) -> Response:
        mark_stamped(request.scope, SECRET.encode(), object.__new__(Released))
        return Response(SECRET)

    @app.get(f"{LEAKS}/false-stamp-304")
    def false_stamp_304(request: Request) -> Response:
        mark_stamped(request.scope, SECRET.encode(), object.__new__(Released))
        return Response(status_code=304, headers={"etag": SECRET})

    @app.get(f"{LEAKS}/no-stamp")
    def no_stamp(request: Request) -> Response:
        mark_stamped(request.scope, SECRET.encode())
        return Response(SECRET)

    @app.get(f"{LEAKS}/one-unstamped")
    def one_unstamped(request: Request) -> Response:
        mark_stamped(request.scope, SECRET.encode(), released(), object.__new__(Released))
        return Response(SECRET)

    @app.get(f"{LEAKS}/other-body")
    def other_body(request: Request) -> Response:
        mark_stamped(request.scope, b"fine", released())
        return Response(SECRET)

    @app.get(f"{LEAKS}/other-problem")
    def other_problem(request: Request) -> Response:
        mark_problem(request.scope, b"fine")
        return Response(SECRET)

    def hand_made(request: Request, problem: Problem) -> Response:
        return problem_response(request, problem, lambda *_: SECRET.encode())

    @app.get(f"{LEAKS}/hand-made-reasons")
    def hand_made_reasons(request: Request) -> Response:
        return hand_made(request, Problem("refused", [Reason("x", f"camera at {SECRET}")]))

    @app.get(f"{LEAKS}/forged-refusal")
    def forged_refusal(request: Request) -> Response:
        refused = object.__new__(Refused)
        object.__setattr__(refused, "reasons", (Reason("x", f"camera at {SECRET}"),))
        return hand_made(request, Problem("refused", refused=refused))

    @app.get(f"{LEAKS}/{{name}}/any")
    def any_name(name: str) -> str:
        return SECRET

    app.add_middleware(Fence, shelf=Shelf())
    return app


NAMES = [
    "plain",
    "empty",
    "not-modified",
    "streaming",
    "broken-stream",
    "background",
    "exception",
    "redirect",
    "page",
    "false-stamp",
    "false-stamp-304",
    "no-stamp",
    "one-unstamped",
    "other-body",
    "other-problem",
    "hand-made-reasons",
    "forged-refusal",
    "a%0Ab/any",
    "a%0D%0Ab/any",
    "%E2%80%A8/any",
]


def assert_bare(answer: httpx.Response) -> None:
    assert answer.status_code == 500
    assert answer.content == b""
    fixed = {name.decode(): value.decode() for name, value in FIXED}  # set on every response, the same for each
    assert {name: value for name, value in answer.headers.items() if fixed.get(name) != value} == {
        "content-length": "0"
    }


@pytest.mark.parametrize("name", NAMES)
def test_an_unmarked_response_below_a_world_becomes_a_bare_500(name: str) -> None:
    with client_of(leaky_app()) as client:
        assert_bare(client.get(f"{LEAKS}/{name}"))


def test_an_unmarked_answer_to_head_becomes_a_bare_500() -> None:
    with client_of(leaky_app()) as client:
        assert_bare(client.head(f"{LEAKS}/head"))


def test_the_fence_stands_however_deep_the_application_is_mounted() -> None:
    with client_of(Starlette(routes=[Mount("/portal", leaky_app())])) as client:
        assert_bare(client.get(f"/portal{LEAKS}/plain"))


def test_the_same_leaks_get_out_where_the_fence_is_taken_down() -> None:
    app = leaky_app()
    app.user_middleware.clear()
    with client_of(app) as client:
        assert SECRET in client.get(f"{LEAKS}/plain").text


def laid_over(app: Any, change: Any) -> Any:
    """Put a layer between the fence and the application that changes what is sent."""

    async def layer(scope: Any, receive: Any, send: Any) -> None:
        async def changed(message: Any) -> None:
            await send(change(message))

        await app(scope, receive, changed)

    return layer


def answering(change: Any = lambda message: message, method: str = "GET") -> httpx.Response:
    app = Starlette()

    async def answer(request: Request) -> Response:
        sent = stamped_response(request, released())
        sent.headers["x-extra"] = SECRET
        sent.set_cookie("lon", SECRET)
        return sent

    app.add_route("/w/{world}/api/v1/officer/fine", answer, methods=["GET", "HEAD"])
    with client_of(Fence(laid_over(app, change), Shelf())) as client:
        return client.request(method, "/w/x/api/v1/officer/fine")


def test_a_marked_body_passes_and_carries_listed_headers_only() -> None:
    answer = answering()
    assert (answer.status_code, answer.content) == (200, b"fine")
    assert set(answer.headers) <= HEADERS
    assert "set-cookie" not in HEADERS
    assert "x-extra" not in answer.headers
    assert "set-cookie" not in answer.headers


def test_a_marked_body_that_a_later_layer_changed_is_stopped() -> None:
    def change(message: Any) -> Any:
        return message | {"body": SECRET.encode()} if "body" in message else message

    assert_bare(answering(change))


def test_an_answer_to_head_passes_if_its_full_body_was_marked() -> None:
    answer = answering(method="HEAD")
    assert (answer.status_code, answer.content) == (200, b"")


def test_a_body_smuggled_into_an_answer_without_one_is_stopped() -> None:
    def change(message: Any) -> Any:
        return message | {"status": 304} if "status" in message else message | {"body": SECRET.encode()}

    assert_bare(answering(change))


def test_a_web_socket_below_a_world_is_closed_before_it_opens() -> None:
    import asyncio

    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": SECRET})

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": f"{LEAKS}/socket", "headers": []}
    asyncio.run(Fence(app, Shelf())(scope, None, send))
    assert [message["type"] for message in sent] == ["websocket.close"]


def test_marks_cannot_be_brought_along_by_a_request() -> None:
    marks = Marks()
    assert not marks.allow(b"")
    assert KEY not in {"headers", "path"}


GATED = [
    "/w/x",
    "/w/x/",
    "/w/x/api/v1/officer/map",
    "/w/x/api/v1/officer/requests/me",
    "/w/x/officer",
    "/w/x/media",
    "/w/x/api/v1/mean",
    "/w/x/api/v1/me/feed",
    "/w/x/me/feed/a",
    "/w/x/api/v1/me/alerts",
    "/w/x/api/v1/labs",
    "/w/me/api/v1/officer/map",
    "/w/lab/officer",
    "/w/x/api/v2/me",
    "/w/x/officer/me",
    "/w/x\n/officer",
    "/w/x/officer/a\nb",
    "/w/x/officer\n",
    "/w/x/api/v1/me\n",
]
OPEN = ["/", "/w", "/w/", "/openapi.json", "/static/map.js", "/w/x/api/v1/me", "/w/x/me/notices/a", "/w/x/lab"]
OPEN += ["/w/x/api/v1/me/feed-settings", "/w/x/me/posts", "/w/x/me/feedback"]
OPEN += ["/w/x/api/v1/lab/truth", "/w/x/sign-in", "/w/x/api/v1/sessions/current", "/w/x/company/requests/a\nb"]


@pytest.mark.parametrize("path", GATED)
def test_every_address_of_a_world_is_gated_unless_it_stands_on_the_short_list(path: str) -> None:
    assert is_gated(path)


@pytest.mark.parametrize("path", OPEN)
def test_the_short_list_and_addresses_of_no_world_are_not_gated(path: str) -> None:
    assert not is_gated(path)


def test_a_worlds_own_header_policy_is_followed(bench: Bench) -> None:
    from dataclasses import replace

    wiring = replace(bench.wiring, headers=lambda headers: {**headers, "x-seen": "1"})
    seen = bench.reader(bench.world(wiring=wiring)).get("/api/v1/public/world")
    assert seen.header("x-seen") == "1"


def test_no_gated_answer_carries_a_header_beyond_the_list(bench: Bench) -> None:
    world = bench.world()
    for who, path in (("", "/public/world"), ("officer", "/officer/map"), ("officer", "/officer/none"), ("", "/x")):
        answer = bench.reader(world, who).get(f"/api/v1{path}")
        assert {name for name, _ in answer.headers} <= HEADERS


def test_an_address_with_a_slash_too_many_is_no_server_error(bench: Bench) -> None:
    answer = bench.reader(bench.world(), "officer").get("/api/v1/officer/map/")
    assert answer.status == 404


def test_a_crash_below_a_world_tells_nothing(bench: Bench) -> None:
    from dataclasses import replace

    def crash(*_: Any) -> Any:
        raise RuntimeError(SECRET)

    book = replace(bench.wiring.book, combine=crash)
    world = bench.world(wiring=replace(bench.wiring, book=book))
    answer = bench.reader(world, "officer").get("/api/v1/officer/map")
    assert (answer.status, answer.body) == (500, b"")
    assert {name for name, _ in answer.headers} <= HEADERS


@pytest.mark.parametrize("path", ["/w/{world}/api/v1/officer/leak", "/w/{world}/leak", "/w/{world}/officer/a/{b}"])
def test_a_plain_route_that_somebody_adds_to_the_portal_leaks_nothing(bench: Bench, path: str) -> None:
    app = create_app(bench.shelf)
    app.add_api_route(path, lambda world: {"lon": SECRET})
    world = bench.world()
    with client_of(app) as client:
        answer = client.get(path.replace("{world}", world.name).replace("{b}", "c%0Ad"))
    assert (answer.status_code, answer.content) == (500, b"")
    assert set(answer.headers) <= HEADERS


def raising(bench: Bench, path: str, problem: Problem) -> httpx.Response:
    """The answer of the portal where somebody's endpoint ends in a problem of their own making."""
    app = create_app(bench.shelf)

    def end() -> None:
        raise problem

    app.add_api_route(f"/w/{{world}}{path}", end)
    app.router.routes.insert(0, app.router.routes.pop())
    world = bench.world()
    with client_of(app) as client:
        return client.get(f"/w/{world.name}{path}")


@pytest.mark.parametrize("path", ["/api/v1/officer/extra", "/officer/extra"])
def test_reasons_that_the_gate_did_not_mint_do_not_leave_a_gated_address(bench: Bench, path: str) -> None:
    reason = Reason("x", f"camera at {SECRET}")
    for kind in ("refused", "declined"):
        answer = raising(bench, path, Problem(kind, [reason]))
        assert (answer.status_code, answer.content) == (500, b"")
        assert SECRET not in str(answer.headers)


@pytest.mark.parametrize("path", ["/api/v1/officer/extra", "/officer/extra"])
def test_a_refusal_of_the_gate_and_a_problem_without_reasons_leave_a_gated_address(bench: Bench, path: str) -> None:
    refused = mint(Refused, reasons=(Reason("x", "Give the case number."),))
    answer = raising(bench, path, Problem("refused", refused=refused))
    assert answer.status_code == 422
    assert "Give the case number." in answer.text
    assert raising(bench, path, Problem("busy")).status_code == 503


def test_a_refusal_says_its_own_reasons_and_none_that_were_laid_beside_it() -> None:
    refused = mint(Refused, reasons=(Reason("x", "Give the case number."),))
    problem = Problem("refused", [Reason("y", SECRET)], refused=refused)
    assert problem.document()["reasons"] == [{"code": "x", "text": "Give the case number."}]
