"""The pages on which a statement is worded, reviewed and published; nothing that was typed is lost."""

from __future__ import annotations

from dataclasses import replace

import httpx

from ..conftest import Bench
from .pages import Browser

HOSTILE = '<script>alert(1)</script>"&{{ 7*7 }}'
ERA = "heat-map-2018"


def people(bench: Bench) -> tuple[Browser, Browser, Browser]:
    name = bench.world(ERA).name
    agency, company = (Browser(bench.client, name, who) for who in ("administrator", "partner-manager"))
    return agency, company, Browser(bench.client, name)


def drafted(agency: Browser, **typed: str) -> str:
    """Begin a statement and return the address of its page, below the world."""
    form = next(form for form in agency.sheet("/newsroom").forms if "text" in form.fields and not form.fields["text"])
    answer = agency.send(form, kind="press-release", **({"title": "We joined", "text": "Our surveillance."} | typed))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"].removeprefix(f"/w/{agency.world}")


def step(agency: Browser, page: str, name: str, **typed: str) -> httpx.Response:
    """Press the button that takes a statement a step on: it sends the whole form of its wording."""
    form = agency.sheet(page).form(page)
    address = f"{form.action}/{name}"
    assert f'formaction="{address}"' in agency.get(page).text
    return agency.send(replace(form, action=address), **typed)


def test_a_wording_that_was_typed_and_not_kept_is_not_passed_over(bench: Bench) -> None:
    agency, _, _ = people(bench)
    page = drafted(agency, text="One line.\nAnother.")
    refused = step(agency, page, "submit", text="Reworded, and not kept.")
    assert refused.status_code == 422
    assert "Keep this wording, then go on." in refused.text
    assert "Reworded, and not kept." in refused.text
    assert "in review" not in agency.get(page).text
    assert step(agency, page, "submit", text="One line.\r\nAnother.").status_code == 303, "as a browser sends it"


def test_a_statement_is_drafted_reworded_by_the_company_and_published(bench: Bench) -> None:
    agency, company, public = people(bench)
    page = drafted(agency)
    assert "Neighborhood safety" in agency.get(page).text or "neighborhood safety" in agency.get(page).text
    step(agency, page, "submit")
    assert "We joined" in company.get("/partners/statements").text
    review = company.sheet(page.replace("/newsroom/", "/partners/")).form("/review")
    assert review.fields["text"] == "Our neighborhood safety."
    assert company.send(review, ("verdict", "propose"), note="Say it so.").status_code == 303
    assert "<del>surveillance.</del>" in agency.get(page).text
    step(agency, page, "submit")
    company.send(company.sheet(page.replace("/newsroom/", "/partners/")).form("/review"), ("verdict", "approve"))
    step(agency, page, "publish")
    text = public.get("/public/statements").text
    assert "Our neighborhood safety." in text
    assert "surveillance" not in text


def test_the_words_to_avoid_are_found_and_replaced_in_a_title_too(bench: Bench) -> None:
    agency, company, _ = people(bench)
    page = drafted(agency, title="Surveillance of our streets", text="We joined.")
    assert "<mark>Surveillance</mark></td><td>title</td>" in agency.get(page).text
    step(agency, page, "submit")
    review = company.sheet(page.replace("/newsroom/", "/partners/")).form("/review")
    assert review.fields["title"] == "Neighborhood safety of our streets"
    company.send(review, ("verdict", "propose"))
    assert "Title: <del>Surveillance</del> <ins>Neighborhood safety</ins>" in agency.get(page).text


def test_what_was_typed_comes_back_with_the_reason_and_runs_nothing(bench: Bench) -> None:
    agency, _, _ = people(bench)
    form = next(form for form in agency.sheet("/newsroom").forms if "text" in form.fields and not form.fields["text"])
    refused = agency.send(form, kind="social-post", title="x" * 121, text=HOSTILE)
    assert refused.status_code == 422
    assert "write 1 to 120 characters" in refused.text
    assert "<script>alert(1)" not in refused.text
    assert "{{ 7*7 }}" in refused.text
    page = drafted(agency, title=HOSTILE[:120], text=HOSTILE)
    assert "<script>alert(1)" not in agency.get(page).text


def test_a_proposal_without_words_is_told_so_and_the_note_is_kept(bench: Bench) -> None:
    agency, company, _ = people(bench)
    page = drafted(agency)
    step(agency, page, "submit")
    theirs = page.replace("/newsroom/", "/partners/")
    answer = company.send(company.sheet(theirs).form("/review"), ("verdict", "propose"), text="", note="A note.")
    assert answer.status_code == 422
    assert "its title has 1 to 120 characters" in answer.text
    assert 'value="A note."' in answer.text


def test_a_statement_of_the_company_can_be_used_as_it_stands(bench: Bench) -> None:
    agency, _, _ = people(bench)
    form = next(form for form in agency.sheet("/newsroom").forms if form.fields.get("text"))
    answer = agency.send(form)
    assert answer.status_code == 303
    assert form.fields["title"] in agency.sheet(answer.headers["location"].removeprefix(f"/w/{agency.world}")).words
