"""Every route and every role: whom an address does not serve gets one same answer, whatever the address names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.edge.routes import GatedRoute, OwnRoute
from glassporch.main import API, ROUTERS, create_app
from glassporch.policy.units import DAY
from glassporch.routers import sessions
from glassporch.worlds.shelf import Shelf

from ..conftest import Bench
from .table import CALLED, EVERYBODY, LAST, READERS, TABLE
from .town import Town, make_town


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
    names = {
        "agency-administrator": "administrator",
        "company-moderator": "moderator",
        "company-partners": "partner-manager",
        "company-legal": "legal",
    }
    for address, route in our_routes().items():
        if route in sessions.router.routes:
            continue
        assert isinstance(route, GatedRoute | OwnRoute)
        assert {names.get(role.value, role.value) for role in route.serves} == TABLE[address], address


def test_only_own_affairs_the_company_and_the_laboratory_stand_outside_the_gate() -> None:
    for (_, path), route in our_routes().items():
        of_others = path.startswith("/me/feed/") or path in {"/me/feed", "/me/alerts"}
        outside = path.split("/")[1] in {"me", "company", "lab", "sessions"} and not of_others
        assert isinstance(route, GatedRoute) is not outside, path


@pytest.fixture
def town(bench: Bench) -> Iterator[Town]:
    return make_town(bench)


def seen(answer: Exchange) -> tuple[Any, ...]:
    return answer.status, tuple(sorted(answer.headers)), answer.body


def is_not_served(answer: Exchange) -> bool:
    if answer.method == "HEAD":
        return answer.status == 403
    return answer.status == 403 and answer.json()["type"].endswith(":not-served")


REFUSED = {
    ("POST", "/sessions/invitations/accept"),
    ("POST", "/officer/address-searches"),
    ("POST", "/officer/requests/{request_id}/amend"),
    ("POST", "/officer/requests/{request_id}/withdraw"),
    ("POST", "/officer/releases/{release_id}/triage"),
    ("POST", "/officer/releases/{release_id}/onward"),
    ("GET", "/agency/response-totals"),
    ("POST", "/agency/agreements/{agreement_id}/sign"),
    ("POST", "/agency/agreements/{agreement_id}/end"),
    ("POST", "/partners/agencies/{agency_id}/gifts"),
    ("POST", "/me/notices/{notice_id}/decline"),
    ("POST", "/me/notices/{notice_id}/comments"),
    ("PUT", "/me/notices/{notice_id}/view"),
    ("POST", "/company/requests/{request_id}/review"),
    ("GET", "/me/feed/by-number/{number}"),
    ("POST", "/company/posts/{post_id}/review"),
    ("GET", "/partners/engagement"),
    ("POST", "/partners/engagement/{agency_id}/suggestions"),
    ("POST", "/newsroom/statements/{statement_id}/submit"),
    ("POST", "/newsroom/statements/{statement_id}/withdraw"),
    ("GET", "/partners/statements/{statement_id}"),
    ("POST", "/partners/statements/{statement_id}/review"),
    ("GET", "/records/requests/{records_id}/files/{name}"),
}
"""What the rules of the town's world, or what happened there before, let nobody do; a reason says so."""


@pytest.mark.parametrize("there", [True, False])
def test_whom_a_route_serves_is_served_and_every_other_gets_one_same_answer(town: Town, *, there: bool) -> None:
    others: set[tuple[Any, ...]] = set()
    silent: set[tuple[Any, ...]] = set()
    carried_out: set[tuple[str, str]] = set()
    calls = 0
    for (method, path), serves in CALLED.items():
        for who, role in READERS.items():
            if path == "/sessions/current":
                continue  # it would sign everybody out
            answer = town.call(town.bench.reader(town.world, who), method, path, there=there)
            calls += 1
            assert answer.status < 500, (method, path, who, answer.status)
            if role in serves:
                assert not is_not_served(answer), (method, path, who)
                assert answer.status != 401, (method, path, who, answer.body)
                carried_out |= {(method, path)} if answer.status < 300 else set()
            else:
                assert is_not_served(answer), (method, path, who, answer.status)
                (silent if method == "HEAD" else others).add(seen(answer))
    assert calls > 600
    assert len(others) == 1
    [(status, headers, _)] = others
    assert silent == {(status, headers, b"")}
    if there:
        assert set(CALLED) - carried_out - {("DELETE", "/sessions/current")} == REFUSED


UNUSABLE: dict[str, dict[str, Any]] = {
    "no body": {},
    "another shape": {"json": {"unknown": 1}},
    "no JSON": {"content": b"{", "headers": {"content-type": "application/json"}},
    "another type": {"content": b"<a/>", "headers": {"content-type": "application/xml"}},
    "a form": {"data": {"opted_out": "yes"}},
    "a form that cannot be read": {"content": b"x", "headers": {"content-type": "multipart/form-data"}},
    "deep": {"content": b"[" * 50_000, "headers": {"content-type": "application/json"}},
}


