"""How residents answer: share chosen clips, decline, or change their household's standing choice.

Silence is never consent, and nothing leaves without a grant that is live inside the releasing transaction.
"""

from __future__ import annotations

from ..policy.acts import Share
from ..policy.casefile import Standing
from ..policy.decision import Decision, Reason
from ..policy.facts import ClipFact, ReleaseFact, RequestFact
from ..policy.regime import ContactField
from ..policy.roles import Role
from ..policy.rules.what_goes_with_a_clip import what_goes_with_a_clip
from ..policy.units import DAY
from ..storage import cameras, decisions, notices, requests
from .own_desk import Declined, Desk, NotThere
from .own_shapes import Answered, Household, OptDraft, ShareDraft
from .own_view import household

CANNOT_LEAVE = Reason(
    "clips-cannot-be-shared",
    "At least one clip is not yours, lies outside the window or is no longer kept, or your household opted out. "
    "Nothing was shared.",
)
ALREADY_SHARED = Reason("already-shared", "You shared clips in answer to this request; that cannot be taken back here.")


def share(desk: Desk, notice_id: str, draft: ShareDraft) -> Answered | Declined | NotThere:
    """Release the clips that a resident chose, all or none of them."""
    notice = notices.find_notice(desk.rows, desk.household_id, notice_id)
    request = requests.find_request(desk.rows, notice.request_id) if notice else None
    if notice is None or request is None:
        return NotThere()
    chosen = tuple(dict.fromkeys(draft.clip_ids))
    decision = _decide(desk, request, chosen)
    if len(decision.covered) != len(chosen):
        return Declined((CANNOT_LEAVE,))
    held = {left[2] for left in notices.releases_of(desk.rows, desk.household_id) if left[1] == request.request_id}
    fresh = [clip for clip in decision.covered if clip.clip_id not in held]
    _grant(desk, "given", request.request_id)
    label = _label(desk, request.request_id)
    for clip in fresh:
        _release(desk, request, clip, label, decision.rules)
    notices.set_answer(desk.rows, notice_id, "shared", desk.now.clock_us)
    _count(desk, request)
    return Answered(notice_id=notice_id, answer="shared", released_clips=len(fresh))


def _decide(desk: Desk, request: RequestFact, chosen: tuple[str, ...]) -> Decision[ClipFact]:
    act = Share(
        household_id=desk.household_id,
        chosen=frozenset(chosen),
        opted_out=cameras.is_opted_out(desk.rows, desk.household_id),
        from_us=request.from_us,
        to_us=request.to_us,
        now_us=desk.now.clock_us,
    )
    own = Standing(role=Role.RESIDENT, now_us=desk.now.clock_us, account_id=desk.account_id)
    facts = notices.clip_facts(desk.rows, desk.household_id, chosen, (request.from_us, request.to_us))
    return desk.world.gate.decide(act, own, facts, desk.regime)


def _label(desk: Desk, request_id: str) -> str:
    """Name the household for this request by the order in which households shared, and by nothing else."""
    given = notices.labels(desk.rows, request_id)
    return given.get(desk.household_id, f"Neighbor {len(given) + 1}")


def _release(desk: Desk, request: RequestFact, clip: ClipFact, label: str, rules: tuple[str, ...]) -> None:
    digest, media_type, body = notices.picture_to_release(desk.rows, clip.clip_id)
    name, home, email = notices.contact_of(desk.rows, desk.account_id)
    contact: dict[ContactField, str] = {"name": name, "address": home, "email": email}
    days = desk.regime.sharing.agency_days.value
    release = ReleaseFact(
        release_id=desk.world.new_id("release", request.request_id, clip.clip_id),
        request_id=request.request_id,
        agency_id=request.agency_id,
        label=label,
        start_us=clip.start_us,
        end_us=clip.end_us,
        released_us=desk.now.clock_us,
        expires_us=None if days is None else desk.now.clock_us + days * DAY,
        contact=what_goes_with_a_clip(contact, desk.regime),
        picture_sha256=digest,
    )
    requests.add_release(desk.rows, release, media_type, body)
    notices.add_origin(desk.rows, release.release_id, desk.household_id, clip.clip_id)
    _file_release(desk, release, rules)


def _file_release(desk: Desk, release: ReleaseFact, rules: tuple[str, ...]) -> None:
    decision_id = desk.world.new_id("decision", "release", release.release_id)
    decisions.file_decision(
        desk.rows,
        decisions.Filed(
            decision_id=decision_id,
            at_us=release.released_us,
            cause="Share",
            regime_id=desk.regime.id,
            agency_id=release.agency_id,
            request_id=release.request_id,
            subject=release.release_id,
            rules=rules,
        ),
    )
    decisions.note_households(desk.rows, decision_id, [desk.household_id])


def decline(desk: Desk, notice_id: str) -> Answered | Declined | NotThere:
    """Say no to one request. The request's page shows the agency what silence shows; some regimes count answers."""
    notice = notices.find_notice(desk.rows, desk.household_id, notice_id)
    request = requests.find_request(desk.rows, notice.request_id) if notice else None
    if notice is None or request is None:
        return NotThere()
    if notice.answer == "shared":
        return Declined((ALREADY_SHARED,))
    if notice.answer != "declined":
        _grant(desk, "refused", request.request_id)
        notices.set_answer(desk.rows, notice_id, "declined", desk.now.clock_us)
        _count(desk, request)
    return Answered(notice_id=notice_id, answer="declined", released_clips=0)


def choose(desk: Desk, draft: OptDraft) -> Household:
    """Store the household's standing choice; requests and sharing follow at once, the map at the next epoch."""
    if cameras.is_opted_out(desk.rows, desk.household_id) != draft.opted_out:
        _grant(desk, "opted-out" if draft.opted_out else "opted-in", None)
    return household(desk)


def _grant(desk: Desk, kind: notices.ConsentKind, request_id: str | None) -> None:
    nth = notices.count_consent(desk.rows, desk.household_id)
    event_id = desk.world.new_id("consent", desk.household_id, str(nth))
    notices.add_consent(desk.rows, event_id, desk.household_id, desk.account_id, kind, request_id, desk.now.clock_us)


def _count(desk: Desk, request: RequestFact) -> None:
    if desk.regime.records.response_totals_to_agency.value:
        notices.refresh_totals(desk.rows, request.agency_id)
