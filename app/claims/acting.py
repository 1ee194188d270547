"""What people do in an experiment: filing, reviewing, waiting, answering. Every choice comes from the tape."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from ..client import Portal
from .claim import Site, Tape
from .walk import API

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


def answer(resident: Portal, notice_id: str, choice: str, key: str) -> None:
    """Answer a notice: "share" everything in its window, "decline", or "ignore" it."""
    if choice == "decline":
        resident.write("POST", f"{API}/me/notices/{notice_id}/decline", key=key)
    if choice == "share":
        clips = [clip["id"] for clip in resident.get(f"{API}/me/notices/{notice_id}").json()["clips"]]
        if clips:
            resident.write("POST", f"{API}/me/notices/{notice_id}/share", {"clip_ids": clips}, key=key)
