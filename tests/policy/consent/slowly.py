"""A second, slow and obvious statement of consent, written from the rules in words and sharing no code with the fold.

For each resident and each thing that was chosen about, it walks the household's events one after the other with three
plain variables. Nothing is looked up in the package but the types.
"""

from __future__ import annotations

from collections.abc import Sequence

from glassporch.policy.consent.events import ConsentFact
from glassporch.policy.consent.household import Asked


def about(event: ConsentFact) -> tuple[str, str | None, str | None, str | None]:
    return (event.account_id, event.agency_id, event.incident_type, event.request_id)


def matches(chosen: str | None, wanted: str | None) -> bool:
    return chosen is None or chosen == wanted


def last_word(events: Sequence[ConsentFact], now_us: int, notice: str | None) -> tuple[str, ConsentFact | None]:
    """Walk the events of one thing, oldest first, and say what they leave behind: "yes", "no" or "nothing"."""
    word, yes = "nothing", None
    for event in events:
        if event.kind in ("given", "re-confirmed"):
            word, yes = "yes", event
        elif event.kind in ("refused", "withdrawn"):
            word, yes = "no", None
        elif event.kind in ("expired", "stale") and word == "yes":
            word, yes = "nothing", None
    if yes is not None and yes.expires_us is not None and now_us >= yes.expires_us:
        return "nothing", None
    if yes is not None and notice is not None and yes.notice_version != notice:
        return "nothing", None
    return word, yes


def one_resident(history: Sequence[ConsentFact], who: str, asked: Asked, now_us: int) -> str:
    """Say "no", "yes" or "nothing" for one resident."""
    relevant = [
        event
        for event in history
        if event.household_id == asked.household_id
        and event.account_id == who
        and event.purpose == asked.purpose
        and event.at_us <= now_us
        and matches(event.agency_id, asked.agency_id)
        and matches(event.incident_type, asked.incident_type)
        and matches(event.request_id, asked.request_id)
    ]
    relevant.sort(key=lambda event: event.position)
    yeses = []
    for thing in {about(event) for event in relevant}:
        word, yes = last_word([event for event in relevant if about(event) == thing], now_us, asked.notice_version)
        if word == "no":
            return "no"
        if yes is not None:
            yeses.append(yes)
    if not yeses:
        return "nothing"
    for yes in yeses:
        overruled = any(narrower(other, yes) for other in yeses)
        if not overruled and asked.scope is not None and asked.scope not in yes.scopes:
            return "nothing"
    return "yes"


def narrower(one: ConsentFact, other: ConsentFact) -> bool:
    """Say whether one choice is limited in everything the other is, and in something more."""
    pairs = [
        (one.agency_id, other.agency_id),
        (one.incident_type, other.incident_type),
        (one.request_id, other.request_id),
    ]
    at_least = all(mine is not None for mine, theirs in pairs if theirs is not None)
    more = any(mine is not None and theirs is None for mine, theirs in pairs)
    return at_least and more


def household_says(
    history: Sequence[ConsentFact], asked: Asked, residents: frozenset[str], now_us: int, co_consent: str
) -> bool | None:
    """Say what the household answers."""
    words = [one_resident(history, who, asked, now_us) for who in sorted(residents)]
    if co_consent == "any-may-share":
        if "yes" in words:
            return True
        return False if "no" in words else None
    if "no" in words:
        return False
    if co_consent == "all-must-agree":
        return True if words and all(word == "yes" for word in words) else None
    return True if "yes" in words else None
