"""The administrator's pages and the page of an invitation, walked with forms alone."""

from __future__ import annotations

import json
import re

import httpx
import pytest
from glassporch.policy.units import DAY
from glassporch.worlds.world import World, advance

from ..conftest import Bench
from ..flow import square
from .pages import Browser, Form, Sheet

ERA = "assistance-2021"
PASSWORD = "twelve letters at least"
HOSTILE = '<script>alert(1)</script>"&{{ 7*7 }}'


def admin_of(bench: Bench, regime: str = ERA) -> tuple[World, Browser]:
    world = bench.world(regime)
    return world, Browser(bench.client, world.name, "administrator")


def domain_on(admin: Browser) -> str:
    found = re.search(r"E-mail domain</dt><dd><code>([^<]+)<", admin.get("/agency").text)
    assert found
    return found[1]


def invited(admin: Browser, who: str = "new", **changes: str) -> httpx.Response:
    form = admin.sheet("/agency").form("/agency/invitations")
    fields = {"name": f"Ofc. {who}", "email": f"{who}@{domain_on(admin)}"} | changes
    return admin.send(form, **fields)


def code_in(answer: httpx.Response) -> str:
    found = re.search(r"<code data-code>([^<]+)</code>", answer.text)
    assert found, answer.text
    return found[1]


def accepted(browser: Browser, code: str, password: str = PASSWORD, again: str = "") -> httpx.Response:
    form = browser.sheet("/invitation").form("/invitation")
    return browser.send(form, code=code, password=password, again=again or password)


def row_form(admin: Browser, name: str, ending: str) -> Form:
    """The form of one user's row."""
    text = admin.get("/agency").text
    [row] = [part for part in text.split("<tr ") if f">{name}</th>" in part]
    return Sheet(f"<table><tr {row}").form(ending)


def test_an_invitation_is_made_shown_once_accepted_and_listed(bench: Bench) -> None:
    world, admin = admin_of(bench)
    made = invited(admin, may_post="yes")
    assert made.status_code == 201
    code = code_in(made)
    assert code not in admin.get("/agency").text
    newcomer = Browser(bench.client, world.name)
    joined = accepted(newcomer, code)
    assert joined.status_code == 201
    assert "Your account is open" in joined.text
    assert f"new@{domain_on(admin)}" in joined.text
    form = newcomer.sheet("/sign-in").form("/sign-in")
    there = newcomer.send(form, email=f"new@{domain_on(admin)}", password=PASSWORD)
    assert there.headers["location"].endswith("/officer")
    assert "accepted" in admin.sheet("/agency").words


def test_sending_the_same_invitation_form_again_shows_the_same_code(bench: Bench) -> None:
    _, admin = admin_of(bench)
    form = admin.sheet("/agency").form("/agency/invitations")
    fields = {"name": "Ofc. New", "email": f"new@{domain_on(admin)}"}
    assert code_in(admin.send(form, **fields)) == code_in(admin.send(form, **fields))


def test_a_refused_invitation_comes_back_as_it_was_typed_with_the_reasons(bench: Bench) -> None:
    _, admin = admin_of(bench)
    answer = invited(admin, HOSTILE, email="somebody@mail.example", role="administrator", may_post="yes")
    assert answer.status_code == 422
    assert 'data-code="not-official-email"' in answer.text
    assert HOSTILE not in answer.text
    form = Sheet(answer.text).form("/agency/invitations")
    assert form.fields["name"] == f"Ofc. {HOSTILE}"
    assert (form.fields["email"], form.fields["role"]) == ("somebody@mail.example", "administrator")
    assert 'name="may_post" value="yes" checked' in answer.text
    unreadable = invited(admin, email="no address", role="researcher", name="")
    assert unreadable.status_code == 422
    assert unreadable.text.count('data-code="field-unusable"') == 3


def test_a_withdrawn_and_an_expired_invitation_are_marked_so(bench: Bench) -> None:
    world, admin = admin_of(bench)
    assert invited(admin, "withdrawn").status_code == 201
    assert invited(admin, "kept").status_code == 201
    forms = [form for form in admin.sheet("/agency").forms if form.action.endswith("/withdraw")]
    assert len(forms) == 2
    assert admin.send(forms[0]).status_code == 303
    advance(world, world.now().clock_us + 90 * DAY)
    states = re.findall(r'<span class="state \w+">(\w+)</span>\s*(?:</span>|\n)', admin.get("/agency").text)
    assert {"withdrawn", "expired"} <= set(states)
    assert not [form for form in admin.sheet("/agency").forms if form.action.endswith("/withdraw")]


def test_a_colleague_is_closed_reopened_and_given_the_posting_permission(bench: Bench) -> None:
    world, admin = admin_of(bench)
    name = "Ofc. Tobias Wren"
    second = Browser(bench.client, world.name, "second-officer")
    assert "lacks the posting permission" in second.sheet("/officer").words
    assert admin.send(row_form(admin, name, "/posting")).headers["location"].endswith("/agency#accounts")
    assert row_form(admin, name, "/posting").fields["may_post"] == "no"
    assert "lacks the posting permission" not in second.sheet("/officer").words
    assert admin.send(row_form(admin, name, "/close")).status_code == 303
    refused = second.get("/officer/requests")
    assert refused.status_code == 422
    assert "This account is closed" in refused.text
    assert admin.send(row_form(admin, name, "/reopen")).status_code == 303
    assert second.get("/officer/requests").status_code == 200


