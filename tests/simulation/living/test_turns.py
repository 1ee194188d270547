"""People act by themselves: the same twice, whatever crashes, and one more of them shifts nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.setting import Known
from glassporch.policy.units import DAY
from glassporch.simulation.living.director import Director
from glassporch.storage.agenda import Due
from glassporch.worlds.actors import NobodyActsError
from glassporch.worlds.world import World, advance
from sqlalchemy import Connection, text

from .town import copied, log_of, planted

DAYS = 5
RULES = REGIMES["video-request-2019"]


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The town, planted once."""
    return planted(tmp_path_factory.mktemp("living") / "image.sqlite", RULES)


def live(world: World, actors: Director | Crashing, days: int = DAYS) -> None:
    advance(world, world.now().started_us + days * DAY, actors=actors)


class CrashError(RuntimeError):
    """Made by a test."""


class Crashing:
    """Takes every turn, then crashes before it is marked, once for each."""

    def __init__(self, director: Director) -> None:
        self._director = director
        self._crashed: set[str] = set()

    def foresee(self, world: World, rows: Connection, done: Due) -> Iterable[Due]:
        return self._director.foresee(world, rows, done)

    def act(self, world: World, turn: Due) -> Iterable[Due]:
        following = list(self._director.act(world, turn))
        if turn.key not in self._crashed:
            self._crashed.add(turn.key)
            raise CrashError
        return following


@pytest.fixture(scope="module")
def whole(image: Path) -> Iterator[World]:
    """The town after some days that nothing disturbed."""
    with copied(image, "whole", RULES) as (world, director):
        live(world, director)
        yield world


def test_people_file_answer_and_share_by_themselves(whole: World) -> None:
    kinds = Counter(event.kind for event in log_of(whole))
    assert {"incident", "request-filed", "notice", "answer-shared", "release"} <= kinds.keys()
    assert kinds["consent-given"] > 0
    asked = {event.who["about"] for event in log_of(whole, lambda event: event.kind == "request-filed")}
    on_record = {event.id for event in log_of(whole, lambda event: event.kind == "incident")}
    assert asked <= on_record
    assert all(event.at_us <= whole.now().clock_us for event in log_of(whole))


def test_two_runs_from_one_seed_give_the_same_log(image: Path, whole: World) -> None:
    with copied(image, "again", RULES) as (world, director):
        live(world, director)
        assert log_of(world) == log_of(whole)


def test_a_run_in_pieces_gives_the_same_log(image: Path, whole: World) -> None:
    with copied(image, "pieces", RULES) as (world, director):
        for day in range(1, DAYS + 1):
            live(world, director, day)
        assert log_of(world) == log_of(whole)


def test_a_crash_after_every_turn_changes_nothing(image: Path, whole: World) -> None:
    with copied(image, "crashing", RULES) as (world, director):
        actors, crashes = Crashing(director), 0
        while world.now().clock_us < world.now().started_us + DAYS * DAY:
            try:
                live(world, actors)
            except CrashError:
                crashes += 1
        assert crashes > 20
        assert log_of(world) == log_of(whole)


def test_one_resident_more_shifts_nobody(image: Path, whole: World) -> None:
    with copied(image, "joined", RULES) as (world, director):
        with world.database.acting() as rows:
            home = rows.execute(text("SELECT household_id FROM notice LIMIT 1")).scalar() or ""
            with whole.database.looking() as held:
                home = held.execute(text("SELECT household_id FROM notice ORDER BY id LIMIT 1")).scalar_one()
            rows.execute(
                text(
                    "INSERT INTO account (id, role, staff_name, may_post, active, assigned_area) "
                    "VALUES ('acc_further', 'resident', '', 0, 1, '')"
                )
            )
            rows.execute(
                text(
                    "INSERT INTO person (account_id, household_id, name, email, phone, since_us) "
                    "VALUES ('acc_further', :home, 'Further Resident', 'further@home.example', '', 0)"
                ),
                {"home": home},
            )
        live(world, director)
        kinds = {"incident", "request-filed", "notice", "answer-shared", "answer-declined", "consent-given", "release"}
        elsewhere = [
            log_of(one, lambda event: event.kind in kinds and event.who["household_id"] != home)
            for one in (world, whole)
        ]
        assert elsewhere[0] == elsewhere[1]
        assert log_of(world, lambda event: event.who["account_id"] == "acc_further")


