"""The pages about choices: each does what it says, shows nobody else's affairs, and works without a script."""

from __future__ import annotations

from typing import Any

import pytest
from glassporch.policy.regimes import REGIMES
from glassporch.testing.images import token_of
from sqlalchemy import text

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, add_resident, delivered
from .pages import Browser

OPEN = [name for name in REGIMES if REGIMES[name].request.is_open.value]


def browser(scene: Scene, who: str = "resident") -> Browser:
    return Browser(scene.bench.client, scene.world.name, who)


def form_with(sheet: Any, **fields: str) -> Any:
    """The form of a page that holds these fields."""
    [form] = [form for form in sheet.forms if all(form.fields.get(name) == value for name, value in fields.items())]
    return form


@pytest.mark.parametrize("regime", OPEN)
def test_the_choices_page_offers_what_the_rules_know_and_says_where_they_know_none(bench: Bench, regime: str) -> None:
    scene, rules = delivered(bench, regime), REGIMES[regime]
    words = browser(scene).sheet("/me/choices").words
    assert ("know no lasting choice" in words) is (rules.consent.standing_opt_out.value == "none")
    assert ("Never for one agency" in words) is rules.consent.per_agency.value
    assert ("Never for one type of incident" in words) is rules.consent.per_incident_type.value
    assert ("The agencies' map" in words) is (rules.map.layer.value == "counts")
    assert ("Your signed receipt" in words) is rules.consent.receipts.value
    assert "Silence is not consent" in words


def test_a_no_and_a_yes_are_stored_by_their_forms_and_stand_on_the_page(bench: Bench) -> None:
    scene = delivered(bench, "reference-map")
    resident = browser(scene)
    page = resident.sheet("/me/choices")
    assert resident.send(form_with(page, purpose="map", agree="yes")).status_code == 303
    assert "Your household is counted" in resident.sheet("/me/choices").words
    no = form_with(resident.sheet("/me/choices"), purpose="requests", agree="no", notice_version=_told(scene))
    assert resident.send(no).status_code == 303
    words = resident.sheet("/me/choices").words
    assert "Your household is not asked" in words
    assert "Your household is counted" in words, "the map follows its own yes"
    off = form_with(resident.sheet("/me/choices"), purpose="map", agree="no")
    assert resident.send(off).status_code == 303
    assert "Your household is not counted" in resident.sheet("/me/choices").words
    history = resident.sheet("/me/history").words
    for said in ("You were asked for footage", "You agreed to be counted on the map", "You opted out of requests"):
        assert said in history


def _told(scene: Scene) -> str:
    choices = scene.reader("resident").get(f"{API}/me/choices").json()
    return str(choices["requests_notice"]["version"])


@pytest.mark.parametrize("wrong", [{"agree": "maybe"}, {"agree": ""}, {"purpose": "answer"}, {"agency_id": "x" * 99}])
def test_a_form_that_says_anything_else_changes_nothing(bench: Bench, wrong: dict[str, str]) -> None:
    scene = delivered(bench, "reference-blind")
    resident = browser(scene)
    form = form_with(resident.sheet("/me/choices"), purpose="requests", agree="no", notice_version=_told(scene))
    assert resident.send(form, **wrong).status_code == 422
    assert scene.reader("resident").get(f"{API}/me/choices").json()["own"] == []


