"""What is typed into the forms of a signature, a notice, a gift or the legal desk comes back harmless, where it was.

These forms stand on a page because something waits: an offer, an agreement, an agency, a paper.
"""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from glassporch.policy.wire.base import moment

from ..conftest import Bench
from ..flow import API
from ..papers import papers
from .pages import Browser, Form, Sheet

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
UNREADABLE = "\x00\x1b[2J"
ERA = "heat-map-2018"
NEW = "Sallow Bay Police Department"
NO_NUMBERS = ["0", "-1", "1e3", "ten", "9" * 30, "", "1.5", "\u0663", HOSTILE]


def harmless(page: str) -> Sheet:
    """The page, which runs nothing that was typed."""
    assert "<script>alert" not in page
    assert "49" not in Sheet(page).words.replace("2049", "")
    assert Sheet(page).inline == []
    return Sheet(page)


def offered(bench: Bench) -> tuple[Browser, Form]:
    """The chief of an agency before an offer of the company, and the form that answers it."""
    world = bench.world(ERA)
    company = bench.reader(world, "partner-manager")
    listed = company.get(f"{API}/partners/agencies").json()["agencies"]
    [new] = [one["agency_id"] for one in listed if one["agency"] == NEW]
    body = {"clauses": [], "starts": (moment(world.now().clock_us) + timedelta(days=1)).isoformat()}
    assert company.write("POST", f"{API}/partners/agencies/{new}/agreements", body).status == 201
    chief = Browser(bench.client, world.name, "new-administrator")
    return chief, chief.sheet("/agency/agreement").form("/sign")


def holders(form: Form, **changes: str) -> dict[str, str]:
    """A name for every role that the form asks for."""
    return {name: "A. Holder" for name in form.fields if name.startswith("holds-")} | changes


def test_a_name_that_would_run_is_signed_with_and_shown_as_it_was_typed(bench: Bench) -> None:
    chief, form = offered(bench)
    names = sorted(holders(form))
    assert len(names) > 1
    answer = chief.send(form, ("answer", "sign"), **holders(form, **{names[0]: HOSTILE}))
    assert answer.status_code == 303, answer.text
    page = chief.get("/agency/agreement").text
    harmless(page)
    assert HOSTILE in html.unescape(page)


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("x" * 81, "at most 80 characters"),
        (UNREADABLE, "at most 80 characters"),
        ("", "Say who is for"),
    ],
    ids=["too long", "unreadable", "nobody"],
)
def test_a_signature_that_cannot_be_taken_says_why_and_keeps_every_name(bench: Bench, typed: str, advice: str) -> None:
    chief, form = offered(bench)
    names = sorted(holders(form))
    answer = chief.send(form, ("answer", "sign"), **holders(form, **{names[0]: typed}))
    assert answer.status_code == 422
    again = harmless(answer.text).form("/sign")
    assert {name: again.fields[name] for name in names[1:]} == dict.fromkeys(names[1:], "A. Holder")
    assert advice in Sheet(answer.text).words


def test_an_answer_that_is_neither_to_sign_nor_to_decline_signs_nothing(bench: Bench) -> None:
    chief, form = offered(bench)
    for press in (None, ("answer", HOSTILE)):
        answer = chief.send(form, press, **holders(form))
        assert answer.status_code == 422
        page = harmless(answer.text)
        assert "choose to sign or to decline" in page.words
        assert page.form("/sign").fields.items() >= holders(form).items()


def test_an_offer_that_there_is_not_is_told_so(bench: Bench) -> None:
    chief, form = offered(bench)
    form.action = form.action.replace(form.fields["agreement"], "agr_none")
    answer = chief.send(form, ("answer", "sign"), **holders(form))
    assert answer.status_code == 422
    assert harmless(answer.text).form("/sign").action.endswith(f"{form.fields['agreement']}/sign")


def agency_page(bench: Bench) -> tuple[Browser, str]:
    """The partner manager, and the address of the page of an agency with an agreement in force."""
    company = Browser(bench.client, bench.world(ERA).name, "partner-manager")
    pages = [one for one in company.sheet("/partners").addresses if "/partners/agencies/" in one]
    [page] = [one for one in pages if "/end" in company.call("GET", one).text][:1]
    return company, page


