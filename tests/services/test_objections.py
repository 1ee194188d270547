"""Somebody who was filmed objects: one answer for everybody, and no clip of that time and place where it counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.policy.cells import cell_at
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.services.objections import MOST_A_DAY, MOST_WAITING
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API, square
from ..scene import Scene, delivered, household_of

BEGIN = datetime.fromisoformat("2023-08-01T00:00:00+00:00")
OFFICER = f"{API}/officer/requests"
SAME_CELL = ((-68.99955, 36.0001), (-68.9987, 36.00014))
"""Two houses of the public address list of the test town: at most 50 m, and more, from the 100 block of Puffin Row."""
COUNTED = [name for name in REGIMES if REGIMES[name].consent.bystander_objection.value]


def house_of(scene: Scene, who: str = "resident") -> tuple[str, int | None]:
    """Street and block of a resident's house."""
    query = "SELECT h.street, h.block FROM house h JOIN dwelling d ON d.house_id = h.id WHERE d.household_id = :home"
    with scene.world.database.looking() as rows:
        row = rows.execute(text(query), {"home": household_of(rows, who)}).one()
    return str(row[0]), row[1]


def objection(street: str, block: int | None, **changes: Any) -> dict[str, Any]:
    window = {"window_from": BEGIN.isoformat(), "window_to": (BEGIN + timedelta(days=60)).isoformat()}
    return {"street": street, "block": block, "words": "I was visiting a friend."} | window | changes


def send(portal: Portal, body: dict[str, Any], key: str = "objection-1") -> Exchange:
    return portal.write("POST", f"{API}/public/objections", body, key=key)


def decide(scene: Scene, *, uphold: bool) -> None:
    moderator = scene.reader("moderator")
    listed = moderator.get(f"{API}/company/objections").json()["objections"]
    assert listed
    for one in listed:
        path = f"{API}/company/objections/{one['id']}/decision"
        assert moderator.write("POST", path, {"uphold": uphold}, key=f"decide-{one['id']}").status == 200
    assert moderator.get(f"{API}/company/objections").json()["objections"] == []


@pytest.mark.parametrize("regime", COUNTED)
def test_an_upheld_objection_keeps_the_clip_and_a_dismissed_or_waiting_one_does_not(bench: Bench, regime: str) -> None:
    for verdict, status in ((True, 409), (False, 200), (None, 200)):
        scene = delivered(bench, regime)
        assert send(scene.reader(), objection(*house_of(scene))).status == 200
        if verdict is not None:
            decide(scene, uphold=verdict)
        shared = scene.share("resident")
        assert shared.status == status
        assert scene.releases() == (1 if status == 200 else 0)


