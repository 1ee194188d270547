"""A journalist asks an agency for its records: the answer comes as files, without anything about residents."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.services.records_office import ANSWER_DAYS
from glassporch.storage import records_requests
from glassporch.worlds.world import World, advance

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, delivered

ALL = ["requests", "statements", "agreements", "statistics", "accounts"]


def holders(journalist: Portal) -> dict[str, str]:
    listed = journalist.get(f"{API}/records/agencies").json()["agencies"]
    return {one["name"]: one["id"] for one in listed}


def own_agency(bench: Bench, world: World) -> str:
    name = bench.reader(world, "administrator").get(f"{API}/agency/profile").json()["name"]
    return holders(bench.reader(world, "journalist"))[name]


def ask(bench: Bench, world: World, *, key: str = "records-1", **changes: Any) -> Exchange:
    today = moment(world.now().clock_us).date()
    body = {
        "agency_id": own_agency(bench, world),
        "topics": ALL,
        "from_day": (today - timedelta(days=60)).isoformat(),
        "to_day": today.isoformat(),
    }
    return bench.reader(world, "journalist").write("POST", f"{API}/records/requests", body | changes, key=key)


def answered(bench: Bench, world: World, **changes: Any) -> dict[str, bytes]:
    """Ask, wait, and fetch every file."""
    filed = ask(bench, world, **changes)
    assert filed.status == 201, filed.body
    advance(world, world.now().clock_us + ANSWER_DAYS * DAY)
    journalist, one = bench.reader(world, "journalist"), filed.json()["id"]
    files = journalist.get(f"{API}/records/requests/{one}").json()["files"]
    fetched = {file["name"]: journalist.get(f"{API}/records/requests/{one}/files/{file['name']}") for file in files}
    assert all(sha256(fetched[file["name"]].body).hexdigest() == file["sha256"] for file in files)
    return {name: file.body for name, file in fetched.items()}


def table(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body.decode())))


@pytest.fixture
def scene(bench: Bench) -> Scene:
    made = delivered(bench, "heat-map-2018")
    made.share("resident")
    return made


def test_nothing_comes_before_its_day_and_then_everything_asked_for(scene: Scene) -> None:
    one = ask(scene.bench, scene.world).json()
    journalist = scene.reader("journalist")
    advance(scene.world, scene.now().clock_us + ANSWER_DAYS * DAY - 1)
    early = journalist.get(f"{API}/records/requests/{one['id']}").json()
    assert (early["request"]["state"], early["files"]) == ("waiting", [])
    advance(scene.world, scene.now().clock_us + 1)
    names = {file["name"] for file in journalist.get(f"{API}/records/requests/{one['id']}").json()["files"]}
    assert names >= {"requests.csv", "request-steps.csv", "statements.csv", "statistics.csv", "accounts.csv"}
    assert names >= {"about.txt", "records.zip"}


def test_the_private_requests_of_2018_come_out_with_the_refusals_that_the_company_told_of(scene: Scene) -> None:
    scene.decline("neighbor")
    files = answered(scene.bench, scene.world)
    assert [row["request"] for row in table(files["requests.csv"])] == [scene.request_id]
    [told] = table(files["statistics.csv"])
    assert int(told["declined"]) >= 1
    assert scene.reader().get(f"{API}/public/requests").json()["requests"] == []


def test_no_file_holds_anything_about_who_shared(scene: Scene) -> None:
    shared = scene.reader("officer").get(f"{API}/officer/requests/{scene.request_id}").json()["shared"]
    files = answered(scene.bench, scene.world)
    with zipfile.ZipFile(io.BytesIO(files["records.zip"])) as packed:
        everything = b"".join(packed.read(name) for name in packed.namelist())
    for clip in shared:
        for secret in (clip["label"], clip["picture_sha256"], clip["release_id"], *clip["contact"].values()):
            assert secret.encode() not in everything, secret
    assert table(files["requests.csv"])[0]["clips received"] == str(len(shared))
    assert b"withheld as personal details of residents" in files["about.txt"]


def test_few_clips_and_none_are_one_answer_where_small_numbers_are_protected(bench: Bench) -> None:
    made = delivered(bench, "reference-blind")
    made.share("resident")
    assert table(answered(bench, made.world)["requests.csv"])[0]["clips received"] == "fewer than 5"


def test_an_agency_gives_out_nothing_of_another(scene: Scene) -> None:
    journalist = scene.reader("journalist")
    other = next(one for name, one in holders(journalist).items() if name.startswith("Gannet"))
    files = answered(scene.bench, scene.world, agency_id=other)
    assert table(files["requests.csv"]) == []
    assert scene.request_id.encode() not in b"".join(files.values())


def test_a_file_is_looked_for_by_its_name_and_no_other_is_read(scene: Scene) -> None:
    answered(scene.bench, scene.world)
    [one] = scene.reader("journalist").get(f"{API}/records/requests").json()["requests"]
    with scene.world.database.reading() as rows:
        found = records_requests.find_file(rows, one["id"], "about.txt")
        assert found is not None
        assert (found.records_id, found.name) == (one["id"], "about.txt")
        assert found in records_requests.list_files(rows, one["id"])
        assert records_requests.find_file(rows, one["id"], "none.txt") is None
        assert records_requests.find_file(rows, "rec_none", "about.txt") is None


def test_only_the_topics_asked_for_come(scene: Scene) -> None:
    assert set(answered(scene.bench, scene.world, topics=["accounts"])) == {
        "accounts.csv",
        "about.txt",
        "records.zip",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"agency_id": "age_none"}, "agency-unknown"),
        ({"from_day": "2018-09-01", "to_day": "2018-08-01"}, "days-backwards"),
        ({"to_day": "2030-01-01", "from_day": "2029-12-01"}, "days-not-yet"),
        ({"from_day": "2010-01-01"}, "days-too-many"),
    ],
)
def test_what_cannot_be_asked_is_told_why(scene: Scene, changes: dict[str, str], code: str) -> None:
    answer = ask(scene.bench, scene.world, **changes)
    assert answer.status == 422
    assert code in {reason["code"] for reason in answer.json()["reasons"]}


def test_nobody_else_reads_a_request_for_records_or_its_files(scene: Scene) -> None:
    one = ask(scene.bench, scene.world).json()["id"]
    advance(scene.world, scene.now().clock_us + ANSWER_DAYS * DAY)
    for who in ("officer", "administrator", "moderator", "resident", "partner-manager", ""):
        for path in ("", "/files/requests.csv"):
            assert scene.reader(who).get(f"{API}/records/requests/{one}{path}").status == 403
    unknown = scene.reader("journalist").get(f"{API}/records/requests/rec_none/files/requests.csv")
    none = scene.reader("journalist").get(f"{API}/records/requests/{one}/files/none.csv")
    assert (unknown.status, unknown.body) == (none.status, none.body) == (404, none.body)


@pytest.mark.parametrize("title", ["=1+1", "\n=1+1", " \t+1", "\uff1d1+1", "\ufeff-1", "\u200b=1"])
def test_a_cell_that_looks_like_a_formula_is_made_harmless_however_it_is_led_in(bench: Bench, title: str) -> None:
    world = bench.world("heat-map-2018")
    body = {"kind": "social-post", "title": title, "text": "@SUM(A1)"}
    bench.reader(world, "administrator").write("POST", f"{API}/newsroom/statements", body)
    [row] = table(answered(bench, world)["statements.csv"])
    assert row["title"].startswith("'")
    assert row["text"] == "'@SUM(A1)"
    assert row["note"] == ""
