"""Passing footage on: at once where the rules let agencies, and only after a resident's yes where they do not."""

from __future__ import annotations

from typing import Any

import pytest
from glassporch.client import Exchange
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.services.changing import change_regime
from glassporch.worlds.world import advance
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API
from ..scene import Scene, add_resident, delivered, under

OPEN = [name for name, regime in REGIMES.items() if regime.request.is_open.value]
AT_ONCE = [name for name in OPEN if REGIMES[name].sharing.onward.value != "new-consent"]
BY_CONSENT = [name for name in OPEN if name not in AT_ONCE]


def codes(answer: Exchange) -> list[str]:
    return [reason["code"] for reason in answer.json()["reasons"]]


def shared(bench: Bench, regime: str) -> Scene:
    scene = delivered(bench, regime)
    assert scene.share("resident").status == 200
    return scene


def release_of(scene: Scene) -> str:
    return str(scene.view()["shared"][0]["release_id"])


def other(scene: Scene) -> str:
    listed = scene.reader("officer").get(f"{API}/officer/agencies").json()["agencies"]
    return str(next(agency["id"] for agency in listed if agency["name"].startswith("Gannet")))


def pass_on(scene: Scene, *, key: str = "pass-on-key", to: str = "", release: str = "") -> Exchange:
    path = f"{API}/officer/releases/{release or release_of(scene)}/onward"
    return scene.reader("officer").write("POST", path, {"to_agency_id": to or other(scene)}, key=key)


def received(scene: Scene) -> list[dict[str, Any]]:
    return list(scene.reader("other-officer").get(f"{API}/officer/passed-on").json()["clips"])


def asks(scene: Scene, who: str = "resident") -> list[dict[str, Any]]:
    return list(scene.reader(who).get(f"{API}/me/onward").json()["asks"])


def reply(scene: Scene, ask: str, *, agree: bool, who: str = "resident", key: str = "") -> Exchange:
    path = f"{API}/me/onward/{ask}"
    body = {"agree": agree} | ({"notice_version": scene.told_onward(who)} if agree else {})
    return scene.reader(who).write("POST", path, body, key=key or f"onward-{who}-{agree}")


def went(scene: Scene) -> list[dict[str, Any]]:
    return list(scene.reader("resident").get(f"{API}/me/record").json()["left"][0]["onward"])


@pytest.mark.parametrize("regime", AT_ONCE)
def test_where_agencies_may_a_clip_goes_on_at_once_with_all_that_was_disclosed(bench: Bench, regime: str) -> None:
    scene = shared(bench, regime)
    release = release_of(scene)
    picture = f"{API}/officer/releases/{release}/picture"
    assert scene.reader("other-officer").get(picture).status == 404
    assert pass_on(scene).json()["state"] == "passed"
    [clip] = received(scene)
    assert clip["contact"] == scene.view()["shared"][0]["contact"]
    assert clip["label"] == scene.view()["shared"][0]["label"]
    assert scene.reader("other-officer").get(picture).body == scene.reader("officer").get(picture).body
    assert scene.reader("other-officer").get(f"{API}/officer/requests/{scene.request_id}").status == 404


@pytest.mark.parametrize("regime", OPEN)
def test_the_residents_record_shows_where_it_went_and_whether_the_rules_would_have_told(
    bench: Bench, regime: str
) -> None:
    scene = shared(bench, regime)
    assert went(scene) == []
    pass_on(scene)
    [to] = went(scene)
    rules = REGIMES[regime].sharing
    assert (to["passed_at"] is not None) is (rules.onward.value != "new-consent")
    assert ("would not have been told" in to["remark"]) is not rules.onward_told.value
    filed = [entry["what"] for entry in scene.reader("resident").get(f"{API}/me/record").json()["decisions"]]
    assert "The agency passed a clip of yours on to another agency, or asked to." in filed


@pytest.mark.parametrize("regime", BY_CONSENT)
def test_where_consent_is_needed_nothing_goes_on_before_a_yes(bench: Bench, regime: str) -> None:
    scene = shared(bench, regime)
    assert pass_on(scene).json()["state"] == "asked"
    assert received(scene) == []
    [ask] = asks(scene)
    assert reply(scene, ask["id"], agree=True).json()["passed"] is True
    [clip] = received(scene)
    assert clip["release_id"] == release_of(scene)
    assert went(scene)[0]["passed_at"] is not None
    assert asks(scene) == []


