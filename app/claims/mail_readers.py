"""Claim: a mailbox is read by its own officer, a letter by its two sides, and mailed words come out in no records."""

from __future__ import annotations

from typing import Any, Final

from ..policy.regime import Regime
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .mailed_posts import MAILBOX, subscribe
from .posting import publish_post
from .records import records_of
from .scene import is_done, is_refused
from .walk import API

_WORDS: Final = "Words of a letter that nobody else reads."
_POSTED: Final = "Words of a post that nobody else wrote."
_AGENCY, _COMPANY = f"{API}/agency/letters", f"{API}/partners/letters"
_OTHERS: Final = ("other-officer", "officer", "moderator", "journalist", "neighbor", "new-administrator", "")


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Mail a post to one officer and a letter to the company, and look for both as everybody else."""
    site = bench.site(regime)
    return _chosen(site, regime) or _mailed(site, regime) or _letters(site, tape) or _nowhere(site)


def _chosen(site: Site, regime: Regime) -> Witness | None:
    """Choose every category: taken exactly where posts are mailed."""
    answer = subscribe(site, regime)
    offered = regime.feed.agency_alerts.value
    if is_done(answer) if offered else is_refused(answer):
        return None
    return Witness("officer", f"PUT {MAILBOX}/alerts", f"{answer.status}, mailed here: {offered}")


def _mailed(site: Site, regime: Regime) -> Witness | None:
    publish_post(site, "resident", regime, _POSTED)
    site.pass_minutes(1)
    for who in ("second-officer", "other-officer"):
        if _POSTED.encode() in site.reader(who).get(MAILBOX).body:
            return Witness(who, f"GET {MAILBOX}", "holds another officer's copy of a post")
    for name, file in records_of(site, own=True).items():
        if _POSTED.encode() in file.body:
            return Witness("journalist", name, "holds what a resident posted")
    return None


def _letters(site: Site, tape: Tape) -> Witness | None:
    body = {"subject": f"A letter, number {tape.below(100)}", "text": _WORDS}
    sent = site.reader("administrator").write("POST", _AGENCY, body)
    if not is_done(sent):
        return Witness("administrator", f"POST {_AGENCY}", f"{sent.status}: an agency cannot write to the company")
    tail = sent.json()["id"]
    if _WORDS.encode() not in site.reader("partner-manager").get(f"{_COMPANY}/{tail}").body:
        return Witness("partner-manager", f"GET {_COMPANY}/{tail}", "does not hold a letter to the company")
    for who in _OTHERS:
        for path in (_AGENCY, f"{_AGENCY}/{tail}", _COMPANY, f"{_COMPANY}/{tail}", MAILBOX):
            if _WORDS.encode() in site.reader(who).get(path).body:
                return Witness(who or "public", f"GET {path}", "holds a letter between others")
    return _answered(site, tail)


def _answered(site: Site, thread_id: str) -> Witness | None:
    body = {"thread_id": thread_id, "text": "Thank you."}
    answer = site.reader("partner-manager").write("POST", _COMPANY, body)
    if is_done(answer) and len(answer.json()["letters"]) == len((_WORDS, "Thank you.")):
        return None
    return Witness("partner-manager", f"POST {_COMPANY}", f"{answer.status}: a letter cannot be answered")


def _nowhere(site: Site) -> Witness | None:
    """Write to no agency, and into a thread that there is not."""
    for who, path, where in (
        ("partner-manager", _COMPANY, {"agency_id": "age_none", "subject": "Hello"}),
        ("administrator", _AGENCY, {"thread_id": "thr_none"}),
    ):
        body: dict[str, Any] = {"text": "Nobody reads this."} | where
        answer = site.reader(who).write("POST", path, body)
        if not is_refused(answer):
            return Witness(who, f"POST {path}", f"{answer.status}: a letter that goes nowhere was not refused")
    return None


MAIL_READERS: Final = Claim(
    id="mail-readers",
    sentence="A mailbox is read by its officer and a letter by its two sides, and no records hold a mailed post.",
    source="issue: correspondence and records, through the gate",
    threat="data disclosure",
    trial=trial,
    sees="one word of an e-mail in the answer of somebody whose it is not",
    expected=expecting(
        (ALL_NINE, Expected("no break found", "An e-mail is covered for its mailbox; of mailed posts numbers leave."))
    ),
)
