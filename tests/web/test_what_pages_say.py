"""What residents and officers are told on their pages is true of what the portal does, in words that fit the case."""

from __future__ import annotations

import re

import pytest
from glassporch.policy.standard import STANDARD

from ..conftest import Bench
from ..flow import API
from ..scene import Scene, add_resident, delivered
from .pages import Browser, Sheet


def at(scene: Scene, who: str) -> Browser:
    return Browser(scene.bench.client, scene.world.name, who)


def words(sheet: Sheet) -> str:
    return " ".join(sheet.words.split())


def notice(scene: Scene) -> str:
    return f"/me/notices/{scene.notice_of('resident')}"


def pass_on(scene: Scene) -> str:
    officer = at(scene, "officer")
    path = f"/officer/requests/{scene.request_id}"
    [agency] = scene.reader("officer").get(f"{API}/officer/agencies").json()["agencies"]
    assert officer.send(officer.sheet(path).form("/onward"), to_agency_id=agency["id"]).status_code == 303
    return str(agency["name"])


@pytest.mark.parametrize("regime", ["reference-blind", "reference-map"])
def test_where_somebody_elses_no_binds_the_page_says_so_and_offers_no_share(bench: Bench, regime: str) -> None:
    scene = delivered(bench, regime)
    add_resident(scene, "second")
    before = at(scene, "resident").sheet(notice(scene))
    assert before.form("/share").boxes
    scene.decline("second")
    after = at(scene, "resident").sheet(notice(scene))
    assert "Somebody in your household said no to this request." in words(after)
    assert not after.form("/share").boxes
    assert not after.form("/share").buttons
    assert "Share" not in words(after).split("Your own clips of that time")[1].split("What happened")[0]
    assert scene.share("resident").status == 409


def test_where_a_no_binds_only_its_own_resident_the_others_can_still_share(bench: Bench) -> None:
    scene = delivered(bench, "no-policy")
    add_resident(scene, "second")
    scene.decline("second")
    sheet = at(scene, "resident").sheet(notice(scene))
    assert ("all", "yes") in sheet.form("/share").buttons
    assert "nothing of your household can be shared" not in words(sheet)
    assert scene.share("resident").status == 200