def test_a_no_and_silence_pass_nothing_on(bench: Bench) -> None:
    silent, refused = shared(bench, "reference-blind"), shared(bench, "reference-blind")
    for scene in (silent, refused):
        pass_on(scene)
    assert reply(refused, asks(refused)[0]["id"], agree=False).json()["passed"] is False
    for scene in (silent, refused):
        pass_minutes(scene.world, 60 * 24 * 20)
        assert received(scene) == []
        assert scene.reader("other-officer").get(f"{API}/officer/releases/{release_of(scene)}/picture").status == 404
    assert asks(refused) == []


@pytest.mark.parametrize("regime", ["video-request-2019", "reference-blind"])
def test_the_receiving_agency_fetches_the_footage_itself_and_nothing_of_what_it_was_not_given(
    bench: Bench, regime: str
) -> None:
    scene = shared(bench, regime)
    footage = f"{API}/officer/releases/{release_of(scene)}/footage"
    receiver = scene.reader("other-officer")
    assert receiver.get(footage).status == 404
    pass_on(scene)
    for ask in asks(scene):
        assert receiver.get(footage).status == 404
        reply(scene, ask["id"], agree=True)
    assert receiver.get(footage).body == scene.reader("officer").get(footage).body
    assert scene.reader("federal-officer").get(footage).status in {404, 422}
    assert receiver.get(f"{API}/officer/requests/{scene.request_id}").status == 404


