"""The API for officers. Every answer has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.agency import IncidentCollection, ListIncidents
from ..policy.wire.footage_request import (
    AreaDraft,
    AreaJudgement,
    CheckArea,
    FileRequest,
    ListRequests,
    ReadRequest,
    RequestDraft,
    RequestFiled,
    RequestList,
    RequestView,
)
from ..policy.wire.map import MapIndex, ReadMapIndex, ReadTile
from ..policy.wire.picture import FetchPicture
from .bodies import CAMERA_TILE, GEO, PICTURE

router = GatedRouter(serves={Role.OFFICER}, prefix="/officer", tags=["officer"])


@router.get("/map")
def read_map_index(door: AtGate) -> Released[MapIndex]:
    """Which tiles of the camera map the regime publishes to your agency, in the order of their keyed ids."""
    return door.ask(ReadMapIndex())


@router.get("/map/tiles/{tile_id}", responses=CAMERA_TILE)
def read_tile(door: AtGate, tile_id: str) -> ReleasedBytes:
    """One published tile, GeoJSON; circles stand in a keyed order, which says nothing about cameras."""
    return door.fetch(ReadTile(tile_id))


@router.get("/incidents", responses=GEO)
def list_incidents(door: AtGate) -> Released[IncidentCollection]:
    """The incidents in your agency's own records, newest first."""
    return door.ask(ListIncidents())


@router.post("/area-checks")
def check_area(door: AtGate, draft: AreaDraft) -> Released[AreaJudgement]:
    """How large an area is, and whether the regime allows it. Nothing is filed."""
    return door.ask(CheckArea(draft))


@router.post("/requests", status_code=201)
def file_request(door: AtGate, draft: RequestDraft, idempotency_key: WriteKey) -> Released[RequestFiled]:
    """File a footage request. The answer is the same whatever the area holds."""
    del idempotency_key  # the door reads it
    return door.file(FileRequest(draft))


@router.get("/requests")
def list_requests(door: AtGate) -> Released[RequestList]:
    """Your agency's own requests, newest first."""
    return door.ask(ListRequests())


@router.get("/requests/{request_id}")
def read_request(door: AtGate, request_id: str) -> Released[RequestView]:
    """One of your agency's own requests, with what was shared in answer to it."""
    return door.ask(ReadRequest(request_id))


@router.get("/releases/{release_id}/picture", responses=PICTURE)
def fetch_picture(door: AtGate, release_id: str) -> ReleasedBytes:
    """The still picture of a clip that a resident shared with your agency. Fetching it is filed."""
    return door.fetch(FetchPicture(release_id))
