"""``prove --plant``: the plainest counterexample as a world that can be opened, or nothing and the reason."""

from __future__ import annotations

from dataclasses import replace

import httpx
import pytest
from glassporch.cli import planted_case
from glassporch.cli.openings import fill_shelf
from glassporch.cli.sign_ins import load_sign_ins
from glassporch.client import Portal
from glassporch.edge.door import cookie_name
from glassporch.edge.in_process import client_of
from glassporch.main import create_app, standard_wiring
from glassporch.policy.roles import Role
from glassporch.testing.images import PlainHasher
from glassporch.worlds.shelf import WorldFiles

HOLE = """
id = "with-a-hole"
title = "A regime with a hole"
summary = "A request reaches everybody, whatever they chose."
extends = "assistance-2021"

[delivery]
opt_out_stops_requests = { assumed = false, swept = [false], why = "The hole that is looked for." }
"""


@pytest.fixture
def wiring(monkeypatch):
    """Plant with a cheap hash and with stills."""
    cheap = replace(standard_wiring(), hasher=PlainHasher(), stills=True)
    monkeypatch.setattr(planted_case, "standard_wiring", lambda: cheap)
    return cheap


@pytest.fixture
def opened(worlds, wiring):
    """Open a planted world as `serve` does, and reach it over HTTP."""
    held: list[httpx.Client] = []

    def open_it(name: str) -> httpx.Client:
        held.append(client_of(create_app(fill_shelf(WorldFiles(worlds), [name], wiring))))
        return held[-1]

    yield open_it
    for client in held:
        client.close()


def _token(client: httpx.Client, report) -> str:
    sign_in = report["sign_in"]
    sent = {"email": sign_in["email"], "password": sign_in["password"]}
    answer = client.post(f"/w/{report['world']}/api/v1/sessions", json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


def _page(client: httpx.Client, report) -> httpx.Response:
    """Open the page that the report names, signed in as it says."""
    name = cookie_name(report["world"], Role(report["sign_in"]["role"]))
    return client.get(report["page"], headers={"cookie": f"{name}={_token(client, report)}"})


def test_a_break_that_was_expected_is_planted_and_its_page_shows_it(cli, opened):
    said = cli(
        "prove", "--regime", "no-policy", "--property", "asked-opted-out", "--plant", "asked", "--format", "json"
    )
    assert said.code == 0, said.err
    report = said.report
    assert report["expected"] is True
    assert report["case"].startswith("Deliver: Ada on requests: no")
    client = opened("asked")
    page = _page(client, report)
    assert page.status_code == 200
    assert "Please look at your footage of that evening." in page.text
    resident = Portal(client, "asked", _token(client, report))
    (notice,) = resident.get("/api/v1/me/notices").json()["notices"]
    assert report["page"].endswith(notice["id"])
    said_no = [one for one in resident.get("/api/v1/me/choices/history").json()["events"] if one["kind"] == "refused"]
    assert [one["purpose"] for one in said_no] == ["requests"]


def test_a_hole_in_rules_of_ones_own_is_planted_and_the_world_keeps_the_rules(cli, opened, tmp_path, worlds):
    mine = tmp_path / "hole.toml"
    mine.write_text(HOLE)
    said = cli("prove", "--regime", str(mine), "--property", "asked-opted-out", "--plant", "hole", "--format", "json")
    assert said.code == 0, said.err
    assert said.report["expected"] is False
    assert said.report["regime"] == "with-a-hole"
    mine.unlink()
    assert (worlds / "hole.regimes" / "with-a-hole.toml").is_file()
    assert "Please look at your footage" in _page(opened("hole"), said.report).text
    assert load_sign_ins(worlds / "hole.sign-ins.json")


def test_the_report_for_people_says_how_to_sign_in_and_where_to_look(cli, wiring):
    said = cli("prove", "--regime", "heat-map-2018", "--property", "declined", "--plant", "counted")
    assert said.code == 0, said.err
    for told in ("administrator@demo.example with the password", "/w/counted/agency", "glassporch serve counted"):
        assert told in said.out


def test_the_counts_of_who_declined_stand_on_the_page_that_is_named(cli, opened):
    said = cli("prove", "--regime", "heat-map-2018", "--property", "declined", "--plant", "counted", "--format", "json")
    page = _page(opened("counted"), said.report)
    assert page.status_code == 200
    assert "<dt>Declined</dt><dd>1</dd>" in page.text


def test_a_federal_officer_reads_the_page_that_no_policy_keeps_from_nobody(cli, opened):
    said = cli("prove", "--regime", "no-policy", "--property", "no-federal", "--plant", "open", "--format", "json")
    assert said.report["sign_in"]["who"] == "federal-officer"
    assert _page(opened("open"), said.report).status_code == 200


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("--regime", "reference-map", "--property", "asked-opted-out", "--plant", "none"), 1, "holds under"),
        (("--regime", "none-2024", "--property", "objection", "--plant", "none"), 1, "no request can be filed"),
        (("--regime", "no-policy", "--property", "nonsense", "--plant", "none"), 2, "properties: live-grant"),
        (("--regime", "no-policy", "--plant", "Not A Name"), 2, "lower-case"),
        (("--regime", "no-policy", "--property", "silence"), 2, "--plant NAME"),
        (("--plant", "none"), 2, "--regime, once"),
        (("--regime", "no-policy", "--regime", "none-2024", "--plant", "none"), 2, "--regime, once"),
    ],
)
def test_what_cannot_be_planted_is_refused_with_the_reason_and_leaves_nothing(
    cli, wiring, worlds, arguments, code, reason
):
    said = cli("prove", *arguments)
    assert said.code == code, said.err
    assert reason in said.err
    assert not worlds.exists()


def test_a_world_of_that_name_stays_as_it_is(cli, wiring, worlds):
    assert cli("seed", "--town", "tiny", "--incidents", "1", "--world", "mine").code == 0
    before = {path.name: path.read_bytes() for path in worlds.iterdir()}
    said = cli("prove", "--regime", "no-policy", "--property", "asked-opted-out", "--plant", "mine")
    assert said.code == 1
    assert "there is already a world mine" in said.err
    assert {path.name: path.read_bytes() for path in worlds.iterdir()} == before


def test_a_case_that_the_portal_does_not_let_happen_leaves_no_world(cli, wiring, worlds, monkeypatch):
    stage = planted_case.stage
    monkeypatch.setattr(planted_case, "stage", lambda *given: replace(stage(*given), stands=False))
    said = cli("prove", "--regime", "no-policy", "--property", "asked-opted-out", "--plant", "none")
    assert said.code == 1
    assert "the portal does not do it" in said.err
    assert [path.name for path in worlds.iterdir() if not path.name.endswith(".lock")] == []


@pytest.mark.slow
def test_rules_of_ones_own_are_proved_like_shipped_ones(cli, tmp_path):
    mine = tmp_path / "hole.toml"
    mine.write_text(HOLE)
    said = cli("prove", "--regime", str(mine), "--format", "json")
    assert said.code == 1
    broken = {one["subject"] for one in said.report["findings"] if one["outcome"] == "broken"}
    assert broken == {"objection", "asked-opted-out"}
    assert "asked-opted-out (with-a-hole)" in said.err
