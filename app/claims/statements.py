"""Claim: what an agency drafts stays its own, and nothing is published over the last word of whoever has it."""

from __future__ import annotations

from typing import Any, Final

from ..client import Exchange
from ..policy.regime import Regime
from .claim import ALL_NINE, Bench, Claim, Expected, Site, Tape, Witness, expecting
from .scene import is_done
from .walk import API

_BODY: Final = {"kind": "press-release", "title": "A statement", "text": "Draft words that nobody else has."}
_MARK: Final = b"Draft words that nobody else has."
_OWN: Final = f"{API}/newsroom/statements"
_COMPANY: Final = f"{API}/partners/statements"


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Draft a statement, look for it as everybody else, and try to publish it without the company's word."""
    site = bench.site(regime)
    writer = ("officer", "administrator")[tape.below(2)]
    drafted = site.reader(writer).write("POST", _OWN, _BODY)
    if not is_done(drafted):
        return Witness(writer, f"POST {_OWN}", f"{drafted.status}: an agency cannot draft what it wants to say")
    one = drafted.json()
    return _seen_elsewhere(site, one["id"]) or _published_unsaid(site, writer, one)


def _seen_elsewhere(site: Site, statement_id: str) -> Witness | None:
    for who, path in (
        ("", f"{API}/public/statements"),
        ("other-officer", _OWN),
        ("other-officer", f"{_OWN}/{statement_id}"),
        ("partner-manager", _COMPANY),
        ("partner-manager", f"{_COMPANY}/{statement_id}"),
    ):
        if _tells(site.reader(who).get(path)):
            return Witness(who or "public", f"GET {path}", "holds a draft that was never submitted")
    return None


def _tells(answer: Exchange) -> bool:
    return _MARK in answer.body or b"A statement" in answer.body


def _published_unsaid(site: Site, writer: str, one: dict[str, Any]) -> Witness | None:
    """Publish, and look whether the public reads it though the company has the last word and never gave it."""
    path = f"{_OWN}/{one['id']}/publish"
    published = is_done(site.reader(writer).write("POST", path))
    said = _MARK in site.reader("").get(f"{API}/public/statements").body
    if published is one["needs_approval"]:
        return Witness(writer, f"POST {path}", "done without approval" if published else "refused without a reason")
    if said is one["needs_approval"]:
        return Witness("public", f"GET {API}/public/statements", "not what was done")
    return None


STATEMENTS: Final = Claim(
    id="statements",
    sentence="What an agency drafts is read by nobody else, and is published only by whoever has the last word.",
    source="GIZ-SCRIPT, GIZ-WORDS: statements were the company's to approve",
    threat="data disclosure",
    trial=trial,
    sees="one draft in another reader's answer, or one statement that was published without approval",
    expected=expecting(
        (
            ALL_NINE,
            Expected("no break found", "A statement is covered for its agency; the last word is judged beforehand."),
        )
    ),
)
