"""What follows a demand: its line in one's own record, residents who move, and what becomes of produced footage."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from glassporch.evidence.verify import verify_package
from glassporch.storage import handovers
from glassporch.testing.housemates import add_housemate

from ..conftest import Bench
from ..flow import API
from ..papers import Papers, papers

BOTH = ["content", "account-data"]


def told(found: Papers, who: str) -> list[dict[str, Any]]:
    return list(found.get(who, "/me/demands")["demands"])


def move_out(found: Papers, who: str) -> None:
    answer = found.bench.reader(found.world, who).write("POST", f"{API}/me/move-out", key="moving-out")
    assert answer.status == 200, answer.body


def move_in(found: Papers, who: str, beside: str) -> None:
    with found.world.database.acting() as rows:
        add_housemate(rows, who, beside, found.world.now().clock_us)


def fetch(found: Papers, demand_id: str, what: str, who: str = "officer") -> Any:
    clip = found.answer(demand_id)["clips"][0]
    return found.bench.reader(found.world, who).get(f"{API}/officer/productions/{clip['id']}/{what}")


def test_a_residents_own_record_names_the_demands_of_which_they_were_told(bench: Bench) -> None:
    found = papers(bench)
    demand_id = found.grant(found.paper("resident"))
    [line] = found.get("resident", "/me/record")["demands"]
    assert line["id"] == demand_id
    assert line["produced"]
    assert found.get("neighbor", "/me/record")["demands"] == []


@pytest.mark.parametrize("secrecy", ["gagged", "delayed"])
def test_a_demand_on_which_the_notice_is_barred_is_as_if_there_were_none(bench: Bench, secrecy: str) -> None:
    quiet, served = papers(bench), papers(bench)
    demand_id = served.grant(served.paper("resident", secrecy=secrecy))
    quiet.pass_days(8)
    assert served.answer(demand_id)["clips"]
    for path in ("/me/record", "/me/demands", "/me"):
        assert served.get("resident", path) == quiet.get("resident", path)
    served.pass_days(200)
    assert len(served.get("resident", "/me/record")["demands"]) == 1


def test_who_moves_in_later_is_told_nothing_and_gives_nothing(bench: Bench) -> None:
    found = papers(bench)
    demand_id = found.file(found.paper("resident", wants=BOTH))
    found.pass_days(1)
    move_in(found, "newcomer", "resident")
    assert found.decide(demand_id).status == 200
    found.pass_days(8)
    assert len(told(found, "resident")) == 1
    assert told(found, "newcomer") == []
    assert found.get("newcomer", "/me/record")["demands"] == []
    assert [one["name"] for one in found.answer(demand_id)["accounts"]] == [found.name_of("resident")]


def test_who_moves_out_is_told_all_the_same_and_agrees_to_nothing_any_more(bench: Bench) -> None:
    found = papers(bench)
    demand_id = found.file(found.paper("resident", kind="verified-consent"))
    found.pass_days(1)
    move_out(found, "resident")
    assert found.decide(demand_id).status == 200
    [line] = told(found, "resident")
    assert line["asks_consent"] is False
    path = f"{API}/me/demands/{demand_id}/consent"
    answer = found.bench.reader(found.world, "resident").write("POST", path, {"agree": True}, key="agree-late")
    assert answer.status in {401, 403, 404}
    found.pass_days(8)
    assert found.answer(demand_id)["clips"] == []
    assert found.bench.reader(found.world, "resident").get(f"{API}/me/record").status in {401, 403}


def test_who_moved_out_before_the_paper_was_filed_is_told_nothing(bench: Bench) -> None:
    found = papers(bench)
    move_in(found, "newcomer", "resident")
    where = "SELECT street, block FROM house JOIN dwelling ON house_id = house.id WHERE household_id = :home"
    street = found.run(where, home=found.home_of("resident"))[0]
    move_out(found, "resident")
    found.grant(found.paper(name="Ada Second", street=street[0], block=street[1]))
    assert told(found, "resident") == []
    assert len(told(found, "newcomer")) == 1


def test_a_paper_yields_the_account_data_of_whom_it_names_and_each_resident_reads_their_own_alone(bench: Bench) -> None:
    found = papers(bench)
    move_in(found, "newcomer", "resident")
    names = {who: found.name_of(who) for who in ("resident", "newcomer")}
    for who, name in names.items():
        demand_id = found.grant(found.paper("resident", name=name, email="", wants=BOTH), f"naming-{who}")
        assert [one["name"] for one in found.answer(demand_id)["accounts"]] == [name]
    for who, name in names.items():
        lines = told(found, who)
        own = [one["account"] for line in lines for one in line["produced"] if one["clip_start"] is None]
        assert sorted(len(account) for account in own) == [0, 4]
        assert [account["name"] for account in own if account] == [name]


def test_produced_footage_is_measured_without_its_bytes_and_the_log_says_so(bench: Bench) -> None:
    found = papers(bench)
    demand_id = found.grant(found.paper("resident"))
    clip = found.answer(demand_id)["clips"][0]
    officer = found.bench.reader(found.world, "officer")
    path = f"{API}/officer/productions/{clip['id']}/footage"
    head, whole = officer.call("HEAD", path), officer.get(path)
    assert (head.status, head.body) == (200, b"")
    assert head.header("content-length") == whole.header("content-length") == str(len(whole.body))
    with found.world.database.acting() as rows:
        steps = [one.step for one in handovers.list_steps(rows, handovers.OF_PRODUCTIONS, clip["id"])]
    assert steps[0] == "captured"
    assert steps[-2:] == ["released", "fetched"]


@pytest.mark.parametrize("regime", ["heat-map-2018", "assistance-2021", "reference-blind"])
def test_a_package_of_produced_footage_verifies_offline_and_names_nobody(bench: Bench, regime: str) -> None:
    found = papers(bench, regime)
    name = found.name_of("resident")
    demand_id = found.grant(found.paper("resident"))
    first, again = fetch(found, demand_id, "evidence"), fetch(found, demand_id, "evidence")
    assert first.body == again.body
    key = found.get("officer", "/public/keys")["public_key"]
    report = verify_package(first.body, key)
    assert report.ok, report.findings
    assert ("legal demand", demand_id) in report.facts
    assert name.encode() not in first.body
    assert fetch(found, demand_id, "evidence", "other-officer").status == 404


def test_a_produced_copy_ends_with_its_term_and_its_bytes_are_gone(bench: Bench) -> None:
    found = papers(bench, "reference-blind")
    demand_id = found.grant(found.paper("resident"))
    clip = found.answer(demand_id)["clips"][0]
    assert hashlib.sha256(fetch(found, demand_id, "footage").body).hexdigest() == clip["sha256"]
    found.pass_days(31)
    assert found.answer(demand_id)["clips"] == []
    officer = found.bench.reader(found.world, "officer")
    for what in ("footage", "evidence"):
        assert officer.get(f"{API}/officer/productions/{clip['id']}/{what}").status == 404
    assert found.run("SELECT body FROM released_picture WHERE sha256 = :one", one=clip["sha256"]) == [(b"",)]
    assert [one["sha256"] for one in told(found, "resident")[0]["produced"]].count(clip["sha256"]) == 1
