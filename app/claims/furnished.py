"""What stands round a portal when experiments on all doors begin: a demand, a statement, a records request, posts.

Everything here acts from outside, over the portal's interface, and in every world alike: a door behind which there
is nothing shows nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from ..client import Exchange, Portal
from ..policy.regime import Regime
from .claim import Site
from .legal_papers import Desk
from .records import holder
from .scene import is_done
from .walk import API

UNTIL_ANSWERED_MINUTES: Final = 60 * 24 * 10 + 1
"""Just longer than the legal desk and an agency's records office take."""
_DAYS: Final = 90
_TOPICS: Final = ("requests", "statements", "agreements", "statistics", "accounts")


def furnish(site: Site, regime: Regime) -> None:
    """Serve a warrant, publish a statement, ask for records, post as an agency, and let a neighbor follow the feed.

    Time passes until all of it is answered.

    Raises
    ------
    RuntimeError
        If any of it was not taken: an experiment on its doors would show nothing.
    """
    desk = Desk(site)
    desk.granted(desk.paper("warrant"))
    publish_statement(site)
    site.pass_minutes(1)
    ask_for_records(site.reader("journalist"))
    officially: dict[str, Any] = {"category": regime.feed.categories.value[0], "title": "From the desk"}
    must(site.reader("officer").write("POST", f"{API}/officer/feed", officially | {"text": "Lock your cars."}))
    must(site.reader("neighbor").write("PUT", f"{API}/me/feed-settings", {"alerts": True}))
    site.pass_minutes(UNTIL_ANSWERED_MINUTES)


def publish_statement(site: Site) -> None:
    """Draft a statement, see it through the company's review where there is one, and publish it."""
    officer = site.reader("officer")
    body = {"kind": "press-release", "title": "A portal for residents", "text": "Join your neighbors."}
    drafted = must(officer.write("POST", f"{API}/newsroom/statements", body)).json()
    path = f"{API}/newsroom/statements/{drafted['id']}"
    if drafted["needs_approval"]:
        must(officer.write("POST", f"{path}/submit"))
        review = f"{API}/partners/statements/{drafted['id']}/review"
        must(site.reader("partner-manager").write("POST", review, {"verdict": "approve"}))
    must(officer.write("POST", f"{path}/publish"))


def ask_for_records(journalist: Portal) -> None:
    """Ask for everything that the town's own police holds."""
    world = journalist.get(f"{API}/public/world").json()
    today = datetime.fromisoformat(world["simulated_time"]).date()
    days = {"from_day": (today - timedelta(days=_DAYS)).isoformat(), "to_day": today.isoformat()}
    own = holder(journalist, world["town"])
    must(journalist.write("POST", f"{API}/records/requests", {"agency_id": own, "topics": list(_TOPICS)} | days))


def must(answer: Exchange) -> Exchange:
    """Return an answer to what has to be done.

    Raises
    ------
    RuntimeError
        If it was not done.
    """
    if not is_done(answer):
        message = f"{answer.method} {answer.path} was not taken: {answer.status} {answer.body[:200]!r}"
        raise RuntimeError(message)
    return answer
