"""What filing loads and stores beyond the request itself: a batch's incidents, and how often an agency filed."""

from __future__ import annotations

from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY
from glassporch.storage import standings
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API, file, incidents
from ..scene import hours_around, review, under


def id_of(incident: dict[str, Any]) -> str:
    return str(incident["properties"]["id"])


def ask_about(officer: Portal, incident: dict[str, Any], *further: str) -> Exchange:
    """File a sound request about an incident, and about further ones."""
    return file(officer, incident, **hours_around(incident), further_incident_ids=list(further))


def refused_for(answer: Exchange) -> set[str]:
    assert answer.status in {403, 422}, answer.body
    return {reason["code"] for reason in answer.json()["reasons"]}


def test_a_batch_is_stored_and_shown_with_every_incident_it_names(bench: Bench) -> None:
    officer = bench.reader(bench.world("no-policy"), "officer")
    first, *others = incidents(officer)
    named = [id_of(other) for other in others[:2]]
    assert named
    receipt = ask_about(officer, first, *named)
    assert receipt.status == 201, receipt.body
    view = officer.get(f"{API}/officer/requests/{receipt.json()['id']}").json()
    assert view["incident_id"] == id_of(first)
    assert view["further_incident_ids"] == named


def test_a_request_about_one_incident_names_no_further_one(bench: Bench) -> None:
    officer = bench.reader(bench.world("assistance-2021"), "officer")
    receipt = ask_about(officer, incidents(officer)[0])
    assert officer.get(f"{API}/officer/requests/{receipt.json()['id']}").json()["further_incident_ids"] == []


def test_an_incident_that_is_not_the_agencys_is_no_part_of_a_batch(bench: Bench) -> None:
    officer = bench.reader(bench.world("no-policy"), "officer")
    first, other, *_ = incidents(officer)
    for named in (["inc_nowhere"], [id_of(other), "inc_nowhere"]):
        assert refused_for(ask_about(officer, first, *named)) == {"further-incident-unknown"}


def test_a_batch_is_refused_where_none_is_allowed(bench: Bench) -> None:
    officer = bench.reader(bench.world("assistance-2021"), "officer")
    first, other, *_ = incidents(officer)
    assert refused_for(ask_about(officer, first, id_of(other))) == {"no-batch"}


def test_the_daily_limit_counts_what_the_agency_filed_in_any_case(bench: Bench) -> None:
    under(bench, "reference-blind", "request", max_per_day=2)
    officer = bench.reader(bench.world("reference-blind"), "officer")
    first, second, third, *_ = incidents(officer)
    assert ask_about(officer, first).status == ask_about(officer, second).status == 201
    assert refused_for(ask_about(officer, third)) == {"day-exhausted"}


def test_an_incident_that_a_batch_named_before_counts_as_one_that_had_a_request(bench: Bench) -> None:
    under(bench, "no-policy", "request", max_posts_per_case=1)
    officer = bench.reader(bench.world("no-policy"), "officer")
    first, second, third, *_ = incidents(officer)
    assert ask_about(officer, first, id_of(second)).status == 201
    assert refused_for(ask_about(officer, second)) == {"case-exhausted"}
    assert refused_for(ask_about(officer, third, id_of(first))) == {"case-exhausted"}
    assert ask_about(officer, third).status == 201


def loaded(world: World, now_us: int, incident: dict[str, Any], *further: str) -> Standing:
    """The officer's standing about a case at a moment, simulated microseconds."""
    with world.database.looking() as rows:
        agency_id, name = rows.execute(
            text("SELECT id, name FROM agency WHERE id = (SELECT agency_id FROM incident WHERE id = :id)"),
            {"id": id_of(incident)},
        ).one()
        agency = AgencyStanding(agency_id, name, agreement_live=True, kind="police")
        asker = Standing(role=Role.OFFICER, now_us=now_us, account_id="acc_1", agency=agency)
        return standings.with_case(rows, asker, id_of(incident), further)


def test_a_request_counts_for_a_day_to_the_microsecond(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    first, other, *_ = incidents(officer)
    filed_us = world.now().clock_us
    assert ask_about(officer, first).status == 201
    days = [loaded(world, filed_us + later, other).posts_today for later in (0, DAY - 1, DAY, DAY + 1)]
    assert days == [1, 1, 0, 0]
    assert loaded(world, filed_us + 400 * DAY, first).case_posts == 1


def test_a_rejected_request_counts_neither_for_its_case_nor_for_the_day(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    first, *_ = incidents(officer)
    receipt = ask_about(officer, first)
    before = loaded(world, world.now().clock_us, first)
    assert (before.case_posts, before.posts_today) == (1, 1)
    assert review(bench, world, receipt.json()["id"], approve=False, note="Too wide.").status < 300
    after = loaded(world, world.now().clock_us, first)
    assert (after.case_posts, after.posts_today) == (0, 0)


@pytest.mark.parametrize("named", [(), ("inc_nowhere",)])
def test_only_the_agencys_own_further_incidents_are_counted(bench: Bench, named: tuple[str, ...]) -> None:
    world = bench.world("no-policy")
    first, other, *_ = incidents(bench.reader(world, "officer"))
    now_us = world.now().clock_us
    assert loaded(world, now_us, first, *named).further == 0
    assert loaded(world, now_us, first, id_of(other), *named).further == 1
