"""The page of what is heard of partners beside any official map. Every part of it has passed the gate."""

from __future__ import annotations

from typing import Final

from pydantic import ValidationError

from ..edge.door import AtGate, AtGateForm, GateDoor
from ..edge.pages import Page, Part
from ..edge.routes import GatedRouter
from ..policy.decision import Reason
from ..policy.roles import Role
from ..policy.wire.agency_map import ListPublicCounts, ReadAgencyMap
from ..policy.wire.announcements import (
    ListAnnouncements,
    ListRecordsAnswers,
    PhraseDraft,
    ReadOutsidersList,
    SearchAnnouncements,
)

router = GatedRouter(serves=frozenset(Role), prefix="/public/announcements", include_in_schema=False)

NO_PHRASE: Final = Reason("field-unusable", "Phrase: write 3 to 80 characters that an announcement may hold.")


@router.get("")
def show(door: AtGate) -> Page:
    """Show the announcements, the outsider's list and the records answers as of the world's own day."""
    return _page(door)


@router.post("")
def search(door: AtGateForm) -> Page:
    """Search the announcements for a phrase; one that cannot be used is said so, and kept in its field."""
    try:
        draft = PhraseDraft(phrase=door.form.get("phrase", ""))
    except ValidationError:
        return _page(door, status=422, refused=door.refuse(NO_PHRASE))
    return _page(door, found=door.ask(SearchAnnouncements(draft)))


def _page(door: GateDoor, *, status: int = 200, **more: Part) -> Page:
    return Page(
        "public/announcements.html",
        status=status,
        heard=door.ask(ListAnnouncements()),
        outsider=door.ask(ReadOutsidersList()),
        records=door.ask(ListRecordsAnswers()),
        map=door.ask(ReadAgencyMap()),
        counts=door.ask(ListPublicCounts()),
        **more,
    )
