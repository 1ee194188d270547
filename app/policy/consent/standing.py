"""Rule: the latest choice about one thing decides, a yes only until it runs out; silence is never consent.

Folds an append-only history to what is live at a moment. It does not weigh residents against each other
(`household.py`), judge whether an event may be added (`machine.py`), or file what has run out (`ends.py`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from .events import ConsentFact, ConsentKey, ConsentKind, is_end, is_no, is_yes

State = Literal["yes", "no", "neither"]


@dataclass(frozen=True, slots=True)
class Course:
    """How far the events of one key have come.

    Parameters
    ----------
    kind : ConsentKind
        The kind of the deciding event. "requested" only where nothing else has happened: being asked decides nothing.
    decided_by : ConsentFact
        That event.
    grant : ConsentFact or None
        The latest yes, live or not.
    """

    kind: ConsentKind
    decided_by: ConsentFact
    grant: ConsentFact | None

    def state(self, now_us: int, notice_version: str | None) -> State:
        """Return what the resident's choice amounts to now.

        Parameters
        ----------
        now_us : int
            Simulated time, microseconds.
        notice_version : str or None
            The notice in force: a yes to another one does not hold, even before that has been filed as "stale".
            None where notices are not compared.
        """
        kind = self.kind_now(now_us, notice_version)
        return "yes" if is_yes(kind) else "no" if is_no(kind) else "neither"

    def kind_now(self, now_us: int, notice_version: str | None) -> ConsentKind:
        """Return the kind that holds now: a yes that came to its end is "expired" or "stale", filed or not."""
        if not is_yes(self.kind):
            return self.kind
        if self.decided_by.expires_us is not None and self.decided_by.expires_us <= now_us:
            return "expired"
        outdated = notice_version is not None and self.decided_by.notice_version != notice_version
        return "stale" if outdated else self.kind


def in_order(history: Iterable[ConsentFact]) -> list[ConsentFact]:
    """Return a history by household and position.

    Raises
    ------
    ValueError
        If two events of a household have one position: then nobody can say which came later.
    """
    events = sorted(history, key=lambda event: (event.household_id, event.position))
    for one, other in pairwise(events):
        if (one.household_id, one.position) == (other.household_id, other.position):
            message = f"events {one.event_id} and {other.event_id} share position {one.position}; load each event once"
            raise ValueError(message)
    return events


def courses(history: Iterable[ConsentFact], now_us: int) -> dict[ConsentKey, Course]:
    """Return how far each key has come, by the events up to and including a moment.

    Parameters
    ----------
    history : iterable of ConsentFact
        In any order, of any number of households.
    now_us : int
        Simulated time, microseconds; what happened later does not count yet.
    """
    reached: dict[ConsentKey, Course] = {}
    for event in in_order(history):
        if event.at_us <= now_us:
            key = event.key
            reached[key] = _after(reached.get(key), event)
    return reached


def _after(before: Course | None, event: ConsentFact) -> Course:
    if before is None:
        return Course(event.kind, event, event if is_yes(event.kind) else None)
    if is_yes(event.kind):
        return Course(event.kind, event, event)
    # Being asked again changes nothing, and only a new yes ends a no.
    idle = event.kind == "requested" or (is_end(event.kind) and is_no(before.kind))
    return before if idle else Course(event.kind, event, before.grant)


def live_grants(
    history: Iterable[ConsentFact], residents: frozenset[str], now_us: int, notice_version: str | None
) -> tuple[ConsentFact, ...]:
    """Return every yes of a current resident that holds now, oldest first; each may still be outweighed by a no.

    Parameters
    ----------
    residents : frozenset of str
        Account ids of those who live there now.
    """
    live = (
        course.decided_by
        for key, course in courses(history, now_us).items()
        if key.account_id in residents and course.state(now_us, notice_version) == "yes"
    )
    return tuple(in_order(live))
