"""Parts of released bytes: single ranges are served, bad ones refused, and the fence lets no other partial body out."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from glassporch.edge.fence import Fence
from glassporch.edge.marks import KEY, mark_part
from glassporch.edge.ranges import Part, Unsatisfiable, asked_part
from glassporch.policy.released import ReleasedBytes, digest_of, mint
from glassporch.worlds.shelf import Shelf
from hypothesis import given
from hypothesis import strategies as st
from starlette.responses import Response

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered


@pytest.fixture
def shared(bench: Bench) -> Scene:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    return scene


def path_of(scene: Scene) -> str:
    return f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/footage"


def test_single_ranges_are_the_bytes_that_they_name(shared: Scene) -> None:
    officer, path = shared.reader("officer"), path_of(shared)
    whole = officer.get(path)
    size = len(whole.body)
    assert whole.header("accept-ranges") == "bytes"
    for sent, first, last in (
        ("bytes=0-9", 0, 9),
        ("bytes=100-", 100, size - 1),
        ("bytes=-7", size - 7, size - 1),
        (f"bytes={size - 1}-{size + 50}", size - 1, size - 1),
    ):
        part = officer.get(path, range=sent)
        assert (part.status, part.body) == (206, whole.body[first : last + 1])
        assert part.header("content-range") == f"bytes {first}-{last}/{size}"
        assert part.header("etag") == whole.header("etag")


def test_bad_ranges_are_refused_and_others_passed_over(shared: Scene) -> None:
    officer, path = shared.reader("officer"), path_of(shared)
    whole = officer.get(path)
    size = len(whole.body)
    for sent in (f"bytes={size}-", "bytes=9-3", "bytes=-0", "bytes=-", "bytes=a-b", "bytes=1"):
        refused = officer.get(path, range=sent)
        assert (refused.status, refused.body) == (416, b"")
        assert refused.header("content-range") == f"bytes */{size}"
    for passed in ({"range": "lines=1-2"}, {"range": "bytes=0-1,4-5"}, {"range": "bytes=0-1", "if-range": '"other"'}):
        answer = officer.get(path, **passed)
        assert (answer.status, answer.body) == (200, whole.body)
    held = officer.get(path, **{"range": "bytes=0-1", "if-none-match": whole.header("etag")})
    assert (held.status, held.body) == (304, b"")


def test_a_range_of_what_is_not_there_says_what_the_whole_says(shared: Scene) -> None:
    hidden = shared.reader("other-officer")
    path = path_of(shared)
    whole, part = hidden.get(path), hidden.get(path, range="bytes=0-9")
    assert (part.status, part.body) == (whole.status, whole.body) == (404, whole.body)


def test_the_head_of_footage_is_its_answer_without_a_body(shared: Scene) -> None:
    path = path_of(shared)
    whole = shared.reader("officer").get(path)
    headers = {"authorization": "Bearer token-of-officer", "range": "bytes=0-9"}
    head = shared.bench.client.head(f"/w/{shared.world.name}{path}", headers=headers)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.body))
    assert head.headers["etag"] == whole.header("etag")


@given(size=st.integers(1, 50), first=st.integers(0, 60), last=st.integers(0, 60))
def test_a_part_never_leaves_the_body(size: int, first: int, last: int) -> None:
    part = asked_part({"range": f"bytes={first}-{last}"}, '"t"', size)
    if first > last or first >= size:
        assert isinstance(part, Unsatisfiable)
    else:
        assert part == Part(first, min(last, size - 1), size)


BODY = bytes(range(200))
STAMPED = mint(ReleasedBytes, body=BODY, media_type="video/mp4", digest=digest_of(BODY))


def through_the_fence(part: Part | None, response: Response, stamp: Any = STAMPED) -> tuple[int, bytes]:
    """What the fence makes of a response that somebody marked as a part."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if part is not None:
            mark_part(scope, part, stamp)
        await response(scope, receive, send)

    sent: list[dict[str, Any]] = []

    async def run() -> None:
        async def take(message: dict[str, Any]) -> None:
            sent.append(message)

        async def receive() -> dict[str, Any]:
            return {"type": "http.request"}

        scope = {"type": "http", "path": "/w/world/api/v1/officer", "method": "GET", "headers": [], KEY: None}
        await Fence(app, Shelf())(scope, receive, take)

    asyncio.run(run())
    return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


PART = Part(10, 19, len(BODY))


def answer(body: bytes, status: int = 206, told: str = PART.content_range) -> Response:
    return Response(body, status, headers={"content-range": told} if told else {})


def test_the_fence_lets_a_proven_part_pass() -> None:
    assert through_the_fence(PART, answer(BODY[10:20])) == (206, BODY[10:20])


@pytest.mark.parametrize(
    ("part", "response"),
    [
        (PART, answer(BODY[11:21])),
        (PART, answer(BODY[10:21])),
        (PART, answer(BODY)),
        (PART, answer(b"")),
        (PART, answer(BODY[10:20], told="bytes 10-19/300")),
        (PART, answer(BODY[10:20], told="")),
        (PART, answer(BODY[10:20], 200)),
        (Part(10, 19, 300), answer(BODY[10:20], told="bytes 10-19/300")),
        (None, answer(BODY[10:20])),
    ],
)
def test_the_fence_stops_a_part_that_is_not_proven(part: Part | None, response: Response) -> None:
    assert through_the_fence(part, response) == (500, b"")


def test_the_fence_stops_a_part_of_something_that_the_gate_did_not_stamp() -> None:
    forged = object.__new__(ReleasedBytes)
    object.__setattr__(forged, "body", BODY)
    object.__setattr__(forged, "_seal", None)
    assert through_the_fence(PART, answer(BODY[10:20]), forged) == (500, b"")