PARTS = tuple(tuple(READERS)[first::4] for first in range(4))
"""The readers in parts that workers share among them."""


def unusable_writes(town: Town, path: str, who: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """Everything that can be wrong with a write, with and without a key; and a good body without a key."""
    token = f"Bearer token-of-{who}" if who else "Bearer nobody"
    good = {"json": town.body(path)}
    for wrong in (*UNUSABLE.values(), good):
        for key in ({}, {"idempotency-key": "short"}, {"idempotency-key": f"fresh-key-{next(town.keys)}"}):
            if wrong is good and key.get("idempotency-key", "short") != "short":
                continue
            headers = wrong.get("headers", {}) | key | {"authorization": token}
            yield wrong | {"headers": headers}, wrong is good


@pytest.mark.parametrize("readers", PARTS, ids=" ".join)
def test_whom_a_write_does_not_serve_gets_the_same_answer_whatever_was_sent(town: Town, readers: Sequence[str]) -> None:
    """Each part of the readers is held against nobody, who is the same in every part."""
    wanted = town.call(town.bench.reader(town.world), "GET", "/me", there=True)
    others = {(wanted.status, wanted.body, wanted.header("content-type"))}
    calls = 0
    for (method, path), serves in CALLED.items():
        if method in {"GET", "HEAD"} or serves == EVERYBODY:
            continue
        address = f"/w/{town.world.name}/api/v1{town.address(path)}"
        for who in readers:
            serving = READERS[who] in serves
            if (method, path) == LAST and serving:
                continue
            for sent, is_good in unusable_writes(town, path, who):
                answer = town.bench.client.request(method, address, **sent)
                calls += 1
                if not serving:
                    others.add((answer.status_code, answer.content, answer.headers["content-type"]))
                elif not is_good and sent["headers"].get("idempotency-key") != "short":
                    assert answer.status_code not in {401, 403}, (method, path, who, sent)
    assert calls > 3000
    assert len(others) == 1, sorted(others)


def test_the_parts_of_the_readers_are_all_of_them() -> None:
    assert sorted(who for part in PARTS for who in part) == sorted(READERS)


def test_in_an_unknown_world_every_write_finds_nothing_whatever_was_sent(town: Town) -> None:
    answers = set()
    for (method, path), serves in CALLED.items():
        if method in {"GET", "HEAD"} or serves == EVERYBODY:
            continue
        for wrong in UNUSABLE.values():
            answer = town.bench.client.request(method, f"/w/nowhere/api/v1{path}", **wrong)
            answers.add((answer.status_code, answer.content))
    assert {status for status, _ in answers} == {404}
    assert len(answers) == 1


def test_garbage_expired_and_foreign_tokens_get_the_same_answer_as_none(town: Town) -> None:
    wanted = {seen(town.call(town.bench.reader(town.world), "GET", "/me", there=True))}
    silent: set[tuple[Any, ...]] = set()
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
    for (method, path), serves in CALLED.items():
        if "public" in serves:
            continue
        for token in [*tokens, "foreign"]:
            answer = town.call(Portal(client, name, token), method, path, there=True)
            (silent if method == "HEAD" else wanted).add(seen(answer))
        town.bench.shelf.add(stale)
        for who in ("officer", "administrator", "resident", "moderator", "researcher"):
            answer = town.call(town.bench.reader(town.world, who), method, path, there=True)
            (silent if method == "HEAD" else wanted).add(seen(answer))
        town.bench.shelf.add(town.world)
    [(status, headers, _)] = wanted
    assert silent == {(status, headers, b"")}


def test_a_served_reader_cannot_tell_another_agencys_things_from_nothing(town: Town) -> None:
    stranger = town.bench.reader(town.world, "other-officer")
    named = [address for address in TABLE if "{request_id}" in address[1] or "{release_id}" in address[1]]
    tried = [(method, path) for method, path in named if path.startswith("/officer/")]
    assert len(tried) > 8
    for method, path in tried:
        there, not_there = (town.call(stranger, method, path, there=there) for there in (True, False))
        assert there.status == (404 if method in {"GET", "HEAD"} else 422)
        assert seen(there) == seen(not_there)


def test_a_resident_cannot_tell_another_households_things_from_nothing(town: Town) -> None:
    stranger = town.bench.reader(town.world, "neighbor")
    tried = [(method, path) for method, path in TABLE if path.startswith("/me/") and "{" in path]
    tried = [(method, path) for method, path in tried if not path.startswith("/me/feed/")]  # posts are for neighbors
    assert len(tried) > 7
    for method, path in tried:
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
