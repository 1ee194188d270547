"""Who can act in a planted world: the fictional agencies, their people, the company's, and which residents sign in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ..policy.roles import Role
from ..policy.units import HOUR
from ..worlds.wiring import PasswordHasher
from .incidents import Incident
from .plans import PlantPlan, SignInPlan
from .plant_rows import Drawn, Ids, Row
from .population import Population, Resident, second_resident

_NEAR_DEG2: Final = 0.003**2
"""Squared degrees within which a camera counts as near an incident: about 300 m."""


def own_agency(ids: Ids) -> str:
    """Return the id of the town's own police department."""
    return ids.of("agency", "own")


def agencies(ids: Ids, plan: PlantPlan) -> list[Row]:
    """Return the rows of the fictional agencies.

    One is federal and one does immigration: they are there to be turned away, by every set of rules that does so. The
    last has no agreement, so that one can be offered to it and signed.
    """
    own_domain = f"police.{_label(plan.town.key)}.example"
    named = (
        ("own", f"{plan.town.title} Police Department", "police", own_domain),
        ("other", "Gannet County Sheriff's Office", "sheriff", "sheriff.gannet-county.example"),
        ("federal", "Federal Harbor Inspectorate", "federal", "harbor-inspectorate.example"),
        ("immigration", "Bureau of Arrivals and Stay", "immigration", "arrivals-and-stay.example"),
        ("new", "Sallow Bay Police Department", "police", "police.sallow-bay.example"),
    )
    return [
        {"id": ids.of("agency", which), "name": name, "kind": kind, "email_domain": domain}
        for which, name, kind, domain in named
    ]


def _label(key: str) -> str:
    """Write a town's key as one part of a domain: letters, digits and inner hyphens, at most 63."""
    return re.sub(r"[^a-z0-9]+", "-", key.lower()).strip("-")[:63].strip("-") or "town"


def accounts(ids: Ids, plan: PlantPlan) -> list[Row]:
    """Return the accounts of everybody who is no resident; staff of agencies signed in at the first moment."""
    people = (
        ("officer", Role.OFFICER, "Det. Mara Quill", "own", True),
        ("second-officer", Role.OFFICER, "Ofc. Tobias Wren", "own", False),
        ("administrator", Role.ADMINISTRATOR, "Lt. Ines Calder", "own", False),
        ("other-officer", Role.OFFICER, "Dep. Silas Thorne", "other", True),
        ("other-administrator", Role.ADMINISTRATOR, "Sgt. Odile Marsh", "other", False),
        ("federal-officer", Role.OFFICER, "Insp. Corin Vale", "federal", True),
        ("immigration-officer", Role.OFFICER, "Agt. Petra Lund", "immigration", True),
        ("new-administrator", Role.ADMINISTRATOR, "Chief Amund Reyes", "new", False),
        ("moderator", Role.MODERATOR, "Company reviewer", None, False),
        ("partner-manager", Role.PARTNERS, "Partner manager", None, False),
        ("legal-reviewer", Role.LEGAL, "Company legal desk", None, False),
        ("journalist", Role.JOURNALIST, "Wilma Ames, The Evening Tern", None, False),
        ("researcher", Role.RESEARCHER, "Researcher", None, False),
    )
    return [
        _account(
            _staff(ids, who),
            role,
            name,
            ids.of("agency", agency) if agency else None,
            may_post=may_post,
            seen_us=plan.start_us if agency else None,
        )
        for who, role, name, agency, may_post in people
    ]


def resident_accounts(ids: Ids, people: Population) -> Iterator[Row]:
    """Yield the accounts of every resident."""
    for resident in people.residents:
        yield _account(ids.resident(resident.key), Role.RESIDENT, "", None, may_post=False, seen_us=None)


def _staff(ids: Ids, who: str) -> str:
    return ids.of("account", "staff", who)


def _account(account_id: str, role: Role, name: str, agency: str | None, *, may_post: bool, seen_us: int | None) -> Row:
    return {
        "id": account_id,
        "role": role.value,
        "staff_name": name,
        "agency_id": agency,
        "may_post": may_post,
        "active": True,
        "assigned_area": "",
        "seen_us": seen_us,
    }


def credentials(ids: Ids, plan: PlantPlan, drawn: Drawn, hasher: PasswordHasher) -> Iterator[Row]:
    """Give the planned sign-ins to the staff, and to residents whose cameras recorded something.

    A planned resident for whom the town has nobody left gets no sign-in.
    """
    residents = dict(resident_sign_ins(drawn, plan))
    for sign_in in plan.sign_ins:
        account_id: str | None = _staff(ids, sign_in.who)
        if sign_in.role is Role.RESIDENT:
            found = residents.get(sign_in)
            account_id = ids.resident(found.key) if found else None
        if account_id:
            password_hash = hasher.hash(sign_in.password)
            yield {"account_id": account_id, "email": sign_in.email, "password_hash": password_hash}


def resident_sign_ins(drawn: Drawn, plan: PlantPlan) -> list[tuple[SignInPlan, Resident]]:
    """Say which resident each planned resident is; those for whom the town has nobody left are nobody."""
    residents = {resident.key: resident for resident in drawn.people.residents}
    planned = [sign_in for sign_in in plan.sign_ins if sign_in.role is Role.RESIDENT]
    chosen = (residents[key] for key in _residents_with_clips(drawn, plan))
    heads = [sign_in for sign_in in planned if not sign_in.lives_with]
    found = list(zip(heads, chosen, strict=False))  # a town may have fewer residents than were planned
    homes = {sign_in.who: resident.household_key for sign_in, resident in found}
    second = (
        (sign_in, residents.get(f"{homes[sign_in.lives_with]}/2")) for sign_in in planned if sign_in.lives_with in homes
    )
    return [*found, *((sign_in, resident) for sign_in, resident in second if resident)]


def with_co_residents(drawn: Drawn, plan: PlantPlan) -> Drawn:
    """Give each household in which two are planned to sign in its second resident, where the draw gave it none."""
    people = drawn.people
    homes = {sign_in.who: who.household_key for sign_in, who in resident_sign_ins(drawn, plan)}
    shared = {homes[sign_in.lives_with] for sign_in in plan.sign_ins if sign_in.lives_with in homes}
    lonely = sorted(shared - {who.household_key for who in people.residents if who.key.endswith("/2")})
    added = (second_resident(plan.town, plan.seed, home) for home in lonely)
    return replace(drawn, people=replace(people, residents=(*people.residents, *added)))


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
