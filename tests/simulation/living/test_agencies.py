"""Agencies and the company act by themselves: they sign, publish what was approved, suggest, and heed suggestions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from glassporch.policy.regimes import REGIMES
from glassporch.policy.units import DAY
from glassporch.simulation.living.people.managers import reworded
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from .town import BUSY, busy, copied, planted

RULES = REGIMES["heat-map-2018"]
DAYS = 30
EAGER = replace(
    BUSY,
    requests_per_1000_homes=busy(0),
    other_posts_per_1000=busy(0),
    offer=busy(1),
    signs=busy(1),
    press_days=busy(3),
    suggest_days=busy(3),
    alerts=busy(1),
    heeds=busy(1),
)


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A month of a town in which agencies are eager and residents still."""
    image = planted(tmp_path_factory.mktemp("agencies") / "image.sqlite", RULES)
    with copied(image, "month", RULES, EAGER) as (world, director):
        advance(world, world.now().started_us + DAYS * DAY, actors=director)
        yield world


def rows_of(world: World, query: str) -> list[tuple[Any, ...]]:
    with world.database.looking() as rows:
        return [tuple(row) for row in rows.execute(text(query))]


def test_the_agency_without_an_agreement_is_offered_one_and_signs_it(month: World) -> None:
    later = "SELECT a.state, a.signatories FROM agreement a WHERE a.drafted_us >= :start"
    [(state, signatories)] = rows_of(month, later.replace(":start", str(month.now().started_us)))
    assert state == "in-force"
    assert "The chief" in signatories, "who works there it may only list with an agreement"


def test_a_statement_is_published_only_after_the_company_approved_it(month: World) -> None:
    steps = rows_of(month, "SELECT statement_id, position, step, side FROM statement_version ORDER BY 1, 2")
    courses: dict[str, list[str]] = {}
    for statement_id, _, step, _ in steps:
        courses.setdefault(statement_id, []).append(step)
    assert ["drafted", "submitted", "approved", "published"] in courses.values()
    ended = [course for course in courses.values() if course[-1] == "published" and "submitted" in course]
    assert all(course[-2] == "approved" for course in ended)


def test_the_company_proposes_other_words_and_the_agency_takes_them_over(month: World) -> None:
    steps = rows_of(month, "SELECT step, side, text FROM statement_version WHERE title = 'You can help'")
    [proposed] = {words for step, side, words in steps if (step, side) == ("proposed", "company")}
    assert "security camera" not in proposed
    assert proposed in {words for step, _, words in steps if step == "published"}


def test_officers_are_mailed_suggestions_and_post_officially_after_one(month: World) -> None:
    [(suggested_us,)] = rows_of(month, "SELECT min(at_us) FROM mail WHERE kind = 'suggestion'")
    posted = rows_of(month, "SELECT at_us FROM post WHERE agency_id IS NOT NULL")
    assert posted
    assert all(at_us > suggested_us for (at_us,) in posted)


def test_officers_choose_to_be_mailed_posts_about_crime(month: World) -> None:
    assert rows_of(month, "SELECT DISTINCT categories FROM alert_choice") == [('["crime"]',)]


def test_every_term_of_a_text_is_reworded_in_its_place() -> None:
    terms = [{"start": 2, "end": 5, "proposal": "x"}, {"start": 6, "end": 9, "proposal": "longer"}]
    assert reworded("a two six z", terms) == "a x longer z"


def test_nobody_is_coached_where_the_rules_know_no_coaching(tmp_path: Path) -> None:
    rules = REGIMES["assistance-2021"]
    with copied(planted(tmp_path / "uncoached.sqlite", rules), "later", rules, EAGER) as (world, director):
        advance(world, world.now().started_us + 10 * DAY, actors=director)
        assert rows_of(world, "SELECT count(*) FROM mail WHERE kind = 'suggestion'") == [(0,)]
