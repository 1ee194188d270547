"""A world in which every kind of thing exists, and a sound body for every write; it asserts nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from glassporch.client import Exchange, Portal
from glassporch.policy.wire.base import moment
from glassporch.services.publishing import republish
from glassporch.worlds.world import World

from ..conftest import Bench
from ..flow import draft_for, square
from ..papers import Papers
from ..scene import delivered, hours_around, under
from ..things import LETTER, NOTHING, POST, STATEMENT, objection_to, other_agency, records_from, things_in

SMALL_CELLS = {"cell_addresses": 5}
"""Homes of a cell, so few that the tiny town's map has one."""


@dataclass
class Town:
    """A world in which every kind of thing exists, and a body for every write."""

    bench: Bench
    world: Any
    ids: dict[str, str]
    base_tile: str
    bodies: dict[str, Any]
    keys: Iterator[int] = field(default_factory=count)

    def address(self, path: str, *, there: bool = True) -> str:
        """Put ids into a path: those of things of this world, or such as nothing has."""
        ids = self.ids | ({"tile_id": self.base_tile} if path.startswith("/public/base-map") else {})
        ids |= {"day": "2019-08-28", "shape": "csv"}
        return path.format_map({name: value if there else f"{value[:4]}nowhere" for name, value in ids.items()})

    def body(self, path: str) -> Any:
        """Return a sound body for a write, by the last word of its path."""
        return self.bodies.get(path, self.bodies.get(path.rsplit("/", 1)[-1]))

    def call(self, who: Portal, method: str, path: str, *, there: bool) -> Exchange:
        address = f"/api/v1{self.address(path, there=there)}"
        if method in {"GET", "HEAD"}:
            return who.call(method, address)
        return who.write(method, address, self.body(path), key=f"fresh-key-{next(self.keys)}")


def make_town(bench: Bench) -> Town:
    under(bench, "reference-map", "map", **SMALL_CELLS)
    scene = delivered(bench, "reference-map", publish_anew)
    ids = things_in(scene)
    assert NOTHING not in ids.values()
    lon, lat = scene.incident["geometry"]["coordinates"][:2]
    told = scene.reader("resident").get("/api/v1/me/onward").json()["asks"]
    bodies = {
        "sessions": {"email": "officer@test.example", "password": "officer-password"},
        "agreements": {"clauses": [], "starts": moment(scene.now().clock_us).isoformat()},
        "sign": {"agree": True},
        "end": {"reason": "The program ends."},
        "gifts": {"kind": "cameras-given", "number": 1},
        "area-checks": {"area": square(lon, lat)},
        "address-searches": {"street": "Puffin Row"},
        "searches": {"text": "Ames, IA"},
        "/public/announcements/searches": {"phrase": "on every porch"},
        "/public/requests/searches": {"words": "camera"},
        "exports": {"sort": "oldest"},
        "announcements": {"day": "2019-08-27"},
        "adoption": {"homes": 500, "months": 6, "runs": 10},
        "regime": {"regime_id": "reference-map"},
        "requests": draft_for(scene.incident, **hours_around(scene.incident)),
        "amend": {"message": "Another text."},
        "triage": {"verdict": "accepted"},
        "onward": {"to_agency_id": other_agency(scene)},
        "share": scene.yes_to(
            "resident", [next(clip for clip in scene.clips_of("resident") if clip != ids["clip_id"])], ids["notice_id"]
        ),
        "comments": {"text": "I saw a van."},
        "posts": POST,
        "feed": POST,
        "feed-settings": {"radius_m": 500, "categories": [], "alerts": True},
        "view": {"hidden": True, "muted": False},
        "{onward_id}": {"agree": True, "notice_version": told[0]["notice_version"]},
        "standing-choice": {"opted_out": False, "notice_version": scene.told("resident", "requests")},
        "choices": {"purpose": "requests", "agree": True, "notice_version": scene.told("resident", "requests")},
        "decision": {"uphold": True},
        "/legal/demands/{demand_id}/decision": {"outcome": "full"},
        "consent": {"agree": True},
        "demands": Papers(bench, scene.world).paper("resident"),
        "/records/requests": records_from(scene),
        "statements": STATEMENT,
        "alerts": {"categories": []},
        "letters": LETTER,
        "/partners/letters": LETTER | {"agency_id": ids["agency_id"]},
        "{statement_id}": {"title": "We take part", "text": "We do."},
        "/partners/statements/{statement_id}/review": {"verdict": "reject"},
        "objections": objection_to(scene),
        "review": {"approve": True},
        "clock": {"minutes": 1},
        "step": {"to": "hour"},
        "pace": {"pace": 60},
        "accept": {"code": "a-code-of-nobody", "password": "twelve letters"},
        "posting": {"may_post": False},
        "assigned-area": {"area": None},
        "invitations": {"name": "B. Name", "email": "b.name@police.tiny.example", "role": "user", "may_post": False},
    }
    base_tile = scene.reader().get("/api/v1/public/base-map").json()["tiles"][0]["id"]
    return Town(bench, scene.world, ids, base_tile, bodies)


def publish_anew(world: World) -> None:
    with world.database.acting() as rows:
        republish(world, rows)
