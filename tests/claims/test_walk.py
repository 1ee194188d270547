"""The walk through every reader's doors leaves out no address that the portal has, and reads each of them once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from glassporch.claims.claim import Site
from glassporch.claims.onward import say_onward
from glassporch.claims.posting import publish_post
from glassporch.claims.scene import Scene, ask, is_done, other_agency
from glassporch.claims.walk import API, DOORS, EXEMPT, known_requests, walk
from glassporch.main import WORLD, create_app
from glassporch.policy.regimes import REGIMES
from glassporch.testing.bench import WorldBench, seeded_tapes
from glassporch.testing.images import Image
from glassporch.worlds.shelf import Shelf

BETWEEN_THEM = ("heat-map-2018", "reference-map", "control-center-2020")
"""Regimes that between them serve every address: totals, places to search, counts, packages, posts by number."""


@pytest.fixture(scope="module")
def bench(folder: Path, image_of: Callable[[str], Image]) -> Iterator[WorldBench]:
    made = WorldBench(folder, image_of)
    yield made
    made.close()


def addresses() -> set[str]:
    """Every address below a world that can be read: those of the API document, and the pages'."""
    app = create_app(Shelf())
    listed = {path for path, deeds in app.openapi()["paths"].items() if "get" in deeds}
    return {path.removeprefix(WORLD) for path in listed}


def played(bench: WorldBench, regime_id: str) -> Scene:
    """A world in which a neighbor shared a clip, which was then passed on with a yes where one is needed."""
    scene = ask(bench.site(REGIMES[regime_id]), REGIMES[regime_id], seeded_tapes(1)(0), "neighbor")
    assert is_done(scene.share())
    publish_post(scene.site, "resident", REGIMES[regime_id])
    letter = {"subject": "A letter", "text": "To the company."}
    assert is_done(scene.site.reader("administrator").write("POST", f"{API}/agency/letters", letter))
    [clip] = scene.shared()
    scene.act(f"releases/{clip['release_id']}/onward", {"to_agency_id": other_agency(scene.site)})
    say_onward(scene, yes=True)
    return scene


def read(site: Site) -> set[str]:
    """What a walk through every reader's doors is answered for."""
    return {
        found.path
        for who in DOORS
        for found in walk(site.reader(who), who, known_requests(site))
        if found.method == "GET" and is_done(found)
    }


def test_a_walk_reads_every_address_of_the_api_document(bench: WorldBench) -> None:
    paths = {path for regime_id in BETWEEN_THEM for path in read(played(bench, regime_id).site)}
    known = {address: re.compile(re.sub(r"\{[^}]*\}", "[^/]+", address)) for address in addresses() - EXEMPT.keys()}
    left_out = {address for address, pattern in known.items() if not any(map(pattern.fullmatch, paths))}
    assert not left_out, "say in glassporch.claims.walk who reads these, or why nobody does"


def test_what_no_walk_reads_is_there_and_is_the_researchers(bench: WorldBench) -> None:
    site = bench.site(REGIMES["reference-blind"])
    for address, why in EXEMPT.items():
        assert why
        assert is_done(site.reader("researcher").get(address)), address
        assert not is_done(site.reader("officer").get(address)), address
    assert {address for address in EXEMPT if address.startswith(API)} <= addresses()
