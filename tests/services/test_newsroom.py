"""What an agency says in public: drafts, the company's review, publication, and the history of every wording."""

from __future__ import annotations

from typing import Any

import pytest
from glassporch.client import Exchange, Portal
from glassporch.worlds.world import World

from ..conftest import Bench
from ..flow import API

ERA = "heat-map-2018"
TEXT = "Security cameras help us."


class Newsroom:
    """An agency's way to its statements, and the company's."""

    def __init__(self, bench: Bench, world: World) -> None:
        self.agency = bench.reader(world, "administrator")
        self.company = bench.reader(world, "partner-manager")
        self.public = bench.reader(world)

    def draft(self, text: str = TEXT, key: str = "draft-0001") -> str:
        body = {"kind": "press-release", "title": "We joined", "text": text}
        made = self.agency.write("POST", f"{API}/newsroom/statements", body, key=key)
        assert made.status == 201, made.body
        return str(made.json()["id"])

    def do(self, statement_id: str, what: str, body: Any = None, *, key: str = "") -> Exchange:
        return self.agency.write("POST", f"{API}/newsroom/statements/{statement_id}/{what}", body, key=key)

    def review(self, statement_id: str, **verdict: Any) -> Exchange:
        return self.company.write("POST", f"{API}/partners/statements/{statement_id}/review", verdict)

    def published(self) -> list[dict[str, Any]]:
        return list(self.public.get(f"{API}/public/statements").json()["statements"])

    def read(self, statement_id: str, who: Portal | None = None, at: str = "newsroom/statements") -> dict[str, Any]:
        return dict((who or self.agency).get(f"{API}/{at}/{statement_id}").json())


@pytest.fixture
def newsroom(bench: Bench) -> Newsroom:
    return Newsroom(bench, bench.world(ERA))


def test_a_release_goes_to_the_company_comes_back_reworded_and_is_published_once_approved(newsroom: Newsroom) -> None:
    one = newsroom.draft()
    assert newsroom.do(one, "publish").status == 422
    assert newsroom.do(one, "submit").json()["state"] == "in-review"
    [term] = newsroom.read(one)["terms"]
    assert (term["words"], term["proposal"]) == ("Security cameras", "Doorbell cameras")
    proposed = newsroom.review(one, verdict="propose", note="Say it so.", edit={"title": "We joined", "text": "Hello."})
    assert proposed.json()["state"] == "changes-proposed", proposed.body
    assert newsroom.published() == []
    newsroom.do(one, "submit", key="submit-again")
    assert newsroom.review(one, verdict="approve").json()["state"] == "approved"
    assert newsroom.do(one, "publish", key="publish-again").json()["state"] == "published"
    assert [said["text"] for said in newsroom.published()] == ["Hello."]


def test_every_wording_is_kept_with_its_side_and_the_public_reads_none_of_it(newsroom: Newsroom) -> None:
    one = newsroom.draft()
    newsroom.do(one, "submit")
    newsroom.review(one, verdict="reject", note="Not like this.")
    newsroom.agency.write("PUT", f"{API}/newsroom/statements/{one}", {"title": "Other", "text": "Other words."})
    versions = newsroom.read(one)["versions"]
    assert [(version["step"], version["side"]) for version in versions] == [
        ("drafted", "agency"),
        ("submitted", "agency"),
        ("rejected", "company"),
        ("edited", "agency"),
    ]
    assert [version["text"] for version in versions] == [TEXT, TEXT, TEXT, "Other words."]
    assert versions[2]["note"] == "Not like this."
    assert newsroom.public.get(f"{API}/newsroom/statements/{one}").status == 403


def test_the_company_sees_nothing_before_it_is_submitted_and_no_draft_after(newsroom: Newsroom) -> None:
    one = newsroom.draft()
    assert newsroom.company.get(f"{API}/partners/statements/{one}").status == 404
    assert newsroom.company.get(f"{API}/partners/statements").json()["statements"] == []
    newsroom.do(one, "submit")
    newsroom.review(one, verdict="reject")
    newsroom.agency.write("PUT", f"{API}/newsroom/statements/{one}", {"title": "Other", "text": "Secret words."})
    seen = newsroom.company.get(f"{API}/partners/statements/{one}")
    assert b"Secret words" not in seen.body
    assert seen.json()["text"] == TEXT


def test_another_agency_reads_and_moves_nothing(newsroom: Newsroom, bench: Bench) -> None:
    one = newsroom.draft()
    other = Portal(bench.client, newsroom.agency.world, "token-of-other-officer")
    assert other.get(f"{API}/newsroom/statements/{one}").status == 404
    assert other.get(f"{API}/newsroom/statements").json()["statements"] == []
    refused = other.write("POST", f"{API}/newsroom/statements/{one}/submit")
    assert [reason["code"] for reason in refused.json()["reasons"]] == ["statement-unknown"]


def test_the_same_write_twice_is_one_step(newsroom: Newsroom) -> None:
    one = newsroom.draft(key="the-same-key")
    assert newsroom.draft(key="the-same-key") == one
    first, again = newsroom.do(one, "submit", key="submit-once"), newsroom.do(one, "submit", key="submit-once")
    assert first.body == again.body
    assert len(newsroom.read(one)["versions"]) == 2


def test_the_company_offers_statements_with_the_agencys_own_name(newsroom: Newsroom) -> None:
    offered = newsroom.agency.get(f"{API}/newsroom/templates").json()["templates"]
    name = newsroom.agency.get(f"{API}/agency/profile").json()["name"]
    assert offered
    assert all(name in f"{one['title']} {one['text']}" or one["id"] == "first-success" for one in offered)
    assert all("{" not in one["text"] + one["title"] for one in offered)


@pytest.mark.parametrize(
    "body",
    [
        {"kind": "press-release", "title": "", "text": "x"},
        {"kind": "press-release", "title": "x" * 121, "text": "x"},
        {"kind": "press-release", "title": "x", "text": "x" * 4_001},
        {"kind": "poem", "title": "x", "text": "x"},
        {"kind": "press-release", "title": "x", "text": "x", "by": "me"},
    ],
)
def test_a_statement_out_of_form_is_told_what_is_wrong(newsroom: Newsroom, body: dict[str, str]) -> None:
    answer = newsroom.agency.write("POST", f"{API}/newsroom/statements", body)
    assert answer.status == 422
    assert answer.json()["fields"]
