"""A request reaches exactly the cameras that the regime's rules choose, and nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path
from typing import Any

import pytest
from glassporch.policy.cells import cell_at, centre
from glassporch.policy.cover import cells_touching
from glassporch.policy.facts import CameraFact, RequestFact
from glassporch.policy.geometry import Ring, contains, square_around
from glassporch.policy.outlines import ring_faults
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.services.delivery import deliver
from glassporch.simulation.towns import load_town
from glassporch.storage import agenda, cameras, requests
from glassporch.testing.images import Image, make_image, wiring_for_tests
from glassporch.worlds.world import World, advance
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from ..conftest import Bench, pass_minutes
from ..flow import API, file, incidents
from ..scene import delivered, hours_around, review

OPTING_OUT = [
    name
    for name, each in REGIMES.items()
    if each.request.is_open.value and each.consent.standing_opt_out.value != "none"
]
"""Regimes that have requests and know a lasting choice."""
numbers = count()
few = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def areas(box: tuple[float, float, float, float]) -> st.SearchStrategy[Ring]:
    """Any sound ring in a box, convex or not."""
    west, south, east, north = box
    corner = st.tuples(st.floats(west, east), st.floats(south, north))
    rings = st.lists(corner, min_size=3, max_size=7, unique=True)
    return rings.map(lambda ring: (*ring, ring[0])).filter(lambda ring: ring_faults(ring) is None)


def request_over(rows: Connection, area: Ring, now_us: int) -> RequestFact:
    agency, name = rows.execute(text("SELECT id, name FROM agency")).first() or ("", "")
    incident = rows.execute(text("SELECT id FROM incident")).scalars().first()
    account = rows.execute(text("SELECT id FROM account WHERE role = 'officer'")).scalars().first()
    made = RequestFact(
        request_id=f"req_{next(numbers)}",
        agency_id=agency,
        agency_name=name,
        officer_name="Ofc.",
        incident_id=str(incident),
        incident_type="x",
        case_number="1",
        contact="c",
        message="m",
        area=area,
        area_sq_mi=0.3,
        from_us=now_us - 10,
        to_us=now_us,
        filed_us=now_us,
        state="queued",
        review_note="",
        delivered_us=None,
    )
    requests.add_request(rows, str(account), made)
    return made


def asked(world: World, area: Ring, now_us: int | None = None) -> tuple[set[str], list[CameraFact]]:
    """Deliver a request over an area, say who was asked, and leave everything as it was."""
    with world.database.acting() as rows:
        if now_us is not None:
            rows.execute(text("UPDATE world_state SET clock_us = :now"), {"now": now_us})
        made = request_over(rows, area, world.now().clock_us)
        every = cameras.list_cameras(rows)
        deliver(world, rows, made.request_id)
        found = rows.execute(text("SELECT household_id FROM notice WHERE request_id = :id"), {"id": made.request_id})
        households = list(found.scalars())
        rows.rollback()
    assert len(households) == len(set(households))
    return set(households), every


def has_opted_out(camera: CameraFact) -> bool:
    """Whether the last lasting choice of a household of one is an opt-out."""
    said = [event.kind for event in sorted(camera.consent.events, key=lambda event: event.position)]
    return said[-1:] == ["withdrawn"]


def wanted(every: list[CameraFact], area: Ring, regime: Regime, now_us: int) -> set[str]:
    """The same, the slow and simple way."""
    level = regime.delivery.cell_level.value
    cells = set(cells_touching(area, level, 10**6))
    if regime.delivery.targeting.value == "centred-cells":
        cells = {cell for cell in cells if contains(area, centre(cell))}
    by_place = regime.delivery.targeting.value == "exact-place"
    found = {
        camera.household_id
        for camera in every
        if camera.installed_us <= now_us
        and not (has_opted_out(camera) and regime.delivery.opt_out_stops_requests.value)
        and (camera.uses_feed or regime.delivery.recipients.value == "camera-owners")
        and (contains(area, (camera.lon, camera.lat)) if by_place else cell_at(camera.lon, camera.lat, level) in cells)
    }
    return found if len(found) >= regime.delivery.min_recipients.value else set()


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Image:
    return make_image(tmp_path_factory.mktemp("generated"), "heat-map-2018", town=load_town("generated:300"))


@pytest.fixture(params=["tiny", "generated"])
def big(request: pytest.FixtureRequest, bench: Bench, generated: Image, tmp_path: Path) -> Iterator[World]:
    if request.param == "tiny":
        yield bench.world()
        return
    world = generated.fresh(tmp_path, "generated", wiring_for_tests())
    yield world
    world.database.close()


def under(world: World, regime: Regime) -> World:
    """The same world under another regime's rules."""
    wiring = replace(world.wiring, regimes={world.now().regime_id: regime})
    return replace(world, wiring=wiring)


