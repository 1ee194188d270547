"""A scene that many tests begin with: a request that was delivered, and a resident with clips in its window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from glassporch.client import Exchange, Portal
from glassporch.storage.worlds_rows import Now
from glassporch.worlds.world import World

from .conftest import Bench, pass_minutes
from .flow import API, file, incidents


def hours_around(incident: dict[str, Any], hours: float = 2) -> dict[str, str]:
    """A window around the beginning of an incident."""
    middle = datetime.fromisoformat(incident["properties"]["window_from"])
    return {
        "window_from": (middle - timedelta(hours=hours)).isoformat(),
        "window_to": (middle + timedelta(hours=hours)).isoformat(),
    }


@dataclass
class Scene:
    """A delivered request, and whoever has to do with it."""

    bench: Bench
    world: World
    incident: dict[str, Any]
    request_id: str

    def reader(self, who: str = "") -> Portal:
        """Somebody's way to the scene's world."""
        return self.bench.reader(self.world, who)

    def now(self) -> Now:
        """The world at this moment."""
        return self.world.now()

    def notice_of(self, who: str) -> str:
        """The notice that the request brought to a resident."""
        return str(self.reader(who).get(f"{API}/me/notices").json()["notices"][0]["id"])

    def clips_of(self, who: str) -> list[str]:
        """The clips that a resident could share."""
        view = self.reader(who).get(f"{API}/me/notices/{self.notice_of(who)}").json()
        return [clip["id"] for clip in view["clips"]]

    def share(self, who: str, clips: list[str] | None = None, key: str = "") -> Exchange:
        """Share clips, the first by default."""
        chosen = self.clips_of(who)[:1] if clips is None else clips
        path = f"{API}/me/notices/{self.notice_of(who)}/share"
        return self.reader(who).write("POST", path, {"clip_ids": chosen}, key=key or f"share-{who}-{chosen}"[:80])

    def decline(self, who: str) -> Exchange:
        """Say no."""
        return self.reader(who).write("POST", f"{API}/me/notices/{self.notice_of(who)}/decline", key=f"decline-{who}")

    def opt(self, who: str, *, out: bool, key: str = "") -> Exchange:
        """Choose for good."""
        body = {"opted_out": out}
        return self.reader(who).write("PUT", f"{API}/me/standing-choice", body, key=key or f"opt-{who}-{out}")

    def view(self, who: str = "officer") -> dict[str, Any]:
        """The request as its officer sees it."""
        return dict(self.reader(who).get(f"{API}/officer/requests/{self.request_id}").json())


def review(bench: Bench, world: World, request_id: str, *, approve: bool = True, note: str = "") -> Exchange:
    """A moderator's word on a request."""
    body = {"approve": approve, "note": note}
    moderator = bench.reader(world, "moderator")
    return moderator.write("POST", f"{API}/company/requests/{request_id}/review", body, key=f"review-{request_id}")


def delivered(
    bench: Bench, regime: str = "heat-map-2018", change: Callable[[World], None] = lambda _: None, **draft: Any
) -> Scene:
    """File a request about an incident that the first resident's camera recorded around, and deliver it."""
    world = bench.world(regime)
    change(world)
    officer = bench.reader(world, "officer")
    incident = incidents(officer)[2]
    filed = file(officer, incident, **(hours_around(incident) | draft))
    assert filed.status == 201, filed.body
    request_id = filed.json()["id"]
    if filed.json()["state"] == "in-review":
        assert review(bench, world, request_id).status == 200
    pass_minutes(world, 11)
    return Scene(bench, world, incident, request_id)
