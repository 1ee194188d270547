"""Erasing bytes: clips whose time is over, and released copies that are to be gone. Company role only.

A released copy's row stays, and so does the digest of what it was; its bytes become none. So does the row of a released
clip, with a mark that its bytes are gone for good. Whether something's time is over is said elsewhere.
"""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, case, delete, exists, func, literal, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from ..models import (
    Camera,
    Clip,
    DemandOrigin,
    Footage,
    LegalDemand,
    Picture,
    Production,
    ProductionOrigin,
    Release,
    ReleasedPicture,
    ReleaseOrigin,
)
from ..policy.demand_facts import ProducedFact
from ..policy.facts import ReleaseFact

_AT_ONCE = 500
"""Clips that one statement names, well below what SQLite takes."""


def is_there() -> ColumnElement[bool]:
    """Return the condition that a clip is not gone for good: its row may stay after its bytes are."""
    return ~exists().where(col(Footage.clip_id) == col(Clip.id), col(Footage.sha256) == "")


def is_shown() -> ColumnElement[bool]:
    """Return the condition that a clip is there for its resident: neither gone nor kept for a demand alone."""
    return is_there() & col(Clip.over).is_(False)


def is_preserved(now_us: int) -> ColumnElement[bool]:
    """Return the condition that a preservation demand keeps a clip at a moment, simulated microseconds."""
    return (
        exists()
        .where(
            col(Camera.id) == col(Clip.camera_id),
            col(DemandOrigin.household_id) == col(Camera.household_id),
            col(DemandOrigin.kept_until_us) > now_us,
            col(LegalDemand.id) == col(DemandOrigin.demand_id),
            col(Clip.end_us) >= col(LegalDemand.from_us),
            col(Clip.start_us) <= col(LegalDemand.to_us),
        )
        .correlate(Clip)
    )


def oldest_end_us(rows: Connection) -> int | None:
    """Return when the oldest clip that is not gone ended, simulated microseconds; None without any.

    One that only a demand keeps counts as ended at 0: it goes as soon as the demand is over, whatever the term is then.
    """
    ended = case((col(Clip.over).is_(True), 0), else_=col(Clip.end_us))
    found: int | None = rows.execute(select(func.min(ended)).where(is_there())).scalar_one()
    return found


def delete_clips(rows: Connection, until_us: int, picture_sha256: str, now_us: int) -> None:
    """Delete the clips that ended by a moment, with their bytes and pictures; what a demand preserves stays, as over.

    What is over stays so for its resident whatever term comes later: a clip that came back while others of its days do
    not would tell of the demand.

    A clip that was released keeps its row, for the resident's record names it. It gets another picture, and footage
    without digest and bytes: no longer term that comes later brings back what is gone.

    Parameters
    ----------
    until_us, now_us : int
        Simulated microseconds.
    picture_sha256 : str
        Of the picture that stands in for those that are gone.
    """
    ended = (col(Clip.end_us) <= until_us) | col(Clip.over).is_(True)
    rows.execute(update(Clip).where(ended, is_preserved(now_us)).values(over=True))
    over = tuple(rows.execute(select(col(Clip.id)).where(ended, ~is_preserved(now_us))).scalars())
    for first in range(0, len(over), _AT_ONCE):
        _delete(rows, over[first : first + _AT_ONCE], picture_sha256)
    rows.execute(delete(Picture).where(col(Picture.sha256).not_in(select(col(Clip.picture_sha256)))))


def _delete(rows: Connection, over: tuple[str, ...], picture_sha256: str) -> None:
    named = select(col(ReleaseOrigin.clip_id)).union(select(col(ProductionOrigin.clip_id)))
    rows.execute(delete(Footage).where(col(Footage.clip_id).in_(over), col(Footage.clip_id).not_in(named)))
    _mark_gone(rows, col(Clip.id).in_(over) & col(Clip.id).in_(named))
    rows.execute(
        update(Clip).where(col(Clip.id).in_(over), col(Clip.id).in_(named)).values(picture_sha256=picture_sha256)
    )
    rows.execute(delete(Clip).where(col(Clip.id).in_(over), col(Clip.id).not_in(named)))


def _mark_gone(rows: Connection, over: ColumnElement[bool]) -> None:
    nothing = (literal(""), literal(""), literal(value=False), literal(b""))
    marks = select(col(Clip.id), *nothing, col(Clip.end_us)).where(over)
    fresh = insert(Footage).from_select(("clip_id", "sha256", "media_type", "sealed", "body", "ingested_us"), marks)
    rows.execute(fresh.on_conflict_do_update(index_elements=["clip_id"], set_={"sha256": "", "body": b""}))


def erase_released(rows: Connection, release: ReleaseFact, now_us: int) -> None:
    """Erase a released copy's footage and picture, unless something else that stands consists of the same bytes.

    Parameters
    ----------
    now_us : int
        Simulated microseconds.
    """
    _erase(rows, {release.picture_sha256, release.footage_sha256}, now_us, but=release.release_id)


def erase_produced(rows: Connection, made: ProducedFact, now_us: int) -> None:
    """Erase a produced copy's footage, likewise."""
    _erase(rows, {made.sha256}, now_us, but=made.production_id)


def _erase(rows: Connection, doomed: set[str], now_us: int, *, but: str) -> None:
    releases = select(col(Release.picture_sha256), col(Release.footage_sha256)).where(
        col(Release.id) != but,
        col(Release.withdrawn_us).is_(None),
        or_(col(Release.expires_us).is_(None), col(Release.expires_us) > now_us),
    )
    productions = select(col(Production.sha256)).where(
        col(Production.id) != but, or_(col(Production.expires_us).is_(None), col(Production.expires_us) > now_us)
    )
    standing = {digest for query in (releases, productions) for row in rows.execute(query) for digest in row}
    gone = col(ReleasedPicture.sha256).in_(doomed - standing)
    rows.execute(update(ReleasedPicture).where(gone).values(body=b""))