@few
@given(data=st.data(), regime=st.sampled_from(sorted(REGIMES)))
def test_a_request_reaches_exactly_the_cameras_that_the_rules_choose(
    big: World, data: st.DataObject, regime: str
) -> None:
    area = data.draw(areas(big.now().box))
    late = big.now().clock_us + data.draw(st.sampled_from([0, 10**15]))
    world = under(big, REGIMES[regime])
    households, every = asked(world, area, late)
    assert households == wanted(every, area, REGIMES[regime], late)


def test_an_area_over_the_whole_town_reaches_every_household_with_an_installed_camera(bench: Bench) -> None:
    world = bench.world()
    west, south, east, north = world.now().box
    area = ((west, south), (east, south), (east, north), (west, north), (west, south))
    households, every = asked(world, area)
    now_us = world.now().clock_us
    assert households == {camera.household_id for camera in every if camera.installed_us <= now_us}
    assert len(households) > 3
    assert any(camera.installed_us > now_us for camera in every), "some cameras come later"


def test_a_camera_is_asked_from_the_moment_at_which_it_is_installed(bench: Bench) -> None:
    world = bench.world()
    with world.database.looking() as rows:
        every = cameras.list_cameras(rows)
    later = max(every, key=lambda camera: camera.installed_us)
    area = square_around((later.lon, later.lat), 3)
    others = {camera.household_id for camera in every if camera.installed_us < later.installed_us}
    if later.household_id not in others:
        assert later.household_id not in asked(world, area, later.installed_us - 1)[0]
    assert later.household_id in asked(world, area, later.installed_us)[0]


def test_a_household_with_several_cameras_in_the_area_gets_one_notice(bench: Bench) -> None:
    world = bench.world()
    with world.database.acting() as rows:
        one = rows.execute(text("SELECT id, household_id FROM camera ORDER BY id")).first()
        assert one
        camera_id, household = one
        camera = "INSERT INTO camera (id, household_id, installed_us, model, end_to_end) VALUES "
        rows.execute(text(camera + "('cam_2', :home, 0, 'm', 0)"), {"home": household})
        for table in ("camera_place", "zone"):
            rest = {"camera_place": "lon, lat", "zone": "level, x, y"}[table]
            copy = f"INSERT INTO {table} SELECT 'cam_2', {rest} FROM {table} WHERE camera_id = :id"
            rows.execute(text(copy), {"id": camera_id})
        lon, lat = rows.execute(text("SELECT lon, lat FROM camera_place WHERE camera_id = 'cam_2'")).one()
    assert household in asked(world, square_around((lon, lat), 3), 10**18)[0]


def by_touch(regime: Regime) -> Regime:
    """The same rules, but a request reaches every cell that its area touches, however few live there."""
    switches = {"targeting": Known("touched-cells", "OWN"), "min_recipients": Known(1, "OWN")}
    return replace(regime, delivery=replace(regime.delivery, **switches))


def test_where_cells_are_touched_the_edge_of_an_area_draws_no_line_between_two_houses(bench: Bench) -> None:
    world = bench.world("reference-blind")
    regime = by_touch(REGIMES["reference-blind"])
    with world.database.looking() as rows:
        every = cameras.list_cameras(rows)
    for camera in every[:5]:
        area = square_around((camera.lon, camera.lat), 2)
        cell = cell_at(camera.lon, camera.lat, regime.delivery.cell_level.value)
        same = {c.household_id for c in every if cell_at(c.lon, c.lat, cell.level) == cell}
        assert same <= asked(under(world, regime), area, 10**18)[0]


def test_a_coarser_cell_reaches_everybody_that_a_finer_one_does(bench: Bench) -> None:
    world = bench.world("reference-blind")
    base = by_touch(REGIMES["reference-blind"])
    with world.database.looking() as rows:
        camera = cameras.list_cameras(rows)[0]
    area = square_around((camera.lon, camera.lat), 30)
    reached = []
    for level in (17, 16, 15, 13):
        regime = replace(base, delivery=replace(base.delivery, cell_level=Known(level, "OWN")))
        households, every = asked(under(world, regime), area, 10**18)
        assert households == wanted(every, area, regime, 10**18)
        reached.append(households)
    assert all(finer <= coarser for finer, coarser in pairwise(reached))


