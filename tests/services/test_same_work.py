"""Whoever may not know whether something is there cannot tell by the work: both answers take the same statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.claims.furnished import must
from glassporch.claims.legal_papers import Desk
from glassporch.claims.posting import write_post
from glassporch.claims.scene import ask
from glassporch.client import Exchange
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import Rooms, SeededTape, WorldBench, WorldSite
from glassporch.testing.images import Image
from sqlalchemy import event

API = "/api/v1"
BLIND = REGIMES["reference-blind"]
NONE = "aaaaaaaaaaaaaaaaaaaaaaaa"
"""What follows the kind in an id that nothing has."""


@pytest.fixture
def site(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[WorldSite]:
    bench = WorldBench(folder, image_of, rooms=rooms)
    yield bench.site(BLIND)
    bench.close()


@pytest.fixture
def statements(site: WorldSite) -> list[str]:
    """What both roles run, as it is run, up to the conditions, which hold different values."""
    run: list[str] = []
    for engine in (site.world.database.company, site.world.database.gated):
        event.listen(engine, "before_cursor_execute", lambda _, __, one, *___: run.append(one.partition("WHERE")[0]))
    return run


def work(statements: list[str], call: Callable[[], Exchange]) -> tuple[int, list[str]]:
    statements.clear()
    answer = call()
    assert statements
    return answer.status, list(statements)


@pytest.mark.parametrize("kind", ["warrant", "preservation"])
def test_a_paper_that_names_somebody_takes_the_work_of_one_that_names_nobody(
    site: WorldSite, statements: list[str], kind: str
) -> None:
    desk, officer = Desk(site), site.reader("officer")
    papers = [desk.paper(kind), desk.paper(kind, name="Nobody At All")]
    somebody, nobody = (
        work(statements, lambda body=body: officer.write("POST", f"{API}/officer/demands", body)) for body in papers
    )
    assert somebody == nobody
    assert somebody[0] == 201


def test_the_legal_desk_cannot_tell_by_the_work_whether_anybody_answers_to_a_paper(
    site: WorldSite, statements: list[str]
) -> None:
    desk = Desk(site)
    filed = [desk.file(desk.paper("warrant", **changes)) for changes in ({}, {"name": "Nobody At All"})]
    somebody, nobody = (work(statements, lambda one=one: desk.comply(one)) for one in filed)
    assert somebody == nobody
    assert desk.told()


@pytest.mark.parametrize(("who", "section"), [("neighbor", "me"), ("officer", "officer")])
def test_a_post_that_waits_takes_the_work_of_one_that_is_not_there(
    site: WorldSite, statements: list[str], who: str, section: str
) -> None:
    waiting, reader = write_post(site, "resident", BLIND), site.reader(who)
    for call in (
        lambda post: reader.get(f"{API}/{section}/feed/{post}"),
        lambda post: reader.write("POST", f"{API}/{section}/feed/{post}/comments", {"text": "I saw it too."}),
    ):
        there, none = (work(statements, lambda p=post, c=call: c(p)) for post in (waiting, f"pos_{NONE}"))
        assert there == none
        assert there[0] == 404


def test_another_agencys_demand_takes_the_work_of_one_that_is_not_there(site: WorldSite, statements: list[str]) -> None:
    desk, other = Desk(site), site.reader("other-officer")
    must(desk.comply(filed := desk.file(desk.paper("warrant"))))
    theirs, none = (
        work(statements, lambda one=one: other.get(f"{API}/officer/demands/{one}")) for one in (filed, f"dem_{NONE}")
    )
    assert theirs == none
    assert theirs[0] == 404


STATEMENT = {"kind": "press-release", "title": "A draft", "text": "Nobody outside reads this."}


def draft(site: WorldSite) -> str:
    """Let the town's own police draft a statement."""
    return str(must(site.reader("officer").write("POST", f"{API}/newsroom/statements", STATEMENT)).json()["id"])


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "", None),
        ("PUT", "", {"title": "Mine", "text": "Now."}),
        ("POST", "/submit", None),
        ("POST", "/publish", None),
    ],
)
def test_another_agencys_statement_takes_the_work_of_one_that_is_not_there(
    site: WorldSite, statements: list[str], method: str, path: str, body: object
) -> None:
    held, other = draft(site), site.reader("other-officer")
    theirs, none = (
        work(statements, lambda one=one: other.write(method, f"{API}/newsroom/statements/{one}{path}", body))
        for one in (held, f"{held[:4]}{NONE}")
    )
    assert theirs == none


def test_what_no_agency_published_takes_no_work_of_whoever_reads_what_was(
    site: WorldSite, statements: list[str]
) -> None:
    def read() -> tuple[int, list[str]]:
        return work(statements, lambda: site.reader("").get(f"{API}/public/statements"))

    before = read()
    draft(site)
    assert read() == before


def test_another_agencys_request_takes_the_work_of_one_that_is_not_there(
    site: WorldSite, statements: list[str]
) -> None:
    held, other = ask(site, BLIND, SeededTape(0, 0)).request_id, site.reader("other-officer")
    theirs, none = (
        work(statements, lambda one=one: other.get(f"{API}/officer/requests/{one}"))
        for one in (held, f"{held[:4]}{NONE}")
    )
    assert theirs == none
    assert theirs[0] == 404
