"""A scene that many tests begin with: a request that was delivered, and a resident with clips in its window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from glassporch.client import Exchange, Portal
from glassporch.policy.regime import Known
from glassporch.policy.units import DAY
from glassporch.services.portal import token_hash
from glassporch.storage import standings
from glassporch.storage.worlds_rows import Now
from glassporch.testing.images import WALL_US, token_of
from glassporch.worlds.world import World
from sqlalchemy import Connection, text

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

    def yes_to(self, who: str, clips: list[str] | None = None, notice: str = "") -> dict[str, Any]:
        """What a resident sends who has read a notice, their newest by default, and shares clips of it."""
        seen = self.reader(who).get(f"{API}/me/notices/{notice or self.notice_of(who)}").json()
        chosen = [clip["id"] for clip in seen["clips"][:1]] if clips is None else clips
        return {"clip_ids": chosen, "notice_version": seen["notice_version"]}

    def share(self, who: str, clips: list[str] | None = None, key: str = "") -> Exchange:
        """Read the newest notice and share clips, the first by default."""
        body = self.yes_to(who, clips)
        path = f"{API}/me/notices/{self.notice_of(who)}/share"
        return self.reader(who).write("POST", path, body, key=key or f"share-{who}-{body['clip_ids']}"[:80])

    def decline(self, who: str) -> Exchange:
        """Say no."""
        return self.reader(who).write("POST", f"{API}/me/notices/{self.notice_of(who)}/decline", key=f"decline-{who}")

    def opt(self, who: str, *, out: bool, key: str = "") -> Exchange:
        """Choose for good; whoever opts in again reads before what that means."""
        body = {"opted_out": out} | ({} if out else {"notice_version": self.told(who, "requests")})
        return self.reader(who).write("PUT", f"{API}/me/standing-choice", body, key=key or f"opt-{who}-{out}")

    def told(self, who: str, purpose: str) -> str:
        """Read what a resident is told before a lasting choice; return which text it is."""
        return str(self.reader(who).get(f"{API}/me/choices").json()[f"{purpose}_notice"]["version"])

    def told_onward(self, who: str) -> str:
        """Which text a resident was asked with, whether a clip may be passed on; one never asked has none to name."""
        events = self.reader(who).get(f"{API}/me/choices/history").json()["events"]
        told = [str(one["notice_version"]) for one in events if one["purpose"] == "onward"]
        return told[-1] if told else "never-told"

    def withdraw(self, who: str, key: str = "") -> Exchange:
        """Take an answer back."""
        path = f"{API}/me/notices/{self.notice_of(who)}/withdraw"
        return self.reader(who).write("POST", path, key=key or f"withdraw-{who}")

    def choose(self, who: str, purpose: str, *, agree: bool, key: str = "", **about: Any) -> Exchange:
        """Make a lasting choice; a yes reads before what it agrees to."""
        read = {"notice_version": self.told(who, purpose)} if agree else {}
        body = {"purpose": purpose, "agree": agree} | read | about
        return self.reader(who).write("POST", f"{API}/me/choices", body, key=key or f"choose-{who}-{body}"[:80])

    def releases(self) -> int:
        """How many releases stand on record, taken back or not."""
        with self.world.database.looking() as rows:
            return int(rows.execute(text("SELECT count(*) FROM release")).scalar_one())

    def view(self, who: str = "officer") -> dict[str, Any]:
        """The request as its officer sees it."""
        return dict(self.reader(who).get(f"{API}/officer/requests/{self.request_id}").json())


def add_resident(scene: Scene, who: str, beside: str = "resident") -> Portal:
    """Sign another resident of somebody's household in."""
    account, signed = f"acc_{who}", token_hash(token_of(who))
    with scene.world.database.acting() as rows:
        home = household_of(rows, beside)
        named = "INSERT INTO account (id, role, staff_name, may_post, active, assigned_area) VALUES "
        rows.execute(text(named + "(:id, 'resident', '', 0, 1, '')"), {"id": account})
        person = "INSERT INTO person (account_id, household_id, name, email, phone, since_us) VALUES "
        values = {"id": account, "home": home, "mail": f"{who}@x.example"}
        rows.execute(text(person + "(:id, :home, 'Second', :mail, '', 0)"), values)
        standings.add_sign_in(rows, signed, account, f"csrf-of-{who}", WALL_US + DAY)
    return scene.reader(who)


def account_of(rows: Connection, who: str) -> str:
    """The account behind somebody's session."""
    query = text("SELECT account_id FROM sign_in WHERE token_hash = :hash")
    return str(rows.execute(query, {"hash": token_hash(token_of(who))}).scalar_one())


def household_of(rows: Connection, who: str) -> str:
    """The household of a resident who is signed in."""
    query = text("SELECT household_id FROM person WHERE account_id = :id")
    return str(rows.execute(query, {"id": account_of(rows, who)}).scalar_one())


def under(bench: Bench, regime_id: str, group: str, **values: Any) -> None:
    """Let the bench's worlds know one regime with some switches of a group changed."""
    base = bench.wiring.regimes[regime_id]
    known = {name: Known(value, "OWN") for name, value in values.items()}
    changed = replace(base, **{group: replace(getattr(base, group), **known)})
    bench.wiring = replace(bench.wiring, regimes={**bench.wiring.regimes, regime_id: changed})


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
