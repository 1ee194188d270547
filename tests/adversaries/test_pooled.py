"""The adversary with several accounts: what it tries, and what it can tell two worlds apart by."""

from __future__ import annotations

import json
from typing import Any

import httpx
from glassporch.adversaries.pooled import Pool, first_difference
from glassporch.client import Portal

ONE, OTHER = "pos_" + "a" * 24, "pos_" + "b" * 24
DOCUMENT = {
    "paths": {
        "/w/{world}/api/v1/me/feed": {"get": {}},
        "/w/{world}/api/v1/officer/feed/{post_id}": {"get": {}},
        "/w/{world}/api/v1/me/notes": {"post": {}},
        "/w/{world}/api/v1/me/move-out": {"post": {}},
    }
}


def pool_of(answers: dict[str, Any], accounts: int = 1) -> tuple[Pool, list[httpx.Request]]:
    """Accounts of a portal that answers by address alone, and what they sent."""
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        if request.url.path == "/openapi.json":
            return httpx.Response(200, json=DOCUMENT)
        found = answers.get(request.url.path)
        return httpx.Response(200, json=found) if found is not None else httpx.Response(404, json={})

    client = httpx.Client(transport=httpx.MockTransport(answer), base_url="http://portal.test")
    return Pool(tuple(Portal(client, "w", f"token-{number}") for number in range(accounts))), sent


def attacked(answers: dict[str, Any], accounts: int = 1) -> Pool:
    pool, _ = pool_of(answers, accounts)
    pool.attack()
    return pool


def test_what_one_account_saw_every_account_tries() -> None:
    pool, sent = pool_of({"/w/w/api/v1/me/feed": {"id": ONE}}, accounts=2)
    pool.attack()
    tried = [request for request in sent if request.url.path == f"/w/w/api/v1/officer/feed/{ONE}"]
    assert {request.headers["authorization"] for request in tried} == {"Bearer token-0", "Bearer token-1"}


def test_every_account_writes_under_the_same_key_and_none_moves_out() -> None:
    pool, sent = pool_of({}, accounts=2)
    pool.attack()
    written = [request for request in sent if request.method == "POST"]
    assert [request.url.path for request in written] == ["/w/w/api/v1/me/notes"] * 2
    assert len({request.headers["idempotency-key"] for request in written}) == 1


def test_another_id_is_no_difference_and_one_that_recurs_elsewhere_is() -> None:
    def answers(listed: str, linked: str) -> dict[str, Any]:
        return {"/w/w/api/v1/me/feed": {"ids": [listed, linked]}}

    assert first_difference(attacked(answers(ONE, OTHER)), attacked(answers(OTHER, ONE))) is None
    apart = first_difference(attacked(answers(ONE, OTHER)), attacked(answers(ONE, ONE)))
    assert apart is not None
    assert json.loads(apart[0].body) != json.loads(apart[1].body)


def test_a_link_between_answers_to_two_accounts_is_seen() -> None:
    pools = [pool_of({f"/w/w/{who}": {"id": which} for who, which in told}, 2)[0] for told in LINKED]
    for pool in pools:
        for account, who in zip(pool.accounts, ("one", "two"), strict=True):
            account.get(f"/{who}")
    assert first_difference(*pools) is not None


LINKED = ((("one", ONE), ("two", ONE)), (("one", ONE), ("two", OTHER)))
"""What two accounts are told, in two worlds: the same id, and two."""


def test_an_answer_more_is_a_difference() -> None:
    pools = [pool_of({})[0] for _ in range(2)]
    for pool in pools:
        pool.accounts[0].get("/something")
    assert first_difference(*pools) is None
    pools[1].accounts[0].get("/something")
    assert first_difference(*pools) is not None
