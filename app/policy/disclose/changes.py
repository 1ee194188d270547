"""How changes of the regime in force are put into words."""

from __future__ import annotations

from ..casefile import Standing
from ..diff_words import Change, diff
from ..facts import CourseFact, RegimeChangeFact
from ..regime import Regime
from ..wire import changes
from ..wire.base import moment


def regime_changes(
    question: changes.ListRegimeChanges,
    standing: Standing,
    facts: tuple[CourseFact | RegimeChangeFact, ...],
    regime: Regime,
) -> changes.RegimeChangeList | None:
    """List every change in the order in which it is given, newest first."""
    del question, standing, regime
    course = next((fact for fact in facts if isinstance(fact, CourseFact)), None)
    if course is None:
        return None
    return changes.RegimeChangeList(
        follows_history=not course.pinned,
        next_at=None if course.next_us is None else moment(course.next_us),
        next_regime=course.next_id,
        changes=tuple(change_sheet(fact) for fact in facts if isinstance(fact, RegimeChangeFact)),
    )


def change_sheet(fact: RegimeChangeFact) -> changes.RegimeChangeSheet:
    """Say what one change changed."""
    return changes.RegimeChangeSheet(
        at=moment(fact.at_us),
        from_regime=fact.before.id,
        from_title=fact.before.title,
        to_regime=fact.after.id,
        to_title=fact.after.title,
        changed=tuple(changed_switch(change) for change in diff(fact.before, fact.after)),
    )


def changed_switch(change: Change) -> changes.ChangedSwitch:
    """Say what one switch held before and holds now."""
    return changes.ChangedSwitch(name=change.name, sentence=change.sentence, assumed=change.rests_on_an_assumption)
