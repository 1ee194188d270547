"""The officer files what the rules admit, and does what a refusal says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.policy.gate import Gate
from glassporch.policy.geometry import area_sq_mi, contains
from glassporch.policy.regimes import REGIMES
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY, HOUR, MINUTE
from glassporch.simulation.behaviour import BEHAVIOUR
from glassporch.simulation.incidents import Incident
from glassporch.simulation.utility.ground import STUDY_START_US, Happening
from glassporch.simulation.utility.officer import Desk, file_all, square

BLIND, OF_2019 = REGIMES["reference-blind"], REGIMES["video-request-2019"]


def happened(hours: float = 1, filed_after_hours: float = 24, number: int = 0, start_us: int = STUDY_START_US):
    """An incident that lasted so long and was filed so much later."""
    end = start_us + int(hours * HOUR)
    incident = Incident(f"incident/{number}", "theft", "street", -67.0, 35.0, start_us, end, f"GPD-2019-{number:05d}")
    return Happening(incident, end + int(filed_after_hours * HOUR), objected=False, chance=0.035)


def year(regime, *happenings: Happening, **numbers: float) -> Desk:
    """What an officer makes of some incidents."""
    behaviour = BEHAVIOUR
    for name, value in numbers.items():
        behaviour = behaviour.varied(name, value)
    return file_all(Gate(STANDARD), regime, behaviour, happenings)


def test_an_area_that_is_too_small_is_drawn_as_large_as_the_regime_demands():
    (free,) = year(OF_2019, happened(), asked_sq_mi=0.02).filed
    desk = year(BLIND, happened(), asked_sq_mi=0.02)
    assert area_sq_mi(free.area) == pytest.approx(0.02, rel=1e-3)
    assert area_sq_mi(desk.filed[0].area) == pytest.approx(0.05, rel=5e-3)
    assert desk.refusals == (("area-too-small", 1),)
    assert desk.attempts == 2


def test_an_area_that_is_too_large_is_drawn_smaller():
    tight = replace(
        BLIND, request=replace(BLIND.request, max_area_sq_mi=replace(BLIND.request.max_area_sq_mi, value=0.1))
    )
    desk = year(tight, happened())
    assert dict(desk.refusals) == {"area-too-large": 1}
    assert area_sq_mi(desk.filed[0].area) < 0.1


def test_the_area_holds_the_place_on_record():
    (filed,) = year(BLIND, happened()).filed
    assert contains(filed.area, (-67.0, 35.0))


def test_a_long_span_takes_as_many_windows_as_the_case_may_have():
    long = happened(hours=40)
    assert len(year(OF_2019, long).filed) == 4
    desk = year(BLIND, long)
    assert len(desk.filed) == 2
    assert dict(desk.refusals) == {"case-exhausted": 2}
    assert all(filed.to_us - filed.from_us <= 720 * MINUTE for filed in desk.filed)


def test_what_happened_too_long_ago_cannot_be_asked_about():
    late = happened(filed_after_hours=40 * 24)
    assert len(year(OF_2019, late).filed) == 1
    desk = year(BLIND, late)
    assert desk.unasked == (0,)
    assert dict(desk.refusals) == {"window-too-old": 1}


def test_a_full_day_moves_a_request_to_the_next():
    busy = [happened(number=number) for number in range(11)]
    desk = year(BLIND, *busy)
    assert len(desk.filed) == 11
    assert dict(desk.refusals) == {"day-exhausted": 1}
    assert desk.filed[-1].filed_us == desk.filed[0].filed_us + DAY
    assert not year(OF_2019, *busy).refusals


def test_a_regime_without_requests_is_asked_in_vain():
    desk = year(REGIMES["none-2024"], happened())
    assert not desk.filed
    assert dict(desk.refusals) == {"no-requests": 1}


def test_no_window_reaches_beyond_the_moment_of_filing():
    desk = year(BLIND, happened(filed_after_hours=0.1))
    assert all(filed.to_us <= filed.filed_us for filed in desk.filed)
    assert desk.filed


@pytest.mark.parametrize("lat", [0.0, 35.0, 60.0])
def test_a_square_has_the_size_that_was_asked_for(lat):
    assert area_sq_mi(square(-40.0, lat, 0.36)) == pytest.approx(0.36, rel=1e-3)
