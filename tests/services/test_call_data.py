"""Calls that an agency hands over: posted by the company in a cell, under a clause in force, and of few kinds."""

from __future__ import annotations

import json
from typing import Any

import pytest
from glassporch.policy.units import DAY, MINUTE
from glassporch.services.call_data import KEPT, expected
from glassporch.storage import agenda
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

BOUND = json.dumps([{"name": "call-data", "number": 0, "usd": 0, "company_usd": 0}])


def called(world: World, category: str, clauses: str = BOUND, ends_us: int | None = None) -> Any:
    """An incident of the world becomes one of a kind, is handed over if a clause says so, and its row is returned."""
    with world.database.acting() as rows:
        found = rows.execute(text("SELECT id, agency_id, lon, lat FROM incident ORDER BY id LIMIT 1")).one()
        rows.execute(text("UPDATE incident SET category = :category"), {"category": category})
        rows.execute(
            text("UPDATE agreement SET clauses = :clauses, ends_us = :ends WHERE agency_id = :agency"),
            {"clauses": clauses, "ends": ends_us, "agency": found.agency_id},
        )
        agenda.add(rows, expected(world, found.id, world.now().clock_us))
    advance(world, world.now().clock_us + 20 * MINUTE)
    return found


def posts(bench: Bench, world: World, who: str = "resident", section: str = "me") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = bench.reader(world, who).get(f"{API}/{section}/feed").json()["posts"]
    return found


@pytest.mark.parametrize("category", KEPT)
def test_a_call_of_a_kept_kind_is_posted_by_the_company_in_its_cell(bench: Bench, category: str) -> None:
    world = bench.world("heat-map-2018")
    where = called(world, category)
    [post] = posts(bench, world, "officer", "officer")
    assert post["by"] == "News desk"
    assert post["agency"] is None
    assert category in post["title"]
    (west, south), _, (east, north) = post["area"]["coordinates"][0][:3]
    assert west <= where.lon <= east
    assert south <= where.lat <= north


def test_neither_the_exact_place_nor_an_address_stands_beside_it_even_where_the_era_let_them_out(bench: Bench) -> None:
    world = bench.world("video-request-2019")
    where = called(world, KEPT[0])
    answer = bench.reader(world, "officer").get(f"{API}/officer/feed").body.decode()
    assert "News desk" in answer
    assert f"{where.lon:.5f}" not in answer
    assert f"{where.lat:.5f}" not in answer
    with world.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM post_beside")).scalar_one() == 0


@pytest.mark.parametrize("category", ["theft", "assault", "drugs"])
def test_other_kinds_are_thrown_away(bench: Bench, category: str) -> None:
    world = bench.world("heat-map-2018")
    called(world, category)
    assert posts(bench, world, "officer", "officer") == []


def test_nothing_is_posted_without_the_clause_or_once_its_agreement_is_over(bench: Bench) -> None:
    for clauses, over in (("[]", False), (BOUND, True)):
        world = bench.world("heat-map-2018")
        called(world, KEPT[0], clauses, world.now().clock_us - DAY if over else None)
        with world.database.looking() as rows:
            assert rows.execute(text("SELECT count(*) FROM post")).scalar_one() == 0
