"""Forms with fields missing and pages with query parameters that nobody declared: no effect, and no server error."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from ..conftest import Bench
from .pages import Browser, Form, Sheet
from .test_every_page import EVERYBODY, PAGES
from .test_forms import delivered, filled, with_clips

FIELDS = ("incident_id", "case_number", "contact", "message", "area", "window_from", "window_to")
CANARY = "canary5150canary"
JUNK = {
    **dict.fromkeys((*FIELDS, "incident", "q", "all", "email", "password", "note", "about", "sent", "frame"), CANARY),
    **dict.fromkeys(("opted_out", "minutes", "verdict", "form_token", "csrf", "idempotency_key"), CANARY),
}


def without(form: Form, *names: str) -> Form:
    """The form as a client sends it that knows fewer fields."""
    return Form(form.action, {name: value for name, value in form.fields.items() if name not in names})


@pytest.mark.parametrize("missing", FIELDS)
def test_a_request_form_without_a_field_comes_back_with_the_rest_of_what_was_typed(bench: Bench, missing: str) -> None:
    officer = Browser(bench.client, bench.world("heat-map-2018").name, "officer")
    form = filled(officer)
    form.fields |= {"window_from": "yesterday"} if missing in {"case_number", "contact"} else {}
    answer = officer.send(without(form, missing))
    assert answer.status_code == 422
    again = Sheet(answer.text).form("/officer/requests").fields
    for name in FIELDS:
        assert again[name] == ("" if name == missing else form.fields[name]), name


def test_no_form_without_one_of_its_fields_is_a_server_error(bench: Bench) -> None:
    world, officer, _ = delivered(bench, "assistance-2021")
    officer.send(filled(officer))
    resident, moderator, researcher = (
        Browser(bench.client, world.name, who) for who in ("resident", "moderator", "researcher")
    )
    notice = resident.sheet(with_clips(resident))
    share = notice.form("/share")
    share.fields |= {share.boxes[0]: "yes"}
    stranger = Browser(bench.client, world.name)
    forms = [
        (officer, filled(officer)),
        (resident, resident.sheet("/me").form("/standing-choice")),
        (resident, share),
        (resident, notice.form("/decline")),
        (moderator, moderator.sheet("/company").form("/review")),
        (researcher, researcher.sheet("/lab").form("/clock")),
        (stranger, stranger.sheet("/sign-in").form("/sign-in")),
        (officer, officer.sheet("/sign-in").form("/sign-out")),
    ]
    for who, form in forms:
        for missing in form.fields:
            assert who.send(without(form, missing)).status_code < 500, (form.action, missing)
        assert who.send(Form(form.action)).status_code < 500, form.action
        assert who.call("POST", form.action, content=b"\xff&=%ff%00&;").status_code < 500, form.action


@pytest.mark.parametrize("said", [None, "", "YES", "Yes", " yes", "true", "1", "on", "No", "maybe"])
def test_a_standing_choice_that_is_not_exactly_yes_or_no_changes_nothing(bench: Bench, said: str | None) -> None:
    resident = Browser(bench.client, bench.world().name, "resident")
    resident.send(resident.sheet("/me").form("/standing-choice"))
    form = resident.sheet("/me").form("/standing-choice")
    assert form.fields["opted_out"] == "no"
    form = without(form, "opted_out")
    form.fields |= {} if said is None else {"opted_out": said}
    answer = resident.send(form)
    assert answer.status_code == 422
    assert "cannot be used" in answer.text
    assert "You have opted out" in " ".join(resident.sheet("/me").words.split())


def test_whom_a_form_does_not_serve_is_not_told_what_is_wrong_with_it(bench: Bench) -> None:
    world = bench.world()
    for path, fields in (
        ("/me/standing-choice", {"opted_out": "maybe"}),
        ("/lab/clock", {"minutes": "much"}),
        ("/lab/pace", {"pace": "inf"}),
    ):
        officer = Browser(bench.client, world.name, "officer")
        assert officer.send(Form(f"/w/{world.name}{path}", fields)).status_code == 403


@pytest.mark.parametrize("regime", ["heat-map-2018", "reference-blind"])
def test_query_parameters_that_a_page_does_not_declare_change_nothing(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    reader = Browser(bench.client, world.name, *EVERYBODY)
    for path in PAGES:
        for junk in (JUNK, {"message": CANARY}, {"sent": CANARY}, {"area": CANARY}):
            page = f"{path.split('?')[0]}?{urlencode(junk)}"
            answer = reader.get(page)
            assert answer.status_code == 200, page
            assert CANARY not in answer.text or path.startswith("/public/agencies"), page
        for raw in ("%ff=%00&&==&incident=%ff%00&q=%00&all=%ff", "incident=a&incident=b&q=a&q=b", "incident&q&all"):
            assert reader.get(f"{path.split('?')[0]}?{raw}").status_code == 200, (path, raw)


def test_a_link_cannot_fill_a_form_in(bench: Bench) -> None:
    world = bench.world()
    officer = Browser(bench.client, world.name, "officer")
    empty = officer.sheet("/officer").form("/officer/requests").fields
    linked = officer.sheet(f"/officer?{urlencode(dict.fromkeys(FIELDS, CANARY))}").form("/officer/requests").fields
    assert {name: linked[name] for name in FIELDS} == {name: empty[name] for name in FIELDS}
    form = Browser(bench.client, world.name).sheet(f"/sign-in?email={CANARY}").form("/sign-in")
    assert form.fields["email"] == ""


def test_only_an_incident_of_the_agencys_own_is_taken_from_the_address(bench: Bench) -> None:
    world = bench.world()
    officer = Browser(bench.client, world.name, "officer")
    link = next(at for at in officer.sheet("/officer").addresses if "?incident=" in at).split("#")[0]
    own = link.split("?incident=")[1]
    chosen = officer.sheet(f"/officer?incident={own}&message={CANARY}").form("/officer/requests").fields
    assert chosen["incident_id"] == own
    assert chosen["message"] == ""
    assert chosen["area"]
    stranger = Browser(bench.client, world.name, "other-officer")
    pages = [stranger.sheet(f"/officer?incident={name}").form("/officer/requests") for name in (own, "nowhere")]
    for form in pages:
        assert (form.fields["incident_id"], form.fields["area"]) == ("", "")
