"""Silence is never consent, and nothing leaves without a grant that is live as it leaves."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.testing.images import WALL_US
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API, file, incidents
from ..scene import Scene, delivered, hours_around, review, under

EVERY_REGIME = pytest.mark.parametrize("regime", [name for name in REGIMES if REGIMES[name].request.is_open.value])
"""Every regime that has requests at all."""
OPTING_OUT = pytest.mark.parametrize(
    "regime",
    [
        name
        for name, each in REGIMES.items()
        if each.request.is_open.value and each.consent.standing_opt_out.value != "none"
    ],
)
"""Those of them that know a lasting choice."""


def releases(scene: Scene) -> int:
    with scene.world.database.looking() as rows:
        return int(rows.execute(text("SELECT count(*) FROM release")).scalar_one())


def codes(answer: Exchange) -> list[str]:
    return [reason["code"] for reason in answer.json()["reasons"]]


@pytest.fixture
def scene(bench: Bench) -> Scene:
    made = delivered(bench)
    assert len(made.clips_of("resident")) >= 2, "the scene needs two clips"
    return made


def foreign_clip(scene: Scene) -> str:
    """A clip of another household, within the window."""
    own = scene.clips_of("resident")
    with scene.world.database.looking() as rows:
        query = "SELECT c.id FROM clip c JOIN camera k ON k.id = c.camera_id WHERE k.household_id != :home"
        home = household_of(scene, own[0])
        return str(rows.execute(text(query), {"home": home}).scalars().first())


def household_of(scene: Scene, clip: str) -> str:
    with scene.world.database.looking() as rows:
        query = "SELECT k.household_id FROM clip c JOIN camera k ON k.id = c.camera_id WHERE c.id = :id"
        return str(rows.execute(text(query), {"id": clip}).scalar_one())


def test_chosen_clips_leave_and_no_others(scene: Scene) -> None:
    clips = scene.clips_of("resident")
    assert scene.share("resident", clips[:1]).json()["released_clips"] == 1
    assert len(scene.view()["shared"]) == 1
    assert scene.share("resident", clips, key="the-rest-1").json()["released_clips"] == len(clips) - 1
    assert len(scene.view()["shared"]) == len(clips)


def test_the_same_clip_named_twice_or_shared_twice_leaves_once(scene: Scene) -> None:
    clip = scene.clips_of("resident")[0]
    assert scene.share("resident", [clip, clip]).json()["released_clips"] == 1
    assert scene.share("resident", [clip], key="once-more-1").json()["released_clips"] == 0
    assert releases(scene) == 1


def test_one_clip_that_may_not_leave_keeps_all_of_them(scene: Scene) -> None:
    own = scene.clips_of("resident")[0]
    for other in (foreign_clip(scene), "cli_nothing", ""):
        answer = scene.share("resident", [own, other], key=f"mixed-{other}-key")
        assert (answer.status, codes(answer)) == (409, ["clips-cannot-be-shared"])
    assert releases(scene) == 0
    assert scene.view()["shared"] == []


def test_a_foreign_clip_and_one_that_is_not_there_are_refused_alike(scene: Scene) -> None:
    first = scene.share("resident", [foreign_clip(scene)], key="foreign-clip")
    second = scene.share("resident", ["cli_nothing"], key="no-clip-1")
    assert (first.status, first.headers, first.body) == (second.status, second.headers, second.body)


def test_a_clip_outside_the_window_does_not_leave(bench: Bench) -> None:
    wide, narrow = delivered(bench), delivered(bench, **_minutes(bench))
    clips, within = wide.clips_of("resident"), narrow.clips_of("resident")
    outside = [clip for clip in clips if clip not in within]
    assert outside
    answer = narrow.share("resident", outside[:1])
    assert (answer.status, codes(answer)) == (409, ["clips-cannot-be-shared"])
    assert releases(narrow) == 0


def _minutes(bench: Bench) -> dict[str, str]:
    world = bench.world()
    return hours_around(incidents(bench.reader(world, "officer"))[2], 0.01)


def test_the_window_counts_both_its_ends(scene: Scene) -> None:
    clip = scene.clips_of("resident")[0]
    for change, status in (("end_us = :from", 200), ("end_us = :from - 1", 409)):
        _touch(scene, clip, f"start_us = :from - 9, {change}")
        assert scene.share("resident", [clip], key=f"begin-{status}-key").status == status
    other = scene.clips_of("resident")[1]
    for change, status in (("start_us = :to", 200), ("start_us = :to + 1", 409)):
        _touch(scene, other, f"end_us = :to + 9, {change}")
        assert scene.share("resident", [other], key=f"end-{status}-key").status == status


def _touch(scene: Scene, clip: str, change: str) -> None:
    with scene.world.database.acting() as rows:
        window = rows.execute(text("SELECT from_us, to_us FROM footage_request")).one()
        query = f"UPDATE clip SET {change} WHERE id = :id"
        rows.execute(text(query), {"id": clip, "from": window[0], "to": window[1]})


@OPTING_OUT
def test_nothing_leaves_a_household_that_opted_out_and_its_notice_stays(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    clips = scene.clips_of("resident")
    scene.opt("resident", out=True)
    answer = scene.share("resident", clips[:1])
    assert (answer.status, codes(answer)) == (409, ["clips-cannot-be-shared"])
    assert releases(scene) == 0
    scene.opt("resident", out=False)
    assert scene.share("resident", clips[:1], key="after-opting-in").status == 200


def test_what_left_before_an_opt_out_stays_where_it_went(scene: Scene) -> None:
    scene.share("resident")
    before = scene.view()
    scene.opt("resident", out=True)
    assert scene.view() == before


@pytest.fixture
def choice(bench: Bench) -> Scene:
    """A scene under rules that know a no to one request."""
    return delivered(bench, "reference-blind")


def test_after_declining_a_resident_may_share_and_after_sharing_not_decline(choice: Scene) -> None:
    scene = choice
    assert scene.decline("resident").json()["answer"] == "declined"
    assert scene.share("resident").json()["answer"] == "shared"
    answer = _decline_again(scene)
    assert (answer.status, codes(answer)) == (409, ["already-shared"])
    assert scene.reader("resident").get(f"{API}/me/notices").json()["notices"][0]["answer"] == "shared"
    assert len(scene.view()["shared"]) == 1


def _decline_again(scene: Scene) -> Exchange:
    path = f"{API}/me/notices/{scene.notice_of('resident')}/decline"
    return scene.reader("resident").write("POST", path, key="decline-again")


def test_declining_twice_is_declining_once(choice: Scene) -> None:
    scene = choice
    scene.decline("resident")
    assert _decline_again(scene).json()["answer"] == "declined"
    consent = scene.reader("resident").get(f"{API}/me").json()["consent"]
    assert [entry["kind"] for entry in consent] == ["requested", "refused"]


@EVERY_REGIME
def test_an_officer_sees_the_same_bytes_after_a_no_and_after_silence(bench: Bench, regime: str) -> None:
    silent, declined, opted_out = (delivered(bench, regime) for _ in range(3))
    declined.decline("resident")
    opted_out.opt("resident", out=True)
    for path in ("/officer/requests", f"/officer/requests/{silent.request_id}", "/officer/map"):
        seen = {each.reader("officer").get(f"{API}{path}").body for each in (silent, declined, opted_out)}
        assert len(seen) == 1


def test_silence_leaves_nothing_however_long_it_lasts(scene: Scene) -> None:
    pass_minutes(scene.world, 60 * 24 * 40)
    assert scene.view()["shared"] == []
    assert releases(scene) == 0


def second_resident(scene: Scene) -> Portal:
    """Another member of the first resident's household, signed in."""
    from glassporch.services.portal import token_hash

    clip = scene.clips_of("resident")[0]
    with scene.world.database.acting() as rows:
        home = household_of_rows(rows, clip)
        account = "INSERT INTO account (id, role, staff_name, may_post, active, assigned_area) VALUES "
        rows.execute(text(account + "('acc_second', 'resident', '', 0, 1, '')"))
        person = "INSERT INTO person (account_id, household_id, name, email, phone, since_us) VALUES "
        rows.execute(text(person + "('acc_second', :home, 'Second', 's@x', '', 0)"), {"home": home})
        values = {"hash": token_hash("token-of-second"), "until": WALL_US + DAY}
        rows.execute(text("INSERT INTO sign_in VALUES (:hash, 'acc_second', 'c', :until)"), values)
    return scene.reader("second")


