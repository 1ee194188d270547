"""One footage request, end to end, under each regime."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from .conftest import Bench, pass_minutes
from .flow import API, file, incidents

REGIMES = ("heat-map-2018", "assistance-2021", "reference-blind")


def hours_around(incident: dict, hours: float = 2) -> dict:
    middle = datetime.fromisoformat(incident["properties"]["window_from"])
    return {
        "window_from": (middle - timedelta(hours=hours)).isoformat(),
        "window_to": (middle + timedelta(hours=hours)).isoformat(),
    }


@pytest.mark.parametrize("regime", REGIMES)
def test_a_request_reaches_residents_and_what_they_share_reaches_the_officer(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    officer, resident = bench.reader(world, "officer"), bench.reader(world, "resident")
    incident = incidents(officer)[2]
    filed = file(officer, incident, **hours_around(incident))
    assert filed.status == 201, filed.body
    request_id = filed.json()["id"]
    if filed.json()["state"] == "in-review":
        moderator = bench.reader(world, "moderator")
        assert [r["id"] for r in moderator.get(f"{API}/company/requests").json()["requests"]] == [request_id]
        approved = moderator.write("POST", f"{API}/company/requests/{request_id}/review", {"approve": True})
        assert approved.json()["state"] == "queued"
    assert resident.get(f"{API}/me/notices").json() == {"notices": []}
    pass_minutes(world, 11)
    [notice] = resident.get(f"{API}/me/notices").json()["notices"]
    view = resident.get(f"{API}/me/notices/{notice['id']}").json()
    assert view["clips"], "the resident recorded something in the window"
    clip = view["clips"][0]["id"]
    assert resident.get(f"{API}/me/clips/{clip}/picture").header("content-type") == "image/png"
    yes = {"clip_ids": [clip], "notice_version": view["notice_version"]}
    shared = resident.write("POST", f"{API}/me/notices/{notice['id']}/share", yes)
    assert shared.json() == {"notice_id": notice["id"], "answer": "shared", "released_clips": 1, "waits": False}
    seen = officer.get(f"{API}/officer/requests/{request_id}").json()
    [release] = seen["shared"]
    expected = {"heat-map-2018": {"address", "email"}, "assistance-2021": {"name", "address", "email"}}
    assert set(release["contact"]) == expected.get(regime, set())
    picture = officer.get(f"{API}/officer/releases/{release['release_id']}/picture")
    assert picture.status == 200
    assert picture.body.startswith(b"\x89PNG")
    record = resident.get(f"{API}/me/record").json()
    assert {decided["what"] for decided in record["decisions"]} == {
        "A footage request was brought to your household.",
        "A clip that your household chose was released to the agency.",
        "An agency fetched a clip that your household had shared.",
    }
    assert record["left"][0]["clip_id"] == clip
