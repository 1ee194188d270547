"""The walk leaves out no address and no page that the portal has, and reads each as every role that it serves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from glassporch.claims.claim import Site
from glassporch.claims.furnished import furnish, must
from glassporch.claims.onward import say_onward
from glassporch.claims.posting import approve, publish_post
from glassporch.claims.scene import Scene, ask, is_done, other_agency
from glassporch.claims.walk import API, DOORS, EXEMPT, known_requests, walk
from glassporch.main import PAGES, ROUTERS
from glassporch.policy.regime import Regime
from glassporch.policy.regimes import REGIMES
from glassporch.policy.roles import Role
from glassporch.testing.bench import Rooms, WorldBench, seeded_tapes
from glassporch.testing.images import PEOPLE, Image

BETWEEN_THEM = ("heat-map-2018", "reference-map", "control-center-2020")
"""Regimes that between them serve every address: totals, places to search, counts, packages, posts by number."""


@pytest.fixture(scope="module")
def bench(folder: Path, image_of: Callable[[str], Image], rooms: Rooms) -> Iterator[WorldBench]:
    made = WorldBench(folder, image_of, rooms=rooms)
    yield made
    made.close()


ROLES = MappingProxyType({"": Role.PUBLIC} | dict(PEOPLE))
"""The role of every reader."""


def doors() -> set[tuple[str, str, Role]]:
    """Every address below a world that can be read, API and pages, with every role that it serves.

    What serves everybody answers everybody alike, which a test of its own holds; so the public reads it for all.
    """
    return {
        (method, route.path if router in PAGES else API + route.path, role)
        for router in (*ROUTERS, *PAGES)
        for route in router.routes
        for method in route.methods & {"GET", "HEAD"}
        for role in ({Role.PUBLIC} if Role.PUBLIC in route.serves else route.serves)
    }


def post_a_still(site: Site, who: str, regime: Regime) -> None:
    """Let a resident post with a still of a clip of their own, and see the post through review."""
    reader = site.reader(who)
    clip = reader.get(f"{API}/me/posts").json()["clips"][0]["id"]
    words = {"category": regime.feed.categories.value[0], "title": "At the door", "text": "Who is this?"}
    footage = {"clip_id": clip, "kind": "still", "begins_s": 0}
    approve(site, must(reader.write("POST", f"{API}/me/posts", {**words, "footage": footage})).json()["id"])


def played(bench: WorldBench, regime_id: str) -> Scene:
    """A world in which a neighbor shared a clip, which was then passed on with a yes where one is needed."""
    scene = ask(bench.site(REGIMES[regime_id]), REGIMES[regime_id], seeded_tapes(1)(0), "neighbor")
    assert is_done(scene.share())
    publish_post(scene.site, "resident", REGIMES[regime_id])
    furnish(scene.site, REGIMES[regime_id])
    post_a_still(scene.site, "neighbor", REGIMES[regime_id])
    letter = {"subject": "A letter", "text": "To the company."}
    assert is_done(scene.site.reader("administrator").write("POST", f"{API}/agency/letters", letter))
    [clip] = scene.shared()
    scene.act(f"releases/{clip['release_id']}/onward", {"to_agency_id": other_agency(scene.site)})
    say_onward(scene, yes=True)
    return scene


def sealed(bench: WorldBench) -> Site:
    """A world in which the neighbor who is asked has sealed every clip, which has a page of its own."""
    site = bench.site(REGIMES["assistance-2021"])
    site.seal("neighbor")
    ask(site, REGIMES["assistance-2021"], seeded_tapes(1)(0), "neighbor")
    return site


def read(site: Site) -> set[tuple[str, str, Role]]:
    """What a walk through every reader's doors is answered for, with the method and the reader's role."""
    return {
        (found.method, found.path.partition("?")[0], ROLES[who])
        for who in DOORS
        for found in walk(site.reader(who), who, known_requests(site))
        if is_done(found)
    }


def test_a_walk_reads_every_address_and_every_page_as_every_role_that_it_serves(bench: WorldBench) -> None:
    seen = {one for regime_id in BETWEEN_THEM for one in read(played(bench, regime_id).site)} | read(sealed(bench))
    walked: dict[tuple[str, Role], str] = {}
    for method, path, role in sorted(seen):
        walked[method, role] = f"{walked.get((method, role), '')} {path}"
    wanted = {one for one in doors() if one[1] not in EXEMPT}
    assert len(wanted) > 120
    left_out = {
        (method, address, role.value)
        for method, address, role in wanted
        if not re.search(rf"(^| ){re.sub('{[^}]*}', '[^/ ]+', address)}( |$)", walked.get((method, role), ""))
    }
    assert not left_out, "say in glassporch.claims.walk who reads these, or why nobody does"


def test_what_serves_everybody_answers_everybody_alike(bench: WorldBench) -> None:
    site = bench.site(REGIMES["video-request-2019"])
    publish_post(site, "resident", REGIMES["video-request-2019"])
    for door in DOORS[""]:
        answers = {
            (found.status, found.headers, found.body) for who in DOORS for found in [site.reader(who).get(API + door)]
        }
        assert len(answers) == 1, door


def test_what_no_walk_reads_is_there_and_is_the_researchers(bench: WorldBench) -> None:
    site = bench.site(REGIMES["reference-blind"])
    for address, why in EXEMPT.items():
        assert why
        there = address.format(shape="csv")
        assert is_done(site.reader("researcher").get(there)), address
        assert not is_done(site.reader("officer").get(there)), address
    assert set(EXEMPT) <= {address for _, address, _ in doors()}
