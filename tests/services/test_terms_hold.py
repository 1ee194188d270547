"""What a household was told when a request was filed holds: later rules add to it, and loosen nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from glassporch.policy.consent.bound_by import bound_by
from glassporch.policy.regime import Known, Regime
from glassporch.policy.regimes import REGIMES
from glassporch.services.changing import pin
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, account_of, add_resident, delivered, under
from .test_objections import decide, house_of, objection, send


def change(scene: Scene, *regimes: str) -> None:
    """Let the world's rules change, one after the other."""
    for regime in regimes:
        with scene.world.database.acting() as rows:
            pin(scene.world, rows, regime)


def codes(scene: Scene, who: str = "resident", key: str = "share-again-1") -> list[str]:
    answer = scene.share(who, key=key)
    return [] if answer.status == 200 else [reason["code"] for reason in answer.json()["reasons"]]


def notice_of(scene: Scene, who: str) -> dict[str, Any]:
    return dict(scene.reader(who).get(f"{API}/me/notices/{scene.notice_of(who)}").json())


def totals(scene: Scene) -> tuple[int, int, int, int]:
    """The stored counts of every agency together: requests, asked, shared, declined."""
    query = "SELECT coalesce(sum(requests), 0), coalesce(sum(asked), 0), coalesce(sum(shared), 0), "
    with scene.world.database.looking() as rows:
        row = rows.execute(text(query + "coalesce(sum(declined), 0) FROM response_total")).one()
    return row[0], row[1], row[2], row[3]


