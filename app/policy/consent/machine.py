"""Rule: a consent history only grows, in order of time, and each event must make sense after those before it.

Judges one event before it is added. It adds nothing itself, and a history that was judged event by event needs no
second judgement when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from ..decision import Reason
from .events import SCOPES_FOR, ConsentFact, ConsentKind, is_yes
from .standing import Course, courses, in_order

_AFTER_YES: Final[frozenset[ConsentKind]] = frozenset(
    {"requested", "given", "refused", "re-confirmed", "expired", "stale", "withdrawn"}
)
_AFTER_NO: Final[frozenset[ConsentKind]] = frozenset({"requested", "given"})
_AFTER_END: Final[frozenset[ConsentKind]] = frozenset({"requested", "given", "refused", "re-confirmed", "withdrawn"})
_AT_FIRST: Final[frozenset[ConsentKind]] = frozenset({"requested", "given", "refused", "withdrawn"})

MAY_FOLLOW: Final = MappingProxyType[ConsentKind | None, frozenset[ConsentKind]](
    {
        None: _AT_FIRST,
        "requested": _AT_FIRST,
        "given": _AFTER_YES,
        "re-confirmed": _AFTER_YES,
        "refused": _AFTER_NO,
        "withdrawn": _AFTER_NO,
        "expired": _AFTER_END,
        "stale": _AFTER_END,
    }
)
"""Which kinds may follow, by the kind that decides now. "requested" decides only where nothing else has happened."""

OTHER_PLACE: Final = Reason("consent-position-taken", "A later event is on file. Read the history again, then add.")
SAME_ID: Final = Reason("consent-event-known", "An event with this id is on file. Give each event an id of its own.")
RE_DATED: Final = Reason("consent-re-dated", "An event cannot be dated before the last one. Date it now.")
OUT_OF_TURN: Final = Reason(
    "consent-out-of-turn", "This cannot follow what was chosen before. Read the current choice, then choose again."
)
NOTHING_TO_WITHDRAW: Final = Reason(
    "nothing-to-withdraw", "Nothing that holds was agreed to for this request. Decline it, or opt out of all requests."
)
NO_NOTICE: Final = Reason(
    "notice-not-served", "A yes needs the notice that it answers: its version, its digest, and when it was served."
)
NO_SCOPE: Final = Reason("no-scope", "A yes needs at least one thing that it agrees to. Choose one, or decline.")
UNUSED_SCOPE: Final = Reason("scope-unused", "This purpose has no use for one of these scopes. Leave it out.")
WIDER: Final = Reason("re-confirmed-wider", "A re-confirmation adds no scope. Give a new consent for what is new.")
NO_LIFE: Final = Reason("expires-at-once", "A yes must expire later than it is given, and be kept at least a day.")
NOT_DUE: Final = Reason("not-due", "This yes has not run out, and its notice has not changed. Nothing is to be filed.")


def is_valid_next(history: Iterable[ConsentFact], event: ConsentFact) -> Reason | None:
    """Return why an event may not be added to its household's history, or None if it may.

    Parameters
    ----------
    history : iterable of ConsentFact
        In any order; events of other households are passed over.
    event : ConsentFact
        The event to add.
    """
    earlier = [known for known in in_order(history) if known.household_id == event.household_id]
    misplaced = _misplaced(earlier, event)
    if misplaced is not None:
        return misplaced
    course = courses(earlier, event.at_us).get(event.key)
    if event.kind not in MAY_FOLLOW[course.kind if course else None]:
        return OUT_OF_TURN
    match event.kind:
        case "given" | "re-confirmed":
            return _hollow(course, event)
        case "withdrawn":
            # An opt-out may come before any yes: some regimes start from "on". For one request, a no is a refusal.
            standing_choice = event.request_id is None
            agreed = course is not None and is_yes(course.kind)
            return None if standing_choice or agreed else NOTHING_TO_WITHDRAW
        case "expired" | "stale":
            return None if course is not None and _is_due(course, event) else NOT_DUE
        case _:
            return None


def _misplaced(earlier: list[ConsentFact], event: ConsentFact) -> Reason | None:
    if any(known.event_id == event.event_id for known in earlier):
        return SAME_ID
    if not earlier:
        return None
    if event.position <= earlier[-1].position:
        return OTHER_PLACE
    return RE_DATED if event.at_us < max(known.at_us for known in earlier) else None


def _hollow(course: Course | None, event: ConsentFact) -> Reason | None:
    served = event.served_us is not None and event.served_us <= event.at_us
    if not (served and event.notice_version and event.notice_digest):
        return NO_NOTICE
    if not event.scopes:
        return NO_SCOPE
    if not SCOPES_FOR[event.purpose].issuperset(event.scopes):
        return UNUSED_SCOPE
    if event.kind == "re-confirmed" and not (course and course.grant and set(event.scopes) <= set(course.grant.scopes)):
        return WIDER
    lasts = event.expires_us is None or event.expires_us > event.at_us
    kept = event.retention_days is None or event.retention_days > 0
    return None if lasts and kept else NO_LIFE


def _is_due(course: Course, event: ConsentFact) -> bool:
    """Return whether the yes that an end speaks of has truly come to that end."""
    if event.kind == "expired":
        return course.kind_now(event.at_us, None) == "expired"
    return course.decided_by.notice_version != event.notice_version