def test_ones_own_no_leaves_the_way_to_a_share_open(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.decline("resident")
    assert at(scene, "resident").sheet(notice(scene)).form("/share").boxes
    assert scene.share("resident").status == 200


def test_a_resolved_request_has_no_ticks_and_its_state_reads_as_a_state(bench: Bench) -> None:
    scene = delivered(bench, "assistance-2021")
    scene.share("resident")
    officer = at(scene, "officer")
    officer.send(officer.sheet(f"/officer/requests/{scene.request_id}").form("/resolve"))
    sheet = at(scene, "resident").sheet(notice(scene))
    assert not [box for box in sheet.form("/share").boxes if box.startswith("clip-")]
    assert "The agency marked this request as resolved. It takes no more answers." in words(sheet)
    assert "Nothing was sent" not in words(sheet)


def test_the_number_of_clips_agrees_with_its_noun(bench: Bench) -> None:
    scene = delivered(bench, "heat-map-2018")
    count = len(scene.clips_of("resident"))
    offered = "the one clip" if count == 1 else f"all {count} clips"
    assert f"Share now: {offered} with" in words(at(scene, "resident").sheet(notice(scene)))
    scene.share("resident")
    told = "shared the one clip with" if count == 1 else f"shared 1 of {count} clips with"
    assert told in words(at(scene, "resident").sheet(notice(scene)))


def test_silence_is_called_no_answer_and_two_ways_to_hide_are_told_apart(bench: Bench) -> None:
    said = words(at(scene := delivered(bench, "assistance-2021"), "resident").sheet(notice(scene)))
    assert "It is kept as your no, and the request leaves your list." in said
    assert "silence is not consent" in said
    assert "This is no answer: hidden, the request can still be answered." in said
    assert "Save how I see it" in said


def test_after_a_clip_was_taken_back_the_officers_page_speaks_of_now(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    path = f"/officer/requests/{scene.request_id}"
    silent = words(at(scene, "officer").sheet(path))
    scene.share("resident")
    assert "Nothing is shared now." not in words(at(scene, "officer").sheet(path))
    scene.withdraw("resident")
    assert words(at(scene, "officer").sheet(path)) == silent
    assert "Nothing is shared now." in silent


@pytest.mark.parametrize(("agree", "regime"), [("yes", "reference-blind"), ("no", "reference-blind")])
def test_where_the_resident_is_asked_first_the_officer_reads_that_alone(bench: Bench, agree: str, regime: str) -> None:
    scene = delivered(bench, regime)
    scene.share("resident")
    name = pass_on(scene)
    before = words(at(scene, "officer").sheet(f"/officer/requests/{scene.request_id}"))
    assert f"Asked whether it may go on to {name}" in before
    resident = at(scene, "resident")
    home = resident.sheet("/me")
    assert "a clip that your household shared on to" in words(home)
    [form] = [form for form in home.forms if "/me/onward/" in form.action]
    resident.send(form, ("agree", agree))
    assert words(at(scene, "officer").sheet(f"/officer/requests/{scene.request_id}")) == before


def test_the_record_says_whether_the_second_agency_can_still_fetch_a_clip(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    name = pass_on(scene)
    resident = at(scene, "resident")
    [form] = [form for form in resident.sheet("/me").forms if "/me/onward/" in form.action]
    resident.send(form, ("agree", "yes"))
    record = words(resident.sheet("/me/record"))
    assert f"Passed on to {name}" in record
    assert "That agency can still fetch it here." in record
    scene.withdraw("resident")
    record = words(resident.sheet("/me/record"))
    assert "That agency can no longer fetch it here; a copy that it made before stays with it." in record
    assert "That agency can still fetch it here." not in record


def test_where_a_take_back_removes_nothing_the_second_agency_can_still_fetch(bench: Bench) -> None:
    scene = delivered(bench, "heat-map-2018")
    scene.share("resident")
    pass_on(scene)
    scene.withdraw("resident")
    assert "That agency can still fetch it here." in words(at(scene, "resident").sheet("/me/record"))


def test_the_record_says_what_it_holds_and_every_rule_in_words(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    sheet = at(scene, "resident").sheet("/me/record")
    said = words(sheet)
    assert "every decision" not in said
    assert f"/w/{scene.world.name}/me/history" in sheet.addresses
    sentences = {rule.name: rule.sentence for rule in (*STANDARD.admission, *STANDARD.covering)}
    filed = {
        rule for made in scene.reader("resident").get(f"{API}/me/record").json()["decisions"] for rule in made["rules"]
    }
    assert filed
    for rule in filed:
        assert " ".join(sentences[rule].split()) in said


def test_the_history_names_agencies_and_leads_to_requests_and_shows_no_bare_identifier(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    sheet = at(scene, "resident").sheet("/me/history")
    assert scene.request_id not in sheet.words
    assert not re.search(r"\b(req|agy|age|hh)_\w+", sheet.words)
    assert scene.view()["agency"] in sheet.words
    assert f"/w/{scene.world.name}{notice(scene)}" in sheet.addresses


def test_footage_is_saved_and_never_takes_the_pages_place(bench: Bench) -> None:
    scene = delivered(bench, "reference-blind")
    scene.share("resident")
    for who, path in (("resident", notice(scene)), ("officer", f"/officer/requests/{scene.request_id}")):
        text = at(scene, who).get(path).text
        links = re.findall(r'<a href="[^"]*/footage"[^>]*>', text)
        assert links, path
        assert all(" download" in link for link in links), path


def test_where_the_rules_give_no_receipts_the_page_about_verifying_says_so(bench: Bench) -> None:
    for regime, gives in (("heat-map-2018", False), ("reference-blind", True)):
        said = words(Browser(bench.client, bench.world(regime).name).sheet("/public/keys"))
        assert ("so this portal gives none" in said) is not gives


def test_what_is_documented_of_reviewers_stands_where_the_rules_review(bench: Bench) -> None:
    for regime, reviews in (("assistance-2021", True), ("reference-blind", False)):
        said = words(Browser(bench.client, bench.world(regime).name, "moderator").sheet("/company"))
        assert ("trained for six weeks" in said) is reviews


def test_the_administrator_reads_what_no_assigned_area_means(bench: Bench) -> None:
    for regime, knows in (("reference-blind", True), ("heat-map-2018", False)):
        said = words(Browser(bench.client, bench.world(regime).name, "administrator").sheet("/agency"))
        assert ("no assigned area yet can file about the whole town" in said) is knows
        assert ("know no assigned areas" in said) is not knows


def test_the_form_of_a_demand_says_which_words_reach_somebody(bench: Bench) -> None:
    said = words(Browser(bench.client, bench.world("heat-map-2018").name, "officer").sheet("/officer/demands"))
    assert "Footage takes warrant, verified consent" in said
    assert "Words that two homes answer to reach neither: give name, street and block." in said
    leaky = words(Browser(bench.client, bench.world("no-policy").name, "officer").sheet("/officer/demands"))
    assert "reach neither" not in leaky
