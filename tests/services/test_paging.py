"""Mailboxes, letters and demands read page by page: everything of one's own, in its order, once, of few rows."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from glassporch.policy.units import DAY
from glassporch.policy.wire import demand, mail
from glassporch.storage import demands
from glassporch.storage import mail as mails
from glassporch.worlds.world import World
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API

ERA = "assistance-2021"
COUNT = 117
"""More than two pages of either length, and many of one moment."""

MAIL = text(
    "INSERT INTO mail (id, agency_id, account_id, thread_id, position, kind, side, by, at_us, category, subject, text)"
    " VALUES (:id, :agency, :account, :thread, :position, :kind, 'company', 'N', :at, '', :subject, 'text')"
)
DEMAND = text(
    "INSERT INTO legal_demand (id, agency_id, account_id, officer_name, kind, authority, paper_number, name, email,"
    " street, wants, from_us, to_us, secrecy, words, in_danger, no_time, filed_us, regime_id, state, outcome, grounds,"
    " note, reach_from_us, reach_to_us, reach) VALUES (:id, :agency, :account, 'O', 'warrant', 'Court', '', '', '', '',"
    " '[]', 0, 1, 'none', '', '', '', :at, 'assistance-2021', 'in-review', '', '[]', '', 0, 1, '[]')"
)


def staff(world: World, role: str) -> list[tuple[str, str]]:
    """Return the accounts of a role, with their agencies."""
    with world.database.looking() as rows:
        query = text("SELECT id, agency_id FROM account WHERE role = :role ORDER BY id")
        return [(row[0], row[1]) for row in rows.execute(query, {"role": role})]


def plant(world: World) -> None:
    """Add e-mails, letters in threads and demands of everybody, many of one moment."""
    dice = random.Random(COUNT)
    moments = [world.now().clock_us - dice.randrange(20) * DAY for _ in range(COUNT)]
    with world.database.acting() as rows:
        for account, agency in (*staff(world, "officer"), *staff(world, "agency-administrator")):
            for at in moments:
                row: dict[str, Any] = {"id": f"x_{dice.getrandbits(40):010x}", "agency": agency, "account": account}
                rows.execute(DEMAND, row | {"at": at})
                own = {"thread": "", "position": 0, "kind": "suggestion", "subject": "S", "at": at}
                rows.execute(MAIL, row | own)
                thread = f"thr_{dice.getrandbits(40):010x}"
                for position in range(dice.randint(1, 3)):
                    letter = {"thread": thread, "position": position, "kind": "letter", "subject": agency}
                    later = {"at": at + position, "account": None, "id": f"y_{dice.getrandbits(40):010x}"}
                    rows.execute(MAIL, row | letter | later)


def pages(bench: Bench, world: World, who: str, path: str, part: str) -> list[list[dict[str, Any]]]:
    found, after = [], ""
    while True:
        answer = bench.reader(world, who).get(f"{API}{path}?after={after}")
        assert answer.status == 200, answer.body
        found.append(answer.json()[part])
        if answer.json()["next"] is None:
            return found
        after = answer.json()["next"]


@pytest.mark.parametrize(
    ("who", "path", "part", "length", "moment"),
    [
        ("officer", "/officer/mail", "mails", mail.PAGE, "at"),
        ("officer", "/officer/demands", "demands", demand.PAGE, "filed_at"),
        ("administrator", "/agency/letters", "threads", mail.PAGE, "last_at"),
        ("partner-manager", "/partners/letters", "threads", mail.PAGE, "last_at"),
    ],
)
def test_every_line_of_ones_own_stands_on_one_page_newest_first(
    bench: Bench, who: str, path: str, part: str, length: int, moment: str
) -> None:
    world = bench.world(ERA)
    plant(world)
    found = pages(bench, world, who, path, part)
    lines = [line for page in found for line in page]
    assert [len(page) for page in found[:-1]] == [length] * (len(found) - 1)
    assert len(found) > 2
    assert len({line["id"] for line in lines}) == len(lines) == expected(bench, world, who, path)
    by_id = sorted(lines, key=lambda line: line["id"])
    assert lines == sorted(by_id, key=lambda line: datetime.fromisoformat(line[moment]), reverse=True)


def expected(bench: Bench, world: World, who: str, path: str) -> int:
    """Count what one may read: by the rows, without the code that is tested."""
    if path == "/officer/mail":
        return COUNT
    agency = bench.reader(world, "administrator").get(f"{API}/agency/profile").json()["name"]
    counted = {
        "/officer/demands": "SELECT count(*) FROM legal_demand JOIN agency a ON a.id = agency_id WHERE a.name = :name",
        "/agency/letters": "SELECT count(DISTINCT thread_id) FROM mail JOIN agency a ON a.id = agency_id"
        " WHERE mail.kind = 'letter' AND a.name = :name",
        "/partners/letters": "SELECT count(DISTINCT thread_id) FROM mail WHERE kind = 'letter'",
    }
    with world.database.looking() as rows:
        return int(rows.execute(text(counted[path]), {"name": agency}).scalar_one())


@pytest.mark.parametrize(
    "load",
    [
        lambda rows, account, agency: mails.list_mailbox(rows, account, None, 3),
        lambda rows, account, agency: mails.list_last_letters(rows, agency, None, 3),
        lambda rows, account, agency: demands.list_newest(rows, agency, None, 3),
    ],
)
def test_no_more_rows_are_loaded_than_a_page_takes(bench: Bench, load: Callable[..., list[Any]]) -> None:
    world = bench.world(ERA)
    plant(world)
    [(account, agency), *_] = staff(world, "officer")
    with world.database.reading() as rows:
        assert len(load(rows, account, agency)) == 3


def test_a_thread_counts_its_letters_and_stands_where_its_last_one_came(bench: Bench) -> None:
    world = bench.world(ERA)
    plant(world)
    [line, *_] = bench.reader(world, "administrator").get(f"{API}/agency/letters").json()["threads"]
    letters = bench.reader(world, "administrator").get(f"{API}/agency/letters/{line['id']}").json()["letters"]
    assert (line["letters"], line["last_at"]) == (len(letters), letters[-1]["at"])


@pytest.mark.parametrize(
    ("who", "path"),
    [("officer", "/officer/mail"), ("officer", "/officer/demands"), ("administrator", "/agency/letters")],
)
@pytest.mark.parametrize("after", ["x", "12", "1-", "-1-a", "9" * 40])
def test_a_place_that_cannot_be_read_is_nowhere(bench: Bench, who: str, path: str, after: str) -> None:
    assert bench.reader(bench.world(ERA), who).get(f"{API}{path}?after={after}").status == 404


def test_the_place_of_anothers_line_shows_ones_own_alone(bench: Bench) -> None:
    world = bench.world(ERA)
    plant(world)
    theirs = bench.reader(world, "other-officer").get(f"{API}/officer/demands").json()["next"]
    own = {line["id"] for page in pages(bench, world, "officer", "/officer/demands", "demands") for line in page}
    shown = bench.reader(world, "officer").get(f"{API}/officer/demands?after={theirs}").json()["demands"]
    assert {line["id"] for line in shown} <= own
