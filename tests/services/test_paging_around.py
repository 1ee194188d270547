"""Papers, statements, records requests, alerts and threads read page by page: everything of one's own, once."""

from __future__ import annotations

import random
from typing import Any

import pytest
from glassporch.policy.units import DAY
from glassporch.policy.wire import demand, feed, mail, records, statements
from glassporch.storage import demands as papers
from glassporch.storage import feed_homes, records_requests
from glassporch.storage import mail as mails
from glassporch.storage import statements as drafts
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API
from .test_paging import COUNT, ERA, pages, plant, staff

STATEMENT = text(
    "INSERT INTO statement (id, agency_id, kind, state, published_us)"
    " VALUES (:id, :agency, 'press-release', :state, :published)"
)
VERSION = text(
    "INSERT INTO statement_version (id, statement_id, position, at_us, step, side, account_id, title, text, note)"
    " VALUES (:version, :id, :position, :at, :step, 'agency', :account, :id, 'text', '')"
)
RECORDS = text(
    "INSERT INTO records_request (id, account_id, agency_id, topics, from_us, to_us, filed_us, due_us)"
    " VALUES (:id, :account, :agency, '[\"requests\"]', 0, 1, :at, :at)"
)
POST = text(
    "INSERT INTO post (id, number, category, title, text, state, at_us, published_us, label, agency_id)"
    " VALUES (:id, :number, 'crime', 'T', 'text', 'published', :at, :at, 'N', :agency)"
)
ALERT = text("INSERT INTO feed_alert (account_id, post_id, at_us) VALUES (:account, :id, :at)")
OF = "SELECT id FROM account WHERE role = :role ORDER BY id"


def around(world: World) -> None:
    """Add statements, records requests and alerts of everybody, many of one moment."""
    dice = random.Random(COUNT)
    moments = [world.now().clock_us - dice.randrange(20) * DAY for _ in range(COUNT)]
    administrators, [(journalist, _), *_] = staff(world, "agency-administrator"), staff(world, "journalist")
    with world.database.acting() as rows:
        residents = list(rows.execute(text(OF), {"role": "resident"}).scalars())
        for number, at in enumerate(moments):
            account, agency = administrators[number % len(administrators)]
            row: dict[str, Any] = {
                "id": f"x_{dice.getrandbits(40):010x}",
                "account": account,
                "agency": agency,
                "at": at,
            }
            row |= {"number": 10**6 + number}
            rows.execute(RECORDS, row | {"account": journalist})
            rows.execute(POST, row)
            for resident in residents:
                rows.execute(ALERT, row | {"account": resident})
            submitted = number % 3 > 0
            rows.execute(STATEMENT, row | {"state": "drafting", "published": at if submitted else None})
            for position, step in enumerate(("drafted", "submitted", "edited") if submitted else ("drafted", "edited")):
                later = {"version": f"{row['id']}_{position}", "position": position, "step": step}
                rows.execute(VERSION, row | later | {"at": at + position * dice.randrange(DAY)})


@pytest.mark.parametrize(
    ("who", "path", "part", "length", "counted"),
    [
        ("legal-reviewer", "/legal/demands", "demands", demand.PAGE, "SELECT count(*) FROM legal_demand"),
        ("journalist", "/records/requests", "requests", records.PAGE, "SELECT count(*) FROM records_request"),
        ("partner-manager", "/partners/statements", "statements", statements.PAGE,
         "SELECT count(DISTINCT statement_id) FROM statement_version WHERE step = 'submitted'"),
        ("", "/public/statements", "statements", statements.PAGE,
         "SELECT count(*) FROM statement WHERE published_us IS NOT NULL"),
    ],
)  # fmt: skip
def test_every_line_stands_on_one_page(bench: Bench, who: str, path: str, part: str, length: int, counted: str) -> None:
    world = bench.world(ERA)
    plant(world)
    around(world)
    found = pages(bench, world, who, path, part)
    lines = [line for page in found for line in page]
    assert [len(page) for page in found[:-1]] == [length] * (len(found) - 1)
    assert len(found) > 2
    with world.database.looking() as rows:
        assert len(lines) == rows.execute(text(counted)).scalar_one()
    assert len({line["title"] if path == "/public/statements" else line["id"] for line in lines}) == len(lines)


def test_a_page_of_an_agencys_statements_is_its_own_and_the_latest_changed_stands_first(bench: Bench) -> None:
    world = bench.world(ERA)
    around(world)
    found = pages(bench, world, "administrator", "/newsroom/statements", "statements")
    lines = [line for page in found for line in page]
    assert len(lines) == len({line["id"] for line in lines}) > statements.PAGE
    assert [line["changed_at"] for line in lines] == sorted((line["changed_at"] for line in lines), reverse=True)


