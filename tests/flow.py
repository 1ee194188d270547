"""The flow of one request, as tests walk it."""

from __future__ import annotations

from typing import Any

from glassporch.client import Exchange, Portal

API = "/api/v1"


def square(lon: float, lat: float, half_deg: float = 0.004) -> dict[str, Any]:
    """A square area around a place."""
    west, east, south, north = lon - half_deg, lon + half_deg, lat - half_deg, lat + half_deg
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def draft_for(incident: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A sound draft about an incident."""
    lon, lat = incident["geometry"]["coordinates"][:2]
    about = incident["properties"]
    return {
        "incident_id": about["id"],
        "case_number": about["case_number"],
        "contact": "mara.quill@heronsford.example",
        "message": "Please look at your footage of that evening.",
        "area": square(lon, lat),
        "window_from": about["window_from"],
        "window_to": about["window_to"],
    } | changes


def incidents(officer: Portal) -> list[dict[str, Any]]:
    """The incidents on the officer's record."""
    return list(officer.get(f"{API}/officer/incidents").json()["features"])


def file(officer: Portal, incident: dict[str, Any] | None = None, *, key: str = "", **changes: Any) -> Exchange:
    """File a request about an incident, the newest by default, under a given or a counted key."""
    chosen = incident or incidents(officer)[0]
    return officer.write("POST", f"{API}/officer/requests", draft_for(chosen, **changes), key=key)
