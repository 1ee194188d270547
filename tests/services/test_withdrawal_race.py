"""A withdrawal that was acknowledged before a release always wins, on a real file database, however the two race."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from glassporch.client import Exchange, Portal
from glassporch.edge.in_process import client_of
from glassporch.main import create_app
from glassporch.storage import consents
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, add_resident, delivered, household_of, under

ROUNDS = 200
IN_A_WORLD = 20
"""Rounds after which a fresh world is taken: a household's history grows with each, and every call reads it whole."""
Act = Callable[[Portal], Exchange]


@pytest.fixture
def on_disk(bench: Bench, tmp_path: Path) -> Bench:
    """The bench with its worlds in a real folder, not on a RAM disk."""
    bench.folder = tmp_path
    return bench


def race(scene: Scene, app: FastAPI, acts: list[tuple[str, Act]]) -> list[Exchange]:
    """Let several people act at the same moment, each over a connection of their own."""
    gate = threading.Barrier(len(acts))
    answers: dict[int, Exchange] = {}

    def run(number: int, who: str, act: Act) -> None:
        with client_of(app) as client:
            portal = Portal(client, scene.world.name, f"token-of-{who}")
            gate.wait(timeout=20)
            answers[number] = act(portal)

    threads = [threading.Thread(target=run, args=(number, *one)) for number, one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return [answers[number] for number in range(len(acts))]


def said_after(scene: Scene, after: int) -> list[str]:
    """What was said in the household after a place in its history, in the order in which it stands there."""
    with scene.world.database.looking() as rows:
        events = consents.history(rows, household_of(rows, "resident"))
    return [event.kind for event in events if event.position > after]


def held(scene: Scene) -> int:
    """How many released clips the agency still holds."""
    with scene.world.database.looking() as rows:
        return int(rows.execute(text("SELECT count(*) FROM release WHERE withdrawn_us IS NULL")).scalar_one())


def forget_releases(scene: Scene) -> int:
    """Clear the releases away, so that the next round can release the same clip; return the history's length."""
    with scene.world.database.acting() as rows:
        for table in ("custody_entry", "release_origin", "decision_about", "decision", "release"):
            for trigger in (
                rows.execute(
                    text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
                    {"table": table},
                )
                .scalars()
                .all()
            ):
                rows.execute(text(f"DROP TRIGGER {trigger}"))
            rows.execute(text(f"DELETE FROM {table}"))
        return consents.next_position(rows, household_of(rows, "resident")) - 1


def leave_and_give(scene: Scene, app: FastAPI, yes: dict[str, object], turn: int, first: str = "") -> int:
    """Let a resident opt out and share a clip, at one moment or in a fixed order; return how the share was answered.

    Parameters
    ----------
    yes : dict
        What whoever read the notice sends.
    turn : int
        Of the round; it makes the Idempotency-Keys.
    first : str, optional
        "leave" or "give" where the order is no chance.
    """
    notice = scene.notice_of("resident")
    before = forget_releases(scene)

    def leave(portal: Portal) -> Exchange:
        return portal.write("PUT", f"{API}/me/standing-choice", {"opted_out": True}, key=f"race-out-{turn}")

    def give(portal: Portal, key: str = f"race-share-{turn}") -> Exchange:
        return portal.write("POST", f"{API}/me/notices/{notice}/share", yes, key=key)

    both: list[tuple[str, Act]] = [("resident", leave), ("resident", give)]
    if first:
        order = both if first == "leave" else both[::-1]
        answers = [race(scene, app, [one])[0] for one in order]
        left, given = answers if first == "leave" else answers[::-1]
    else:
        left, given = race(scene, app, both)
    said = said_after(scene, before)
    assert left.status == 200, (turn, left.body)
    assert given.status in {200, 409}, (turn, given.body)
    assert scene.releases() == (1 if given.status == 200 else 0), turn
    # The history has one order: a yes stands in it only before the opt-out.
    assert said == (["given", "withdrawn"] if given.status == 200 else ["withdrawn"]), turn
    assert give(scene.reader("resident"), key=f"race-again-{turn}").status == 409, turn
    assert scene.opt("resident", out=False, key=f"race-in-{turn}").status == 200, turn
    return given.status


@pytest.mark.slow
@pytest.mark.timeout(600)  # two hundred rounds of real disk writes
def test_nothing_is_released_after_an_acknowledged_opt_out_in_two_hundred_races(on_disk: Bench) -> None:
    app, outcomes = create_app(on_disk.shelf), set()
    for turn in range(ROUNDS):
        if turn % IN_A_WORLD == 0:
            scene = delivered(on_disk, "reference-blind")
            yes = scene.yes_to("resident")
        outcomes.add(leave_and_give(scene, app, yes, turn))
    # Which order a race has is chance. Were every share declined, though, nothing would have been raced.
    outcomes |= {leave_and_give(scene, app, yes, ROUNDS + turn, first) for turn, first in enumerate(("give", "leave"))}
    assert outcomes == {200, 409}


def test_a_share_before_the_opt_out_is_released_and_one_after_it_is_not(on_disk: Bench) -> None:
    scene, app = delivered(on_disk, "reference-blind"), create_app(on_disk.shelf)
    yes = scene.yes_to("resident")
    orders = ("give", "leave", "give", "leave")
    answers = [leave_and_give(scene, app, yes, turn, first) for turn, first in enumerate(orders)]
    assert answers == [200, 409, 200, 409]


def test_a_yes_that_waits_for_others_and_is_taken_back_is_no_yes_when_they_agree(on_disk: Bench) -> None:
    under(on_disk, "reference-blind", "consent", co_consent="all-must-agree")
    app = create_app(on_disk.shelf)
    for turn in range(10):
        scene = delivered(on_disk, "reference-blind")
        add_resident(scene, "second")
        yes, notice = scene.yes_to("resident"), scene.notice_of("resident")
        first = scene.share("resident", yes["clip_ids"])
        assert (first.json()["waits"], first.json()["answer"], scene.releases()) == (True, "", 0)

        def back(portal: Portal, notice: str = notice) -> Exchange:
            return portal.write("POST", f"{API}/me/notices/{notice}/withdraw", key="race-back-1")

        def give(portal: Portal, notice: str = notice, yes: dict[str, Any] = yes) -> Exchange:
            path = f"{API}/me/notices/{notice}/share"
            return portal.write("POST", path, yes, key="race-give-1")

        taken, given = race(scene, app, [("resident", back), ("second", give)])
        assert taken.status == 200, (turn, taken.body)
        kinds = said_after(scene, -1)
        went = given.status == 200 and given.json()["released_clips"] == 1
        # Both orders are right: the release came first, or the withdrawal did and nothing was released.
        order = [kind for kind in kinds if kind in {"given", "withdrawn"}]
        assert went is (order == ["given", "given", "withdrawn"]), (turn, order)
        assert scene.view()["shared"] == [], "taken back either way"
        assert taken.json()["removed_clips"] == (1 if went else 0)


def test_a_residents_no_that_came_first_keeps_another_residents_yes_from_releasing(on_disk: Bench) -> None:
    scene = delivered(on_disk, "reference-blind")
    add_resident(scene, "second")
    yes, notice = scene.yes_to("resident"), scene.notice_of("resident")
    app = create_app(on_disk.shelf)
    for turn in range(20):
        before = forget_releases(scene)
        with scene.world.database.acting() as rows:
            rows.execute(text("UPDATE notice SET answer = '', answered_us = NULL"))

        def refuse(portal: Portal, turn: int = turn) -> Exchange:
            return portal.write("POST", f"{API}/me/notices/{notice}/decline", key=f"race-no-{turn}")

        def give(portal: Portal, turn: int = turn) -> Exchange:
            path = f"{API}/me/notices/{notice}/share"
            return portal.write("POST", path, yes, key=f"race-yes-{turn}")

        said_no, said_yes = race(scene, app, [("second", refuse), ("resident", give)])
        kinds = said_after(scene, before)
        if said_yes.status == 200:
            # The yes was first: the no of whoever may refuse ends the share.
            assert (said_no.status, said_no.json()["answer"]) == (200, "withdrawn"), said_no.body
            assert kinds[:2] == ["given", "refused"], kinds
            assert held(scene) == 0
        else:
            assert (said_no.status, scene.releases()) == (200, 0), turn
            break
