"""The public register: what is found in it, page by page; what stays out; and that small numbers stay unknown."""

from __future__ import annotations

import csv
import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from glassporch.policy.facts import RequestFact
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.register import PAGE
from glassporch.storage import requests
from glassporch.worlds.world import World, advance
from sqlalchemy import event, text

from ..conftest import Bench
from ..flow import API
from ..scene import delivered

SEARCH = f"{API}/public/requests/searches"
FORMULA = '=HYPERLINK("https://example.org")'


def filled(bench: Bench, number: int, regime: str = "assistance-2021", **changes: Any) -> World:
    """A world with so many more delivered requests, one a minute, the same but for what is changed."""
    scene = delivered(bench, regime)
    with scene.world.database.acting() as rows:
        account = rows.execute(text("SELECT account_id FROM footage_request")).scalars().one()
        row = rows.execute(text("SELECT id FROM footage_request")).scalars().one()
        one = requests.find_request(rows, row)
        assert one is not None
        for which in range(number):
            at = (one.delivered_us or 0) + 60_000_000 * (which + 1)
            more = replace(one, request_id=f"req_{which:03}", delivered_us=at, **changes)
            requests.add_request(rows, account, more)
    return scene.world


def found(bench: Bench, world: World, **search: Any) -> list[dict[str, Any]]:
    """What a search of one page finds."""
    answer = bench.reader(world).call("POST", SEARCH, search)
    assert answer.status == 200, answer.body
    return list(answer.json()["requests"])


def test_the_register_is_read_page_by_page_and_every_request_comes_once(bench: Bench) -> None:
    world = filled(bench, 2 * PAGE)
    for sort in ("newest", "oldest", "agency"):
        ids, after = list[str](), ""
        while after is not None:
            page = bench.reader(world).call("POST", SEARCH, {"sort": sort, "after": after}).json()
            assert len(page["requests"]) <= PAGE
            ids += [one["id"] for one in page["requests"]]
            after = page["next"]
        assert len(ids) == len(set(ids)) == 2 * PAGE + 1
    again = bench.reader(world).get(f"{API}/public/requests?after={ids[3]}").json()
    assert again["requests"][0]["id"] == ids[4]


def test_a_search_finds_words_agency_type_and_time(bench: Bench) -> None:
    world = filled(bench, 1, message="A blue van, 100% seen. Call us.", incident_type="fire")
    assert len(found(bench, world)) == 2
    assert len(found(bench, world, words="VAN blue")) == 1
    assert found(bench, world, words="van red") == []
    assert len(found(bench, world, words="100%")) == 1
    assert found(bench, world, words="b%e") == []
    assert len(found(bench, world, incident_type="fire")) == 1
    [one] = found(bench, world, words="van")
    assert len(found(bench, world, agency=one["agency"][:5].upper())) == 2
    assert found(bench, world, agency="Nobody") == []
    at = moment(world.now().clock_us)
    assert found(bench, world, delivered_from=(at + timedelta(days=1)).isoformat()) == []
    assert len(found(bench, world, delivered_until=(at + timedelta(days=1)).isoformat())) == 2
    assert len(found(bench, world, delivered_from=one["delivered_at"])) == 1
    assert len(found(bench, world, delivered_until=one["delivered_at"])) == 1


@pytest.mark.parametrize(
    "search",
    [
        {"words": "x" * 121}, {"sort": "random"}, {"delivered_from": "yesterday"}, {"owner": "Ada"}, {"words": "\x00"},
        {"delivered_from": "2022-01-02T00:00:00Z", "delivered_until": "2022-01-01T00:00:00Z"},
    ],
)  # fmt: skip
def test_a_search_that_cannot_be_read_is_told_so(bench: Bench, search: dict[str, Any]) -> None:
    answer = bench.reader(bench.world("assistance-2021")).call("POST", SEARCH, search)
    assert answer.status == 422


def test_a_place_in_the_list_that_is_none_or_was_not_delivered_is_nowhere(bench: Bench) -> None:
    world = filled(bench, 1, state="queued")
    with world.database.acting() as rows:
        rows.execute(text("UPDATE footage_request SET delivered_us = NULL WHERE id = 'req_000'"))
    assert found(bench, world, after="req_000") == found(bench, world, after="req_999") == []


