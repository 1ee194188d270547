"""What is heard of partners in a world beside any official map: drawn anew for each question, and kept nowhere.

It is a function of the world's own secret and of the register, so that equal worlds hear the same, and nobody without
the secret can work out what has not been said yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from ..policy.facts import AnnouncementFact, RecordsAnswerFact
from ..storage import publications
from ..storage.worlds_rows import Now
from ..worlds.world import World


def heard_in(world: World, rows: Connection) -> Sequence[AnnouncementFact | RecordsAnswerFact]:
    """Return everything that is ever heard in a world, whatever its clock says; empty without a register."""
    seed = int.from_bytes(world.secret_of("announcements"), "little")
    return world.wiring.announcer(seed, publications.list_partners(rows))


def announcements_of(world: World, rows: Connection, question: Any, now: Now) -> list[AnnouncementFact]:
    """Return the announcements of a world, those to come among them: which are public is a rule's to say."""
    del question, now
    return [one for one in heard_in(world, rows) if isinstance(one, AnnouncementFact)]


def answers_of(world: World, rows: Connection, question: Any, now: Now) -> list[RecordsAnswerFact]:
    """Return the records answers of a world, those to come among them: which are public is a rule's to say."""
    del question, now
    return [one for one in heard_in(world, rows) if isinstance(one, RecordsAnswerFact)]
