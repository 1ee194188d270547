"""The page of the public map of partner agencies. Every part of it has passed the gate."""

from __future__ import annotations

from datetime import date
from typing import Final

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..policy.wire.agency_map import (
    ListPublicCounts,
    MapSearchDraft,
    ReadAgencyMap,
    ReadOutlines,
    SearchAgencyMap,
)
from ..policy.wire.public import ReadRegime

router = GatedRouter(serves=frozenset(Role), prefix="/public/agency-map", include_in_schema=False)

NO_DAY: Final = Reason("field-unusable", "Day: give a date such as 2019-08-28.")
NO_WORDS: Final = Reason("field-unusable", "Search: write 2 to 80 characters: an agency, a ZIP code, or a place.")


@router.get("")
def show(door: AtGate, day: str = "", by: str = "") -> Page:
    """Show the map of a day; a day that cannot be read is said so above the map of the world's own."""
    door.keep_asked(day=day, by=by)
    try:
        asked = date.fromisoformat(day) if day else None
    except ValueError:
        return _page(door, None, status=422, refused=door.refuse(NO_DAY))
    return _page(door, asked)


@router.post("")
def search(door: AtGateForm) -> Page:
    """Search the map by name, ZIP code or place: sent as a form, so that no place stands in an address."""
    door.keep_asked(day="", by="")
    try:
        draft = MapSearchDraft(text=door.form.get("text", ""))
    except ValidationError:
        return _page(door, None, status=422, refused=door.refuse(NO_WORDS))
    return _page(door, None, found=door.ask(SearchAgencyMap(draft)))


def _page(door: GateDoor, day: date | None, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "public/agency-map.html",
        status=status,
        map=door.ask(ReadAgencyMap(day)),
        outlines=door.ask(ReadOutlines()),
        counts=door.ask(ListPublicCounts()),
        regime=door.ask(ReadRegime()),
        **more,
    )