def test_no_session_of_anybody_who_acted_stays_open(whole: World) -> None:
    with whole.database.looking() as rows:
        assert rows.execute(text("SELECT count(*) FROM sign_in")).scalar_one() == 0


def test_an_inhabited_world_is_not_advanced_without_those_who_act_in_it(image: Path) -> None:
    with copied(image, "empty", RULES) as (world, _):
        before = world.now().clock_us
        with pytest.raises(NobodyActsError, match="inhabited"):
            advance(world, before + DAY)
        assert world.now().clock_us == before


def test_a_world_without_inhabitants_leaves_those_who_could_act_alone(tmp_path: Path) -> None:
    alone = planted(tmp_path / "alone.sqlite", RULES, inhabited=False)
    with copied(alone, "left", RULES) as (world, director):
        live(world, director)
        assert {event.kind for event in log_of(world, lambda event: event.at_us > world.now().started_us)} == set()


def test_a_reviewer_works_off_what_waits(tmp_path: Path) -> None:
    reviewed = REGIMES["assistance-2021"]
    with copied(planted(tmp_path / "reviewed.sqlite", reviewed), "work", reviewed) as (world, director):
        live(world, director)
        kinds = Counter(event.kind for event in log_of(world))
        assert kinds["request-approved"] > 0
        assert kinds["notice"] > 0


def _asks_nobody_unasked() -> Regime:
    consent = replace(RULES.consent, requests_default=Known(value="out", source="OWN"))
    return replace(RULES, id="asks-first", consent=consent)


def test_residents_say_yes_by_themselves_where_the_rules_ask_nobody_without_it(tmp_path: Path) -> None:
    rules = _asks_nobody_unasked()
    with copied(planted(tmp_path / "first.sqlite", rules), "yes", rules) as (world, director):
        live(world, director, 2)
        assert Counter(event.kind for event in log_of(world))["consent-given"] > 0


def test_an_administrator_gives_the_posting_permission_now_and_then(whole: World) -> None:
    with whole.database.looking() as rows:
        may = rows.execute(text("SELECT count(*) FROM account WHERE role = 'officer' AND may_post")).scalar_one()
    assert may >= 4, "four officers are planted with it"


def test_residents_post_and_comment_by_themselves_and_some_posts_bear_a_still(whole: World) -> None:
    with whole.database.looking() as rows:
        posts = rows.execute(text("SELECT category, state, title FROM post")).all()
        stills = rows.execute(text("SELECT count(*) FROM post_footage")).scalar_one()
        comments = rows.execute(text("SELECT count(*) FROM post_comment")).scalar_one()
    assert {"crime"} < {post.category for post in posts}
    assert {post.state for post in posts} == {"published"}
    assert 0 < stills < sum(post.category == "crime" for post in posts)
    assert comments > 0


def test_posts_about_crime_follow_incidents_near_their_authors_camera(whole: World) -> None:
    with whole.database.looking() as rows:
        recorded = rows.execute(
            text(
                "SELECT count(*) FROM post p JOIN post_origin o ON o.post_id = p.id WHERE p.category = 'crime' AND "
                "EXISTS (SELECT 1 FROM clip c JOIN camera m ON m.id = c.camera_id "
                "WHERE m.household_id = o.household_id AND c.end_us <= p.at_us)"
            )
        ).scalar_one()
        crimes = rows.execute(text("SELECT count(*) FROM post WHERE category = 'crime'")).scalar_one()
    assert recorded == crimes > 0


def test_a_moderator_approves_posts_where_the_rules_want_that_first(tmp_path: Path) -> None:
    reviewed = REGIMES["assistance-2021"]
    with copied(planted(tmp_path / "approved.sqlite", reviewed), "posts", reviewed) as (world, director):
        live(world, director, 2)
        with world.database.looking() as rows:
            states = Counter(rows.execute(text("SELECT state FROM post")).scalars())
            steps = Counter(rows.execute(text("SELECT step FROM post_event")).scalars())
    assert states["published"] > 0
    assert steps["approved"] > 0
