"""How residents answer a request: share chosen clips, or decline.

Silence is never consent, and nothing leaves without a grant that is live inside the releasing transaction. What a
resident takes back is for `withdrawing.py`, and what they choose for good for `choosing.py`.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Final

from ..policy.acts import Share
from ..policy.casefile import Standing
from ..policy.consent.file import ConsentFile
from ..policy.decision import Decision, Reason
from ..policy.facts import ClipFact, ReleaseFact, RequestFact
from ..policy.regime import ContactField
from ..policy.roles import Role
from ..policy.rules.who_said_yes import agrees_to_share, wants_requests
from ..policy.units import DAY
from ..storage import consents, decisions, notices, objections, own_releases, requests
from .answer_case import Case, open_case, scopes_of, yes_to
from .consenting import as_event, say
from .footage_room import Leaving, digest, store_leaving
from .making_ready import NOTHING_READY, MadeReady, ready_in
from .own_desk import Declined, Desk, NotThere
from .own_shapes import Answered, ShareDraft
from .request_life import terms_of
from .retention import expect_end
from .totals import count_answers

DRAWS: Final = 8
"""Numbers that are drawn for a household: two households draw the same six digits about once in a million."""
CANNOT_LEAVE = Reason(
    "clips-cannot-be-shared",
    "At least one clip is not yours, lies outside the window or is no longer kept, or your household opted out, or "
    "somebody who was filmed objected. Nothing was shared.",
)
SAID_NO_AT_HOME = Reason(
    "household-said-no", "Somebody in your household said no to this request, so nothing can be shared."
)
NOTICE_CHANGED = Reason(
    "notice-changed",
    "What you are told about sharing has changed since you read it. Read it again at the request itself, then choose.",
)
TAKEN_BACK = Reason("taken-back", "You took one of these clips back. It cannot be shared again for this request.")


def share(
    desk: Desk, notice_id: str, draft: ShareDraft, ready: MadeReady = NOTHING_READY
) -> Answered | Declined | NotThere:
    """Release the clips that a resident chose, all or none of them.

    Parameters
    ----------
    ready : MadeReady
        Copies that were drawn beforehand; it decides nothing, and what is lacking is drawn here.
    """
    case = open_case(desk, notice_id)
    if case is None:
        return NotThere()
    barred = desk.plain.why_not_shared(case.request.state, case.terms) or _outdated(case, draft)
    if barred is not None:
        return Declined((barred,))
    act = _act(desk, case, tuple(dict.fromkeys(draft.clip_ids)))
    decision = _decide(desk, case, act)
    if len(decision.covered) != len(act.chosen):
        return _unreleased(desk, case, act)
    return _give(desk, case, decision, draft, ready)


def _give(
    desk: Desk, case: Case, decision: Decision[ClipFact], draft: ShareDraft, ready: MadeReady
) -> Answered | Declined:
    """Write the yes down and release what the decision covers, in this one transaction."""
    notice_id = case.notice.notice_id
    held = own_releases.released_clips(desk.rows, desk.household_id, case.request.request_id)
    if any(clip.clip_id in held and held[clip.clip_id].taken_back for clip in decision.covered):
        return Declined((TAKEN_BACK,))
    fresh = [clip for clip in decision.covered if clip.clip_id not in held]
    opened = _open(desk, case, fresh, draft, ready)
    if isinstance(opened, Reason):
        return Declined((opened,))
    refused = say(desk.world, desk.rows, yes_to(desk, case), desk.now.clock_us)
    if refused is not None:
        return Declined((refused,))
    label = _label(desk, case.request)
    for clip, gone in zip(fresh, opened, strict=True):
        _release(desk, case.request, clip, gone, label, decision.rules)
    notices.set_answer(desk.rows, notice_id, "shared", desk.now.clock_us)
    count_answers(desk.world, desk.rows, case.request.agency_id, desk.regime)
    return Answered(notice_id=notice_id, answer="shared", released_clips=len(fresh))


def _outdated(case: Case, draft: ShareDraft) -> Reason | None:
    """Say no to a yes that was given to another text than the one in force."""
    return NOTICE_CHANGED if draft.notice_version != case.told.version else None


def _act(desk: Desk, case: Case, chosen: tuple[str, ...]) -> Share:
    """Put together what is to be judged, with the yes that this share begins with and all that others said before."""
    held = consents.file_of(desk.rows, desk.household_id)
    position = consents.next_position(desk.rows, desk.household_id)
    grant = as_event(desk.world, yes_to(desk, case), desk.now.clock_us, position)
    request = case.request
    return Share(
        household_id=desk.household_id,
        chosen=frozenset(chosen),
        consent=ConsentFile((*held.events, grant), held.residents),
        agency_id=request.agency_id,
        incident_type=request.incident_type,
        request_id=request.request_id,
        scopes=frozenset(scopes_of(case.terms)),
        notice_version=case.told.version,
        from_us=request.from_us,
        to_us=request.to_us,
        now_us=desk.now.clock_us,
        objections=objections.upheld(desk.rows, request.from_us, request.to_us),
    )


def _decide(desk: Desk, case: Case, act: Share) -> Decision[ClipFact]:
    own = Standing(role=Role.RESIDENT, now_us=desk.now.clock_us, account_id=desk.account_id)
    window = (act.from_us, act.to_us)
    facts = notices.clip_facts(desk.rows, desk.household_id, tuple(sorted(act.chosen)), window)
    return desk.world.gate.decide(act, own, facts, case.bound)


def _unreleased(desk: Desk, case: Case, act: Share) -> Answered | Declined:
    """Say why nothing was released; a yes that waits only for the household's others is kept."""
    wants = wants_requests(act.consent, act.household_id, case.bound, act.now_us, act)
    agreed = [agrees_to_share(act, case.bound, scope) for scope in sorted(act.scopes)]
    if wants is False or all(agreed):
        return Declined((CANNOT_LEAVE,))
    if False in agreed:
        return Declined((SAID_NO_AT_HOME,))
    everybody = _as_if_all_agreed(act, desk.account_id)
    if len(_decide(desk, case, everybody).covered) != len(act.chosen):
        return Declined((CANNOT_LEAVE,))
    refused = say(desk.world, desk.rows, yes_to(desk, case), act.now_us)
    if refused is not None:
        return Declined((refused,))
    return Answered(notice_id=case.notice.notice_id, answer=case.notice.answer, released_clips=0, waits=True)


