"""A yes is given to the words that were read: once the agency puts others in their place, it lets nothing out."""

from __future__ import annotations

from typing import Any

from glassporch.client import Exchange

from ..conftest import Bench, pass_minutes
from ..flow import API
from ..scene import Scene, add_resident, delivered, review, under

AMENDED = "Please also look for a grey van."


def notice_of(scene: Scene, who: str = "resident") -> dict[str, Any]:
    return dict(scene.reader(who).get(f"{API}/me/notices/{scene.notice_of(who)}").json())


def share(scene: Scene, who: str, told: dict[str, Any], key: str) -> Exchange:
    """Say yes to the text that was read."""
    body = {"clip_ids": [told["clips"][0]["id"]], "notice_version": told["notice_version"]}
    return scene.reader(who).write("POST", f"{API}/me/notices/{told['id']}/share", body, key=key)


def amend(scene: Scene) -> None:
    path = f"{API}/officer/requests/{scene.request_id}/amend"
    assert scene.reader("officer").write("POST", path, {"message": AMENDED}, key="amend-text-1").status == 200


def kinds(scene: Scene, who: str = "resident") -> list[str]:
    events = scene.reader(who).get(f"{API}/me/choices/history").json()["events"]
    return [event["kind"] for event in events if event["purpose"] == "answer"]


def test_a_yes_to_the_words_before_an_amendment_is_told_to_read_again(bench: Bench) -> None:
    scene = delivered(bench, "no-policy")
    read = notice_of(scene)
    pass_minutes(scene.world, 5)
    amend(scene)
    refused = share(scene, "resident", read, "share-first-text")
    assert (refused.status, refused.json()["reasons"][0]["code"]) == (409, "notice-changed")
    again = notice_of(scene)
    assert (again["message"], scene.releases()) == (AMENDED, 0)
    assert again["served_at"] > read["served_at"]
    assert share(scene, "resident", again, "share-second-text").status == 200
    assert scene.releases() == 1


def test_a_yes_that_waits_for_a_housemate_does_not_let_out_for_other_words(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", co_consent="all-must-agree")
    under(bench, "reference-blind", "request", editable=True)
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "mate")
    first = notice_of(scene)
    assert share(scene, "resident", first, "share-and-wait").json()["waits"] is True
    assert notice_of(scene)["agreed"] is True
    amend(scene)
    if notice_of(scene)["message"] != AMENDED:
        assert notice_of(scene)["notice_version"] == first["notice_version"], "the former words stand until the review"
        assert review(bench, scene.world, scene.request_id).status == 200
    assert notice_of(scene)["agreed"] is False
    assert share(scene, "mate", notice_of(scene, "mate"), "share-other-words").json()["waits"] is True
    assert scene.releases() == 0
    pass_minutes(scene.world, 1)
    assert kinds(scene)[-1] == "stale"
    assert share(scene, "resident", notice_of(scene), "share-once-more").status == 200
    assert scene.releases() == 1


def test_what_was_shared_before_an_amendment_stays_and_can_be_taken_back(bench: Bench) -> None:
    scene = delivered(bench, "no-policy")
    assert share(scene, "resident", notice_of(scene), "share-at-once").status == 200
    amend(scene)
    pass_minutes(scene.world, 1)
    assert kinds(scene)[-1] == "stale"
    assert scene.releases() == 1
    assert notice_of(scene)["takes_back"] is True
