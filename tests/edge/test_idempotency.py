"""Every write takes an Idempotency-Key: a repeat repeats the answer and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.worlds.shelf import Shelf
from sqlalchemy import inspect, text

from ..conftest import Bench, pass_minutes
from ..flow import API, draft_for, incidents, square
from ..scene import Scene, hours_around
from ..things import LETTER, POST, STATEMENT
from .writes import WRITES, Write, file_request, invite, move_clock, move_out, object_to_footage, scene_for
from .writes_around import AROUND

ALL = (*WRITES, *AROUND)
EVERY_WRITE = pytest.mark.parametrize("write", ALL, ids=lambda write: write.do.__name__)
REFUSING = [write for write in ALL if write.do not in {move_out, object_to_footage}]
"""Writes after which another one under the same key is refused; the two others have tests of their own."""


@pytest.fixture
def scene(bench: Bench) -> Scene:
    """A regime with review, two notices for the resident and one request in review."""
    return scene_for(bench, "assistance-2021")


def effects(scene: Scene) -> dict[str, Any]:
    """Every row of every table."""
    with scene.world.database.looking() as rows:
        tables = inspect(rows).get_table_names()
        assert len(tables) > 25
        return {name: sorted(map(repr, rows.execute(text(f"SELECT * FROM {name}")).all())) for name in tables}


def seen(answer: Exchange) -> tuple[Any, ...]:
    return answer.status, answer.headers, answer.body


@EVERY_WRITE
def test_a_write_under_the_same_key_repeats_its_answer_and_nothing_else(bench: Bench, write: Write) -> None:
    scene = scene_for(bench, write.regime)
    untouched = effects(scene)
    first = write.do(scene, "same-key-1", 0)
    assert write.goes_to(first)
    assert first.status in {200, 201}, first.body
    before = effects(scene)
    assert before != untouched
    second = write.do(scene, "same-key-1", 0)
    assert seen(first) == seen(second)
    assert effects(scene) == before


@EVERY_WRITE
def test_the_answer_is_repeated_as_it_was_given_however_much_has_happened_since(bench: Bench, write: Write) -> None:
    scene = scene_for(bench, write.regime)
    first = write.do(scene, "same-key-1", 0)
    request = first.json().get("id", "")
    if write.do is file_request:
        path = f"{API}/company/requests/{request}/review"
        scene.reader("moderator").write("POST", path, {"approve": True}, key="approve-later")
    pass_minutes(scene.world, 60)
    assert seen(write.do(scene, "same-key-1", 0)) == seen(first)


@pytest.mark.parametrize("write", REFUSING, ids=lambda write: write.do.__name__)
def test_another_write_under_the_same_key_is_refused_with_a_reason(bench: Bench, write: Write) -> None:
    scene = scene_for(bench, write.regime)
    first = write.do(scene, "same-key-1", 0)
    assert first.status in {200, 201}
    write.do(scene, "another-key", 1)  # whatever the other variant needs beforehand is there now
    before = effects(scene)
    second = write.do(scene, "same-key-1", 1)
    assert second.status in {409, 422}
    assert [reason["code"] for reason in second.json()["reasons"]] == ["idempotency-key-reused"]
    assert effects(scene) == before
    assert seen(write.do(scene, "same-key-1", 0)) == seen(first)  # whatever came of the other one


def test_moving_out_under_the_key_of_another_write_is_refused_and_nobody_moves(scene: Scene) -> None:
    assert scene.opt("resident", out=True, key="same-key-1").status == 200
    before = effects(scene)
    refused = move_out(scene, "same-key-1", 0)
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["idempotency-key-reused"]
    assert effects(scene) == before
    assert scene.reader("resident").get(f"{API}/me").status == 200


def test_who_has_moved_out_is_served_the_repeat_of_that_and_nothing_else(scene: Scene) -> None:
    assert scene.opt("resident", out=True, key="chosen-before").status == 200
    first = move_out(scene, "same-key-1", 0)
    assert seen(move_out(scene, "same-key-1", 0)) == seen(first)
    for again in (scene.opt("resident", out=True, key="chosen-before"), move_out(scene, "another-key", 0)):
        assert again.status == 403
        assert again.json()["type"].endswith(":not-served")


def test_objections_of_two_people_under_one_key_are_both_kept(bench: Bench) -> None:
    scene = scene_for(bench, "reference-blind")
    answers = [object_to_footage(scene, "same-key-1", variant) for variant in (0, 1, 0, 1)]
    assert len({seen(answer) for answer in answers}) == 1
    listed = scene.reader("moderator").get(f"{API}/company/objections").json()["objections"]
    assert len({one["words"] for one in listed}) == len(listed) == 2


def test_a_code_opens_one_account_however_often_it_is_sent(scene: Scene) -> None:
    code = invite(scene, "an-invitation", 0).json()["code"]
    body = {"code": code, "password": "a-password-of-my-own"}
    answers = [scene.reader().write("POST", f"{API}/sessions/invitations/accept", body, key="same-key-1")]
    before = effects(scene)
    answers.append(scene.reader().write("POST", f"{API}/sessions/invitations/accept", body, key="same-key-1"))
    assert [answer.status for answer in answers] == [201, 409]
    assert effects(scene) == before


def test_a_key_of_somebody_else_is_another_key(scene: Scene) -> None:
    for who in ("resident", "neighbor", "third-resident"):
        assert scene.opt(who, out=True, key="same-key-1").json()["opted_out"] is True
    assert move_clock(scene, "same-key-1", 0).status == 200


NOW = "2018-06-15T16:00:00Z"
KEYS = {"none": None, "empty": "", "short": "1234567", "long": "k" * 81, "not ASCII": "é" * 10}


READING: dict[tuple[str, str], tuple[str, object]] = {
    ("POST", "/officer/area-checks"): ("officer", {"area": square(-69, 36)}),
    ("POST", "/officer/address-searches"): ("officer", {"street": "A Street"}),
    ("POST", "/public/requests/searches"): ("", {}),
    ("POST", "/public/requests/exports"): ("", {}),
    ("POST", "/public/agency-map/searches"): ("", {"text": "Tern Cay"}),
    ("POST", "/public/announcements/searches"): ("", {"phrase": "neighbors"}),
    ("POST", "/lab/announcements"): ("researcher", {"guess": 3}),
    ("POST", "/lab/adoption"): ("researcher", {"runs": 10}),
}
"""What only reads, though by POST: what is asked belongs in no address, and nothing of it is kept; who, and a body."""


def test_what_only_reads_by_post_needs_no_key_and_changes_no_row(bench: Bench) -> None:
    scene = scene_for(bench, "heat-map-2018")  # whose rules know a search by address
    before = effects(scene)
    for (method, path), (who, body) in READING.items():
        answer = scene.reader(who).call(method, API + path, body)
        assert answer.status == 200, (path, answer.body)
    assert effects(scene) == before


def test_every_write_of_the_api_stands_in_the_tests_above() -> None:
    paths = create_app(Shelf()).openapi()["paths"]
    writes = {
        (method.upper(), path.split("/api/v1")[1])
        for path, operations in paths.items()
        if "/api/v1" in path
        for method in operations
        if method not in {"get", "head"}
    }
    sessions = {("POST", "/sessions"), ("DELETE", "/sessions/current")}  # these take no key
    once = {("POST", "/sessions/invitations/accept")}  # a code opens one account, see above
    assert writes - READING.keys() - sessions - once == {write.address for write in ALL}


BODIES: dict[str, object] = {
    "share": {"clip_ids": ["x"], "notice_version": "x"},
    "amend": {"message": "Another text."},
    "triage": {"verdict": "accepted"},
    "onward": {"to_agency_id": "age_x"},
    "comments": {"text": "A comment."},
    "view": {"hidden": True, "muted": False},
    "{onward_id}": {"agree": False},
    "standing-choice": {"opted_out": True},
    "choices": {"purpose": "requests", "agree": False},
    "objections": {"street": "x", "words": "x", "window_from": NOW, "window_to": NOW},
    "/company/objections/{objection_id}/decision": {"uphold": True},
    "/company/requests/{request_id}/review": {"approve": True},
    "demands": {
        "kind": "warrant",
        "authority": "A court",
        "paper_number": "SW-1",
        "name": "A",
        "wants": ["content"],
        "window_from": NOW,
        "window_to": NOW,
    },
    "/legal/demands/{demand_id}/decision": {"outcome": "full"},
    "consent": {"agree": True},
    "clock": {"minutes": 1},
    "step": {"to": "next"},
    "pace": {"pace": 7},
    "regime": {"regime_id": None},
    "invitations": {"name": "A", "email": "a@b.example", "role": "user"},
    "posting": {"may_post": True},
    "assigned-area": {"area": None},
    "posts": POST,
    "feed": POST,
    "/company/posts/{post_id}/review": {"verdict": "approve"},
    "feed-settings": {"alerts": True},
    "agreements": {"clauses": [], "starts": NOW},
    "sign": {"agree": False},
    "end": {"reason": "The program ends."},
    "gifts": {"kind": "cameras-given", "number": 1},
    "statements": STATEMENT,
    "{statement_id}": {"title": "Anew", "text": "Another wording."},
    "/partners/statements/{statement_id}/review": {"verdict": "approve"},
    "/records/requests": {"agency_id": "age_x", "topics": ["requests"], "from_day": NOW[:10], "to_day": NOW[:10]},
    "alerts": {"categories": ["crime"]},
    "letters": LETTER,
}
"""What each write could be sent with, by its address or the last part of it; the others take no body."""


def body_for(write: Write, incident: dict[str, Any]) -> object:
    """A body that is in order, so that nothing is missing but a key."""
    address = write.address[1]
    if write.do is file_request:
        return draft_for(incident)
    return BODIES.get(address, BODIES.get(address.rsplit("/", 1)[-1]))


@EVERY_WRITE
def test_nothing_but_the_key_is_missing_in_the_writes_below(bench: Bench, write: Write) -> None:
    world = bench.world()
    body = body_for(write, incidents(bench.reader(world, "officer"))[0])
    answer = bench.reader(world, write.who).write(write.address[0], API + write.address[1], body, key="a-usable-key")
    assert answer.status in {200, 201} or not answer.json()["type"].endswith((":no-key", ":invalid"))


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS.keys())
@EVERY_WRITE
def test_a_write_without_a_usable_key_is_told_so(bench: Bench, write: Write, key: Any) -> None:
    world = bench.world()
    method, path = write.address
    body = body_for(write, incidents(bench.reader(world, "officer"))[0])
    headers = {"authorization": f"Bearer token-of-{write.who}"}
    if key is not None:
        headers["idempotency-key"] = key.encode("latin-1")
    answer = bench.client.request(method, f"/w/{world.name}{API}{path}", json=body, headers=headers)
    assert answer.json()["type"] == "urn:glassporch:problem:no-key"
    assert answer.status_code == 400


def test_a_key_of_eight_to_eighty_characters_will_do(bench: Bench) -> None:
    reader = bench.reader(bench.world(), "resident")
    for key in ("12345678", "k" * 80):
        assert reader.write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key=key).status == 200


def at_once(bench: Bench, world: str, count: int, do: Callable[[Portal, int], Exchange], who: str) -> list[Exchange]:
    """Let several threads, each with a client of its own, do something at the same moment."""
    app, gate = create_app(bench.shelf), threading.Barrier(count)
    answers: list[Exchange] = []

    def run(number: int) -> None:
        with client_of(app) as client:
            portal = Portal(client, world, f"token-of-{who}")
            gate.wait(timeout=20)
            answers.append(do(portal, number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == count
    return answers


def test_the_same_key_at_the_same_moment_files_one_request(bench: Bench) -> None:
    world = bench.world()
    body = draft_for(incidents(bench.reader(world, "officer"))[0])

    def do(portal: Portal, _: int) -> Exchange:
        return portal.write("POST", f"{API}/officer/requests", body, key="at-once-1")

    answers = at_once(bench, world.name, 6, do, "officer")
    assert len({seen(answer) for answer in answers}) == 1
    assert answers[0].status == 201
    assert len(bench.reader(world, "officer").get(f"{API}/officer/requests").json()["requests"]) == 1


def test_the_same_key_at_the_same_moment_stores_one_choice(bench: Bench) -> None:
    world = bench.world()

    def do(portal: Portal, _: int) -> Exchange:
        return portal.write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key="at-once-1")

    answers = at_once(bench, world.name, 6, do, "resident")
    assert len({seen(answer) for answer in answers}) == 1
    assert len(answers[0].json()["consent"]) == 1


def test_different_keys_at_the_same_moment_cannot_exceed_a_cases_limit(bench: Bench) -> None:
    world = bench.world("reference-blind")
    incident = incidents(bench.reader(world, "officer"))[2]
    body = draft_for(incident, **hours_around(incident))

    def do(portal: Portal, number: int) -> Exchange:
        return portal.write("POST", f"{API}/officer/requests", body, key=f"at-once-{number}")

    answers = at_once(bench, world.name, 6, do, "officer")
    assert sorted(answer.status for answer in answers) == [201, 201, 422, 422, 422, 422]


def test_a_receipt_is_not_repeated_to_an_account_that_was_closed_meanwhile(scene: Scene) -> None:
    assert file_request(scene, "before-closing", 0).status == 201
    with scene.world.database.acting() as rows:
        rows.execute(text("UPDATE account SET active = 0 WHERE staff_name = 'Det. Mara Quill'"))
    again = file_request(scene, "before-closing", 0)
    assert (again.status, again.json()["reasons"][0]["code"]) == (422, "account-closed")


def test_a_receipt_says_what_it_said_first_after_the_request_went_on(scene: Scene) -> None:
    first = file_request(scene, "early-receipt", 0)
    path = f"{API}/company/requests/{first.json()['id']}/review"
    scene.reader("moderator").write("POST", path, {"approve": True})
    pass_minutes(scene.world, 60)
    assert scene.reader("officer").get(f"{API}/officer/requests/{first.json()['id']}").json()["state"] == "delivered"
    assert file_request(scene, "early-receipt", 0).body == first.body
    assert first.json()["state"] == "in-review"
