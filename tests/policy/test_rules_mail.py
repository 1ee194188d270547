"""The rules about e-mail and measures: what is mailed, whose it is, who writes to whom, and what is counted."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from glassporch.policy.acts_around import AlertOfficer
from glassporch.policy.agreement_facts import EntryFact
from glassporch.policy.casefile import AgencyStanding, Standing
from glassporch.policy.coaching import suggestions_for
from glassporch.policy.disclose.engagement import engagement_of
from glassporch.policy.facts import PostFact, TotalsFact
from glassporch.policy.gate import Gate
from glassporch.policy.mail_facts import AlertChoiceFact, EngagementFact, MailFact, OwnThread
from glassporch.policy.redaction import WITHHELD, without_details
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.released import Refused
from glassporch.policy.request_facts import AgencyFact
from glassporch.policy.roles import Role
from glassporch.policy.standard import STANDARD
from glassporch.policy.wire.engagement import ListEngagement, Responses, SendSuggestions
from glassporch.policy.wire.mail import (
    AlertChoice,
    ChooseAlerts,
    LetterDraft,
    ListThreads,
    ReadMailbox,
    WriteLetter,
)

GATE = Gate(STANDARD)
FIREHOSE, WITHOUT = REGIMES["assistance-2021"], REGIMES["reference-blind"]
EARLY = REGIMES["heat-map-2018"]
ACT = AlertOfficer(frozenset({"crime"}), active=True, agreement_live=True, kind="police")
OWN = AgencyStanding("age_1", "Police", agreement_live=True, kind="police")
OTHER = AgencyStanding("age_2", "Other", agreement_live=True, kind="police")
POST = PostFact(
    post_id="pos_1",
    number=1,
    category="crime",
    title="",
    text="",
    state="published",
    published_us=0,
    label="Neighbor 1",
)
MAIL = MailFact(
    mail_id="mai_1",
    thread_id="thr_1",
    agency_id="age_1",
    agency_name="",
    account_id="acc_1",
    mailbox="",
    kind="post-alert",
    side="company",
    by="",
    at_us=0,
    category="crime",
    subject="",
    text="",
)


def asker(role: Role, account_id: str = "acc_1", **more: Any) -> Standing:
    agency = OWN if role in {Role.OFFICER, Role.ADMINISTRATOR} else None
    return Standing(role=role, now_us=0, account_id=account_id, agency=agency, **more)


def is_mailed(act: AlertOfficer, post: PostFact, regime: Regime = FIREHOSE) -> bool:
    return bool(GATE.decide(act, Standing(role=Role.MODERATOR, now_us=0), (post,), regime).covered)


def reads(question: Any, standing: Standing, fact: object, regime: Regime = EARLY) -> bool:
    return bool(GATE.decide(question, standing, (fact,), regime).covered)


def codes(question: Any, standing: Standing, regime: Regime = FIREHOSE) -> set[str]:
    answer = GATE.admit(question, standing, regime)
    return {reason.code for reason in answer.reasons} if isinstance(answer, Refused) else set()


def test_a_post_is_mailed_only_to_an_officer_with_access_who_chose_its_category_where_posts_are_mailed() -> None:
    assert is_mailed(ACT, POST)
    assert not is_mailed(ACT, POST, WITHOUT)
    for change in ({"categories": frozenset({"safety"})}, {"active": False}, {"agreement_live": False}):
        assert not is_mailed(replace(ACT, **change), POST), change
    assert not is_mailed(replace(ACT, kind="immigration"), POST)


@pytest.mark.parametrize("state", ["in-review", "removed", "rejected", "resolved"])
def test_a_post_that_is_not_shown_any_more_or_belongs_to_an_agency_is_not_mailed(state: Any) -> None:
    assert not is_mailed(ACT, replace(POST, state=state))
    assert not is_mailed(ACT, replace(POST, agency_name="Police"))


def test_what_lies_in_a_mailbox_is_its_officers_and_no_colleagues_and_the_company_reads_no_copy_of_a_post() -> None:
    assert reads(ReadMailbox(), asker(Role.OFFICER), MAIL)
    assert not reads(ReadMailbox(), asker(Role.OFFICER, "acc_2"), MAIL)
    assert not reads(ListThreads(), asker(Role.PARTNERS, "acc_9"), MAIL)
    assert not reads(ListThreads(), asker(Role.ADMINISTRATOR, "acc_2"), MAIL)
    choice = AlertChoiceFact("acc_1", ("crime",))
    assert reads(ReadMailbox(), asker(Role.OFFICER), choice)
    assert not reads(ReadMailbox(), asker(Role.OFFICER, "acc_2"), choice)


def test_a_letter_is_read_by_the_two_sides_and_by_no_officer_and_no_other_agency() -> None:
    letter = replace(MAIL, kind="letter", account_id=None)
    assert reads(ListThreads(), asker(Role.ADMINISTRATOR), letter)
    assert reads(ListThreads(), asker(Role.PARTNERS), letter)
    assert not reads(ListThreads(), asker(Role.OFFICER), letter)
    assert not reads(ListThreads(), asker(Role.ADMINISTRATOR), replace(letter, agency_id="age_2"))


def test_categories_are_chosen_where_posts_are_mailed_and_leaving_is_never_refused() -> None:
    some, none = (ChooseAlerts(AlertChoice(categories=chosen)) for chosen in (("crime",), ()))
    unknown = ChooseAlerts(AlertChoice(categories=("unknown-visitor",)))
    assert codes(some, asker(Role.OFFICER)) == set()
    refused = GATE.admit(unknown, asker(Role.OFFICER), FIREHOSE)
    assert isinstance(refused, Refused)
    [why] = refused.reasons
    assert why.code == "category-unknown"
    assert why.text.endswith(f"no posts about unknown-visitor. It has: {', '.join(FIREHOSE.feed.categories.value)}.")
    assert codes(some, asker(Role.OFFICER), WITHOUT) == {"no-alerts"}
    assert codes(none, asker(Role.OFFICER), WITHOUT) == set()


@pytest.mark.parametrize(("thread", "there", "subject"), list(product(("", "thr_1"), (True, False), ("Hello", ""))))
def test_a_letter_goes_to_an_agency_that_there_is_or_into_ones_own_thread(
    thread: str, *, there: bool, subject: str
) -> None:
    letter = WriteLetter(LetterDraft(agency_id="age_2", thread_id=thread, subject=subject, text="Text."))
    answer = WriteLetter(LetterDraft(thread_id=thread, subject=subject, text="Text."))
    own = OwnThread("thr_1", "age_1") if there else None
    company = asker(Role.PARTNERS, thread=own, other_agency=OTHER if there else None)
    agency = asker(Role.ADMINISTRATOR, thread=own)
    no_subject = set() if subject else {"subject-missing"}
    in_thread = set() if there else {"thread-unknown"}
    to_agency = no_subject if there else {"agency-unknown"}
    assert codes(letter, company) == (in_thread if thread else to_agency)
    assert codes(answer, agency) == (in_thread if thread else no_subject)
    assert codes(letter, agency) == {"agency-not-chosen"}


def test_answers_of_residents_are_measured_only_where_agencies_are_told_and_downloads_where_they_are_credited() -> None:
    totals = TotalsFact(agency_id="age_1", requests=1, asked=1, shared=0, declined=1, silent=0)
    credited = EntryFact(agency_id="age_1", kind="download-credited", at_us=0, number=1, agency_usd=0, company_usd=10)
    company, later = asker(Role.PARTNERS), REGIMES["control-center-2020"]
    assert reads(ListEngagement(), company, totals, EARLY)
    assert not reads(ListEngagement(), company, totals, later)
    assert reads(ListEngagement(), company, credited, EARLY)
    assert not reads(ListEngagement(), company, credited, later)
    assert not reads(ListEngagement(), company, replace(credited, kind="cameras-given"), EARLY)
    deeds = EngagementFact(agency_id="age_1", official_posts=1, comments=0, neighbors_comments=0, requests=0)
    assert reads(ListEngagement(), company, deeds, later)
    agency = AgencyFact(agency_id="age_1", name="", kind="police", agreement_live=True)
    assert reads(ListEngagement(), company, agency, later)
    assert not reads(ListEngagement(), company, replace(agency, agreement_live=False), later)


def test_nothing_is_measured_or_suggested_without_coaching_nor_to_an_agency_without_access() -> None:
    company = asker(Role.PARTNERS, other_agency=OTHER)
    for question in (ListEngagement(), SendSuggestions("age_2")):
        assert codes(question, company, FIREHOSE) == {"no-coaching"}
        assert codes(question, company, EARLY) == set()
    ended = asker(Role.PARTNERS, other_agency=replace(OTHER, agreement_live=False))
    assert codes(SendSuggestions("age_2"), ended, EARLY) == {"no-agreement"}
    assert codes(SendSuggestions("age_2"), asker(Role.PARTNERS), EARLY) == {"agency-unknown"}


@pytest.mark.parametrize(
    ("posts", "comments", "rate", "names"),
    [
        (3, 7, 9.9, ["post-more", "comment-more", "reach-out"]),
        (4, 8, 10.0, []),
        (4, 8, None, []),
        (0, 8, 50.0, ["post-more"]),
    ],
)
def test_suggestions_follow_their_limits(posts: int, comments: int, rate: float | None, names: list[str]) -> None:
    responses = Responses(requests=1, asked=1, shared=1, declined=0, silent=0, rate_percent=rate)
    assert [one.name for one in suggestions_for(posts, comments, responses)] == names
    assert all(one.name != "reach-out" for one in suggestions_for(posts, comments, None))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Write to ada.b@x.example, please.", f"Write to {WITHHELD}, please."),
        ("Call (555) 555-0100 or 555 0100.", f"Call {WITHHELD} or {WITHHELD}."),
        ("At 12 Elm Street and the 400 block of Old Mill Road.", f"At {WITHHELD} and the {WITHHELD}."),
        (
            "Case 22-0001 of 2022-05-01: 22 requests, 319 e-mails.",
            "Case 22-0001 of 2022-05-01: 22 requests, 319 e-mails.",
        ),
    ],
)
def test_addresses_and_telephone_numbers_are_blackened_and_case_numbers_and_days_stay(text: str, told: str) -> None:
    assert without_details(text) == told


@pytest.mark.parametrize(("number", "told"), [(0, None), (4, None), (5, 5)])
def test_few_comments_of_neighbors_and_none_are_one_answer_where_small_numbers_are_protected(
    number: int, told: int | None
) -> None:
    agency = AgencyFact(agency_id="age_1", name="", kind="police", agreement_live=True)
    deeds = EngagementFact(agency_id="age_1", official_posts=1, comments=0, neighbors_comments=number, requests=0)
    assert engagement_of(agency, (agency, deeds), WITHOUT).neighbors_comments == told
    assert engagement_of(agency, (agency, deeds), EARLY).neighbors_comments == number


@pytest.mark.parametrize(
    ("shared", "declined", "silent", "told"),
    [
        (9, 9, 9, (27, 9, 9, 9, 33.3)),
        (1, 9, 9, (None, None, 9, 9, None)),
        (9, 1, 9, (None, 9, None, 9, None)),
        (9, 9, 0, (None, 9, 9, None, None)),
    ],
)
def test_few_answers_are_not_told_nor_is_what_would_give_them_away(
    shared: int, declined: int, silent: int, told: tuple[float | None, ...]
) -> None:
    agency = AgencyFact(agency_id="age_1", name="", kind="police", agreement_live=True)
    deeds = EngagementFact(agency_id="age_1", official_posts=9, comments=9, neighbors_comments=9, requests=9)
    asked = shared + declined + silent
    totals = TotalsFact(agency_id="age_1", requests=1, asked=asked, shared=shared, declined=declined, silent=silent)
    shown = engagement_of(agency, (agency, deeds, totals), WITHOUT)
    assert shown.responses is not None
    assert tuple(shown.responses.model_dump(exclude={"requests"}).values()) == told
    assert [one.name for one in shown.suggestions] == []
    exact = engagement_of(agency, (agency, deeds, totals), EARLY).responses
    assert exact is not None
    assert (exact.asked, exact.shared, exact.declined, exact.silent) == (asked, shared, declined, silent)
