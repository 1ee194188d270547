"""Whatever is typed into the forms of demands, agreements, statements, records and the register comes back harmless.

Each text field of each form gets words that would run, words that are too long, and moments that are none: the answer
says what to do, runs nothing, and gives back everything that was typed.
"""

from __future__ import annotations

import html
from dataclasses import dataclass

import pytest
from sqlalchemy import text

from ..conftest import Bench
from .pages import Browser, Form, Sheet

HOSTILE = "<script>alert(1)</script>\"'&{{ 7*7 }}"
ENDLESS = "x" * 70_000
NO_MOMENT = "the day before yesterday"
WHERE = {"from_day", "to_day", "window_from", "window_to", "gag_until", "starts", "ends"}
WHERE |= {"delivered_from", "delivered_until"}


@dataclass(frozen=True)
class Typed:
    """A page with a form that somebody types into.

    Parameters
    ----------
    sound : tuple of (name, value)
        What makes the form complete.
    """

    regime: str
    who: str
    page: str
    fields: tuple[str, ...]
    sound: tuple[tuple[str, str], ...] = ()


DEMAND = Typed(
    "assistance-2021", "officer", "/officer/demands",
    ("authority", "paper_number", "name", "email", "street", "block", "words", "in_danger", "no_time", "window_from",
     "window_to", "gag_until"),
    (("kind", "warrant"), ("secrecy", "none"), ("wants-content", "yes"), ("window_from", "2022-03-01T00:00"),
     ("window_to", "2022-03-02T00:00"), ("name", "Nobody")),
)  # fmt: skip
STATEMENT = Typed("heat-map-2018", "administrator", "/newsroom", ("title", "text"), (("kind", "press-release"),))
RECORDS = Typed("heat-map-2018", "journalist", "/records", ("from_day", "to_day"), (("topic-requests", "yes"),))
REGISTER = Typed(
    "assistance-2021", "", "/public/requests",
    ("words", "agency", "incident_type", "delivered_from", "delivered_until"),
)  # fmt: skip
FORMS = (DEMAND, STATEMENT, RECORDS, REGISTER)
CASES = [(typed, name) for typed in FORMS for name in typed.fields]


def browser(bench: Bench, typed: Typed) -> Browser:
    name = bench.world(typed.regime).name
    return Browser(bench.client, name, typed.who) if typed.who else Browser(bench.client, name)


def form_of(there: Browser, typed: Typed) -> Form:
    """The form of the page that has the field which is typed into, and no words in it yet."""
    forms = [one for one in there.sheet(typed.page).forms if set(typed.fields) <= set(one.fields)]
    return next((one for one in forms if not one.fields[typed.fields[-1]]), forms[0])


def sent(bench: Bench, typed: Typed, name: str, value: str) -> tuple[int, str]:
    there = browser(bench, typed)
    answer = there.send(form_of(there, typed), **(dict(typed.sound) | {name: value}))
    if answer.status_code == 303:
        page = there.call("GET", answer.headers["location"])
        return answer.status_code, page.text
    return answer.status_code, answer.text


@pytest.mark.parametrize(("typed", "name"), CASES, ids=lambda value: value if isinstance(value, str) else value.page)
def test_words_that_would_run_are_shown_and_never_run(bench: Bench, typed: Typed, name: str) -> None:
    status, page = sent(bench, typed, name, HOSTILE)
    assert status in {200, 303, 422}, page
    assert "<script>alert" not in page
    assert "49" not in Sheet(page).words.replace("2049", "")
    assert Sheet(page).inline == []
    assert HOSTILE in html.unescape(page)
    if name in WHERE or name == "block":
        assert status == 422


@pytest.mark.parametrize("typed", FORMS, ids=lambda typed: typed.page)
def test_what_is_too_long_is_told_so_field_by_field_and_comes_back(bench: Bench, typed: Typed) -> None:
    for name in typed.fields:
        status, page = sent(bench, typed, name, ENDLESS)
        assert status in {413, 422}, (name, status)
        assert status == 413 or ENDLESS in page, name


@pytest.mark.parametrize("typed", [DEMAND, RECORDS, REGISTER], ids=lambda typed: typed.page)
def test_a_moment_that_is_none_is_told_so_and_nothing_else_that_was_typed_is_lost(bench: Bench, typed: Typed) -> None:
    for name in sorted(WHERE & set(typed.fields)):
        there = browser(bench, typed)
        form = form_of(there, typed)
        others = {one: f"1{one[0]}" for one in typed.fields if one not in WHERE | {"block"}}
        answer = there.send(form, **(dict(typed.sound) | others | {name: NO_MOMENT}))
        assert answer.status_code == 422
        assert NO_MOMENT in answer.text
        again = next(one for one in Sheet(answer.text).forms if set(typed.fields) <= set(one.fields))
        assert {one: again.fields[one] for one in others} == others
        words = Sheet(answer.text).words
        assert "give a date" in words or "write a day" in words


def test_an_agency_that_there_is_not_is_told_so_and_the_days_are_kept(bench: Bench) -> None:
    there = browser(bench, RECORDS)
    days = {"from_day": "2018-08-01", "to_day": "2018-08-02"}
    answer = there.send(form_of(there, RECORDS), **({"agency_id": HOSTILE, "topic-requests": "yes"} | days))
    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    again = Sheet(answer.text).form("/records/requests")
    assert {name: again.fields[name] for name in days} == days


def test_an_officer_whose_agencys_agreement_ended_is_told_so_and_files_nothing(bench: Bench) -> None:
    world = bench.world(DEMAND.regime)
    there = Browser(bench.client, world.name, "officer")
    form = form_of(there, DEMAND)
    with world.database.acting() as rows:
        rows.execute(text("UPDATE agreement SET closed_us = :now"), {"now": world.now().clock_us})
    answer = there.send(form, **dict(DEMAND.sound))
    assert answer.status_code in {403, 422}
    assert "no agreement in force" in answer.text
    with world.database.acting() as rows:
        assert rows.execute(text("SELECT count(*) FROM legal_demand")).scalar_one() == 0


def test_an_offer_with_unusable_numbers_and_days_comes_back_as_it_was(bench: Bench) -> None:
    company = Browser(bench.client, bench.world("heat-map-2018").name, "partner-manager")
    page = next(one for one in company.sheet("/partners").addresses if "/partners/agencies/" in one)
    forms = Sheet(company.call("GET", page).text).forms
    form = next(one for one in forms if "notice_days" in one.fields)
    for name in ("starts", "ends", "notice_days"):
        sound = {"starts": "2018-09-01T00:00", "ends": "", "notice_days": "30", "clause-promotion": "yes"}
        answer = company.send(form, **(sound | {name: HOSTILE}))
        assert answer.status_code == 422
        assert "<script>alert" not in answer.text
        assert HOSTILE in html.unescape(answer.text)
        again = next(one for one in Sheet(answer.text).forms if "notice_days" in one.fields)
        kept = {one: value for one, value in sound.items() if one in again.fields and one != name}
        assert {one: again.fields[one] for one in kept} == kept