def test_a_housemates_no_outlives_a_change_to_rules_where_anybody_may_share(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    assert scene.decline("second").status == 200
    change(scene, "no-policy")
    assert codes(scene) == ["household-said-no"]
    assert scene.releases() == 0


def test_an_upheld_objection_outlives_a_change_to_rules_without_objections(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    assert send(scene.reader(), objection(*house_of(scene))).status == 200
    decide(scene, uphold=True)
    change(scene, "no-policy")
    assert codes(scene) == ["clips-cannot-be-shared"]
    assert scene.releases() == 0


def test_stricter_rules_in_force_add_to_those_of_the_filing(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", co_consent="all-must-agree")
    scene = delivered(bench, "no-policy")
    add_resident(scene, "second")
    change(scene, "reference-blind")
    assert scene.share("resident").json()["waits"] is True
    assert scene.releases() == 0


@pytest.mark.parametrize(("filed", "in_force", "level"), [(18, 16, 16), (16, 18, 16)])
def test_an_objection_reaches_by_the_coarser_cells_of_the_filing_and_of_the_rules_in_force(
    filed: int, in_force: int, level: int
) -> None:
    terms, now = (by_level(REGIMES["reference-blind"], one) for one in (filed, in_force))
    both = bound_by(terms, now)
    assert (both.delivery.targeting.value, both.delivery.cell_level.value) == ("centred-cells", level)
    assert replace(both, delivery=now.delivery) == now


def by_level(regime: Regime, level: int) -> Regime:
    return replace(regime, delivery=replace(regime.delivery, cell_level=Known(level, "OWN")))


def test_a_share_whose_yes_became_stale_can_still_be_taken_back(bench: Bench) -> None:
    under(bench, "reference-map", "consent", co_consent="all-must-agree")
    scene = delivered(bench, "reference-blind")
    assert scene.share("resident").status == 200
    change(scene, "reference-map", "reference-blind")
    history = scene.reader("resident").get(f"{API}/me/choices/history").json()["events"]
    assert [event["kind"] for event in history][-1] == "stale"
    assert notice_of(scene, "resident")["takes_back"] is True
    back = scene.withdraw("resident")
    assert (back.status, back.json()["removed_clips"]) == (200, 1)
    assert scene.view()["shared"] == []
    assert notice_of(scene, "resident")["answer"] == "withdrawn"
    assert scene.withdraw("resident", key="withdraw-twice-1").status == 409


def test_a_request_that_promised_no_counting_is_never_counted(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    assert notice_of(scene, "resident")["counted"] is False
    change(scene, "heat-map-2018")
    assert notice_of(scene, "resident")["counted"] is False
    assert notice_of(scene, "resident")["notice_version"].split("/")[5] == "not-counted"
    assert scene.decline("resident").status == 200
    assert totals(scene) == (0, 0, 0, 0)


def test_a_request_that_said_so_is_counted_whatever_rules_came_between(bench: Bench) -> None:
    scene = delivered(bench, "heat-map-2018")
    before = totals(scene)
    change(scene, "reference-blind", "heat-map-2018")
    assert notice_of(scene, "resident")["counted"] is True
    assert scene.share("resident").status == 200
    assert before[0] == 1
    assert totals(scene)[2] == before[2] + 1


def label_of(scene: Scene, who: str) -> str:
    known = {clip["release_id"] for clip in scene.view()["shared"]}
    assert scene.share(who).status == 200
    [fresh] = [clip for clip in scene.view()["shared"] if clip["release_id"] not in known]
    return str(fresh["label"])


def test_a_label_is_the_same_whether_or_not_another_share_was_taken_back_unseen(bench: Bench) -> None:
    alone, after = delivered(bench, "reference-blind"), delivered(bench, "reference-blind")
    assert after.share("neighbor").status == 200
    assert after.withdraw("neighbor").status == 200
    assert label_of(after, "resident") == label_of(alone, "resident")


def test_labels_differ_between_households_and_hold_after_a_withdrawal_that_was_seen(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    one, other = label_of(scene, "neighbor"), label_of(scene, "resident")
    assert one != other
    assert scene.withdraw("neighbor").status == 200
    assert [clip["label"] for clip in scene.view()["shared"]] == [other]


def test_a_silent_housemate_can_take_back_what_the_other_shared(bench: Bench) -> None:
    for act in ("decline", "withdraw"):
        scene = delivered(bench, "reference-blind")
        add_resident(scene, "second")
        assert scene.share("resident").status == 200
        assert notice_of(scene, "second")["takes_back"] is True
        answer = scene.decline("second") if act == "decline" else scene.withdraw("second")
        assert answer.status == 200, (act, answer.body)
        assert scene.view()["shared"] == []
        assert notice_of(scene, "resident")["answer"] == "withdrawn"
        assert codes(scene) == ["household-said-no"]


def test_where_anybody_may_share_a_housemate_cannot_end_the_others_share(bench: Bench) -> None:
    under(bench, "reference-blind", "consent", co_consent="any-may-share")
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    assert scene.share("resident").status == 200
    assert notice_of(scene, "second")["takes_back"] is False
    assert scene.withdraw("second").status == 409
    assert scene.decline("second").json()["answer"] == "shared"
    assert len(scene.view()["shared"]) == 1
    assert notice_of(scene, "second")["refused"] is True


@pytest.mark.parametrize("mode", ["any-may-share", "either-may-refuse"])
def test_whoever_stays_can_take_back_what_a_mover_shared(bench: Bench, mode: str) -> None:
    under(bench, "reference-blind", "consent", co_consent=mode)
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    assert scene.share("resident").status == 200
    assert scene.reader("resident").write("POST", f"{API}/me/move-out", key="move-out-1").status == 200
    seen = notice_of(scene, "second")
    assert (seen["takes_back"], seen["ends_clips"], seen["removes"]) == (True, 1, True)
    assert seen["ends_for_all"] is (mode != "any-may-share")
    assert scene.withdraw("second").json()["removed_clips"] == 1
    assert scene.view()["shared"] == []


def test_whoever_stays_does_not_read_who_a_mover_was(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    add_resident(scene, "second")
    with scene.world.database.looking() as rows:
        query = text("SELECT name, email, phone FROM person WHERE account_id = :id")
        personal = [one for one in rows.execute(query, {"id": account_of(rows, "resident")}).one() if one]
    assert scene.share("resident").status == 200
    path = f"{API}/me/record"
    assert set(scene.reader("resident").get(path).json()["left"][0]["disclosed"]) >= {"name", "email"}
    assert scene.reader("resident").write("POST", f"{API}/me/move-out", key="move-out-1").status == 200
    record = scene.reader("second").get(path)
    assert len(record.json()["left"]) == 1
    assert personal
    assert not [one for one in personal if one.encode() in record.body]


def test_hiding_and_muting_are_each_residents_own(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    add_resident(scene, "second")
    paths = (f"{API}/me/notices", f"{API}/me/notices/{scene.notice_of('second')}")
    before = [scene.reader("second").get(path).body for path in paths]
    view = {"hidden": True, "muted": True}
    done = scene.reader("resident").write("PUT", f"{paths[1]}/view", view, key="hide-it-1")
    assert done.status == 200
    seen = notice_of(scene, "resident")
    assert (seen["hidden"], seen["muted"]) == (True, True)
    assert [scene.reader("second").get(path).body for path in paths] == before
    assert scene.decline("resident").status == 200
    assert notice_of(scene, "second")["hidden"] is False
