"""Opens planted worlds for serving, after looking whether each can be served."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.exc import NoResultFound

from ..storage import migrate
from ..worlds.shelf import Shelf, WorldFiles, open_world
from ..worlds.wiring import Wiring
from ..worlds.world import World
from .problems import CommandError, environment


def refuse_sabotage(wiring: Wiring) -> None:
    """Refuse a wiring that was broken on purpose: such portals are tested, never served.

    Raises
    ------
    CommandError
        If any sabotage is at work.
    """
    if wiring.sabotages:
        raise CommandError(f"a sabotaged portal is never served: {', '.join(wiring.sabotages)}")


def fill_shelf(files: WorldFiles, names: Sequence[str], wiring: Wiring) -> Shelf:
    """Open worlds and bring their databases to the newest schema.

    Parameters
    ----------
    names : sequence of str
        Worlds of the folder.

    Raises
    ------
    CommandError
        If one is damaged, or follows a regime that this version does not know.
    ShelfError, KeysError, KeptRegimeError, SchemaTooNewError
        If one is missing, its keys or the rules it keeps are, or a newer version made it.
    """
    refuse_sabotage(wiring)
    shelf = Shelf()
    try:
        for name in names:
            shelf.add(_opened(files, name, wiring))
    except BaseException:
        close_all(shelf)
        raise
    return shelf


def close_all(worlds: Iterable[World]) -> None:
    """Close every world's database, which also folds its log into it."""
    for world in worlds:
        world.database.close()


def _opened(files: WorldFiles, name: str, wiring: Wiring) -> World:
    path = files.database(name)
    if path.is_file() and path.stat().st_size == 0:
        raise environment(_damaged(name))
    world = open_world(files, name, wiring)
    try:
        _check(world)
    except BaseException:
        world.database.close()
        raise
    return world


def _check(world: World) -> None:
    if not migrate.is_current(world.database):
        migrate.upgrade(world.database)
    try:
        regime_id = world.now().regime_id
    except NoResultFound as error:
        raise environment(_damaged(world.name)) from error
    if regime_id not in world.wiring.regimes:
        message = f"the world {world.name} follows {regime_id}, a regime that this version does not know"
        advice = f"install the version that it was planted with, or restore {world.name}.regimes/{regime_id}.toml from"
        raise environment(f"{message}; {advice} your backup if the rules were your own, or plant the world anew")


def _damaged(name: str) -> str:
    return f"the world {name} is damaged; restore its database from a backup, or plant it anew (--fresh)"