def test_a_forged_form_changes_nothing(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    resident = browser(scene)
    page = resident.sheet("/me/choices")
    forms = [form_with(page, purpose="requests", agree="no", notice_version=_told(scene)), page.form("/move-out")]
    for form in forms:
        for csrf in ("", "forged"):
            assert resident.send(form, csrf=csrf, sure="yes").status_code == 403
    assert scene.reader("resident").get(f"{API}/me/choices").json()["own"] == []


def test_a_choice_that_the_rules_do_not_know_is_told_on_the_page(bench: Bench) -> None:
    scene = delivered(bench, "heat-map-2018")
    resident = browser(scene)
    form = form_with(resident.sheet("/me/choices"), purpose="requests", agree="no", notice_version=_told(scene))
    agency = scene.reader("resident").get(f"{API}/me/choices").json()["agencies"][0]["id"]
    answer = resident.send(form, agency_id=agency)
    assert answer.status_code == 409
    assert "no choice about one agency" in answer.text


def test_another_residents_no_is_shown_as_somebodys(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    scene.choose("resident", "requests", agree=False)
    for path in ("/me", "/me/choices"):
        page = scene.bench.client.get(
            f"/w/{scene.world.name}{path}", headers={"authorization": f"Bearer {token_of('second')}"}
        )
        assert "Somebody in your household said no" in " ".join(page.text.split())
    assert "Somebody in your household said no" not in browser(scene).sheet("/me/choices").words


@pytest.mark.parametrize(
    ("regime", "before", "after"),
    [
        ("reference-blind", "is removed from this service", "are removed from this service"),
        ("heat-map-2018", "the one clip that you shared stays with the agency", "stay with the"),
    ],
)
def test_taking_an_answer_back_says_what_it_means_before_and_after(
    bench: Bench, regime: str, before: str, after: str
) -> None:
    scene = delivered(bench, regime)
    resident = browser(scene)
    notice = f"/me/notices/{scene.notice_of('resident')}"
    assert "There is nothing to take back" in resident.sheet(f"{notice}/withdraw").words
    scene.share("resident")
    assert f"{notice}/withdraw" in " ".join(resident.sheet(notice).addresses)
    page = resident.sheet(f"{notice}/withdraw")
    assert before in page.words
    assert ("It ends" in page.words) is (regime == "reference-blind")
    answer = resident.send(page.form("/withdraw"))
    assert answer.status_code == 200
    assert after in " ".join(answer.text.split())
    assert "You took the answer back" in resident.sheet(notice).words
    assert "taken back" in resident.sheet("/me").words


def test_moving_out_needs_a_tick_and_is_confirmed(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    resident = browser(scene)
    form = resident.sheet("/me/choices").form("/move-out")
    unticked = resident.send(form, sure="")
    assert unticked.status_code == 422
    assert "Tick the box beside Move out" in unticked.text
    left = resident.send(form, sure="yes", idempotency_key="moving-out-1")
    assert (left.status_code, left.headers["location"]) == (303, f"/w/{scene.world.name}/me")
    assert scene.reader("resident").get(f"{API}/me").status == 403
    assert "You moved out" in resident.sheet("/me").words  # also after signing in again, which leads here
    deeper = resident.get("/me/choices")
    assert deeper.status_code == 403
    assert "You moved out" in deeper.text
    assert "Sign in to open this page" not in deeper.text


def test_a_form_with_an_old_token_is_told_to_reload_and_only_to_whom_it_belongs(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    resident, officer = browser(scene), browser(scene, "officer")
    form = resident.sheet("/me/choices").form("/move-out")
    assert "This form is out of date" in resident.send(form, csrf="old", sure="yes").text
    other = officer.send(form, csrf="old", sure="yes")
    assert (other.status_code, "Sign in to open this page" in other.text) == (403, True)


def test_a_first_no_to_one_agency_reads_as_a_no_and_names_the_agency(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    resident = browser(scene)
    agency = scene.reader("resident").get(f"{API}/me/choices").json()["agencies"][0]
    [form] = [form for form in resident.sheet("/me/choices").forms if "agency_id" in form.fields]
    assert resident.send(form, agency_id=agency["id"]).status_code == 303
    chosen = resident.sheet("/me/choices").words
    assert "No: being asked" in chosen
    assert "You said so on" in chosen
    assert "Withdrawn" not in chosen
    assert f"You opted out of requests from {agency['name']}" in resident.sheet("/me").words


@pytest.mark.parametrize("regime", REGIMES)
def test_the_public_page_has_the_form_only_where_the_rules_know_objections(bench: Bench, regime: str) -> None:
    world = bench.world(regime)
    sheet = Browser(bench.client, world.name).sheet("/public/objections")
    known = REGIMES[regime].consent.bystander_objection.value
    assert bool([form for form in sheet.forms if form.action.endswith("/public/objections")]) is known
    assert ("None was documented" in sheet.words) is not known


def test_an_objection_goes_from_the_public_page_to_the_moderators_page(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    public, moderator = Browser(bench.client, scene.world.name), browser(scene, "moderator")
    with scene.world.database.looking() as rows:
        street, block = rows.execute(text("SELECT street, block FROM house ORDER BY id")).first() or ("", None)
    form = public.sheet("/public/objections").form("/public/objections")
    form.fields |= {"street": street, "block": "" if block is None else str(block), "words": "<b>I was there</b>"}
    wrong = public.send(form, window_from="", window_to="2023-08-02T10:00")
    assert wrong.status_code == 422
    assert "give a date and a time" in wrong.text
    assert "&lt;b&gt;I was there" in wrong.text, "what was typed is given back, and escaped"
    sent = public.send(form, window_from="2023-08-01T10:00", window_to="2023-08-02T10:00")
    assert sent.status_code == 200
    assert "The company reads your objection" in sent.text
    page = moderator.sheet("/company/objections")
    assert "<b>I was there</b>" in page.words
    assert moderator.send(page.form("/decision"), verdict="maybe").status_code == 422
    assert moderator.send(page.form("/decision"), verdict="uphold").status_code == 303
    assert "No objection waits" in moderator.sheet("/company/objections").words


def test_of_two_residents_only_the_one_who_declined_is_told_that_they_did(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    add_resident(scene, "second")
    assert scene.decline("second").status == 200
    path = f"/me/notices/{scene.notice_of('resident')}"
    assert (
        "Somebody in your household declined." in Browser(bench.client, scene.world.name, "resident").sheet(path).words
    )
    said = scene.reader("second").get(f"/api/v1{path}").json()
    assert (said["answer"], said["refused"]) == ("declined", True)


def test_the_page_of_a_household_that_opted_out_tells_what_opting_in_means_and_sends_which_text(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.opt("resident", out=True)
    resident = browser(scene)
    form = resident.sheet("/me").form("/standing-choice")
    told = scene.reader("resident").get(f"{API}/me/choices").json()["requests_notice"]
    assert form.fields["notice_version"] == told["version"]
    assert told["sentences"][0] in resident.sheet("/me").words
    assert resident.send(form, notice_version="an-older-one").status_code == 409
    assert resident.send(form, notice_version="").status_code == 422
    assert scene.reader("resident").get(f"{API}/me").json()["opted_out"] is True
    assert resident.send(form).status_code == 303
    assert scene.reader("resident").get(f"{API}/me").json()["opted_out"] is False


def test_a_shares_form_without_the_text_that_was_read_releases_nothing_and_says_so(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    resident = browser(scene)
    form = resident.sheet(f"/me/notices/{scene.notice_of('resident')}").form("/share")
    ticked = {f"clip-{scene.clips_of('resident')[0]}": "yes"}
    answer = resident.send(form, notice_version="", **ticked)
    assert answer.status_code == 422
    assert "did not say which text you read" in answer.text
    assert scene.releases() == 0
    assert resident.send(form, **ticked).status_code == 303
    assert scene.releases() == 1
