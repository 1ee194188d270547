"""Rule: a yes that ran out, or that was given to a notice which has changed since, is filed as such.

What is live does not wait for the filing: `standing.py` stops a yes at its hour. This module finds what the company
still has to file, so that the resident's record says it, and writes the event; it stores nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .events import ConsentFact, EndKind, is_end, is_yes
from .standing import courses


@dataclass(frozen=True, slots=True)
class Due:
    """An end that has come about and still has to be filed.

    Parameters
    ----------
    kind : {"expired", "stale"}
    grant : ConsentFact
        The yes that it ends.
    notice_version : str
        The notice now in force.
    """

    kind: EndKind
    grant: ConsentFact
    notice_version: str


def due_changes(history: Iterable[ConsentFact], now_us: int, notice_version: str) -> tuple[Due, ...]:
    """Return which grants have run out, or were given to a notice that has changed, without an event that says so."""
    due: list[Due] = []
    for course in courses(history, now_us).values():
        kind = course.kind_now(now_us, notice_version)
        if is_yes(course.kind) and is_end(kind):
            due.append(Due(kind, course.decided_by, notice_version))
    return tuple(sorted(due, key=lambda one: (one.grant.household_id, one.grant.position)))


def ending(due: Due, event_id: str, at_us: int, position: int) -> ConsentFact:
    """Write the event that files an end that is due."""
    filed = replace(due.grant, event_id=event_id, kind=due.kind, at_us=at_us, position=position)
    if due.kind == "expired":
        return filed
    # The new notice is what made the yes stale; nobody was shown it, so there is no proof of serving.
    return replace(filed, notice_version=due.notice_version, notice_digest="", served_us=None)
