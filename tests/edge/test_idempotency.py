"""Every write takes an Idempotency-Key: a repeat repeats the answer and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.main import create_app
from glassporch.testing.transport import client_of
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API, draft_for, file, incidents
from ..scene import Scene, delivered, hours_around

Write = Callable[[Scene, str, int], Exchange]


def file_request(scene: Scene, key: str, variant: int) -> Exchange:
    body = draft_for(scene.incident, message=f"Variant {variant}.", **hours_around(scene.incident))
    return scene.reader("officer").write("POST", f"{API}/officer/requests", body, key=key)


def share(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.share("resident", scene.clips_of("resident")[: variant + 1], key=key)


def decline(scene: Scene, key: str, variant: int) -> Exchange:
    who = "resident"
    notices = scene.reader(who).get(f"{API}/me/notices").json()["notices"]
    notice = notices[variant]["id"]
    return scene.reader(who).write("POST", f"{API}/me/notices/{notice}/decline", key=key)


def choose(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.opt("resident", out=variant == 0, key=key)


def review(scene: Scene, key: str, variant: int) -> Exchange:
    body = {"approve": variant == 0, "note": "A note."}
    request = scene.reader("officer").get(f"{API}/officer/requests").json()["requests"][0]["id"]
    return scene.reader("moderator").write("POST", f"{API}/company/requests/{request}/review", body, key=key)


def move_clock(scene: Scene, key: str, variant: int) -> Exchange:
    return scene.reader("researcher").write("POST", f"{API}/lab/clock", {"minutes": variant + 7}, key=key)


WRITES: list[Write] = [file_request, share, decline, choose, review, move_clock]


@pytest.fixture(params=WRITES, ids=lambda write: write.__name__)
def write(request: pytest.FixtureRequest) -> Write:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def scene(bench: Bench) -> Scene:
    """A regime with review, two notices for the resident and one request in review."""
    made = delivered(bench, "assistance-2021")
    officer = made.reader("officer")
    again = file(officer, made.incident, key="file-second", **hours_around(made.incident))
    path = f"{API}/company/requests/{again.json()['id']}/review"
    made.reader("moderator").write("POST", path, {"approve": True}, key="approve-second")
    pass_minutes(made.world, 11)
    other = incidents(officer)[1]
    assert file(officer, other, key="file-third", **hours_around(other)).status == 201
    return made


EFFECTS = [
    "footage_request",
    "consent_event",
    "release",
    "decision",
    "decision_about",
    "replay",
    "own_replay",
    "agenda_item",
]


def effects(scene: Scene) -> dict[str, Any]:
    with scene.world.database.looking() as rows:
        counts = {table: rows.execute(text(f"SELECT count(*) FROM {table}")).scalar() for table in EFFECTS}
        answers = rows.execute(text("SELECT id, answer, answered_us FROM notice ORDER BY id")).all()
    return counts | {"answers": answers, "clock": scene.now().clock_us}


def seen(answer: Exchange) -> tuple[Any, ...]:
    return answer.status, answer.headers, answer.body


def possible(scene: Scene, write: Write) -> None:
    """Take away what stands in the way of a write: a third request of the same case."""
    if write is file_request:
        scene.incident = incidents(scene.reader("officer"))[0]


def test_a_write_under_the_same_key_repeats_its_answer_and_nothing_else(scene: Scene, write: Write) -> None:
    possible(scene, write)
    first = write(scene, "same-key-1", 0)
    assert first.status in {200, 201}, first.body
    before = effects(scene)
    second = write(scene, "same-key-1", 0)
    assert seen(first) == seen(second)
    assert effects(scene) == before


def test_the_answer_is_repeated_as_it_was_given_however_much_has_happened_since(scene: Scene, write: Write) -> None:
    possible(scene, write)
    first = write(scene, "same-key-1", 0)
    request = first.json().get("id", "")
    if write is file_request:
        path = f"{API}/company/requests/{request}/review"
        scene.reader("moderator").write("POST", path, {"approve": True}, key="approve-later")
    pass_minutes(scene.world, 60)
    assert seen(write(scene, "same-key-1", 0)) == seen(first)


def test_another_write_under_the_same_key_is_refused_with_a_reason(scene: Scene, write: Write) -> None:
    possible(scene, write)
    assert write(scene, "same-key-1", 0).status in {200, 201}
    before = effects(scene)
    second = write(scene, "same-key-1", 1)
    assert second.status in {409, 422}
    assert [reason["code"] for reason in second.json()["reasons"]] == ["idempotency-key-reused"]
    assert effects(scene) == before


def test_a_key_of_somebody_else_is_another_key(scene: Scene) -> None:
    for who in ("resident", "neighbor", "third-resident"):
        assert scene.opt(who, out=True, key="same-key-1").json()["opted_out"] is True
    assert move_clock(scene, "same-key-1", 0).status == 200


ADDRESSES = [
    ("POST", "/officer/requests", "officer"),
    ("POST", "/me/notices/x/share", "resident"),
    ("POST", "/me/notices/x/decline", "resident"),
    ("PUT", "/me/standing-choice", "resident"),
    ("POST", "/company/requests/x/review", "moderator"),
    ("POST", "/lab/clock", "researcher"),
]
KEYS = {"none": None, "empty": "", "short": "1234567", "long": "k" * 81, "not ASCII": "é" * 10}


def test_every_write_of_the_api_stands_in_the_tests_above() -> None:
    from glassporch.worlds.shelf import Shelf

    paths = create_app(Shelf()).openapi()["paths"]
    writes = {
        (method.upper(), path.split("/api/v1")[1])
        for path, operations in paths.items()
        if "/api/v1" in path
        for method in operations
        if method != "get"
    }
    reading = {("POST", "/officer/area-checks"), ("POST", "/sessions"), ("DELETE", "/sessions/current")}
    tested = {
        (method, path.replace("/notices/x", "/notices/{notice_id}").replace("/requests/x", "/requests/{request_id}"))
        for method, path, _ in ADDRESSES
    }
    assert writes - reading == tested


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS.keys())
@pytest.mark.parametrize(("method", "path", "who"), ADDRESSES)
def test_a_write_without_a_usable_key_is_told_so(bench: Bench, method: str, path: str, who: str, key: Any) -> None:
    world = bench.world()
    bodies = {
        "requests": draft_for(incidents(bench.reader(world, "officer"))[0]),
        "share": {"clip_ids": ["x"]},
        "standing-choice": {"opted_out": True},
        "review": {"approve": True},
        "clock": {"minutes": 1},
    }
    headers = {"authorization": f"Bearer token-of-{who}"}
    if key is not None:
        headers["idempotency-key"] = key.encode("latin-1")
    body = bodies.get(path.rsplit("/", 1)[-1])
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
    scene.incident = incidents(scene.reader("officer"))[0]
    assert file_request(scene, "before-closing", 0).status == 201
    with scene.world.database.acting() as rows:
        rows.execute(text("UPDATE account SET active = 0 WHERE staff_name = 'Det. Mara Quill'"))
    again = file_request(scene, "before-closing", 0)
    assert (again.status, again.json()["reasons"][0]["code"]) == (422, "account-closed")


def test_a_receipt_says_what_it_said_first_after_the_request_went_on(scene: Scene) -> None:
    scene.incident = incidents(scene.reader("officer"))[0]
    first = file_request(scene, "early-receipt", 0)
    path = f"{API}/company/requests/{first.json()['id']}/review"
    scene.reader("moderator").write("POST", path, {"approve": True})
    pass_minutes(scene.world, 60)
    assert scene.reader("officer").get(f"{API}/officer/requests/{first.json()['id']}").json()["state"] == "delivered"
    assert file_request(scene, "early-receipt", 0).body == first.body
    assert first.json()["state"] == "in-review"
