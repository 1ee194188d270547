"""Shared fixtures: images planted once for each worker, fresh worlds in milliseconds, readers of every role."""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import httpx
import pytest
import structlog
from fastapi import FastAPI
from glassporch.client import Portal
from glassporch.edge.in_process import client_of
from glassporch.gazetteer import Gazetteer
from glassporch.main import create_app, page_templates
from glassporch.testing.bench import Rooms
from glassporch.testing.images import Image, make_image, token_of, wiring_for_tests
from glassporch.worlds.shelf import Shelf
from glassporch.worlds.wiring import Wiring
from glassporch.worlds.world import World, advance
from hypothesis import settings
from jinja2 import Environment

settings.register_profile("glassporch", deadline=None, print_blob=True)
settings.load_profile("glassporch")

RAM = Path("/dev/shm")


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    """A folder for databases, on a RAM disk where there is one."""
    base = RAM if RAM.is_dir() and os.access(RAM, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="glassporch-", dir=base) as made:
        yield Path(made)


@pytest.fixture(scope="session")
def image_of(folder: Path) -> Callable[[str], Image]:
    """Plant an image of a regime once for each worker."""
    images: dict[str, Image] = {}

    def image(regime_id: str) -> Image:
        if regime_id not in images:
            images[regime_id] = make_image(folder, regime_id)
        return images[regime_id]

    return image


@pytest.fixture(autouse=True)
def logs_as_they_were() -> Iterator[None]:
    """Undo what a command did to the process's log lines: its streams are gone when its test is over."""
    yield
    if structlog.is_configured():
        structlog.reset_defaults()
        logging.basicConfig(handlers=[], level=logging.WARNING, force=True)


@dataclass(frozen=True)
class Stage:
    """What costs more than most tests to make, and holds nothing of any: an application's routes, the gazetteer."""

    shelf: Shelf
    app: FastAPI
    gazetteer: Gazetteer


@pytest.fixture(scope="session")
def templates() -> Environment:
    """What every application of a worker draws its pages with: compiling all templates takes seconds."""
    return page_templates()


@pytest.fixture(scope="session")
def stage(templates: Environment) -> Stage:
    """An empty stage, made once for each worker."""
    shelf = Shelf()
    return Stage(shelf, create_app(shelf, templates=templates), Gazetteer())


@pytest.fixture(scope="session")
def rooms(templates: Environment) -> Iterator[Rooms]:
    """The applications on which the experiments of one test after the other take place."""
    made = Rooms(templates)
    yield made
    made.close()


@dataclass
class Bench:
    """An application over fresh worlds, and a reader of any role in any of them."""

    shelf: Shelf
    client: httpx.Client
    image_of: Callable[[str], Image]
    folder: Path
    wiring: Wiring
    numbers: Iterator[int] = field(default_factory=count)
    opened: list[World] = field(default_factory=list)

    def world(self, regime_id: str = "heat-map-2018", *, wiring: Wiring | None = None) -> World:
        """A fresh world."""
        name = f"world-{next(self.numbers)}"
        world = self.image_of(regime_id).fresh(self.folder, name, wiring or self.wiring)
        self.shelf.add(world)
        self.opened.append(world)
        return world

    def reader(self, world: World, who: str = "") -> Portal:
        """Somebody's way to a world; the public's without a name."""
        return Portal(self.client, world.name, token_of(who) if who else "")

    def close(self) -> None:
        """Give everything back."""
        for world in self.shelf:
            self.shelf.drop(world.name)
        for world in self.opened:
            world.database.path.unlink()


@pytest.fixture
def bench(stage: Stage, image_of: Callable[[str], Image], folder: Path) -> Iterator[Bench]:
    """An application with no world yet, and a client that nobody used before."""
    with client_of(stage.app) as client:
        made = Bench(stage.shelf, client, image_of, folder, wiring_for_tests(stage.gazetteer))
        yield made
        made.close()


def pass_minutes(world: World, minutes: int) -> int:
    """Let simulated time pass."""
    return advance(world, world.now().clock_us + minutes * 60_000_000)
