"""An agency's records are written out cell by cell: what stands in each table, in which order, and what is withheld."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from glassporch.policy.acts_around import AnswerRecords
from glassporch.policy.agreement_facts import AgreementEvent, AgreementFact, Clause, EntryFact
from glassporch.policy.disclose.records_tables import tables_of
from glassporch.policy.facts import TotalsFact
from glassporch.policy.mail_facts import MailFact
from glassporch.policy.records_facts import RecordsFact, RecordsFileFact
from glassporch.policy.redaction import WITHHELD
from glassporch.policy.regimes import REGIMES
from glassporch.policy.request_facts import AgencyFact, StepFact
from glassporch.policy.statement_facts import StatementFact, VersionFact
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.policy.wire.records import (
    AskForRecords,
    ListHolders,
    ListRecordsRequests,
    ReadRecordsRequest,
    RecordsDraft,
    RecordTopic,
)

from .test_disclose import COLLEAGUE, RELEASE, REQUEST, disclose

OPEN, PROTECTED = REGIMES["heat-map-2018"], REGIMES["reference-blind"]
FILED = RecordsFact(
    records_id="rec_1", account_id="a", agency_id="age_1", agency_name="Police", topics=("requests",),
    from_us=0, to_us=2 * DAY - 1, filed_us=3 * DAY, due_us=13 * DAY, answered_us=None,
)  # fmt: skip
LETTER = MailFact(
    mail_id="mai_1", thread_id="thr_1", agency_id="age_1", agency_name="Police", account_id=None, mailbox="",
    kind="letter", side="company", by="P. Manager", at_us=5, category=None, subject="Call 555 0100",
    text="Write to a@b.example.", position=0,
)  # fmt: skip
ALERT = replace(LETTER, kind="post-alert", account_id="acc_1", mailbox="Ofc.", by="Neighbor 1", category="crime")
PAPER = AgreementFact(
    agreement_id="agr_1", agency_id="age_1", form="memorandum",
    clauses=(Clause("promotion"), Clause("subsidy", 200, 50, 25)), signatories=(("press", "A. Holder"),),
    drafted_us=1, signed_us=2, starts_us=3, ends_us=9, closed_us=7, notice_days=30, state="terminated", renews="agr_0",
    events=(AgreementEvent("drafted", 1, "P. Manager", "a@b.example"),),
)  # fmt: skip
CREDIT = EntryFact(agency_id="age_1", kind="download-credited", at_us=40 * DAY, number=3, agency_usd=0, company_usd=30)
GIFT = replace(CREDIT, kind="cameras-given", at_us=50 * DAY, number=2, company_usd=260)
TOTALS = TotalsFact(agency_id="age_1", requests=2, asked=20, shared=3, declined=5, silent=12)


def asked(topics: frozenset[RecordTopic]) -> AnswerRecords:
    return AnswerRecords("age_1", topics, 0, 365 * DAY - 1)


def at(us: int) -> str:
    return moment(us).isoformat()


def tables(facts: list[Any], *topics: RecordTopic, protected: bool = False) -> dict[str, list[tuple[str, ...]]]:
    wanted = frozenset(topics or get_args(RecordTopic))
    made = tables_of(tuple(facts), asked(wanted), PROTECTED if protected else OPEN)
    assert all(len(row) == len(table.columns) for table in made for row in table.rows)
    return {table.name: list(table.rows) for table in made}


def test_each_topic_has_its_tables_and_no_others_also_where_nothing_is_held() -> None:
    held: dict[RecordTopic, list[str]] = {
        "requests": ["requests", "request-steps"], "statements": ["statements"], "statistics": ["statistics"],
        "accounts": ["accounts"], "agreements": ["agreements", "agreement-events", "ledger"],
        "e-mails": ["e-mails", "mailed-posts"],
    }  # fmt: skip
    assert set(held) == set(get_args(RecordTopic))
    for topic, names in held.items():
        assert tables([], topic) == {name: [] for name in names}


def test_requests_come_oldest_first_with_their_contact_withheld_and_clips_counted() -> None:
    later = replace(REQUEST, request_id="req_0", filed_us=9, contact="", delivered_us=None)
    rows = tables([later, RELEASE, REQUEST, replace(RELEASE, release_id="rel_2")], "requests")["requests"]
    assert rows == [
        ("req_1", at(3), "Ofc.", WITHHELD, "theft", "22-1", "Look.", "0.300", at(1), at(2), "delivered", at(4), "2"),
        ("req_0", at(9), "Ofc.", "", "theft", "22-1", "Look.", "0.300", at(1), at(2), "delivered", "", "0"),
    ]


def test_few_clips_and_none_are_one_answer_where_small_numbers_are_protected() -> None:
    def clips(count: int) -> str:
        released = [replace(RELEASE, release_id=f"rel_{one}") for one in range(count)]
        return tables([REQUEST, *released], "requests", protected=True)["requests"][0][-1]

    assert [clips(0), clips(4), clips(5)] == ["fewer than 5", "fewer than 5", "5 or more"]


def test_steps_come_by_request_and_position() -> None:
    step = StepFact(
        agency_id="age_1", request_id="req_1", position=1, at_us=8, step="filed", note="First", delivered=True
    )
    later = replace(step, position=2, at_us=7, step="approved", note="Second")
    assert tables([replace(step, request_id="req_2"), later, step], "requests")["request-steps"] == [
        ("req_1", at(8), "filed", "First"), ("req_1", at(7), "approved", "Second"), ("req_2", at(8), "filed", "First"),
    ]  # fmt: skip


def test_every_version_of_a_statement_comes_out_in_the_order_of_its_steps() -> None:
    versions = tuple(
        VersionFact(nth, "drafted", "agency", "C. Chief", nth, f"Title {nth}", f"Text {nth}", "Note") for nth in (1, 2)
    )
    one = StatementFact(
        statement_id="sta_2", agency_id="age_1", agency_name="Police", kind="press-release", state="draft",
        needs_approval=True, checks_terms=True, submitted=False, versions=versions,
    )  # fmt: skip
    rows = tables([one, replace(one, statement_id="sta_1", versions=versions[:1])], "statements")["statements"]
    assert [(row[0], row[2], row[7], row[8]) for row in rows] == [
        ("sta_1", "1", "Title 1", "Text 1"), ("sta_2", "1", "Title 1", "Text 1"), ("sta_2", "2", "Title 2", "Text 2"),
    ]  # fmt: skip
    assert rows[0] == (
        "sta_1",
        "press-release",
        "1",
        at(1),
        "drafted",
        "agency",
        "C. Chief",
        "Title 1",
        "Text 1",
        "Note",
    )


def test_answers_are_told_exactly_or_so_that_no_small_number_can_be_computed_from_the_others() -> None:
    assert tables([TOTALS], "statistics")["statistics"] == [("2", "20", "3", "5", "12")]
    few = tables([TOTALS], "statistics", protected=True)["statistics"]
    assert few == [("2", "at least 15", "fewer than 5", "5 or more", "10 or more")]
    other = replace(TOTALS, asked=19, shared=0, declined=6, silent=13)
    assert tables([other], "statistics", protected=True)["statistics"] == few


def test_accounts_come_by_name() -> None:
    closed = replace(COLLEAGUE, account_id="a2", name="B", may_post=False, active=False)
    assert tables([COLLEAGUE, closed], "accounts")["accounts"] == [
        ("B", "officer", "no", "closed"), ("N", "officer", "yes", "open"),
    ]  # fmt: skip


def test_agreements_come_with_their_terms_and_the_end_that_came_first() -> None:
    later = replace(PAPER, agreement_id="agr_0", drafted_us=4, signed_us=None, ends_us=None, closed_us=None, events=())
    made = tables([later, PAPER], "agreements")
    assert made["agreements"] == [
        ("agr_1", "memorandum", "terminated", at(1), at(2), at(3), at(7), "30", "agr_0",
         "promotion; subsidy (number 200, US dollars 50, company US dollars 25)", "press: A. Holder"),
        ("agr_0", "memorandum", "terminated", at(4), "", at(3), "", "30", "agr_0",
         "promotion; subsidy (number 200, US dollars 50, company US dollars 25)", "press: A. Holder"),
    ]  # fmt: skip
    assert made["agreement-events"] == [("agr_1", at(1), "drafted", "P. Manager", WITHHELD)]


def test_gifts_come_one_by_one_and_downloads_by_the_month() -> None:
    entries = [GIFT, replace(CREDIT, at_us=41 * DAY, number=2), CREDIT, replace(CREDIT, at_us=70 * DAY, number=4)]
    gift = (at(50 * DAY), "cameras-given", "2", "0", "260")
    assert tables(entries, "agreements")["ledger"] == [
        gift, ("1970-02", "download-credited", "5", "", ""), ("1970-03", "download-credited", "4", "", ""),
    ]  # fmt: skip
    alone = tables([GIFT, replace(CREDIT, at_us=100 * DAY, number=1)], "agreements")["ledger"]
    assert alone == [gift, ("1970-04", "download-credited", "1", "", "")]
    protected = tables(entries, "agreements", protected=True)["ledger"]
    assert protected == [gift, ("1970-02", "download-credited", "5", "", "")]


def test_letters_come_oldest_first_with_details_blackened_and_mailed_posts_only_as_numbers() -> None:
    suggestion = replace(LETTER, kind="suggestion", thread_id="", mailbox="Ofc.", at_us=9, subject="S", text="T")
    made = tables([suggestion, ALERT, LETTER], "e-mails")
    assert made["e-mails"] == [
        ("thr_1", "letter", at(5), "company", "P. Manager", "", f"Call {WITHHELD}", f"Write to {WITHHELD}."),
        ("", "suggestion", at(9), "company", "P. Manager", "Ofc.", "S", "T"),
    ]
    assert made["mailed-posts"] == [("1970-01", "Ofc.", "crime", "1")]


def test_a_number_of_mailed_posts_that_is_too_small_has_no_row() -> None:
    alerts = [replace(ALERT, at_us=nth) for nth in range(5)]
    other = [replace(ALERT, category="safety", at_us=nth) for nth in range(4)]
    rows = tables([*alerts, *other], "e-mails", protected=True)["mailed-posts"]
    assert rows == [("1970-01", "Ofc.", "crime", "5")]


def test_holders_are_listed_by_name_and_requests_newest_first() -> None:
    agencies = [AgencyFact(agency_id=name, name=name, kind="police", agreement_live=True) for name in ("b", "a")]
    assert [one.id for one in disclose(ListHolders(), agencies).agencies] == ["a", "b"]
    later = replace(FILED, records_id="rec_2", filed_us=4 * DAY)
    assert [one.id for one in disclose(ListRecordsRequests(), [FILED, later]).requests] == ["rec_2", "rec_1"]


def test_a_records_request_says_what_was_asked_and_whether_it_was_answered() -> None:
    draft = RecordsDraft(agency_id="age_1", topics=("requests",), from_day=moment(0).date(), to_day=moment(DAY).date())
    waiting = disclose(AskForRecords(draft), [FILED])
    assert waiting.model_dump() == {
        "id": "rec_1", "agency": "Police", "topics": ("requests",), "from_day": moment(0).date(),
        "to_day": moment(DAY).date(), "state": "waiting", "filed_at": moment(3 * DAY), "due_at": moment(13 * DAY),
        "answered_at": None,
    }  # fmt: skip
    assert disclose(AskForRecords(draft), []) is None
    files = [
        RecordsFileFact(records_id="rec_1", account_id="a", name=name, media_type="text/csv", size=7, sha256="0")
        for name in ("b.csv", "a.csv")
    ]
    view = disclose(ReadRecordsRequest("rec_1"), [*files, replace(FILED, answered_us=13 * DAY)])
    assert (view.request.state, view.request.answered_at) == ("answered", moment(13 * DAY))
    assert [one.model_dump() for one in view.files] == [
        {"name": name, "media_type": "text/csv", "size": 7, "sha256": "0"} for name in ("a.csv", "b.csv")
    ]
    assert disclose(ReadRecordsRequest("rec_1"), files) is None
