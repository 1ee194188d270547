"""Legal demands for tests: papers, the legal desk's word on them, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from glassporch.client import Exchange
from glassporch.policy.units import DAY
from glassporch.policy.wire.base import moment
from glassporch.worlds.world import World, advance
from sqlalchemy import text

from .conftest import Bench
from .flow import API
from .scene import household_of

Body = dict[str, Any]


@dataclass
class Papers:
    """A world in which an officer files papers."""

    bench: Bench
    world: World

    def get(self, who: str, path: str) -> Any:
        """Read an address as somebody."""
        return self.bench.reader(self.world, who).get(f"{API}{path}").json()

    def name_of(self, who: str) -> str:
        """A resident's name."""
        return str(self.get(who, "/me")["name"])

    def paper(self, who: str = "", **changes: Any) -> Body:
        """A warrant for a resident's footage of the last ten days."""
        now = moment(self.world.now().clock_us)
        body: Body = {
            "kind": "warrant",
            "authority": "Heron County Superior Court",
            "paper_number": "SW-22-17",
            "name": self.name_of(who) if who else "",
            "wants": ["content"],
            "window_from": (now - timedelta(days=10)).isoformat(),
            "window_to": now.isoformat(),
        }
        return body | changes

    def send(self, body: Body, key: str = "demand-one", who: str = "officer") -> Exchange:
        """File a paper."""
        return self.bench.reader(self.world, who).write("POST", f"{API}/officer/demands", body, key=key)

    def file(self, body: Body, key: str = "demand-one") -> str:
        """File a paper that is admitted; return its id."""
        answer = self.send(body, key)
        assert answer.status == 201, answer.body
        return str(answer.json()["id"])

    def decide(self, demand_id: str, outcome: str = "full", **more: Any) -> Exchange:
        """Say the legal desk's word."""
        path = f"{API}/legal/demands/{demand_id}/decision"
        body = {"outcome": outcome, **more}
        return self.bench.reader(self.world, "legal-reviewer").write("POST", path, body, key=f"word-{demand_id}")

    def grant(self, body: Body, key: str = "demand-one", days: float = 8) -> str:
        """File a paper, comply with it in full, and let time pass."""
        demand_id = self.file(body, key)
        answer = self.decide(demand_id)
        assert answer.status == 200, answer.body
        self.pass_days(days)
        return demand_id

    def answer(self, demand_id: str) -> Any:
        """What the officer reads of a demand."""
        return self.get("officer", f"/officer/demands/{demand_id}")

    def pass_days(self, days: float) -> None:
        """Let simulated days pass."""
        advance(self.world, self.world.now().clock_us + int(days * DAY))

    def run(self, statement: str, **values: Any) -> Any:
        """Run a statement as the company."""
        with self.world.database.acting() as rows:
            found = rows.execute(text(statement), values)
            return found.all() if found.returns_rows else None

    def home_of(self, who: str) -> str:
        """A resident's household."""
        with self.world.database.looking() as rows:
            return household_of(rows, who)


def papers(bench: Bench, regime: str = "assistance-2021") -> Papers:
    """A fresh world for papers."""
    return Papers(bench, bench.world(regime))
