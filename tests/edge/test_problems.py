"""Whatever is sent, the answer is a problem of the closed catalogue, never a server error, and repeats nothing."""

from __future__ import annotations

import json
import math
import sqlite3
from typing import Any

import httpx
import pytest
from glassporch.edge.problems import KINDS
from glassporch.services import portal
from glassporch.testing.images import token_of
from glassporch.worlds.world import World
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import OperationalError

from ..conftest import Bench
from ..flow import draft_for, incidents, square

CANARY = "canary5150canary"


@pytest.fixture
def world(bench: Bench) -> World:
    return bench.world()


def send(bench: Bench, world: World, method: str, path: str, **options: Any) -> httpx.Response:
    headers = {"authorization": f"Bearer {token_of('officer')}", "idempotency-key": "problem-key-1"}
    headers |= options.pop("headers", {})
    return bench.client.request(method, f"/w/{world.name}/api/v1{path}", headers=headers, **options)


def send_body(bench: Bench, world: World, body: bytes, path: str = "/officer/area-checks") -> httpx.Response:
    return send(bench, world, "POST", path, content=body, headers={"content-type": "application/json"})


def assert_problem(answer: httpx.Response, kind: str) -> dict[str, Any]:
    assert answer.headers["content-type"] == "application/problem+json"
    document = answer.json()
    assert set(document) <= {"type", "title", "status", "detail", "reasons", "fields"}
    assert document["type"] == f"urn:glassporch:problem:{kind}"
    assert document["status"] == answer.status_code == KINDS[kind].status
    assert document["title"] == KINDS[kind].title
    assert document["detail"] == KINDS[kind].detail
    assert CANARY not in answer.text
    return dict(document)


def test_an_unknown_address_is_a_problem(bench: Bench, world: World) -> None:
    assert_problem(send(bench, world, "GET", f"/officer/{CANARY}"), "nothing-here")
    assert_problem(send(bench, world, "GET", "/"), "nothing-here")


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW"])
def test_a_method_that_an_address_does_not_take_is_a_problem(bench: Bench, world: World, method: str) -> None:
    answer = send(bench, world, method, "/officer/map")
    assert answer.status_code == 405
    if method != "HEAD":
        assert_problem(answer, "method")


def polygon(*rings: Any) -> bytes:
    return json.dumps({"area": {"type": "Polygon", "coordinates": rings}}).encode()