def _as_if_all_agreed(act: Share, account_id: str) -> Share:
    """Return the same act in a household of one, to see whether only the others' yes is lacking."""
    return replace(act, consent=ConsentFile(act.consent.events, frozenset({account_id})))


def _label(desk: Desk, request: RequestFact) -> str:
    """Name the household for this request by a number that says nothing, or by name where its rules do."""
    given = notices.labels(desk.rows, request.request_id)
    if desk.household_id in given:
        return given[desk.household_id]
    name, _, _ = notices.contact_of(desk.rows, desk.account_id)
    terms = terms_of(desk.world, request, desk.regime)
    numbers = (_number(desk, request, turn) for turn in range(DRAWS))
    labels = [desk.plain.how_neighbors_are_named(number, name, terms) for number in numbers]
    # Two people may have one name; then every draw is taken, and the first one stands.
    return next((label for label in labels if label not in given.values()), labels[0])


def _number(desk: Desk, request: RequestFact, turn: int) -> int:
    """Draw a household's six-digit number in a request from the world's key.

    Numbers in the order of sharing would show by a gap that somebody before took a share back, even one that nobody
    had seen. This one depends on nobody else's answer, unless two households draw the same.
    """
    drawn = desk.world.new_id("label", request.request_id, desk.household_id, str(turn))
    return int(hashlib.sha256(drawn.encode()).hexdigest(), 16) % 900_000 + 100_000


def _open(desk: Desk, case: Case, clips: list[ClipFact], draft: ShareDraft, made: MadeReady) -> list[Leaving] | Reason:
    """Get the copies of clips that a decision covers; a reason where the device secret does not open one of them."""
    leaves: list[Leaving] = []
    for clip in clips:
        ready = ready_in(desk, made, clip.clip_id, draft, case.terms)
        if isinstance(ready.found, Reason):
            return ready.found
        ready.keep(desk.rows)
        leaves += [ready.gone] if ready.gone else []
    return leaves


def _release(
    desk: Desk, request: RequestFact, clip: ClipFact, gone: Leaving, label: str, rules: tuple[str, ...]
) -> None:
    name, home, email = notices.contact_of(desk.rows, desk.account_id)
    phone = notices.phone_of(desk.rows, desk.account_id)
    contact: dict[ContactField, str] = {"name": name, "address": home, "email": email, "phone": phone}
    terms = terms_of(desk.world, request, desk.regime)
    days = terms.sharing.agency_days.value
    release = ReleaseFact(
        release_id=desk.world.new_id("release", request.request_id, clip.clip_id),
        request_id=request.request_id,
        agency_id=request.agency_id,
        label=label,
        start_us=clip.start_us,
        end_us=clip.end_us,
        released_us=desk.now.clock_us,
        expires_us=None if days is None else desk.now.clock_us + days * DAY,
        contact=desk.plain.what_goes_with_a_clip(contact, terms),
        picture_sha256=digest(gone.picture),
        triage="received" if terms.sharing.route.value == "evidence-system" else "",
    )
    requests.add_release(desk.rows, release, gone.picture_type, gone.picture)
    store_leaving(desk.world, desk.rows, release.release_id, gone)
    expect_end(desk.world, desk.rows, release)
    # The yes that this share wrote down, and no other, stands behind the release.
    grant_id = consents.last_yes(desk.rows, desk.household_id, desk.account_id, request.request_id)
    origin = own_releases.Origin(desk.household_id, clip.clip_id, gone.capture.sha256, grant_id)
    own_releases.add_origin(desk.rows, release.release_id, origin)
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
