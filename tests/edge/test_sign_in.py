"""Signing in tells nobody who has an account, sessions end on the wall clock, and no token is ever stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

import httpx
import pytest
from glassporch.edge.door import cookie_name
from glassporch.main import standard_wiring
from glassporch.policy.roles import Role
from glassporch.policy.units import HOUR, SECOND
from glassporch.services.sign_in import SESSION_US
from glassporch.testing.images import PlainHasher, token_of
from glassporch.worlds.world import World

from ..conftest import Bench, pass_minutes
from ..flow import API, draft_for, incidents


@dataclass
class CountingHasher:
    """Counts how often something slow is done."""

    done: Counter[str] = field(default_factory=Counter)

    def hash(self, password: str) -> str:
        self.done["slow"] += 1
        return PlainHasher().hash(password)

    def verify(self, password: str, hash: str) -> bool:  # noqa: A002
        self.done["slow"] += 1
        return PlainHasher().hash(password) == hash


def sign_in(bench: Bench, world: World, email: str, password: str) -> httpx.Response:
    return bench.client.post(f"/w/{world.name}{API}/sessions", json={"email": email, "password": password})


def test_a_wrong_password_and_an_unknown_address_get_the_same_bytes_for_the_same_work(bench: Bench) -> None:
    hasher = CountingHasher()
    world = bench.world(wiring=replace(bench.wiring, hasher=hasher))
    seen = set()
    for email in ("officer@test.example", "resident@test.example", "nobody@test.example", "", "é@x", "'--"):
        hasher.done.clear()
        answer = sign_in(bench, world, email, "wrong-password")
        assert hasher.done == {"slow": 1}, email
        seen.add((answer.status_code, tuple(answer.headers.multi_items()), answer.content))
    [(status, _, body)] = seen
    assert status == 401
    assert b"urn:glassporch:problem:sign-in" in body


def test_the_portal_that_is_served_hashes_with_argon2() -> None:
    assert standard_wiring().hasher.hash("x").startswith("$argon2id$")


def test_a_sign_in_does_not_depend_on_how_its_address_is_written(bench: Bench) -> None:
    world = bench.world()
    assert sign_in(bench, world, "  Officer@Test.Example ", "officer-password").status_code == 201


def test_every_session_has_a_token_of_its_own(bench: Bench) -> None:
    world = bench.world()
    tokens = [sign_in(bench, world, "officer@test.example", "officer-password").json()["token"] for _ in range(3)]
    assert len(set(tokens)) == 3


def test_the_token_lies_in_no_file_of_the_world(bench: Bench) -> None:
    world = bench.world()
    token = sign_in(bench, world, "officer@test.example", "officer-password").json()["token"]
    assert bench.client.get(f"/w/{world.name}{API}/officer/map", headers={"authorization": f"Bearer {token}"})
    raw = b"".join(path.read_bytes() for path in world.database.path.parent.glob(f"{world.database.path.name}*"))
    assert b"SQLite format 3" in raw
    assert token.encode() not in raw
    assert b"officer-password" not in raw


def test_a_session_ends_on_the_wall_clock_and_not_on_the_worlds(bench: Bench) -> None:
    wall = [1_000_000 * SECOND]
    world = bench.world(wiring=replace(bench.wiring, wall_clock=lambda: wall[0]))
    token = sign_in(bench, world, "officer@test.example", "officer-password").json()["token"]

    def status() -> int:
        address = f"/w/{world.name}{API}/officer/map"
        return bench.client.get(address, headers={"authorization": f"Bearer {token}"}).status_code

    pass_minutes(world, 60 * 24 * 30)
    assert status() == 200, "simulated months end no session"
    wall[0] += SESSION_US - 1
    assert status() == 200
    wall[0] += 1
    assert status() == 403
    assert SESSION_US == 12 * HOUR


def test_signing_out_ends_one_session_and_no_other(bench: Bench) -> None:
    world = bench.world()
    mine, other = (sign_in(bench, world, "officer@test.example", "officer-password").json()["token"] for _ in range(2))

    def status(token: str) -> int:
        address = f"/w/{world.name}{API}/officer/map"
        return bench.client.get(address, headers={"authorization": f"Bearer {token}"}).status_code

    def sign_out(token: str) -> int:
        address = f"/w/{world.name}{API}/sessions/current"
        return bench.client.delete(address, headers={"authorization": f"Bearer {token}"}).status_code

    assert [sign_out(token) for token in (mine, mine, "nonsense")] == [204, 204, 204]
    assert (status(mine), status(other)) == (403, 200)


FORM_TOKENS = {"none": {}, "wrong": {"x-csrf-token": "wrong"}, "another's": {"x-csrf-token": "csrf-of-administrator"}}


def with_cookie(world: World, role: Role, who: str, **headers: str) -> dict[str, str]:
    return {"cookie": f"{cookie_name(world.name, role)}={token_of(who)}", "idempotency-key": "cookie-key", **headers}


@pytest.mark.parametrize("sent", [*FORM_TOKENS.values(), {"x-csrf-token": "é".encode("latin-1")}])
def test_a_cookie_alone_cannot_write(bench: Bench, sent: dict[str, str]) -> None:
    world = bench.world()
    incident = incidents(bench.reader(world, "officer"))[0]
    address = f"/w/{world.name}{API}/officer/requests"
    headers = with_cookie(world, Role.OFFICER, "officer") | sent
    answer = bench.client.post(address, json=draft_for(incident), headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:glassporch:problem:not-served")
    own = bench.client.put(
        f"/w/{world.name}{API}/me/standing-choice",
        json={"opted_out": True},
        headers=with_cookie(world, Role.RESIDENT, "resident") | sent,
    )
    assert own.content == answer.content


def test_a_cookie_writes_with_its_form_token_and_reads_without(bench: Bench) -> None:
    world = bench.world()
    address = f"/w/{world.name}{API}/me/standing-choice"
    headers = with_cookie(world, Role.RESIDENT, "resident") | {"x-csrf-token": "csrf-of-resident"}
    assert bench.client.put(address, json={"opted_out": True}, headers=headers).status_code == 200
    reading = with_cookie(world, Role.RESIDENT, "resident")
    assert bench.client.get(f"/w/{world.name}{API}/me", headers=reading).status_code == 200


def test_a_bearer_needs_no_form_token(bench: Bench) -> None:
    reader = bench.reader(bench.world(), "resident")
    assert reader.write("PUT", f"{API}/me/standing-choice", {"opted_out": True}).status == 200


def test_a_cookie_of_another_role_or_world_opens_nothing(bench: Bench) -> None:
    world, other = bench.world(), bench.world()
    named = [(world, Role.ADMINISTRATOR), (other, Role.OFFICER)]
    for cookie_world, role in named:
        headers = {"cookie": f"{cookie_name(cookie_world.name, role)}={token_of('officer')}"}
        assert bench.client.get(f"/w/{world.name}{API}/officer/map", headers=headers).status_code == 403
