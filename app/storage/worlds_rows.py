"""A world's one state row, and the lease of its ticker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, insert, select, update
from sqlmodel import col

from ..models import TickerLease, WorldState


@dataclass(frozen=True, slots=True)
class Now:
    """A world at one moment.

    Parameters
    ----------
    box : (west, south, east, north)
        Public outline of the town, degrees.
    clock_us : int
        Simulated time, microseconds since the Unix epoch.
    pace : float
        Simulated seconds for each second of wall time while a ticker runs.
    pinned : bool
        Whether the regime stays as it is, whatever the date; else it follows history.
    started_us : int
        The world's first moment, simulated microseconds.
    timezone : str
        IANA name of the town's time zone.
    inhabited : bool
        Whether residents, officers and agencies act by themselves.
    """

    name: str
    town: str
    box: tuple[float, float, float, float]
    clock_us: int
    pace: float
    regime_id: str
    epoch: int
    pinned: bool = True
    started_us: int = 0
    timezone: str = "UTC"
    inhabited: bool = False


_NOW: Final = select(
    col(WorldState.name),
    col(WorldState.town),
    col(WorldState.west),
    col(WorldState.south),
    col(WorldState.east),
    col(WorldState.north),
    col(WorldState.clock_us),
    col(WorldState.pace),
    col(WorldState.regime_id),
    col(WorldState.epoch),
    col(WorldState.pinned),
    col(WorldState.started_us),
    col(WorldState.timezone),
    col(WorldState.inhabited),
)
"""Written once, as every question begins with it: building a statement takes longer than running it."""


def read_now(rows: Connection) -> Now:
    """Read the world's state."""
    row = rows.execute(_NOW).one()
    return Now(row[0], row[1], (row[2], row[3], row[4], row[5]), *row[6:])


def add_world(rows: Connection, now: Now) -> None:
    """Write the first state of a new world."""
    west, south, east, north = now.box
    rows.execute(
        insert(WorldState).values(
            id=1,
            name=now.name,
            town=now.town,
            west=west,
            south=south,
            east=east,
            north=north,
            clock_us=now.clock_us,
            pace=now.pace,
            regime_id=now.regime_id,
            epoch=now.epoch,
            pinned=now.pinned,
            started_us=now.started_us,
            timezone=now.timezone,
            inhabited=now.inhabited,
        )
    )


def set_clock(rows: Connection, clock_us: int) -> None:
    """Move the world's clock; only `worlds.advance` does."""
    rows.execute(update(WorldState).values(clock_us=clock_us))


def set_epoch(rows: Connection, epoch: int) -> None:
    """Point readers at another publication."""
    rows.execute(update(WorldState).values(epoch=epoch))


def set_regime(rows: Connection, regime_id: str) -> None:
    """Put another regime in force."""
    rows.execute(update(WorldState).values(regime_id=regime_id))


def set_pace(rows: Connection, pace: float) -> None:
    """Say how many simulated seconds pass for each second of wall time while a ticker runs; 0 stands still."""
    rows.execute(update(WorldState).values(pace=pace))


def set_pinned(rows: Connection, *, pinned: bool) -> None:
    """Say whether the regime stays as it is, or follows history."""
    rows.execute(update(WorldState).values(pinned=pinned))


def take_lease(rows: Connection, holder: str, wall_us: int, until_us: int) -> bool:
    """Take or keep the ticker's lease; False while somebody else's is good.

    Parameters
    ----------
    holder : str
    wall_us, until_us : int
        Wall time, microseconds: the present and when the lease runs out.
    """
    row = rows.execute(select(col(TickerLease.holder), col(TickerLease.expires_us))).one_or_none()
    if row is None:
        rows.execute(insert(TickerLease).values(id=1, holder=holder, expires_us=until_us))
        return True
    if row[0] != holder and row[1] > wall_us:
        return False
    rows.execute(update(TickerLease).values(holder=holder, expires_us=until_us))
    return True
