"""Applications that share routes and templates serve each its own shelf, behind a fence of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from glassporch.client import Portal
from glassporch.edge.in_process import client_of
from glassporch.main import another_app, create_app
from glassporch.testing.images import Image, token_of, wiring_for_tests
from glassporch.worlds.shelf import Shelf


def test_applications_that_share_their_routes_serve_each_the_world_of_its_own_shelf(
    folder: Path, image_of: Callable[[str], Image]
) -> None:
    shelves = (Shelf(), Shelf())
    first = create_app(shelves[0])
    apps = (first, another_app(first, shelves[1]))
    marked = replace(wiring_for_tests(), headers=lambda _: {"etag": "marked"})
    for shelf, name, wiring in zip(shelves, ("one", "other"), (wiring_for_tests(), marked), strict=True):
        shelf.add(image_of("reference-blind").fresh(folder, f"shared-{name}", wiring))
    assert apps[0].router is apps[1].router
    with client_of(apps[0]) as one, client_of(apps[1]) as other:
        for name, statuses in (("shared-one", (200, 404)), ("shared-other", (404, 200))):
            for path in ("/api/v1/officer/incidents", "/officer"):
                seen = [Portal(client, name, token_of("officer")).get(path) for client in (one, other)]
                assert tuple(answer.status for answer in seen) == statuses
                assert ("etag", "marked") not in seen[0].headers
                assert (("etag", "marked") in seen[1].headers) == (name == "shared-other")
    for shelf in shelves:
        for world in shelf:
            shelf.drop(world.name)
            world.database.path.unlink()