def test_ones_own_account_is_not_closed_and_the_page_says_why(bench: Bench) -> None:
    _, admin = admin_of(bench)
    answer = admin.send(row_form(admin, "Lt. Ines Calder", "/close"))
    assert answer.status_code == 422
    assert 'data-code="your-own-account"' in answer.text


def test_an_area_is_assigned_kept_on_error_and_taken_away(bench: Bench) -> None:
    _, admin = admin_of(bench)
    name, area = "Det. Mara Quill", json.dumps(square(-69.0, 36.0))
    for wrong in ("{", '{"type": "Point"}', "[" * 5000, HOSTILE):
        answer = admin.send(row_form(admin, name, "/assigned-area"), area=wrong)
        assert answer.status_code == 422, wrong
        assert 'data-code="field-unusable"' in answer.text
        kept = [form.fields["area"] for form in Sheet(answer.text).forms if form.action.endswith("/assigned-area")]
        assert wrong in kept
    assert admin.send(row_form(admin, name, "/assigned-area"), area=area).status_code == 303
    assert json.loads(row_form(admin, name, "/assigned-area").fields["area"])["type"] == "Polygon"
    assert admin.send(row_form(admin, name, "/assigned-area"), area="").status_code == 303
    assert row_form(admin, name, "/assigned-area").fields["area"] == ""


def test_another_agencys_account_is_not_found_through_a_form(bench: Bench) -> None:
    world, admin = admin_of(bench)
    other = Browser(bench.client, world.name, "other-administrator")
    foreign = row_form(other, "Dep. Silas Thorne", "/close").action
    form = row_form(admin, "Ofc. Tobias Wren", "/close")
    answers = [admin.send(Form(action, dict(form.fields))) for action in (foreign, foreign.replace("acc_", "acc_x"))]
    assert {answer.status_code for answer in answers} == {422}
    assert all('data-code="account-unknown"' in answer.text for answer in answers)
    assert "open" in other.sheet("/agency").words


def test_a_forged_form_changes_nothing(bench: Bench) -> None:
    _, admin = admin_of(bench)
    for ending in ("/posting", "/close", "/assigned-area"):
        form = row_form(admin, "Ofc. Tobias Wren", ending)
        assert admin.send(form, csrf="forged").status_code == 403
    assert "closed" not in admin.get("/agency").text.split("</tbody>")[0].split("<tbody>")[1]


def test_a_code_that_opens_nothing_gets_one_same_page_whatever_is_wrong_with_it(bench: Bench) -> None:
    world, admin = admin_of(bench)
    code = code_in(invited(admin))
    browser = Browser(bench.client, world.name)
    assert accepted(browser, code).status_code == 201
    pages = set()
    for tried in (code, "nothing-of-that-name"):
        answer = accepted(browser, tried)
        assert answer.status_code == 409
        text = answer.text.replace(tried, "")
        pages.add(re.sub(r'name="form_token" value="[^"]*"', "", text))
    assert len(pages) == 1


def test_the_page_of_an_invitation_says_what_is_wrong_with_a_password_and_never_repeats_it(bench: Bench) -> None:
    world, admin = admin_of(bench)
    code, browser = code_in(invited(admin)), Browser(bench.client, world.name)
    for password, again, reason in (
        ("short", "short", "password-unusable"),
        (PASSWORD, f"{PASSWORD}!", "passwords-differ"),
    ):
        answer = accepted(browser, code, password, again)
        assert answer.status_code == 422
        assert f'data-code="{reason}"' in answer.text
        assert password not in answer.text.replace("shortest", "")
        assert Sheet(answer.text).form("/invitation").fields["code"] == code
    assert 'data-code="field-unusable"' in accepted(browser, " ").text
    form = browser.sheet("/invitation").form("/invitation")
    foreign = browser.send(form, form_token="forged", code=code, password=PASSWORD, again=PASSWORD)
    assert foreign.status_code == 403
    assert accepted(browser, code).status_code == 201


@pytest.mark.parametrize(
    ("regime", "documented"),
    [
        ("heat-map-2018", False),
        ("video-request-2019", False),
        (ERA, True),
        ("none-2024", False),
        ("reference-blind", True),
    ],
)
def test_the_page_says_where_accounts_are_not_documented_for_the_era(
    bench: Bench, regime: str, *, documented: bool
) -> None:
    _, admin = admin_of(bench, regime)
    words = admin.sheet("/agency").words
    assert ("do not describe accounts of administrators" in words) is not documented
    assert "police" in words


def test_an_agency_that_is_not_let_in_reads_why_and_nothing_else(bench: Bench) -> None:
    world = bench.world(ERA)
    for who, kind in (("federal-officer", "federal"), ("immigration-officer", "immigration")):
        answer = Browser(bench.client, world.name, who).get("/officer")
        assert answer.status_code == 422
        assert f"of the kind {kind}" in answer.text