RING = square(-69, 36)["coordinates"][0]
UNREADABLE = {
    "no JSON": b"{",
    "empty": b"",
    "null": b"null",
    "a number": b"1",
    "a list": b"[]",
    "not UTF-8": b'{"area": "\xff\xfe"}',
    "a byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": '{"area": 1}'.encode("utf-16"),
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"area":' * 20_000,
    "deep coordinates": polygon([[[[[[[[1]]]]]]]]),
    "a lone surrogate": b'{"area": {"type": "\\ud800", "coordinates": []}}',
    "a lone surrogate as a name": b'{"\\ud800": 1}',
    "an unknown name": json.dumps({CANARY: 1}).encode(),
    "an unknown value": json.dumps({"area": {"type": CANARY, "coordinates": CANARY}}).encode(),
    "a huge number": b'{"area": {"type": "Polygon", "coordinates": [[[' + b"9" * 4_000 + b",1]]]}}",
    "a number too long": b'{"area": {"type": "Polygon", "coordinates": [[[' + b"9" * 9_000 + b",1]]]}}",
    "words for numbers": polygon([[CANARY, CANARY]] * 4),
    "one number a place": polygon([[1]] * 4),
    "four numbers a place": polygon([[1, 2, 3, 4]] * 4),
    "an open ring": polygon([*RING[:-1], [-69, 36.00123]]),
    "a box upside down": json.dumps({"area": square(-69, 36) | {"bbox": [-69, 51.505150, -68, 15.515151]}}).encode(),
    "a point": json.dumps({"area": {"type": "Point", "coordinates": [-69, 36]}}).encode(),
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_input_that_cannot_be_read_is_a_problem_that_repeats_nothing(bench: Bench, world: World, body: bytes) -> None:
    answer = send_body(bench, world, body)
    document = assert_problem(answer, "invalid")
    for sent in ("51.505150", "51.50515", "15.515151", "36.00123", "\\ud800"):
        assert sent not in answer.text
    assert len(answer.content) < 5_000
    for fault in document.get("fields", ()):
        assert set(fault) == {"field", "fault"}


UNUSABLE = {
    "no ring": polygon(),
    "a hole": polygon(RING, square(-69, 36, 0.001)["coordinates"][0]),
    "not a number": polygon([[-69, 36], [math.nan, 36], [-68.99, 36.01], [-69, 36]]),
    "infinity": polygon([[-69, 36], [math.inf, 36], [-68.99, 36.01], [-69, 36]]),
    "infinity by overflow": b'{"area": {"type": "Polygon", "coordinates": [[[1e999,1],[2,2],[3,1],[1e999,1]]]}}',
    "not a number at its ends": polygon([[math.nan, 1], [2, 2], [3, 1], [math.nan, 1]]),
    "off the globe": polygon([[-690, 36], [-68, 36], [-68.99, 36.01], [-690, 36]]),
    "the 180th meridian": polygon([[179.99, 36], [-179.99, 36], [-179.99, 36.01], [179.99, 36.01], [179.99, 36]]),
    "a pole": polygon([[0, 89.9], [1, 89.9], [1, 89.99], [0, 89.9]]),
    "a bow tie": polygon([[-69, 36], [-68.99, 36.01], [-68.99, 36], [-69, 36.01], [-69, 36]]),
    "a line": polygon([[-69, 36], [-68.99, 36], [-68.98, 36], [-69, 36]]),
    "one place": polygon([[-69, 36]] * 4),
    "many corners": polygon([[-69 + i * 1e-6, 36 + (i % 2) * 1e-4] for i in range(3_000)] + [[-69, 36]]),
    "far too long and thin": polygon([[-69, 36], [-20, 60], [-20, 60.0000001], [-69, 36]]),
    "half the world": polygon([[-90, -45], [90, -45], [90, 45], [-90, 45], [-90, -45]]),
}


@pytest.mark.parametrize("body", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_an_area_that_cannot_be_used_is_refused_with_a_reason(bench: Bench, world: World, body: bytes) -> None:
    [reason] = assert_problem(send_body(bench, world, body), "refused")["reasons"]
    assert reason["code"].startswith("area-")
    assert reason["text"].endswith(".")


def test_heights_and_members_that_nobody_asked_for_are_dropped(bench: Bench, world: World) -> None:
    flat = send_body(bench, world, polygon(RING)).json()
    high = send_body(bench, world, polygon([[lon, lat, 12.5] for lon, lat in RING])).json()
    boxed = json.dumps({"area": square(-69, 36) | {"bbox": [-70, 35, -68, 37], "extra": CANARY}}).encode()
    assert flat == high == send_body(bench, world, boxed).json()


def test_a_body_of_another_type_is_a_problem(bench: Bench, world: World) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml", "é"):
        headers = {"content-type": kind.encode("latin-1")}
        answer = send(bench, world, "POST", "/officer/area-checks", content=polygon(RING), headers=headers)
        assert_problem(answer, "invalid")


def test_a_huge_body_is_refused_before_it_is_read(bench: Bench, world: World) -> None:
    assert_problem(send_body(bench, world, b" " * 300_000), "too-large")
    pieces = httpx.ByteStream(b" " * 300_000)
    assert_problem(send_body(bench, world, b"".join(pieces)), "too-large")


def test_a_body_just_below_the_limit_is_read(bench: Bench, world: World) -> None:
    body = polygon(RING)
    assert send_body(bench, world, body + b" " * (256 * 1024 - len(body))).status_code == 200


DRAFTS = {
    "an incident of another kind": {"incident_id": 5},
    "an incident id too long": {"incident_id": CANARY * 9},
    "no message": {"message": "   "},
    "a message too long": {"message": CANARY * 99},
    "a time without a zone": {"window_from": "2018-06-12T10:00:00"},
    "a time that is none": {"window_from": CANARY},
    "a lone surrogate": {"message": "\ud800"},
    "an unknown field": {CANARY: 1},
}


@pytest.mark.parametrize("change", DRAFTS.values(), ids=DRAFTS.keys())
def test_a_draft_that_cannot_be_read_is_a_problem_that_repeats_nothing(
    bench: Bench, world: World, change: dict[str, Any]
) -> None:
    incident = incidents(bench.reader(world, "officer"))[0]
    body = json.dumps(draft_for(incident) | change).encode()
    assert_problem(send_body(bench, world, body, "/officer/requests"), "invalid")


EXTREMES = {
    "the first year": {"window_from": "0001-01-01T00:00:00+14:00"},
    "the last year": {"window_to": "9999-12-31T23:59:59-14:00"},
    "backwards": {"window_from": "2018-06-15T12:00:00Z", "window_to": "2018-06-15T10:00:00Z"},
}


@pytest.mark.parametrize("change", EXTREMES.values(), ids=EXTREMES.keys())
def test_an_extreme_window_is_refused_with_a_reason(bench: Bench, world: World, change: dict[str, Any]) -> None:
    incident = incidents(bench.reader(world, "officer"))[0]
    body = json.dumps(draft_for(incident) | change).encode()
    document = assert_problem(send_body(bench, world, body, "/officer/requests"), "refused")
    assert document["reasons"][0]["code"].startswith("window-")


WORDS = ["nowhere", "%00", "%ff%fe", "%F0%9F%8F%A0", "..", "a" * 3000, "%0A", "'%20OR%201=1--", "%2e%2e%2f", "null"]


@pytest.mark.parametrize("word", WORDS)
def test_no_name_in_an_address_is_a_server_error(bench: Bench, world: World, word: str) -> None:
    for path in ("/officer/requests", "/officer/releases", "/officer/map/tiles", "/public/base-map/tiles"):
        tail = "/picture" if path.endswith("releases") else ""
        answer = send(bench, world, "GET", f"{path}/{word}{tail}")
        assert answer.status_code in {200, 404, 405}, (path, word, answer.status_code)


leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
anything = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)
near = st.floats(-181, 181) | st.sampled_from([-69.0, 36.0, 180.0, -180.0, 90.0, math.nan, math.inf, 1e-320])
places = st.lists(st.lists(near, min_size=1, max_size=4), max_size=8)
shapes = st.builds(
    lambda rings, box: {"type": "Polygon", "coordinates": [[*ring, *ring[:1]] for ring in rings], "bbox": box},
    st.lists(places, max_size=2),
    st.none() | st.lists(near, max_size=6),
)


@pytest.mark.filterwarnings("ignore:BBOX")
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.fixed_dictionaries({"area": shapes | anything}) | anything)
def test_nothing_that_can_be_sent_as_json_is_a_server_error(bench: Bench, world: World, body: Any) -> None:
    raw = json.dumps(body).encode()
    for path in ("/officer/area-checks", "/officer/requests", "/sessions"):
        assert send_body(bench, world, raw, path).status_code in {200, 401, 422}


