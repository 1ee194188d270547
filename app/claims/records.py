"""Claim: a records request brings out what its agency holds, and nothing by which a resident could be told."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Final

from ..client import Exchange, Portal
from ..policy.regime import Regime
from .acting import Copied
from .claim import (
    CONTRAST,
    NO_REQUESTS,
    REFERENCES,
    WITHOUT_REQUESTS,
    Bench,
    Claim,
    Expected,
    Site,
    Tape,
    Witness,
    expecting,
)
from .scene import OTHER_AGENCY, Scene, ask, is_done, is_refused
from .walk import API

_ANSWER_MINUTES: Final = 60 * 24 * 10 + 1
"""Just longer than an agency takes to answer."""
_REQUESTS: Final = f"{API}/records/requests"
_TOPICS: Final = ["requests", "statements", "agreements", "statistics", "accounts", "e-mails"]


def trial(bench: Bench, regime: Regime, tape: Tape) -> Witness | None:
    """Let one resident decline in one world and keep silent in another, and compare the records of the agency."""
    scenes = _scenes(bench, regime, tape)
    for scene, what in zip(scenes, ("decline", ""), strict=True):
        if what:
            scene.answer(what)
    answers = [records_of(scene.site, own=True) for scene in scenes]
    return (
        _missing(answers[0], scenes[0].request_id)
        or _differs(*answers)
        or _of_another(scenes[0])
        or _of_other_days(scenes[0])
        or _impossible(scenes[0].site)
    )


def _scenes(bench: Bench, regime: Regime, tape: Tape) -> tuple[Scene, Scene]:
    choice = tape.below(6)
    first, second = (ask(bench.site(regime), regime, Copied(choice)) for _ in range(2))
    return first, second


def _draft(journalist: Portal, *, own: bool, until: date | None = None) -> dict[str, Any]:
    """Draft a request for everything that the town's own police holds, or the other agency."""
    world = journalist.get(f"{API}/public/world").json()
    today = datetime.fromisoformat(world["simulated_time"]).date()
    days = {"from_day": (today - timedelta(days=90)).isoformat(), "to_day": (until or today).isoformat()}
    asked = holder(journalist, world["town"] if own else OTHER_AGENCY)
    return {"agency_id": asked, "topics": _TOPICS} | days


def holder(journalist: Portal, name: str) -> str:
    """Return the id of the agency whose name begins so: the town's own police bears the town's name."""
    listed = journalist.get(f"{API}/records/agencies").json()["agencies"]
    return str(next((one["id"] for one in listed if one["name"].startswith(name)), "none"))


def records_of(site: Site, *, own: bool, until: date | None = None) -> dict[str, Exchange]:
    """Ask for records, wait, and fetch every file of the answer but the packed one."""
    journalist = site.reader("journalist")
    filed = journalist.write("POST", _REQUESTS, _draft(journalist, own=own, until=until))
    site.pass_minutes(_ANSWER_MINUTES)
    path = f"{_REQUESTS}/{filed.json().get('id', 'none')}"
    files = journalist.get(path).json().get("files", [])
    names = [file["name"] for file in files if not file["name"].endswith(".zip")]
    return {name: journalist.get(f"{path}/files/{name}") for name in names}


def _missing(files: dict[str, Exchange], request_id: str) -> Witness | None:
    found = files.get("requests.csv")
    if found is not None and is_done(found) and request_id.encode() in found.body:
        return None
    return Witness("journalist", f"GET {_REQUESTS}", "does not hold the agency's own request")


def _differs(declined: dict[str, Exchange], silent: dict[str, Exchange]) -> Witness | None:
    """Compare the records of two worlds in which one resident declined, or kept silent."""
    for name in sorted(declined.keys() | silent.keys()):
        one, other = declined.get(name), silent.get(name)
        if one is None or other is None or one.body != other.body:
            return Witness("journalist", name, "tells a resident who declined from one who kept silent")
    return None


def _of_another(scene: Scene) -> Witness | None:
    """Look into another agency's records for the request."""
    files = records_of(scene.site, own=False)
    for name, found in files.items():
        if scene.request_id.encode() in found.body:
            return Witness("journalist", name, "holds a request of another agency")
    return None


def _of_other_days(scene: Scene) -> Witness | None:
    """Look for the request in records of days before it was filed."""
    now = datetime.fromisoformat(scene.site.reader("").get(f"{API}/public/world").json()["simulated_time"])
    for name, found in records_of(scene.site, own=True, until=now.date() - timedelta(days=60)).items():
        if scene.request_id.encode() in found.body:
            return Witness("journalist", name, "holds a request of other days")
    return None


def _impossible(site: Site) -> Witness | None:
    """Ask for days that run backwards."""
    journalist = site.reader("journalist")
    draft = _draft(journalist, own=False)
    backwards = draft | {"from_day": draft["to_day"], "to_day": draft["from_day"]}
    if is_refused(journalist.write("POST", _REQUESTS, backwards)):
        return None
    return Witness("journalist", f"POST {_REQUESTS}", "took days that run backwards")


_HELD: Final = "The agency was told how many residents declined, so its records say it."

RECORDS: Final = Claim(
    id="records",
    sentence="What comes out of an agency's records tells nobody which resident declined, and nothing of others.",
    source="GIZ-STATS: records requests brought out what agencies were told",
    threat="detecting",
    trial=trial,
    sees="one byte by which the records of two worlds differ, or one record of another agency",
    expected=expecting(
        (("heat-map-2018", CONTRAST), Expected("broken in the model", _HELD)),
        (
            (
                "video-request-2019",
                "control-center-2020",
                "assistance-2021",
                "community-requests-2025",
                *REFERENCES,
            ),
            Expected("no break found", "An agency holds shares alone, and they are counted where numbers are large."),
        ),
        ((WITHOUT_REQUESTS,), NO_REQUESTS),
    ),
)
