"""Released footage that its agency passed on to another one: rows to facts, and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final, cast

from sqlalchemy import Connection, Select, bindparam, insert, select, update
from sqlalchemy.orm import aliased
from sqlmodel import col

from ..models import Agency, FootageRequest, Onward, Release, ReleaseOrigin
from ..policy.casefile import AgencyStanding
from ..policy.own_books import OwnRelease
from ..policy.request_facts import AgencyFact, OnwardFact
from ..policy.wire.steps import Triage
from .agreements import is_live
from .requests import release_fact
from .tables import columns_of


@dataclass(frozen=True, slots=True)
class OnwardRow:
    """One wish to pass a clip on, as its agency's own affair and its resident's.

    Parameters
    ----------
    household_id : str
        Whose clip it is.
    passed_us : int or None
        None: the other agency does not have it.
    taken_back_us, withdrawn_us : int or None
        When the clip, or the yes to passing it on, was taken back, where the rules of the request then remove it.
    """

    onward_id: str
    release_id: str
    request_id: str
    household_id: str
    clip_id: str
    to_agency_id: str
    to_agency_name: str
    asked_us: int
    passed_us: int | None
    expires_us: int | None
    taken_back_us: int | None
    withdrawn_us: int | None


def add_onward(rows: Connection, onward_id: str, fact: OnwardFact, account_id: str) -> None:
    """Note that an agency passed a clip on, or wants to."""
    rows.execute(
        insert(Onward).values(
            id=onward_id,
            release_id=fact.release.release_id,
            from_agency_id=fact.agency_id,
            to_agency_id=fact.to_agency_id,
            account_id=account_id,
            asked_us=fact.asked_us,
            passed_us=fact.passed_us,
        )
    )


def mark_passed(rows: Connection, onward_ids: list[str], at_us: int) -> None:
    """Note that clips are with the other agency now."""
    rows.execute(update(Onward).where(col(Onward.id).in_(onward_ids)).values(passed_us=at_us))


def mark_withdrawn(rows: Connection, onward_id: str, at_us: int) -> None:
    """Note that the other agency no longer has a clip: the yes to it was taken back."""
    rows.execute(update(Onward).where(col(Onward.id) == onward_id).values(withdrawn_us=at_us))


def _passed_on() -> Select[Any]:
    giver, taker = aliased(Agency), aliased(Agency)
    query: Any = (
        select(
            *columns_of(Release),
            col(Onward.from_agency_id),
            col(Onward.to_agency_id),
            col(Onward.asked_us),
            col(Onward.passed_us),
            col(Onward.withdrawn_us).label("ended_us"),
            col(giver.name).label("giver"),
            col(taker.name).label("taker"),
            col(FootageRequest.case_number),
        )
        .join(Onward, col(Onward.release_id) == col(Release.id))
        .join(giver, col(giver.id) == col(Onward.from_agency_id))
        .join(taker, col(taker.id) == col(Onward.to_agency_id))
        .join(FootageRequest, col(FootageRequest.id) == col(Release.request_id))
    )
    selected: Select[Any] = query
    return selected


_PASSED_ON: Final = _passed_on()
_AGENCIES: Final[Select[Any]] = select(*columns_of(Agency), is_live(bindparam("now_us")).label("live"))
"""Written once, as many pages need them: building a statement takes longer than running it."""


def list_onward(
    rows: Connection, *, request_id: str | None = None, to_agency_id: str | None = None
) -> list[OnwardFact]:
    """List what was passed on of one request's clips, or to one agency."""
    query = _PASSED_ON
    if request_id is not None:
        query = query.where(col(Release.request_id) == request_id)
    if to_agency_id is not None:
        query = query.where(col(Onward.to_agency_id) == to_agency_id)
    return [
        OnwardFact(
            release=release_fact(row),
            agency_id=row.from_agency_id,
            agency_name=row.giver,
            to_agency_id=row.to_agency_id,
            to_agency_name=row.taker,
            case_number=row.case_number,
            by_consent=False,
            asked_us=row.asked_us,
            passed_us=row.passed_us,
            withdrawn_us=row.ended_us,
        )
        for row in rows.execute(query)
    ]


def find_own_release(rows: Connection, release_id: str, agency_id: str | None, now_us: int) -> OwnRelease | None:
    """Find a clip that was released to an agency and can still be read there."""
    row = rows.execute(
        select(col(Release.triage), col(Release.expires_us), col(Release.withdrawn_us)).where(
            col(Release.id) == release_id, col(Release.agency_id) == agency_id
        )
    ).one_or_none()
    if row is None or row[2] is not None or (row[1] is not None and row[1] <= now_us):
        return None
    found = rows.execute(select(col(Onward.to_agency_id)).where(col(Onward.release_id) == release_id))
    return OwnRelease(release_id, cast("Triage", row[0]), frozenset(found.scalars()))


def list_agencies(rows: Connection, now_us: int) -> list[AgencyFact]:
    """List every fictional agency."""
    return [
        AgencyFact(agency_id=row.id, name=row.name, kind=row.kind, agreement_live=bool(row.live))
        for row in rows.execute(_AGENCIES, {"now_us": now_us})
    ]


def find_agency(rows: Connection, agency_id: str, now_us: int) -> AgencyStanding | None:
    """Find a fictional agency by its id."""
    for fact in list_agencies(rows, now_us):
        if fact.agency_id == agency_id:
            return AgencyStanding(fact.agency_id, fact.name, fact.agreement_live, fact.kind)
    return None


def onward_of_household(rows: Connection, household_id: str) -> list[OnwardRow]:
    """List where a household's clips went or shall go, oldest first. Company role only."""
    found = rows.execute(
        select(
            col(Onward.id),
            col(Onward.release_id),
            col(Release.request_id),
            col(ReleaseOrigin.household_id),
            col(ReleaseOrigin.clip_id),
            col(Onward.to_agency_id),
            col(Agency.name),
            col(Onward.asked_us),
            col(Onward.passed_us),
            col(Release.expires_us),
            col(Release.withdrawn_us),
            col(Onward.withdrawn_us),
        )
        .join(Release, col(Release.id) == col(Onward.release_id))
        .join(ReleaseOrigin, col(ReleaseOrigin.release_id) == col(Release.id))
        .join(Agency, col(Agency.id) == col(Onward.to_agency_id))
        .where(col(ReleaseOrigin.household_id) == household_id)
        .order_by(col(Onward.asked_us), col(Onward.id))
    )
    return [OnwardRow(*tuple(row)) for row in found]


def household_of(rows: Connection, release_id: str) -> str:
    """Return whose clip a release is. Company role only."""
    query = select(col(ReleaseOrigin.household_id)).where(col(ReleaseOrigin.release_id) == release_id)
    return str(rows.execute(query).scalar_one())