def household_of_rows(rows: Any, clip: str) -> str:
    query = "SELECT k.household_id FROM clip c JOIN camera k ON k.id = c.camera_id WHERE c.id = :id"
    return str(rows.execute(text(query), {"id": clip}).scalar_one())


def test_every_resident_of_a_household_answers_for_it(scene: Scene) -> None:
    second = second_resident(scene)
    assert second.get(f"{API}/me/notices").body == scene.reader("resident").get(f"{API}/me/notices").body
    assert second.write("PUT", f"{API}/me/standing-choice", {"opted_out": True}).status == 200
    assert scene.share("resident").status == 409
    assert scene.reader("resident").get(f"{API}/me").json()["opted_out"] is True
    scene.opt("resident", out=False)
    assert scene.share("second").status == 200
    assert scene.share("resident", key="the-same-clip").json()["released_clips"] == 0
    [shared] = scene.view()["shared"]
    assert shared["contact"]["email"] == "s@x"
    assert _decline_again(scene).status == 409  # the rules of 2018 know no answer no


def test_each_household_keeps_one_label_within_a_request_and_it_tells_no_order(bench: Bench) -> None:
    scene = delivered(bench)
    order = ["neighbor", "resident", "third-resident"]
    order = [who for who in order if notices(scene, who) and len(scene.clips_of(who)) >= 2]
    assert len(order) >= 2, "the scene needs two households with two clips each"
    owner: dict[str, str] = {}
    for round_ in (0, 1):
        for who in order:
            clip = scene.clips_of(who)[round_]
            known = {clip["release_id"] for clip in scene.view()["shared"]}
            scene.share(who, [clip], key=f"label-{who}-{round_}")
            [fresh] = [clip for clip in scene.view()["shared"] if clip["release_id"] not in known]
            assert owner.setdefault(who, fresh["label"]) == fresh["label"]
    assert len(set(owner.values())) == len(order)
    assert all(re.fullmatch(r"Neighbor \d{6}", label) for label in owner.values())


