"""Every route and every role: whom an address does not serve gets one same answer, whatever the address names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.edge.routes import GatedRoute, OwnRoute
from glassporch.main import API, ROUTERS, create_app
from glassporch.policy.units import DAY
from glassporch.routers import sessions
from glassporch.worlds.shelf import Shelf

from ..conftest import Bench
from ..flow import draft_for, square
from ..scene import delivered

EVERYBODY = frozenset({"public", "officer", "administrator", "moderator", "researcher", "resident"})
OFFICER, ADMINISTRATOR, RESIDENT = {"officer"}, {"administrator"}, {"resident"}
MODERATOR, RESEARCHER = {"moderator"}, {"researcher"}

TABLE = {
    ("POST", "/sessions"): EVERYBODY,
    ("DELETE", "/sessions/current"): EVERYBODY,
    ("GET", "/public/world"): EVERYBODY,
    ("GET", "/public/regime"): EVERYBODY,
    ("GET", "/public/requests"): EVERYBODY,
    ("GET", "/public/agencies"): EVERYBODY,
    ("GET", "/public/attributions"): EVERYBODY,
    ("GET", "/public/base-map"): EVERYBODY,
    ("GET", "/public/base-map/tiles/{tile_id}"): EVERYBODY,
    ("GET", "/officer/map"): OFFICER,
    ("GET", "/officer/map/tiles/{tile_id}"): OFFICER,
    ("GET", "/officer/incidents"): OFFICER,
    ("POST", "/officer/area-checks"): OFFICER,
    ("POST", "/officer/requests"): OFFICER,
    ("GET", "/officer/requests"): OFFICER,
    ("GET", "/officer/requests/{request_id}"): OFFICER,
    ("GET", "/officer/releases/{release_id}/picture"): OFFICER,
    ("GET", "/agency/users"): ADMINISTRATOR,
    ("GET", "/agency/requests"): ADMINISTRATOR,
    ("GET", "/agency/requests/{request_id}"): ADMINISTRATOR,
    ("GET", "/agency/response-totals"): ADMINISTRATOR,
    ("GET", "/me"): RESIDENT,
    ("GET", "/me/notices"): RESIDENT,
    ("GET", "/me/notices/{notice_id}"): RESIDENT,
    ("POST", "/me/notices/{notice_id}/share"): RESIDENT,
    ("POST", "/me/notices/{notice_id}/decline"): RESIDENT,
    ("PUT", "/me/standing-choice"): RESIDENT,
    ("GET", "/me/record"): RESIDENT,
    ("GET", "/me/clips/{clip_id}/picture"): RESIDENT,
    ("GET", "/company/requests"): MODERATOR,
    ("POST", "/company/requests/{request_id}/review"): MODERATOR,
    ("GET", "/lab/truth"): RESEARCHER,
    ("POST", "/lab/clock"): RESEARCHER,
}
"""Which roles each address serves. A new route is added here on purpose, or the first test fails."""

READERS = {
    "": "public",
    "officer": "officer",
    "second-officer": "officer",
    "other-officer": "officer",
    "administrator": "administrator",
    "moderator": "moderator",
    "researcher": "researcher",
    "resident": "resident",
    "neighbor": "resident",
}


def our_routes() -> dict[tuple[str, str], Any]:
    return {(method, route.path): route for router in ROUTERS for route in router.routes for method in route.methods}


def test_the_table_names_every_route_and_so_does_the_api_document() -> None:
    app = create_app(Shelf())
    documented = {
        (method.upper(), path.removeprefix(API))
        for path, operations in app.openapi()["paths"].items()
        if path.startswith(API)
        for method in operations
    }
    assert len(TABLE) > 30
    assert set(our_routes()) == set(TABLE)
    assert documented == set(TABLE)


def test_every_route_serves_the_roles_of_the_table() -> None:
    names = {"agency-administrator": "administrator", "company-moderator": "moderator"}
    for address, route in our_routes().items():
        if route in sessions.router.routes:
            continue
        assert isinstance(route, GatedRoute | OwnRoute)
        assert {names.get(role.value, role.value) for role in route.serves} == TABLE[address], address


def test_only_own_affairs_the_company_and_the_laboratory_stand_outside_the_gate() -> None:
    for (_, path), route in our_routes().items():
        outside = path.split("/")[1] in {"me", "company", "lab", "sessions"}
        assert isinstance(route, GatedRoute) is not outside, path


@dataclass
class Town:
    """A world in which every kind of thing exists, and a body for every write."""

    bench: Bench
    world: Any
    ids: dict[str, str]
    bodies: dict[str, Any]
    keys: Iterator[int] = field(default_factory=count)

    def call(self, who: Portal, method: str, path: str, *, there: bool) -> Exchange:
        for name, value in self.ids.items():
            path = path.replace(f"{{{name}}}", value if there else f"{value[:4]}nowhere")
        body = self.bodies.get(path.rsplit("/", 1)[-1])
        if method == "GET":
            return who.get(f"/api/v1{path}")
        return who.write(method, f"/api/v1{path}", body, key=f"fresh-key-{next(self.keys)}")


def make_town(bench: Bench) -> Town:
    scene = delivered(bench)
    officer = scene.reader("officer")
    clip = scene.clips_of("resident")[0]
    assert scene.share("resident").status == 200
    lon, lat = scene.incident["geometry"]["coordinates"][:2]
    ids = {
        "tile_id": officer.get("/api/v1/officer/map").json()["tiles"][0]["id"],
        "request_id": scene.request_id,
        "release_id": scene.view()["shared"][0]["release_id"],
        "notice_id": scene.notice_of("resident"),
        "clip_id": clip,
    }
    bodies = {
        "sessions": {"email": "officer@test.example", "password": "officer-password"},
        "area-checks": {"area": square(lon, lat)},
        "requests": draft_for(scene.incident),
        "share": {"clip_ids": [clip]},
        "standing-choice": {"opted_out": False},
        "review": {"approve": True},
        "clock": {"minutes": 1},
    }
    return Town(bench, scene.world, ids, bodies)


@pytest.fixture
def town(bench: Bench) -> Iterator[Town]:
    return make_town(bench)


def seen(answer: Exchange) -> tuple[Any, ...]:
    return answer.status, tuple(sorted(answer.headers)), answer.body


def is_not_served(answer: Exchange) -> bool:
    return answer.status == 403 and answer.json()["type"].endswith(":not-served")


@pytest.mark.parametrize("there", [True, False])
def test_whom_a_route_serves_is_served_and_every_other_gets_one_same_answer(town: Town, *, there: bool) -> None:
    others: set[tuple[Any, ...]] = set()
    calls = 0
    for (method, path), serves in TABLE.items():
        for who, role in READERS.items():
            if path == "/sessions/current":
                continue  # it would sign everybody out
            answer = town.call(town.bench.reader(town.world, who), method, path, there=there)
            calls += 1
            assert answer.status < 500, (method, path, who, answer.status)
            if role in serves:
                assert not is_not_served(answer), (method, path, who)
                assert answer.status != 401, (method, path, who, answer.body)
            else:
                assert is_not_served(answer), (method, path, who, answer.status)
                others.add(seen(answer))
    assert calls > 250
    assert len(others) == 1


UNUSABLE: dict[str, dict[str, Any]] = {
    "no body": {},
    "another shape": {"json": {"unknown": 1}},
    "no JSON": {"content": b"{", "headers": {"content-type": "application/json"}},
    "another type": {"content": b"<a/>", "headers": {"content-type": "application/xml"}},
    "a form": {"data": {"opted_out": "yes"}},
    "a form that cannot be read": {"content": b"x", "headers": {"content-type": "multipart/form-data"}},
    "deep": {"content": b"[" * 50_000, "headers": {"content-type": "application/json"}},
}


def unusable_writes(town: Town, path: str, who: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """Everything that can be wrong with a write, with and without a key; and a good body without a key."""
    token = f"Bearer token-of-{who}" if who else "Bearer nobody"
    good = {"json": town.bodies.get(path.rsplit("/", 1)[-1])}
    for wrong in (*UNUSABLE.values(), good):
        for key in ({}, {"idempotency-key": "short"}, {"idempotency-key": f"fresh-key-{next(town.keys)}"}):
            if wrong is good and key.get("idempotency-key", "short") != "short":
                continue
            headers = wrong.get("headers", {}) | key | {"authorization": token}
            yield wrong | {"headers": headers}, wrong is good


def test_whom_a_write_does_not_serve_gets_the_same_answer_whatever_was_sent(town: Town) -> None:
    wanted = town.call(town.bench.reader(town.world), "GET", "/me", there=True)
    others = {(wanted.status, wanted.body, wanted.header("content-type"))}
    calls = 0
    for (method, path), serves in TABLE.items():
        if method == "GET" or serves == EVERYBODY:
            continue
        address = path
        for name, value in town.ids.items():
            address = address.replace(f"{{{name}}}", value)
        for who, role in READERS.items():
            for sent, is_good in unusable_writes(town, path, who):
                answer = town.bench.client.request(method, f"/w/{town.world.name}/api/v1{address}", **sent)
                calls += 1
                if role not in serves:
                    others.add((answer.status_code, answer.content, answer.headers["content-type"]))
                elif not is_good and sent["headers"].get("idempotency-key") != "short":
                    assert answer.status_code not in {401, 403}, (method, path, who, sent)
    assert calls > 1000
    assert len(others) == 1, sorted(others)


def test_in_an_unknown_world_every_write_finds_nothing_whatever_was_sent(town: Town) -> None:
    answers = set()
    for (method, path), serves in TABLE.items():
        if method == "GET" or serves == EVERYBODY:
            continue
        for wrong in UNUSABLE.values():
            answer = town.bench.client.request(method, f"/w/nowhere/api/v1{path}", **wrong)
            answers.add((answer.status_code, answer.content))
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1


def test_garbage_expired_and_foreign_tokens_get_the_same_answer_as_none(town: Town) -> None:
    wanted = {seen(town.call(town.bench.reader(town.world), "GET", "/me", there=True))}
    client, name = town.bench.client, town.world.name
    tokens = ["garbage", "token-of-nobody", "x" * 5000, "0"]
    other = town.bench.world("assistance-2021")
    with other.database.acting() as rows:
        from glassporch.services.portal import token_hash
        from sqlalchemy import text

        moved = "UPDATE sign_in SET token_hash = :new WHERE token_hash = :old"
        rows.execute(text(moved), {"new": token_hash("foreign"), "old": token_hash("token-of-officer")})
    assert Portal(client, other.name, "foreign").get("/api/v1/officer/map").status == 200
    later = replace(town.world.wiring, wall_clock=lambda: town.world.wiring.wall_clock() + DAY)
    stale = replace(town.world, wiring=later)
    for (method, path), serves in TABLE.items():
        if "public" in serves:
            continue
        for token in [*tokens, "foreign"]:
            answer = town.call(Portal(client, name, token), method, path, there=True)
            wanted.add(seen(answer))
        town.bench.shelf.add(stale)
        for who in ("officer", "administrator", "resident", "moderator", "researcher"):
            wanted.add(seen(town.call(town.bench.reader(town.world, who), method, path, there=True)))
        town.bench.shelf.add(town.world)
    assert len(wanted) == 1


def test_a_served_reader_cannot_tell_another_agencys_things_from_nothing(town: Town) -> None:
    stranger = town.bench.reader(town.world, "other-officer")
    for path in ("/officer/requests/{request_id}", "/officer/releases/{release_id}/picture"):
        there, not_there = (town.call(stranger, "GET", path, there=there) for there in (True, False))
        assert there.status == 404
        assert seen(there) == seen(not_there)


def test_a_resident_cannot_tell_another_households_things_from_nothing(town: Town) -> None:
    stranger = town.bench.reader(town.world, "neighbor")
    for method, path in (
        ("GET", "/me/notices/{notice_id}"),
        ("GET", "/me/clips/{clip_id}/picture"),
        ("POST", "/me/notices/{notice_id}/share"),
        ("POST", "/me/notices/{notice_id}/decline"),
    ):
        there, not_there = (town.call(stranger, method, path, there=there) for there in (True, False))
        assert there.status == 404
        assert seen(there) == seen(not_there)


def test_an_unknown_world_is_one_same_nothing(bench: Bench) -> None:
    bench.world()
    answers = {
        seen(Portal(bench.client, name, token).get(f"/api/v1{path}"))
        for name in ("nowhere", "world-x")
        for token in ("", "token-of-officer")
        for path in ("/public/world", "/officer/map", "/officer/requests/x")
    }
    assert len(answers) == 1
    assert next(iter(answers))[0] == 404
