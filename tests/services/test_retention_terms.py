"""Another term for clips after a change of rules: a shorter one deletes at once, a longer one dates the looks anew."""

from __future__ import annotations

from glassporch.policy.units import DAY
from glassporch.services.retention import EXPIRE_CLIPS
from glassporch.worlds.world import World, advance

from ..conftest import Bench
from ..scene import delivered, under
from .test_retention import bodies_of, change, end_of, found


def clips_held(world: World, *, after_us: int = 0) -> int:
    """How many clips have a row that ended after a moment."""
    with world.database.looking() as rows:
        return int(rows.exec_driver_sql("SELECT count(*) FROM clip WHERE end_us > ?", (after_us,)).scalar_one())


def oldest_end(world: World) -> int:
    with world.database.looking() as rows:
        return int(rows.exec_driver_sql("SELECT min(end_us) FROM clip").scalar_one())


def days_to_looks(world: World, from_us: int) -> set[int]:
    """In how many days after a moment, begun days counted, the looks at clips are due that wait on the agenda."""
    with world.database.looking() as rows:
        query = f"SELECT due_us FROM agenda_item WHERE kind = '{EXPIRE_CLIPS}' AND done_us IS NULL"
        return {-(-(due_us - from_us) // DAY) for due_us in rows.exec_driver_sql(query).scalars()}


def test_rules_with_a_shorter_term_delete_at_once_what_is_now_too_old(bench: Bench) -> None:
    under(bench, "reference-map", "sharing", cloud_days=10)
    scene = delivered(bench, "reference-blind")
    picture, capture = bodies_of(scene)
    end_us = end_of(scene.world, scene.clips_of("resident")[0])
    advance(scene.world, end_us + 10 * DAY)
    every, younger = clips_held(scene.world), clips_held(scene.world, after_us=end_us)
    assert 0 < younger < every
    assert found(scene.world, picture) > 0.8
    assert found(scene.world, capture) > 0.8
    change(scene, "reference-map")
    advance(scene.world, scene.now().clock_us + 1)
    assert found(scene.world, picture) == 0
    assert found(scene.world, capture) == 0
    assert clips_held(scene.world) == younger


def test_rules_with_a_longer_term_keep_clips_for_it_and_date_the_next_look_by_it(bench: Bench) -> None:
    under(bench, "reference-map", "sharing", cloud_days=100)
    scene = delivered(bench, "reference-blind")
    picture, capture = bodies_of(scene)
    world, before, oldest_us = scene.world, clips_held(scene.world), oldest_end(scene.world)
    end_us = end_of(world, scene.clips_of("resident")[0])
    assert days_to_looks(world, oldest_us) == {61}
    change(scene, "reference-map")
    advance(world, scene.now().clock_us + 1)
    assert 101 in days_to_looks(world, oldest_us), "the earlier look waits too, and finds nothing that is over"
    advance(world, oldest_us + 100 * DAY - 1)
    assert clips_held(world) == before
    assert found(world, picture) > 0.8
    assert found(world, capture) > 0.8
    advance(world, end_us + 102 * DAY)
    assert found(world, picture) == 0
    assert found(world, capture) == 0