def test_a_place_of_a_request_that_the_register_does_not_hold_is_nowhere_and_takes_the_same_work(bench: Bench) -> None:
    world = filled(bench, 2)
    with world.database.acting() as rows:
        rows.execute(text("UPDATE footage_request SET regime_id = 'heat-map-2018' WHERE id = 'req_001'"))
    run: list[str] = []
    event.listen(world.database.gated, "before_cursor_execute", lambda _, __, one, *___: run.append(one[:200]))
    seen = []
    for after in ("req_001", "req_none"):
        run.clear()
        page = bench.reader(world).get(f"{API}/public/requests?after={after}").json()
        seen.append((page["requests"], page["next"], list(run)))
    assert seen[0] == seen[1]
    assert seen[0][:2] == ([], None)
    assert len(bench.reader(world).get(f"{API}/public/requests").json()["requests"]) == 2


@pytest.mark.parametrize("after", ["%00", "a" * 81, "req%20x", "%E2%80%AE"])
def test_a_place_that_no_page_names_is_told_so(bench: Bench, after: str) -> None:
    world = bench.world("assistance-2021")
    answer = bench.reader(world).get(f"{API}/public/requests?after={after}")
    assert (answer.status, answer.json()["fields"][0]["field"]) == (422, "query.after")
    assert bench.reader(world).get(f"{API}/public/requests?after={'a' * 80}").json()["requests"] == []


def test_an_export_that_was_asked_for_with_a_search_is_always_sent_whole(bench: Bench) -> None:
    world, path = bench.world("assistance-2021"), f"{API}/public/requests/exports"
    whole = bench.reader(world).call("POST", path, {})
    tag = f'"{hashlib.sha256(whole.body).hexdigest()}"'
    again = bench.reader(world).call("POST", path, {}, headers={"if-none-match": tag, "range": "bytes=0-1"})
    assert (again.status, again.body) == (200, whole.body)
    assert again.header("etag") == again.header("accept-ranges") == ""


def test_what_was_sent_to_residents_alone_stays_out_of_a_later_register(bench: Bench) -> None:
    world = filled(bench, 2, regime_id="video-request-2019")
    assert len(found(bench, world)) == 1
    assert bench.reader(world).get(f"{API}/public/requests").json()["next"] is None
    advance(world, world.now().clock_us + 93 * DAY)
    counts = bench.reader(world).get(f"{API}/public/request-counts").json()
    assert counts["total"] == 1


@pytest.mark.parametrize("number", [3, 4])
def test_a_small_number_is_told_in_no_line_and_no_sum(bench: Bench, number: int) -> None:
    world = filled(bench, number, "reference-blind", regime_id="reference-blind")
    advance(world, world.now().clock_us + 93 * DAY)
    told = bench.reader(world).get(f"{API}/public/request-counts").json()
    all_of_them = number + 1
    assert (told["smallest"], told["sums_are_least"]) == (5, True)
    assert told["total"] == (all_of_them if all_of_them >= 5 else 0)
    assert [one["requests"] for one in told["counts"]] == ([all_of_them] if all_of_them >= 5 else [])


def test_the_register_goes_along_as_tables_beside_a_notice_and_runs_no_formula(bench: Bench) -> None:
    world = filled(bench, PAGE, message=FORMULA)
    answer = bench.reader(world).call("POST", f"{API}/public/requests/exports", {"words": "hyperlink"})
    assert answer.header("content-type").startswith("application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.body)) as packed:
        assert set(packed.namelist()) == {"requests.csv", "quarters.csv", "NOTICE.txt"}
        rows = list(csv.DictReader(io.StringIO(packed.read("requests.csv").decode())))
        notice = packed.read("NOTICE.txt").decode()
    assert len(rows) == PAGE
    assert {row["message"] for row in rows} == {f"'{FORMULA}"}
    assert "Simulation." in notice
    assert f"holds {PAGE} requests" in notice
    none = bench.reader(bench.world("heat-map-2018")).call("POST", f"{API}/public/requests/exports", {})
    with zipfile.ZipFile(io.BytesIO(none.body)) as packed:
        assert packed.read("requests.csv").decode().count("\n") == 1


def test_nothing_of_the_register_says_who_was_asked(bench: Bench) -> None:
    world = filled(bench, 1)
    names = set(RequestFact.__slots__)
    assert not {"asked", "shared", "declined", "recipients"} & names
    [one, _] = found(bench, world)
    assert set(one) == {
        "id", "agency", "officer", "incident_type", "case_number", "contact", "message", "area", "window_from",
        "window_to", "delivered_at", "state", "steps", "comments",
    }  # fmt: skip
