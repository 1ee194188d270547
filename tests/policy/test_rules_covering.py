"""Each rule about facts at its boundaries: which cameras, clips, requests, releases and tiles an answer may draw on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.acts import Deliver, Publish, Share
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.cells import Cell, bounds, cell_at
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.facts import CameraFact, ClipFact, IncidentFact, ReleaseFact, RequestFact, TileFact
from glassporch.policy.gate import Gate
from glassporch.policy.geometry import square_around
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.rules.how_few_is_too_few import how_few_is_too_few
from glassporch.policy.rules.what_goes_with_a_clip import what_goes_with_a_clip
from glassporch.policy.rules.where_it_seems_to_be import where_it_seems_to_be
from glassporch.policy.standard import STANDARD
from glassporch.policy.units import DAY
from glassporch.policy.wire.agency import ListIncidents
from glassporch.policy.wire.footage_request import ListRequests, ReadRequest
from glassporch.policy.wire.map import ReadMapIndex, ReadTile
from glassporch.policy.wire.picture import FetchEvidence, FetchFootage, FetchPicture
from glassporch.policy.wire.register import ReadRegister

from .chosen import on_the_map, opted_out, said
from .consent.histories import event
from .geodesy import destination

EVERY_REGIME = pytest.mark.parametrize("regime", REGIMES.values(), ids=REGIMES.keys())
NOW = 1_000_000
COMPANY = Standing(role=Role.MODERATOR, now_us=NOW)
PLACE = (-69.0, 36.0)
AREA = square_around(PLACE, 500)
OPTED_OUT = opted_out("hou_1")
INSIDE = CameraFact("cam_1", "hou_1", *PLACE, 0, said())
GATE = Gate(STANDARD)


def counted(camera: CameraFact, regime: Regime, *also: ConsentFact) -> CameraFact:
    """The same camera of a household that agreed to be counted on the map, which some regimes need."""
    return replace(camera, consent=said(on_the_map("hou_1", regime), *also))


def is_covered(cause: Any, fact: Any, regime: Regime, standing: Standing = COMPANY) -> bool:
    return GATE.decide(cause, standing, [fact], regime).covered == (fact,)


def with_delivery(regime: Regime, **changes: Any) -> Regime:
    known = {name: Known(value, "OWN") for name, value in changes.items()}
    return replace(regime, delivery=replace(regime.delivery, **known))


def delivery(regime: Regime) -> Deliver:
    level = regime.delivery.cell_level.value
    return Deliver(AREA, frozenset({cell_at(*PLACE, level)}), NOW, "age_1", "theft", "req_1")


@EVERY_REGIME
def test_a_camera_inside_the_area_is_asked(regime: Regime) -> None:
    assert is_covered(delivery(regime), INSIDE, regime)


@EVERY_REGIME
def test_who_does_not_use_the_feed_is_asked_unless_only_its_users_are(regime: Regime) -> None:
    aside = replace(INSIDE, uses_feed=False)
    assert is_covered(delivery(regime), aside, regime) is (regime.delivery.recipients.value == "camera-owners")
    assert is_covered(Publish(NOW), counted(aside, regime), regime)


@pytest.mark.parametrize("recipients", ["camera-owners", "app-users"])
@EVERY_REGIME
def test_the_recipients_alone_decide_whether_the_feed_matters(regime: Regime, recipients: str) -> None:
    chosen = with_delivery(regime, recipients=recipients)
    for uses_feed in (True, False):
        asked = is_covered(delivery(chosen), replace(INSIDE, uses_feed=uses_feed), chosen)
        assert asked is (uses_feed or recipients == "camera-owners")
    outside = replace(INSIDE, lon=INSIDE.lon + 1)
    assert not is_covered(delivery(chosen), outside, chosen)


@EVERY_REGIME
def test_a_camera_counts_from_the_moment_it_is_installed(regime: Regime) -> None:
    inside = counted(INSIDE, regime)
    for cause in (delivery(regime), Publish(NOW)):
        assert is_covered(cause, replace(inside, installed_us=NOW), regime)
        assert not is_covered(cause, replace(inside, installed_us=NOW + 1), regime)


@EVERY_REGIME
def test_an_opt_out_counts_wherever_the_regime_says_so(regime: Regime) -> None:
    out = counted(INSIDE, regime, OPTED_OUT)
    assert is_covered(delivery(regime), out, regime) is not regime.delivery.opt_out_stops_requests.value
    assert is_covered(Publish(NOW), out, regime) is not regime.map.hides_opted_out.value


@pytest.mark.parametrize("stops", [True, False])
@EVERY_REGIME
def test_both_switches_of_an_opt_out_are_read(regime: Regime, *, stops: bool) -> None:
    switch = Known(stops, "OWN")
    changed = replace(
        regime,
        delivery=replace(regime.delivery, opt_out_stops_requests=switch),
        map=replace(regime.map, hides_opted_out=switch),
    )
    out = counted(INSIDE, changed, OPTED_OUT)
    for cause in (delivery(regime), Publish(NOW)):
        assert is_covered(cause, out, changed) is not stops


def beside(metres: float) -> CameraFact:
    lon, lat = destination(PLACE, 90, 250 + metres)
    return replace(INSIDE, lon=lon, lat=lat)


def test_where_places_are_exact_the_edge_of_the_area_decides() -> None:
    regime = REGIMES["assistance-2021"]
    assert is_covered(delivery(regime), beside(-0.1), regime)
    assert not is_covered(delivery(regime), beside(0.1), regime)


@pytest.mark.parametrize("targeting", ["touched-cells", "centred-cells"])
def test_where_cells_are_chosen_the_edge_of_the_cell_decides(targeting: str) -> None:
    regime = with_delivery(REGIMES["reference-blind"], targeting=targeting)
    act = delivery(regime)
    [cell] = act.cells
    west, south, east, north = bounds(cell)
    middle = (south + north) / 2
    assert is_covered(act, replace(INSIDE, lon=west + 1e-9, lat=middle), regime)
    assert is_covered(act, replace(INSIDE, lon=east - 1e-9, lat=middle), regime)
    assert not is_covered(act, replace(INSIDE, lon=west - 1e-9, lat=middle), regime)
    assert not is_covered(act, replace(INSIDE, lon=east + 1e-9, lat=middle), regime)
    assert not is_covered(act, INSIDE, with_delivery(regime, cell_level=16))
    assert Cell(16, cell.x >> 2, cell.y >> 2) not in act.cells


def test_where_cells_are_chosen_the_area_itself_is_not_looked_at() -> None:
    regime = REGIMES["reference-blind"]
    assert not is_covered(replace(delivery(regime), cells=frozenset()), INSIDE, regime)
    elsewhere = replace(delivery(regime), area=square_around((10.0, 10.0), 500))
    assert is_covered(elsewhere, INSIDE, regime)


def test_our_regimes_choose_cells_by_their_centre_and_no_era_did() -> None:
    chosen = {regime.id for regime in REGIMES.values() if regime.delivery.targeting.value == "centred-cells"}
    assert chosen == {"reference-blind", "reference-map"}


def test_no_cell_is_finer_than_the_zones_in_which_cameras_are_kept() -> None:
    assert with_delivery(REGIMES["reference-blind"], cell_level=18).delivery.cell_level.value == 18
    with pytest.raises(ValueError, match="level 18"):
        with_delivery(REGIMES["reference-blind"], cell_level=19)


NOTICE = "answer-1"
YES = event("given", at=10, request="req_1", household="hou_1", notice=NOTICE, scopes=("clip", "contact"))
SHARE = Share(
    household_id="hou_1",
    chosen=frozenset({"cli_1"}),
    consent=said(YES),
    agency_id="age_1",
    incident_type="theft",
    request_id="req_1",
    scopes=frozenset({"clip", "contact"}),
    notice_version=NOTICE,
    from_us=100,
    to_us=200,
    now_us=300,
)
CLIP = ClipFact("cli_1", "hou_1", 120, 150)


@EVERY_REGIME
@pytest.mark.parametrize(
    ("act", "clip", "goes"),
    [
        (SHARE, CLIP, True),
        (replace(SHARE, consent=said(YES, OPTED_OUT)), CLIP, False),
        (replace(SHARE, consent=said()), CLIP, False),
        (SHARE, replace(CLIP, household_id="hou_2"), False),
        (replace(SHARE, chosen=frozenset({"cli_2"})), CLIP, False),
        (SHARE, replace(CLIP, start_us=50, end_us=100), True),
        (SHARE, replace(CLIP, start_us=50, end_us=99), False),
        (SHARE, replace(CLIP, start_us=200, end_us=250), True),
        (SHARE, replace(CLIP, start_us=201, end_us=250), False),
        (SHARE, replace(CLIP, start_us=50, end_us=250), True),
    ],
)
def test_a_clip_goes_only_if_it_is_chosen_own_in_the_window_and_nobody_opted_out(
    regime: Regime, act: Share, clip: ClipFact, *, goes: bool
) -> None:
    assert is_covered(act, clip, regime) is goes


@EVERY_REGIME
def test_a_clip_goes_only_as_long_as_the_company_keeps_it(regime: Regime) -> None:
    gone_us = CLIP.end_us + regime.sharing.cloud_days.value * DAY
    assert is_covered(replace(SHARE, now_us=gone_us - 1), CLIP, regime)
    assert not is_covered(replace(SHARE, now_us=gone_us), CLIP, regime)


def test_a_fact_of_another_kind_has_no_business_in_an_act() -> None:
    rule = next(rule for rule in STANDARD.covering if rule.name == "who_said_yes")
    for act in (delivery(REGIMES["reference-blind"]), Publish(NOW)):
        assert rule.vote(act, COMPANY, CLIP, REGIMES["reference-blind"]) is not None


def standing(agency: str | None, now_us: int = NOW) -> Standing:
    own = AgencyStanding(agency, "A", agreement_live=True, kind="police") if agency else None
    return Standing(role=Role.OFFICER, now_us=now_us, account_id="x", agency=own)


RELEASE = ReleaseFact(
    release_id="rel_1",
    request_id="req_1",
    agency_id="age_1",
    label="Neighbor 1",
    start_us=1,
    end_us=2,
    released_us=3,
    expires_us=None,
    contact=(),
    picture_sha256="0",
)
OWN_QUESTIONS = [
    ListRequests(),
    ReadRequest("req_1"),
    FetchPicture("rel_1"),
    FetchFootage("rel_1"),
    FetchEvidence("rel_1"),
]


@EVERY_REGIME
@pytest.mark.parametrize("question", OWN_QUESTIONS, ids=lambda question: type(question).__name__)
def test_an_agency_reads_what_was_released_to_it_and_no_other_does(regime: Regime, question: Any) -> None:
    assert is_covered(question, RELEASE, regime, standing("age_1"))
    assert not is_covered(question, RELEASE, regime, standing("age_2"))
    assert not is_covered(question, RELEASE, regime, standing(None))


@EVERY_REGIME
@pytest.mark.parametrize("question", OWN_QUESTIONS, ids=lambda question: type(question).__name__)
def test_a_release_is_read_until_its_term_is_over(regime: Regime, question: Any) -> None:
    term = replace(RELEASE, expires_us=NOW)
    assert is_covered(question, term, regime, standing("age_1", NOW - 1))
    assert not is_covered(question, term, regime, standing("age_1", NOW))
    assert is_covered(question, RELEASE, regime, standing("age_1", 10**18))


def test_an_agency_reads_its_own_incidents_only() -> None:
    fact = IncidentFact(
        incident_id="i", agency_id="age_1", case_number="1", category="c", lon=0, lat=0, from_us=1, to_us=2
    )
    regime = REGIMES["assistance-2021"]
    assert is_covered(ListIncidents(), fact, regime, standing("age_1"))
    assert not is_covered(ListIncidents(), fact, regime, standing("age_2"))


@EVERY_REGIME
@pytest.mark.parametrize("question", [ReadMapIndex(), ReadTile("til_1")])
def test_of_the_map_only_the_current_publication_of_the_regime_in_force_is_read(regime: Regime, question: Any) -> None:
    layers = {"none": (), "heat": ("heat", "circles"), "counts": ("counts", "sums"), "points": ("points",)}
    shown = layers[regime.map.layer.value]
    for layer in ("heat", "circles", "counts", "sums", "points", "blocks", "outlines"):
        tile = TileFact("til_1", regime.id, 3, 3, layer, (0, 0, 1, 1))
        assert is_covered(question, tile, regime, standing("age_1")) is (layer in shown)
        for stale in (replace(tile, epoch=2), replace(tile, epoch=4), replace(tile, regime_id="base")):
            assert not is_covered(question, stale, regime, standing("age_1"))


@EVERY_REGIME
def test_delivered_requests_are_public_where_the_regime_keeps_a_register(regime: Regime) -> None:
    fact = object.__new__(RequestFact)
    for name in RequestFact.__slots__:
        object.__setattr__(fact, name, None)
    public = Standing(role=Role.PUBLIC, now_us=NOW)
    assert not is_covered(ReadRegister(), fact, regime, public)
    delivered = replace(fact, delivered_us=1)
    assert is_covered(ReadRegister(), delivered, regime, public) is (regime.records.public_record.value == "full-text")
    assert not is_covered(ReadRegister(), RELEASE, regime, public)


@EVERY_REGIME
def test_a_cell_with_fewer_cameras_than_the_smallest_group_is_not_shown(regime: Regime) -> None:
    five = replace(regime, map=replace(regime.map, smallest_group=Known(5, "OWN")))
    assert [how_few_is_too_few(count, five) for count in (0, 4, 5, 6)] == [True, True, False, False]


@EVERY_REGIME
def test_beside_a_clip_exactly_the_named_details_leave(regime: Regime) -> None:
    contact: Any = {"name": "N", "address": "A", "email": "E", "phone": "P"}
    left = what_goes_with_a_clip(contact, regime)
    assert [name for name, _ in left] == sorted(regime.sharing.contact_fields.value)
    assert all(contact[name] == value for name, value in left)


def test_a_camera_seems_to_be_within_the_regimes_jitter_and_always_at_the_same_place() -> None:
    import numpy as np
    from glassporch.policy.geometry import distance_m

    regime = REGIMES["heat-map-2018"]
    ids = tuple(f"cam_{number}" for number in range(200))
    true = np.full(200, PLACE[0]), np.full(200, PLACE[1])
    lons, lats = where_it_seems_to_be(b"k" * 32, ids, true, regime)
    again = where_it_seems_to_be(b"k" * 32, ids[::-1], true, regime)
    assert (again[0][::-1] == lons).all()
    assert (again[1][::-1] == lats).all()
    far = [distance_m(PLACE, (lon, lat)) for lon, lat in zip(lons.tolist(), lats.tolist(), strict=True)]
    radius = regime.map.circle_jitter_m.value
    assert radius * 0.9 < max(far) <= radius + 1e-3
    other = where_it_seems_to_be(b"x" * 32, ids, true, regime)
    assert (other[0] != lons).all()
