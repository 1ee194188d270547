"""Facts about posts in the neighbors' feed, as they were stored for readers: a cell, a label, and what leaks beside."""

from __future__ import annotations

from dataclasses import dataclass

from ..cells import Cell
from ..geometry import Point
from ..switches.feed import PostCategory
from ..wire.feed import PostedType, PostState


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFact:
    """One post; who wrote it and where their camera hangs is not in it.

    Parameters
    ----------
    number : int
        Its place among the world's posts, from 1.
    published_us : int or None
        Simulated microseconds; None while it waits for review.
    agency_name : str
        On official posts; "" on those of residents.
    cell : Cell or None
        Where it seems to be; None for official posts.
    beside_place : Point or None
        (lon, lat) degrees that stood beside it under the rules of its day; None where they let nothing out.
    beside_address : str
        Likewise, block and street; "" for none.
    footage : str or None
        Media type of the still or clip that goes with it.
    """

    post_id: str
    number: int
    category: PostCategory
    title: str
    text: str
    state: PostState
    published_us: int | None
    label: str
    agency_name: str = ""
    cell: Cell | None = None
    beside_place: Point | None = None
    beside_address: str = ""
    footage: PostedType | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostCommentFact:
    """A comment, with the post below which it stands."""

    comment_id: str
    post: PostFact
    label: str
    agency_name: str
    text: str
    at_us: int
