"""Who can act in a planted world: the fictional agencies, their people, the company's, and which residents sign in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..policy.roles import Role
from ..policy.units import DAY, HOUR
from ..worlds.wiring import PasswordHasher
from .incidents import Incident
from .plans import PlantPlan
from .plant_rows import Drawn, Ids, Row
from .population import Population

_NEAR_DEG2: Final = 0.003**2
"""Squared degrees within which a camera counts as near an incident: about 300 m."""


def own_agency(ids: Ids) -> str:
    """Return the id of the town's own police department."""
    return ids.of("agency", "own")


def agencies(ids: Ids, plan: PlantPlan) -> list[Row]:
    """Return the rows of the fictional agencies, with agreements that began 90 days ago."""
    named = (
        (own_agency(ids), f"{plan.town.title} Police Department"),
        (ids.of("agency", "other"), "Gannet County Sheriff's Office"),
    )
    begun_us = plan.start_us - 90 * DAY
    return [
        {"id": agency_id, "name": name, "agreement_from_us": begun_us, "agreement_to_us": None}
        for agency_id, name in named
    ]


def accounts(ids: Ids) -> list[Row]:
    """Return the accounts of everybody who is no resident."""
    own, other = own_agency(ids), ids.of("agency", "other")
    people = (
        ("officer", Role.OFFICER, "Det. Mara Quill", own, True),
        ("second-officer", Role.OFFICER, "Ofc. Tobias Wren", own, False),
        ("administrator", Role.ADMINISTRATOR, "Lt. Ines Calder", own, False),
        ("other-officer", Role.OFFICER, "Dep. Silas Thorne", other, True),
        ("moderator", Role.MODERATOR, "Company reviewer", None, False),
        ("researcher", Role.RESEARCHER, "Researcher", None, False),
    )
    return [
        _account(_staff(ids, who), role, name, agency, may_post=may_post)
        for who, role, name, agency, may_post in people
    ]


def resident_accounts(ids: Ids, people: Population) -> Iterator[Row]:
    """Yield the accounts of every resident."""
    for resident in people.residents:
        yield _account(ids.resident(resident.key), Role.RESIDENT, "", None, may_post=False)


def _staff(ids: Ids, who: str) -> str:
    return ids.of("account", "staff", who)


def _account(account_id: str, role: Role, name: str, agency: str | None, *, may_post: bool) -> Row:
    return {
        "id": account_id,
        "role": role.value,
        "staff_name": name,
        "agency_id": agency,
        "may_post": may_post,
        "active": True,
    }


def credentials(ids: Ids, plan: PlantPlan, drawn: Drawn, hasher: PasswordHasher) -> Iterator[Row]:
    """Give the planned sign-ins to the staff, and to residents whose cameras recorded something.

    A planned resident for whom the town has nobody left gets no sign-in.
    """
    residents = iter(_residents_with_clips(drawn, plan))
    for sign_in in plan.sign_ins:
        account_id: str | None = _staff(ids, sign_in.who)
        if sign_in.role is Role.RESIDENT:
            key = next(residents, None)
            account_id = ids.resident(key) if key else None
        if account_id:
            password_hash = hasher.hash(sign_in.password)
            yield {"account_id": account_id, "email": sign_in.email, "password_hash": password_hash}


def _residents_with_clips(drawn: Drawn, plan: PlantPlan) -> list[str]:
    """Name one resident of each household with clips, those of the featured incident's households first."""
    homes = {camera.key: camera.household_key for camera in drawn.people.cameras}
    residents: dict[str, str] = {}
    for resident in drawn.people.residents:
        residents.setdefault(resident.household_key, resident.key)
    order = [*_near_the_featured(drawn, plan, homes), *(homes[clip.camera_key] for clip in drawn.clips), *residents]
    return [residents[key] for key in dict.fromkeys(order)]


def _near_the_featured(drawn: Drawn, plan: PlantPlan, homes: dict[str, str]) -> list[str]:
    if not drawn.incidents:
        return []
    busy = drawn.incidents[-1] if plan.lively else _busiest(drawn)
    places: dict[str, tuple[float, float]] = {}
    for camera in drawn.people.cameras:
        places.setdefault(camera.household_key, (camera.lon, camera.lat))
    first = [homes[clip.camera_key] for clip in drawn.clips if clip.start_us >= busy.from_us - HOUR]
    return [key for key in first if _distance2(places[key], busy) < _NEAR_DEG2]


def _busiest(drawn: Drawn) -> Incident:
    """Return the incident that most cameras recorded around; of several, the newest."""
    places = {camera.key: (camera.lon, camera.lat) for camera in drawn.people.cameras}

    def recorded(incident: Incident) -> int:
        within = (incident.from_us - HOUR, incident.to_us + HOUR)
        return len(
            {
                clip.camera_key
                for clip in drawn.clips
                if within[0] <= clip.start_us <= within[1]
                and _distance2(places[clip.camera_key], incident) < _NEAR_DEG2
            }
        )

    return max(drawn.incidents, key=lambda incident: (recorded(incident), incident.to_us))


def _distance2(place: tuple[float, float], incident: Incident) -> float:
    return (place[0] - incident.lon) ** 2 + (place[1] - incident.lat) ** 2
