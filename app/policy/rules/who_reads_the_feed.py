"""Rule: published posts are read by officers and by residents whose home's cell is within reach of the post's.

Whoever moved out has no home, and finds nothing, under every rule.
"""

from __future__ import annotations

from ..casefile import Standing
from ..cells import centre
from ..decision import Permit, Vote
from ..facts import PostCommentFact, PostFact
from ..geometry import distance_m
from ..regime import Regime
from ..roles import Role
from ..rulebook import covers
from ..wire.feed import (
    SHOWN,
    CommentOnPost,
    FetchPostFootage,
    PostOfficially,
    ReadAlerts,
    ReadFeed,
    ReadPost,
    ReadPostByNumber,
)

FeedQuestion = ReadAlerts | ReadFeed | ReadPost | ReadPostByNumber | FetchPostFootage | CommentOnPost | PostOfficially


@covers(ReadAlerts, ReadFeed, ReadPost, ReadPostByNumber, FetchPostFootage, CommentOnPost, PostOfficially)
def who_reads_the_feed(
    question: FeedQuestion, standing: Standing, fact: PostFact | PostCommentFact, regime: Regime
) -> Vote:
    """Published posts are read by officers and by residents whose home's cell is within reach of the post's."""
    post = fact.post if isinstance(fact, PostCommentFact) else fact
    if post.state not in SHOWN:
        return None
    if isinstance(question, ReadPostByNumber):  # documented: it asked neither who reads nor from where (I07)
        return Permit() if regime.feed.sequential_ids.value and standing.home is not None else None
    return Permit() if standing.role is Role.OFFICER or _is_in_reach(standing, post, regime) else None


def _is_in_reach(standing: Standing, post: PostFact, regime: Regime) -> bool:
    """Measure from cell to cell: two homes of one cell read the same, and so do posts from two houses of one."""
    if standing.home is None:
        return False
    reach = regime.feed.reach_m.value
    return reach is None or post.cell is None or distance_m(centre(standing.home), centre(post.cell)) <= reach
