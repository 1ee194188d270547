"""The API that serves everybody, signed in or not. Every answer has passed the gate."""

from __future__ import annotations

from datetime import date

from ..edge.door import AtGate
from ..edge.parameters import After, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.agency_map import (
    AgencyMap,
    ExportAgencyMap,
    ListPublicCounts,
    MapSearch,
    MapSearchDraft,
    Outlines,
    PublicCounts,
    ReadAgencyMap,
    ReadCountyLines,
    ReadOutlines,
    SearchAgencyMap,
)
from ..policy.wire.agreements import AgreementsInForce, ListAgreementsInForce, ListSubsidies, SubsidyList
from ..policy.wire.announcements import (
    AnnouncementList,
    FoundAnnouncements,
    ListAnnouncements,
    ListRecordsAnswers,
    OutsidersList,
    PhraseDraft,
    ReadOutsidersList,
    RecordsAnswers,
    SearchAnnouncements,
)
from ..policy.wire.changes import ListRegimeChanges, RegimeChangeList
from ..policy.wire.counted import ListTakingPart, ReadRequestCounts, RequestCounts, TakingPart
from ..policy.wire.map import BaseIndex, ReadBaseIndex, ReadBaseTile
from ..policy.wire.objection import ObjectionDraft, ObjectionReceived, ObjectToFootage
from ..policy.wire.public import (
    AttributionList,
    KeySheet,
    ListAttributions,
    ListPartners,
    PartnerCollection,
    ReadKeys,
    ReadRegime,
    ReadWorld,
    WorldSheet,
)
from ..policy.wire.regime_sheet import RegimeSheet
from ..policy.wire.register import ExportRegister, PublicRegister, ReadRegister, RegisterSearch
from ..policy.wire.statements import ListPublished, PublishedStatements
from .bodies import BASE_TILE, DRAWING, GEO, MAPPED, PACKAGE

router = GatedRouter(serves=frozenset(Role), prefix="/public", tags=["public"])


@router.get("/world")
def read_world(door: AtGate) -> Released[WorldSheet]:
    """What this world is, what time it is there, and which regime is in force."""
    return door.ask(ReadWorld())


@router.get("/keys")
def read_keys(door: AtGate) -> Released[KeySheet]:
    """The public key with which the simulated company signs receipts and evidence packages."""
    return door.ask(ReadKeys())


@router.get("/regime")
def read_regime(door: AtGate) -> Released[RegimeSheet]:
    """Every switch of the regime in force, each with its source or its assumption."""
    return door.ask(ReadRegime())


@router.get("/regime-changes")
def list_regime_changes(door: AtGate) -> Released[RegimeChangeList]:
    """Every change of the regime in force, newest first, with what it changed in plain sentences."""
    return door.ask(ListRegimeChanges())


@router.get("/requests")
def read_register(door: AtGate, after: After = "") -> Released[PublicRegister]:
    """Delivered requests, newest first, where the regime keeps a public register; a page at a time."""
    return door.ask(ReadRegister(RegisterSearch(after=after)))


@router.post("/requests/searches")
def search_register(door: AtGate, draft: RegisterSearch) -> Released[PublicRegister]:
    """Requests of the public register by agency, words, type of incident and time, in an order; a page at a time."""
    return door.ask(ReadRegister(draft))


@router.post("/requests/exports", responses=PACKAGE)
def export_register(door: AtGate, draft: RegisterSearch) -> ReleasedBytes:
    """What a search of the public register finds, and the numbers by quarter, as tables (CSV) beside a notice."""
    return door.pack(ExportRegister(draft))


@router.get("/taking-part")
def list_taking_part(door: AtGate) -> Released[TakingPart]:
    """The names of the agencies that take part here; empty where the regime does not publish them."""
    return door.ask(ListTakingPart())


@router.get("/request-counts")
def read_request_counts(door: AtGate) -> Released[RequestCounts]:
    """Delivered requests by agency and calendar quarter, once it is over; small numbers are not told."""
    return door.ask(ReadRequestCounts())


@router.get("/agencies", responses=GEO)
def list_partners(door: AtGate) -> Released[PartnerCollection]:
    """The historical register of real agencies with an agreement. None of them acts here."""
    return door.ask(ListPartners())


@router.get("/agency-map")
def read_agency_map(door: AtGate) -> Released[AgencyMap]:
    """The company's own map of its partners, as it stands on the world's own day; empty before it begins."""
    return door.ask(ReadAgencyMap())


