"""What residents choose for good: offered where the rules know it, it holds, runs out, and ends by moving out."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from glassporch.client import Exchange
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.services.changing import change_regime
from glassporch.storage import cameras, consents
from glassporch.worlds.world import advance
from sqlalchemy import text

from ..conftest import Bench, pass_minutes
from ..flow import API, file
from ..scene import Scene, account_of, add_resident, delivered, hours_around, household_of, under

OPEN = [name for name in REGIMES if REGIMES[name].request.is_open.value]


def codes(answer: Exchange) -> list[str]:
    return [reason["code"] for reason in answer.json()["reasons"]]


def choices(scene: Scene, who: str = "resident") -> dict[str, Any]:
    return dict(scene.reader(who).get(f"{API}/me/choices").json())


def history(scene: Scene, who: str = "resident") -> list[dict[str, Any]]:
    return list(scene.reader(who).get(f"{API}/me/choices/history").json()["events"])


def kinds(scene: Scene, who: str = "resident") -> list[tuple[str, str]]:
    return [(event["purpose"], event["kind"]) for event in history(scene, who)]


def asked_again(scene: Scene, key: str) -> int:
    """File another request about the scene's incident, deliver it, and count the resident's notices."""
    filed = file(scene.reader("officer"), scene.incident, key=key, **hours_around(scene.incident))
    assert filed.status == 201, filed.body
    if filed.json()["state"] == "in-review":
        moderator = scene.reader("moderator")
        path = f"{API}/company/requests/{filed.json()['id']}/review"
        assert moderator.write("POST", path, {"approve": True, "note": ""}, key=f"review-{key}").status == 200
    pass_minutes(scene.world, 11)
    return len(scene.reader("resident").get(f"{API}/me/notices").json()["notices"])


def own_agency(scene: Scene) -> str:
    with scene.world.database.looking() as rows:
        return str(rows.execute(text("SELECT agency_id FROM footage_request")).scalar_one())


@pytest.mark.parametrize("regime", OPEN)
def test_exactly_the_lasting_choices_that_the_rules_know_can_be_made(bench: Bench, regime: str) -> None:
    scene, rules = delivered(bench, regime), REGIMES[regime].consent
    offered = choices(scene)["offered"]
    assert offered["by_agency"] is rules.per_agency.value
    no_agency = scene.choose("resident", "requests", agree=False, agency_id=own_agency(scene))
    kind = choices(scene)["incident_types"][0]
    no_type = scene.choose("resident", "requests", agree=False, incident_type=kind)
    no_map = scene.choose("resident", "map", agree=False)
    no_all = scene.choose("resident", "requests", agree=False)
    standing = rules.standing_opt_out.value != "none"
    assert (no_agency.status == 200) is (standing and rules.per_agency.value)
    assert (no_type.status == 200) is (standing and rules.per_incident_type.value)
    assert (no_map.status == 200) is (REGIMES[regime].map.layer.value == "counts") is offered["about_the_map"]
    assert (no_all.status == 200) is standing
    if not standing:
        assert codes(no_all) == ["no-standing-choice"]
        assert scene.opt("resident", out=True).status == 409


@pytest.mark.parametrize("about", ["agency_id", "incident_type"])
def test_a_no_to_one_agency_or_one_type_keeps_its_requests_away_until_it_is_lifted(bench: Bench, about: str) -> None:
    under(bench, "reference-blind", "request", max_posts_per_case=9)
    scene = delivered(bench, "reference-blind")
    value = own_agency(scene) if about == "agency_id" else choices(scene)["incident_types"][0]
    assert asked_again(scene, "before-choice") == 2
    assert scene.choose("resident", "requests", agree=False, **{about: value}).status == 200
    assert choices(scene)["asked"] is True, "in general the household can still be asked"
    assert asked_again(scene, "after-choice") == 2
    refused = scene.share("resident")
    assert (refused.status, codes(refused)) == (409, ["clips-cannot-be-shared"])
    assert scene.choose("resident", "requests", agree=True, key="lift-it-1", **{about: value}).status == 200
    assert asked_again(scene, "after-lifting") == 3


def test_an_agency_or_a_type_that_is_not_there_cannot_be_chosen(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    assert codes(scene.choose("resident", "requests", agree=False, agency_id="agy_x")) == ["agency-unknown"]
    assert codes(scene.choose("resident", "requests", agree=False, incident_type="x")) == ["incident-type-unknown"]
    assert kinds(scene) == [("answer", "requested")]


def test_a_yes_runs_out_after_its_days_is_filed_and_can_be_confirmed(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", grant_days=30, requests_default="out")
    scene = Scene(bench, bench.world("reference-blind"), {}, "")
    assert choices(scene)["asked"] is False
    scene.choose("resident", "requests", agree=True)
    [line] = choices(scene)["own"]
    assert (choices(scene)["asked"], line["holds"], line["confirmable"]) == (True, "yes", True)
    given = scene.now().clock_us
    advance(scene.world, given + 30 * DAY - 1)
    assert choices(scene)["asked"] is True
    advance(scene.world, given + 30 * DAY)
    assert choices(scene)["asked"] is False
    assert kinds(scene) == [("requests", "given"), ("requests", "expired")]
    scene.choose("resident", "requests", agree=True, key="confirm-it-1")
    assert choices(scene)["asked"] is True
    assert kinds(scene)[-1] == ("requests", "re-confirmed")
    advance(scene.world, given + 90 * DAY)
    assert [kind for _, kind in kinds(scene)] == ["given", "expired", "re-confirmed", "expired"]


def test_a_no_never_runs_out(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", grant_days=30)
    scene = Scene(bench, bench.world("reference-blind"), {}, "")
    scene.choose("resident", "requests", agree=False)
    advance(scene.world, scene.now().clock_us + 400 * DAY)
    assert choices(scene)["asked"] is False
    assert kinds(scene) == [("requests", "withdrawn")]


def shown_households(scene: Scene) -> set[str]:
    """The households that the rule lets be counted, which is what noise is added to."""
    from glassporch.policy.acts import Publish
    from glassporch.policy.casefile import Standing
    from glassporch.policy.roles import Role

    now_us = scene.now().clock_us
    regime = scene.world.regime(scene.now().regime_id)
    with scene.world.database.looking() as rows:
        every = cameras.list_cameras(rows)
    company = Standing(role=Role.MODERATOR, now_us=now_us)
    return {fact.household_id for fact in scene.world.gate.decide(Publish(now_us), company, every, regime).covered}


def test_where_the_map_starts_from_out_only_who_agreed_is_counted(bench: Bench) -> None:
    scene = Scene(bench, bench.world("reference-map"), {}, "")
    assert shown_households(scene) == set()
    assert choices(scene)["on_the_map"] is False
    scene.choose("resident", "map", agree=True)
    assert choices(scene)["on_the_map"] is True
    with scene.world.database.looking() as rows:
        assert shown_households(scene) == {household_of(rows, "resident")}
    scene.opt("resident", out=True)
    assert choices(scene)["on_the_map"] is True, "an opt-out of requests would show on the map, if it ended this"
    scene.choose("resident", "map", agree=False, key="off-the-map")
    assert shown_households(scene) == set()
    assert choices(scene)["on_the_map"] is False


def test_a_change_of_the_rules_makes_a_yes_to_other_words_stale_and_leaves_a_no(bench: Bench) -> None:
    scene = Scene(bench, bench.world("reference-map"), {}, "")
    scene.choose("resident", "map", agree=True)
    scene.choose("neighbor", "requests", agree=False)
    with scene.world.database.acting() as rows:
        change_regime(scene.world, rows, "reference-blind")
    assert kinds(scene) == [("map", "given"), ("map", "stale")]
    assert kinds(scene, "neighbor") == [("requests", "withdrawn")]
    assert choices(scene, "neighbor")["asked"] is False
    with scene.world.database.acting() as rows:
        change_regime(scene.world, rows, "reference-map")
    assert shown_households(scene) == set(), "what became stale does not come back by itself"
    assert kinds(scene) == [("map", "given"), ("map", "stale")]


def test_a_yes_to_words_that_have_changed_since_they_were_read_is_not_taken(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    view = scene.reader("resident").get(f"{API}/me/notices/{scene.notice_of('resident')}").json()
    body = {"clip_ids": scene.clips_of("resident")[:1], "notice_version": "answer-1/older"}
    path = f"{API}/me/notices/{scene.notice_of('resident')}/share"
    refused = scene.reader("resident").write("POST", path, body, key="older-words")
    assert (refused.status, codes(refused)) == (409, ["notice-changed"])
    assert codes(scene.choose("resident", "requests", agree=True, notice_version="older")) == ["notice-changed"]
    assert scene.releases() == 0
    body["notice_version"] = view["notice_version"]
    assert scene.reader("resident").write("POST", path, body, key="these-words").status == 200


@pytest.mark.parametrize("regime", OPEN)
def test_every_resident_is_on_record_as_asked_with_the_notice_that_was_served(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    [first] = history(scene)
    view = scene.reader("resident").get(f"{API}/me/notices/{scene.notice_of('resident')}").json()
    assert (first["kind"], first["purpose"], first["request_id"]) == ("requested", "answer", scene.request_id)
    assert first["notice_version"] == view["notice_version"]
    assert first["served_at"] == view["delivered_at"] == view["served_at"]
    digest = hashlib.sha256("\n".join(view["notice"]).encode()).hexdigest()
    assert first["notice_digest"] == view["notice_digest"] == digest
    with scene.world.database.looking() as rows:
        asked = {row[0] for row in rows.execute(text("SELECT account_id FROM consent_event"))}
        living = rows.execute(
            text("SELECT p.account_id FROM person p JOIN notice n ON n.household_id = p.household_id")
        )
        assert asked == set(living.scalars())


def test_after_a_change_of_words_the_notice_counts_from_the_change_and_a_new_yes_is_needed(bench: Bench) -> None:
    under(bench, "video-request-2019", "consent", co_consent="all-must-agree")
    scene = delivered(bench, "heat-map-2018")
    scene.share("resident")
    pass_minutes(scene.world, 60)
    with scene.world.database.acting() as rows:
        change_regime(scene.world, rows, "video-request-2019")  # whoever lives here must now agree
    changed = scene.now().clock_us
    pass_minutes(scene.world, 60)
    assert kinds(scene)[-1] == ("answer", "stale")
    more = scene.clips_of("resident")[1:2]
    assert more
    assert scene.share("resident", more).status == 200
    last = history(scene)[-1]
    assert last["kind"] == "given"
    with scene.world.database.looking() as rows:
        events = consents.history(rows, household_of(rows, "resident"))
    assert events[-1].served_us == changed
    assert events[-1].notice_version != events[0].notice_version


def test_whoever_moves_out_reads_nothing_more_and_has_no_word_and_the_next_starts_fresh(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    second = add_resident(scene, "second")
    scene.opt("resident", out=True)
    assert second.get(f"{API}/me").json()["opted_out"] is True
    answer = scene.reader("resident").write("POST", f"{API}/me/move-out", key="moving-out-1")
    assert (answer.status, answer.json()) == (200, {"remaining_residents": 1})
    for path in ("/me", "/me/notices", "/me/record", "/me/choices", "/me/choices/history"):
        assert scene.reader("resident").get(f"{API}{path}").status == 403
    assert scene.reader("resident").write("PUT", f"{API}/me/standing-choice", {"opted_out": False}).status == 403
    assert second.get(f"{API}/me").json()["opted_out"] is False
    assert kinds(scene, "second") == []
    clip = second.get(f"{API}/me/notices/{scene.notice_of('second')}").json()["clips"][0]["id"]
    assert scene.share("second", [clip]).status == 200


def test_moving_out_moves_no_circle_on_the_map(bench: Bench) -> None:
    """The camera's id is a keyed function of the house and the spot, and noise is drawn from it."""
    scene = Scene(bench, bench.world("heat-map-2018"), {}, "")

    def tiles() -> list[Any]:
        with scene.world.database.looking() as rows:
            query = "SELECT layer, body FROM publication WHERE layer IN ('circles', 'heat') AND epoch = :epoch"
            found = rows.execute(text(query), {"epoch": scene.now().epoch})
            return sorted(tuple(row) for row in found)

    before = tiles()
    assert before
    scene.reader("resident").write("POST", f"{API}/me/move-out", key="moving-out-1")
    advance(scene.world, scene.now().clock_us + 8 * DAY)
    with scene.world.database.looking() as rows:
        later = rows.execute(
            text("SELECT count(*) FROM camera WHERE installed_us > :since AND installed_us <= :now"),
            {"since": scene.now().clock_us - 8 * DAY, "now": scene.now().clock_us},
        ).scalar_one()
    assert later == 0, "no camera may come in between"
    assert tiles() == before


def test_another_residents_no_is_shown_without_whose_it_is_or_what_they_answered(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    scene.choose("resident", "requests", agree=False)
    scene.decline("resident")
    seen = choices(scene, "second")
    assert (seen["somebody_said_no"], seen["asked"], seen["own"]) == (True, False, [])
    assert history(scene, "second") == []
    with scene.world.database.looking() as rows:
        account = account_of(rows, "resident")
    for path in ("/me", "/me/choices", "/me/choices/history"):
        assert account not in scene.reader("second").get(f"{API}{path}").body.decode()
    assert choices(scene)["somebody_said_no"] is False, "one's own no is not somebody else's"
