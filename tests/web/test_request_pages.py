"""The pages of a request's life, walked with forms alone: review, change, sort, pass on, comment, hide."""

from __future__ import annotations

import pytest
from glassporch.worlds.world import advance

from ..conftest import Bench
from ..flow import file, incidents
from ..scene import Scene, delivered, hours_around, review, under
from .pages import Browser, Sheet

PROTEST = "Please share video of the protest march on Main Street."
HOSTILE = '<script>alert(1)</script>"&{{ 7*7 }}'


def at(scene: Scene, *who: str) -> Browser:
    return Browser(scene.bench.client, scene.world.name, *who)


def page(scene: Scene, who: str = "officer") -> Sheet:
    return at(scene, who).sheet(f"/officer/requests/{scene.request_id}")


def notice(scene: Scene) -> str:
    return f"/me/notices/{scene.notice_of('resident')}"


def in_review(bench: Bench, message: str = PROTEST) -> Scene:
    world = bench.world("assistance-2021")
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    filed = file(officer, incident, message=message, **hours_around(incident))
    return Scene(bench, world, incident, filed.json()["id"])


def test_the_officer_resolves_a_request_and_reads_its_time_line(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    sheet = page(scene)
    assert "Approved by the company" in sheet.words
    assert "to whom, if to anybody, is not told" in sheet.words
    assert at(scene, "officer").send(sheet.form("/resolve")).status_code == 303
    after = page(scene)
    assert "Marked as resolved by the agency" in after.words
    assert not [form for form in after.forms if form.action.endswith("/resolve")]
    assert "marked this request as resolved" in at(scene, "resident").sheet(notice(scene)).words


@pytest.mark.parametrize("regime", ["heat-map-2018", "community-requests-2025", "reference-blind", "no-policy"])
def test_the_officers_page_offers_a_form_for_exactly_what_can_be_done(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    ends = {form.action.rsplit("/", 1)[-1] for form in page(scene).forms} & {"resolve", "withdraw", "amend"}
    assert ends == set(scene.view()["can"])


def test_an_amendment_is_typed_reviewed_with_the_former_text_beside_it_and_published(bench: Bench) -> None:
    under(bench, "assistance-2021", "request", editable=True)
    scene = delivered(bench, "assistance-2021")
    officer, moderator = at(scene, "officer"), at(scene, "moderator")
    form = page(scene).form("/amend")
    assert form.fields["message"] == "Please look at your footage of that evening."
    refused = officer.send(form, message=" ")
    assert refused.status_code == 422
    assert "write what residents shall read" in refused.text
    assert officer.send(form, message=HOSTILE).status_code == 303
    sheet = moderator.sheet("/company")
    assert "second look" in sheet.words
    assert "Please look at your footage of that evening." in sheet.words
    assert "<script>alert" not in moderator.get("/company").text
    assert moderator.send(sheet.form("/review"), ("verdict", "approve")).status_code == 303
    assert HOSTILE in at(scene, "resident").sheet(notice(scene)).words


def test_the_reviewer_sees_marked_words_rejects_on_a_ground_and_finds_it_in_the_history(bench: Bench) -> None:
    scene = in_review(bench)
    moderator = at(scene, "moderator")
    text = moderator.get("/company").text
    assert "<mark" in text
    assert "protest" in text.split("<mark")[1].split("</mark>")[0]
    form = moderator.sheet("/company").form("/review")
    assert "ground-lawful-activity" in form.boxes
    bare = moderator.send(form, ("verdict", "reject"))
    assert bare.status_code == 409
    wrong = moderator.send(form, ("verdict", "reject"), **{"ground-nothing": "yes"})
    assert wrong.status_code == 422
    sent = moderator.send(form, ("verdict", "reject"), **{"ground-lawful-activity": "yes"})
    assert sent.headers["location"].endswith("/company?done=rejected")
    history = moderator.sheet("/company/reviewed").words
    assert "It is about a lawful gathering or activity." in history
    officers = page(scene).words
    assert "It is about a lawful gathering or activity." in officers
    assert "its place among the requests of its case is free again" in officers


def test_a_clip_is_sorted_and_passed_on_through_forms(bench: Bench) -> None:
    scene = delivered(bench, "community-requests-2025")
    scene.share("resident")
    officer = at(scene, "officer")
    assert "not sorted yet" in page(scene).words
    unclear = officer.send(page(scene).form("/triage"))
    assert unclear.status_code == 422
    assert officer.send(page(scene).form("/triage"), ("verdict", "accepted")).status_code == 303
    assert "accepted as evidence" in page(scene).words
    form = page(scene).form("/onward")
    assert "Choose an agency" in officer.send(form, to_agency_id="x" * 50).text
    [agency] = scene.reader("officer").get("/api/v1/officer/agencies").json()["agencies"]
    assert officer.send(form, to_agency_id=agency["id"]).status_code == 303
    assert f"Onward to {agency['name']}" in page(scene).words
    assert not [form for form in page(scene).forms if form.action.endswith("/onward")]
    assert "every other agency stands above" in page(scene).words
    seen = at(scene, "other-officer").sheet("/officer/passed-on").words
    assert "Email" in seen
    record = at(scene, "resident").sheet("/me/record").words
    assert f"Passed on to {agency['name']}" in record
    assert "you would not have been told; this simulation shows it to you" in record


@pytest.mark.parametrize(("agree", "goes"), [("yes", True), ("no", False)])
def test_a_resident_is_asked_before_a_clip_is_passed_on_and_the_officers_page_stays(
    bench: Bench, agree: str, *, goes: bool
) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    officer, resident = at(scene, "officer"), at(scene, "resident")
    [agency] = scene.reader("officer").get("/api/v1/officer/agencies").json()["agencies"]
    officer.send(page(scene).form("/onward"), to_agency_id=agency["id"])
    before = page(scene).words
    home = resident.sheet("/me")
    assert "May a clip of yours be passed on?" in home.words
    [form] = [form for form in home.forms if "/me/onward/" in form.action]
    assert resident.send(form).status_code == 422  # neither yes nor no
    assert resident.send(form, ("agree", agree)).status_code == 200
    assert page(scene).words == before
    seen = at(scene, "other-officer").sheet("/officer/passed-on").words
    assert ("Nothing has been passed on" not in seen) is goes
    record = resident.sheet("/me/record").words
    assert ("it has not been passed on" not in record) is goes


def test_a_resident_comments_and_everybody_reads_it_under_a_number(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    resident = at(scene, "resident")
    form = resident.sheet(notice(scene)).form("/comments")
    assert "Write a comment" in resident.send(form, text=" ").text
    assert resident.send(form, text=HOSTILE).status_code == 303
    for words in (page(scene).words, at(scene).sheet("/public/requests").words):
        assert HOSTILE in words
        assert "Neighbor 1" in words
    assert "<script>alert" not in at(scene).get("/public/requests").text


def test_a_hidden_request_leaves_the_list_and_can_be_found_again(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    resident = at(scene, "resident")
    form = resident.sheet(notice(scene)).form("/view")
    assert resident.send(form, hidden="yes", muted="yes").status_code == 303
    text = resident.get("/me").text
    listed = text.split('data-live="notices"')[1].split("</ul>")[0]
    assert notice(scene) not in listed
    assert "No request has reached you" not in listed
    assert "You hid every request that reached you." in listed
    assert notice(scene) in text
    shown = resident.sheet(notice(scene)).form("/view")
    assert resident.send(shown).status_code == 303
    assert notice(scene) in resident.get("/me").text.split('data-live="notices"')[1].split("</ul>")[0]


@pytest.mark.parametrize(
    ("regime", "all_at_once", "ticks"),
    [("heat-map-2018", True, True), ("community-requests-2025", False, True), ("no-policy", True, False)],
)
def test_the_notice_offers_to_share_all_or_to_choose_as_the_rules_do(
    bench: Bench, regime: str, *, all_at_once: bool, ticks: bool
) -> None:
    scene = delivered(bench, regime)
    resident = at(scene, "resident")
    form = resident.sheet(notice(scene)).form("/share")
    assert (("all", "yes") in form.buttons) is all_at_once
    assert bool(form.boxes) is ticks
    if all_at_once:
        clips = scene.clips_of("resident")
        assert resident.send(form, ("all", "yes")).status_code == 303
        assert len(scene.view()["shared"]) == len(clips)


def test_where_the_rules_have_no_button_for_a_no_the_page_says_so(bench: Bench) -> None:
    for regime, has in (("heat-map-2018", True), ("video-request-2019", False), ("assistance-2021", True)):
        scene = delivered(bench, regime)
        sheet = at(scene, "resident").sheet(notice(scene))
        assert any(form.action.endswith("/decline") for form in sheet.forms) is has
        assert ("no button for a no" in sheet.words) is not has


def test_the_public_page_counts_requests_by_quarter_and_names_who_takes_part(bench: Bench) -> None:
    scene = delivered(bench, "control-center-2020")
    assert "No quarter with requests is over yet" in at(scene).sheet("/public/requests").words
    advance(scene.world, 1_609_459_200_000_000)  # 1 January 2021
    words = at(scene).sheet("/public/requests").words
    assert "2020-Q4" in words
    assert "Gannet County" in words
    silent = at(delivered(bench, "heat-map-2018")).sheet("/public/requests").words
    assert "Gannet County" not in silent


def test_the_new_pages_hold_nothing_inline_and_every_id_once(bench: Bench) -> None:
    under(bench, "assistance-2021", "request", editable=True, deletable=True)
    scene = in_review(bench)
    review(bench, scene.world, scene.request_id)
    advance(scene.world, scene.now().clock_us + 660_000_000)
    scene.share("resident")
    pages = {
        f"/officer/requests/{scene.request_id}": "officer",
        "/officer/passed-on": "officer",
        f"/agency/requests/{scene.request_id}": "administrator",
        "/company/reviewed": "moderator",
        notice(scene): "resident",
        "/me": "resident",
        "/me/record": "resident",
        "/public/requests": "",
    }
    for path, who in pages.items():
        sheet = at(scene, *([who] if who else [])).sheet(path)
        assert sheet.inline == [], path
        assert len(sheet.ids) == len(set(sheet.ids)), path
        assert sheet.labels <= set(sheet.ids), path
