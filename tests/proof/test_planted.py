"""A counterexample of a broken book becomes a world whose portal shows it over HTTP, and a sound portal does not."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

import pytest
from glassporch.claims.sabotage import SABOTAGES
from glassporch.cli.openings import refuse_sabotage
from glassporch.cli.problems import CommandError
from glassporch.cli.sign_ins import new_sign_ins, plans_of
from glassporch.client import Portal
from glassporch.policy.regimes import REGIMES
from glassporch.policy.standard import STANDARD
from glassporch.proof.courses import ONWARD
from glassporch.proof.plainest import search
from glassporch.proof.properties import PROPERTIES
from glassporch.proof.proving import scenes_for
from glassporch.simulation.planting import plant
from glassporch.simulation.staging.ground import plan_for
from glassporch.simulation.staging.histories import Named
from glassporch.simulation.staging.possible import can_stand, why_not
from glassporch.simulation.staging.stage import stage
from glassporch.simulation.staging.staged import CannotStageError, Case, Staged
from glassporch.storage.engine import Database
from glassporch.testing.images import wiring_for_tests
from glassporch.worlds.keys import keys_from_seed
from glassporch.worlds.wiring import Wiring
from glassporch.worlds.world import World, advance

BY_ID = {one.id: one for one in PROPERTIES}
BROKEN = {one.name: one for one in SABOTAGES}
SEED = 20_260_302


@dataclass(frozen=True)
class Scene:
    """A staged world, what was staged in it, and ways in over HTTP."""

    staged: Staged
    bench: object
    world: World
    signs: dict[str, object]

    def reader(self, who: str) -> Portal:
        """Sign somebody in over HTTP."""
        sent = {"email": self.signs[who].email, "password": self.signs[who].password}
        answer = self.bench.client.post(f"/w/{self.world.name}/api/v1/sessions", json=sent)
        assert answer.status_code == 201, answer.text
        return Portal(self.bench.client, self.world.name, answer.json()["token"])


def _case(prop: str, regime_id: str, book) -> Case:
    regime = REGIMES[regime_id]
    found = search(BY_ID[prop], regime, book, lambda scene, axis, label: can_stand(scene.name, axis, label, regime))
    assert found.usable is not None, (prop, regime_id, why_not(found.scenes, regime))
    return Case(found.usable.scene, found.usable.features)


@pytest.fixture
def staged_in(bench):
    """Plant a world for a case under a wiring, let the case happen, and put it on the bench's shelf."""

    def make(case: Case, regime_id: str, wiring: Wiring) -> Scene:
        signs = new_sign_ins(wiring.new_token)
        name = f"planted-{next(bench.numbers)}"
        world = World(name, Database.open(bench.folder / f"{name}.sqlite"), keys_from_seed(SEED), wiring)
        bench.shelf.add(world)
        bench.opened.append(world)
        plan = plan_for(case.scene, REGIMES[regime_id], name, SEED, plans_of(signs))
        plant(world, plan)
        advance(world, plan.start_us)
        staged = stage(world, {one.who: one.email for one in signs}, case)
        return Scene(staged, bench, world, {one.who: one for one in signs})

    return make


def _requests_that_reached(scene: Scene) -> list[dict]:
    return scene.reader("resident").get("/api/v1/me/notices").json()["notices"]


def test_an_opted_out_household_that_a_broken_book_asks_finds_the_request_among_its_own(staged_in):
    broken = BROKEN["ask-the-opted-out"].apply(wiring_for_tests())
    case = _case("asked-opted-out", "assistance-2021", broken.book)
    leaky = staged_in(case, "assistance-2021", broken)
    sound = staged_in(case, "assistance-2021", wiring_for_tests())
    assert leaky.staged.stands, SEED
    assert not sound.staged.stands, SEED
    (reached,) = _requests_that_reached(leaky)
    assert leaky.staged.page == f"/me/notices/{reached['id']}"
    assert leaky.reader("resident").get("/api/v1/me").json()["opted_out"] is True
    assert _requests_that_reached(sound) == []
    assert sound.reader("resident").get("/api/v1/me").json()["opted_out"] is True
    with pytest.raises(CommandError, match="never served"):
        refuse_sabotage(broken)


def _clips(scene: Scene) -> tuple[Portal, list[dict]]:
    officer = scene.reader("officer")
    return officer, officer.get(f"/api/v1{scene.staged.page}").json()["shared"]