@router.get("/agency-map/days/{day}")
def read_agency_map_of_day(door: AtGate, day: date) -> Released[AgencyMap]:
    """The partners of the map that counted on a day; of a day to come, those that count by now."""
    return door.ask(ReadAgencyMap(day))


@router.post("/agency-map/searches")
def search_agency_map(door: AtGate, draft: MapSearchDraft) -> Released[MapSearch]:
    """Agencies of the map by name or near a ZIP code or place, and whether the FBI knows an agency of that name."""
    return door.ask(SearchAgencyMap(draft))


@router.get("/agency-map/outlines")
def read_outlines(door: AtGate) -> Released[Outlines]:
    """The states as they are drawn under the map."""
    return door.ask(ReadOutlines())


@router.get("/agency-map/counties.svg", responses=DRAWING)
def read_county_lines(door: AtGate) -> ReleasedBytes:
    """The borders of counties as they are drawn under the map."""
    return door.pack(ReadCountyLines())


@router.get("/agency-map/days/{day}/agencies.zip", responses=PACKAGE)
def export_table(door: AtGate, day: date) -> ReleasedBytes:
    """What the map shows on a day as a table (CSV), packed beside its credits."""
    return door.pack(ExportAgencyMap("csv", day))


@router.get("/agency-map/days/{day}/agencies.geojson", responses=MAPPED)
def export_features(door: AtGate, day: date) -> ReleasedBytes:
    """What the map shows on a day as GeoJSON; its member ``attribution`` names source and licence."""
    return door.pack(ExportAgencyMap("geojson", day))


@router.get("/public-counts")
def list_public_counts(door: AtGate) -> Released[PublicCounts]:
    """History: the numbers of partners that the press and the company gave, beside the register's own."""
    return door.ask(ListPublicCounts())


@router.get("/announcements")
def list_announcements(door: AtGate) -> Released[AnnouncementList]:
    """Simulated: what invented agencies announced so far, one behind each partner of the register's days."""
    return door.ask(ListAnnouncements())


@router.post("/announcements/searches")
def search_announcements(door: AtGate, draft: PhraseDraft) -> Released[FoundAnnouncements]:
    """The announcements so far that hold a phrase."""
    return door.ask(SearchAnnouncements(draft))


@router.get("/outsiders-list")
def read_outsiders_list(door: AtGate) -> Released[OutsidersList]:
    """Whom an outsider has found so far by searching for stock phrases; it trails the truth, which no answer holds."""
    return door.ask(ReadOutsidersList())


@router.get("/records-answers")
def list_records_answers(door: AtGate) -> Released[RecordsAnswers]:
    """Which agencies of a standing sample answered so far that they have an agreement: a second, smaller list."""
    return door.ask(ListRecordsAnswers())


@router.get("/statements")
def list_published(door: AtGate, after: After = "") -> Released[PublishedStatements]:
    """What agencies of this world said in public, newest first; a page at a time."""
    return door.ask(ListPublished(after))


@router.get("/attributions")
def list_attributions(door: AtGate) -> Released[AttributionList]:
    """Whose data this world uses, and under which licences."""
    return door.ask(ListAttributions())


@router.get("/agreements")
def list_agreements_in_force(door: AtGate) -> Released[AgreementsInForce]:
    """The agreements in force here and their clauses; of a confidential one no more than the regime publishes."""
    return door.ask(ListAgreementsInForce())


@router.get("/subsidies")
def list_subsidies(door: AtGate) -> Released[SubsidyList]:
    """The documented subsidy programmes of real places. They are history: none of them acts here."""
    return door.ask(ListSubsidies())


@router.get("/base-map")
def read_base_index(door: AtGate) -> Released[BaseIndex]:
    """The tiles of the base map: public geometry, the same in every regime, in the order of their keyed ids."""
    return door.ask(ReadBaseIndex())


@router.get("/base-map/tiles/{tile_id}", responses=BASE_TILE)
def read_base_tile(door: AtGate, tile_id: str) -> ReleasedBytes:
    """One tile of the base map, GeoJSON."""
    return door.fetch(ReadBaseTile(tile_id))


@router.post("/objections")
def object_to_footage(door: AtGate, draft: ObjectionDraft, idempotency_key: WriteKey) -> Released[ObjectionReceived]:
    """Object to the release of footage that shows you. Every objection gets the same answer."""
    del idempotency_key  # the door reads it
    return door.object_to(ObjectToFootage(draft))
