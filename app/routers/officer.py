"""The API for officers. Every answer has passed the gate."""

from __future__ import annotations

from ..edge.door import AtGate
from ..edge.parameters import After, Category, Since, WriteKey
from ..edge.routes import GatedRouter
from ..policy.released import Released, ReleasedBytes
from ..policy.roles import Role
from ..policy.wire.agency import IncidentCollection, ListIncidents
from ..policy.wire.feed import (
    CommentOnPost,
    FeedPage,
    FetchPostFootage,
    PostCommentDraft,
    PostDraft,
    PostOfficially,
    PostView,
    ReadPost,
    feed_question,
)
from ..policy.wire.footage_request import (
    AreaJudgement,
    CheckArea,
    FileRequest,
    ListRequests,
    ReadRequest,
    RequestChanged,
    RequestFiled,
    RequestList,
    RequestView,
    ResolveRequest,
)
from ..policy.wire.life import AmendDraft, AmendRequest, ClipTriaged, TriageDraft, TriageRelease, WithdrawRequest
from ..policy.wire.map import (
    AddressDraft,
    CountList,
    FindAddress,
    FoundHouses,
    MapIndex,
    ReadCounts,
    ReadMapIndex,
    ReadTile,
)
from ..policy.wire.onward import (
    ListOtherAgencies,
    ListPassedOn,
    OtherAgencies,
    PassedClips,
    PassedOn,
    PassOn,
    PassOnDraft,
)
from ..policy.wire.picture import FetchEvidence, FetchFootage, FetchPicture
from ..policy.wire.request_draft import AreaDraft, RequestDraft
from .bodies import CAMERA_TILE, FOOTAGE, GEO, PACKAGE, PICTURE

router = GatedRouter(serves={Role.OFFICER}, prefix="/officer", tags=["officer"])


@router.get("/map")
def read_map_index(door: AtGate) -> Released[MapIndex]:
    """Which tiles of the camera map the regime publishes to your agency, in the order of their keyed ids."""
    return door.ask(ReadMapIndex())


@router.get("/map/tiles/{tile_id}", responses=CAMERA_TILE)
def read_tile(door: AtGate, tile_id: str) -> ReleasedBytes:
    """One published tile, GeoJSON; circles stand in a keyed order, which says nothing about cameras."""
    return door.fetch(ReadTile(tile_id))


@router.get("/map/counts")
def read_counts(door: AtGate) -> Released[CountList]:
    """The counts of the map in numbers, cell by cell from north to south, where the regime publishes counts."""
    return door.ask(ReadCounts())


@router.post("/address-searches")
def find_address(door: AtGate, draft: AddressDraft) -> Released[FoundHouses]:
    """The houses of a street on the public address list, where the regime lets officers jump to an address."""
    return door.ask(FindAddress(draft))


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


@router.post("/requests/{request_id}/resolve")
def resolve_request(door: AtGate, request_id: str, idempotency_key: WriteKey) -> Released[RequestChanged]:
    """Mark a delivered request of your agency as resolved, where the regime knows that."""
    del idempotency_key  # the door reads it
    return door.carry_out(ResolveRequest(request_id))


@router.post("/requests/{request_id}/amend")
def amend_request(
    door: AtGate, request_id: str, draft: AmendDraft, idempotency_key: WriteKey
) -> Released[RequestChanged]:
    """Put another text in place of a filed request's, where the regime lets you; it is reviewed like the first."""
    del idempotency_key  # the door reads it
    return door.carry_out(AmendRequest(request_id, draft))


@router.post("/requests/{request_id}/withdraw")
def withdraw_request(door: AtGate, request_id: str, idempotency_key: WriteKey) -> Released[RequestChanged]:
    """Take a filed request of your agency back, where the regime lets you."""
    del idempotency_key  # the door reads it
    return door.carry_out(WithdrawRequest(request_id))


@router.post("/releases/{release_id}/triage")
def triage_release(
    door: AtGate, release_id: str, draft: TriageDraft, idempotency_key: WriteKey
) -> Released[ClipTriaged]:
    """Keep a clip that reached your evidence system, or set it aside; set aside, it still stays for its term."""
    del idempotency_key  # the door reads it
    return door.carry_out(TriageRelease(release_id, draft))


@router.post("/releases/{release_id}/onward")
def pass_on(door: AtGate, release_id: str, draft: PassOnDraft, idempotency_key: WriteKey) -> Released[PassedOn]:
    """Pass a clip on to another agency; where the rules want the resident's consent, the answer is "asked" for good."""
    del idempotency_key  # the door reads it
    return door.carry_out(PassOn(release_id, draft))


@router.get("/feed")
def read_feed(door: AtGate, after: After = "", category: Category = None, since: Since = None) -> Released[FeedPage]:
    """What neighbors and agencies posted, newest first: the content and the blurred places that residents get."""
    return door.ask(feed_question(after, category, since))


@router.post("/feed", status_code=201)
def post_officially(door: AtGate, draft: PostDraft, idempotency_key: WriteKey) -> Released[PostView]:
    """Post in your agency's name and your own; everybody who reads the feed sees it."""
    del idempotency_key  # the door reads it
    return door.carry_out(PostOfficially(draft))


@router.get("/feed/{post_id}")
def read_post(door: AtGate, post_id: str) -> Released[PostView]:
    """One post with its comments, as residents read it."""
    return door.ask(ReadPost(post_id))


@router.get("/feed/{post_id}/footage", responses=FOOTAGE)
def fetch_post_footage(door: AtGate, post_id: str) -> ReleasedBytes:
    """The still or clip that goes with a post, to whoever may read the post: rendered anew, without place or device."""
    return door.fetch(FetchPostFootage(post_id))


@router.post("/feed/{post_id}/comments", status_code=201)
def comment_on_post(
    door: AtGate, post_id: str, draft: PostCommentDraft, idempotency_key: WriteKey
) -> Released[PostView]:
    """Comment on a post under your own name and your agency's."""
    del idempotency_key  # the door reads it
    return door.carry_out(CommentOnPost(post_id, draft))


@router.get("/agencies")
def list_other_agencies(door: AtGate) -> Released[OtherAgencies]:
    """The other agencies with an agreement in force, by name."""
    return door.ask(ListOtherAgencies())


@router.get("/passed-on")
def list_passed_on(door: AtGate) -> Released[PassedClips]:
    """The clips that other agencies passed on to yours, newest first."""
    return door.ask(ListPassedOn())


@router.get("/releases/{release_id}/picture", responses=PICTURE)
def fetch_picture(door: AtGate, release_id: str) -> ReleasedBytes:
    """The still picture of a clip that was shared with your agency, or passed on to it. Fetching it is filed."""
    return door.fetch(FetchPicture(release_id))


@router.get("/releases/{release_id}/footage", responses=FOOTAGE)
def fetch_footage(door: AtGate, release_id: str) -> ReleasedBytes:
    """The footage of a clip that was shared with your agency, or passed on to it; a film, or a still. It is filed."""
    return door.fetch(FetchFootage(release_id))


@router.head("/releases/{release_id}/footage", responses=FOOTAGE)
def measure_footage(door: AtGate, release_id: str) -> ReleasedBytes:
    """The size, type and tag of the footage, without its bytes. It is filed like fetching it."""
    return door.fetch(FetchFootage(release_id))


@router.get("/releases/{release_id}/evidence", responses=PACKAGE)
def fetch_evidence(door: AtGate, release_id: str) -> ReleasedBytes:
    """A package of a clip that was shared with your agency: footage, hashes, log, receipt, signed. It is filed."""
    return door.pack(FetchEvidence(release_id))
