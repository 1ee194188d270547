"""Seeded images, and fresh worlds copied from them in about two milliseconds.

An image is planted once; a test world is a copy of its file on a RAM disk or in a temporary folder. Keys and
session tokens derive from the seed, so that the same seed gives the same ids and the same bytes.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from ..gazetteer import Gazetteer
from ..main import standard_wiring
from ..policy.roles import Role
from ..policy.units import DAY
from ..policy.wire.base import microseconds
from ..services.portal import token_hash
from ..simulation.planting import PlantPlan, SignInPlan, plant
from ..simulation.starts import STARTS
from ..simulation.towns import Town, load_town
from ..storage import standings
from ..storage.engine import Compiled, Database
from ..worlds.keys import keys_from_seed
from ..worlds.wiring import Wiring
from ..worlds.world import World, advance

PEOPLE: Final = (
    ("officer", Role.OFFICER),
    ("second-officer", Role.OFFICER),
    ("other-officer", Role.OFFICER),
    ("administrator", Role.ADMINISTRATOR),
    ("other-administrator", Role.ADMINISTRATOR),
    ("federal-officer", Role.OFFICER),
    ("immigration-officer", Role.OFFICER),
    ("new-administrator", Role.ADMINISTRATOR),
    ("moderator", Role.MODERATOR),
    ("journalist", Role.JOURNALIST),
    ("partner-manager", Role.PARTNERS),
    ("legal-reviewer", Role.LEGAL),
    ("researcher", Role.RESEARCHER),
    ("resident", Role.RESIDENT),
    ("neighbor", Role.RESIDENT),
    ("third-resident", Role.RESIDENT),
)
"""Who can sign in to a test world."""

WALL_US: Final = microseconds(datetime(2026, 1, 1, tzinfo=UTC))
"""Wall time of test worlds: it stands still."""


class PlainHasher:
    """A cheap hash in place of argon2, which is slow on purpose; for tests only."""

    def hash(self, password: str) -> str:
        """Hash a password."""
        return hashlib.sha256(password.encode()).hexdigest()

    def verify(self, password: str, hash: str) -> bool:  # noqa: A002 - the library's own name
        """Check a password against a hash."""
        return self.hash(password) == hash


def wiring_for_tests(gazetteer: Gazetteer | None = None) -> Wiring:
    """Return the standard wiring with a cheap hash, a wall clock that stands still, and counted tokens.

    Parameters
    ----------
    gazetteer : Gazetteer, optional
        One that others hold too: its files take longer to read than most tests to run. By default one of its own.
    """
    counted = iter(range(10**9))
    return replace(
        standard_wiring(),
        wall_clock=lambda: WALL_US,
        new_token=lambda: f"counted-token-{next(counted):09d}",
        hasher=PlainHasher(),
        stills=True,
        gazetteer=gazetteer or Gazetteer(),
    )


def token_of(who: str) -> str:
    """Return the session token of somebody in a test world."""
    return f"token-of-{who}"


@dataclass(frozen=True, slots=True)
class Image:
    """A planted world at rest, to be copied.

    Parameters
    ----------
    path : Path
    seed : int
    regime_id : str
    compiled : Compiled
        Statements that its copies share.
    """

    path: Path
    seed: int
    regime_id: str
    compiled: Compiled = field(default_factory=Compiled, repr=False, compare=False)

    def fresh(self, folder: Path, name: str, wiring: Wiring) -> World:
        """Copy the image into a world of its own, ready for use.

        Parameters
        ----------
        folder : Path
            A RAM disk or a temporary folder.
        name : str
            File and world name, unique in the folder and on the shelf.
        """
        target = folder / f"{name}.sqlite"
        shutil.copyfile(self.path, target)
        return World(name, Database.open(target, self.compiled), keys_from_seed(self.seed), wiring)


def make_image(
    folder: Path,
    regime_id: str,
    *,
    seed: int = 1,
    town: Town | None = None,
    wiring: Wiring | None = None,
    share: Callable[[PlantPlan], PlantPlan] = lambda plan: plan,
) -> Image:
    """Plant an image.

    Parameters
    ----------
    share : callable
        Changes the plan before it is planted.
    """
    path = folder / f"image-{regime_id}-{seed}.sqlite"
    world = World("image", Database.open(path), keys_from_seed(seed), wiring or wiring_for_tests())
    begin = microseconds(STARTS[regime_id])
    plan = PlantPlan(
        name="image",
        town=town or load_town("tiny"),
        seed=seed,
        regime_id=regime_id,
        start_us=begin,
        incidents=6,
        incident_days=6,
        register=False,
        sign_ins=tuple(SignInPlan(who, role, f"{who}@test.example", f"{who}-password") for who, role in PEOPLE),
    )
    plant(world, share(plan))
    _sign_everybody_in(world)
    advance(world, begin)
    world.database.close()
    return Image(path, seed, regime_id)


def _sign_everybody_in(world: World) -> None:
    with world.database.acting() as rows:
        for who, _ in PEOPLE:
            found = standings.find_credential(rows, f"{who}@test.example")
            if found:
                expires_us = WALL_US + DAY
                standings.add_sign_in(rows, token_hash(token_of(who)), found[0], f"csrf-of-{who}", expires_us)