def test_an_objection_about_another_time_keeps_nothing(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    early = {"window_from": "2023-01-01T00:00:00Z", "window_to": "2023-01-02T00:00:00Z"}
    send(scene.reader(), objection(*house_of(scene), **early))
    decide(scene, uphold=True)
    assert scene.share("resident").status == 200


def put_camera(place: tuple[float, float], world: World) -> None:
    """Hang the resident's cameras somewhere else."""
    with world.database.acting() as rows:
        query = (
            "UPDATE camera_place SET lon = :lon, lat = :lat WHERE camera_id IN "
            "(SELECT id FROM camera WHERE household_id = :home)"
        )
        home = household_of(rows, "resident")
        rows.execute(text(query), {"home": home, "lon": place[0], "lat": place[1]})


@pytest.mark.parametrize("regime", COUNTED)
def test_an_objection_does_not_measure_in_which_house_of_a_cell_a_camera_hangs(bench: Bench, regime: str) -> None:
    assert len({cell_at(*house, 18) for house in SAME_CELL}) == 1
    answers = set()
    for house in SAME_CELL:
        scene = delivered(bench, regime, partial(put_camera, house), area=square(-69.0, 36.0, 0.0045))
        assert send(scene.reader(), objection("Puffin Row", 100)).status == 200
        decide(scene, uphold=True)
        answers.add((scene.share("resident").status, scene.releases(), scene.reader("officer").get(OFFICER).body))
    assert len(answers) == 1


@pytest.mark.parametrize("regime", [name for name in REGIMES if name not in COUNTED])
def test_where_no_way_was_documented_the_answer_says_so_and_nothing_is_kept(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    refused = send(bench.reader(world), objection("Larch Lane", 100))
    assert refused.status == 422
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["no-objection-route"]
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM objection")).scalar_one() == 0


def test_an_objection_that_was_upheld_has_no_effect_where_the_rules_know_none(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    send(scene.reader(), objection(*house_of(scene)))
    decide(scene, uphold=True)
    base = scene.world.regime("reference-blind")
    without = replace(base, consent=replace(base.consent, bystander_objection=Known(value=False, source="OWN")))
    scene.bench.shelf.drop(scene.world.name)
    scene.bench.shelf.add(replace(scene.world, wiring=replace(scene.world.wiring, regimes={base.id: without})))
    assert scene.share("resident").status == 200


def test_everybody_gets_the_same_answer_whatever_stands_at_the_place(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    street, block = house_of(scene)
    with scene.world.database.looking() as rows:
        query = "SELECT street, block FROM house WHERE id NOT IN (SELECT house_id FROM dwelling) LIMIT 1"
        empty = rows.execute(text(query)).one_or_none()
    places = [(street, block), ("No Such Street", 100), (street, 999_999), (street.upper(), block)]
    places += [(empty[0], empty[1])] if empty else []
    answers = [send(scene.reader(), objection(*place), key=f"place-{n}-key") for n, place in enumerate(places)]
    answers.append(send(scene.reader(), objection(street, block), key="place-0-key"))
    assert len({(one.status, str(one.headers), one.body) for one in answers}) == 1
    assert answers[0].status == 200
    with scene.world.database.looking() as rows:
        held = rows.execute(text("SELECT count(*) FROM objection")).scalar_one()
    assert held == len(places) - 2, "unknown places are not kept, and one key is one objection"


def test_the_officer_of_a_clip_that_was_objected_to_sees_what_silence_shows(bench: Bench) -> None:
    silent, objected = delivered(bench, "reference-blind"), delivered(bench, "reference-blind")
    send(objected.reader(), objection(*house_of(objected)))
    decide(objected, uphold=True)
    objected.share("resident")
    for path in ("/officer/requests", f"/officer/requests/{silent.request_id}"):
        assert len({each.reader("officer").get(f"{API}{path}").body for each in (silent, objected)}) == 1


def test_moderators_alone_read_and_decide_once(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    send(scene.reader(), objection(*house_of(scene)))
    [one] = scene.reader("moderator").get(f"{API}/company/objections").json()["objections"]
    assert set(one) == {"id", "block", "street", "window_from", "window_to", "words", "at"}
    path = f"{API}/company/objections/{one['id']}/decision"
    for who in ("resident", "officer", "administrator"):
        assert scene.reader(who).get(f"{API}/company/objections").status == 403
        assert scene.reader(who).write("POST", path, {"uphold": True}).status == 403
    decide(scene, uphold=True)
    late = scene.reader("moderator").write("POST", path, {"uphold": False}, key="too-late-1")
    assert (late.status, late.json()["reasons"][0]["code"]) == (409, "objection-decided")
    nothing = f"{API}/company/objections/obj_nothing/decision"
    assert scene.reader("moderator").write("POST", nothing, {"uphold": True}).status == 404


@pytest.mark.parametrize(
    "wrong",
    [{"street": ""}, {"words": ""}, {"window_to": "2023-07-01T00:00:00Z"}, {"block": -1}, {"extra": 1}],
)
def test_an_objection_that_cannot_be_read_is_told_why(bench: Bench, wrong: dict[str, Any]) -> None:
    world = bench.world("reference-blind")
    assert send(bench.reader(world), objection("Larch Lane", 100) | wrong).status == 422


def fill(scene: Scene, many: int, *, state: str, at_us: int) -> None:
    """Let the company hold so many objections from one moment."""
    with scene.world.database.acting() as rows:
        house = rows.execute(text("SELECT id FROM house ORDER BY id LIMIT 1")).scalar_one()
        row = "INSERT INTO objection VALUES (:id, :house, 0, 1, 'words', :at, :state, NULL)"
        values = [{"id": f"obj_{state}_{n}", "house": house, "at": at_us, "state": state} for n in range(many)]
        rows.execute(text(row), values)


def codes(answer: Exchange) -> list[str]:
    return [reason["code"] for reason in answer.json()["reasons"]]


def test_a_day_takes_so_many_objections_and_the_refusal_is_the_same_about_every_place(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    fill(scene, MOST_A_DAY - 1, state="dismissed", at_us=scene.now().clock_us)
    last = objection(*house_of(scene))
    assert send(scene.reader(), last, key="last-of-the-day").status == 200
    places = [house_of(scene), ("No Such Street", 100), (house_of(scene)[0], 999_999)]
    refused = [send(scene.reader(), objection(*place), key=f"late-{n}-key") for n, place in enumerate(places)]
    assert [(one.status, codes(one)) for one in refused] == [(422, ["objections-full"])] * len(places)
    assert len({(str(one.headers), one.body) for one in refused}) == 1
    assert send(scene.reader(), last, key="last-of-the-day").status == 200, "what is held already is no other objection"
    advance(scene.world, scene.now().clock_us + DAY)
    assert send(scene.reader(), objection(*house_of(scene)), key="the-next-day").status == 200


def test_so_many_objections_can_wait_and_a_decision_makes_room(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    fill(scene, MOST_WAITING, state="open", at_us=scene.now().clock_us - 2 * DAY)
    assert codes(send(scene.reader(), objection(*house_of(scene)), key="one-too-many")) == ["objections-full"]
    path = f"{API}/company/objections/obj_open_0/decision"
    assert scene.reader("moderator").write("POST", path, {"uphold": False}, key="decide-one").status == 200
    assert send(scene.reader(), objection(*house_of(scene)), key="one-too-many").status == 200