def notices(scene: Scene, who: str) -> list[Any]:
    return list(scene.reader(who).get(f"{API}/me/notices").json()["notices"])


@EVERY_REGIME
def test_beside_a_clip_exactly_those_details_leave_that_the_regime_names(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    scene.share("resident")
    [shared] = scene.view()["shared"]
    assert set(shared["contact"]) == set(REGIMES[regime].sharing.contact_fields.value)
    own = scene.reader("resident").get(f"{API}/me").json()
    wanted = {"name": own["name"], "address": own["home"]}
    assert all(shared["contact"].get(field, value) == value for field, value in wanted.items())


@EVERY_REGIME
def test_a_released_clip_can_be_read_for_as_long_as_the_regime_says(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    scene.share("resident")
    release = scene.view()["shared"][0]["release_id"]
    start, days = scene.now().clock_us, REGIMES[regime].sharing.agency_days.value

    def seen() -> tuple[int, int, int]:
        officer = scene.reader("officer")
        picture = officer.get(f"{API}/officer/releases/{release}/picture").status
        listed = officer.get(f"{API}/officer/requests").json()["requests"][0]["shared_clips"]
        return picture, len(scene.view()["shared"]), listed

    if days is None:
        advance(scene.world, start + 61 * DAY)  # longer than the company keeps a clip
        assert seen() == (200, 1, 1)
        return
    advance(scene.world, start + days * DAY - 1)
    assert seen() == (200, 1, 1)
    advance(scene.world, start + days * DAY)
    assert seen() == (404, 0, 0)
    nothing = scene.reader("officer").get(f"{API}/officer/releases/rel_nothing/picture")
    gone = scene.reader("officer").get(f"{API}/officer/releases/{release}/picture")
    assert (gone.status, gone.headers, gone.body) == (nothing.status, nothing.headers, nothing.body)
    assert len(scene.reader("resident").get(f"{API}/me/record").json()["left"]) == 1


def test_a_fetch_is_filed_once_and_the_resident_can_read_of_it(scene: Scene) -> None:
    scene.share("resident")
    release = scene.view()["shared"][0]["release_id"]

    def fetches(who: str) -> int:
        record = scene.reader(who).get(f"{API}/me/record").json()
        return sum("fetched" in entry["what"] for entry in record["decisions"])

    assert fetches("resident") == 0
    for _ in range(3):
        assert scene.reader("officer").get(f"{API}/officer/releases/{release}/picture").status == 200
    assert fetches("resident") == 1
    scene.reader("second-officer").get(f"{API}/officer/releases/{release}/picture")
    scene.reader("other-officer").get(f"{API}/officer/releases/{release}/picture")
    assert fetches("resident") == 2
    assert fetches("neighbor") == 0


def totals(scene: Scene) -> dict[str, int]:
    return dict(scene.reader("administrator").get(f"{API}/agency/response-totals").json())


def test_totals_count_every_answer_where_the_regime_gives_them(bench: Bench) -> None:
    under(bench, "heat-map-2018", "sharing", choices=("share-all", "decline"))
    scene = delivered(bench)
    with scene.world.database.looking() as rows:
        asked = int(rows.execute(text("SELECT count(*) FROM notice")).scalar_one())
    assert totals(scene) == {"requests": 1, "asked": asked, "shared": 0, "declined": 0, "silent": asked}
    scene.decline("resident")
    assert totals(scene) == {"requests": 1, "asked": asked, "shared": 0, "declined": 1, "silent": asked - 1}
    scene.share("resident")
    assert totals(scene) == {"requests": 1, "asked": asked, "shared": 1, "declined": 0, "silent": asked - 1}


@pytest.mark.parametrize("regime", ["assistance-2021", "reference-blind"])
def test_no_totals_are_kept_where_the_regime_gives_none(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    scene.decline("resident")
    assert scene.reader("administrator").get(f"{API}/agency/response-totals").status == 422
    with scene.world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM response_total")).scalar() == 0


def race(bench: Bench, world: World, first: Any, second: Any) -> list[Exchange]:
    app, gate = create_app(bench.shelf), threading.Barrier(2)
    answers: dict[int, Exchange] = {}

    def run(number: int, act: Any) -> None:
        with client_of(app) as client:
            portal = Portal(client, world.name, "token-of-resident")
            gate.wait(timeout=20)
            answers[number] = act(portal)

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[0], answers[1]]


def test_after_an_acknowledged_opt_out_nothing_leaves_however_the_two_race(bench: Bench) -> None:
    scene = delivered(bench)
    clips, notice = scene.clips_of("resident"), scene.notice_of("resident")
    told = scene.yes_to("resident", [])
    turns = count()
    for clip in clips[:4]:
        turn = next(turns)

        def withdraw(portal: Portal, turn: int = turn) -> Exchange:
            body = {"opted_out": True}
            return portal.write("PUT", f"{API}/me/standing-choice", body, key=f"race-out-{turn}")

        def give(portal: Portal, turn: int = turn, clip: str = clip) -> Exchange:
            path = f"{API}/me/notices/{notice}/share"
            return portal.write("POST", path, told | {"clip_ids": [clip]}, key=f"race-share-{turn}")

        before = releases(scene)
        out, shared = race(bench, scene.world, withdraw, give)
        assert out.status == 200
        assert releases(scene) - before == (1 if shared.status == 200 else 0)
        assert shared.status in {200, 409}
        history = [entry["kind"] for entry in scene.reader("resident").get(f"{API}/me").json()["consent"]]
        if shared.status == 200:
            assert history[-2:] == ["given", "withdrawn"]
        else:
            assert history[-1] == "withdrawn"
        late = give(scene.reader("resident"), turn=turn + 100, clip=clip)
        assert late.status == 409
        scene.opt("resident", out=False, key=f"race-in-{turn}")


def test_the_clips_of_a_request_under_review_cannot_be_shared(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    file(officer, incidents(officer)[2], **hours_around(incidents(officer)[2]))
    pass_minutes(world, 60)
    assert bench.reader(world, "resident").get(f"{API}/me/notices").json() == {"notices": []}


def in_review(bench: Bench) -> tuple[World, str]:
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    return world, file(officer, incident, **hours_around(incident)).json()["id"]


def test_a_rejected_request_is_never_delivered_and_its_agency_reads_why(bench: Bench) -> None:
    world, request = in_review(bench)
    assert review(bench, world, request, approve=False, note="  Too vague. ").json()["state"] == "rejected"
    pass_minutes(world, 60 * 24)
    assert bench.reader(world, "resident").get(f"{API}/me/notices").json() == {"notices": []}
    view = bench.reader(world, "officer").get(f"{API}/officer/requests/{request}").json()
    assert (view["state"], view["review_note"]) == ("rejected", "Too vague.")
    assert bench.reader(world).get(f"{API}/public/requests").json() == {"requests": [], "next": None}


def test_a_rejection_needs_a_note_and_a_review_is_final(bench: Bench) -> None:
    world, request = in_review(bench)
    assert codes(review(bench, world, request, approve=False, note="  ")) == ["note-missing"]
    assert review(bench, world, request).status == 200
    moderator = bench.reader(world, "moderator")
    again = moderator.write("POST", f"{API}/company/requests/{request}/review", {"approve": True}, key="again-key")
    assert codes(again) == ["already-reviewed"]
    assert moderator.get(f"{API}/company/requests").json() == {"requests": []}


def test_a_rejected_request_does_not_count_towards_its_cases_limit(bench: Bench) -> None:
    world, request = in_review(bench)
    review(bench, world, request, approve=False, note="No.")
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    window = hours_around(incident)
    statuses = [file(officer, incident, key=f"case-{turn}-key", **window).status for turn in range(3)]
    assert statuses == [201, 201, 422]


def test_requests_of_another_agency_do_not_count_towards_a_cases_limit(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    with scene.world.database.acting() as rows:
        rows.execute(text("UPDATE footage_request SET agency_id = (SELECT id FROM agency WHERE name LIKE 'Gannet%')"))
    officer = scene.reader("officer")
    window = hours_around(scene.incident)
    statuses = [file(officer, scene.incident, key=f"case-{turn}-key", **window).status for turn in range(3)]
    assert statuses == [201, 201, 422]


def test_a_request_without_its_case_number_counts_towards_the_limit_all_the_same(bench: Bench) -> None:
    base = REGIMES["reference-blind"]
    free = replace(base, request=replace(base.request, case_number_required=Known(value=False, source="OWN")))
    world = bench.world("reference-blind", wiring=replace(bench.wiring, regimes={base.id: free}))
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    window = hours_around(incident)
    statuses = [
        file(officer, incident, key=f"case-{turn}-key", case_number=number, **window).status
        for turn, number in enumerate(["", incident["properties"]["case_number"], ""])
    ]
    assert statuses == [201, 201, 422]


@pytest.mark.parametrize(("regime", "is_public"), [("assistance-2021", True), ("reference-blind", False)])
def test_delivered_requests_are_public_where_the_regime_keeps_a_register(
    bench: Bench, regime: str, *, is_public: bool
) -> None:
    scene = delivered(bench, regime)
    listed = scene.reader().get(f"{API}/public/requests").json()["requests"]
    assert [entry["id"] for entry in listed] == ([scene.request_id] if is_public else [])
