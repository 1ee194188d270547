"""Where residents live and post from, and who is alerted to which post. Company role only, all of it."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import col

from ..models import Camera, CameraPlace, Dwelling, FeedAlert, FeedSetting, House, Person
from ..policy.geometry import Point
from ..policy.wire.paging import Place
from .tables import comes_after


@dataclass(frozen=True, slots=True)
class Following:
    """What a resident wants to be alerted to.

    Parameters
    ----------
    radius_m : int or None
        From home, metres; None: as far as the rules let anybody read.
    categories : tuple of str
        Empty: every one.
    """

    radius_m: int | None
    categories: tuple[str, ...]
    alerts: bool


def home_place(rows: Connection, household_id: str) -> Point:
    """Return where a household lives, (lon, lat) degrees."""
    row = rows.execute(
        select(col(House.lon), col(House.lat))
        .join(Dwelling, col(Dwelling.house_id) == col(House.id))
        .where(col(Dwelling.household_id) == household_id)
    ).one()
    return row[0], row[1]


def posting_place(rows: Connection, household_id: str, now_us: int) -> Point:
    """Return where the household's first camera hangs, or its home where none does, (lon, lat) degrees."""
    row = rows.execute(
        select(col(CameraPlace.lon), col(CameraPlace.lat))
        .join(Camera, col(Camera.id) == col(CameraPlace.camera_id))
        .where(col(Camera.household_id) == household_id, col(Camera.installed_us) <= now_us)
        .order_by(col(Camera.installed_us), col(Camera.id))
        .limit(1)
    ).one_or_none()
    return (row[0], row[1]) if row else home_place(rows, household_id)


def find_following(rows: Connection, account_id: str) -> Following:
    """Return what a resident wants to be alerted to: nothing until they say so."""
    row = rows.execute(
        select(col(FeedSetting.radius_m), col(FeedSetting.categories), col(FeedSetting.alerts)).where(
            col(FeedSetting.account_id) == account_id
        )
    ).one_or_none()
    return Following(row[0], tuple(json.loads(row[1])), row[2]) if row else Following(None, (), alerts=False)


def set_following(rows: Connection, account_id: str, wanted: Following) -> None:
    """Store what a resident wants to be alerted to."""
    values = {
        "radius_m": wanted.radius_m,
        "categories": json.dumps(wanted.categories),
        "alerts": wanted.alerts,
    }
    rows.execute(
        insert(FeedSetting)
        .values(account_id=account_id, **values)
        .on_conflict_do_update(index_elements=["account_id"], set_=values)
    )


def list_followers(rows: Connection) -> list[tuple[str, str, Following]]:
    """List account, household and wishes of every resident who lives somewhere and wants alerts."""
    found = rows.execute(
        select(
            col(FeedSetting.account_id),
            col(Person.household_id),
            col(FeedSetting.radius_m),
            col(FeedSetting.categories),
        )
        .join(Person, col(Person.account_id) == col(FeedSetting.account_id))
        .where(col(FeedSetting.alerts).is_(True), col(Person.left_us).is_(None))
        .order_by(col(FeedSetting.account_id))
    )
    return [(row[0], row[1], Following(row[2], tuple(json.loads(row[3])), alerts=True)) for row in found]


def add_alert(rows: Connection, account_id: str, post_id: str, at_us: int) -> None:
    """Note that a resident was alerted to a post; once is enough."""
    values = {"account_id": account_id, "post_id": post_id, "at_us": at_us}
    rows.execute(insert(FeedAlert).values(values).on_conflict_do_nothing())


def list_alerts(rows: Connection, account_id: str, after: Place | None, most: int) -> tuple[tuple[str, int], ...]:
    """List a bounded number of posts to which a resident was alerted, with the moments, the latest first."""
    post_id, at = col(FeedAlert.post_id), col(FeedAlert.at_us)
    query = select(post_id, at).where(col(FeedAlert.account_id) == account_id)
    if after is not None:
        query = query.where(comes_after(after, at, post_id))
    return tuple((row[0], row[1]) for row in rows.execute(query.order_by(at.desc(), post_id).limit(most)))
