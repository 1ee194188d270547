"""Public comments on requests: rows to facts, and back. Who wrote one is closed to the reading role."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select
from sqlmodel import col

from ..models import Comment, CommentOrigin, FootageRequest
from ..policy.request_facts import CommentFact
from .tables import columns_of


def add_comment(rows: Connection, comment: CommentFact, household_id: str, account_id: str) -> None:
    """Add a comment, and remember who wrote it. Company role only."""
    rows.execute(
        insert(Comment).values(
            id=comment.comment_id,
            request_id=comment.request_id,
            label=comment.label,
            text=comment.text,
            at_us=comment.at_us,
        )
    )
    rows.execute(
        insert(CommentOrigin).values(comment_id=comment.comment_id, household_id=household_id, account_id=account_id)
    )


def list_comments(
    rows: Connection, *, agency_id: str | None = None, request_id: str | None = None
) -> list[CommentFact]:
    """List every comment, or those on one agency's requests, or on one request, oldest first."""
    query = (
        select(*columns_of(Comment), col(FootageRequest.agency_id))
        .join(FootageRequest, col(FootageRequest.id) == col(Comment.request_id))
        .order_by(col(Comment.at_us), col(Comment.id))
    )
    if agency_id is not None:
        query = query.where(col(FootageRequest.agency_id) == agency_id)
    if request_id is not None:
        query = query.where(col(Comment.request_id) == request_id)
    return [
        CommentFact(
            comment_id=row.id,
            request_id=row.request_id,
            agency_id=row.agency_id,
            label=row.label,
            text=row.text,
            at_us=row.at_us,
        )
        for row in rows.execute(query)
    ]


def labels(rows: Connection, request_id: str) -> dict[str, str]:
    """Return the label of each household that commented on a request. Company role only."""
    found = rows.execute(
        select(col(CommentOrigin.household_id), col(Comment.label))
        .join(Comment, col(Comment.id) == col(CommentOrigin.comment_id))
        .where(col(Comment.request_id) == request_id)
    )
    return {row[0]: row[1] for row in found}
