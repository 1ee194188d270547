"""Two residents, one camera: what a yes, a no and silence of each come to is what the rules say."""

from __future__ import annotations

import pytest
from glassporch.client import Exchange

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, add_resident, delivered, under


def codes(answer: Exchange) -> list[str]:
    return [reason["code"] for reason in answer.json()["reasons"]]


def two(bench: Bench, mode: str) -> Scene:
    under(bench, "reference-blind", "consent", co_consent=mode)
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    return scene


def test_either_may_refuse_and_one_yes_is_enough_without_a_no(bench: Bench) -> None:
    scene = two(bench, "either-may-refuse")
    assert scene.share("resident").json()["released_clips"] == 1
    other = two(bench, "either-may-refuse")
    assert other.decline("second").status == 200
    refused = other.share("resident")
    assert (refused.status, codes(refused)) == (409, ["household-said-no"])
    assert other.releases() == 0


def test_whoever_refused_can_agree_after_all(bench: Bench) -> None:
    scene = two(bench, "either-may-refuse")
    scene.decline("second")
    assert scene.share("resident").status == 409
    assert scene.share("second").json()["released_clips"] == 1


def test_where_anybody_may_share_a_no_binds_only_whoever_said_it(bench: Bench) -> None:
    scene = two(bench, "any-may-share")
    scene.decline("second")
    assert scene.share("resident").json()["released_clips"] == 1


def test_where_all_must_agree_a_yes_waits_and_the_last_one_releases(bench: Bench) -> None:
    scene = two(bench, "all-must-agree")
    clip = scene.clips_of("resident")[0]
    first = scene.share("resident", [clip]).json()
    assert (first["waits"], first["released_clips"], first["answer"]) == (True, 0, "")
    assert (scene.releases(), scene.view()["shared"]) == (0, [])
    last = scene.share("second", [clip]).json()
    assert (last["waits"], last["released_clips"], last["answer"]) == (False, 1, "shared")
    assert len(scene.view()["shared"]) == 1


def test_a_yes_that_waits_is_kept_only_for_clips_that_could_leave(bench: Bench) -> None:
    scene = two(bench, "all-must-agree")
    refused = scene.share("resident", ["cli_nothing"])
    assert (refused.status, codes(refused)) == (409, ["clips-cannot-be-shared"])
    history = scene.reader("resident").get(f"{API}/me/choices/history").json()["events"]
    assert [event["kind"] for event in history] == ["requested"]


@pytest.mark.parametrize(("mode", "asked"), [("any-may-share", True), ("either-may-refuse", False)])
def test_a_yes_to_being_asked_beside_a_no_is_what_the_rules_say(bench: Bench, mode: str, *, asked: bool) -> None:
    scene = two(bench, mode)
    scene.choose("second", "requests", agree=False)
    scene.choose("resident", "requests", agree=True)
    assert scene.reader("resident").get(f"{API}/me/choices").json()["asked"] is asked


def test_taking_back_before_and_after_a_release_does_what_the_rules_of_the_request_say(bench: Bench) -> None:
    for regime, removed in (("reference-blind", 1), ("heat-map-2018", 0)):
        scene = delivered(bench, regime)
        assert codes(scene.withdraw("resident", key="too-early-1")) == ["nothing-to-withdraw"]
        clip = scene.clips_of("resident")[0]
        scene.share("resident", [clip])
        [shared] = scene.view()["shared"]
        release = f"{API}/officer/releases/{shared['release_id']}/picture"
        assert scene.reader("officer").get(release).status == 200
        answer = scene.withdraw("resident").json()
        assert (answer["removed_clips"], answer["staying_clips"]) == (removed, 1 - removed)
        assert ("stay with the" in answer["told"]) is not bool(removed)
        assert len(scene.view()["shared"]) == 1 - removed
        gone, never = (
            scene.reader("officer").get(release),
            scene.reader("officer").get(release.replace("rel_", "rel_x")),
        )
        assert (gone.status == 200) is not bool(removed)
        if removed:
            assert (gone.status, gone.headers, gone.body) == (never.status, never.headers, never.body)
            assert codes(scene.share("resident", [clip], key="once-more-1")) == ["taken-back"]
        assert codes(scene.withdraw("resident", key="twice-back-1")) == ["nothing-to-withdraw"]
        kinds = [e["kind"] for e in scene.reader("resident").get(f"{API}/me/choices/history").json()["events"]]
        assert kinds == ["requested", "given", "withdrawn"]
        record = scene.reader("resident").get(f"{API}/me/record").json()
        assert [left["release_id"] for left in record["left"]] == [shared["release_id"]], "the resident's record stays"


def test_an_officer_sees_the_same_bytes_after_a_withdrawal_as_after_silence(bench: Bench) -> None:
    silent, back = delivered(bench, "reference-blind"), delivered(bench, "reference-blind")
    back.share("resident")
    back.withdraw("resident")
    for path in ("/officer/requests", f"/officer/requests/{silent.request_id}"):
        one, other = (scene.reader("officer").get(f"{API}{path}") for scene in (silent, back))
        assert (one.status, one.body) == (other.status, other.body)
