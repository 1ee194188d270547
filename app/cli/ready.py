"""What a portal says once it answers: where it is, and how to sign in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from ..worlds.shelf import Shelf, WorldFiles
from ..worlds.world import World
from .output import Format, note, print_json, report_console, table
from .sign_ins import SignIn, load_sign_ins


def announce(files: WorldFiles, shelf: Shelf, base: str, written: Format) -> None:
    """Print addresses and sign-ins.

    Parameters
    ----------
    base : str
        Address of the portal, without a path.
    """
    worlds = [_described(world, base) for world in shelf]
    groups = _grouped(files, (world.name for world in shelf))
    if written is Format.JSON:
        ways = [{"worlds": names, "sign_ins": [asdict(one) for one in known]} for known, names in groups]
        print_json({"address": f"{base}/", "worlds": worlds, "sign_ins": ways})
    else:
        _print_text(base, worlds, [_rules(world) for world in shelf], groups)
    note("ready; stop with Ctrl-C")


def _described(world: World, base: str) -> dict[str, str]:
    now = world.now()
    return {
        "world": world.name,
        "town": now.town,
        "regime": now.regime_id,
        "address": f"{base}/w/{world.name}/",
    }


def _rules(world: World) -> str:
    return world.regime(world.now().regime_id).title


def _grouped(files: WorldFiles, names: Iterable[str]) -> list[tuple[tuple[SignIn, ...], list[str]]]:
    """Put worlds with the same sign-ins together."""
    groups: dict[tuple[SignIn, ...], list[str]] = {}
    for name in names:
        groups.setdefault(load_sign_ins(files.logins(name)), []).append(name)
    return list(groups.items())


def _print_text(
    base: str,
    worlds: list[dict[str, str]],
    rules: list[str],
    groups: list[tuple[tuple[SignIn, ...], list[str]]],
) -> None:
    console = report_console()
    console.print(f"\nGlassporch is at {base}/\n")
    rows = [(one["address"], one["town"], title) for one, title in zip(worlds, rules, strict=True)]
    console.print(table(("world", "town", "rules"), rows))
    for sign_ins, names in groups:
        where = "every world" if len(groups) == 1 else ", ".join(names)
        console.print(f"\nSign-ins for {where}:\n")
        if sign_ins:
            people = [(one.role, one.email, one.password, one.note) for one in sign_ins]
            console.print(table(("role", "e-mail", "password", "who"), people))
        else:
            console.print("none on file; the passwords were noted when the world was planted, or are lost")
    console.print("\nThe public needs no sign-in. Everything here is made up; nothing is sent outside.\n")
