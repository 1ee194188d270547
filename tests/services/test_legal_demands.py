"""Legal demands: what a paper gives, what leaves on it, who is told before, and that "nothing" has one face."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from typing import Any

import pytest
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.services.changing import pin

from ..conftest import Bench
from ..flow import API
from ..papers import Papers, papers
from ..scene import delivered, under

OWN_CLIPS = (
    "SELECT c.id FROM clip c JOIN camera k ON k.id = c.camera_id WHERE k.household_id = :home ORDER BY c.start_us, c.id"
)
WITH_PAPERS = ("heat-map-2018", "assistance-2021", "none-2024", "reference-blind")


def outward(found: Papers, demand_id: str) -> Any:
    """An answer without what differs between any two papers: id, names, moment of filing."""
    answer = found.answer(demand_id)
    paper = {key: value for key, value in answer["demand"].items() if key not in {"id", "name", "email", "filed_at"}}
    return paper | {"clips": answer["clips"], "accounts": answer["accounts"]}


@pytest.mark.parametrize("regime", WITH_PAPERS)
def test_a_warrant_yields_the_named_households_clips_of_its_window_and_nobody_elses(bench: Bench, regime: str) -> None:
    found = papers(bench, regime)
    demand_id = found.grant(found.paper("resident"))
    answer = found.answer(demand_id)
    assert answer["demand"]["state"] == "answered"
    homes = "SELECT DISTINCT household_id FROM production_origin"
    assert [row[0] for row in found.run(homes)] == [found.home_of("resident")]
    clip = answer["clips"][0]
    fetched = found.bench.reader(found.world, "officer").get(f"{API}/officer/productions/{clip['id']}/footage")
    assert fetched.status == 200
    assert hashlib.sha256(fetched.body).hexdigest() == clip["sha256"]
    steps = [row[0] for row in found.run("SELECT step FROM production_step WHERE production_id = :id", id=clip["id"])]
    assert steps[-2:] == ["released", "fetched"]
    for who in ("other-officer", "legal-reviewer", "resident"):
        path = f"{API}/officer/productions/{clip['id']}/footage"
        assert found.bench.reader(found.world, who).get(path).status in {403, 404}
    assert found.bench.reader(found.world, "other-officer").get(f"{API}/officer/demands/{demand_id}").status == 404


@pytest.mark.parametrize("kind", ["subpoena", "court-order"])
def test_no_paper_but_a_warrant_asks_for_footage(bench: Bench, kind: str) -> None:
    found = papers(bench)
    answer = found.send(found.paper("resident", kind=kind))
    assert answer.status == 422
    assert "paper-gives-no-content" in answer.body.decode()
    assert "It takes one of: warrant, verified consent." in answer.body.decode()
    account = found.grant(found.paper("resident", kind=kind, wants=["account-data"]), "demand-two")
    read = found.answer(account)
    assert read["clips"] == []
    assert [one["name"] for one in read["accounts"]] == [found.name_of("resident")]


def _no_such_person(found: Papers) -> dict[str, Any]:
    return found.paper(name="Nobody Of That Name")


def _no_clips_in_the_window(found: Papers) -> dict[str, Any]:
    found.run("UPDATE clip SET start_us = start_us - :far, end_us = end_us - :far", far=25 * DAY)
    return found.paper("resident")


def _sealed_end_to_end(found: Papers) -> dict[str, Any]:
    found.run("UPDATE camera SET end_to_end = 1 WHERE household_id = :home", home=found.home_of("resident"))
    return found.paper("resident")


def _without_a_camera(found: Papers) -> dict[str, Any]:
    found.run("UPDATE camera SET household_id = :other WHERE household_id = :home", home=found.home_of("resident"),
              other=found.home_of("neighbor"))  # fmt: skip
    return found.paper("resident")


def test_nothing_looks_the_same_for_whatever_cause(bench: Bench) -> None:
    seen = []
    for cause in (_no_such_person, _no_clips_in_the_window, _sealed_end_to_end, _without_a_camera):
        found = papers(bench)
        body = cause(found)
        demand_id = found.file(body)
        first = outward(found, demand_id)
        found.decide(demand_id)
        on_its_way = outward(found, demand_id)
        found.pass_days(8)
        seen.append((first, on_its_way, outward(found, demand_id)))
    assert all(one == seen[0] for one in seen)
    assert seen[0][2]["state"] == "answered"
    assert seen[0][2]["clips"] == []


def test_no_byte_of_a_sealed_clip_leaves_and_the_legal_desk_reads_the_paper_alone(bench: Bench) -> None:
    found = papers(bench)
    demand_id = found.grant(_sealed_end_to_end(found))
    assert found.run("SELECT count(*) FROM production")[0][0] == 0
    assert found.answer(demand_id)["clips"] == []
    read = json.dumps(found.get("legal-reviewer", "/legal/demands"))
    assert found.home_of("resident") not in read
    assert "cli_" not in read


def test_a_demand_reads_the_same_for_whoever_declined_and_whoever_never_answered(bench: Bench) -> None:
    seen = []
    for declines in (True, False):
        scene = delivered(bench, "assistance-2021")
        if declines:
            assert scene.decline("resident").status == 200
        found = Papers(bench, scene.world)
        demand_id = found.grant(found.paper("resident"))
        seen.append(
            (outward(found, demand_id), [line["state"] for line in found.get("officer", "/officer/demands")["demands"]])
        )
        told = found.get("resident", "/me/demands")["demands"]
        assert [len(one["produced"]) for one in told] == [len(found.answer(demand_id)["clips"])]
    assert seen[0] == seen[1]
    assert seen[0][0]["clips"]


@pytest.mark.parametrize("regime", WITH_PAPERS)
def test_a_resident_is_told_before_anything_leaves(bench: Bench, regime: str) -> None:
    found = papers(bench, regime)
    demand_id = found.file(found.paper("resident"))
    assert found.get("resident", "/me/demands") == {"demands": []}
    found.decide(demand_id)
    [told] = found.get("resident", "/me/demands")["demands"]
    assert (told["state"], told["produced"]) == ("on-its-way", [])
    found.pass_days(6.9)
    assert found.answer(demand_id)["clips"] == []
    found.pass_days(0.2)
    assert found.answer(demand_id)["clips"]
    [told] = found.get("resident", "/me/demands")["demands"]
    assert told["produced"]
    assert found.get("neighbor", "/me/demands") == {"demands": []}


@pytest.mark.parametrize("secrecy", ["gagged", "delayed"])
def test_where_a_court_bars_it_the_resident_is_told_when_the_delay_is_over(bench: Bench, secrecy: str) -> None:
    found = papers(bench)
    found.grant(found.paper("resident", secrecy=secrecy), days=1)
    assert found.get("resident", "/me/demands") == {"demands": []}
    days = bench.wiring.regimes["assistance-2021"].legal.delayed_notice_days.value
    found.pass_days(days - 1.5)
    assert found.get("resident", "/me/demands") == {"demands": []}
    found.pass_days(1)
    [told] = found.get("resident", "/me/demands")["demands"]
    assert told["produced"]


def test_where_the_rules_tell_nobody_the_resident_never_learns_of_it(bench: Bench) -> None:
    under(bench, "assistance-2021", "legal", tells_the_resident=False)
    found = papers(bench)
    demand_id = found.grant(found.paper("resident"), days=30)
    assert found.get("resident", "/me/demands") == {"demands": []}
    assert found.answer(demand_id)["clips"]


@pytest.mark.parametrize("agree", [True, False])
def test_verified_consent_yields_footage_only_after_the_residents_own_yes(bench: Bench, *, agree: bool) -> None:
    found = papers(bench)
    demand_id = found.file(found.paper("resident", kind="verified-consent", authority="", paper_number=""))
    found.decide(demand_id)
    [asked] = found.get("resident", "/me/demands")["demands"]
    assert asked["asks_consent"]
    path = f"{API}/me/demands/{demand_id}/consent"
    assert bench.reader(found.world, "neighbor").write("POST", path, {"agree": True}, key="not-mine-1").status == 404
    if agree:
        assert bench.reader(found.world, "resident").write("POST", path, {"agree": True}, key="consent-1").status == 200
    found.pass_days(8)
    assert bool(found.answer(demand_id)["clips"]) is agree
    late = bench.reader(found.world, "resident").write("POST", path, {"agree": True}, key="consent-2")
    assert late.status == 409


def test_an_overbroad_demand_is_objected_to_and_reaches_everybody_only_where_nothing_is_narrowed(bench: Bench) -> None:
    found = papers(bench)
    demand_id = found.file(found.paper(street="Puffin Row"))
    assert "demand-overbroad" in found.decide(demand_id).body.decode()
    refused = found.bench.reader(found.world, "legal-reviewer").write(
        "POST", f"{API}/legal/demands/{demand_id}/decision",
        {"outcome": "none", "grounds": ["no-account-named"]}, key="objection-1",
    )  # fmt: skip
    assert refused.status == 200
    assert [row[0] for row in found.run("SELECT step FROM demand_event ORDER BY position")][-2:] == [
        "objected",
        "refused",
    ]
    open_to_all = papers(bench, "no-policy")
    everybody = open_to_all.grant(open_to_all.paper(kind="subpoena"))
    homes = open_to_all.run("SELECT DISTINCT household_id FROM production_origin")
    assert len(homes) > 1
    assert open_to_all.answer(everybody)["clips"]


def test_a_narrowed_demand_yields_only_what_is_left_of_it(bench: Bench) -> None:
    found = papers(bench)
    body = found.paper("resident", wants=["content", "account-data"])
    demand_id = found.file(body)
    outside = {"window_from": "2010-01-01T00:00:00Z", "window_to": body["window_to"], "wants": ["content"]}
    assert (
        "narrowing-outside"
        in found.decide(demand_id, "partial", grounds=["out-of-scope"], narrowed=outside).body.decode()
    )
    ends = {name: body[name] for name in ("window_from", "window_to")}
    path = f"{API}/legal/demands/{demand_id}/decision"
    word = {"outcome": "partial", "grounds": ["out-of-scope"], "narrowed": {**ends, "wants": ["account-data"]}}
    assert bench.reader(found.world, "legal-reviewer").write("POST", path, word, key="narrow-one").status == 200
    found.pass_days(8)
    answer = found.answer(demand_id)
    assert answer["clips"] == []
    assert answer["accounts"]


def test_a_preserved_clip_outlives_its_term_until_the_demand_is_over_and_what_is_gone_stays_gone(bench: Bench) -> None:
    found = papers(bench)
    rules = bench.wiring.regimes["assistance-2021"]
    home, body = found.home_of("resident"), found.paper("resident")
    count = "SELECT count(*) FROM clip c JOIN camera k ON k.id = c.camera_id WHERE k.household_id = :home"
    before = found.run(count, home=home)[0][0]
    found.file(body | {"kind": "preservation"})
    found.pass_days(rules.sharing.cloud_days.value + 2)
    assert found.run(count, home=home)[0][0] == before
    assert found.run(count, home=found.home_of("neighbor"))[0][0] == 0
    later = found.grant(body, "demand-late")
    assert len(found.answer(later)["clips"]) == before
    found.pass_days(rules.legal.preservation_days.value)
    left = "SELECT count(*) FROM footage WHERE sha256 != ''"
    assert found.run(left)[0][0] == 0


def test_a_clip_that_a_gagged_demand_keeps_comes_back_to_nobody_when_a_longer_term_begins(bench: Bench) -> None:
    under(bench, "reference-map", "sharing", cloud_days=400)
    under(bench, "reference-map", "legal", preservation_days=90)
    seen = []
    for kind in ("", "preservation", "warrant"):
        found = papers(bench)
        clips = [row[0] for row in found.run(OWN_CLIPS, home=found.home_of("resident"))]
        gag = {"secrecy": "gagged", "gag_until": (moment(found.world.now().clock_us) + timedelta(days=200)).isoformat()}
        if kind == "preservation":
            found.file(found.paper("resident", kind=kind, **gag))
        if kind == "warrant":
            found.grant(found.paper("resident", kind=kind, **gag))
        found.pass_days(70)
        with found.world.database.acting() as rows:
            pin(found.world, rows, "reference-map")
        found.pass_days(1)
        reader = bench.reader(found.world, "resident")
        addresses = [f"{API}/me/clips/{clip}/{part}" for clip in clips for part in ("picture", "footage")]
        read = [reader.get(address) for address in (*addresses, f"{API}/me/posts")]
        seen.append([(answer.status, answer.body) for answer in read])
        kept = found.run(OWN_CLIPS, home=found.home_of("resident"))
        assert len(kept) == (len(clips) if kind else 0)
        found.pass_days(200)
        still = "SELECT count(*) FROM clip WHERE over = 1 AND id NOT IN (SELECT clip_id FROM footage WHERE sha256 = '')"
        assert found.run(still)[0][0] == 0
    assert clips
    assert seen[0] == seen[1] == seen[2]


def test_a_preservation_demand_brings_nothing_back_that_was_erased(bench: Bench) -> None:
    found = papers(bench)
    body = found.paper("resident", kind="preservation")
    found.pass_days(bench.wiring.regimes["assistance-2021"].sharing.cloud_days.value + 2)
    found.file(body)
    assert found.run("SELECT count(*) FROM clip")[0][0] == 0


def test_an_emergency_leaves_a_trail_and_is_told_afterwards(bench: Bench) -> None:
    found = papers(bench)
    body = found.paper("resident", kind="emergency", authority="", paper_number="")
    assert "danger-missing" in found.send(body).body.decode()
    told = {"in_danger": "A kidnapped child.", "no_time": "The car was seen a minute ago."}
    demand_id = found.grant(body | told, "demand-two", days=0.01)
    assert found.answer(demand_id)["clips"]
    steps = [
        row[0]
        for row in found.run("SELECT step FROM demand_event WHERE demand_id = :id ORDER BY position", id=demand_id)
    ]
    assert set(steps) == {"received", "granted", "produced", "resident told"}
    assert found.get("resident", "/me/demands")["demands"]


def test_the_reading_role_sees_neither_whom_a_demand_reached_nor_who_was_told(bench: Bench) -> None:
    found = papers(bench)
    found.grant(found.paper("resident"))
    for table in ("demand_origin", "demand_event", "legal_notice", "production_origin"):
        with pytest.raises(Exception, match=r"prohibited|not authorized"), found.world.database.reading() as rows:
            rows.exec_driver_sql(f"SELECT * FROM {table}")
