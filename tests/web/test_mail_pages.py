"""The pages of mailbox, letters and engagement; nothing that was typed is lost, and nothing typed runs."""

from __future__ import annotations

from ..conftest import Bench, pass_minutes
from ..services.test_feed import shown
from .pages import Browser

HOSTILE = '<script>alert(1)</script>"&{{ 7*7 }}'


def test_an_officer_ticks_categories_and_reads_the_copies(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    officer = Browser(bench.client, world.name, "officer")
    form = officer.sheet("/officer/mail").form("/alerts")
    assert officer.send(form, ("category-crime", "yes")).status_code == 303
    shown(bench, world, title=HOSTILE[:80], text=HOSTILE)
    pass_minutes(world, 1)
    text = officer.get("/officer/mail").text
    assert "{{ 7*7 }}" in text
    assert "<script>alert(1)" not in text
    assert 'name="category-crime" value="yes" checked' in text
    assert 'name="category-safety" value="yes" checked' not in text


def test_where_no_post_is_mailed_the_page_says_so_and_has_no_form(bench: Bench) -> None:
    officer = Browser(bench.client, bench.world("reference-blind").name, "officer")
    assert "no post is mailed to officers" in officer.get("/officer/mail").text
    assert "/officer/mail/alerts" not in officer.get("/officer/mail").text


def test_a_letter_goes_to_the_agency_and_back_and_an_oversized_one_is_kept_on_the_page(bench: Bench) -> None:
    name = bench.world().name
    company, agency = (Browser(bench.client, name, who) for who in ("partner-manager", "administrator"))
    form = agency.sheet("/agency/letters").form("/letters")
    long = HOSTILE + "y" * 4_000
    refused = agency.send(form, subject="Kept", text=long)
    assert refused.status_code == 422
    assert "write 1 to 4,000 characters" in refused.text
    assert "y" * 4_000 in refused.text
    assert 'value="Kept"' in refused.text
    assert "<script>alert(1)" not in refused.text
    turned = agency.send(agency.sheet("/agency/letters").form("/letters"), subject="Kept", text="a\u202eb")
    assert "Text: It holds a character that nobody sees" in turned.text
    sent = agency.send(agency.sheet("/agency/letters").form("/letters"), subject="Hello", text=HOSTILE)
    assert sent.status_code == 303
    thread = sent.headers["location"].rpartition("/")[2]
    answer = company.send(company.sheet(f"/partners/letters/{thread}").form("/letters"), text="Welcome.")
    assert answer.status_code == 303
    assert "Welcome." in agency.get(f"/agency/letters/{thread}").text
    empty = agency.send(agency.sheet(f"/agency/letters/{thread}").form("/letters"), text="")
    assert (empty.status_code, "Welcome." in empty.text) == (422, True)


def test_the_company_mails_what_the_figures_suggest_and_a_page_without_coaching_says_why_it_is_empty(
    bench: Bench,
) -> None:
    world = bench.world("heat-map-2018")
    company = Browser(bench.client, world.name, "partner-manager")
    form = company.sheet("/partners/engagement").forms[-1]
    assert "Post once a week" in company.send(form).text
    later = Browser(bench.client, bench.world("assistance-2021").name, "partner-manager")
    assert "measures no agency" in later.get("/partners/engagement").text
