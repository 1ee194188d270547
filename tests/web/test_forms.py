"""One request end to end through forms alone, without scripts, and what hostile text and forged forms do: nothing."""

from __future__ import annotations

import json
import re

import pytest
from glassporch.worlds.world import World

from ..conftest import Bench, pass_minutes
from .pages import Browser, Form, Sheet

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> \"'>&{{ 7*7 }}"


def filled(officer: Browser, *, nth: int = 2, **changes: str) -> Form:
    """The request form as it stands after choosing an incident."""
    links = [at for at in officer.sheet("/officer").addresses if "?incident=" in at]
    path = links[nth].removeprefix(f"/w/{officer.world}").split("#")[0]
    form = officer.sheet(path).form("/officer/requests")
    form.fields |= {"message": "Please look at your footage.", "contact": "mara@pd.example"} | changes
    return form


def delivered(bench: Bench, regime: str = "heat-map-2018", **changes: str) -> tuple[World, Browser, str]:
    """A world in which a request was filed through the form and delivered; the request's page."""
    world = bench.world(regime)
    officer = Browser(bench.client, world.name, "officer")
    for nth in range(6):
        assert officer.send(filled(officer, nth=nth, **changes)).status_code == 303
    moderator = Browser(bench.client, world.name, "moderator")
    while reviews := [f for f in moderator.sheet("/company").forms if f.action.endswith("/review")]:
        assert moderator.send(reviews[0], ("verdict", "approve")).status_code == 303
    pass_minutes(world, 11)
    return world, officer, "/officer/requests"


def notices(resident: Browser) -> list[str]:
    under = f"/w/{resident.world}"
    found = resident.sheet("/me").addresses
    return [at.removeprefix(under) for at in found if "/me/notices/" in at]


def with_clips(resident: Browser) -> str:
    """The first notice for which the household has a clip."""
    return next(path for path in notices(resident) if any(form.boxes for form in resident.sheet(path).forms))


@pytest.mark.parametrize("regime", ["heat-map-2018", "assistance-2021", "reference-blind"])
def test_a_request_goes_from_form_to_shared_picture_without_a_script(bench: Bench, regime: str) -> None:
    world, officer, _ = delivered(bench, regime)
    resident = Browser(bench.client, world.name, "resident")
    path = with_clips(resident)
    sheet = resident.sheet(path)
    told = {
        "heat-map-2018": ("your address", "your e-mail address"),
        "assistance-2021": ("your name", "your address", "your e-mail address"),
        "reference-blind": ("nothing else about you",),
    }
    assert all(words in sheet.words for words in told[regime])
    form = sheet.form("/share")
    answer = resident.send(form, **{form.boxes[0]: "yes"})
    assert answer.status_code == 303
    assert "You shared" in resident.get(path).text
    listed = officer.sheet("/officer/requests").addresses
    pages = [officer.get(at.removeprefix(f"/w/{world.name}")) for at in listed if "/requests/req_" in at]
    [seen] = [page.text for page in pages if re.search(r"Neighbor \d{6}", page.text)]
    empty = [page.text for page in pages if "Nothing is shared now." in page.text]
    assert len(empty) == 5
    says_nothing = {"whether anybody was asked" in text for text in empty}
    assert says_nothing == {regime != "heat-map-2018"}  # where totals are read, the portal does say
    address = seen.split('<img src="/w/')[1].split('"')[0]
    picture = officer.call("GET", f"/w/{address}")
    assert picture.content.startswith(b"\x89PNG")
    record = resident.sheet("/me/record").words
    assert "A clip that your household chose was released to the agency" in record
    assert "An agency fetched a clip that your household had shared" in record


