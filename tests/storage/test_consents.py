"""Questions are filed for many households at once, judged as against their whole histories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.machine import is_valid_next
from glassporch.storage import consents
from sqlalchemy import Connection

from ..conftest import Bench, pass_minutes
from ..flow import file, incidents
from ..scene import Scene, delivered, hours_around, household_of


def long_history(bench: Bench) -> tuple[Scene, str]:
    """A household that was asked twice, shared, took it back, and chose for good."""
    scene = delivered(bench, "reference-blind")
    officer = scene.reader("officer")
    assert scene.share("resident").status == 200
    assert scene.opt("resident", out=True).status == 200
    assert scene.opt("resident", out=False).status == 200
    file(officer, incidents(officer)[0], key="second-time-1", **hours_around(incidents(officer)[0]))
    pass_minutes(scene.world, 20)
    with scene.world.database.looking() as rows:
        return scene, household_of(rows, "resident")


def newest(rows: Connection, household_id: str) -> ConsentFact:
    return consents.history(rows, household_id)[-1]


def test_a_question_follows_a_long_history_at_its_end(bench: Bench) -> None:
    scene, household_id = long_history(bench)
    with scene.world.database.acting() as rows:
        before = consents.history(rows, household_id)
        assert {event.kind for event in before} >= {"requested", "given"}
        again = replace(before[0], event_id="asked-again", at_us=before[-1].at_us)
        consents.add_requested(rows, [again, replace(again, event_id="asked-once-more")])
        after = consents.history(rows, household_id)
    assert [event.event_id for event in after[len(before) :]] == ["asked-again", "asked-once-more"]
    assert [event.position for event in after] == sorted({event.position for event in after})


@pytest.mark.parametrize("which", ["known", "re-dated"])
def test_what_the_whole_history_refuses_is_refused(bench: Bench, which: str) -> None:
    scene, household_id = long_history(bench)
    with scene.world.database.acting() as rows:
        whole = consents.history(rows, household_id)
        first, last = whole[0], whole[-1]
        wrong = {
            "known": replace(first, at_us=last.at_us),
            "re-dated": replace(first, event_id="too-late", at_us=last.at_us - 1),
        }[which]
        reason = is_valid_next(whole, replace(wrong, position=last.position + 1))
        assert reason is not None
        with pytest.raises(ValueError, match=reason.text):
            consents.add_requested(rows, [wrong])
        assert consents.history(rows, household_id) == whole


def test_a_question_about_no_request_is_refused(bench: Bench) -> None:
    scene, household_id = long_history(bench)
    with scene.world.database.acting() as rows:
        for_good = replace(newest(rows, household_id), event_id="for-good", request_id=None)
        with pytest.raises(ValueError, match="about a request"):
            consents.add_requested(rows, [for_good])
