"""Posts and comments of the neighbors' feed: rows to facts, and back. Whose they are is closed to the reading role."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, or_, select, update
from sqlmodel import col

from ..models import Agency, Post, PostBeside, PostComment, PostCommentOrigin, PostEvent, PostFootage, PostOrigin
from ..policy.cells import MAX_LEVEL, Cell
from ..policy.facts import PostCommentFact, PostFact
from ..policy.geometry import Point
from ..policy.wire.feed import PostState
from ..policy.wire.paging import Place
from .tables import columns_of, comes_after


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose a post is, and where their camera hangs: (lon, lat) degrees."""

    household_id: str
    account_id: str
    place: Point


@dataclass(frozen=True, slots=True)
class PostStep:
    """One step of a post's life."""

    at_us: int
    step: str
    note: str


def _posts() -> Select[Any]:
    query: Any = (
        select(
            *columns_of(Post),
            col(Agency.name).label("agency_name"),
            col(PostBeside.lon),
            col(PostBeside.lat),
            col(PostBeside.address),
            col(PostFootage.media_type),
        )
        .outerjoin(Agency, col(Agency.id) == col(Post.agency_id))
        .outerjoin(PostBeside, col(PostBeside.post_id) == col(Post.id))
        .outerjoin(PostFootage, col(PostFootage.post_id) == col(Post.id))
    )
    selected: Select[Any] = query
    return selected


_POSTS: Final = _posts()
"""Written once, as every page of the feed needs it: building a statement takes longer than running it."""


def _fact(row: Any) -> PostFact:
    return PostFact(
        post_id=row.id,
        number=row.number,
        category=row.category,
        title=row.title,
        text=row.text,
        state=row.state,
        published_us=row.published_us,
        label=row.label,
        agency_name=row.agency_name or "",
        cell=None if row.level is None else Cell(row.level, row.x, row.y),
        beside_place=None if row.lon is None else (row.lon, row.lat),
        beside_address=row.address or "",
        footage=row.media_type,
    )


def list_to_judge(
    rows: Connection, states: tuple[PostState, ...], newest: int | None = None
) -> list[tuple[PostFact, int]]:
    """List posts of residents in some states with the moment of writing; the oldest first, or so many, newest first."""
    query = _POSTS.where(col(Post.state).in_(states), col(Post.agency_id).is_(None))
    number = col(Post.number)
    query = query.order_by(number) if newest is None else query.order_by(number.desc()).limit(newest)
    return [(_fact(row), row.at_us) for row in rows.execute(query)]


@dataclass(frozen=True, slots=True)
class Search:
    """Which posts are read from the database; who may read them is said elsewhere.

    Parameters
    ----------
    after : Place or None
        Of the post after which to read on, newest first.
    since_us : int
        Simulated microseconds.
    box : (Cell, Cell) or None
        Cells of the finest level, north-west and south-east: only posts whose cell touches the box between them, and
        those without a cell.
    """

    after: Place | None
    category: str | None
    since_us: int
    box: tuple[Cell, Cell] | None


def list_newest(rows: Connection, states: tuple[PostState, ...], search: Search, most: int) -> list[PostFact]:
    """List a bounded number of posts, the newest first and by id where they are of one moment."""
    at, post_id = col(Post.published_us), col(Post.id)
    query = _POSTS.where(col(Post.state).in_(states), at >= search.since_us)
    if search.after is not None:
        query = query.where(comes_after(search.after, at, post_id))
    if search.category is not None:
        query = query.where(col(Post.category) == search.category)
    if search.box is not None:
        query = query.where(or_(col(Post.level).is_(None), _touches(search.box)))
    return [_fact(row) for row in rows.execute(query.order_by(at.desc(), post_id).limit(most))]


def _touches(box: tuple[Cell, Cell]) -> ColumnElement[bool]:
    """Return the condition that a post's cell, whatever its level, touches a box of cells of the finest level."""
    first, last = box
    finer: Any = MAX_LEVEL - col(Post.level)
    spans = ((col(Post.x), first.x, last.x), (col(Post.y), first.y, last.y))
    return and_(
        *(column.op("<<")(finer) <= most for column, _, most in spans),
        *((column + 1).op("<<")(finer) > least for column, least, _ in spans),
    )


def list_by_ids(rows: Connection, post_ids: Collection[str]) -> list[PostFact]:
    """List the posts of some ids, in the order in which they were written."""
    query = _POSTS.where(col(Post.id).in_(post_ids)).order_by(col(Post.number))
    return [_fact(row) for row in rows.execute(query)]


def find_post(rows: Connection, post_id: str) -> PostFact | None:
    """Find a post by its id."""
    return next(iter(list_by_ids(rows, (post_id,))), None)


def find_by_number(rows: Connection, number: str) -> PostFact | None:
    """Find a post by its place among the world's posts, written in digits; None for anything else."""
    if not (number.isascii() and number.isdigit()) or len(number) > len(str(2**31)):
        return None
    row = rows.execute(_POSTS.where(col(Post.number) == int(number))).one_or_none()
    return _fact(row) if row else None