def test_what_the_rules_refuse_comes_back_with_reasons_and_nothing_typed_is_lost(bench: Bench) -> None:
    officer = Browser(bench.client, bench.world().name, "officer")
    ring = [[-69.02, 35.98], [-68.98, 35.98], [-68.98, 36.02], [-69.02, 36.02], [-69.02, 35.98]]
    area = json.dumps({"type": "Polygon", "coordinates": [ring]})
    form = filled(officer, area=area, message=HOSTILE, contact="Sgt. O'Hara, x@y.example")
    answer = officer.send(form)
    assert answer.status_code == 422
    assert "square miles; at most 0.5 are allowed" in answer.text
    again = Sheet(answer.text).form("/officer/requests")
    for name in ("incident_id", "case_number", "contact", "message", "area", "window_from", "window_to"):
        assert again.fields[name] == form.fields[name], name


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"area": "not json"}, "Area: draw an area"),
        ({"area": "{}"}, "Area: draw an area"),
        ({"area": ""}, "Area: draw an area"),
        ({"window_from": "yesterday"}, "Window from: give a date"),
        ({"message": ""}, "Message: write what"),
        ({"incident_id": ""}, "hold no such incident"),
        ({"case_number": "0"}, "case number is not the one"),
        ({"contact": "x" * 121}, "Contact: write an e-mail address"),
        ({"contact": "me & you <x@y>"}, "Contact: write an e-mail address"),
    ],
)
def test_a_form_that_cannot_be_used_says_which_field_and_what_to_do(bench: Bench, changes, said: str) -> None:
    officer = Browser(bench.client, bench.world().name, "officer")
    answer = officer.send(filled(officer, **changes))
    assert answer.status_code == 422
    assert said in answer.text.replace("&#39;", "'")


def test_hostile_text_is_only_ever_shown_as_text(bench: Bench) -> None:
    world, officer, _ = delivered(bench, "assistance-2021", message=HOSTILE)
    resident = Browser(bench.client, world.name, "resident")
    administrator = Browser(bench.client, world.name, "administrator")
    under = f"/w/{world.name}"
    filed = [at.removeprefix(under) for at in officer.sheet("/officer/requests").addresses if "/req_" in at]
    seen = [
        officer.get(filed[0]).text,
        administrator.get(filed[0].replace("/officer", "/agency")).text,
        resident.get(notices(resident)[0]).text,
        Browser(bench.client, world.name).get("/public/requests").text,
    ]
    for text in seen:
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
        assert "<script>alert" not in text
        assert "<img src=x" not in text
        assert "<b>x" not in text
        assert "{{ 7*7 }}" in text


def test_a_search_is_only_ever_shown_as_text(bench: Bench) -> None:
    text = Browser(bench.client, bench.world().name).get("/public/agencies?q=%22%3E%3Cscript%3Ealert(1)").text
    assert "<script>alert" not in text


def test_a_form_without_its_token_is_refused_everywhere(bench: Bench) -> None:
    world, officer, _ = delivered(bench)
    resident = Browser(bench.client, world.name, "resident")
    researcher = Browser(bench.client, world.name, "researcher")
    notice = resident.sheet(with_clips(resident))
    share = notice.form("/share")
    share.fields |= {share.boxes[0]: "yes"}
    forms = [
        (officer, filled(officer)),
        (resident, share),
        (resident, notice.form("/decline")),
        (resident, resident.sheet("/me").form("/standing-choice")),
        (researcher, researcher.sheet("/lab").form("/clock")),
    ]
    before = world.now()
    for who, form in forms:
        for csrf in ("", "forged"):
            assert who.send(form, csrf=csrf, minutes="10").status_code == 403, form.action
    assert world.now() == before
    assert "You have chosen nothing yet" in resident.sheet("/me").words


def test_sending_a_form_twice_files_one_request(bench: Bench) -> None:
    officer = Browser(bench.client, bench.world().name, "officer")
    form = filled(officer)
    first, second = officer.send(form), officer.send(form)
    assert first.headers["location"] == second.headers["location"]
    assert sum("/req_" in at for at in officer.sheet("/officer/requests").addresses) == 1


def test_sharing_without_a_tick_shares_nothing_and_says_so(bench: Bench) -> None:
    world, _, _ = delivered(bench)
    resident = Browser(bench.client, world.name, "resident")
    answer = resident.send(resident.sheet(with_clips(resident)).form("/share"))
    assert answer.status_code == 422
    assert "Choose at least one clip" in answer.text


def test_declining_leaves_the_officer_the_page_that_silence_leaves(bench: Bench) -> None:
    world, officer, _ = delivered(bench)
    under = f"/w/{world.name}"
    filed = [at.removeprefix(under) for at in officer.sheet("/officer/requests").addresses if "/req_" in at]
    before = [officer.get(path).content for path in filed]
    resident = Browser(bench.client, world.name, "resident")
    for path in notices(resident):
        assert resident.send(resident.sheet(path).form("/decline")).status_code == 303
    told = resident.sheet(notices(resident)[0]).words
    assert "counted in totals that the agency can read" in told
    assert "same as silence" not in told
    assert [officer.get(path).content for path in filed] == before


