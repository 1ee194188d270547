"""``glassporch demo`` and ``serve``: the port first, then the worlds, then the portal."""

from __future__ import annotations

import socket
from contextlib import closing

from ..worlds.shelf import Shelf, WorldFiles
from .output import Format, note, print_json
from .ports import Address, base_url
from .problems import CommandError
from .serving import serve_worlds, stop_on_sigterm


def run_demo(
    files: WorldFiles,
    town: str,
    regime_ids: list[str],
    address: Address | None,
    *,
    everything: bool,
    fresh: bool,
    written: Format,
) -> None:
    """Plant what is missing of the demo and serve it.

    Parameters
    ----------
    address : Address or None
        None only plants.
    everything : bool
        A world for every shipped regime, where a few are the custom.
    """
    from .demo import plan_demo, plant_demo

    stop_on_sigterm()
    demo = plan_demo(files, town, regime_ids, everything=everything)
    if address is None:
        plant_demo(demo, fresh=fresh)
        _report_planted(demo.names(), written)
        return
    with closing(address.take()) as taken:  # before planting: a busy port must not cost half a minute
        plant_demo(demo, fresh=fresh)
        _serve(files, demo.names(), taken, written)


def run_serve(files: WorldFiles, names: list[str], address: Address, *, written: Format) -> None:
    """Serve planted worlds, all of the folder without any name.

    Raises
    ------
    CommandError
        If there is nothing to serve, or the port cannot be had.
    """
    stop_on_sigterm()
    wanted = list(dict.fromkeys(names)) or files.names()
    if not wanted:
        message = f"there is no world in {files.folder}; plant one with: glassporch demo, or glassporch seed"
        raise CommandError(message)
    with closing(address.take()) as taken:
        _serve(files, wanted, taken, written)


def _report_planted(names: list[str], written: Format) -> None:
    if written is Format.JSON:
        print_json({"worlds": names})
    else:
        note(f"planted: {', '.join(names)}; serve them with: glassporch serve")


def _serve(files: WorldFiles, names: list[str], taken: socket.socket, written: Format) -> None:
    from .ready import announce

    base = base_url(taken)

    def ready(shelf: Shelf) -> None:
        announce(files, shelf, base, written)

    serve_worlds(files, names, taken, ready)
