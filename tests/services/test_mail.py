"""E-mail inside a world: posts mailed to officers, letters, measures and suggestions, and what records bring out."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import Any

import pytest
from glassporch.client import Exchange
from glassporch.policy.agreement_facts import Clause
from glassporch.worlds.world import World

from ..conftest import Bench, pass_minutes
from ..flow import API
from ..scene import Scene, delivered
from .test_feed import fresh, judge, shown, write
from .test_records_office import answered, table

FIREHOSE = "assistance-2021"
LETTER = {"subject": "Your first month", "text": "Call me at (555) 555-0100 or ada@x.example."}


def choose(bench: Bench, world: World, *categories: str, who: str = "officer") -> Exchange:
    body = {"categories": list(categories)}
    return bench.reader(world, who).write("PUT", f"{API}/officer/mail/alerts", body, key=fresh())


def mails(bench: Bench, world: World, who: str = "officer") -> list[dict[str, Any]]:
    return list(bench.reader(world, who).get(f"{API}/officer/mail").json()["mails"])


def codes(answer: Exchange) -> set[str]:
    return {reason["code"] for reason in answer.json()["reasons"]}


def test_a_new_post_of_a_chosen_category_lies_in_the_mailbox_of_who_chose_it_and_of_nobody_else(bench: Bench) -> None:
    world = bench.world(FIREHOSE)
    shown(bench, world, text="Before anybody chose.")
    pass_minutes(world, 1)
    assert choose(bench, world, "crime").json()["categories"] == ["crime"]
    shown(bench, world)
    shown(bench, world, category="safety", text="Not chosen.")
    pass_minutes(world, 1)
    [mail] = mails(bench, world)
    assert (mail["kind"], mail["category"], mail["text"]) == ("post-alert", "crime", "Somebody tried the door.")
    assert mail["by"].startswith("Neighbor ")
    assert mails(bench, world, "second-officer") == mails(bench, world, "other-officer") == []


def test_a_copy_stays_in_the_mailbox_when_its_post_is_taken_down(bench: Bench) -> None:
    world = bench.world(FIREHOSE)
    choose(bench, world, "crime")
    post_id = shown(bench, world)
    pass_minutes(world, 1)
    bench.reader(world, "resident").write("POST", f"{API}/me/posts/{post_id}/take-back")
    assert bench.reader(world, "officer").get(f"{API}/officer/feed/{post_id}").status == 404
    assert [mail["text"] for mail in mails(bench, world)] == ["Somebody tried the door."]


def test_a_post_that_is_gone_before_its_mail_or_was_never_published_is_not_mailed(bench: Bench) -> None:
    world = bench.world(FIREHOSE)
    choose(bench, world, "crime")
    gone = shown(bench, world)
    bench.reader(world, "resident").write("POST", f"{API}/me/posts/{gone}/take-back")
    waiting = write(bench.reader(world, "resident")).json()["id"]
    judge(bench.reader(world, "moderator"), waiting, "reject", "No.")
    official = {"category": "crime", "title": "From the desk", "text": "Lock your cars."}
    bench.reader(world, "second-officer").write("POST", f"{API}/officer/feed", official)
    pass_minutes(world, 1)
    assert mails(bench, world) == []


def test_a_mail_holds_nothing_that_stood_beside_the_post(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    choose(bench, world, "crime")
    post_id = shown(bench, world)
    pass_minutes(world, 1)
    beside = bench.reader(world, "officer").get(f"{API}/officer/feed/{post_id}").json()["post"]
    box = bench.reader(world, "officer").get(f"{API}/officer/mail").body
    assert len(mails(bench, world)) == 1
    assert beside["latitude"] is not None
    assert all(str(beside[name]).encode() not in box for name in ("latitude", "longitude"))


def test_where_no_post_is_mailed_nothing_is_chosen_and_unsubscribing_goes_everywhere(bench: Bench) -> None:
    world = bench.world("reference-blind")
    assert codes(choose(bench, world, "crime")) == {"no-alerts"}
    assert choose(bench, world).status == 200
    shown(bench, world)
    pass_minutes(world, 1)
    assert mails(bench, world) == []
    assert codes(choose(bench, bench.world(FIREHOSE), "unknown-visitor", "crime")) == {"category-unknown"}


def test_no_mail_reaches_an_agency_after_its_agreement_ended(bench: Bench) -> None:
    world = bench.world(FIREHOSE)
    assert choose(bench, world, "crime", who="other-officer").status == 200
    listed = bench.reader(world, "partner-manager").get(f"{API}/partners/agencies").json()["agencies"]
    other = next(one for one in listed if one["agency"].startswith("Gannet"))
    path = f"{API}/partners/agreements/{other['agreements'][0]['id']}/end"
    bench.reader(world, "partner-manager").write("POST", path, {"reason": "It is over."})
    pass_minutes(world, 31 * 24 * 60)
    shown(bench, world)
    pass_minutes(world, 1)
    with world.database.looking() as rows:
        assert rows.exec_driver_sql("SELECT count(*) FROM mail").scalar() == 0


def own_letter(bench: Bench, world: World, who: str, section: str, **changes: Any) -> Exchange:
    return bench.reader(world, who).write("POST", f"{API}/{section}/letters", LETTER | changes, key=fresh())


def agency_id(bench: Bench, world: World, who: str = "administrator") -> str:
    return str(bench.reader(world, who).get(f"{API}/agency/agreements").json()["agency_id"])


def test_a_letter_is_answered_in_its_thread_and_both_sides_read_it_and_no_third(bench: Bench) -> None:
    world = bench.world()
    sent = own_letter(bench, world, "partner-manager", "partners", agency_id=agency_id(bench, world))
    assert sent.status == 201, sent.body
    thread = sent.json()["id"]
    answer = own_letter(bench, world, "administrator", "agency", thread_id=thread, subject="", text="<b>Thanks</b>")
    assert [(one["side"], one["text"]) for one in answer.json()["letters"]] == [
        ("company", LETTER["text"]),
        ("agency", "<b>Thanks</b>"),
    ]
    for who, section in (("administrator", "agency"), ("partner-manager", "partners")):
        listed = bench.reader(world, who).get(f"{API}/{section}/letters").json()["threads"]
        assert [(one["id"], one["letters"]) for one in listed] == [(thread, 2)]
    for who in ("officer", "moderator", "resident", "journalist", ""):
        assert bench.reader(world, who).get(f"{API}/agency/letters/{thread}").status == 403
    page = bench.reader(world, "partner-manager").get(f"/partners/letters/{thread}")
    assert b"&lt;b&gt;Thanks&lt;/b&gt;" in page.body


@pytest.mark.parametrize(
    ("who", "section", "changes", "code"),
    [
        ("partner-manager", "partners", {"agency_id": "age_none"}, "agency-unknown"),
        ("partner-manager", "partners", {"thread_id": "thr_none"}, "thread-unknown"),
        ("administrator", "agency", {"thread_id": "thr_none"}, "thread-unknown"),
        ("administrator", "agency", {"subject": ""}, "subject-missing"),
    ],
)
def test_a_letter_that_goes_nowhere_is_told_why(
    bench: Bench, who: str, section: str, changes: dict[str, str], code: str
) -> None:
    answer = own_letter(bench, bench.world(), who, section, **changes)
    assert (answer.status, codes(answer)) == (422, {code})


def measured(bench: Bench, world: World) -> dict[str, Any]:
    listed = bench.reader(world, "partner-manager").get(f"{API}/partners/engagement").json()["agencies"]
    return next(one for one in listed if one["agency_id"] == agency_id(bench, world))


def suggest(bench: Bench, world: World, named: str = "") -> Exchange:
    path = f"{API}/partners/engagement/{named or agency_id(bench, world)}/suggestions"
    return bench.reader(world, "partner-manager").write("POST", path, key=fresh())


def test_in_2018_the_company_measures_refusals_too_and_mails_officers_what_follows(bench: Bench) -> None:
    scene = delivered(bench, "heat-map-2018")
    scene.decline("neighbor")
    found = measured(bench, scene.world)
    assert (found["requests"], found["official_posts"], found["neighbors_comments"]) == (1, 0, 0)
    assert found["responses"]["declined"] == 1
    assert [one["name"] for one in found["suggestions"]] == ["post-more", "comment-more", "reach-out"]
    assert suggest(bench, scene.world).json()["subjects"] == [one["subject"] for one in found["suggestions"]]
    texts = {mail["text"] for mail in mails(bench, scene.world, "second-officer")}
    assert texts == {one["text"] for one in found["suggestions"]}
    assert mails(bench, scene.world, "other-officer") == []


def test_where_agencies_are_not_told_of_answers_no_figure_and_no_suggestion_depends_on_one(bench: Bench) -> None:
    scenes: list[Scene] = [delivered(bench, "control-center-2020") for _ in range(2)]
    scenes[0].decline("resident")
    one, other = (measured(bench, scene.world) for scene in scenes)
    assert one == other
    assert one["responses"] is None
    assert [told["name"] for told in one["suggestions"]] == ["post-more", "comment-more"]


def test_deeds_of_an_agency_are_counted_and_who_posts_weekly_is_suggested_nothing_about_it(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    officer, body = bench.reader(world, "officer"), {"category": "crime", "title": "Tip", "text": "Lock your cars."}
    for _ in range(4):
        officer.write("POST", f"{API}/officer/feed", body, key=fresh())
    post_id = officer.get(f"{API}/officer/feed").json()["posts"][0]["id"]
    for who, section in (("officer", "officer"), ("neighbor", "me")):
        path = f"{API}/{section}/feed/{post_id}/comments"
        bench.reader(world, who).write("POST", path, {"text": "Thanks."})
    found = measured(bench, world)
    assert (found["official_posts"], found["comments"], found["neighbors_comments"]) == (4, 1, 1)
    assert "post-more" not in {one["name"] for one in found["suggestions"]}
    pass_minutes(world, 31 * 24 * 60)
    assert measured(bench, world)["official_posts"] == 0


def test_where_the_company_does_not_coach_nothing_is_measured_or_suggested(bench: Bench) -> None:
    world = bench.world(FIREHOSE)
    answer = bench.reader(world, "partner-manager").get(f"{API}/partners/engagement")
    assert codes(answer) == {"no-coaching"}
    assert "no-coaching" in codes(suggest(bench, world))
    assert codes(suggest(bench, bench.world(), "age_none")) == {"agency-unknown"}


def test_records_bring_out_letters_blackened_and_of_mailed_posts_numbers_alone(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    own_letter(bench, world, "partner-manager", "partners", agency_id=agency_id(bench, world))
    choose(bench, world, "crime")
    shown(bench, world, text="Words that nobody else has.")
    pass_minutes(world, 1)
    suggest(bench, world)
    files = answered(bench, world, topics=["e-mails"])
    rows = table(files["e-mails.csv"])
    assert [row["text"] for row in rows if row["kind"] == "letter"] == [
        "Call me at [withheld: personal details] or [withheld: personal details]."
    ]
    assert {row["kind"] for row in rows} == {"letter", "suggestion"}
    [counted] = table(files["mailed-posts.csv"])
    assert (counted["category"], counted["e-mails"]) == ("crime", "1")
    assert all(b"Words that nobody else has." not in body for body in files.values())
    assert not any(re.search(rb"Neighbor \d", body) for body in files.values())


def test_a_confidential_agreement_is_hidden_from_the_public_and_comes_out_in_records(bench: Bench) -> None:
    world = bench.world("heat-map-2018")
    public = bench.reader(world).get(f"{API}/public/agreements")
    assert b"camera-donation" not in public.body
    files = answered(bench, world, topics=["agreements"], from_day="2018-01-01")
    [paper] = table(files["agreements.csv"])
    assert {"confidentiality", "camera-donation (number 15)"} <= set(paper["clauses"].split("; "))
    assert [row["step"] for row in table(files["agreement-events.csv"])] == ["drafted", "signed", "started"]
    given = {row["kind"]: row["number"] for row in table(files["ledger.csv"]) if row["kind"] == "cameras-given"}
    assert given == {"cameras-given": "15"}
    months = [row for row in table(files["ledger.csv"]) if row["kind"] == "download-credited"]
    assert sum(int(row["number"]) for row in months) == 30
    assert all(len(row["at"]) == len("2018-06") for row in months)


def test_a_statement_is_checked_for_words_where_its_agreement_asks_for_it_and_not_because_of_approval(
    bench: Bench,
) -> None:
    world, body = bench.world("heat-map-2018"), {"kind": "social-post", "title": "We joined", "text": "Surveillance."}
    checked = {}
    for clauses in (("statements-approved", "wording"), ("statements-approved",), ("wording",), ()):
        with world.database.acting() as rows:
            stored = json.dumps([asdict(Clause(name)) for name in clauses])
            rows.exec_driver_sql("UPDATE agreement SET clauses = ?", (stored,))
        path = f"{API}/newsroom/statements"
        made = bench.reader(world, "administrator").write("POST", path, body, key=fresh()).json()
        checked[clauses] = (made["needs_approval"], made["checks_terms"], len(made["terms"]))
    assert checked == {
        ("statements-approved", "wording"): (True, True, 1),
        ("statements-approved",): (True, False, 0),
        ("wording",): (False, True, 1),
        (): (False, False, 0),
    }


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069", "\x1b"])
def test_text_that_readers_would_not_see_as_it_stands_is_refused_in_words(bench: Bench, sign: str) -> None:
    world, text = bench.world("heat-map-2018"), f"Safe{sign}text"
    writes = [
        ("administrator", "/agency/letters", {"subject": text, "text": "T"}),
        ("administrator", "/newsroom/statements", {"kind": "press-release", "title": "T", "text": text}),
        ("resident", "/me/posts", {"category": "crime", "title": "T", "text": text}),
        ("officer", "/officer/feed", {"category": "crime", "title": text, "text": "T"}),
    ]
    for who, path, body in writes:
        answer = bench.reader(world, who).write("POST", f"{API}{path}", body, key=fresh())
        assert answer.status == 422, (path, answer.body)
        assert "a character that nobody sees" in answer.json()["fields"][0]["fault"], answer.body
    # what turns no direction stays: an emoji's joiner, a soft hyphen, an accent
    fine = bench.reader(world, "administrator").write(
        "POST",
        f"{API}/agency/letters",
        {"subject": "S", "text": "\U0001f468\u200d\U0001f469 co\u00adop \u05d0 é"},
        key=fresh(),
    )
    assert fine.status == 201, fine.body