@pytest.mark.parametrize("regime", ["heat-map-2018", "assistance-2021", "reference-blind"])
def test_a_resident_is_told_of_totals_exactly_where_the_agency_can_read_them(bench: Bench, regime: str) -> None:
    world, _, _ = delivered(bench, regime)
    resident = Browser(bench.client, world.name, "resident")
    path = notices(resident)[0]
    before = resident.sheet(path)
    resident.send(before.form("/decline"))
    for words in (before.words, resident.sheet(path).words):
        assert ("counted in totals that the agency can read" in words) == (regime == "heat-map-2018")
    assert ("not told whether you were asked" in before.words) == (regime != "heat-map-2018")
    assert ("same as silence" in resident.sheet(path).words) == (regime != "heat-map-2018")


def test_what_left_names_the_agency_and_the_case(bench: Bench) -> None:
    world, _, _ = delivered(bench)
    resident = Browser(bench.client, world.name, "resident")
    form = resident.sheet(with_clips(resident)).form("/share")
    resident.send(form, **{form.boxes[0]: "yes"})
    token = {"cookie": "; ".join(f"{name}={value}" for name, value in resident.cookies.items())}
    [left] = bench.client.get(f"/w/{world.name}/api/v1/me/record", headers=token).json()["left"]
    words = resident.sheet("/me/record").words
    assert left["agency"] in words
    assert left["case_number"]
    assert left["case_number"] in words


def test_a_form_without_an_area_says_that_something_is_missing(bench: Bench) -> None:
    world = bench.world()
    officer = Browser(bench.client, world.name, "officer")
    answer = officer.send(filled(officer), area="")
    assert answer.status_code == 422
    assert "Something is missing" in answer.text


def test_opting_out_and_in_again_is_one_press_each(bench: Bench) -> None:
    world, _, _ = delivered(bench)
    resident = Browser(bench.client, world.name, "resident")
    resident.send(resident.sheet("/me").form("/standing-choice"))
    assert "opted out" in resident.sheet("/me").words
    path = notices(resident)[0]
    assert "You have opted out, so nothing can be shared" in resident.sheet(path).words
    resident.send(resident.sheet("/me").form("/standing-choice"))
    assert "can be asked" in resident.sheet("/me").words


def test_a_rejection_needs_a_note_and_the_agency_reads_it(bench: Bench) -> None:
    world = bench.world("assistance-2021")
    officer = Browser(bench.client, world.name, "officer")
    page = officer.send(filled(officer)).headers["location"].removeprefix(f"/w/{world.name}")
    moderator = Browser(bench.client, world.name, "moderator")
    form = moderator.sheet("/company").form("/review")
    refused = moderator.send(form, ("verdict", "reject"))
    assert refused.status_code == 409
    assert "say in the note" in refused.text
    done = moderator.send(form, ("verdict", "reject"), note="Too <vague>", idempotency_key="another-key")
    assert "the agency reads your note" in moderator.call("GET", done.headers["location"]).text
    assert "Too &lt;vague&gt;" in officer.get(page).text


def test_the_researcher_moves_the_clock(bench: Bench) -> None:
    world = bench.world()
    researcher = Browser(bench.client, world.name, "researcher")
    form = researcher.sheet("/lab").form("/clock")
    assert [int(minutes) for _, minutes in form.buttons] == [10, 60, 24 * 60, 30 * 24 * 60, 365 * 24 * 60]
    before = world.now().clock_us
    researcher.send(form, ("minutes", "60"))
    assert world.now().clock_us - before == 3_600_000_000
    assert researcher.send(form, ("minutes", "much")).status_code == 422


def test_half_a_character_in_the_name_of_a_clip_is_refused_like_any_other_junk(bench: Bench) -> None:
    world, _, _ = delivered(bench)
    resident = Browser(bench.client, world.name, "resident")
    address = f"{notices(resident)[0].replace('/me/', '/api/v1/me/')}/share"
    form = resident.sheet("/me").forms[-1]
    headers = {
        "idempotency-key": "half-a-sign",
        "x-csrf-token": form.fields["csrf"],
        "content-type": "application/json",
    }
    sent = {"content": b'{"clip_ids": ["\\ud800"]}', "headers": headers}
    assert resident.call("POST", f"/w/{world.name}{address}", **sent).status_code == 422
