"""The bench on which claims are tried in process: equal worlds, readers by name, and the truth to compare with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from types import MappingProxyType
from typing import Final

import httpx
from jinja2 import Environment

from ..claims.claim import Tape
from ..client import Portal
from ..edge.in_process import client_of
from ..gazetteer import Gazetteer
from ..main import another_app, create_app, page_templates
from ..policy.decision import Ruling, Vote
from ..policy.geometry import Point
from ..policy.regime import Regime
from ..policy.units import MINUTE
from ..services.publishing import republish
from ..simulation import plant_rows
from ..simulation.streams import stream
from ..storage import cameras
from ..storage.planting import add_rows
from ..worlds.shelf import Shelf
from ..worlds.wiring import Wiring
from ..worlds.world import World, advance
from . import moving
from .housemates import add_housemate, add_lodger
from .images import Image, token_of, wiring_for_tests

Images = Callable[[str], Image]


@dataclass(frozen=True, slots=True)
class SeededTape:
    """Choices from a seeded stream.

    Parameters
    ----------
    seed, trial : int
    """

    seed: int
    trial: int
    _drawn: Iterator[int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Open the stream."""
        generator = stream(self.seed, "experiment", f"trial-{self.trial}")
        object.__setattr__(self, "_drawn", (int(generator.integers(0, 2**31)) for _ in count()))

    def below(self, bound: int) -> int:
        """Return a whole number from 0 to ``bound`` - 1."""
        return next(self._drawn) % bound


def seeded_tapes(seed: int) -> Callable[[int], Tape]:
    """Return a tape for each trial of a run."""
    return lambda trial: SeededTape(seed, trial)


@dataclass(frozen=True, slots=True)
class WorldSite:
    """One world of an experiment."""

    world: World
    client: httpx.Client
    _portals: dict[str, Portal] = field(default_factory=dict)

    def reader(self, who: str) -> Portal:
        """Return somebody's way in, the same each time, so that it holds all that they have seen; "" is the public."""
        if who not in self._portals:
            self._portals[who] = Portal(self.client, self.world.name, token_of(who) if who else "")
        return self._portals[who]

    def pass_minutes(self, minutes: int) -> None:
        """Let simulated time pass."""
        advance(self.world, self.world.now().clock_us + minutes * MINUTE)

    def load_register(self) -> None:
        """Let the world hold the historical register of real agencies."""
        with self.world.database.acting() as rows:
            add_rows(rows, "partner_agency", plant_rows.partners())

    def camera_places(self) -> Sequence[Point]:
        """Return where every camera truly is, (lon, lat) degrees."""
        with self.world.database.looking() as rows:
            return [(camera.lon, camera.lat) for camera in cameras.list_cameras(rows)]

    def hanging_places(self, who: str = "") -> Sequence[Point]:
        """Return where the cameras are that are installed now, (lon, lat) degrees; of one household, or of all."""
        now_us = self.world.now().clock_us
        with self.world.database.looking() as rows:
            theirs = moving.household_of(rows, who) if who else ""
            return [
                (camera.lon, camera.lat)
                for camera in cameras.list_cameras(rows)
                if camera.installed_us <= now_us and (not who or camera.household_id == theirs)
            ]

    def housemate(self, who: str, beside: str, *, newly: bool = False) -> None:
        """Let a further resident sign in who lives in somebody's household, from the first or newly."""
        since_us = self.world.now().clock_us if newly else 0
        with self.world.database.acting() as rows:
            add_housemate(rows, who, beside, since_us)

    def lodger(self, who: str, near: str, level: int) -> None:
        """Let a further resident sign in who lives in another house of somebody's cell, at a quadtree level."""
        with self.world.database.acting() as rows:
            add_lodger(rows, who, near, level)

    def take_down(self, who: str) -> None:
        """Let the cameras of somebody's household never have hung."""
        with self.world.database.acting() as rows:
            moving.take_down(rows, who)

    def seal(self, who: str) -> None:
        """Let the cameras of somebody's household seal all that they ever recorded."""
        with self.world.database.acting() as rows:
            moving.seal(self.world, rows, who)

    def move_nearby(self, who: str) -> None:
        """Let somebody's household live, with its cameras, in another house of the same cells."""
        with self.world.database.acting() as rows:
            moving.move_nearby(rows, who)


_ROOMS = 4
"""More worlds than any experiment compares at a time; the oldest gives way to the newest."""


class Rooms:
    """A few shelves, each for one world at a time, under applications that share what is dear to make.

    Parameters
    ----------
    templates : Environment, optional
        What pages are drawn with, where other applications draw with it too.
    """

    def __init__(self, templates: Environment | None = None) -> None:
        self.gazetteer: Final = Gazetteer()
        self.shelves: Final = tuple(Shelf() for _ in range(_ROOMS))
        first = create_app(self.shelves[0], templates=templates or page_templates())
        others = (another_app(first, shelf) for shelf in self.shelves[1:])
        self.clients: Final = tuple(client_of(app) for app in (first, *others))

    def close(self) -> None:
        """Give the applications back."""
        for client in self.clients:
            client.close()


class WorldBench:
    """Makes worlds from images and takes them back.

    All its worlds bear the same name, which stands in every address, so they take turns on a few applications.

    Parameters
    ----------
    folder : Path
        Where copies of images are laid.
    image_of : callable
        (regime id) -> Image
    change : callable
        Wiring -> Wiring; a sabotage, or nothing.
    rooms : Rooms, optional
        Empty ones, which other benches had before and can have afterwards; by default it makes its own. What a
        sabotage changes is a world's, so that nothing of it stays behind in a room.
    """

    def __init__(
        self,
        folder: Path,
        image_of: Images,
        change: Callable[[Wiring], Wiring] = lambda wiring: wiring,
        rooms: Rooms | None = None,
    ) -> None:
        self._folder = folder
        self._image_of = image_of
        self._change = change
        self._numbers = count()
        self._lent = rooms is not None
        self._rooms = rooms or Rooms()
        if any(self._rooms.shelves):
            raise ValueError("a room holds a world of another bench: close that one first")

    def site(self, regime: Regime) -> WorldSite:
        """Make a fresh world under a regime; two of the same regime are equal to the byte."""
        number = next(self._numbers)
        room = number % _ROOMS
        shelf = self._rooms.shelves[room]
        self._clear(shelf)
        wiring = self._change(_under(wiring_for_tests(self._rooms.gazetteer), regime))
        copied = self._image_of(regime.id).fresh(self._folder, f"site-{id(self)}-{number}", wiring)
        world = replace(copied, name="world")
        shelf.add(world)
        with world.database.acting() as rows:
            republish(world, rows)
        return WorldSite(world, self._rooms.clients[room])

    def combine(self, votes: Iterable[tuple[str, Vote]]) -> Ruling:
        """Add votes up as the portal under test does."""
        return self._change(wiring_for_tests()).book.combine(votes)

    def close(self) -> None:
        """Take every world back, and give its own rooms back."""
        for shelf in self._rooms.shelves:
            self._clear(shelf)
        if not self._lent:
            self._rooms.close()

    def _clear(self, shelf: Shelf) -> None:
        for world in shelf:
            shelf.drop(world.name)
            for path in self._folder.glob(f"{world.database.path.name}*"):
                path.unlink()


def _under(wiring: Wiring, regime: Regime) -> Wiring:
    regimes: Mapping[str, Regime] = {**wiring.regimes, regime.id: regime}
    return replace(wiring, regimes=MappingProxyType(regimes))
