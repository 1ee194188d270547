"""Incidents follow the tables, lie in the town, and are filmed by cameras that hung there. No database."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from glassporch.simulation.incidents import AROUND_US, SIGHT_M, ClipPlan, Incident, clips_for, draw_incidents
from glassporch.simulation.metres import distances_m
from glassporch.simulation.ownership import EVERYBODY
from glassporch.simulation.patterns import load_patterns
from glassporch.simulation.population import Camera, populate
from glassporch.simulation.towns import Town, generated, tiny


def us(year: int, month: int = 1, day: int = 1) -> int:
    return int(datetime(year, month, day, tzinfo=UTC).timestamp()) * 1_000_000


START, END = us(2018, 7), us(2019, 7)
EASTERN = ZoneInfo("America/New_York")


@pytest.fixture(scope="module")
def town() -> Town:
    return generated.generate(2_000, 1)


@pytest.fixture(scope="module")
def incidents(town: Town) -> tuple[Incident, ...]:
    return draw_incidents(town, 7, START, END, 4_000)


@pytest.fixture(scope="module")
def cameras(town: Town) -> tuple[Camera, ...]:
    return populate(town, 7).cameras


def test_equal_seeds_give_equal_incidents_and_other_seeds_others(town: Town, incidents: tuple[Incident, ...]):
    assert draw_incidents(town, 7, START, END, 4_000) == incidents
    assert draw_incidents(town, 8, START, END, 4_000) != incidents


def test_incidents_begin_and_end_in_the_window_and_come_in_order(incidents: tuple[Incident, ...]):
    assert all(START <= incident.from_us <= incident.to_us <= END for incident in incidents)
    assert [incident.from_us for incident in incidents] == sorted(incident.from_us for incident in incidents)


def test_drawing_more_leaves_the_earlier_draws_in_place_and_time(town: Town, incidents: tuple[Incident, ...]):
    fewer = {incident.key: replace(incident, case_number="") for incident in draw_incidents(town, 7, START, END, 300)}
    more = {incident.key: replace(incident, case_number="") for incident in incidents}
    assert all(more[key] == incident for key, incident in fewer.items())


def test_categories_and_kinds_of_place_follow_the_table(incidents: tuple[Incident, ...]):
    # Chi-squared over the kinds expected five times or more, 49 degrees of freedom at most; 104 is beyond
    # the 99.999th percentile. The seed is fixed.
    tables = load_patterns()
    expected = tables.counts.sum(axis=0) / tables.counts.sum() * len(incidents)
    drawn = Counter((incident.category, incident.place_kind) for incident in incidents)
    pairs = [(drawn[kind], mean) for kind, mean in zip(tables.kinds, expected, strict=True) if mean >= 5]
    assert 20 < len(pairs) < 51
    assert sum((count - mean) ** 2 / mean for count, mean in pairs) < 104


def test_hours_follow_the_table_in_local_time(incidents: tuple[Incident, ...]):
    # Chi-squared with 23 degrees of freedom; 65 is beyond the 99.999th percentile.
    tables = load_patterns()
    by_hour = tables.counts.sum(axis=1).reshape(7, 24).sum(axis=0)
    local = Counter(datetime.fromtimestamp(incident.from_us // 1_000_000, EASTERN).hour for incident in incidents)
    expected = by_hour / by_hour.sum() * len(incidents)
    assert sum((local[hour] - mean) ** 2 / mean for hour, mean in enumerate(expected)) < 65


def test_the_whole_table_is_loaded():
    assert load_patterns().counts.sum() == 18_757


def test_an_incident_lies_near_a_house(town: Town, incidents: tuple[Incident, ...]):
    lons = np.array([house.lon for house in town.houses])
    lats = np.array([house.lat for house in town.houses])
    for incident in incidents[::40]:
        limit_m = {"home": 17, "street": 42}.get(incident.place_kind, 122)
        assert distances_m(incident.lon, incident.lat, lons, lats).min() <= limit_m


def test_case_numbers_run_by_local_year_in_order_of_time(incidents: tuple[Incident, ...]):
    numbers = [incident.case_number for incident in incidents]
    assert len(set(numbers)) == len(numbers)
    for year in (2018, 2019):
        within = [
            incident.case_number
            for incident in incidents
            if datetime.fromtimestamp(incident.from_us // 1_000_000, EASTERN).year == year
        ]
        assert within == [f"GTOPD-{year}-{number:05d}" for number in range(1, len(within) + 1)]


def test_the_police_department_is_the_towns_own():
    (incident,) = draw_incidents(tiny.load(), 7, START, END, 1)
    assert incident.case_number.startswith("TCPD-201")
    (incident,) = draw_incidents(tiny.load(), 7, START, END, 1, department="XPD")
    assert incident.case_number.startswith("XPD-201")


def test_spans_have_the_percentiles_of_the_table(incidents: tuple[Incident, ...]):
    # The standard error of a quantile's rank is 0.013 among 1,200 thefts or more: five of them.
    spans = [(each.to_us - each.from_us) / 60e6 for each in incidents if each.category == "theft"]
    for rank, minutes in zip((0.25, 0.5, 0.75), load_patterns().spans["theft"], strict=False):
        assert abs(np.mean(np.array(spans) <= minutes) - rank) < 0.065


def test_without_the_files_a_built_in_table_is_used(town: Town, tmp_path: Path):
    tables = load_patterns(tmp_path)
    drawn = draw_incidents(town, 7, START, END, 50, patterns=tables)
    assert len(drawn) == 50
    assert {incident.category for incident in drawn} <= {category for category, _ in tables.kinds}


def test_a_window_shorter_than_an_hour_holds_its_incidents(town: Town):
    drawn = draw_incidents(town, 7, START + 17, START + 1_000, 20)
    assert all(START + 17 <= incident.from_us < START + 1_000 for incident in drawn)


@pytest.mark.parametrize(("start_us", "end_us", "count"), [(START, START, 1), (END, START, 1), (START, END, -1)])
def test_a_window_or_count_that_makes_no_sense_is_refused(town: Town, start_us: int, end_us: int, count: int):
    with pytest.raises(ValueError, match="window"):
        draw_incidents(town, 7, start_us, end_us, count)


def test_no_incidents_need_no_table(town: Town):
    assert draw_incidents(town, 7, START, END, 0) == ()


def test_equal_seeds_give_equal_clips(incidents: tuple[Incident, ...], cameras: tuple[Camera, ...]):
    plans = clips_for(incidents[:50], cameras, 7)
    assert plans == clips_for(incidents[:50], tuple(reversed(cameras)), 7)
    assert plans != clips_for(incidents[:50], cameras, 8)
    assert len({plan.key for plan in plans}) == len(plans)


def _pairs(plans: tuple[ClipPlan, ...]) -> dict[str, list[ClipPlan]]:
    pairs: dict[str, list[ClipPlan]] = {}
    for plan in plans:
        pairs.setdefault(plan.key.rpartition("/")[0], []).append(plan)
    return pairs


def test_only_cameras_that_were_near_and_hung_by_then_recorded(
    incidents: tuple[Incident, ...], cameras: tuple[Camera, ...]
):
    chosen = incidents[1_000:1_050]
    recorded = set(_pairs(clips_for(chosen, cameras, 7)))
    expected = {
        f"{incident.key}/{camera.key}"
        for incident in chosen
        for camera in cameras
        if camera.installed_us <= incident.from_us - AROUND_US
        and distances_m(incident.lon, incident.lat, np.array([camera.lon]), np.array([camera.lat]))[0] <= 250
    }
    assert recorded == expected
    assert expected


def test_one_to_four_clips_of_5_to_60_seconds_that_do_not_overlap(
    incidents: tuple[Incident, ...], cameras: tuple[Camera, ...]
):
    spans = {incident.key: (incident.from_us - AROUND_US, incident.to_us + AROUND_US) for incident in incidents}
    pairs = _pairs(clips_for(incidents[:100], cameras, 7))
    assert {len(plans) for plans in pairs.values()} == {1, 2, 3, 4}
    for pair, plans in pairs.items():
        opens_us, closes_us = spans["/".join(pair.split("/")[:2])]
        assert all(5_000_000 <= plan.end_us - plan.start_us <= 60_000_000 for plan in plans)
        assert opens_us <= plans[0].start_us
        assert plans[-1].end_us <= closes_us
        assert all(one.end_us <= other.start_us for one, other in pairwise(plans))


def test_a_camera_in_sight_shows_the_event_and_a_far_one_never_does():
    town = tiny.load()
    cameras = populate(town, 7, curve=EVERYBODY).cameras
    incidents = draw_incidents(town, 7, START, END, 40)
    by_key = {camera.key: camera for camera in cameras}
    places = {incident.key: incident for incident in incidents}
    pairs = _pairs(clips_for(incidents, cameras, 7))
    seen = Counter[bool]()
    for pair, plans in pairs.items():
        number, camera_key = "/".join(pair.split("/")[:2]), plans[0].camera_key
        incident, camera = places[number], by_key[camera_key]
        away = distances_m(incident.lon, incident.lat, np.array([camera.lon]), np.array([camera.lat]))[0]
        assert sum(plan.shows_event for plan in plans) == (1 if away <= SIGHT_M else 0)
        seen[bool(away <= SIGHT_M)] += 1
    assert min(seen[True], seen[False]) > 20


def test_a_camera_more_changes_no_other_cameras_clips(incidents: tuple[Incident, ...], cameras: tuple[Camera, ...]):
    fewer = clips_for(incidents[:50], cameras[1:], 7)
    assert set(fewer) <= set(clips_for(incidents[:50], cameras, 7))


def test_clips_of_the_future_are_left_out(incidents: tuple[Incident, ...], cameras: tuple[Camera, ...]):
    every = clips_for(incidents[:50], cameras, 7)
    until_us = sorted(plan.end_us for plan in every)[len(every) // 2]
    assert set(clips_for(incidents[:50], cameras, 7, until_us=until_us)) == {
        plan for plan in every if plan.end_us <= until_us
    }


def test_no_cameras_or_no_incidents_give_no_clips(incidents: tuple[Incident, ...], cameras: tuple[Camera, ...]):
    assert clips_for(incidents, (), 7) == ()
    assert clips_for((), cameras, 7) == ()
