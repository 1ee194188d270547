"""What a household's consent history says, after ``docs/consent.md`` and nothing else.

Slow and obvious: every question walks through the whole history. The types of events are the portal's; no function of
its consent core is used.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glassporch.policy.consent.events import ConsentFact

YES = ("given", "re-confirmed")
NO = ("refused", "withdrawn")
ENDED = ("expired", "stale")

NEXT = {
    "": {"requested", "given", "refused", "withdrawn"},
    "requested": {"requested", "given", "refused", "withdrawn"},
    "given": {"requested", "given", "refused", "re-confirmed", "expired", "stale", "withdrawn"},
    "refused": {"requested", "given"},
    "re-confirmed": {"requested", "given", "refused", "re-confirmed", "expired", "stale", "withdrawn"},
    "expired": {"requested", "given", "refused", "re-confirmed", "withdrawn"},
    "stale": {"requested", "given", "refused", "re-confirmed", "withdrawn"},
    "withdrawn": {"requested", "given"},
}
"""What decides now -> what may be added: the table of the page."""

PLACES = {"existence", "coarse-zone", "exact-location"}
EVERYTHING = PLACES | {"clip-list", "clip", "audio", "contact"}
SCOPES = {"requests": PLACES, "map": PLACES, "answer": EVERYTHING, "onward": EVERYTHING}


@dataclass(frozen=True)
class Matter:
    """What a household's consent is wanted for; None for a limit means that there is none such."""

    household_id: str
    purpose: str
    agency_id: str | None = None
    incident_type: str | None = None
    request_id: str | None = None
    scope: str | None = None
    notice: str | None = None


def subject(event: ConsentFact) -> tuple[str | None, ...]:
    """Return what an event is about: events with the same subject follow each other."""
    return (
        event.household_id,
        event.account_id,
        event.purpose,
        event.agency_id,
        event.incident_type,
        event.request_id,
    )


def deciding(events: Sequence[ConsentFact]) -> ConsentFact | None:
    """Return the event that decides in one subject's history: the last one, but asking again decides nothing."""
    decided: ConsentFact | None = None
    for event in sorted(events, key=lambda one: one.position):
        if decided is None or decided.kind == "requested" or event.kind != "requested":
            decided = event
    return decided


def last_yes(events: Sequence[ConsentFact]) -> ConsentFact | None:
    """Return the last yes of one subject's history, ended or not."""
    found = [event for event in sorted(events, key=lambda one: one.position) if event.kind in YES]
    return found[-1] if found else None


def holds(event: ConsentFact, now_us: int) -> bool:
    """Return whether a yes still holds: until its expiry, not at it."""
    return event.kind in YES and (event.expires_us is None or now_us < event.expires_us)


def _limits(event: ConsentFact) -> set[str]:
    named = {"agency": event.agency_id, "type": event.incident_type, "request": event.request_id}
    return {name for name, value in named.items() if value is not None}


def _applies(event: ConsentFact, matter: Matter) -> bool:
    return (
        event.household_id == matter.household_id
        and event.purpose == matter.purpose
        and event.agency_id in (None, matter.agency_id)
        and event.incident_type in (None, matter.incident_type)
        and event.request_id in (None, matter.request_id)
    )


def one_says(events: Sequence[ConsentFact], who: str, matter: Matter, now_us: int) -> str:
    """Return "yes", "no" or "" for one resident."""
    own = [one for one in events if one.account_id == who and one.at_us <= now_us and _applies(one, matter)]
    decided = [deciding([one for one in own if subject(one) == what]) for what in {subject(one) for one in own}]
    if any(one and one.kind in NO for one in decided):
        return "no"
    yeses = [one for one in decided if one and holds(one, now_us) and matter.notice in (None, one.notice_version)]
    narrowest = [one for one in yeses if not any(_limits(one) < _limits(other) for other in yeses)]
    covering = [one for one in narrowest if matter.scope is None or matter.scope in one.scopes]
    return "yes" if narrowest and len(covering) == len(narrowest) else ""


def household_says(
    events: Sequence[ConsentFact], residents: frozenset[str], matter: Matter, now_us: int, mode: str
) -> str:
    """Return "yes", "no" or "" for a household; "" leaves it to the regime's default."""
    said = {who: one_says(events, who, matter, now_us) for who in residents}
    yes, no = "yes" in said.values(), "no" in said.values()
    if mode == "any-may-share":
        return "yes" if yes else "no" if no else ""
    if no:
        return "no"
    if mode == "all-must-agree":
        return "yes" if said and set(said.values()) == {"yes"} else ""
    return "yes" if yes else ""


def may_be_added(history: Sequence[ConsentFact], event: ConsentFact) -> bool:
    """Return whether an event may be filed after a household's history."""
    same = [one for one in history if subject(one) == subject(event)]
    decided = deciding(same)
    if event.kind not in NEXT[decided.kind if decided else ""]:
        return False
    if any(one.position >= event.position or one.event_id == event.event_id for one in history):
        return False
    if any(one.at_us > event.at_us for one in history):
        return False
    if event.kind in YES:
        return _whole_yes(event, last_yes(same))
    if event.kind in ENDED:
        return _has_ended(event, last_yes(same))
    if event.kind == "withdrawn" and event.request_id is not None:
        return decided is not None and decided.kind in YES  # one that ran out and was not filed as such still counts
    return True


def _whole_yes(event: ConsentFact, before: ConsentFact | None) -> bool:
    served = event.notice_version and event.notice_digest and event.served_us is not None
    if not served or not event.scopes or not set(event.scopes) <= SCOPES[event.purpose]:
        return False
    if event.served_us is not None and event.served_us > event.at_us:
        return False
    if event.expires_us is not None and event.expires_us <= event.at_us:
        return False
    if event.retention_days is not None and event.retention_days < 1:
        return False
    if event.kind == "re-confirmed":
        return before is not None and set(event.scopes) <= set(before.scopes)
    return True


def _has_ended(event: ConsentFact, before: ConsentFact | None) -> bool:
    if before is None:
        return False
    if event.kind == "expired":
        return before.expires_us is not None and before.expires_us <= event.at_us
    return event.notice_version != before.notice_version


def wants_requests(
    events: Sequence[ConsentFact], residents: frozenset[str], matter: Matter, now_us: int, switches: dict[str, object]
) -> bool:
    """Return whether a request may be brought: the first row of "What decides where"."""
    said = household_says(events, residents, matter, now_us, str(switches["consent.co_consent"]))
    if said == "no" and switches["delivery.opt_out_stops_requests"]:
        return False
    return said == "yes" or switches["consent.requests_default"] == "in"