@pytest.mark.parametrize(
    ("name", "prop"),
    [("any-yes-will-do", "every-voice"), ("objections-are-filed-and-forgotten", "objection")],
)
def test_a_clip_that_the_household_does_not_grant_is_fetched_from_a_broken_portal_alone(staged_in, name, prop):
    broken = BROKEN[name].apply(wiring_for_tests())
    case = _case(prop, "reference-blind", broken.book)
    leaky = staged_in(case, "reference-blind", broken)
    sound = staged_in(case, "reference-blind", wiring_for_tests())
    assert leaky.staged.stands, SEED
    officer, (clip,) = _clips(leaky)
    picture = officer.get(f"/api/v1/officer/releases/{clip['release_id']}/picture")
    assert picture.status == 200
    assert picture.header("content-type") == "image/png"
    assert not sound.staged.stands, SEED
    assert _clips(sound)[1] == []
    assert re.search(r"Nothing was shared|nothing can be shared|agree", " ".join(sound.staged.told)), sound.staged.told


def test_a_household_that_nobody_asked_stands_alone_on_the_map_that_an_officer_reads(staged_in):
    case = _case("map-opted-out", "no-policy", STANDARD)
    scene = staged_in(case, "no-policy", wiring_for_tests())
    assert scene.staged.stands, SEED
    officer = scene.reader("officer")
    tiles = officer.get("/api/v1/officer/map").json()["tiles"]
    shown = [
        feature["geometry"]["coordinates"]
        for tile in tiles
        for feature in officer.get(f"/api/v1/officer/map/tiles/{tile['id']}").json()["features"]
    ]
    (camera,) = scene.reader("researcher").get("/api/v1/lab/truth").json()["features"]
    assert shown == [pytest.approx(camera["geometry"]["coordinates"], abs=1e-7)]
    said = [scene.reader(who).get("/api/v1/me/choices/history").json()["events"] for who in ("resident", "co-resident")]
    assert [(one["kind"], one["purpose"]) for events in said for one in events] == [("refused", "map")]


def test_a_case_that_needs_a_release_without_a_yes_is_said_to_be_out_of_reach():
    silent = BROKEN["ask-the-opted-out"].apply(wiring_for_tests()).book
    regime = REGIMES["reference-blind"]
    found = search(BY_ID["silence"], regime, silent, lambda scene, *rest: can_stand(scene.name, *rest, regime))
    assert found.plainest is not None
    assert found.usable is None
    assert "did not say yes" in why_not(found.scenes, regime)
    assert "no request can be filed" in why_not(("Share",), REGIMES["none-2024"])
    assert "noisy counts" in why_not(("Publish",), REGIMES["reference-map"])
    assert "are planted" in why_not(("ReadRequest: ReleaseFact",), regime)


def test_a_case_of_passing_on_is_found_and_said_to_be_out_of_reach():
    taken_at_its_word = BROKEN["passed-on-and-nobody-asked"].apply(wiring_for_tests()).book
    regime = REGIMES["reference-blind"]
    found = search(
        BY_ID["live-grant"], regime, taken_at_its_word, lambda scene, *rest: can_stand(scene.name, *rest, regime)
    )
    assert found.plainest is not None
    assert (found.scenes, found.usable) == (("HandOn",), None)
    assert "are planted" in why_not(found.scenes, regime)
    named = Named("agency", "another", "theft", "fire", "request")
    with pytest.raises(CannotStageError, match="no clip is passed on"):
        named.about(ONWARD["yes"].lines[0])


def test_a_world_without_the_people_of_the_case_is_refused_with_the_reason(bench):
    with pytest.raises(CannotStageError, match="nobody signs in"):
        stage(bench.world("no-policy"), {}, Case("Deliver", _case("asked-opted-out", "no-policy", STANDARD).features))


@pytest.mark.slow
@pytest.mark.parametrize("scene_name", ["Deliver", "Share", "Publish"])
def test_a_staged_case_happens_in_a_world_exactly_where_the_book_allows_it(staged_in, scene_name):
    chance, regime = random.Random(SEED), REGIMES["no-policy"]
    scene = next(one for one in scenes_for((regime,), STANDARD) if one.name == scene_name)
    for _ in range(3):
        chosen = {
            axis.name: chance.choice([label for label in axis.labels if can_stand(scene_name, axis, label, regime)])
            for axis in scene.axes
        }
        staged = staged_in(Case(scene_name, chosen), regime.id, wiring_for_tests()).staged
        assert staged.stands == scene.outright(STANDARD, chosen, regime), (SEED, chosen)
