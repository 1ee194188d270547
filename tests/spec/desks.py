"""What may be asked of the legal desk, of the newsroom and for records: topics of the second policy.

As ``reference.py``: from the documents and the switches' docstrings alone.
"""

from __future__ import annotations

from typing import Any

from glassporch.policy import wire as w
from glassporch.policy.casefile import Standing
from glassporch.policy.regime import Regime
from glassporch.policy.roles import Role
from glassporch.policy.units import DAY

Topic = set[str]
"""The codes of the faults that a question has in one topic; empty where it has none."""


def papers(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A paper gives what the regime says that it gives; an emergency says who is in danger, and why no paper."""
    if not isinstance(question, w.FileDemand):
        return set()
    draft, rules = question.draft, regime.legal
    if draft.kind == "emergency":
        if not rules.emergency_disclosure.value:
            return {"no-emergency-disclosure"}
        return set() if draft.in_danger and draft.no_time else {"danger-missing"}
    faults = set()
    if draft.kind != "verified-consent" and (draft.authority == "" or draft.paper_number == ""):
        faults.add("paper-missing")
    for what, by in (("content", rules.content_by.value), ("account-data", rules.account_data_by.value)):
        if draft.kind != "preservation" and what in draft.wants and by and draft.kind not in by:
            faults.add(f"paper-gives-no-{what}")
    return faults


def demanded_time(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A demand is about the past, and about 31 days at most where demands are narrowed."""
    if not isinstance(question, w.FileDemand):
        return set()
    start, end = w.base.microseconds(question.draft.window_from), w.base.microseconds(question.draft.window_to)
    faults = {"window-in-future"} if end > standing.now_us else set()
    if regime.legal.narrows.value and end > start + 31 * DAY:
        faults.add("window-too-long")
    return faults


def word(question: Any, standing: Standing, regime: Regime) -> Topic:
    """The legal desk decides once, gives grounds for less than all, and narrows to what was demanded."""
    if not isinstance(question, w.DecideDemand):
        return set()
    paper, draft, faults = standing.paper, question.draft, set()
    if paper is None:
        return {"demand-unknown"}
    if paper.state != "in-review":
        return {"demand-decided"}
    narrows = regime.legal.narrows.value
    if draft.outcome in ("partial", "none") and not draft.grounds:
        faults.add("ground-missing")
    if draft.outcome in ("full", "partial") and narrows and not paper.names_an_account:
        faults.add("demand-overbroad")
    if draft.outcome == "partial" and not narrows:
        faults.add("no-narrowing")
    if draft.outcome == "partial" and narrows:
        part = draft.narrowed
        moments = (part.window_from, part.window_to) if part else ()
        inside = [paper.from_us <= w.base.microseconds(one) <= paper.to_us for one in moments]
        if part is None or not all(inside) or moments[0] > moments[1] or not set(part.wants) <= set(paper.wants):
            faults.add("narrowing-outside")
    return faults


def statements(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A statement goes step by step; where the agreement gives the company the last word, only what it approved."""
    steps = {
        w.EditStatement: "drafting changes-proposed approved rejected",
        w.SubmitStatement: "drafting changes-proposed",
        w.PublishStatement: "drafting approved",
        w.WithdrawStatement: "drafting in-review changes-proposed approved rejected",
        w.ReviewStatement: "in-review",
    }
    if type(question) not in steps:
        return set()
    own, faults = standing.statement, set()
    if own is None:
        return {"statement-unknown"}
    if own.state not in steps[type(question)].split():
        faults.add("statement-moved-on")
    if isinstance(question, w.ReviewStatement) and (question.draft.verdict == "propose") != bool(question.draft.edit):
        faults.add("wording-missing")
    if isinstance(question, w.PublishStatement) and own.needs_approval and own.state != "approved":
        faults.add("not-approved")
    if isinstance(question, w.SubmitStatement) and not own.needs_approval:
        faults.add("no-approval-needed")
    return faults


def records(question: Any, standing: Standing, regime: Regime) -> Topic:
    """Records are asked for of an agency that exists, about days that have come, three years at most."""
    if not isinstance(question, w.AskForRecords):
        return set()
    asked, faults = question.draft, set()
    days = (asked.to_day - asked.from_day).days + 1
    if standing.other_agency is None:
        faults.add("agency-unknown")
    if days < 1:
        faults.add("days-backwards")
    if asked.to_day > w.base.moment(standing.now_us).date():
        faults.add("days-not-yet")
    if days > 366 + 365 + 365:
        faults.add("days-too-many")
    return faults


def subscriptions(question: Any, standing: Standing, regime: Regime) -> Topic:
    """An officer is mailed about what the feed knows, where posts are mailed; nobody is kept from leaving."""
    if not isinstance(question, w.ChooseAlerts) or not question.draft.categories:
        return set()
    if not regime.feed.agency_alerts.value:
        return {"no-alerts"}
    return set() if set(question.draft.categories) <= set(regime.feed.categories.value) else {"category-unknown"}


def letters(question: Any, standing: Standing, regime: Regime) -> Topic:
    """A letter goes to the other side of an agreement or one's own thread; suggestions to an agency with access."""
    other = standing.other_agency
    if isinstance(question, w.SendSuggestions):
        if other is None:
            return {"agency-unknown"}
        return set() if other.agreement_live else {"no-agreement"}
    if not isinstance(question, w.WriteLetter):
        return set()
    if standing.role != Role.PARTNERS and question.draft.agency_id != "":
        return {"agency-not-chosen"}  # an agency has one correspondent
    if question.draft.thread_id != "":
        return {"thread-unknown"} if standing.thread is None else set()
    if standing.role == Role.PARTNERS and other is None:
        return {"agency-unknown"}
    return {"subject-missing"} if question.draft.subject == "" else set()
