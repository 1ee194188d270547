"""What a town is: houses and outlines. It holds nobody: residents and cameras are drawn elsewhere."""

from dataclasses import dataclass


class UnknownTownError(LookupError):
    """There is no town by that name; the message lists the towns that there are."""


@dataclass(frozen=True, slots=True)
class House:
    """One home: a point with a block and a street, and never a house number.

    Parameters
    ----------
    house_id
        Natural key, unique within its town.
    lon, lat
        Degrees, WGS 84.
    block
        Hundred-block, such as 1200; ``None`` where it is not known.
    street, district, area
        Names; empty where they are not known.
    footprint_m2
        Ground area of the building in square metres; ``None`` where it is not known.
    """

    house_id: str
    lon: float
    lat: float
    block: int | None
    street: str
    district: str
    area: str
    footprint_m2: int | None


@dataclass(frozen=True, slots=True)
class Outline:
    """The outer ring of one building, for the base map; courtyards are left out.

    Parameters
    ----------
    kind
        ``house``, ``outbuilding``, ``commercial``, ``church`` or ``building``.
    house_id
        The house that it belongs to, if any.
    ring
        Closed ring of (lon, lat) in degrees, WGS 84: the last point repeats the first.
    """

    kind: str
    house_id: str | None
    ring: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Town:
    """A named set of houses, with the base map and the credits that go with it.

    Parameters
    ----------
    key
        What `load_town` takes, such as ``heronsford`` or ``generated:5000``.
    title
        Name for people.
    timezone
        IANA name of the time zone.
    houses, outlines
        In a fixed order.
    credits
        Sentences that every page and export showing the town carries; empty for towns of the project's own.
    """

    key: str
    title: str
    timezone: str
    houses: tuple[House, ...]
    outlines: tuple[Outline, ...]
    credits: tuple[str, ...]