def test_the_receiving_agency_gets_the_same_evidence_package_and_not_before_the_yes(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    package, receiver = f"{API}/officer/releases/{release_of(scene)}/evidence", scene.reader("other-officer")
    pass_on(scene)
    assert receiver.get(package).status == 404
    reply(scene, asks(scene)[0]["id"], agree=True)
    assert receiver.get(package).body == scene.reader("officer").get(package).body


def test_the_residents_record_names_the_agency_that_fetched_and_not_the_one_that_had_asked(bench: Bench) -> None:
    scene = shared(bench, "video-request-2019")
    pass_on(scene)
    assert scene.reader("other-officer").get(f"{API}/officer/releases/{release_of(scene)}/footage").status == 200
    made = scene.reader("resident").get(f"{API}/me/record").json()["decisions"]
    [fetched] = [one["agency"] for one in made if one["what"].startswith("An agency fetched the footage")]
    assert fetched.startswith("Gannet County")


def test_an_administrator_reads_the_list_of_what_was_passed_on_to_their_agency_and_no_others(bench: Bench) -> None:
    scene = shared(bench, "video-request-2019")
    pass_on(scene)
    path = f"{API}/agency/passed-on"
    assert scene.reader("other-administrator").get(path).json()["clips"] == received(scene)
    assert scene.reader("administrator").get(path).json()["clips"] == []


@pytest.mark.parametrize("regime", ["assistance-2021", "reference-blind"])
def test_an_agency_that_the_rules_do_not_let_in_gets_nothing_also_where_it_is_named_by_its_id(
    bench: Bench, regime: str
) -> None:
    scene = shared(bench, regime)
    with scene.world.database.looking() as rows:
        federal = str(rows.execute(text("SELECT id FROM agency WHERE kind = 'federal'")).scalar_one())
    refused, unknown = pass_on(scene, to=federal), pass_on(scene, key="to-none-key", to="age_nothing")
    assert codes(refused) == ["agency-unknown"]
    assert (refused.status, refused.json()["reasons"]) == (unknown.status, unknown.json()["reasons"])


# Taking a yes back


def history_of(scene: Scene) -> list[str]:
    events = scene.reader("resident").get(f"{API}/me/choices/history").json()["events"]
    return [event["kind"] for event in events if event["purpose"] == "onward"]


def test_a_yes_that_is_taken_back_before_the_hand_over_stops_it(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", co_consent="all-must-agree")
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    add_resident(scene, "second")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    reply(scene, ask, agree=True)
    assert asks(scene) == []  # answered; the record offers to take it back
    assert went(scene)[0]["agreed"] is True
    assert reply(scene, ask, agree=False).json()["passed"] is False
    assert codes(reply(scene, ask, agree=True, who="second")) == ["already-refused"]
    assert received(scene) == []
    assert history_of(scene) == ["requested", "given", "withdrawn"]


def test_after_the_hand_over_a_yes_that_is_taken_back_ends_the_fetching_where_the_rules_remove_copies(
    bench: Bench,
) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    before = [scene.reader("officer").get(f"{API}/officer/requests/{scene.request_id}").body]
    reply(scene, ask, agree=True)
    assert len(received(scene)) == 1
    done = reply(scene, ask, agree=False).json()
    assert (done["passed"], "can no longer fetch" in done["said"]) == (False, True)
    assert received(scene) == []
    for what in ("picture", "footage", "evidence"):
        path = f"{API}/officer/releases/{release_of(scene)}/{what}"
        assert scene.reader("other-officer").get(path).status == 404
        assert scene.reader("officer").get(path).status == 200
    assert went(scene)[0]["taken_back_at"] is not None
    before.append(scene.reader("officer").get(f"{API}/officer/requests/{scene.request_id}").body)
    assert len(set(before)) == 1  # the passing agency reads nothing of it


def test_after_the_hand_over_the_copy_stays_where_the_rules_say_so(bench: Bench) -> None:
    under(bench, "reference-blind", "sharing", after_withdrawal="copies-stay")
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    reply(scene, ask, agree=True)
    done = reply(scene, ask, agree=False).json()
    assert (done["passed"], "keeps what it has" in done["said"]) == (True, True)
    assert len(received(scene)) == 1
    assert history_of(scene) == ["requested", "given", "withdrawn"]
    assert reply(scene, ask, agree=False, key="once-more-1").json()["passed"] is True
    assert history_of(scene) == ["requested", "given", "withdrawn"], "a no that stands is not said again"


def test_the_asking_agency_reads_the_same_bytes_after_a_yes_a_no_silence_and_an_opt_out(bench: Bench) -> None:
    scenes = [shared(bench, "reference-blind") for _ in range(4)]
    answers = {pass_on(scene).body for scene in scenes}
    for scene, agree in zip(scenes[:2], (True, False), strict=True):
        reply(scene, asks(scene)[0]["id"], agree=agree)
    scenes[3].opt("resident", out=True)
    for scene in scenes:
        pass_minutes(scene.world, 60)
        answers.add(pass_on(scene).body)  # the same Idempotency-Key repeats the answer
    assert len(answers) == 1
    for path in ("/officer/requests", f"/officer/requests/{scenes[0].request_id}", "/officer/passed-on"):
        assert len({scene.reader("officer").get(API + path).body for scene in scenes}) == 1


def test_the_consent_history_says_that_the_household_was_asked_and_what_it_said(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    reply(scene, asks(scene)[0]["id"], agree=False)
    reply(scene, went_id(scene), agree=True, key="after-a-no-1")
    history = [
        entry["kind"]
        for entry in scene.reader("resident").get(f"{API}/me").json()["consent"]
        if entry["purpose"] == "onward"
    ]
    assert history == ["requested", "refused"]


def went_id(scene: Scene) -> str:
    with scene.world.database.looking() as rows:
        return str(rows.execute(text("SELECT id FROM onward")).scalar_one())


def test_after_a_no_a_yes_is_refused_and_nothing_goes_on(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    reply(scene, ask, agree=False)
    assert codes(reply(scene, ask, agree=True)) == ["already-refused"]
    assert received(scene) == []


def test_an_opted_out_household_is_not_asked_and_its_yes_passes_nothing(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    scene.opt("resident", out=True)
    assert asks(scene) == []
    assert codes(reply(scene, ask, agree=True)) == ["opted-out"]
    assert received(scene) == []


def test_a_copy_that_is_gone_can_be_neither_asked_for_nor_passed_on(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    release, to = release_of(scene), other(scene)
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    days = REGIMES["reference-blind"].sharing.agency_days.value or 0
    advance(scene.world, scene.now().clock_us + days * DAY)
    assert asks(scene) == []
    assert codes(reply(scene, ask, agree=True)) == ["copy-gone"]
    assert codes(pass_on(scene, key="late-key-1", to=to, release=release)) == ["release-unknown"]


def test_a_clip_that_was_taken_back_is_not_passed_on(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    assert scene.withdraw("resident").status == 200
    assert asks(scene) == []
    assert codes(reply(scene, ask, agree=True)) == ["copy-gone"]
    assert received(scene) == []


def test_the_record_says_what_was_taken_back_and_offers_no_yes_to_take_back_with_it(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    assert reply(scene, asks(scene)[0]["id"], agree=True).status == 200
    assert scene.withdraw("resident").status == 200
    left = scene.reader("resident").get(f"{API}/me/record").json()["left"]
    assert left
    assert all(gone["taken_back_at"] is not None for gone in left)
    assert not any(to["agreed"] for gone in left for to in gone["onward"])


def test_either_of_two_residents_may_refuse_to_pass_it_on(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    add_resident(scene, "second")
    pass_on(scene)
    ask = asks(scene, "second")[0]["id"]
    assert reply(scene, ask, agree=False, who="second").status == 200
    assert codes(reply(scene, ask, agree=True)) == ["already-refused"]
    assert received(scene) == []


def test_where_all_must_agree_one_yes_waits_for_the_other(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", co_consent="all-must-agree")
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    add_resident(scene, "second")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    assert reply(scene, ask, agree=True).json()["passed"] is False
    assert received(scene) == []
    assert reply(scene, ask, agree=True, who="second").json()["passed"] is True
    assert len(received(scene)) == 1


def test_nobody_answers_for_another_household_or_where_nobody_was_asked(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    ask = asks(scene)[0]["id"]
    assert reply(scene, ask, agree=True, who="neighbor").status == 404
    at_once = shared(bench, "video-request-2019")
    pass_on(at_once)
    assert reply(at_once, went_id(at_once), agree=True).status == 404
    assert received(scene) == []


def test_a_clip_goes_to_an_agency_once_and_never_to_ones_own_or_to_none(bench: Bench) -> None:
    scene = shared(bench, "video-request-2019")
    with scene.world.database.looking() as rows:
        own = str(rows.execute(text("SELECT agency_id FROM footage_request")).scalar_one())
    assert codes(pass_on(scene, key="to-own-key", to=own)) == ["own-agency"]
    assert codes(pass_on(scene, key="to-none-key", to="age_nothing")) == ["agency-unknown"]
    assert pass_on(scene).status == 200
    assert codes(pass_on(scene, key="again-key-1")) == ["passed-before"]
    assert len(received(scene)) == 1


def test_another_agencys_clip_and_one_that_is_not_there_are_refused_alike(bench: Bench) -> None:
    scene = shared(bench, "video-request-2019")
    stranger, to = scene.reader("other-officer"), other(scene)
    answers = [
        stranger.write("POST", f"{API}/officer/releases/{release}/onward", {"to_agency_id": to}, key=f"try-{release}")
        for release in (release_of(scene), "rel_nothing")
    ]
    assert len({(answer.status, answer.body) for answer in answers}) == 1
    assert codes(answers[0]) == ["own-agency", "release-unknown"] or codes(answers[0]) == ["release-unknown"]


# Triage in the evidence system


def triage(scene: Scene, verdict: str, key: str = "") -> Exchange:
    path = f"{API}/officer/releases/{release_of(scene)}/triage"
    return scene.reader("officer").write("POST", path, {"verdict": verdict}, key=key or f"triage-{verdict}")


@pytest.mark.parametrize("regime", OPEN)
def test_a_clip_arrives_unsorted_in_an_evidence_system_and_nowhere_else(bench: Bench, regime: str) -> None:
    scene = shared(bench, regime)
    sorted_there = REGIMES[regime].sharing.route.value == "evidence-system"
    assert scene.view()["shared"][0]["triage"] == ("received" if sorted_there else "")
    answer = triage(scene, "accepted")
    assert answer.status == (200 if sorted_there else 422)
    if not sorted_there:
        assert codes(answer) == ["not-sorted"]


def test_a_declined_clip_stays_for_its_term_and_the_resident_can_read_of_it(bench: Bench) -> None:
    scene = shared(bench, "community-requests-2025")
    assert triage(scene, "declined").json()["triage"] == "declined"
    picture = f"{API}/officer/releases/{release_of(scene)}/picture"
    assert scene.reader("officer").get(picture).status == 200
    assert scene.reader("resident").get(f"{API}/me/record").json()["left"][0]["triage"] == "declined"
    assert codes(pass_on(scene)) == ["set-aside"]
    assert triage(scene, "accepted").json()["triage"] == "accepted"
    assert pass_on(scene, key="now-it-goes").status == 200


def test_only_the_agency_that_got_a_clip_sorts_it(bench: Bench) -> None:
    scene = shared(bench, "community-requests-2025")
    path = f"{API}/officer/releases/{release_of(scene)}/triage"
    answer = scene.reader("other-officer").write("POST", path, {"verdict": "declined"}, key="not-yours-1")
    assert codes(answer) == ["release-unknown"]
    assert scene.view()["shared"][0]["triage"] == "received"


def two_asked(scene: Scene) -> list[str]:
    """Share two clips of one request, and let the agency ask about both; the wishes' ids."""
    assert scene.share("resident", scene.clips_of("resident")[:2]).status == 200
    for position, clip in enumerate(scene.view()["shared"]):
        assert pass_on(scene, key=f"pass-on-{position}", release=clip["release_id"]).status == 200
    found = [ask["id"] for ask in asks(scene)]
    assert len(found) == 2
    return found


def test_one_answer_holds_for_all_clips_that_were_asked_for_and_taking_it_back_ends_them_all(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    one, other_ask = two_asked(scene)
    assert reply(scene, one, agree=True).json()["passed"] is True
    assert len(received(scene)) == 2
    assert asks(scene) == []
    back = reply(scene, other_ask, agree=False)
    assert (back.status, back.json()["passed"]) == (200, False)
    assert received(scene) == []


def test_a_housemates_no_at_another_clip_ends_what_went_on_of_the_request(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    one, other_ask = two_asked(scene)
    assert reply(scene, one, agree=True).status == 200
    assert len(received(scene)) == 2
    assert reply(scene, other_ask, agree=False, who="second").status == 200
    assert received(scene) == []
    assert codes(reply(scene, one, agree=True, key="once-more")) in (["copy-gone"], ["already-refused"])


def test_a_clip_that_is_asked_for_later_is_asked_about_anew(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    assert scene.share("resident", scene.clips_of("resident")[:2]).status == 200
    first, second = (clip["release_id"] for clip in scene.view()["shared"])
    pass_on(scene, key="pass-on-first", release=first)
    assert reply(scene, asks(scene)[0]["id"], agree=True).json()["passed"] is True
    pass_minutes(scene.world, 10)
    pass_on(scene, key="pass-on-second", release=second)
    [ask] = asks(scene)
    assert [clip["release_id"] for clip in received(scene)] == [first]
    assert reply(scene, ask["id"], agree=True, key="yes-once-more").json()["passed"] is True
    assert {clip["release_id"] for clip in received(scene)} == {first, second}


def test_a_change_of_rules_turns_no_housemates_no_into_a_yes(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    add_resident(scene, "second")
    pass_on(scene)
    [ask] = asks(scene)
    assert scene.opt("second", out=True).status == 200
    assert codes(reply(scene, ask["id"], agree=True)) == ["opted-out"]
    with scene.world.database.acting() as rows:
        change_regime(scene.world, rows, "assistance-2021")
    assert scene.opt("resident", out=False).status == 200
    assert codes(reply(scene, ask["id"], agree=True, key="after-the-change")) == ["opted-out"]
    assert received(scene) == []


def test_never_for_one_agency_means_that_no_clip_goes_on_to_it_either(bench: Bench) -> None:
    scene = shared(bench, "reference-blind")
    pass_on(scene)
    [ask] = asks(scene)
    assert scene.choose("resident", "requests", agree=False, agency_id=other(scene)).status == 200
    assert asks(scene) == []
    assert codes(reply(scene, ask["id"], agree=True)) == ["opted-out"]
    assert received(scene) == []