def test_every_kind_of_problem_has_fixed_words_and_a_status_of_its_own() -> None:
    for name, kind in KINDS.items():
        assert name == name.lower().replace("_", "-")
        assert 400 <= kind.status < 600
        assert kind.title
        assert kind.detail.endswith(".")
        assert "{" not in kind.title + kind.detail


FAULTS = {
    sqlite3.SQLITE_BUSY: "busy",
    sqlite3.SQLITE_BUSY_SNAPSHOT: "busy",
    sqlite3.SQLITE_LOCKED: "busy",
    sqlite3.SQLITE_FULL: "unwritable",
    sqlite3.SQLITE_READONLY: "unwritable",
    sqlite3.SQLITE_READONLY_DBMOVED: "unwritable",
    sqlite3.SQLITE_IOERR_WRITE: "unwritable",
    sqlite3.SQLITE_CANTOPEN: "unwritable",
    sqlite3.SQLITE_ERROR: "failed",
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_busy_world_is_told_from_one_that_cannot_be_written(
    bench: Bench, world: World, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def fault(*_: Any) -> Any:
        cause = sqlite3.OperationalError(CANARY)
        cause.sqlite_errorcode = code
        raise OperationalError(f"SELECT {CANARY}", {}, cause)

    monkeypatch.setattr(portal, "ask", fault)
    assert_problem(send(bench, world, "GET", "/officer/map"), FAULTS[code])


def test_a_world_that_cannot_be_written_says_so_and_is_not_changed(bench: Bench, world: World) -> None:
    incident = incidents(bench.reader(world, "officer"))[0]
    body = json.dumps(draft_for(incident)).encode()
    before = send(bench, world, "GET", "/officer/requests").content
    with world.database.gated.connect() as rows:
        rows.connection.driver_connection.set_authorizer(None)
        rows.exec_driver_sql("PRAGMA query_only = ON")
    assert_problem(send_body(bench, world, body, "/officer/requests"), "unwritable")
    world.database.gated.dispose()
    assert send(bench, world, "GET", "/officer/requests").content == before
    assert send_body(bench, world, body, "/officer/requests").status_code == 201
