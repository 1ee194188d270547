"""Counting what agencies did of late, and what stands below their posts for all to read. Names nobody."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import col

from ..models import FootageRequest, Post, PostComment
from ..policy.mail_facts import EngagementFact


def count_deeds(rows: Connection, agency_id: str, since_us: int) -> EngagementFact:
    """Count an agency's deeds after a moment, simulated microseconds."""
    own = col(Post.agency_id) == agency_id
    posts = select(func.count()).select_from(Post).where(own, col(Post.published_us) > since_us)
    comments = (
        select(func.count())
        .select_from(PostComment)
        .where(col(PostComment.agency_id) == agency_id, col(PostComment.at_us) > since_us)
    )
    below = (
        select(func.count())
        .select_from(PostComment)
        .join(Post, col(Post.id) == col(PostComment.post_id))
        .where(own, col(PostComment.agency_id).is_(None), col(PostComment.at_us) > since_us)
    )
    filed = (
        select(func.count())
        .select_from(FootageRequest)
        .where(col(FootageRequest.agency_id) == agency_id, col(FootageRequest.filed_us) > since_us)
    )
    official_posts, officers, neighbors, requests = (_number(rows, query) for query in (posts, comments, below, filed))
    return EngagementFact(
        agency_id=agency_id,
        official_posts=official_posts,
        comments=officers,
        neighbors_comments=neighbors,
        requests=requests,
    )


def _number(rows: Connection, query: Any) -> int:
    return int(rows.execute(query).scalar_one())
