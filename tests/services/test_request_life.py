"""The life of a request over the portal: every act in every state of every regime, and what each reader is told."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from glassporch.client import Exchange
from glassporch.policy.lifecycle import STATES, steps
from glassporch.policy.regimes import REGIMES
from glassporch.services.changing import pin
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API, file, incidents
from ..scene import Scene, delivered, hours_around, review, under

DAY = 24 * 60 * 60 * 10**6
OPEN = [name for name, regime in REGIMES.items() if regime.request.is_open.value]
EVERY_OPEN_REGIME = pytest.mark.parametrize("regime", OPEN)
NEW_TEXT = {"message": "Please look once more, at the lane behind the shop."}
PROTEST = "Please share video of the protest march on Main Street."


def codes(answer: Exchange) -> list[str]:
    return [reason["code"] for reason in answer.json()["reasons"]]


def act(scene: Scene, deed: str, who: str = "officer", key: str = "", body: Any = None) -> Exchange:
    path = f"{API}/officer/requests/{scene.request_id}/{deed}"
    sent = NEW_TEXT if deed == "amend" and body is None else body
    return scene.reader(who).write("POST", path, sent, key=key or f"{deed}-{who}-key")


def told(scene: Scene) -> list[str]:
    return [step["step"] for step in scene.view()["steps"]]


def put(scene: Scene, state: str) -> None:
    with scene.world.database.acting() as rows:
        rows.execute(text("UPDATE footage_request SET state = :state"), {"state": state})


@EVERY_OPEN_REGIME
def test_every_act_is_carried_out_in_exactly_the_states_in_which_the_regime_has_a_step(
    bench: Bench, regime: str
) -> None:
    scene = delivered(bench, regime)
    for deed in ("resolve", "withdraw", "amend"):
        for state in STATES:
            put(scene, state)
            answer = act(scene, deed, key=f"{deed}-{state}-key")
            possible = steps(deed, state, REGIMES[regime])  # type: ignore[arg-type]
            assert (answer.status == 200) is bool(possible), (deed, state, answer.body)
            if possible:
                assert answer.json() == {"id": scene.request_id, "state": possible[0].after}
            assert scene.view()["state"] == (possible[0].after if possible else state)


@EVERY_OPEN_REGIME
def test_the_page_offers_exactly_what_can_be_done(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    for state in STATES:
        put(scene, state)
        can = set(scene.view()["can"])
        rules = REGIMES[regime]
        assert can == {deed for deed in ("resolve", "withdraw", "amend") if steps(deed, state, rules)}  # type: ignore[arg-type]


@EVERY_OPEN_REGIME
def test_the_steps_of_a_request_are_filed_in_their_order_and_told_to_its_agency(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    reviewed = REGIMES[regime].request.reviewed_before_sending.value
    wanted = ["filed", *(["approved"] if reviewed else []), "queued", "delivered"]
    assert told(scene) == wanted
    moments = [step["at"] for step in scene.view()["steps"]]
    assert all(one <= other for one, other in pairwise(moments))
    answer = scene.reader("other-officer").get(f"{API}/officer/requests/{scene.request_id}")
    assert answer.status == 404
    public = scene.reader().get(f"{API}/public/requests").json()["requests"]
    listed = [[step["step"] for step in entry["steps"]] for entry in public]
    assert listed == ([wanted] if REGIMES[regime].records.public_record.value == "full-text" else [])


def test_the_second_request_of_a_case_is_noted_and_the_third_refused(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    officer, window = scene.reader("officer"), hours_around(scene.incident)
    second = file(officer, scene.incident, key="second-key-1", **window)
    third = file(officer, scene.incident, key="third-key-11", **window)
    assert codes(third) == ["case-exhausted"]
    view = officer.get(f"{API}/officer/requests/{second.json()['id']}").json()
    assert [step["step"] for step in view["steps"]] == ["filed", "second-post"]
    assert "second-post" not in told(scene)


def test_no_step_and_no_answer_to_the_agency_depends_on_whom_the_area_holds(bench: Bench) -> None:
    asked = delivered(bench, "reference-blind")
    nobody = delivered(bench, "reference-blind", _remove_every_camera)
    for scene in (asked, nobody):
        act(scene, "resolve")
    assert asked.view() == nobody.view()


def _remove_every_camera(world: World) -> None:
    with world.database.acting() as rows:
        rows.execute(text("UPDATE camera SET installed_us = 9000000000000000"))


def test_a_request_that_would_reach_too_few_reaches_none_and_looks_the_same(bench: Bench) -> None:
    plain = delivered(bench, "reference-blind")
    under(bench, "reference-blind", "delivery", min_recipients=50)
    few = delivered(bench, "reference-blind")
    assert notices(plain) > 0
    assert notices(few) == 0
    assert plain.view() == few.view()


def notices(scene: Scene) -> int:
    with scene.world.database.looking() as rows:
        return int(rows.execute(text("SELECT count(*) FROM notice")).scalar_one())


def test_a_resolved_request_takes_no_more_answers_and_stays_public(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    assert act(scene, "resolve").json()["state"] == "resolved"
    assert codes(scene.share("resident")) == ["request-resolved"]
    assert codes(scene.decline("resident")) == ["request-resolved"]
    [entry] = scene.reader().get(f"{API}/public/requests").json()["requests"]
    assert entry["state"] == "resolved"


def test_a_withdrawn_request_is_never_delivered_and_what_was_shared_stays(bench: Bench) -> None:
    scene = delivered(bench, "no-policy")
    scene.share("resident")
    assert act(scene, "withdraw").json()["state"] == "withdrawn"
    assert len(scene.view()["shared"]) == 1
    assert codes(scene.share("resident", key="too-late-1")) == ["request-withdrawn"]
    under(bench, "no-policy", "delivery", delay_minutes=10)
    slow = bench.world("no-policy", wiring=bench.wiring)
    officer = bench.reader(slow, "officer")
    incident = incidents(officer)[2]
    filed = file(officer, incident, **hours_around(incident)).json()
    under_way = Scene(bench, slow, incident, filed["id"])
    assert act(under_way, "withdraw").status == 200
    pass_minutes(slow, 60)
    assert under_way.view()["state"] == "withdrawn"
    assert notices(under_way) == 0


def test_an_amended_text_is_what_residents_read_where_nothing_is_reviewed(bench: Bench) -> None:
    scene = delivered(bench, "no-policy")
    assert act(scene, "amend").json()["state"] == "delivered"
    read = scene.reader("resident").get(f"{API}/me/notices/{scene.notice_of('resident')}").json()
    assert read["message"] == NEW_TEXT["message"]
    assert told(scene)[-1] == "amended"
    texts = [step["note"] for step in scene.view()["steps"] if step["step"] in {"filed", "amended"}]
    assert texts == ["Please look at your footage of that evening.", NEW_TEXT["message"]]


def test_an_amended_text_waits_for_its_review_and_the_former_one_stands_until_then(bench: Bench) -> None:
    under(bench, "assistance-2021", "request", editable=True)
    scene = delivered(bench, "assistance-2021")
    assert act(scene, "amend").json()["state"] == "in-review"
    moderator, former = scene.reader("moderator"), "Please look at your footage of that evening."
    [line] = moderator.get(f"{API}/company/requests").json()["requests"]
    assert (line["message"], line["former"], line["amended"]) == (NEW_TEXT["message"], former, True)
    assert message_of(scene) == former
    assert codes(scene.share("resident")) == ["request-in-review"]
    assert second_look(scene, approve=True).json()["state"] == "delivered"
    assert message_of(scene) == NEW_TEXT["message"]
    assert scene.share("resident", key="after-review").status == 200
    before = notices(scene)
    pass_minutes(scene.world, 60)
    assert notices(scene) == before


def test_a_rejected_amendment_leaves_the_delivered_request_as_it_was_and_is_not_public(bench: Bench) -> None:
    under(bench, "assistance-2021", "request", editable=True)
    scene = delivered(bench, "assistance-2021")
    former = message_of(scene)
    act(scene, "amend", body={"message": PROTEST})
    assert second_look(scene, approve=False, grounds=["lawful-activity"]).json()["state"] == "delivered"
    assert message_of(scene) == former
    assert told(scene)[-1] == "rejected"
    public = scene.reader().get(f"{API}/public/requests")
    assert b"rejected" not in public.body
    assert PROTEST.encode() not in public.body


def test_a_request_that_is_amended_on_its_way_is_reviewed_and_delivered_once(bench: Bench) -> None:
    under(bench, "assistance-2021", "request", editable=True)
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    scene = Scene(bench, world, incident, file(officer, incident, **hours_around(incident)).json()["id"])
    review(bench, world, scene.request_id)
    assert act(scene, "amend").json()["state"] == "in-review"
    pass_minutes(world, 60)
    assert notices(scene) == 0
    assert second_look(scene, approve=True).json()["state"] == "queued"
    pass_minutes(world, 11)
    assert (scene.view()["state"], scene.view()["message"]) == ("delivered", NEW_TEXT["message"])
    assert notices(scene) > 0
    steps_told = ["filed", "approved", "queued", "amended", "approved", "queued", "delivered"]
    assert told(scene) == steps_told


def message_of(scene: Scene) -> str:
    path = f"{API}/me/notices/{scene.notice_of('resident')}"
    return str(scene.reader("resident").get(path).json()["message"])


def second_look(scene: Scene, *, approve: bool, grounds: list[str] | None = None) -> Exchange:
    body = {"approve": approve, "grounds": grounds or []}
    path = f"{API}/company/requests/{scene.request_id}/review"
    return scene.reader("moderator").write("POST", path, body, key="second-look-key")


def test_a_request_expires_when_its_days_are_over_and_says_so_to_residents(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    start = scene.now().clock_us
    with scene.world.database.looking() as rows:
        at = int(rows.execute(text("SELECT delivered_us FROM footage_request")).scalar_one())
    days = REGIMES["reference-blind"].request.open_days.value or 0
    assert start <= at + days * DAY
    advance(scene.world, at + days * DAY - 1)
    assert scene.view()["state"] == "delivered"
    advance(scene.world, at + days * DAY)
    assert (scene.view()["state"], told(scene)[-1]) == ("expired", "expired")
    assert codes(scene.share("resident")) == ["request-expired"]
    assert codes(scene.decline("resident")) == ["request-expired"]
    assert codes(act(scene, "resolve")) == ["not-delivered"]


def close(world: World) -> None:
    with world.database.acting() as rows:
        pin(world, rows, "none-2024")


def test_after_requests_end_earlier_ones_are_answerable_until_the_last_day_and_then_archived(bench: Bench) -> None:
    under(bench, "none-2024", "request", replies_until=date(2022, 3, 6))
    scene = delivered(bench, "assistance-2021")
    close(scene.world)
    officer = scene.reader("officer")
    assert codes(file(officer, scene.incident, key="too-late-key", **hours_around(scene.incident))) == ["no-requests"]
    assert scene.share("resident").status == 200
    assert set(scene.view()["shared"][0]["contact"]) == {"name", "address", "email"}
    last = 1_646_611_200_000_000  # 7 March 2022, the first moment
    advance(scene.world, last - 1)
    assert scene.view()["state"] == "delivered"
    advance(scene.world, last)
    assert (scene.view()["state"], told(scene)[-1]) == ("archived", "archived")
    assert codes(scene.share("resident", key="after-the-end")) == ["request-archived"]
    [entry] = scene.reader().get(f"{API}/public/requests").json()["requests"]
    assert entry["state"] == "archived"


def test_where_a_regime_names_no_last_day_requests_are_archived_with_the_change(bench: Bench) -> None:
    under(bench, "none-2024", "request", replies_until=None)
    scene = delivered(bench, "assistance-2021")
    close(scene.world)
    assert scene.view()["state"] == "archived"


def test_what_was_not_delivered_when_requests_end_never_is(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    scene = Scene(bench, world, incident, file(officer, incident, **hours_around(incident)).json()["id"])
    review(bench, world, scene.request_id)
    close(world)
    assert scene.view()["state"] == "expired"
    pass_minutes(world, 60)
    assert notices(scene) == 0


def test_a_share_follows_the_rules_under_which_its_request_was_filed(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    with scene.world.database.acting() as rows:
        pin(scene.world, rows, "no-policy")
    assert scene.share("resident").status == 200
    [clip] = scene.view()["shared"]
    assert (clip["label"].rstrip("0123456789"), clip["contact"]) == ("Neighbor ", {})
    assert clip["expires_at"] is not None


def test_nothing_is_shared_through_the_service_where_its_rules_leave_that_outside(bench: Bench) -> None:
    under(bench, "reference-blind", "sharing", route="outside")
    scene = delivered(bench, "reference-blind")
    assert codes(scene.share("resident")) == ["outside-service"]
    assert scene.view()["shared"] == []


@EVERY_OPEN_REGIME
def test_a_no_is_stored_where_the_regime_knows_one_and_refused_with_a_reason_elsewhere(
    bench: Bench, regime: str
) -> None:
    scene = delivered(bench, regime)
    answer = scene.decline("resident")
    if {"decline", "hide"} & set(REGIMES[regime].sharing.choices.value):
        assert answer.json()["answer"] == "declined"
    else:
        assert codes(answer) == ["no-decline"]


# Comments


def comment(scene: Scene, who: str, words: str, key: str = "") -> Exchange:
    path = f"{API}/me/notices/{scene.notice_of(who)}/comments"
    return scene.reader(who).write("POST", path, {"text": words}, key=key or f"comment-{who}-{words}"[:70])


@EVERY_OPEN_REGIME
def test_a_comment_is_published_where_the_regime_knows_comments(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    answer = comment(scene, "resident", "I saw a van.")
    if "comment" not in REGIMES[regime].sharing.choices.value:
        assert codes(answer) == ["no-comments"]
        assert scene.view()["comments"] == []
        return
    assert (answer.status, answer.json()["label"]) == (201, "Neighbor 1")
    [entry] = scene.reader().get(f"{API}/public/requests").json()["requests"]
    for seen in (scene.view()["comments"], entry["comments"]):
        assert [(one["label"], one["text"]) for one in seen] == [("Neighbor 1", "I saw a van.")]


def test_comments_are_numbered_apart_from_shares(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    assert heard(scene, "neighbor"), "the scene needs a second household with a clip"
    scene.share("neighbor")
    before = {clip["release_id"] for clip in scene.view()["shared"]}
    scene.share("resident")
    [label] = [clip["label"] for clip in scene.view()["shared"] if clip["release_id"] not in before]
    assert label not in {"Neighbor 1", "Neighbor 2"}
    assert comment(scene, "resident", "One.").json()["label"] == "Neighbor 1"
    assert comment(scene, "neighbor", "Two.").json()["label"] == "Neighbor 2"
    assert comment(scene, "resident", "Three.").json()["label"] == "Neighbor 1"


def heard(scene: Scene, who: str) -> bool:
    return bool(scene.reader(who).get(f"{API}/me/notices").json()["notices"]) and bool(scene.clips_of(who))


def test_a_comment_bears_the_name_where_the_regime_names_neighbors(bench: Bench) -> None:
    choices = (*REGIMES["assistance-2021"].sharing.choices.value,)
    under(bench, "assistance-2021", "sharing", label="name", choices=choices)
    scene = delivered(bench, "assistance-2021")
    name = scene.reader("resident").get(f"{API}/me").json()["name"]
    assert comment(scene, "resident", "It is me.").json()["label"] == name
    scene.share("resident")
    assert [clip["label"] for clip in scene.view()["shared"]] == [name]


def test_a_closed_request_takes_no_comment_and_a_resolved_one_does(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    for state, status in (("resolved", 201), ("expired", 409), ("archived", 409), ("withdrawn", 409)):
        put(scene, state)
        assert comment(scene, "resident", f"In {state}.").status == status


def test_no_comment_changes_what_the_agency_reads_beside_the_comment_itself(bench: Bench) -> None:
    silent, spoken = delivered(bench, "assistance-2021"), delivered(bench, "assistance-2021")
    comment(spoken, "resident", "Hm.")
    one, other = silent.view(), spoken.view()
    assert one.pop("comments") == []
    assert len(other.pop("comments")) == 1
    assert one == other


# How a resident sees a notice


def see(scene: Scene, *, hidden: bool, muted: bool, key: str) -> Exchange:
    path = f"{API}/me/notices/{scene.notice_of('resident')}/view"
    return scene.reader("resident").write("PUT", path, {"hidden": hidden, "muted": muted}, key=key)


def test_hiding_and_muting_are_the_residents_own_and_nobody_else_learns(bench: Bench) -> None:
    scene, plain = delivered(bench, "assistance-2021"), delivered(bench, "assistance-2021")
    assert see(scene, hidden=True, muted=True, key="hide-and-mute").status == 200
    line = scene.reader("resident").get(f"{API}/me/notices").json()["notices"][0]
    assert (line["hidden"], line["muted"]) == (True, True)
    assert scene.view() == plain.view()
    for path in ("/public/requests", "/company/requests", "/company/reviewed"):
        who = "moderator" if "company" in path else ""
        assert scene.reader(who).get(API + path).body == plain.reader(who).get(API + path).body
    assert see(scene, hidden=False, muted=False, key="show-it-again").json()["hidden"] is False


def test_where_the_regime_knows_no_hiding_it_is_refused(bench: Bench) -> None:
    scene = delivered(bench, "video-request-2019")
    assert codes(see(scene, hidden=True, muted=False, key="hide-it-11")) == ["no-hiding"]
    assert codes(see(scene, hidden=False, muted=True, key="mute-it-11")) == ["no-muting"]
    assert see(scene, hidden=False, muted=False, key="nothing-11").status == 200


# Review


def in_review(bench: Bench, regime: str = "assistance-2021", message: str = PROTEST) -> Scene:
    world = bench.world(regime)
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    filed = file(officer, incident, message=message, **hours_around(incident))
    return Scene(bench, world, incident, filed.json()["id"])


def test_the_reviewer_is_shown_what_the_check_finds_where_it_advises(bench: Bench) -> None:
    scene = in_review(bench)
    [line] = scene.reader("moderator").get(f"{API}/company/requests").json()["requests"]
    assert "".join(piece["text"] for piece in line["pieces"]) == PROTEST
    found = [piece for piece in line["pieces"] if piece["category"] == "lawful-activity"]
    assert found
    assert all(piece["explanation"] for piece in found)
    assert line["checked"] is True
    view = scene.view()
    assert "pieces" not in view


def test_where_the_check_is_off_the_reviewer_is_shown_no_findings(bench: Bench) -> None:
    scene = in_review(bench, "control-center-2020")
    [line] = scene.reader("moderator").get(f"{API}/company/requests").json()["requests"]
    assert (line["checked"], line["grounds"]) == (False, [])
    assert [piece["category"] for piece in line["pieces"]] == [None]


def test_a_rejection_names_grounds_that_the_rules_prohibit_and_the_agency_reads_them(bench: Bench) -> None:
    scene = in_review(bench, "control-center-2020")
    assert codes(second_look(scene, approve=False, grounds=["hate"])) == ["ground-unknown"]
    scene = in_review(bench)
    assert codes(second_look(scene, approve=False)) == ["note-missing"]
    assert second_look(scene, approve=False, grounds=["lawful-activity"]).json()["state"] == "rejected"
    assert scene.view()["review_note"] == "It is about a lawful gathering or activity."


def test_reviewed_requests_stand_in_the_reviewers_history_with_their_steps(bench: Bench) -> None:
    scene = in_review(bench)
    moderator = scene.reader("moderator")
    assert moderator.get(f"{API}/company/reviewed").json() == {"requests": []}
    second_look(scene, approve=False, grounds=["lawful-activity"])
    [line] = moderator.get(f"{API}/company/reviewed").json()["requests"]
    assert (line["id"], line["state"]) == (scene.request_id, "rejected")
    assert [step["step"] for step in line["steps"]] == ["filed", "rejected"]


def test_a_text_that_the_check_refuses_is_never_filed(bench: Bench) -> None:
    world = bench.world("reference-blind")
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    answer = file(officer, incident, message=PROTEST, **hours_around(incident))
    assert codes(answer) == ["prohibited-text"]
    assert officer.get(f"{API}/officer/requests").json() == {"requests": []}


# The public


def test_requests_are_counted_by_agency_and_quarter_once_the_quarter_is_over(bench: Bench) -> None:
    scene = delivered(bench, "control-center-2020")
    path = f"{API}/public/request-counts"
    assert scene.reader().get(path).json()["counts"] == []
    advance(scene.world, 1_609_459_200_000_000)  # 1 January 2021
    [line] = scene.reader().get(path).json()["counts"]
    assert (line["quarter"], line["requests"]) == ("2020-Q4", 1)


@pytest.mark.parametrize("regime", REGIMES)
def test_the_public_reads_who_takes_part_where_the_regime_publishes_it(bench: Bench, regime: str) -> None:
    names = bench.reader(bench.world(regime)).get(f"{API}/public/taking-part").json()["agencies"]
    assert bool(names) is (REGIMES[regime].records.public_record.value != "none")
