"""Who is asked in a study is who the real portal would ask."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from glassporch.policy.acts import Deliver
from glassporch.policy.casefile import Standing
from glassporch.policy.consent.file import NEVER_CHOSE
from glassporch.policy.facts import CameraFact
from glassporch.policy.gate import Gate
from glassporch.policy.regime import Known
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.policy.rules.who_is_asked import are_chosen
from glassporch.policy.standard import STANDARD
from glassporch.services.delivery import cells_for
from glassporch.simulation.behaviour import BEHAVIOUR
from glassporch.simulation.streams import uniforms
from glassporch.simulation.towns import load_town
from glassporch.simulation.utility import asking
from glassporch.simulation.utility.asking import RulesDisagreeError, act_for, ask_all, fact_of
from glassporch.simulation.utility.ground import Ground, inhabitants, survey
from glassporch.simulation.utility.officer import Desk, Filed, file_all, square
from glassporch.storage import cameras, requests
from sqlalchemy import text

from ...scene import delivered

GATE = Gate(STANDARD)
TARGETINGS = {
    "exact-place": REGIMES["video-request-2019"],
    "centred-cells": REGIMES["reference-blind"],
    "touched-cells": replace(
        REGIMES["reference-blind"],
        delivery=replace(REGIMES["reference-blind"].delivery, targeting=Known("touched-cells", "OWN")),
    ),
}


@pytest.fixture(scope="module")
def small() -> Ground:
    """A small town in which every home has a camera."""
    town = load_town("generated:400")
    return survey(town, BEHAVIOUR, 11, incidents=12, people=inhabitants(town, 11, 1.0))


@pytest.mark.parametrize("targeting", TARGETINGS)
@pytest.mark.parametrize("size", [0.02, 0.2])
def test_many_places_at_once_are_chosen_as_the_rule_chooses_each(targeting, size):
    regime, seed = TARGETINGS[targeting], 3
    area = square(-67.0, 35.0, size)
    u = uniforms(seed, f"places/{targeting}", np.arange(400), 2)
    lons, lats = -67.0 + 0.02 * (u[:, 0] - 0.5), 35.0 + 0.02 * (u[:, 1] - 0.5)
    act = Deliver(area, frozenset(cells_for(area, regime)), 1, "agency", "theft", "request")
    facts = [CameraFact("c", "h", x, y, 0, NEVER_CHOSE) for x, y in zip(lons.tolist(), lats.tolist(), strict=True)]
    weighed = STANDARD.weigh(act, Standing(role=Role.MODERATOR, now_us=1), facts, regime)
    one_by_one = [ruling.allowed for _, ruling in weighed]
    assert are_chosen(act, lons, lats, regime).tolist() == one_by_one, f"seed {seed}"
    assert 0 < sum(one_by_one) < 400


@pytest.mark.parametrize(
    "regime_id", ["video-request-2019", "reference-blind", "assistance-2021", "community-requests-2025"]
)
def test_a_study_asks_whom_a_full_decision_about_every_camera_would_ask(small, regime_id):
    regime = REGIMES[regime_id]
    desk = file_all(GATE, regime, BEHAVIOUR, small.happenings)
    asked = ask_all(GATE, regime, BEHAVIOUR, small, desk)
    rows = asked.rows(small, 0.6, 0.5)
    for number, filed in enumerate(desk.filed):
        now_us = int(asked.delivered_us[number])
        facts = [
            fact_of(small, camera, regime, now_us, opted_out=bool(small.opts[home] >= 0.6), feed=bool(small.feed[home]))
            for camera, home in enumerate(small.camera_home.tolist())
            if small.owns[home] < 0.5
        ]
        company = Standing(role=Role.MODERATOR, now_us=now_us)
        decision = GATE.decide(act_for(filed, regime, now_us), company, facts, regime)
        simulated = {small.homes[home] for home in asked.home[rows & (asked.request == number)].tolist()}
        assert simulated == {fact.household_id for fact in decision.covered}
    assert rows.any() or not desk.filed


def test_a_rule_that_says_something_else_than_its_vectorised_form_stops_the_study(small, monkeypatch):
    regime = REGIMES["reference-blind"]
    desk = file_all(GATE, regime, BEHAVIOUR.varied("asked_sq_mi", 0.02), small.happenings[:1])
    monkeypatch.setattr(asking, "are_chosen", lambda act, lons, lats, regime: np.ones(lons.shape, np.bool_))
    with pytest.raises(RulesDisagreeError, match="reference-blind"):
        ask_all(GATE, regime, BEHAVIOUR, small, desk)


def _ground_of(world) -> Ground:
    """The cameras of a real world as the ground of a study; households that opted out stand above an opt-in of 0.5."""
    with world.database.acting() as rows:
        hung = [fact for fact in cameras.list_cameras(rows) if fact.installed_us <= world.now().clock_us]
        told = text("SELECT household_id FROM consent_event WHERE purpose = 'requests' AND kind = 'withdrawn'")
        out = {row[0] for row in rows.execute(told)}
    homes = tuple(sorted({fact.household_id for fact in hung}))
    number = {home: which for which, home in enumerate(homes)}
    return Ground(
        town=load_town("tiny"),
        homes=homes,
        owns=np.zeros(len(homes)),
        opts=np.array([0.9 if home in out else 0.1 for home in homes]),
        maps=np.zeros(len(homes)),
        feed=np.ones(len(homes), np.bool_),
        accounts=np.ones(len(homes), np.int64),
        camera_home=np.array([number[fact.household_id] for fact in hung], np.int64),
        lons=np.array([fact.lon for fact in hung]),
        lats=np.array([fact.lat for fact in hung]),
        happenings=(),
        filmed=(),
    )


@pytest.mark.parametrize("regime_id", ["video-request-2019", "reference-blind", "heat-map-2018"])
@pytest.mark.parametrize("opted_out", [False, True], ids=["nobody opted out", "one opted out"])
def test_a_study_asks_whom_the_real_portal_delivers_to(bench, regime_id, opted_out):
    def opting_out(world) -> None:
        if opted_out:
            path = "/api/v1/me/standing-choice"
            said = bench.reader(world, "resident").write("PUT", path, {"opted_out": True}, key="opting-out")
            assert said.status == 200

    scene = delivered(bench, regime_id, opting_out)
    with scene.world.database.acting() as rows:
        fact = requests.find_request(rows, scene.request_id)
        query = text("SELECT household_id FROM notice WHERE request_id = :id")
        really = {row[0] for row in rows.execute(query, {"id": scene.request_id})}
    ground = _ground_of(scene.world)
    filed = Filed(0, fact.request_id, fact.incident_type, fact.area, fact.from_us, fact.to_us, fact.filed_us)
    asked = ask_all(GATE, REGIMES[regime_id], BEHAVIOUR, ground, Desk((filed,), 1, (), ()))
    simulated = {ground.homes[home] for home in asked.home[asked.rows(ground, 0.5, 1.0)].tolist()}
    assert simulated == really
    assert really
    assert (ground.opts > 0.5).sum() == opted_out