@pytest.mark.parametrize(("reason", "status"), [(HOSTILE, 303), ("x", 422), ("y" * 401, 422), (UNREADABLE, 422)])
def test_the_reason_of_a_notice_is_shown_as_it_was_typed_or_comes_back(bench: Bench, reason: str, status: int) -> None:
    company, page = agency_page(bench)
    form = Sheet(company.call("GET", page).text).form("/end")
    answer = company.send(form, reason=reason)
    assert answer.status_code == status
    shown = company.call("GET", page).text if status == 303 else answer.text
    harmless(shown)
    if reason != UNREADABLE:  # a control character has no place in a page
        assert reason in html.unescape(shown)
    if status == 422:
        assert "in 3 to 400 characters" in Sheet(shown).words


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_gift_of_no_number_is_told_so_and_comes_back(bench: Bench, number: str) -> None:
    company, page = agency_page(bench)
    form = Sheet(company.call("GET", page).text).form("/gifts")
    answer = company.send(form, kind="cameras-subsidized", number=number)
    assert answer.status_code == 422
    again = harmless(answer.text).form("/gifts")
    assert (again.fields["kind"], again.fields["number"]) == ("cameras-subsidized", number)
    assert "a whole number from 1 to 10000" in Sheet(answer.text).words


def test_a_gift_of_nothing_known_is_told_so(bench: Bench) -> None:
    company, page = agency_page(bench)
    form = Sheet(company.call("GET", page).text).form("/gifts")
    answer = company.send(form, kind=HOSTILE, number="3")
    assert answer.status_code == 422
    assert harmless(answer.text).form("/gifts").fields["number"] == "3"
    assert "choose from the list" in Sheet(answer.text).words


def desk(bench: Bench) -> tuple[Browser, Form, Form]:
    """The legal desk, and its forms for two papers that wait."""
    made = papers(bench)
    for key in ("paper-one", "paper-two"):
        made.file(made.paper("resident"), key)
    reviewer = Browser(bench.client, made.world.name, "legal-reviewer")
    one, other = reviewer.sheet("/legal").forms[-2:]
    assert one.action.endswith("/decision")
    return reviewer, one, other


def test_a_note_that_would_run_is_kept_with_the_paper_as_it_was_typed(bench: Bench) -> None:
    reviewer, form, _ = desk(bench)
    answer = reviewer.send(form, ("outcome", "none"), note=HOSTILE, **{"ground-out-of-scope": "yes"})
    assert answer.status_code == 303, answer.text
    page = reviewer.get("/legal").text
    harmless(page)
    assert HOSTILE in html.unescape(page)


@pytest.mark.parametrize(
    ("press", "typed", "advice"),
    [
        ("none", {"note": "x" * 601}, "too long"),
        ("none", {"note": UNREADABLE}, "nobody can read"),
        ("none", {f"ground-{HOSTILE}": "yes"}, "choose from the list"),
        (HOSTILE, {}, "Choose full, partial or none"),
        ("partial", {"window_from": HOSTILE, "window_to": "the day before", "wants-content": "yes"}, "both ends"),
        ("partial", {"window_from": "2022-03-01T00:00", "window_to": "2022-03-02T00:00"}, "what of it is left"),
    ],
    ids=["long note", "unreadable note", "unknown ground", "unknown word", "no moments", "nothing left"],
)  # fmt: skip
def test_a_word_of_the_desk_that_cannot_be_taken_says_why_and_loses_nothing(
    bench: Bench, press: str, typed: dict[str, str], advice: str
) -> None:
    reviewer, form, other = desk(bench)
    answer = reviewer.send(form, ("outcome", press), **({"note": "A note.", "ground-out-of-scope": "yes"} | typed))
    assert answer.status_code == 422
    page = harmless(answer.text)
    assert advice in page.words
    again = page.form(form.action)
    kept = ({"note": "A note."} | typed).items()
    assert {
        name: said for name, said in kept if name in again.fields and said != UNREADABLE
    }.items() <= again.fields.items()
    assert page.form(other.action).fields["note"] == ""
    assert answer.text.count('name="ground-out-of-scope" value="yes" checked') == 1
