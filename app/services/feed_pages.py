"""Reading the feed page by page: a bounded number of posts at a time, each put before the gate, until a page is full.

The database leaves out what is nowhere near; the gate decides about every post that is left, and nothing here does.
A page takes `BATCH` posts, and as many again for each time that the corners of the box round the reader's reach held
more posts than fit; posts farther away, and those in no shown state, cost no statement and are not made into facts.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from ..policy.casefile import Standing
from ..policy.cells import Cell, around, centre
from ..policy.facts import PostFact
from ..policy.regime import Regime
from ..policy.roles import Role
from ..policy.wire.feed import PAGE, SHOWN, ReadFeed
from ..policy.wire.paging import place_of
from ..storage import feed
from ..storage.feed import Search
from ..storage.worlds_rows import Now
from ..worlds.world import World

BATCH: Final = 2 * PAGE
"""Posts that one statement reads; about a fifth of the box round a disc is outside the disc."""


def posts_of_page(world: World, rows: Connection, question: ReadFeed, standing: Standing, now: Now) -> list[PostFact]:
    """Load the posts of one page that the gate covers, and one more where there is one: it says that the list goes on.

    Nothing is loaded of a place in the list that cannot be read, or for a resident who lives nowhere.
    """
    regime = world.regime(now.regime_id)
    after = place_of(question.after)
    homeless = standing.role is Role.RESIDENT and standing.home is None
    if homeless or (question.after and after is None):
        return []
    found: list[PostFact] = []
    while len(found) <= PAGE:
        search = Search(after, question.category, question.since_us, _box(standing, regime))
        batch = feed.list_newest(rows, SHOWN, search, BATCH)
        found += world.gate.decide(question, standing, batch, regime).covered
        if len(batch) < BATCH:
            break
        after = (-(batch[-1].published_us or 0), batch[-1].post_id)
    return found[: PAGE + 1]


def _box(standing: Standing, regime: Regime) -> tuple[Cell, Cell] | None:
    """Return the box round what a resident can reach; None where nothing is too far."""
    reach = regime.feed.reach_m.value
    if standing.home is None or reach is None:
        return None
    return around(centre(standing.home), reach)
