"""What experiments with legal demands have in common: a paper, the legal desk's word on it, and what comes of it.

Everything here acts from outside, over the portal's interface.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final

from ..client import Exchange
from .claim import Site
from .scene import is_done
from .walk import API

NAMED: Final = "resident"
"""Whom the papers name; the test worlds let this resident's cameras record something."""
DAY_MINUTES: Final = 24 * 60
ANSWERED_DAYS: Final = 8
"""Later than any demand is answered that the legal desk complied with."""
_WINDOW_DAYS: Final = 10


@dataclass(frozen=True, slots=True)
class Desk:
    """An officer with papers, and the company's legal desk."""

    site: Site

    def paper(self, kind: str, *, wants: tuple[str, ...] = ("content",), **more: Any) -> dict[str, Any]:
        """Write a paper for the named resident's last days."""
        now = datetime.fromisoformat(str(self.site.reader("").get(f"{API}/public/world").json()["simulated_time"]))
        return {
            "kind": kind,
            "authority": "Heron County Superior Court",
            "paper_number": "SW-17",
            "name": self.name(),
            "wants": list(wants),
            "window_from": (now - timedelta(days=_WINDOW_DAYS)).isoformat(),
            "window_to": now.isoformat(),
            **more,
        }

    def name(self) -> str:
        """Return the named resident's name, as the resident reads it."""
        return str(self.site.reader(NAMED).get(f"{API}/me").json()["name"])

    def file(self, body: dict[str, Any]) -> str:
        """File a paper; return its id, "" where it was refused."""
        answer = self.site.reader("officer").write("POST", f"{API}/officer/demands", body)
        return str(answer.json()["id"]) if answer.status == HTTPStatus.CREATED else ""

    def comply(self, demand_id: str) -> Exchange:
        """Let the legal desk comply in full."""
        path = f"{API}/legal/demands/{demand_id}/decision"
        return self.site.reader("legal-reviewer").write("POST", path, {"outcome": "full"})

    def wait(self, days: float = ANSWERED_DAYS) -> None:
        """Let simulated days pass."""
        self.site.pass_minutes(round(days * DAY_MINUTES))

    def clips(self, demand_id: str) -> list[dict[str, Any]]:
        """List what the officer finds produced."""
        return list(self.site.reader("officer").get(f"{API}/officer/demands/{demand_id}").json()["clips"])

    def told(self) -> list[dict[str, Any]]:
        """List the demands of which the named resident was told."""
        return list(self.site.reader(NAMED).get(f"{API}/me/demands").json()["demands"])

    def yields(self, body: dict[str, Any]) -> bool:
        """File a paper, comply in full, wait, and say whether footage left."""
        demand_id = self.file(body)
        if not demand_id or not is_done(self.comply(demand_id)):
            return False
        self.wait()
        return bool(self.clips(demand_id))

    def granted(self, body: dict[str, Any]) -> str:
        """File a paper with which the company complies in full; return its id.

        Raises
        ------
        RuntimeError
            If it did not: the experiment would show nothing.
        """
        demand_id = self.file(body)
        if not demand_id or not is_done(self.comply(demand_id)):
            message = f"the company did not comply with a sound {body['kind']}"
            raise RuntimeError(message)
        return demand_id
