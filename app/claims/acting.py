"""What people do in an experiment: filing, reviewing, waiting, answering. Every choice comes from the tape."""

from __future__ import annotations

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any, Final, Literal

from ..client import Exchange, Portal
from .claim import Site, Tape
from .walk import API

_MOST_INCIDENTS: Final = 12
"""As many incidents are tried before an experiment gives up."""
HALF_DEG: Final = 0.004
"""Half the side of the square areas that officers draw here: about 0.3 square miles in all."""


def file_request(site: Site, tape: Tape, number: int) -> str:
    """File a request about an incident of the tape's choice, and see it through review; "" if it was refused."""
    officer = site.reader("officer")
    incidents = officer.get(f"{API}/officer/incidents").json()["features"]
    incident = incidents[tape.below(len(incidents))]
    body = draft_about(incident, number)
    filed = officer.write("POST", f"{API}/officer/requests", body, key=f"file-{number:04d}")
    if "id" not in filed.json():
        return ""
    if filed.json()["state"] == "in-review":
        path = f"{API}/company/requests/{filed.json()['id']}/review"
        site.reader("moderator").write("POST", path, {"approve": True}, key=f"review-{number:04d}")
    return str(filed.json()["id"])


class Replayed:
    """The same choices, for one world after the other."""

    def __init__(self, choices: tuple[int, ...]) -> None:
        self._choices = iter(choices)

    def below(self, bound: int) -> int:
        """Return the next choice, folded into the bound."""
        return next(self._choices) % bound


class Copied:
    """One choice, given whenever it is asked for."""

    def __init__(self, choice: int) -> None:
        self._choice = choice

    def below(self, bound: int) -> int:
        """Return the choice, folded into the bound."""
        return self._choice % bound


def ask_until_heard(tape: Tape, hears: Site, other: Site) -> None:
    """File requests in two worlds alike until the resident of the first has heard of one.

    An experiment on a resident whom no request can reach would show nothing.

    Raises
    ------
    RuntimeError
        If no incident on record reaches the resident.
    """
    first = tape.below(_MOST_INCIDENTS)
    for number in range(_MOST_INCIDENTS):
        for site in (hears, other):
            file_request(site, Replayed((first + number,)), number)
            site.pass_minutes(30)
        if notices_of(hears.reader("resident")):
            return
    message = "no incident on record reaches the resident: this world cannot show anything about opting out"
    raise RuntimeError(message)


def draft_about(incident: dict[str, Any], number: int) -> dict[str, Any]:
    """Draft a request that every regime admits: a square round the incident, three hours each way."""
    lon, lat = incident["geometry"]["coordinates"][:2]
    about = incident["properties"]
    middle = datetime.fromisoformat(about["window_from"])
    west, east, south, north = lon - HALF_DEG, lon + HALF_DEG, lat - HALF_DEG, lat + HALF_DEG
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "incident_id": about["id"],
        "case_number": about["case_number"],
        "contact": "desk@police.example",
        "message": f"Message {number}: did your camera see anything?",
        "area": {"type": "Polygon", "coordinates": [ring]},
        "window_from": (middle - timedelta(hours=3)).isoformat(),
        "window_to": (middle + timedelta(hours=1)).isoformat(),
    }


def notices_of(resident: Portal) -> list[dict[str, Any]]:
    """List a resident's notices."""
    return list(resident.get(f"{API}/me/notices").json()["notices"])


def text_of(resident: Portal, notice_id: str) -> str:
    """Read a notice; return the version of the text that stands before a yes to it.

    Raises
    ------
    RuntimeError
        If it cannot be read: a yes that is refused because it names no text would show nothing.
    """
    seen = resident.get(f"{API}/me/notices/{notice_id}")
    if seen.status != HTTPStatus.OK:
        message = f"a notice cannot be read ({seen.status}): this world cannot show anything about answers"
        raise RuntimeError(message)
    return str(seen.json()["notice_version"])


def choose(resident: Portal, purpose: Literal["requests", "map"], *, agree: bool) -> Exchange:
    """Choose for good; a yes reads before what it agrees to, and names it."""
    body: dict[str, object] = {"purpose": purpose, "agree": agree}
    if agree:
        body["notice_version"] = resident.get(f"{API}/me/choices").json()[f"{purpose}_notice"]["version"]
    return resident.write("POST", f"{API}/me/choices", body)


def answer(resident: Portal, notice_id: str, choice: str, key: str) -> None:
    """Answer a notice: "share" everything in its window, "decline", or "ignore" it."""
    if choice == "decline":
        resident.write("POST", f"{API}/me/notices/{notice_id}/decline", key=key)
    if choice == "share":
        seen = resident.get(f"{API}/me/notices/{notice_id}").json()
        body = {"clip_ids": [clip["id"] for clip in seen["clips"]], "notice_version": seen["notice_version"]}
        if seen["clips"]:
            resident.write("POST", f"{API}/me/notices/{notice_id}/share", body, key=key)


def probe(site: Site, number: int) -> None:
    """Make calls that are refused or only measure, so that their answers are compared too."""
    officer = site.reader("officer")
    incident = officer.get(f"{API}/officer/incidents").json()["features"][0]
    draft = draft_about(incident, number)
    officer.call("POST", f"{API}/officer/area-checks", {"area": draft["area"]})
    officer.write("POST", f"{API}/officer/requests", draft | {"case_number": "none"}, key=f"refused-{number:04d}")
    officer.write("POST", f"{API}/officer/requests", {}, key=f"invalid-{number:04d}")
    site.reader("other-officer").write("POST", f"{API}/officer/requests", draft, key=f"foreign-{number:04d}")
    site.reader("neighbor").get(f"{API}/officer/requests")
