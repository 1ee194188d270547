"""Plants worlds under a hidden name and gives them their own only when they are complete.

An interrupted planting leaves no half world: what it left is hidden from every command, and removed by the
next planting of the same world. A world that is replaced stays until its successor is complete.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ..main import create_app
from ..regime_files import RegimeFile
from ..simulation.planting import Ground, Planted, PlantPlan, plant
from ..storage.engine import Database
from ..worlds.actors import Actors
from ..worlds.keys import keys_from_system, save_keys
from ..worlds.own_regimes import keep, kept, with_regimes
from ..worlds.shelf import Shelf, WorldFiles, check_name
from ..worlds.wiring import Wiring
from ..worlds.world import World, advance
from .locks import held
from .problems import environment
from .sign_ins import SignIn, plans_of, save_sign_ins

HIDDEN: Final = ".planting-"
_BESIDE: Final = ("-wal", "-shm", "-journal")
_HOUSE_BYTES: Final = 2_500
"""Room that planting takes for each house, its people, its map and the log of the transaction: 70 MB measured
for 50,000 houses, and as much again to be safe."""
_LEAST_BYTES: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Nursery:
    """Where worlds are planted, and with what.

    Parameters
    ----------
    files : WorldFiles
    wiring : Wiring
    made_by : str
        The command that plants.
    own : tuple of RegimeFile
        Regimes that are not shipped; a world that follows one keeps it.
    """

    files: WorldFiles
    wiring: Wiring
    made_by: str
    own: tuple[RegimeFile, ...] = ()

    def grow(
        self,
        plan: PlantPlan,
        ground: Ground,
        sign_ins: Iterable[SignIn],
        progress: Callable[[str], None],
        then: Callable[[World], None] = lambda _: None,
    ) -> Planted:
        """Plant one world, or replace the one that has its name; its map is published at once.

        Parameters
        ----------
        then : callable
            Is given the world before it gets its name; where it raises, nothing is left of it.

        Raises
        ------
        CommandError
            If another process serves or plants the world.
        OSError, sqlalchemy.exc.OperationalError
            If the disk refuses. What was there before is untouched.
        """
        name = check_name(plan.name)
        with held(lock_path(self.files, name), f"the world {name}"), self._bed(name) as bed:
            keys = keys_from_system()
            save_keys(keys, bed.keys(name))
            known = tuple(sign_ins)
            save_sign_ins(known, bed.logins(name), made_by=self.made_by)
            keep((one for one in self.own if one.regime.id == plan.regime_id), bed.regimes(name))
            wiring = with_regimes(self.wiring, kept(bed.regimes(name)))
            world = World(name, Database.open(bed.database(name)), keys, wiring)
            try:
                planted = plant(world, replace(plan, sign_ins=plans_of(known)), progress, ground=ground)
                advance(world, plan.start_us, actors=people_of(world) if plan.inhabited else None)
                then(world)
            finally:
                world.database.close()
            _move_in(bed, self.files, name)
        return planted

    @contextmanager
    def _bed(self, name: str) -> Iterator[WorldFiles]:
        """Make a hidden folder beside the worlds; it is gone afterwards, whatever happened."""
        folder = self.files.folder / f"{HIDDEN}{name}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        try:
            yield WorldFiles(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def people_of(world: World) -> Actors:
    """Return those who act in a world that no portal serves: they reach it through an application of its own."""
    shelf = Shelf()
    shelf.add(world)
    actors: Actors = create_app(shelf).state.actors
    return actors


def prepare_folder(files: WorldFiles, houses: int) -> None:
    """Make the folder that holds worlds, and refuse at once if planting cannot succeed in it.

    Parameters
    ----------
    files : WorldFiles
    houses : int
        How many houses will be planted, in all worlds.

    Raises
    ------
    CommandError
        If the disk has too little room.
    OSError
        If the folder cannot be made or written.
    """
    files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    probe = files.folder / ".can-be-written"
    probe.touch()
    probe.unlink()
    free, needed = shutil.disk_usage(files.folder).free, _LEAST_BYTES + houses * _HOUSE_BYTES
    if free < needed:
        message = (
            f"the disk is too full: planting needs about {needed // 1_000_000} MB in {files.folder}, and "
            f"{free // 1_000_000} MB are free; free some space, plant a smaller town (--town tiny), or name another "
            "folder with --database sqlite:///FOLDER"
        )
        raise environment(message)


def lock_path(files: WorldFiles, name: str) -> Path:
    """Return where a world's lock lies."""
    return files.folder / f".{name}.lock"


def _move_in(bed: WorldFiles, home: WorldFiles, name: str) -> None:
    """Put a complete world where it belongs: its database last, for that is what makes it a world."""
    old = home.database(name)
    for path in (old, *(old.with_name(old.name + suffix) for suffix in _BESIDE)):
        path.unlink(missing_ok=True)
    bed.keys(name).replace(home.keys(name))
    bed.logins(name).replace(home.logins(name))
    shutil.rmtree(home.regimes(name), ignore_errors=True)
    if bed.regimes(name).is_dir():
        bed.regimes(name).replace(home.regimes(name))
    bed.database(name).replace(old)
