"""Pages hold nothing but what the gate minted, and bodies are counted while they come in."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from glassporch.edge.in_process import client_of
from glassporch.edge.limits import LARGEST_BODY, BodyLimit
from glassporch.edge.pages import Page, UnstampedPageError
from glassporch.main import create_app
from glassporch.policy.decision import Reason
from glassporch.policy.released import Refused, Released, mint
from glassporch.policy.wire.public import NOTICE
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.world import World

from ..conftest import Bench

SECRET = "12.3456789"


def forged(kind: type, **parts: Any) -> Any:
    """A value of a sealed kind that the gate did not mint."""
    value = object.__new__(kind)
    for name, part in parts.items():
        object.__setattr__(value, name, part)
    return value


REASONS = (Reason("x", f"camera at {SECRET}"),)
UNSTAMPED = {
    "text": SECRET,
    "nothing": None,
    "a list": [SECRET],
    "a forged disclosure": forged(Released, payload=SECRET),
    "a forged refusal": forged(Refused, reasons=REASONS),
}


@pytest.mark.parametrize("part", UNSTAMPED.values(), ids=UNSTAMPED.keys())
def test_a_page_of_a_part_that_the_gate_did_not_mint_cannot_be_made(part: Any) -> None:
    with pytest.raises(UnstampedPageError, match="the part regime was not minted"):
        Page("public/regime.html", regime=part)
    minted = mint(Refused, reasons=())
    with pytest.raises(UnstampedPageError, match="the part regime was not minted"):
        Page("public/regime.html", refused=minted, regime=part)


def page_of(bench: Bench, monkeypatch: pytest.MonkeyPatch, change: Any) -> Any:
    """The agency's home page, whose parts were changed after the page had checked them."""
    checks = Page.__init__

    def checked_then_changed(page: Page, *args: Any, **parts: Any) -> None:
        checks(page, *args, **parts)
        change(page.parts)

    monkeypatch.setattr(Page, "__init__", checked_then_changed)
    world = bench.world("reference-blind")
    cookie = f"gp_{world.name}_agency-administrator=token-of-administrator"
    return bench.client.get(f"/w/{world.name}/agency", headers={"cookie": cookie})


def test_a_page_whose_parts_were_left_alone_passes_the_fence(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = page_of(bench, monkeypatch, lambda parts: None)
    assert answer.status_code == 200
    assert NOTICE.split(".", maxsplit=1)[0] in answer.text


def test_a_page_whose_part_was_forged_after_it_was_made_is_stopped_by_the_fence(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = page_of(bench, monkeypatch, lambda parts: parts.update(totals=forged(Refused, reasons=REASONS)))
    assert (answer.status_code, answer.content) == (500, b"")


def stream(app: Any, path: str, *pieces: bytes) -> tuple[int, bytes, int]:
    """Send a body in pieces that announce no length; return the status, the answer and how many pieces were read."""
    waiting = list(pieces)
    answer: list[Any] = []

    async def receive() -> Any:
        piece = waiting.pop(0)
        return {"type": "http.request", "body": piece, "more_body": bool(waiting)}

    async def send(message: Any) -> None:
        answer.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [
            (b"host", b"portal.test"),
            (b"content-type", b"application/json"),
            (b"authorization", b"Bearer token-of-officer"),
        ],
        "server": ("portal.test", 80),
        "client": ("127.0.0.1", 1),
    }
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in answer)
    return answer[0]["status"], body, len(pieces) - len(waiting)


def path_in(world: World) -> str:
    return f"/w/{world.name}/api/v1/officer/area-checks"


def test_a_streamed_body_is_refused_as_soon_as_it_has_grown_too_large(bench: Bench) -> None:
    piece = b" " * (LARGEST_BODY // 4)
    status, body, read = stream(create_app(bench.shelf), path_in(bench.world()), *[piece] * 12)
    assert status == 413
    assert b"urn:glassporch:problem:too-large" in body
    assert read == 5


def test_a_streamed_body_of_the_largest_size_is_read_to_its_end(bench: Bench) -> None:
    piece = b" " * (LARGEST_BODY // 4)
    status, body, read = stream(create_app(bench.shelf), path_in(bench.world()), *[piece] * 4)
    assert (status, read) == (422, 4)
    assert b"urn:glassporch:problem:invalid" in body


def test_the_count_begins_anew_with_every_request() -> None:
    lengths = []

    async def swallow(scope: Any, receive: Any, send: Any) -> None:
        length = 0
        while True:
            message = await receive()
            length += len(message["body"])
            if not message["more_body"]:
                break
        lengths.append(length)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    limited = BodyLimit(swallow)
    for _ in range(3):
        assert stream(limited, "/", b"x" * LARGEST_BODY)[0] == 200
    assert lengths == [LARGEST_BODY] * 3


def test_an_announced_length_is_refused_before_anything_is_read() -> None:
    with client_of(create_app(Shelf())) as client:
        assert client.post("/w/x/api/v1/sessions", content=b"x" * (LARGEST_BODY + 1)).status_code == 413
