"""Rule: a post is about something that the regime's feed knows."""

from __future__ import annotations

from ..casefile import Standing
from ..decision import Forbid, Reason, Vote
from ..regime import Regime
from ..rulebook import admits
from ..switches.feed import PostCategory
from ..wire.feed import PostOfficially


def why_not_posted(category: PostCategory, regime: Regime) -> Reason | None:
    """Return why nobody can post about something; None where it can be posted."""
    known = regime.feed.categories.value
    if category in known:
        return None
    listed = ", ".join(known) or "none"
    return Reason("category-unknown", f"The feed in force has no posts of this category. It has: {listed}.")


@admits(PostOfficially)
def what_can_be_posted(question: PostOfficially, standing: Standing, regime: Regime) -> Vote:
    """A post is about something that the regime's feed knows."""
    del standing  # the same for every asker
    why = why_not_posted(question.draft.category, regime)
    return Forbid(why) if why else None