def next_number(rows: Connection) -> int:
    """Return the number that the next post gets; the writer holds the database."""
    return int(rows.execute(select(func.coalesce(func.max(col(Post.number)), 0))).scalar_one()) + 1


def add_post(rows: Connection, post: PostFact, at_us: int, agency_id: str | None = None) -> None:
    """Add a post, with what the rules of the day let out beside it. Company role only."""
    level, x, y = post.cell or (None, None, None)
    rows.execute(
        insert(Post).values(
            id=post.post_id,
            number=post.number,
            category=post.category,
            title=post.title,
            text=post.text,
            state=post.state,
            at_us=at_us,
            published_us=post.published_us,
            label=post.label,
            agency_id=agency_id,
            level=level,
            x=x,
            y=y,
        )
    )
    if post.beside_place is not None or post.beside_address:
        lon, lat = post.beside_place or (None, None)
        rows.execute(insert(PostBeside).values(post_id=post.post_id, lon=lon, lat=lat, address=post.beside_address))


def add_origin(rows: Connection, post_id: str, origin: Origin) -> None:
    """Remember whose a post is. Company role only."""
    lon, lat = origin.place
    values = {"household_id": origin.household_id, "account_id": origin.account_id, "lon": lon, "lat": lat}
    rows.execute(insert(PostOrigin).values(post_id=post_id, **values))


def set_state(rows: Connection, post_id: str, state: PostState, published_us: int | None) -> None:
    """Put a post into a state. Company role only."""
    rows.execute(update(Post).where(col(Post.id) == post_id).values(state=state, published_us=published_us))


def add_footage(rows: Connection, post_id: str, media_type: str, sha256: str, body: bytes) -> None:
    """Keep the still or clip that goes with a post. Company role only."""
    rows.execute(insert(PostFootage).values(post_id=post_id, media_type=media_type, sha256=sha256, body=body))


def drop_footage(rows: Connection, post_id: str) -> None:
    """Erase the still or clip of a post, if it has one. Company role only."""
    rows.execute(delete(PostFootage).where(col(PostFootage.post_id) == post_id))


def read_footage(rows: Connection, post_id: str) -> tuple[str, bytes]:
    """Read media type and bytes of the still or clip that a post is known to have."""
    row = rows.execute(
        select(col(PostFootage.media_type), col(PostFootage.body)).where(col(PostFootage.post_id) == post_id)
    ).one()
    return row[0], row[1]


def add_event(rows: Connection, event_id: str, post_id: str, account_id: str, step: PostStep) -> None:
    """Add a step of a post's life after those that it has. Company role only."""
    held = select(func.count()).select_from(PostEvent).where(col(PostEvent.post_id) == post_id)
    rows.execute(
        insert(PostEvent).values(
            id=event_id,
            post_id=post_id,
            position=rows.execute(held).scalar_one(),
            at_us=step.at_us,
            step=step.step,
            account_id=account_id,
            note=step.note,
        )
    )


def list_events(rows: Connection, post_id: str) -> list[PostStep]:
    """List the steps of a post's life in their order. Company role only."""
    found = rows.execute(
        select(col(PostEvent.at_us), col(PostEvent.step), col(PostEvent.note))
        .where(col(PostEvent.post_id) == post_id)
        .order_by(col(PostEvent.position))
    )
    return [PostStep(row[0], row[1], row[2]) for row in found]


def list_own(rows: Connection, account_id: str) -> list[PostFact]:
    """List the posts that an account wrote, in the order in which it did. Company role only."""
    own = select(col(PostOrigin.post_id)).where(col(PostOrigin.account_id) == account_id)
    return list_by_ids(rows, rows.execute(own).scalars().all())


def add_comment(rows: Connection, comment: PostCommentFact, account_id: str, agency_id: str | None) -> None:
    """Add a comment, and remember who wrote it. Company role only."""
    rows.execute(
        insert(PostComment).values(
            id=comment.comment_id,
            post_id=comment.post.post_id,
            label=comment.label,
            agency_id=agency_id,
            text=comment.text,
            at_us=comment.at_us,
        )
    )
    rows.execute(insert(PostCommentOrigin).values(comment_id=comment.comment_id, account_id=account_id))


def list_comments(rows: Connection, posts: Iterable[PostFact]) -> list[PostCommentFact]:
    """List the comments below some posts, oldest first."""
    named = {post.post_id: post for post in posts}
    found = rows.execute(
        select(*columns_of(PostComment), col(Agency.name).label("agency_name"))
        .outerjoin(Agency, col(Agency.id) == col(PostComment.agency_id))
        .where(col(PostComment.post_id).in_(named))
        .order_by(col(PostComment.at_us), col(PostComment.id))
    )
    return [
        PostCommentFact(
            comment_id=row.id,
            post=named[row.post_id],
            label=row.label,
            agency_name=row.agency_name or "",
            text=row.text,
            at_us=row.at_us,
        )
        for row in found
    ]