@pytest.mark.parametrize("regime", OPTING_OUT)
def test_a_household_that_opted_out_is_not_asked_and_is_asked_again_when_it_opts_in(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    resident, officer = scene.reader("resident"), scene.reader("officer")

    def notices() -> int:
        return len(resident.get(f"{API}/me/notices").json()["notices"])

    def ask(key: str) -> None:
        other = incidents(officer)[2]
        filed = file(officer, other, key=key, **hours_around(other))
        if filed.status == 422:  # the case has had its requests: count no further
            with scene.world.database.acting() as rows:
                rows.execute(text("UPDATE footage_request SET state = 'rejected'"))
            filed = file(officer, other, key=key, **hours_around(other))
        assert filed.status == 201, filed.body
        if filed.json()["state"] == "in-review":
            review(bench, scene.world, filed.json()["id"])
        pass_minutes(scene.world, 11)

    before = notices()
    scene.opt("resident", out=True)
    ask("second-request")
    assert notices() == before
    scene.opt("resident", out=False)
    ask("third-request")
    assert notices() == before + 1


def test_a_choice_made_between_filing_and_delivery_counts(bench: Bench) -> None:
    world = bench.world()
    officer, resident = bench.reader(world, "officer"), bench.reader(world, "resident")
    incident = incidents(officer)[2]
    file(officer, incident, **hours_around(incident))
    resident.write("PUT", f"{API}/me/standing-choice", {"opted_out": True})
    pass_minutes(world, 11)
    assert resident.get(f"{API}/me/notices").json() == {"notices": []}


def test_nobody_is_asked_before_the_delivery_is_due(bench: Bench) -> None:
    world = bench.world()
    officer, resident = bench.reader(world, "officer"), bench.reader(world, "resident")
    incident = incidents(officer)[2]
    request = file(officer, incident, **hours_around(incident)).json()["id"]
    delay = REGIMES["heat-map-2018"].delivery.delay_minutes.value

    def state() -> tuple[str, int]:
        view = officer.get(f"{API}/officer/requests/{request}").json()
        return view["state"], len(resident.get(f"{API}/me/notices").json()["notices"])

    start = world.now().clock_us
    advance(world, start + delay * 60_000_000 - 1)
    assert state() == ("queued", 0)
    advance(world, start + delay * 60_000_000)
    assert state() == ("delivered", 1)


def test_a_request_is_delivered_once_even_if_its_delivery_is_due_twice(bench: Bench) -> None:
    scene = delivered(bench)
    with scene.world.database.acting() as rows:
        due_us = scene.now().clock_us
        agenda.add(rows, agenda.Due("age_twice", due_us, "deliver", scene.request_id))
    pass_minutes(scene.world, 1)
    assert len(scene.reader("resident").get(f"{API}/me/notices").json()["notices"]) == 1


def test_filing_gives_the_same_answer_whatever_the_area_holds(bench: Bench) -> None:
    world = bench.world()
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    full = file(officer, incident, key="same-key-1", **hours_around(incident))
    empty_world = bench.world()
    with empty_world.database.acting() as rows:
        for table in ("clip", "camera_place", "zone"):
            rows.execute(text(f"DELETE FROM {table}"))
    empty = file(bench.reader(empty_world, "officer"), incident, key="same-key-1", **hours_around(incident))
    assert (full.status, full.headers, full.body) == (empty.status, empty.headers, empty.body)


def test_the_largest_area_that_can_be_filed_can_be_delivered(bench: Bench) -> None:
    """An area of the longest reach, folded to and fro, touches fewer cells than a delivery can visit."""
    world = bench.world()
    west, south, _, _ = world.now().box
    step, wide, high = 0.0002, 0.07, 0.06
    teeth: list[tuple[float, float]] = []
    for number in range(48):
        x = west + number * wide / 48
        teeth += [(x, south), (x, south + high), (x + step / 50, south + high), (x + step / 50, south)]
    ring: Any = (*teeth, (west + wide, south - step / 20), (west, south - step / 20), teeth[0])
    assert ring_faults(ring) is None
    households, every = asked(world, ring, 10**18)
    assert households == wanted(every, ring, REGIMES["heat-map-2018"], 10**18)
