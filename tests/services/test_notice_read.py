"""A yes names the notice that it answers: one that names none, or another, is refused and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from glassporch.client import Exchange

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, add_resident, delivered
from ..things import other_agency

FIELD = "body.notice_version"


def sharing(scene: Scene) -> tuple[str, str, dict[str, Any]]:
    return "POST", f"/me/notices/{scene.notice_of('resident')}/share", scene.yes_to("resident")


def choosing(purpose: str) -> Callable[[Scene], tuple[str, str, dict[str, Any]]]:
    def yes(scene: Scene) -> tuple[str, str, dict[str, Any]]:
        told = scene.told("resident", purpose)
        return "POST", "/me/choices", {"purpose": purpose, "agree": True, "notice_version": told}

    return yes


def opting_in(scene: Scene) -> tuple[str, str, dict[str, Any]]:
    assert scene.opt("resident", out=True).status == 200
    return "PUT", "/me/standing-choice", {"opted_out": False, "notice_version": scene.told("resident", "requests")}


def passing_on(scene: Scene) -> tuple[str, str, dict[str, Any]]:
    assert scene.share("resident").status == 200
    path = f"{API}/officer/releases/{scene.view()['shared'][0]['release_id']}/onward"
    scene.reader("officer").write("POST", path, {"to_agency_id": other_agency(scene)}, key="pass-it-on")
    [ask] = scene.reader("resident").get(f"{API}/me/onward").json()["asks"]
    return "POST", f"/me/onward/{ask['id']}", {"agree": True, "notice_version": ask["notice_version"]}


EVERY_YES = pytest.mark.parametrize(
    ("agreeing", "read_at"),
    [
        (sharing, "GET /me/notices/{notice_id}"),
        (choosing("requests"), "GET /me/choices"),
        (choosing("map"), "GET /me/choices"),
        (opting_in, "GET /me/choices"),
        (passing_on, "GET /me/onward"),
    ],
    ids=["sharing", "agreeing to be asked", "agreeing to be counted", "opting in again", "passing on"],
)


def events(scene: Scene, who: str = "resident") -> list[dict[str, Any]]:
    return list(scene.reader(who).get(f"{API}/me/choices/history").json()["events"])


def send(scene: Scene, method: str, path: str, body: dict[str, Any], key: str) -> Exchange:
    return scene.reader("resident").write(method, f"{API}{path}", body, key=key)


@EVERY_YES
@pytest.mark.parametrize("named", [{}, {"notice_version": ""}], ids=["no version", "an empty one"])
def test_a_yes_that_names_no_notice_is_told_where_to_read_it_and_changes_nothing(
    bench: Bench, agreeing: Callable[[Scene], tuple[str, str, dict[str, Any]]], read_at: str, named: dict[str, str]
) -> None:
    scene = delivered(bench, "reference-map")
    method, path, body = agreeing(scene)
    before, released = events(scene), scene.releases()
    bare = {name: value for name, value in body.items() if name != "notice_version"} | named
    refused = send(scene, method, path, bare, "bare-yes-1")
    assert refused.status == 422
    [fault] = refused.json()["fields"]
    assert fault["field"] == FIELD
    assert read_at in fault["fault"]
    assert (events(scene), scene.releases()) == (before, released)
    assert send(scene, method, path, body, "yes-as-read-1").status == 200
    assert events(scene)[-1]["notice_version"] == body["notice_version"]
    assert events(scene)[-1]["served_at"] is not None


@EVERY_YES
def test_a_yes_that_names_another_notice_is_not_taken(
    bench: Bench, agreeing: Callable[[Scene], tuple[str, str, dict[str, Any]]], read_at: str
) -> None:
    del read_at
    scene = delivered(bench, "reference-map")
    method, path, body = agreeing(scene)
    before = events(scene)
    refused = send(scene, method, path, body | {"notice_version": "an-older-one"}, "older-yes-1")
    assert refused.status == 409
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["notice-changed"]
    assert events(scene) == before


def test_confirming_a_yes_needs_the_notice_as_the_first_yes_did(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    assert scene.choose("resident", "map", agree=True).status == 200
    bare = send(scene, "POST", "/me/choices", {"purpose": "map", "agree": True}, "bare-confirm-1")
    assert (bare.status, events(scene)[-1]["kind"]) == (422, "given")
    assert scene.choose("resident", "map", agree=True, key="confirm-1").status == 200
    assert events(scene)[-1]["kind"] == "re-confirmed"


def test_a_no_needs_no_notice_and_is_not_put_on_record_as_served_with_one(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    add_resident(scene, "second")
    said = (
        ("resident", "POST", "/me/choices", {"purpose": "requests", "agree": False}),
        ("neighbor", "POST", "/me/choices", {"purpose": "map", "agree": False, "notice_version": "an-older-one"}),
        ("second", "PUT", "/me/standing-choice", {"opted_out": True}),
    )
    for who, method, path, body in said:
        assert scene.reader(who).write(method, f"{API}{path}", body, key=f"no-of-{who}").status == 200
        last = events(scene, who)[-1]
        assert (last["kind"], last["served_at"]) == ("withdrawn", None)


def test_a_no_whose_form_named_the_text_in_force_is_on_record_as_served_with_it(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    told = scene.told("resident", "requests")
    assert scene.choose("resident", "requests", agree=False, notice_version=told).status == 200
    assert events(scene)[-1]["served_at"] is not None


def test_a_no_to_passing_on_needs_no_notice(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    method, path, _ = passing_on(scene)
    assert send(scene, method, path, {"agree": False}, "no-passing-on-1").status == 200
    assert events(scene)[-1]["kind"] == "refused"