def test_alerts_are_read_on_by_ones_own_alerts_alone(bench: Bench) -> None:
    world = bench.world(ERA)
    around(world)
    with world.database.acting() as rows:
        rows.execute(text("UPDATE post SET state = 'removed' WHERE number % 2 = 0 AND number >= 1000000"))
    found = pages(bench, world, "resident", "/me/alerts", "alerts")
    lines = [line["post"]["id"] for page in found for line in page]
    assert len(found) == -(-COUNT // feed.PAGE)
    assert len(lines) == len(set(lines))
    assert 0 < len(lines) < COUNT


def test_a_thread_is_read_from_its_last_page_back_to_its_first_letter(bench: Bench) -> None:
    world = bench.world(ERA)
    writer = bench.reader(world, "administrator")
    first = writer.write("POST", f"{API}/agency/letters", {"subject": "S", "text": "0"}, key="letter-first").json()
    for number in range(1, COUNT):
        body = {"thread_id": first["id"], "text": str(number)}
        made = writer.write("POST", f"{API}/agency/letters", body, key=f"letter-{number:04d}")
        assert made.status == 201, made.body
    assert [one["text"] for one in made.json()["letters"]] == [
        str(number) for number in range(COUNT - mail.PAGE, COUNT)
    ]
    found = pages(bench, world, "administrator", f"/agency/letters/{first['id']}", "letters")
    read = [one["text"] for page in reversed(found) for one in page]
    assert read == [str(number) for number in range(COUNT)]
    foreign = bench.reader(world, "other-administrator")
    assert foreign.get(f"{API}/agency/letters/{first['id']}").status == 404


def test_a_paper_that_waits_stays_in_sight_behind_any_number_of_decided_ones(bench: Bench) -> None:
    world = bench.world(ERA)
    plant(world)
    with world.database.acting() as rows:
        oldest = rows.execute(text("SELECT id FROM legal_demand ORDER BY filed_us, id DESC LIMIT 1")).scalar_one()
        rows.execute(text("UPDATE legal_demand SET state = 'answered' WHERE id != :id"), {"id": oldest})
    reader = bench.reader(world, "legal-reviewer")
    [waiting] = reader.get(f"{API}/legal/demands?which=waiting").json()["demands"]
    assert waiting["id"] == oldest
    decided = reader.get(f"{API}/legal/demands?which=decided").json()
    assert {one["state"] for one in decided["demands"]} == {"answered"}
    page = reader.get("/legal").body.decode()
    assert f"/legal/demands/{oldest}/decision" in page
    assert f"/legal?after={decided['next']}" in page
    assert reader.get(f"{API}/legal/demands?which=lost").status == 422


@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("legal-reviewer", "/legal/demands"),
        ("journalist", "/records/requests"),
        ("partner-manager", "/partners/statements"),
        ("administrator", "/newsroom/statements"),
        ("resident", "/me/alerts"),
        ("", "/public/statements"),
    ],
)
def test_a_place_that_cannot_be_read_is_nowhere(bench: Bench, who: str, path: str) -> None:
    assert bench.reader(bench.world(ERA), who).get(f"{API}{path}?after=1-").status == 404


def test_no_more_rows_are_loaded_than_a_page_takes(bench: Bench) -> None:
    world = bench.world(ERA)
    plant(world)
    around(world)
    now_us = world.now().clock_us
    [(_, agency), *_], [(journalist, _), *_] = staff(world, "agency-administrator"), staff(world, "journalist")
    with world.database.looking() as rows:
        [resident, *_] = rows.execute(text(OF), {"role": "resident"}).scalars()
        thread = rows.execute(text("SELECT thread_id FROM mail WHERE position = 2 LIMIT 1")).scalar_one()
        assert len(papers.list_papers(rows, "waiting", None, 3)) == 3
        assert len(drafts.list_latest(rows, now_us, "company", None, (None, 3))) == 3
        assert len(drafts.list_latest(rows, now_us, "agency", agency, (None, 3))) == 3
        assert len(drafts.list_published(rows, now_us, None, 3)) == 3
        assert len(records_requests.list_requests(rows, journalist, None, 3)) == 3
        assert len(feed_homes.list_alerts(rows, resident, None, 3)) == 3
        assert len(mails.list_last_of(rows, thread, None, 2)) == 2
